"""Words by which inputs say whose they are and what they ask, and by which papers say what will follow."""

import re
from collections.abc import Mapping
from functools import lru_cache

from travaux.domain.actors import Sector
from travaux.reference.tables import read_table


@lru_cache(maxsize=64)
def cues(part: str, name: str) -> re.Pattern[str]:
    """Return a pattern that finds any entry of a list as whole words."""
    return re.compile(rf"(?<!\w)(?:{_joined(part, name)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def front_keys() -> Mapping[str, str]:
    """Return which part of a masthead each key of a line "Key: value" gives, keys as patterns."""
    front = read_table("consultation.toml")["front"]
    parts = ("author", "person", "region", "sector", "title", "other")
    return {part: _alternatives(front, part) for part in parts}


@lru_cache(maxsize=1)
def front_words() -> Mapping[str, str]:
    """Return the patterns of words that open the text itself, describe it, or lead up to its author."""
    front = read_table("consultation.toml")["front"]
    return {part: _alternatives(front, part) for part in ("begins", "described", "by", "unnamed")}


@lru_cache(maxsize=1)
def sector_names() -> Mapping[Sector, re.Pattern[str]]:
    """Return the names by which inputs know the sectors."""
    names = read_table("consultation.toml")["sectors"]
    known = names if isinstance(names, Mapping) else {}
    return {Sector(name): re.compile(_alternatives(known, name), re.IGNORECASE) for name in known}


def sector_of(words: str) -> Sector | None:
    """Return the sector that ``words`` name, None where they name none."""
    bare = words.strip(" .;,*_").lower()
    return next((sector for sector, names in sector_names().items() if names.fullmatch(bare)), None)


def _joined(part: str, name: str) -> str:
    return _alternatives(read_table("consultation.toml")[part], name)


def _alternatives(table: object, name: str) -> str:
    entries = table[name] if isinstance(table, Mapping) else []
    return "|".join(_spaced(str(entry)) for entry in sorted(entries, key=len, reverse=True))


def _spaced(entry: str) -> str:
    return entry.replace(" ?", r"\s*").replace(" ", r"\s+")
