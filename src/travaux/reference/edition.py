"""Which edition of the shipped data is in use: every file by a digest of its content.

A finding rests on word lists as much as on code; two editions of a list may find different things.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from travaux.reference.language_data import language_folders

_LENGTH = 8  # hexadecimal digits, enough to tell a few hundred files and their editions apart


@cache
def edition() -> Mapping[str, str]:
    """Return the digest of every data file, by its path below ``data``, or from ``languages/`` on."""
    shipped = [
        *_files(files("travaux.reference").joinpath("data")),
        *(
            file
            for language, folder in language_folders().items()
            for file in _files(folder, f"languages/{language}/")
        ),
    ]
    return {name: sha256(file.read_bytes()).hexdigest()[:_LENGTH] for name, file in sorted(shipped)}


@cache
def whole_edition() -> str:
    """Return one digest for all of the shipped data."""
    return sha256(repr(sorted(edition().items())).encode()).hexdigest()[:_LENGTH]


def editions_of(*names: str) -> str:
    """Return the editions of files, or of all files of folders ("cues/"), as a line: "telling 1a2b3c4d, …".

    Raises:
        LookupError: if nothing is shipped under a name.
    """
    found = [name for wanted in names for name in _names_of_data(wanted)]
    return ", ".join(f"{name.removesuffix('.toml')} {edition()[name]}" for name in found)


def _names_of_data(wanted: str) -> list[str]:
    in_folder = wanted if wanted.endswith("/") else f"{wanted}/"
    found = [name for name in edition() if name == wanted or name.startswith(in_folder)]
    if not found:
        raise LookupError(f"no data file is shipped as {wanted!r}")
    return found


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".toml", ".csv", ".json")):
            yield f"{prefix}{entry.name}", entry
