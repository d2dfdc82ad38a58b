"""Deadlines: what a text says of when, resolved to days by rules that are shown."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812 - the field is called date
from functools import cache

from travaux.analysis.commitments.offsets import Offset, find_offsets, moved, opens_a_time, shift
from travaux.analysis.commitments.ordinals import CARDINAL, ORDINAL, read_number, read_ordinal
from travaux.reference.commitment_terms import load_commitment_terms
from travaux.reference.sessions import Body, load_bodies

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_LEAD = (
    r"(?:(?:by|before|until|till|after|as of|as from|starting in|starting|beginning in|no "
    r"earlier than|not earlier than|not later than|no later than|at the latest by|prior to|on|in"
    r"|during|from"
    r"|to be (?:held|convened) in)\s+(?:or before\s+)?)"
)
_PART = (
    r"(?:the\s+(?:end\s+of\s+the\s+(?=\w+ (?:half|quarter)))?)?(?:(?P<part>end|beginning|middle|"
    r"(?:first|second) half"
    r"|(?:first|second|third|fourth|last) quarter|early|mid|late)[- ](?:of\s+)?(?:the\s+)?(?:year\s+)?)?"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text says of itself that its deadlines may count from.

    ``before`` are words of the same sentence that stand in front of those searched: they may name a body.
    """

    adopted: Date | None = None
    body: str | None = None
    session: int | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A deadline found in some words: its span, the day, the last day, the period, and the rule.

    ``ends`` is the day with which what recurs or goes on ends; ``opens`` the one before which nothing is due.
    """

    start: int
    end: int
    rule: str
    date: Date | None = None
    until: Date | None = None
    every: str | None = None
    ends: Date | None = None
    opens: Date | None = None


_DATE = re.compile(
    rf"(?:{_LEAD})?\b(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?=,)),? (?P<year>(?:19|20)\d\d)\b"
)
_ISO = re.compile(r"\bby (?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_MONTH_YEAR = re.compile(rf"{_LEAD}{_PART}(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b")
_YEAR = re.compile(
    rf"(?P<lead>{_LEAD})(?:,\s*)?{_PART}(?P<year>(?:19|20)\d\d)\b(?![-/–]\d)(?!\s+(?:Agenda|session|review|Summit))"
)
_PERIOD = re.compile(
    r"\b(?:(?:for|over|during|in) the (?:period|decade|biennium|years?)|from|between)\s+(?:of\s+|from\s+)?"
    r"(?:19|20)\d\d\s?(?:[-–/]|to|until|and)\s?(?P<year>(?:19|20)\d\d)\b"
)
_END_OF_YEAR = re.compile(
    r"\b(?:by|before|until|at)\s+the\s+end\s+of\s+"
    r"(?P<which>the|this|the current|the present|the following|next)\s+year\b"
)
_SOON = re.compile(
    r"\b(?:as soon as (?:possible|practicable)|at the earliest (?:possible )?(?:date|opportunity)"
    r"|in due course|without (?:further |undue )?delay|immediately|forthwith)\b"
)
_COMMA_YEAR = re.compile(r"\bby,\s*(?P<year>20\d\d)\b")
_SESSION = re.compile(
    rf"(?:(?:by|before|prior to|ahead of|until|at|during|in|of|for|to|from|no later than|not later than)\s+)"
    rf"(?P<edge>(?:the\s+)?(?:end|beginning|start|close|opening|main part)\s+of\s+)?"
    rf"(?P<whose>its|the|their|his|her)\s+(?:annual\s+|regular\s+|substantive\s+)?(?P<ordinal>{ORDINAL})"
    rf"(?P<more>(?:,\s+(?:and\s+)?{ORDINAL})*)\s+"
    rf"(?:regular\s+|substantive\s+|annual\s+|resumed\s+)?(?P<unit>sessions?|meeting|anniversary)\b"
    rf"(?P<of>\s+of\s+the\s+(?P<named>[A-Z][\w’-]*(?:\s+(?:of|the|on|for|and|to|in|[A-Z][\w’-]*))*))?"
    rf"(?:,?\s+(?:to be held\s+)?in\s+(?:(?P<month>{_MONTH})\s+)?(?P<year>20\d\d))?"
)
_NEXT = re.compile(
    r"(?:at|during|to|by|before)\s+(?P<whose>its|the)\s+(?P<which>next|subsequent|following|forthcoming|present|current)\s+(?:regular\s+)?session\b"
)
_YEAR_SESSION = re.compile(
    r"(?:at|during|to|for)\s+(?:its|the)\s+(?:(?P<year>20\d\d)\s+(?:substantive\s+)?session"
    r"|(?:substantive\s+|regular\s+|annual\s+)?session\s+(?:of|in)\s+(?P<year2>20\d\d))\b"
)
_WITHIN = re.compile(
    rf"\b(?:within|no(?:t)? later than|(?:in|over|during|within)\s+the\s+(?:next|coming|following))\s+"
    rf"(?P<number>{CARDINAL})\s+"
    r"(?P<unit>(?:working )?days?|weeks?|months?|years?)\b"
    r"(?P<from>\s+(?:of|from|after|following)\s+[^,;.]{3,60})?"
)
_AT_SOMETHING = re.compile(r"\b(?:in|of|during)\s+(?:(?:the|its|an?)\s+)?(?:[\w-]+\s+){1,4}$")
_ADOPTION = re.compile(r"adoption|present resolution|this resolution|present decision|present declaration")


def find_deadlines(words: str, setting: Setting) -> list[When]:
    """Return the deadlines in ``words`` in reading order; none overlaps another."""
    found: list[When] = []
    offsets = find_offsets(words)
    for finder in _FINDERS:
        for when in finder(words, setting):
            if not any(when.start < other.end and other.start < when.end for other in found):
                found.append(when)
    counted = [one for offset in offsets if (one := _counted(offset, found))]
    rest = [when for when in found if not any(c.start < when.end and when.start < c.end for c in counted)]
    told = [_bounded(when, words) for when in sorted((*rest, *counted), key=lambda when: when.start)]
    return _recurring_until(told, words)


def _counted(offset: Offset, found: list[When]) -> When | None:
    """Return a deadline so long before or after another moment; without a day where none is known."""
    anchors = [when for when in found if offset.anchor - 12 <= when.start <= offset.anchor + 80 and when.date]
    anchor = next((when for when in anchors if when.start < offset.end), None)
    count = (
        f"{offset.number} {offset.unit}{'s' * (offset.number != 1)} {'before' if offset.before else 'after'}"
    )
    if anchor is None and not offset.before:
        return None  # "within N months of the adoption" is counted from what the text says of itself
    if anchor is None or anchor.date is None:
        return When(
            offset.start, min(offset.end, offset.anchor + 60), f"{count} a moment that is not known here"
        )
    day = moved(anchor.date, offset)
    if day is None:
        return When(offset.start, anchor.end, "working days are not counted here")
    return When(offset.start, anchor.end, f"{count} {anchor.date.isoformat()}: {anchor.rule}", day, day)


def _bounded(when: When, words: str) -> When:
    """Return a moment as what it is to the duty: the day it is due by, opens on, or goes on until."""
    said = words[when.start : when.end]
    if when.date is None or when.every:
        return when
    if opens_a_time(words, when.start, said) and not when.rule.startswith("the period"):
        first = _first_day(when, said)
        return replace(when, date=None, until=None, opens=first, rule=f"not due before {first.isoformat()}")
    if re.match(r"(?:until|till)\b", said, re.IGNORECASE):
        last = when.until or when.date
        return replace(when, date=None, until=None, ends=last, rule=f"goes on until {last.isoformat()}")
    return when


def _first_day(when: When, said: str) -> Date:
    """Return the first day of what a moment names: of the year or month where it names no day."""
    last = when.date
    assert last is not None
    if re.search(r"\b\d{1,2}\b(?!\d)", said.replace(str(last.year), "")):
        return last
    if re.search(_MONTH, said):
        return last.replace(day=1)
    return last.replace(month=1, day=1)


def _recurring_until(told: list[When], words: str) -> list[When]:
    """Return what recurs with its first and its last day, where other words of the clause give them."""
    recurring = next((when for when in told if when.every), None)
    if recurring is None or recurring.every is None:
        return told
    bounds = [when for when in told if when is not recurring]
    ends = next((when.ends for when in bounds if when.ends), None)
    opens = next((when.opens for when in bounds if when.opens), None)
    period = next((when for when in bounds if when.rule.startswith("the period") and when.until), None)
    if period:
        years = re.findall(r"(?:19|20)\d\d", words[period.start : period.end])
        ends, opens = period.until, Date(int(years[0]), 1, 1) if len(years) > 1 else None
    if ends is None and opens is None:
        return told
    first = opens.replace(month=12, day=31) if opens and (opens.month, opens.day) == (1, 1) else opens
    rule = "; ".join(
        part
        for part in (
            f"every {recurring.every}",
            f"first by {first.isoformat()}" if first else recurring.rule if recurring.date else "",
            f"until {ends.isoformat()}" if ends else "",
        )
        if part
    )
    kept = replace(recurring, date=first or recurring.date, until=None, ends=ends, opens=opens, rule=rule)
    gone = {id(recurring), *(id(when) for when in bounds if when.ends or when.opens or when is period)}
    return [kept, *(when for when in told if id(when) not in gone)]


def _sessions(words: str, setting: Setting) -> Iterator[When]:
    for match in _SESSION.finditer(words):
        if match["unit"] in ("anniversary", "meeting") and not match["year"]:
            continue
        body = _body(words, match, setting)
        yield _session(match, body, setting)


def _session(match: re.Match[str], body: str | None, setting: Setting) -> When:
    listed = f"{match['ordinal']}{match['more']}"
    whole = read_ordinal(listed)
    apart = [read_ordinal(one) for one in re.split(r",\s+(?:and\s+)?|\s+and\s+", listed)]
    numbers = [whole] if whole else apart
    if match["year"]:
        last = _last_day(int(match["year"]), match["month"])
        return When(match.start(), match.end(), f"the text names {_when_named(match)}", last, last)
    known = _known(body)
    sessions = [known.session(number) for number in numbers if number] if known else []
    session = next((one for one in sessions if one), None)
    if session is None:
        what = f"of {body}" if body else "of a body that the text leaves open"
        return When(match.start(), match.end(), f"when session {numbers[0]} {what} falls is not known here")
    if setting.adopted and session.closes < setting.adopted:
        return When(match.start(), match.end(), f"{session.rule}; that was before the text was adopted")
    edge = match["edge"] or ""
    if re.search("end|close", edge):
        return When(match.start(), match.end(), session.rule, session.closes, session.closes)
    if re.search("beginning|start|opening", edge) or match[0].startswith(("before", "prior", "ahead")):
        return When(match.start(), match.end(), session.rule, session.opens, session.opens)
    return When(match.start(), match.end(), session.rule, session.main, session.closes)


def _when_named(match: re.Match[str]) -> str:
    return f"{match['month']} {match['year']}" if match["month"] else f"the year {match['year']}"


def _body(words: str, match: re.Match[str], setting: Setting) -> str | None:
    """Return whose session is meant: named after it, else named last before it, else the text's own body."""
    if match["named"]:
        return _full(match["named"])
    before = f"{setting.before} {words[: match.start()]}"
    last = max(_named_bodies(before), default=None)
    if last:
        return last[2]
    other = re.search(r"\b(?:Commission|Committee|Council|Forum|Conference)\b[^,;]*$", before)
    return None if other else setting.body


