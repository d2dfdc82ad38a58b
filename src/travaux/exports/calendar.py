"""Deadlines as an iCalendar file (RFC 5545): one all-day event each, which calendars accept and update."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from travaux.analysis.standing.follow_up import Item
from travaux.domain.commitments import CLOSED

_OCTETS = 75  # RFC 5545, 3.1: lines are folded at 75 octets


def write_calendar(title: str, items: Iterable[Item], as_of: date) -> str:
    """Return the dated commitments as a calendar; ``as_of`` is when it was written."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Travaux//Commitments//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(title)}",
    ]
    for item in items:
        lines += _event(title, item, as_of)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(title: str, item: Item, as_of: date) -> Iterator[str]:
    one, due = item.commitment, item.commitment.deadline
    if due is None or due.date is None:
        return
    who = ", ".join(one.addressees) or "nobody is named"
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@travaux.invalid"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due.date:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due.date + timedelta(days=1):%Y%m%d}"
    if due.every and due.every in _PERIODS:
        yield f"RRULE:{_PERIODS[due.every]}"
    yield f"SUMMARY:{_escaped(f'{who}: {_short(one.duty)}')}"
    words = f"{one.strength.value}: {one.duty}\n{title}, paragraph {one.paragraph}\n{due.text} ({due.rule})"
    yield f"DESCRIPTION:{_escaped(words)}"
    yield f"CATEGORIES:{_escaped(item.status.value)}"
    yield "TRANSP:TRANSPARENT"
    if item.status not in CLOSED:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(_short(one.duty))}"
        yield "TRIGGER:-P30D"
        yield "END:VALARM"
    yield "END:VEVENT"


_PERIODS = {
    "one month": "FREQ=MONTHLY",
    "three months": "FREQ=MONTHLY;INTERVAL=3",
    "six months": "FREQ=MONTHLY;INTERVAL=6",
    "one year": "FREQ=YEARLY",
    "two years": "FREQ=YEARLY;INTERVAL=2",
    "three years": "FREQ=YEARLY;INTERVAL=3",
    "four years": "FREQ=YEARLY;INTERVAL=4",
    "five years": "FREQ=YEARLY;INTERVAL=5",
}


def _short(words: str, width: int = 110) -> str:
    return words if len(words) <= width else words[: width - 1].rsplit(" ", 1)[0] + "…"


def _escaped(words: str) -> str:
    clean = "".join(letter for letter in words if letter >= " " or letter == "\n")
    for mark in ("\\", ";", ","):
        clean = clean.replace(mark, f"\\{mark}")
    return clean.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, never cutting a character in two."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
