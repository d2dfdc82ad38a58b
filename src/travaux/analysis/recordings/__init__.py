"""Recordings: where sound is cut, which words two passes agree on, and records aligned with what is heard."""
