"""Who wrote it, for which paper, on which day: how bylines, datelines and credits inside paragraphs are read."""
