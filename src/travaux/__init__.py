"""Travaux keeps the record of multilateral negotiations and works out what it shows."""

__version__ = "0.1.0"
