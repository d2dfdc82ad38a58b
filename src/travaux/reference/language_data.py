"""The data files of the languages, ``languages/LANGUAGE/NAME.toml``, read in one place.

A plug-in adds a language: its entry point names a package that holds the same files.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Any

from travaux.plugins import ensure_kind, ensure_new, provided


@cache
def language_folders() -> Mapping[str, Traversable]:
    """Return the folder of every language, those that plug-ins add too, by its ISO 639-1 code.

    Raises:
        BrokenPlugin: if a plug-in names no package, or a language that is shipped.
    """
    shipped = {each.name: each for each in files("travaux.languages").iterdir() if each.is_dir()}
    added = provided("languages")
    for name, package in added.items():
        ensure_kind("languages", name, package, ModuleType)
        ensure_new("languages", name, shipped)
    return {**shipped, **{name: files(package) for name, package in added.items()}}


@cache
def read_language(language: str, name: str) -> Mapping[str, Any]:
    """Return the file ``name`` of ``language``, empty where the language does not have it."""
    folder = language_folders().get(language)
    source = folder.joinpath(f"{name}.toml") if folder else None
    return tomllib.loads(source.read_text(encoding="utf-8")) if source and source.is_file() else {}


def languages_found() -> tuple[str, ...]:
    """Return the languages that have a folder with an identity, by their rank."""
    ranks = {name: read_language(name, "identity").get("rank") for name in language_folders()}
    return tuple(sorted((name for name, rank in ranks.items() if rank), key=lambda name: (ranks[name], name)))


LANGUAGES = languages_found()
"""The languages that have a folder, as ISO 639-1 codes."""
