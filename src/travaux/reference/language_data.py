"""The data files of the languages, ``languages/LANGUAGE/NAME.toml``, read in one place."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
"""The languages that have a folder, as ISO 639-1 codes."""


@cache
def read_language(language: str, name: str) -> Mapping[str, Any]:
    """Return the file ``name`` of ``language``, empty where the language does not have it."""
    source = files("travaux.languages").joinpath(language, f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else {}
