"""Pure functions from the record to findings."""
