"""Stages, plans, fingerprints and progress."""
