"""How an overview tells of a stand without naming whose it is, and what it takes for comments on the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from travaux.reference.expressions import Expression
from travaux.reference.language_data import read_language


@dataclass(frozen=True, slots=True)
class NarrativeVerb:
    """A verb as reports use it of a speaker, and the impersonal words that stand for it."""

    pattern: Expression
    text: str


@lru_cache(maxsize=1)
def load_forms() -> tuple[NarrativeVerb, ...]:
    """Return the shipped forms, in the order in which they are tried."""
    table = read_language("en", "narration")
    idle = "|".join(_spaced(word) for word in _strings(table["idle"]))
    rows = table["form"]
    return tuple(
        NarrativeVerb(
            Expression(rf"(?:(?:{idle})\s+)*(?:{_spaced(str(row['pattern']))})(?!\w)\s*", re.IGNORECASE),
            str(row["text"]),
        )
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, Mapping)
    )


@lru_cache(maxsize=1)
def vague_nouns() -> frozenset[str]:
    """Return nouns that name no theme by themselves, in lower case."""
    return frozenset(_strings(read_language("en", "narration")["vague"]))


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _spaced(entry: str) -> str:
    return entry.replace(" ", r"\s+")


@lru_cache(maxsize=1)
def outcome_cues() -> Expression:
    """Return a pattern that finds where somebody speaks of the text that is being negotiated."""
    entries = "|".join(_spaced(entry) for entry in _strings(read_language("en", "narration")["outcome"]))
    return Expression(rf"(?<!\w)(?:{entries})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def object_cues(name: str) -> Expression:
    """Return a list of what tells the object of a stance from what surrounds it."""
    return _listed_pattern("object", name)


@lru_cache(maxsize=8)
def claim_cues(name: str) -> Expression:
    """Return a list of what makes a claim worth telling by itself, or not."""
    return _listed_pattern("claim", name)


@lru_cache(maxsize=1)
def object_forms() -> Mapping[str, str]:
    """Return how it is told that several stand for an object or against it."""
    forms = read_language("en", "narration")["object_forms"]
    return {str(way): str(form) for way, form in forms.items()} if isinstance(forms, Mapping) else {}


def _listed_pattern(table: str, name: str) -> Expression:
    entries = read_language("en", "narration")[table]
    listed = _strings(entries[name]) if isinstance(entries, Mapping) else []
    return Expression("|".join(f"(?:{_spaced(entry)})" for entry in listed), re.IGNORECASE)
