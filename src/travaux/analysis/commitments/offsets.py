"""Deadlines that are told by another moment: so long before a day, not before it, until it, from it on."""

import calendar
import re
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date
from datetime import timedelta

from travaux.analysis.commitments.ordinals import CARDINAL, read_number

_BEFORE = re.compile(
    rf"\b(?:(?:at least|not later than|no later than|not less than|no less than|at the latest|by)\s+)?"
    rf"(?P<number>{CARDINAL}|an?|one)\s+(?P<unit>(?:working |calendar )?days?|weeks?|months?|years?)\s+"
    r"(?P<side>before|prior to|in advance of|ahead of|after|following|from)\s+(?P<anchor>(?:or "
    r"on\s+)?[^;.]{2,160})"
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|neither)\b(?:(?!\blater\b)[^,;:.]){0,120}$|\b(?:earlier|sooner) than\s*$|\bnot\s*$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:from|as (?:of|from)|starting|beginning|commencing|with effect from|after|no earlier "
    r"than|not earlier than"
    r"|no sooner than|not before|since)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offset:
    """So long before or after something: ``days`` is None where they cannot be counted as such."""

    start: int
    end: int
    number: int
    unit: str
    before: bool
    anchor: int


def find_offsets(words: str) -> list[Offset]:
    """Return what is told as so long before or after something that follows."""
    found = []
    for match in _BEFORE.finditer(words):
        number = 1 if match["number"] in ("a", "an") else read_number(match["number"])
        if number:
            unit = match["unit"].removeprefix("calendar ").rstrip("s")
            before = match["side"] not in ("after", "following", "from")
            found.append(Offset(match.start(), match.end(), number, unit, before, match.start("anchor")))
    return found


def moved(day: Date, offset: Offset) -> Date | None:
    """Return the day so long before or after another; None for working days, which are not counted."""
    if offset.unit.startswith("working"):
        return None
    return shift(day, -offset.number if offset.before else offset.number, offset.unit)


def shift(day: Date, number: int, unit: str) -> Date:
    """Return the day that many days, weeks, months or years after another, before it where negative."""
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    months = day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return Date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def opens_a_time(words: str, start: int, found: str) -> bool:
    """Tell whether words set the first moment and not the last: "not before May", "from 2027"."""
    if _OPENS.match(found):
        return True
    return found.lower().startswith(("before", "prior", "until")) and bool(
        _NEGATED.search(words[:start]) if not found.lower().startswith("until") else False
    )
