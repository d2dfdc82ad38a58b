"""The door for assistants: the record over the Model Context Protocol, read-only, every answer with citations."""
