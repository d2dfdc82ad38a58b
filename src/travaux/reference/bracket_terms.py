"""The words written beside brackets, read once from their data file."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from travaux.reference.expressions import Expression


@dataclass(frozen=True, slots=True)
class BracketTerms:
    """Lower-case words by what they say of the bracketed text."""

    actions: Mapping[str, str]  # words to the action they stand for
    conditions: tuple[str, ...]
    company: tuple[str, ...]  # conditions that are none: they say with whom, or from what, words are proposed
    statuses: Mapping[str, str]  # words to the status they stand for
    openings: Mapping[str, str]  # words to the status that a remark means which opens with them
    placeholders: tuple[str, ...]
    blanks: frozenset[str]  # a bracket that holds just this keeps a place free
    remarks: Expression
    hangers_on: frozenset[str]  # words among names that name nobody more
    representing: Expression
    continuing: Expression
    editorial: frozenset[str]
    editorial_openings: tuple[str, ...]
    spoken_of: frozenset[str]

    def status_opening(self, said: str) -> str | None:
        """Return the status that a remark's first words tell: "suggested for closure, if …"."""
        opening = said.casefold()
        if not opening.startswith(tuple(self.openings)):
            return None
        return next(status for words, status in self.openings.items() if opening.startswith(words))


@cache
def load_bracket_terms() -> BracketTerms:
    """Return the words of ``data/bracket_terms.toml``."""
    data = tomllib.loads(files("travaux.reference").joinpath("data/bracket_terms.toml").read_text("utf-8"))
    statuses = {word: entry["status"] for entry in data["statuses"] for word in entry.get("words", ())}
    return BracketTerms(
        actions={word: action for action, words in data["actions"].items() for word in words},
        conditions=(*data["conditions"]["openings"], *data["conditions"]["company"]),
        company=tuple(data["conditions"]["company"]),
        statuses=statuses,
        openings={
            **{words: status for words, status in statuses.items() if words.count(" ") > 1},
            **{word: entry["status"] for entry in data["statuses"] for word in entry.get("openings", ())},
        },
        placeholders=tuple(data["placeholders"]["openings"]),
        blanks=frozenset(data["placeholders"]["whole"]),
        remarks=_openings(data["remarks"]["openings"]),
        hangers_on=frozenset(data["names"]["hangers_on"]),
        representing=_openings(data["names"]["representing"]),
        continuing=_openings(data["continuing"]["openings"]),
        editorial=frozenset(data["editorial"]["whole"]),
        editorial_openings=tuple(data["editorial"]["openings"]),
        spoken_of=frozenset(data["spoken_of"]["names"]),
    )


def _openings(words: Iterable[str]) -> Expression:
    """Return a pattern for any of ``words`` whole, the longest first, in either case."""
    ordered = sorted(words, key=len, reverse=True)
    return Expression(rf"\s*(?:{'|'.join(map(re.escape, ordered))})(?:(?<!\w)|(?!\w))", re.IGNORECASE)
