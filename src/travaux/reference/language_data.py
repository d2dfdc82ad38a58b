"""The data files of the languages, ``languages/LANGUAGE/NAME.toml``, read in one place."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_language(language: str, name: str) -> Mapping[str, Any]:
    """Return the file ``name`` of ``language``, empty where the language does not have it."""
    source = files("travaux.languages").joinpath(language, f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else {}


def languages_found() -> tuple[str, ...]:
    """Return the languages that have a folder with an identity, by their rank."""
    folders = (each.name for each in files("travaux.languages").iterdir() if each.is_dir())
    ranks = {name: read_language(name, "identity").get("rank") for name in folders}
    return tuple(sorted((name for name, rank in ranks.items() if rank), key=lambda name: (ranks[name], name)))


LANGUAGES = languages_found()
"""The languages that have a folder, as ISO 639-1 codes."""
