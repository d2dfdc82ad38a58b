"""The procedure: read from files, and its timeline in the record."""
