"""What the record shows: typed read models that pages, the API, the command line and exports print."""
