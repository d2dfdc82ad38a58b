"""Of which day a passage is: one that its sentence, its paragraph or a line above it names."""

from collections import Counter
from datetime import date, timedelta

from travaux.analysis.commitments.moments import month_number
from travaux.analysis.procedure.day_ranges import ranges_in
from travaux.analysis.procedure.moments import days_in, read_day, without_limit
from travaux.language.numbers import read_number
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase

_FRONT = 600  # characters in which a document names its own day
_HEADS = 2  # running heads that must agree before they are taken for the day of a record


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"datelines.{name}")


def day_of_passage(text: str, start: int, end: int, near: date | None, *, sits: bool = False) -> date | None:
    """Return the day that a sentence names, else the one at the head of its paragraph or section.

    None where the paragraph names another day in between, or the sentence says that it was later. What is
    done in a meeting (``sits``) is of the day on which the paragraph says that the body sat.
    """
    words = _phrase("of_another").sub(" ", without_limit(text[start:end]))
    own = read_day(words, near)
    if own or days_in(words, near):
        return own
    opens = _opening(text, start)
    before = without_limit(text[opens:start])
    if _phrase("later").search(text[start:end]):
        return None
    head = _phrase("head").match(before) or (sits and _phrase("sitting").search(before))
    if head:
        days = days_in(before, near)
        return days[0] if days and len(set(days)) == 1 else None
    return None if days_in(before, near) else _line_above(text, opens, near)


def record_day(text: str) -> date | None:
    """Return the day of a record: of a line of its front that is a date, else of heads that all agree."""
    line = _phrase("line").search(text, 0, _FRONT)
    return (read_day(line[0], None) if line else None) or day_of_heads(text)


def day_of_sitting(text: str) -> tuple[date, bool] | None:
    """Return the day of the one sitting that a record is of; True where it is only that of a bulletin."""
    if heads := day_of_heads(text):
        return heads, False
    if numbered := _day_of_several(text):
        return numbered, False
    hours = _phrase("sat_hours").search(text, 0, _FRONT)
    if hours and (day := day_in_parts(hours["year"], hours["month"], hours["day"])):
        return day, False
    for name in ("sat", "of_the_day"):
        found = _phrase(name).search(text, 0, _FRONT)
        day = read_day(found["on"], None) if found else None
        if day:
            return day, name == "of_the_day"
    return None


def _day_of_several(text: str) -> date | None:
    """Return the day that "Day 2" names, where the text names the days of one meeting alone."""
    found = {read_number(one["number"]) for one in _phrase("day_of_several").finditer(text, 0, _FRONT)}
    number = found.pop() if len(found) == 1 else None
    meetings = set(ranges_in(text)) if number else set()
    if not number or len(meetings) != 1:
        return None
    days = meetings.pop()
    day = days.first + timedelta(days=number - 1)
    return day if day <= days.last else None


def day_in_parts(year: str, month: str, day: str) -> date | None:
    """Return the day that a year, the name of a month in full or in short, and a number make."""
    try:
        return date(int(year), month_number(month.capitalize()), int(day))
    except ValueError:
        return None


def is_of_another_day(words: str, sat: date) -> bool:
    """Tell whether a sentence of a record tells of what was done before the day on which it sat, or after."""
    past = any(int(year[0]) < sat.year for year in _phrase("year").finditer(words))
    return past or bool(_phrase("not_that_day").search(words))


def day_of_heads(text: str) -> date | None:
    """Return the day that the running heads of a record name, where all of them agree."""
    heads = Counter(
        (int(one["year"]), int(one["month"]), int(one["day"]))
        for one in _phrase("running_head").finditer(text)
    )
    if len(heads) != 1:
        return None
    (parts, count), *_ = heads.items()
    try:
        return date(*parts) if count >= _HEADS else None
    except ValueError:
        return None


def _opening(text: str, start: int) -> int:
    """Return where the paragraph of a passage begins: after a blank line, or a line where there is none."""
    mark = "\n\n" if "\n\n" in text else "\n"
    return text.rfind(mark, 0, start) + len(mark) if mark in text[:start] else 0


def _line_above(text: str, opens: int, near: date | None) -> date | None:
    """Return the day of the last line above that is a date, where several sections are dated so."""
    lines = list(_phrase("line").finditer(text))
    above = [line for line in lines if line.start() < opens]
    return read_day(above[-1][0], near) if above and len(lines) > 1 else None
