"""Deadlines as an iCalendar file (RFC 5545): one all-day event each, which calendars accept and update."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from travaux.analysis.commitments.offsets import parsed_period
from travaux.domain.commitments import CLOSED, CommitmentStatus, FollowedCommitment
from travaux.domain.messages import Message, joined, message
from travaux.exports.wording import language, say

_OCTETS = 75  # RFC 5545, 3.1: lines are folded at 75 octets


def write_calendar(title: str, items: Iterable[FollowedCommitment], as_of: date) -> str:
    """Return the dated commitments and the reviews that people planned; ``as_of`` is when it was written.

    An event keeps its UID as long as the words of its commitment stay, so that a calendar that reads the
    file again updates what it has.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Travaux//Commitments//{language().upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(title)}",
    ]
    for item in items:
        lines += _deadline(title, item, as_of)
        lines += _look_again(title, item, as_of)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _deadline(title: str, item: FollowedCommitment, as_of: date) -> Iterator[str]:
    one, due = item.commitment, item.commitment.deadline
    if due is None or due.date is None or item.status is CommitmentStatus.NOT_ADOPTED:
        return
    last = f";UNTIL={due.ends:%Y%m%d}" if due.ends else ""
    rule = f"RRULE:{_recurring(due.every)}{last}" if due.every else None
    asked = say(joined((Message(one.strength.asked), one.duty), ": "))
    words = f"{asked}\n{_calendar_place(title, item)}\n{due.text} ({say(due.rule)})"
    yield from _event(
        item, one.id, due.date, as_of, f"{_addressees_of(item)}: {_short(one.duty)}", words, rule
    )


def _look_again(title: str, item: FollowedCommitment, as_of: date) -> Iterator[str]:
    if item.next_review:
        duty = f"{_addressees_of(item)}: {_short(item.commitment.duty)}"
        summary = say(message("To be reviewed again: %(duty)s", duty=duty))
        name = f"{item.commitment.id}-review"
        yield from _event(item, name, item.next_review, as_of, summary, _calendar_place(title, item))


def _calendar_place(title: str, item: FollowedCommitment) -> str:
    paragraph = message("paragraph %(label)s", label=item.commitment.paragraph)
    return say(joined((title, paragraph)))


def _event(
    item: FollowedCommitment,
    name: str,
    day: date,
    as_of: date,
    summary: str,
    words: str,
    rule: str | None = None,
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@travaux.invalid"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    if rule:
        yield rule
    yield f"SUMMARY:{_escaped(summary)}"
    yield f"DESCRIPTION:{_escaped(words)}"
    yield f"CATEGORIES:{_escaped(say(Message(item.status.value)))}"
    yield "TRANSP:TRANSPARENT"
    if item.status not in CLOSED:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(_short(summary))}"
        yield "TRIGGER:-P30D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _addressees_of(item: FollowedCommitment) -> str:
    return ", ".join(item.commitment.addressees) or say(message("No addressee"))


def _recurring(every: str) -> str:
    """Return the recurrence of a period such as "two years" or "six months"."""
    interval, unit = parsed_period(every)
    frequency = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY"}.get(unit, "YEARLY")
    return f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else "")


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
