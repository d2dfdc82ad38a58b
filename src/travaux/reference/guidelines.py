"""The checklist against which participation is held: shipped, or a user's own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from travaux.domain.messages import Message, Text
from travaux.errors import UsageError

FIGURES = (
    "first paper",
    "sectors",
    "stakeholders before first draft",
    "public sources",
    "share of words",
    "meetings",
    "versions",
    "inputs after first draft",
    "inputs reflected",
    "stakeholders after first draft",
    "commitments",
    "reviews",
)
"""What a step can have shown of the record, as a file of guidelines names it."""
_REMEDY = 'write name = "…", then [[step]] tables, each with a title, and shows or silent where they apply'


@dataclass(frozen=True, slots=True)
class GuidelineStep:
    """One step: which of ``FIGURES`` speaks to it, None where none does, and what no record can show."""

    title: Text
    shows: str | None
    silent: Text


@dataclass(frozen=True, slots=True)
class Guidelines:
    """A published set of guidelines, in our own words, or a user's."""

    name: Text
    steps: tuple[GuidelineStep, ...]


@cache
def load_guidelines() -> Guidelines:
    """Return the checklist of ``data/guidelines.toml``; its words have translations."""
    text = files("travaux.reference").joinpath("data/guidelines.toml").read_text("utf-8")
    own = parse_guidelines(tomllib.loads(text))
    steps = (GuidelineStep(_told(one.title), one.shows, _told(one.silent)) for one in own.steps)
    return Guidelines(_told(own.name), tuple(steps))


def parse_guidelines(table: Mapping[str, object]) -> Guidelines:
    """Return the guidelines that a parsed file states: a ``name``, and ``[[step]]`` with a title.

    A step may name what of ``FIGURES`` it ``shows``, and in ``silent`` say what no record can show of it.

    Raises:
        UsageError: if it has no step, one lacks its title, or one shows what is no figure of the record.
    """
    entries = table.get("step")
    rows = entries if isinstance(entries, list) else []
    if not rows:
        raise UsageError("guidelines need at least one step", where="guidelines", remedy=_REMEDY)
    return Guidelines(
        str(table.get("name") or "own guidelines"),
        tuple(_step(row, place) for place, row in enumerate(rows, 1)),
    )


def _step(row: object, place: int) -> GuidelineStep:
    where = f"guidelines: step {place}"
    title = row.get("title") if isinstance(row, dict) else None
    if not isinstance(row, dict) or not isinstance(title, str) or not title.strip():
        raise UsageError("has no title", where=where, remedy=_REMEDY)
    shows = row.get("shows")
    if shows is not None and shows not in FIGURES:
        known = ", ".join(FIGURES)
        raise UsageError(f"“{shows}” is no figure of the record", where=where, remedy=f"figures are {known}")
    return GuidelineStep(title.strip(), shows, str(row.get("silent") or "").strip())


def _told(words: Text) -> Text:
    return Message(str(words))
