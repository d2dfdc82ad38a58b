"""Word lists shipped as data, one file a job and a language."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_lexicon(name: str, language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """Return the word lists of ``data/lexicons/NAME.LANGUAGE.toml``, each under its key.

    Raises:
        FileNotFoundError: if no such list is shipped.
    """
    source = files("travaux.reference").joinpath("data", "lexicons", f"{name}.{language}.toml")
    parsed = tomllib.loads(source.read_text(encoding="utf-8"))
    return {key: tuple(str(item) for item in items) for key, items in parsed.items()}


@cache
def lexicon_pattern(name: str, key: str) -> re.Pattern[str]:
    """Return what finds any entry under ``key`` of a list whose entries are patterns, in either case."""
    return re.compile("|".join(f"(?:{each})" for each in load_lexicon(name)[key]), re.IGNORECASE)
