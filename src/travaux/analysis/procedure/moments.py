"""Days and times in what sources say of procedure, where a year is often left out."""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(calendar.month_name[1:])
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}}))"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
)
_ZONE = r"(?:\s*\(?(?P<zone>(?:[A-Z][\w’.]+ ){1,2}(?:local )?time|[A-Z]{2,4}T|UTC|GMT)\b\)?)?"
_HOUR = (
    r"(?:(?P<noon>12\s+noon|noon)|(?P<midnight>(?:12\s+)?midnight)|(?P<hour>\d{1,2})(?:[.:h](?P<minute>\d\d))?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?(?:\s*(?:hours|hrs))?(?=\s|,|$|\*|\.|;|\)))"
)
_CLOCK = rf"(?:,?\s+(?:at\s+)?{_HOUR}{_ZONE})?"
_EARLIER = rf"{_HOUR}{_ZONE}\s*,?\s*(?:on\s+)?\**(?:\w+day,?\s+)?{_DAY}\b"
_DATE = re.compile(rf"(?:\b(?P<weekday>{'|'.join(calendar.day_name)}),?\s+)?\b{_DAY}\b", re.IGNORECASE)
_YEARS = re.compile(rf"\b{_DAY}(?<=\d\d\d\d)\b", re.IGNORECASE)
_LIMIT = (
    r"\b(?:until|by|till|expir(?:es?|ed|ing)(?:\s+on|\s+at)?|deadline\s+(?:of|on|was|is)|no "
    r"later than|(?:due )?to end on)\s+\**"
)
_UNTIL = re.compile(rf"{_LIMIT}(?:\w+day,?\s+)?{_DAY}\b{_CLOCK}", re.IGNORECASE)
_UNTIL_HOUR = re.compile(rf"{_LIMIT}(?:at\s+)?{_EARLIER}", re.IGNORECASE)
_RECEIVED = re.compile(
    rf"\b(?:received|sent|dated)\s+(?:on\s+)?(?:\w+day,?\s+)?{_DAY}\b{_CLOCK}", re.IGNORECASE
)
_RECEIVED_AT = re.compile(rf"\b(?:received|sent|dated)\s+(?:at\s+)?{_EARLIER}", re.IGNORECASE)
_AT_DAY = re.compile(rf"\b{_DAY}\b{_CLOCK}", re.IGNORECASE)
_AT_HOUR = re.compile(rf"\b(?:at\s+)?{_EARLIER}", re.IGNORECASE)


class Moment(NamedTuple):
    """A day, its time as HH:MM where one is stated, and whose time that is, as printed."""

    day: date
    time: str | None = None
    zone: str | None = None


def read_day(words: str, near: date | None) -> date | None:
    """Return the first day that ``words`` name; ``near``, the source's own date, lends the nearest year.

    A day whose weekday does not fit that year is left open.
    """
    found = _DATE.search(words)
    if found:
        return _day(found, near)
    if near and re.search(r"\byesterday\b", words, re.IGNORECASE):
        return near - timedelta(days=1)
    return near if near and re.search(r"\b(?:today|hereby)\b", words, re.IGNORECASE) else None


def last_day_before(text: str, end: int) -> date | None:
    """Return the last day before ``end`` that ``text`` names with its year: days after it lack theirs."""
    found = None
    for match in _YEARS.finditer(text, 0, end):
        found = _day(match, None) or found
    return found


def read_until(words: str, near: date | None) -> Moment | None:
    """Return the deadline that ``words`` set, with its time as HH:MM where one is stated."""
    return _moment(_UNTIL_HOUR.search(words) or _UNTIL.search(words), near)


def without_limit(words: str) -> str:
    """Return words without the deadline that they set, so that other days in them can be told from it."""
    return _UNTIL.sub(" ", _UNTIL_HOUR.sub(" ", words))


def read_moment(words: str, near: date | None) -> Moment | None:
    """Return the first day that ``words`` name with a time, else the first day; None where there is none."""
    for pattern in (_AT_HOUR, _AT_DAY):
        for found in pattern.finditer(words):
            moment = _moment(found, near)
            if moment and (moment.time or pattern is _AT_DAY):
                return moment
    return None


def names_day(words: str, day: date) -> bool:
    """Tell whether ``words`` name a day."""
    return any(_day(found, day) == day for found in _DATE.finditer(words))


def read_received(words: str, near: date | None) -> Moment | None:
    """Return when something was received, with its time as HH:MM where one is stated."""
    return _moment(_RECEIVED_AT.search(words) or _RECEIVED.search(words), near)


def _moment(found: re.Match[str] | None, near: date | None) -> Moment | None:
    day = _day(found, near) if found else None
    return Moment(day, time := _time(found), found["zone"] if time else None) if found and day else None


def _day(found: re.Match[str], near: date | None) -> date | None:
    month = _MONTHS[(found["month"] or found["month2"]).lower()]
    number = int(found["day"] or found["day2"])
    if found["year"]:
        return _known(int(found["year"]), month, number)
    if near is None:
        return None
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := _known(year, month, number))]
    nearest = min(days, key=lambda day: abs(day - near), default=None)
    weekday = found.groupdict().get("weekday")
    fits = not weekday or (nearest and nearest.strftime("%A").lower() == weekday.lower())
    return nearest if fits else None


def _known(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _time(found: re.Match[str]) -> str | None:
    if found["noon"]:
        return "12:00"
    if found["midnight"]:
        return "23:59"
    if not found["hour"] or not (found["half"] or found["minute"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
