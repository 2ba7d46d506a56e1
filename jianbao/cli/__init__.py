"""What the command is made of besides the stages: processes, messages, preview, explanation."""
