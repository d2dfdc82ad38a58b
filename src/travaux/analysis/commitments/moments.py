"""Moments that words name as deadlines, and what a text says of itself that they may count from."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date

from travaux.domain.messages import Text
from travaux.reference.phrases import entries


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What a text says of itself that its deadlines may count from.

    ``ourselves`` are those who say "we" where the text names them. ``lasting`` where provisions hold for
    whatever will happen, as those of a treaty: what they allow "ten days" for is counted from that.
    ``before`` are words of the same sentence that stand in front of those searched: they may name a body.
    """

    adopted: Date | None = None
    body: str | None = None
    session: int | None = None
    before: str = ""
    ourselves: str | None = None
    lasting: bool = False

    def is_ahead(self, day: Date) -> bool:
        """Tell whether a day is still to come when the text is adopted: what is past is no deadline."""
        return self.adopted is None or day >= self.adopted


@dataclass(frozen=True, slots=True)
class When:
    """A deadline found in some words: its span, the day, the last day, how often it recurs, and the rule.

    ``ends`` is the day with which what recurs or goes on ends; ``opens`` the one before which nothing is due.
    ``is_period`` where the words name a time with its first and its last year.
    """

    start: int
    end: int
    rule: Text
    date: Date | None = None
    until: Date | None = None
    every: str | None = None
    ends: Date | None = None
    opens: Date | None = None
    is_period: bool = False


def months() -> Mapping[str, int]:
    """Return the number of each month by its name."""
    table: Mapping[str, int] = entries("calendar", "months")
    return table


def month_number(name: str) -> int:
    """Return the number of a month by its name, in full or in short."""
    known = months().get(name)
    return known or int(entries("deadlines", "months_in_short")[name.rstrip(".")])


def last_day(year: int, month: str | None) -> Date:
    """Return the last day of a month, or of the year where none is named."""
    return last_of_month(year, month_number(month) if month else 12)


def last_of_month(year: int, month: int) -> Date:
    """Return the last day of a month by its number."""
    return Date(year, month, calendar.monthrange(year, month)[1])
