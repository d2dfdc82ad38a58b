"""The registry of actors as its user wants it: what is shipped, and their own file before it."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from travaux.domain.figures import name_of
from travaux.domain.messages import message
from travaux.errors import UsageError
from travaux.reference.registry import Registry, load_registry


@lru_cache(maxsize=4)
def registry_of(actors: Path | None) -> Registry:
    """Return the shipped registry, with the user's ``actors`` file before it where there is one.

    Raises:
        UsageError: if the file cannot be read as TOML.
    """
    return load_registry(read_toml(actors)) if actors else load_registry()


def read_toml(path: Path) -> Mapping[str, object]:
    """Return a user's TOML file.

    Raises:
        UsageError: if it cannot be read.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            message("this is not a TOML file that can be read: %(error)s", error=str(error)),
            where=name_of(path),
        ) from error
