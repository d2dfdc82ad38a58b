"""The door for assistants: the record over the Model Context Protocol, to be read and cited."""