def _named_bodies(words: str) -> Iterator[tuple[int, int, str]]:
    for body in load_bodies():
        for name in (body.name, *body.short):
            at = words.rfind(name)
            if at >= 0:
                yield at + len(name), len(name), body.name


def _full(name: str) -> str:
    for body in load_bodies():
        if name.startswith(body.name) or name in body.short:
            return body.name
    return name


@cache
def _known(name: str | None) -> Body | None:
    return next((body for body in load_bodies() if name in (body.name, *body.short)), None)


def _next_sessions(words: str, setting: Setting) -> Iterator[When]:
    for match in _NEXT.finditer(words):
        known = _known(setting.body)
        number = setting.session
        if known is None or number is None:
            yield When(match.start(), match.end(), "the text’s own session or its calendar is not known")
            continue
        number += match["which"] not in ("present", "current")
        session = known.session(number)
        if session:
            yield When(match.start(), match.end(), session.rule, session.main, session.closes)


def _year_sessions(words: str, setting: Setting) -> Iterator[When]:
    for match in _YEAR_SESSION.finditer(words):
        last = max(_named_bodies(words[: match.start()]), default=None)
        known = _known(last[2] if last else setting.body)
        year = int(match["year"] or match["year2"])
        if known:
            session = known.of_year(year)
            yield When(match.start(), match.end(), session.rule, session.main, session.closes)
        else:
            yield When(
                match.start(),
                match.end(),
                f"the year is named: {year}",
                Date(year, 12, 31),
                Date(year, 12, 31),
            )


