"""Deadlines: what a text says of when, resolved to days by rules that are shown."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - the field is called date
from functools import partial

from travaux.analysis.commitments.moments import (
    DocumentContext,
    When,
    last_day,
    last_of_month,
    month_number,
)
from travaux.analysis.commitments.months import find_months_in_figures, find_weekdays_of_months
from travaux.analysis.commitments.offsets import (
    Offset,
    day_at_offset,
    edge_of_time,
    find_offsets,
    frequency,
    length,
    opens_a_time,
    parsed_period,
    shift,
)
from travaux.analysis.commitments.sessions import (
    find_coming,
    find_meetings_of_years,
    find_numbered,
    find_of_year,
)
from travaux.domain.messages import Text, joined, message
from travaux.language.numbers import read_number
from travaux.reference.phrases import entries, phrase

_phrase = partial(phrase, "deadlines")


def find_deadlines(words: str, context: DocumentContext) -> list[When]:
    """Return the deadlines in ``words`` in reading order; none overlaps another."""
    found: list[When] = []
    offsets = find_offsets(words)
    for finder in _FINDERS:
        for when in finder(words, context):
            if not any(when.start < other.end and other.start < when.end for other in found):
                found.append(when)
    counted = [one for offset in offsets if (one := _counted(offset, found, words, context))]
    rest = [when for when in found if not any(c.start < when.end and when.start < c.end for c in counted)]
    bounded = [_bounded(when, words) for when in sorted((*rest, *counted), key=lambda when: when.start)]
    return _recurring_until(bounded, words)


def _counted(offset: Offset, found: list[When], words: str, context: DocumentContext) -> When | None:
    """Return a deadline so long before or after another moment; without a day where none is known."""
    anchors = [when for when in found if offset.anchor - 12 <= when.start <= offset.anchor + 80 and when.date]
    anchor = next((when for when in anchors if when.start < offset.end), None) or edge_of_time(offset, words)
    if anchor is None and offset.of:
        return None  # "a period of six months of the year"
    if anchor is None and _phrase("adoption").search(words[offset.anchor : offset.end]) and context.adopted:
        rule = message("the adoption on %(day)s", day=context.adopted)
        anchor = When(offset.anchor, offset.end, rule, context.adopted, context.adopted)
    if anchor is None and not offset.before:
        if any(when.start < offset.end and offset.start < when.end for when in found):
            return None  # "within N months of the adoption" is counted from what the text says of itself
        end = min(offset.end, offset.anchor + 60)
        return When(offset.start, end, message("counts from an event that the text does not date"))
    count = length(offset.number, offset.unit, offset.working)
    if anchor is None or anchor.date is None:
        unknown = message("%(time)s before a moment that is not known here", time=count)
        return When(offset.start, min(offset.end, offset.anchor + 60), unknown)
    day = day_at_offset(anchor.date if offset.before else anchor.until or anchor.date, offset)
    if day is None:
        return When(offset.start, anchor.end, message("working days are not counted here"))
    rule = (
        message("%(time)s before %(day)s: %(rule)s", time=count, day=anchor.date, rule=anchor.rule)
        if offset.before
        else message("%(time)s after %(day)s: %(rule)s", time=count, day=anchor.date, rule=anchor.rule)
    )
    return When(offset.start, anchor.end, rule, day, day)


def _bounded(when: When, words: str) -> When:
    """Return a moment as what it is to the duty: the day it is due by, opens on, or goes on until."""
    said = words[when.start : when.end]
    if when.date is None or when.every:
        return when
    late = _phrase("until").match(said) and _phrase("not_until").search(words[: when.start])
    if (late or opens_a_time(words, when.start, said)) and not when.is_period:
        first = _first_day(when.date, said)
        return replace(
            when, date=None, until=None, opens=first, rule=message("not due before %(day)s", day=first)
        )
    if _phrase("until").match(said):
        last = when.until or when.date
        return replace(
            when, date=None, until=None, ends=last, rule=message("continues until %(day)s", day=last)
        )
    return when


def _first_day(last: Date, said: str) -> Date:
    """Return the first day of what a moment names: of the year or month where it names no day."""
    if re.search(r"\b\d{1,2}\b(?!\d)", said.replace(str(last.year), "")):
        return last
    if _phrase("named_month").search(said):
        return last.replace(day=1)
    return last.replace(month=1, day=1)


def _recurring_until(found: list[When], words: str) -> list[When]:
    """Return what recurs with its first and its last day, where other words of the clause give them."""
    recurring = next((when for when in found if when.every), None)
    if recurring is None or recurring.every is None:
        return found
    bounds = [when for when in found if when is not recurring]
    ends = next((when.ends for when in bounds if when.ends), None)
    opens = next((when.opens for when in bounds if when.opens), None)
    period = next((when for when in bounds if when.is_period and when.until), None)
    if period:
        years = re.findall(r"(?:19|20)\d\d", words[period.start : period.end])
        ends, opens = period.until, Date(int(years[0]), 1, 1) if len(years) > 1 else None
    if ends is None and opens is None:
        return found
    first = opens.replace(month=12, day=31) if opens and (opens.month, opens.day) == (1, 1) else opens
    rule = _between(recurring, recurring.every, first, ends)
    kept = replace(recurring, date=first or recurring.date, until=None, ends=ends, opens=opens, rule=rule)
    gone = {id(recurring), *(id(when) for when in bounds if when.ends or when.opens or when is period)}
    return [kept, *(when for when in found if id(when) not in gone)]


def _between(recurring: When, every: str, first: Date | None, ends: Date | None) -> Text:
    """Return the rule of what recurs between two days, as far as they are known."""
    begins = message("first by %(day)s", day=first) if first else recurring.rule if recurring.date else None
    until = message("until %(day)s", day=ends) if ends else None
    return joined((frequency(every), begins, until), "; ")


def _dates(words: str, context: DocumentContext) -> Iterator[When]:
    for match in _phrase("day").finditer(words):
        leads = _phrase("day_leads").match(match[0])
        if not leads and not _phrase("anchored").search(words[: match.start()]):
            continue
        month, number = match["month"] or match["month2"], match["day"] or match["day2"]
        day = _known_day(int(match["year"]), month_number(month), int(number))
        if day and context.is_ahead(day):
            yield When(match.start(), match.end(), message("the day is named"), day, day)


def _iso_dates(words: str, context: DocumentContext) -> Iterator[When]:
    for match in _phrase("day_in_figures").finditer(words):
        year, number = match["year"] or match["year2"], int(match["day"] or match["day2"])
        month = int(match["month"] or match["month2"] or match["month3"])
        if match["month3"] and month <= _MONTHS and number <= _MONTHS and month != number:
            continue  # 3/4/2027 is a day of March or of April
        if month > _MONTHS:
            month, number = number, month
        day = _known_day(int(year), month, number)
        if day and context.is_ahead(day):
            yield When(match.start(), match.end(), message("the day is named"), day, day)


_MONTHS = 12


def _windows(words: str, context: DocumentContext) -> Iterator[When]:
    """Yield the time between two days: due by the last of them, or going on until it ("from … to …")."""
    for match in _phrase("window").finditer(words):
        last = _plain_moment(match["last"])
        first = _plain_moment(match["first"], last) if last else None
        before = words[: match.start()]
        if not first or not last or last < first or not context.is_ahead(last):
            continue
        if _of_another_event(before, match["opens"]):
            continue
        if match["opens"] == "from":
            rule = message("continues until %(day)s", day=last)
            yield When(match.start(), match.end(), rule, opens=first, ends=last)
        else:
            rule = message("the day is named")
            yield When(match.start(), match.end(), rule, last, last, opens=first, is_period=True)


def _plain_moment(words: str, end: Date | None = None) -> Date | None:
    """Return the day that words name, of a month the last; the first of a window that ends on ``end``.

    What the first leaves out, its year or its month, is that of the last.
    """
    found = _phrase("moment_in_window").match(words)
    if found is None or not (found["year"] or end):
        return None
    year = int(found["year"]) if found["year"] or end is None else end.year
    month = month_number(found["month"]) if found["month"] or end is None else end.month
    if found["day"]:
        return _known_day(year, month, int(found["day"]))
    return Date(year, month, 1) if end else last_of_month(year, month)


def _days_of_years(words: str, context: DocumentContext) -> Iterator[When]:
    """Yield a day of every year, first the one that follows the adoption."""
    for match in _phrase("day_of_years").finditer(words):
        groups = match.groupdict()
        number = next(int(groups[name]) for name in ("day", "day2", "day3") if groups[name])
        month = month_number(next(groups[name] for name in ("month", "month2", "month3") if groups[name]))
        since = context.adopted
        first = None if since is None else _known_day(since.year, month, number)
        if first and since and first <= since:
            first = _known_day(since.year + 1, month, number)
        rule = (
            message("the day is named")
            if first
            else message("the text’s date, from which to count, is not known")
        )
        yield When(match.start(), match.end(), rule, first, None, "one year")


def _known_day(year: int, month: int, number: int) -> Date | None:
    try:
        return Date(year, month, number)
    except ValueError:
        return None


def _month_years(words: str, context: DocumentContext) -> Iterator[When]:
    for match in _phrase("month").finditer(words):
        last = last_day(int(match["year"]), match["month"])
        part = entries("deadlines", "parts_of_month").get(match["part"])
        last = last.replace(day=part) if part else last
        lead = match["lead"] or ""
        if context.is_ahead(last) and not _of_another_event(words[: match.start()], lead):
            rule = (
                message("the part of the month that is named ends on %(day)s", day=last)
                if part
                else message("the month is named: its last day")
            )
            yield When(match.start(), match.end(), rule, last, last)


def _years(words: str, context: DocumentContext) -> Iterator[When]:
    for match in [*_phrase("year").finditer(words), *_phrase("year_after_comma").finditer(words)]:
        part = match.groupdict().get("part")
        last, rule = _part_of_year(int(match["year"]), part)
        if not part and _phrase("year_of_a_thing").search(match[0]):
            continue
        before = words[: match.start()]
        ends_before = not part and _phrase("before_a_year").match(match[0])
        if ends_before and not opens_a_time(before, len(before), match[0]):
            last = Date(int(match["year"]) - 1, 12, 31)
            rule = message("before the year: the last day of the one before")
        if context.is_ahead(last) and not _of_another_event(before, match.groupdict().get("lead") or ""):
            yield When(match.start(), match.end(), rule, last, last)


def _of_another_event(before: str, lead: str) -> bool:
    """Tell whether "in YEAR" only says when something else was or will be."""
    if _phrase("to_be_held").match(lead):
        return bool(_phrase("beside_an_event").search(before))
    if not _phrase("inside_a_year").match(lead):
        return False
    before = before.rstrip()
    return bool(_phrase("told_of_before").search(before)) and not _phrase("still_to_come").search(before)


def _part_of_year(year: int, part: str | None) -> tuple[Date, Text]:
    month = entries("deadlines", "parts_of_year").get(part, 12)
    rules = {
        3: message("by the end of March: the first part of the year is named"),
        6: message("by the end of June: the first half or the middle of the year is named"),
        9: message("by the end of September: the third quarter is named"),
    }
    return last_of_month(year, month), rules.get(month, message("the year is named: its last day"))


def _first_months(words: str, context: DocumentContext) -> Iterator[When]:
    for match in _phrase("first_months").finditer(words):
        month = read_number(match["number"]) or 0
        if not 1 <= month <= _MONTHS:
            continue
        last = last_of_month(int(match["year"]), month)
        if context.is_ahead(last):
            rule = message("the month is named: its last day")
            yield When(match.start(), match.end(), rule, last, last)


def _quarters(words: str, context: DocumentContext) -> Iterator[When]:
    for match in _phrase("quarter").finditer(words):
        month = 3 * int(match["quarter"]) if match["quarter"] else 6 * int(match["half"])
        last = last_of_month(int(match["year"]), month)
        if context.is_ahead(last):
            yield When(match.start(), match.end(), message("the quarter is named: its last day"), last, last)


def _periods(words: str, context: DocumentContext) -> Iterator[When]:
    for match in _phrase("period").finditer(words):
        last = last_day(int(match["year"]), None)
        if context.is_ahead(last) and not _of_another_event(words[: match.start()], match[0]):
            rule = message("the period is named: its last day")
            yield When(match.start(), match.end(), rule, last, last, is_period=True)


def _ends_of_year(words: str, context: DocumentContext) -> Iterator[When]:
    for match in _phrase("end_of_year").finditer(words):
        if match["unsaid"] or match["month_alone"] or context.adopted is None:
            yield When(match.start(), match.end(), message("which year is meant is not said"))
            continue
        later = (match["later"] or match["next"]) is not None
        rule = (
            message("the year after that of the adoption on %(day)s", day=context.adopted)
            if later
            else message("the year of the adoption on %(day)s", day=context.adopted)
        )
        last = last_day(context.adopted.year + later, None)
        yield When(match.start(), match.end(), rule, last, last)


def _fiscal_years(words: str, _: DocumentContext) -> Iterator[When]:
    for match in _phrase("fiscal_year").finditer(words):
        yield When(match.start(), match.end(), message("when that financial year ends is not said"))


def _recurring_untold(words: str, _: DocumentContext) -> Iterator[When]:
    for match in _phrase("recurring_untold").finditer(words):
        yield When(match.start(), match.end(), message("how often is not said"))


def _prompt_deadlines(words: str, _: DocumentContext) -> Iterator[When]:
    for match in _phrase("soon").finditer(words):
        yield When(match.start(), match.end(), message("no day is named"))


def _periods_from_start(words: str, context: DocumentContext) -> Iterator[When]:
    for match in _phrase("within").finditer(words):
        single = match["number"] in entries("deadlines", "single")
        number, unit = 1 if single else read_number(match["number"]), match["unit"]
        other = match["from"] and not _phrase("adoption").search(match["from"])
        unsaid = (context.lasting and not match["from"]) or unit == "hour"
        if other or unsaid or _describes(words, match.start()) or not number:
            unknown = message("counts from an event that the text does not date")
            yield When(match.start(), match.end(), unknown)
        elif context.adopted is None:
            unknown = message("counts from the adoption, whose date is not known")
            yield When(match.start(), match.end(), unknown)
        elif match["working"]:
            yield When(match.start(), match.end(), message("working days are not counted here"))
        else:
            day = shift(context.adopted, number, unit)
            time = length(number, unit)
            rule = message("%(time)s from the adoption on %(day)s", time=time, day=context.adopted)
            yield When(match.start(), match.end(), rule, day, day)


def _coming_year(words: str, context: DocumentContext) -> Iterator[When]:
    for match in _phrase("coming_year").finditer(words):
        if context.adopted is None:
            yield When(
                match.start(), match.end(), message("counts from the adoption, whose date is not known")
            )
            continue
        day = shift(context.adopted, 1, "year")
        time = length(1, "year")
        rule = message("%(time)s from the adoption on %(day)s", time=time, day=context.adopted)
        yield When(match.start(), match.end(), rule, day, day)


def _describes(words: str, at: int) -> bool:
    """Tell whether the words before ``at`` hang on an event or describe a thing, and direct nobody."""
    clause = _phrase("clause_parted").split(words[:at])[-1].lower()
    inside = _phrase("clause_opener").sub("", clause).split()
    return any(event in inside for event in entries("deadlines", "events"))


def _periods_in(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    for period in entries("deadlines", "recurring"):
        for match in _phrase(f"recurring.{period}").finditer(words):
            yield period, match
    for match in _phrase("recurring_any").finditer(words):
        yield f"{match['number'] or match['number2']} {match['unit'] or match['unit2']}s", match


def _recurring(words: str, context: DocumentContext) -> Iterator[When]:
    for period, match in _periods_in(words):
        if _describes(words, match.start()):
            continue
        if context.adopted is None or context.lasting:
            rule = (
                message("counts from an event that the text does not date")
                if context.lasting
                else message("the text’s date, from which to count, is not known")
            )
            yield When(match.start(), match.end(), rule, every=period)
            continue
        rule = message("first counted from the adoption on %(day)s", day=context.adopted)
        yield When(
            match.start(), match.end(), rule, shift(context.adopted, *parsed_period(period)), None, period
        )


_LAST_YEAR = 9900  # calendars end with the year 9999


def recurrence(first: Date, every: str, since: Date) -> Date:
    """Return the first day from ``since`` on that is ``first`` or some periods ``every`` after it."""
    number, unit = parsed_period(every)
    day, turn = first, 0
    while day < since and day.year < _LAST_YEAR:
        turn += 1
        day = shift(first, number * turn, unit)
    return day


_Finder = Callable[[str, DocumentContext], Iterator[When]]
_FINDERS: tuple[_Finder, ...] = (
    _windows,
    _days_of_years,
    find_numbered,
    find_coming,
    find_of_year,
    find_meetings_of_years,
    find_weekdays_of_months,
    find_months_in_figures,
    _fiscal_years,
    _dates,
    _iso_dates,
    _month_years,
    _first_months,
    _quarters,
    _periods,
    _years,
    _ends_of_year,
    _coming_year,
    _periods_from_start,
    _recurring,
    _recurring_untold,
    _prompt_deadlines,
)
