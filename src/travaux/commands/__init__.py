"""What changes the record: each command is one thing that a person asks for."""