_LEADS = (
    "by",
    "before",
    "until",
    "till",
    "no",
    "at",
    "on",
    "prior",
    "after",
    "from",
    "as",
    "starting",
    "beginning",
)
_ANCHORED = re.compile(r"(?:before|prior to|in advance of|ahead of|after|following|of|from)\s+$")


def _dates(words: str, setting: Setting) -> Iterator[When]:
    for match in _DATE.finditer(words):
        if not match[0].startswith(_LEADS) and not _ANCHORED.search(words[: match.start()]):
            continue
        try:
            month, number = match["month"] or match["month2"], match["day"] or match["day2"]
            day = Date(int(match["year"]), _MONTHS[month], int(number))
        except ValueError:
            continue
        if _ahead(day, setting):
            yield When(match.start(), match.end(), "the day is named", day, day)


def _iso_dates(words: str, setting: Setting) -> Iterator[When]:
    for match in _ISO.finditer(words):
        try:
            day = Date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        if _ahead(day, setting):
            yield When(match.start(), match.end(), "the day is named", day, day)


def _month_years(words: str, setting: Setting) -> Iterator[When]:
    for match in _MONTH_YEAR.finditer(words):
        last = _last_day(int(match["year"]), match["month"])
        if _ahead(last, setting):
            yield When(match.start(), match.end(), "the month is named: its last day", last, last)


