"""The gate: every line that is not a plain quotation is held against the words that it cites."""
