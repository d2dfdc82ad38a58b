"""Between which days something was, where a passage names a month, a weekend or a day of the week alone."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from travaux.analysis.commitments.moments import last_of_month
from travaux.analysis.procedure.moments import days_in, last_day_before
from travaux.domain.process import DayRange
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase

_REACH = 1500  # characters before a passage whose last day a weekend or a day of the week follows
_SATURDAY = 5


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"day_ranges.{name}")


def range_of_passage(text: str, start: int, end: int) -> DayRange | None:
    """Return the first and the last day of what a sentence names: a part of a month, or the next weekend.

    None where it names several months, or none, or a weekend without a day stated before it.
    """
    several = {
        _of_days(found, last_day_before(text, found.end()))
        for found in _phrase("days").finditer(text, start, end)
    }
    if len(several) == 1 and (days := several.pop()):
        return days
    months = {_of_month(*found.groups()) for found in _phrase("month").finditer(text, start, end)}
    if months:
        return months.pop() if len(months) == 1 else None
    if _phrase("weekend").search(text, start, end):
        before = _day_before(text, start)
        if before and before.weekday() < _SATURDAY:
            saturday = before + timedelta(days=_SATURDAY - before.weekday())
            return DayRange(saturday, saturday + timedelta(days=1))
    return None


def first_day_of_range(text: str, start: int, end: int) -> date | None:
    """Return the first of several days that a passage names together with their year."""
    return next((days.first for days in ranges_in(text[start:end])), None)


def ranges_in(text: str) -> Iterator[DayRange]:
    """Yield the ranges of days that ``text`` names with their year."""
    for found in _phrase("days").finditer(text):
        if days := _of_days(found, None):
            yield days


def _of_days(found: re.Match[str], near: date | None) -> DayRange | None:
    year = int(found["year"]) if found["year"] else near.year if near else None
    month = entries("calendar", "months")[(found["month"] or found["month2"]).capitalize()]
    try:
        first, last = (
            date(year or 0, month, int(found[name] or found[f"{name}2"])) for name in ("first", "last")
        )
        return DayRange(first, last)
    except ValueError:
        return None


def weekday_after(text: str, start: int, end: int) -> date | None:
    """Return the day of the week that a sentence alone names, as the first after the day stated before it."""
    named = {found["weekday"] for found in _phrase("weekday_alone").finditer(text, start, end)}
    before = _day_before(text, start)
    if len(named) != 1 or before is None:
        return None
    ahead = (list(entries("calendar", "weekdays")).index(named.pop()) - before.weekday()) % 7
    return before + timedelta(days=ahead) if ahead else None


def weekday_before(text: str, start: int, end: int, day: date) -> date | None:
    """Return the day of the week that a sentence alone names, as the last up to a day."""
    named = {found["weekday"] for found in _phrase("weekday_alone").finditer(text, start, end)}
    if len(named) != 1:
        return None
    return day - timedelta(
        days=(day.weekday() - list(entries("calendar", "weekdays")).index(named.pop())) % 7
    )


def _day_before(text: str, start: int) -> date | None:
    """Return the last day that stands before a passage; its year is that of the last one stated in full."""
    near = last_day_before(text, start)
    days = days_in(text[max(0, start - _REACH) : start], near)
    return days[-1] if days else None


def _of_month(part: str | None, month: str, year: str) -> DayRange:
    number = entries("calendar", "months")[month.capitalize()]
    first, last = date(int(year), number, 1), last_of_month(int(year), number)
    opens, ends = entries("procedure", "day_ranges.parts").get((part or "").lower(), (1, last.day))
    return DayRange(first.replace(day=opens), first.replace(day=min(ends, last.day)))
