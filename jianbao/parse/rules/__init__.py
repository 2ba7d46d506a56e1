"""What speaks for a role of a line: tables of named, scored rules, a module for each kind of line."""
