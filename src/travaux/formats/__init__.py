"""From files to the record, one module a format family."""
