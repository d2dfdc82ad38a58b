"""Words by which inputs say whose they are and what they ask, and by which papers say what will follow.

One file a language, ``languages/LANGUAGE/consultation.toml``. Inputs come in all of them, and all are asked.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from travaux.domain.actors import Sector
from travaux.reference.expressions import Expression
from travaux.reference.language_data import LANGUAGES, read_language

_FRONT = (
    "begins", "described", "by", "unnamed", "abstract", "article", "in_name", "after_name", "saying",
    "papers", "qualified", "after_paper", "generic", "letters", "sent_from", "sent_to", "represents",
    "pronouns", "presents", "closing", "offices", "of", "on_behalf", "voice", "called", "state_before",
    "state_after", "holds", "bodies", "occasions", "goes_on", "of_name", "lists", "salutation",
)  # fmt: skip


@lru_cache(maxsize=64)
def cues(part: str, name: str) -> Expression:
    """Return a pattern that finds any entry of a list as whole words."""
    return Expression(rf"(?<!\w)(?:{_alternatives(part, name)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def front_keys() -> Mapping[str, str]:
    """Return which part of a masthead each key of a line "Key: value" gives, keys as patterns."""
    parts = ("author", "person", "region", "sector", "title", "other")
    return {part: _alternatives("front", part) for part in parts}


@lru_cache(maxsize=1)
def front_words() -> Mapping[str, str]:
    """Return the patterns of words that open the text itself, describe it, or stand in and about a name."""
    return {part: _alternatives("front", part) for part in _FRONT}


@lru_cache(maxsize=1)
def sector_names() -> Mapping[Sector, Expression]:
    """Return the names by which inputs know the sectors."""
    known = dict.fromkeys(name for language in LANGUAGES for name in _table(language, "sectors"))
    listed = {name: _alternatives("sectors", name) for name in known}
    return {Sector(name): Expression(names, re.IGNORECASE) for name, names in listed.items()}


def sector_of(words: str) -> Sector | None:
    """Return the sector that ``words`` name, None where they name none."""
    bare = words.strip(" .;,*_").lower()
    return next((sector for sector, names in sector_names().items() if names.fullmatch(bare)), None)


def _alternatives(part: str, name: str) -> str:
    return "|".join(_spaced(entry) for entry in sorted(_entries(part, name), key=len, reverse=True))


def _entries(part: str, name: str) -> Iterator[str]:
    for language in LANGUAGES:
        yield from map(str, _table(language, part).get(name, ()))


def _table(language: str, part: str) -> Mapping[str, list[str]]:
    table: Mapping[str, list[str]] = read_language(language, "consultation").get(part, {})
    return table


def _spaced(entry: str) -> str:
    return entry.replace(" ?", r"\s*").replace(" ", r"\s+")
