"""Positions: read from files, and as the record holds them."""
