"""Deadlines that name a day of the week in a month, or a month in figures."""

import calendar
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - the field is called date
from functools import partial

from travaux.analysis.commitments.moments import DocumentContext, When, last_of_month, month_number
from travaux.domain.messages import message
from travaux.reference.phrases import entries, phrase

_phrase = partial(phrase, "deadlines")


def find_weekdays_of_months(words: str, context: DocumentContext) -> Iterator[When]:
    """Yield days such as "the first Monday of March 2033"."""
    for match in _phrase("weekday_of_month").finditer(words):
        year, month = int(match["year"]), month_number(match["month"])
        weekday = list(entries("calendar", "weekdays")).index(match["weekday"])
        weeks = calendar.Calendar().monthdayscalendar(year, month)
        days = [week[weekday] for week in weeks if week[weekday]]
        day = Date(year, month, days[entries("deadlines", "weekdays_of_month")[match["nth"]]])
        if context.is_ahead(day):
            yield When(match.start(), match.end(), message("the day is named"), day, day)


def find_months_in_figures(words: str, context: DocumentContext) -> Iterator[When]:
    """Yield months such as "by 03/2033"."""
    for match in _phrase("month_in_figures").finditer(words):
        last = last_of_month(int(match["year"]), int(match["month"]))
        if context.is_ahead(last):
            yield When(match.start(), match.end(), message("the month is named: its last day"), last, last)
