"""Deadlines that are set by another moment: so long before a day, not before it, until it, from it on."""

import calendar
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date
from datetime import timedelta
from functools import partial

from travaux.analysis.commitments.moments import When, last_of_month, month_number
from travaux.domain.messages import Message, counted, message
from travaux.language.numbers import read_number
from travaux.reference.phrases import entries, phrase

_phrase = partial(phrase, "deadlines")


@dataclass(frozen=True, slots=True)
class Offset:
    """So long before or after something that follows at ``anchor``; ``unit`` is day, week, month or year.

    Days that are ``working`` days are not counted.
    """

    start: int
    end: int
    number: int
    unit: str
    working: bool
    before: bool
    anchor: int
    of: bool = False


def find_offsets(words: str) -> list[Offset]:
    """Return what is said to be so long before or after something that follows."""
    found = []
    for match in _phrase("offset").finditer(words):
        number = 1 if match["single"] else read_number(match["number"])
        if number:
            ahead, working = match["before"] is not None, match["working"] is not None
            anchor = match.start("anchor")
            of = match["of"] is not None
            if of and not match["inside"]:
                continue  # "six months of the year"
            found.append(
                Offset(match.start(), match.end(), number, match["unit"], working, ahead, anchor, of)
            )
    return found


def edge_of_time(offset: Offset, words: str) -> When | None:
    """Return the moment that an offset counts from where that is an end or a beginning: "the end of 2028"."""
    found = _phrase("edge_of_a_time").match(words, offset.anchor)
    if found is None:
        return None
    month = month_number(found["month"]) if found["month"] else None
    ends = found["edge"] in entries("deadlines", "ending")
    day = last_of_month(int(found["year"]), month or 12) if ends else Date(int(found["year"]), month or 1, 1)
    rule = (
        message("the month is named: its last day") if month else message("the year is named: its last day")
    )
    return When(*found.span(), rule if ends else message("the day is named"), day, day)


def day_at_offset(day: Date, offset: Offset) -> Date | None:
    """Return the day so long before or after another; None for working days, which are not counted."""
    if offset.working:
        return None
    return shift(day, -offset.number if offset.before else offset.number, offset.unit)


def shift(day: Date, number: int, unit: str) -> Date:
    """Return the day that many days, weeks, months or years after another, before it where negative."""
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    months = day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return Date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def length(number: int, unit: str, working: bool = False) -> Message:
    """Return so many days, weeks, months or years in words."""
    if working:
        return counted("%(n)s working day", "%(n)s working days", number)
    if unit == "day":
        return counted("%(n)s day", "%(n)s days", number)
    if unit == "week":
        return counted("%(n)s week", "%(n)s weeks", number)
    if unit == "month":
        return counted("%(n)s month", "%(n)s months", number)
    return counted("%(n)s year", "%(n)s years", number)


def parsed_period(every: str) -> tuple[int, str]:
    """Return the number and the unit of a period such as "six months"."""
    number, unit = every.split()
    return read_number(number) or 1, unit.rstrip("s")


def frequency(every: str) -> Message:
    """Return in words how often something recurs after a period such as "six months"."""
    number, unit = parsed_period(every)
    if unit == "day":
        return counted("every day", "every %(n)s days", number)
    if unit == "week":
        return counted("every week", "every %(n)s weeks", number)
    if unit == "month":
        return counted("every month", "every %(n)s months", number)
    return counted("every year", "every %(n)s years", number)


def opens_a_time(words: str, start: int, found: str) -> bool:
    """Tell whether words set the first moment and not the last: "not before May", "from 2027"."""
    if _phrase("opens").match(found):
        return True
    return bool(_phrase("before").match(found) and _phrase("not_before").search(words[:start]))