def _years(words: str, setting: Setting) -> Iterator[When]:
    for match in [*_YEAR.finditer(words), *_COMMA_YEAR.finditer(words)]:
        part = match.groupdict().get("part")
        last, rule = _part_of_year(int(match["year"]), part)
        if not part and re.search(r"\bthe\s+(?:19|20)\d\d$", match[0]):
            continue  # "the 2030 review" names a thing
        told = words[: match.start()]
        if (
            not part
            and match[0].startswith(("before", "prior"))
            and not opens_a_time(told, len(told), match[0])
        ):
            last, rule = (
                Date(int(match["year"]) - 1, 12, 31),
                "before the year: the last day of the one before",
            )
        if _ahead(last, setting) and not _told_of(words, match):
            yield When(match.start(), match.end(), rule, last, last)


def _told_of(words: str, match: re.Match[str]) -> bool:
    """Tell whether "in YEAR" only says when something else was or will be."""
    lead = match.groupdict().get("lead") or ""
    if lead.startswith("to be"):
        return bool(
            re.search(
                r"\b(?:in|of|during)\s+(?:(?:the|its|an?)\s+)?(?:[\w-]+\s+){1,4}$", words[: match.start()]
            )
        )
    if not lead.startswith(("in", "on", "from")):
        return False
    before = words[: match.start()].rstrip()
    return bool(
        re.search(r"\b(?:adopted|agreed|held|established|made|launched|estimated|Summit|Forum)$", before)
    ) and not re.search(r"\bbe (?:held|convened|adopted|agreed|established|made|launched)$", before)


_PARTS = {
    "beginning": (3, "the beginning of the year: by the end of March"),
    "early": (3, "early in the year: by the end of March"),
    "first quarter": (3, "the first quarter"),
    "first half": (6, "the first half of the year"),
    "second quarter": (6, "the second quarter"),
    "middle": (6, "the middle of the year: by the end of June"),
    "mid": (6, "the middle of the year: by the end of June"),
    "third quarter": (9, "the third quarter"),
}


