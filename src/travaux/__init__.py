"""Travaux keeps the record of multilateral negotiations and works out what it shows.

``travaux.open(folder)`` gives a workspace's record to a program. Nothing is imported before it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from travaux.release import __version__ as __version__

if TYPE_CHECKING:
    from travaux.library import OpenRecord as OpenRecord
    from travaux.library import ValueTable as ValueTable
    from travaux.library import open as open

__all__ = ["OpenRecord", "ValueTable", "__version__", "open"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("travaux.library"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
