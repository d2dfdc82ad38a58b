"""What a text says of its meeting as a whole: title, body, number, date, chair."""

import re
from collections.abc import Sequence
from datetime import date

from travaux.domain.figures import whole
from travaux.domain.meetings import MeetingFacts
from travaux.formats.labels import is_plausible, is_strong
from travaux.formats.lexicon import fact_words, label_words
from travaux.formats.manuscript import Manuscript

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier enero января يناير",
            "february février febrero февраля فبراير",
            "march mars marzo марта مارس",
            "april avril abril апреля أبريل نيسان",
            "may mai mayo мая مايو أيار",
            "june juin junio июня يونيه يونيو حزيران", "july juillet julio июля يوليه يوليو تموز",
            "august août agosto августа أغسطس آب", "september septembre septiembre сентября سبتمبر أيلول",
            "october octobre octubre октября أكتوبر", "november novembre noviembre ноября نوفمبر",
            "december décembre diciembre декабря ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items() if name.isascii()} | {"sept": 9}
# At most thirty days more: a month has no more of them, and a list of numbers without end is read once.
_DAY_FIRST = re.compile(
    r"(?<![\w.])(\d{1,2})(?:st|nd|rd|th|er|º)?(?:\s*(?:[-–,/]|and|to|et|au|y|al|и)\s*\d{1,2}(?:st|nd|rd|th)?){0,30}\s+(?:de\s+)?"
    r"([^\W\d_]{3,12})[./]?(?:/[^\W\d_]+)?\.?,?"
    r"(?:\s+(?:and|to|et|y|и|[-–])\s+\d{1,2}\s+[^\W\d_]{3,12},?)?\s+(?:del?\s+)?(\d{4})\b",
    re.I,
)
_NUMBER_BEFORE = re.compile(r"(\d{1,2}),\s*(\d{1,2})\s+(?:de\s+)?[^\W\d_]")
"""A number and a day after a comma, "Telegram 14, 3 March 2031": days of one month are listed in order."""
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")

_PATTERNS = ((_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_ISO, "ymd"), (_SLASHED, "dmy"), (_CHINESE, "ymd"))

_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")


def date_in_name(name: str) -> date | None:
    """Return the day in a file’s name: ``2025-12-17-afternoon.vtt``, ``rev1_16_dec_2025.pdf``."""
    for match in _NAME_DATE.finditer(name):
        if day := _date(*match.groups()):
            return day
    return find_date(re.sub(r"[-_.]+", " ", name))


def find_date(text: str) -> date | None:
    """Return the first full date in ``text``, in any of the six languages; figures alone read day first."""
    found = _first_day(text)
    return found[2] if found else None


def _first_day(text: str) -> tuple[int, int, date] | None:
    """Return where the first full date in ``text`` starts and ends, and the day."""
    found: list[tuple[int, int, date]] = []
    for pattern, order in _PATTERNS:
        for match in pattern.finditer(text):
            parts = dict(zip(order, match.groups(), strict=True))
            number = _NUMBER_BEFORE.match(match[0])
            apart = number is not None and whole(number[1], 0) > whole(number[2], 0)
            day = _date(parts["y"], parts["m"], number[2] if number and apart else parts["d"])
            if day:
                start = match.start() + (number.start(2) if number and apart else 0)
                found.append((start, match.end(), day))
                break
    return min(found) if found else None


def _date(year: str, month: str, day: str) -> date | None:
    number, named = whole(month) or _MONTHS.get(month.lower()), whole(year, 0)
    try:
        return date(named, number, whole(day, 0)) if number and 1900 <= named <= 2200 else None
    except ValueError:
        return None


FRONT_LINES = 45
HEAD_LINES = 3  # a cable's number, its day and its subject
END_LINES = 25
LONGEST_NAME = 16  # words: "H.E. Ms. Lena Orsa, Permanent Representative of Velmara to the United Nations"
_OF_THE_MEETING = re.compile(
    r"\b(?:meeting|session|held|convened|opened|hearing|minutes|record|séance|session|réunion|reunión|sesión|заседани\w+"
    r"|сесси\w+)\b|会议|الجلسة|الاجتماع",
    re.I,
)
_SYMBOL = re.compile(r"\s*\b[A-Z]{1,6}(?:/[\w.()-]+)+\s*$")