def _part_of_year(year: int, part: str | None) -> tuple[Date, str]:
    month, rule = _PARTS.get(part or "", (12, "the year is named: its last day"))
    return Date(year, month, calendar.monthrange(year, month)[1]), rule


def _periods(words: str, setting: Setting) -> Iterator[When]:
    for match in _PERIOD.finditer(words):
        last = _last_day(int(match["year"]), None)
        if _ahead(last, setting):
            yield When(match.start(), match.end(), "the period is named: its last day", last, last)


def _ends_of_year(words: str, setting: Setting) -> Iterator[When]:
    for match in _END_OF_YEAR.finditer(words):
        if match["which"] == "the" or setting.adopted is None:
            yield When(match.start(), match.end(), "which year is meant is not said")
            continue
        later = match["which"] in ("the following", "next")
        last = Date(setting.adopted.year + later, 12, 31)
        rule = f"the year {'after that ' * later}of the adoption on {setting.adopted.isoformat()}"
        yield When(match.start(), match.end(), rule, last, last)


def _soon(words: str, _: Setting) -> Iterator[When]:
    for match in _SOON.finditer(words):
        yield When(match.start(), match.end(), "no day is named")


def _within(words: str, setting: Setting) -> Iterator[When]:
    for match in _WITHIN.finditer(words):
        number, unit = read_number(match["number"]), match["unit"].rstrip("s")
        other = match["from"] and not _ADOPTION.search(match["from"])
        if other or _describes(words, match.start()) or not number:
            yield When(match.start(), match.end(), "counts from an event that the text does not date")
        elif setting.adopted is None:
            yield When(match.start(), match.end(), "counts from the adoption, whose date is not known")
        elif unit == "working day":
            yield When(match.start(), match.end(), "working days are not counted here")
        else:
            day = shift(setting.adopted, number, unit)
            rule = f"{number} {unit}{'s' * (number != 1)} from the adoption on {setting.adopted.isoformat()}"
            yield When(match.start(), match.end(), rule, day, day)


def _describes(words: str, at: int) -> bool:
    """Tell whether the words before ``at`` hang on an event or describe a thing, and direct nobody."""
    clause = re.sub(r"^\s*that\s", "", re.split(r"[,;]", words[:at])[-1].lower()).split()
    return any(event in clause for event in load_commitment_terms().events)


def _recurring(words: str, setting: Setting) -> Iterator[When]:
    for pattern, period in load_commitment_terms().recurring:
        for match in pattern.finditer(words):
            if _describes(words, match.start()):
                continue
            if setting.adopted is None:
                rule = f"every {period}; the text’s date, from which to count, is not known"
                yield When(match.start(), match.end(), rule, every=period)
                continue
            number, unit = period.split()
            day = shift(setting.adopted, read_number(number) or 1, unit.rstrip("s"))
            rule = f"recurs after {period}: first counted from the adoption on {setting.adopted.isoformat()}"
            yield When(match.start(), match.end(), rule, day, None, period)


_LAST_YEAR = 9900  # calendars end with the year 9999


def recurrence(first: Date, every: str, since: Date) -> Date:
    """Return the first day from ``since`` on that is ``first`` or some periods ``every`` after it."""
    number, unit = every.split()
    step, day, turn = read_number(number) or 1, first, 0
    while day < since and day.year < _LAST_YEAR:
        turn += 1
        day = shift(first, step * turn, unit.rstrip("s"))
    return day


def _last_day(year: int, month: str | None) -> Date:
    number = _MONTHS[month] if month else 12
    return Date(year, number, calendar.monthrange(year, number)[1])


def _ahead(day: Date, setting: Setting) -> bool:
    """Tell whether a day is still to come when the text is adopted: what is past is no deadline."""
    return setting.adopted is None or day >= setting.adopted


_Finder = Callable[[str, Setting], Iterator[When]]
_FINDERS: tuple[_Finder, ...] = (
    _sessions,
    _next_sessions,
    _year_sessions,
    _dates,
    _iso_dates,
    _month_years,
    _periods,
    _years,
    _ends_of_year,
    _within,
    _recurring,
    _soon,
)
