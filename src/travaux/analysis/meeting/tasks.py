"""Tasks that a record marks as such, "ACTION: Ann to write the text", and to whom each is given."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from travaux.analysis.meeting.conclusions import LOGGED
from travaux.analysis.meeting.phrasing import report
from travaux.domain.findings import Line
from travaux.domain.meetings import Meeting
from travaux.domain.spans import stable_id
from travaux.reference.expressions import Expression
from travaux.reference.lexicons import lexicon_pattern, load_lexicon
from travaux.reference.phrases import load_pattern

_FEWEST, _LONGEST = 2, 60  # words of a task
_LINE = re.compile(r"[^\n]+")


def find_marked_tasks(meeting: Meeting) -> Iterator[Line]:
    """Yield what lines give as a task under a mark of their own, with whom they name and by when."""
    names = names_by_label(meeting)
    turns = sorted(turn.start for turn in meeting.interventions)
    for match in _LINE.finditer(meeting.source.text):
        inside = turns[bisect_right(turns, match.start()) : bisect_left(turns, match.end())]
        for start in (match.start(), *inside):
            found = _task_pattern().match(meeting.source.text, start, match.end())
            words = meeting.source.text[found.end() : match.end()].strip() if found else ""
            fits = _FEWEST <= len(words.split()) <= _LONGEST and not words.endswith("?")
            named = load_pattern("body_acts", "bare_office").fullmatch(words)  # whose the task above is
            if found and fits and not named and _is_marked(found, words):
                yield _task(meeting, found.end(), match.end(), found["who"], names)
                break


@cache
def _task_pattern() -> Expression:
    marks = "|".join(load_lexicon("outcomes")["task_marks"])
    return Expression(
        rf"{LOGGED}(?:[-*#•]+\s*)?(?:\*\*)?\[?(?:{marks})\b(?:\s*#?\d+)?"
        r"(?:\s+(?:on|for|to)\s+(?P<who>[\w.’' -]{2,40}?))?"
        r"(?:(?P<mark>(?:\*\*)?\]?\s*:(?:\*\*)?)|\]|\s+[-–—](?=\s))\s*(?=\S)"
    )


def _is_marked(found: re.Match[str], words: str) -> bool:
    """Tell whether a mark is one of a task: a colon ends it, or else somebody is named who is to do it."""
    return bool(found["mark"]) or lexicon_pattern("outcomes", "given_to").match(words) is not None


def _task(meeting: Meeting, start: int, end: int, who: str | None, names: dict[str, str]) -> Line:
    citation = meeting.source.cite(start, end)
    given = lexicon_pattern("outcomes", "given_to").match(citation.quote.strip())
    named = " ".join((who or (given["to"] if given else "")).split())
    several = re.split(r",\s*|\s+(?:and|&)\s+", named)
    due = lexicon_pattern("outcomes", "dues").search(citation.quote)
    words = report(citation.quote.strip())
    return Line(
        stable_id("action", f"{citation.source}:{citation.start}"),
        "action",
        f"{who}: {words}" if who else words,
        (citation,),
        tuple(names.get(each.lower(), each) for each in several if each),
        due.group() if due else None,
    )


def names_by_label(meeting: Meeting) -> dict[str, str]:
    """Return the names under which people spoke, by their label and name in small letters."""
    named: dict[str, str] = {}
    for turn in meeting.interventions:
        for each in (turn.speaker.label, turn.speaker.name):
            named.setdefault(each.strip().lower(), turn.speaker.name)
    return named
