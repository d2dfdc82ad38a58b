"""What a record writes under a heading such as "Conclusion": lines of the outcome, nobody's speech."""

import re
from collections.abc import Iterator
from functools import cache

from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.meetings import Meeting
from travaux.language.sentences import split_text
from travaux.reference.expressions import Expression
from travaux.reference.lexicons import lexicon_pattern, load_lexicon

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_MARKS = " \t#*_>-–•:."
_HEADING = re.compile(r"\s*#{1,6}\s|\s*\*\*[^*]+\*\*\s*:?\s*$")
_BULLET = re.compile(r"\s*(?:[-*•–▪]|\(?\d{1,2}[.)])\s+")
_LABEL = re.compile(r"\s*(?:\[[^\]]{2,40}\]|\*\*[^*]{2,60}\*\*|[A-Z][\w.'’-]*(?: [\w.'’()-]+){0,5}):\s")
LOGGED = r"\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?(?:<[^<>\s]{1,40}>\s+)?"
"""What a log puts before a line: the time and the account that wrote it."""
_MOST_LINES = 12
"""Lines under one heading: a longer list is a text, not what was concluded on an item."""
_LONGEST = 60  # words of a line that can be an outcome


def find_concluded(meeting: Meeting) -> Iterator[Span]:
    """Yield the spans of the lines that stand under headings of outcome, in order."""
    text = meeting.source.text
    lines = [match.span() for match in _LINE.finditer(text)]
    for place, (start, end) in enumerate(lines):
        inline = _inline().match(text[start:end])
        if (not inline and not _is_outcome_heading(text[start:end])) or _in_a_statement(meeting, start):
            continue
        if inline:
            yield from _sentences_in(text, start + inline.end(), end)
        else:
            for first, last in _items_under_heading(text, lines[place + 1 : place + 1 + _MOST_LINES], end):
                yield from _sentences_in(text, first, last)


def _is_outcome_heading(line: str) -> bool:
    bare = line.strip().strip(_MARKS).strip()
    return bool(bare) and lexicon_pattern("outcomes", "conclusion_headings").fullmatch(bare) is not None


@cache
def _inline() -> Expression:
    words = "|".join(load_lexicon("outcomes")["conclusion_headings"])
    return Expression(
        rf"{LOGGED}(?:[-*#]+\s*)?(?:\*\*)?(?:{words})\s*\d*(?:\*\*)?\s*:(?:\*\*)?\s+(?=\S)", re.IGNORECASE
    )


def _items_under_heading(text: str, lines: list[Span], after: int) -> Iterator[Span]:
    """Yield the bullets, or the one paragraph, that follow a heading."""
    listed = False
    last = after
    for start, end in lines:
        line = text[start:end]
        if not line.strip():
            continue
        apart = text.count("\n", last, start) > 1
        bullet = _BULLET.match(line)
        if _ends_conclusions(line, bullet is not None) or (
            apart and last != after and (listed or not bullet) and not bullet
        ):
            return
        listed = listed or bullet is not None
        yield (start + bullet.end() if bullet else start, end)
        last = end


def _ends_conclusions(line: str, bullet: bool) -> bool:
    """Tell whether another heading or another speaker begins."""
    capitals = line.isupper() and len(line.split()) > 1
    return _HEADING.match(line) is not None or (not bullet and _LABEL.match(line) is not None) or capitals


def _sentences_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of a line that settle something."""
    for first, last in split_text(text[start:end]):
        words = text[start + first : start + last].strip()
        settles = not lexicon_pattern("outcomes", "no_conclusion_lines").search(words)
        if settles and 1 < len(words.split()) <= _LONGEST and not words.endswith("?"):
            yield start + first, start + last


def _in_a_statement(meeting: Meeting, place: int) -> bool:
    """Tell whether a delegation speaks at ``place``: a heading of its paper is no outcome of the meeting."""
    turn = meeting.turn_at(place)
    return turn is not None and turn.speaker.actor is not None and not holds_no_side(turn.speaker)
