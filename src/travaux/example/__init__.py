"""The shipped example: a fictional negotiation, written for this project."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def folder() -> Traversable:
    """Return the folder that holds the manifest, the actors, the taxonomy, the truth and ``files``."""
    return files(__name__)
