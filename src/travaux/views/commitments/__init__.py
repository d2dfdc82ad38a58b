"""Commitments: read from a text, and followed in its register."""
