"""The words written beside brackets, read once from their data file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class BracketTerms:
    """Lower-case words by what they say of the bracketed text."""

    actions: Mapping[str, str]  # words to the action they stand for
    conditions: tuple[str, ...]
    statuses: Mapping[str, str]  # words to the status they stand for
    placeholders: tuple[str, ...]
    editorial: frozenset[str]
    editorial_openings: tuple[str, ...]
    spoken_of: frozenset[str]


@cache
def load_bracket_terms() -> BracketTerms:
    """Return the words of ``data/bracket_terms.toml``."""
    data = tomllib.loads(files("travaux.reference").joinpath("data/bracket_terms.toml").read_text("utf-8"))
    return BracketTerms(
        actions={word: action for action, words in data["actions"].items() for word in words},
        conditions=tuple(data["conditions"]["openings"]),
        statuses={word: entry["status"] for entry in data["statuses"] for word in entry["words"]},
        placeholders=tuple(data["placeholders"]["openings"]),
        editorial=frozenset(data["editorial"]["whole"]),
        editorial_openings=tuple(data["editorial"]["openings"]),
        spoken_of=frozenset(data["spoken_of"]["names"]),
    )
