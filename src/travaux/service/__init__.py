"""The use cases; the command line and the web call these and nothing deeper."""
