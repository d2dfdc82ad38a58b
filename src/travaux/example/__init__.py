"""The shipped example: a fictional negotiation, written for this project."""