def find_facts(manuscript: Manuscript, first_turn: int | None) -> MeetingFacts:
    """Return what the front of a text, and the page marks at its end, say of the meeting.

    Args:
        manuscript: the text.
        first_turn: where the first words spoken start, None where the text is no record.
    """
    spans = list(manuscript.lines())
    limit = len(manuscript.text) if first_turn is None else first_turn
    before = [manuscript.text[start:end].strip(" *_") for start, end in spans if end <= limit]
    front = before[: 8 if first_turn is None else FRONT_LINES]
    dated = [line for line in front if _dates_the_meeting(line)]
    marks = [line for start, end in spans[-END_LINES:] if len(line := manuscript.text[start:end]) < 80]
    ends = [line for line in marks if _dates_the_meeting(line)]
    heads = [_SYMBOL.sub("", line).strip(" #") for line in front + (marks if first_turn is not None else [])]
    return MeetingFacts(
        title=_title(front) or manuscript.title,
        body=next((_as_name(line) for line in heads if fact_words().body.fullmatch(line)), None),
        number=_number(heads),
        date=find_date("\n".join(line[:_LONGEST] for line in dated))
        or _head_day(before)
        or find_date("\n".join(ends)),
        chair=_chair(front),
    )


def _as_name(line: str) -> str:
    """Return the name of a body as running text prints it, where its line is in capitals."""
    if not line.isupper() or not line.isascii():
        return line
    small = label_words().particles
    words = [word.lower() if word.lower() in small else word.capitalize() for word in line.split()]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def _is_speech(line: str) -> bool:
    """Return whether a line is a sentence of somebody's, whose dates are not the meeting's."""
    if len(line.split()) <= 6 or not line.endswith((".", "!", "?")):
        return False
    return len(line) > _LONGEST or not _OF_THE_MEETING.search(line)


def _head_day(before: Sequence[str]) -> date | None:
    """Return the day in a head that runs on as a sentence: "Telegram 14, 3 March 2031. Subject: dunes." """
    for line in [line[:_LONGEST] for line in before if line][:HEAD_LINES]:
        found = _first_day(line)
        if found is None or any(each.search(line[: found[1]]) for each in fact_words().other_days[:2]):
            continue
        start, end, day = found
        if any(each.fullmatch(line[:start].strip(" #")) for each in fact_words().before_day):
            return day
        if any(each.match(line[:start] + "|" + line[end:]) for each in fact_words().day_of_meeting):
            return day
    return None


def _dates_the_meeting(line: str) -> bool:
    """Tell whether a day in a line is the meeting's: no deadline, no day of a paper."""
    return not _is_speech(line) and not any(each.search(line) for each in fact_words().other_days)


_NO_TITLE = re.compile(r"\bDistr\b|\bitem on the agenda\b", re.I)
"""What a masthead prints beside the organisation's name, and the heading of a part of a record."""
_LONGEST = 2000
"""Characters of a front's line: longer is a text without its line breaks, whose days are not looked for."""


def _title(front: Sequence[str]) -> str | None:
    """Return the first heading: marked as one, or a line of a record's front that tells what it is."""
    for line in front[:12]:
        if _NO_TITLE.search(line):
            continue
        heading = re.match(r"#{1,3}\s+(.+)", line) or fact_words().title.match(line)
        if heading:
            return heading.group(1).strip(" *_#")
    return None


def _number(heads: Sequence[str]) -> str | None:
    """Return the meeting's number as written: a line of its own before one within a title."""
    pattern = fact_words().number
    alone = next((line for line in heads if pattern.fullmatch(line)), None)
    if alone:
        return alone
    titles = [line for line in heads[:8] if len(line) < 160 and not line.endswith(".")]
    found = next((match for line in titles if (match := pattern.search(line))), None)
    return found.group(1) if found else None


def _chair(front: Sequence[str]) -> str | None:
    for line in front:
        found = fact_words().chair.match(line.strip(" *_#"))
        name = re.sub(r"(?:\s*\.){2,}\s*", " ", found.group(1)).strip(" ,.") if found else ""
        if name and _names_somebody(name, ends_as_speech=line.rstrip(" *_").endswith((".", "!", "?"))):
            return name
    return None


def _names_somebody(words: str, *, ends_as_speech: bool) -> bool:
    """Return whether words after "Chair:" are a name, as on a cover, and not what the Chair says."""
    if not is_plausible(words) or len(words.split()) > LONGEST_NAME:
        return False
    return is_strong(words) or (not ends_as_speech and (len(words.split()) > 1 or not words.isascii()))
