"""Days and times in what sources say of procedure, where a year is often left out."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from travaux.language.numbers import read_number
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase


def _phrase(name: str) -> Expression:
    return phrase("calendar", name)


class StatedTime(NamedTuple):
    """A day, its time as HH:MM where one is stated, and whose time that is, as printed."""

    day: date
    time: str | None = None
    zone: str | None = None


def read_day(words: str, near: date | None) -> date | None:
    """Return the first day that ``words`` name; ``near``, the source's own date, lends the nearest year.

    A day whose weekday does not fit that year is left open.
    """
    several = [one.span() for one in phrase("procedure", "day_ranges.days").finditer(words)]
    for found in _phrase("dated").finditer(words):
        if not any(first < found.end() and found.start() < last for first, last in several):
            return _day(found, near)
    if several:
        return None
    if near and _phrase("yesterday").search(words):
        return near - timedelta(days=1)
    return near if near and _phrase("today").search(words) else None


def days_in(words: str, near: date | None) -> list[date]:
    """Return every day that ``words`` name, in order."""
    return [day for found in _phrase("dated").finditer(words) if (day := _day(found, near))]


def last_day_before(text: str, end: int) -> date | None:
    """Return the last day before ``end`` that ``text`` names with its year: days after it lack theirs."""
    found = None
    for match in _phrase("dated_with_year").finditer(text, 0, end):
        found = _day(match, None) or found
    return found


def read_until(words: str, near: date | None) -> StatedTime | None:
    """Return the deadline that ``words`` set, with its time as HH:MM where one is stated."""
    return _moment(_phrase("until_hour").search(words) or _phrase("until_day").search(words), near)


def silence_end(words: str, near: date | None) -> StatedTime | None:
    """Return when silence ended or was to end, as ``words`` say; None where an objection ended it."""
    for name in _ENDS:
        for found in _phrase(name).finditer(words):
            if not _is_broken_off(found):
                return _moment(found, near)
    return None


def read_later(words: str, base: date) -> StatedTime | None:
    """Return the moment that ``words`` tell by its distance from a day: "two days later", "that evening"."""
    found = _phrase("later").search(words)
    if found is None:
        return None
    number = 0 if found["same"] else 1 if found["next"] else read_number(found["number"]) or 1
    day = base + timedelta(days=number * (7 if found["unit"] == "week" else 1))
    clock = _phrase("clock_alone").search(words)
    time = _time(clock) if clock else None
    return StatedTime(day, time, clock["zone"] if clock and time else None)


def same_day(words: str, day: date) -> StatedTime | None:
    """Return the moment that ``words`` tell as of the same day as the one before them, if they do."""
    found = _phrase("later").search(words)
    return read_later(words, day) if found and found["same"] else None


def last_until(words: str, near: date | None) -> StatedTime | None:
    """Return the last deadline that ``words`` set: one that was extended gives way to the later one."""
    limits = [one.start() for name in ("until_hour", "until_day") for one in _phrase(name).finditer(words)]
    ends = [m.start() for name in _ENDS for m in _phrase(name).finditer(words)]
    if ends and max(ends) > max(limits, default=-1):
        return silence_end(words[max(ends) :], near)
    return read_until(words[max(limits) :], near) if limits else None


_ENDS = ("silence_end_hour", "silence_end_day")


def without_limit(words: str) -> str:
    """Return words without the deadline that they set, so that other days in them are not taken for it."""
    for name in ("until_hour", "until_day"):
        words = _phrase(name).sub(" ", words)
    for name in _ENDS:
        words = _phrase(name).sub(lambda found: found[0] if _is_broken_off(found) else " ", words)
    return words


def _is_broken_off(ended: re.Match[str]) -> bool:
    """Tell whether an objection ended silence, and no deadline."""
    return _phrase("broken_off").match(ended.string, ended.end()) is not None


def read_moment(words: str, near: date | None) -> StatedTime | None:
    """Return the first day that ``words`` name with a time, else the first day; None where there is none."""
    for name in ("at_hour", "at_day"):
        for found in _phrase(name).finditer(words):
            moment = _moment(found, near)
            if moment and (moment.time or name == "at_day"):
                return moment
    return None


def names_day(words: str, day: date) -> bool:
    """Tell whether ``words`` name a day."""
    return any(_day(found, day) == day for found in _phrase("dated").finditer(words))


def read_received(words: str, near: date | None) -> StatedTime | None:
    """Return when something was received, with its time as HH:MM where one is stated."""
    at_hour = _phrase("received_at_hour").search(words)
    return _moment(at_hour or _phrase("received_on_day").search(words), near)


def _moment(found: re.Match[str] | None, near: date | None) -> StatedTime | None:
    day = _day(found, near) if found else None
    return StatedTime(day, time := _time(found), found["zone"] if time else None) if found and day else None


def _day(found: re.Match[str], near: date | None) -> date | None:
    month = _months()[(found["month"] or found["month2"]).lower()]
    number = int(found["day"] or found["day2"])
    if found["year"]:
        return _calendar_day(int(found["year"]), month, number)
    if near is None:
        return None
    days = [
        day
        for year in (near.year - 1, near.year, near.year + 1)
        if (day := _calendar_day(year, month, number))
    ]
    nearest = min(days, key=lambda day: abs(day - near), default=None)
    weekday = found.groupdict().get("weekday")
    fits = not weekday or (nearest and _weekday(nearest).lower() == weekday.lower())
    return nearest if fits else None


def _months() -> Mapping[str, int]:
    return {name.lower(): number for name, number in entries("calendar", "months").items()}


def _weekday(day: date) -> str:
    return str(entries("calendar", "weekdays")[day.weekday()])


def _calendar_day(year: int, month: int, number: int) -> date | None:
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
