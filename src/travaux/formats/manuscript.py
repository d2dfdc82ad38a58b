"""A text laid out in lines, and turns found in it by labels at the starts of lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from travaux.domain.coverage import Apart
from travaux.domain.meetings import Manner, Turn
from travaux.domain.spans import Note, TimedSpan
from travaux.formats.labels import LabelFound


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A cleaned text, the bold stretches its source shows, and what its making noted.

    ``written`` is all that the file holds, taken out of it another way, place by place; ``apart`` what of it
    is kept out of the text.
    """

    text: str = field(repr=False)
    bold: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    title: str | None = None
    notes: tuple[Note, ...] = ()
    written: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    apart: tuple[Apart, ...] = field(default=(), repr=False)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Yield the span of every line that is not blank, without white space at its ends."""
        for found in re.finditer(r"[^\n]*\S", self.text):
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            yield start, found.end()


@dataclass(frozen=True, slots=True)
class Parse:
    """A manuscript read in one form: the turns in order and what belongs to none."""

    format: str
    turns: tuple[Turn, ...]
    unattributed: tuple[tuple[int, int], ...] = ()
    times: tuple[TimedSpan, ...] = ()
    notes: tuple[Note, ...] = ()


Structural = re.compile(
    r"#{1,6}\s.*|[-*_=–—~.\s]{3,}|\*{0,2}_?[\[(][^\])]{1,300}[\])]_?\*{0,2}\.?|<!--.*-->|\d{1,4}|\W+", re.S
)
"""Lines that are no speech: headings, rules, page numbers, and remarks in brackets alone on a line."""

LONGEST_HEADING = 12
"""Lines before the first speaker of up to so many words are the front of the document, not lost speech."""


def read_hits(
    manuscript: Manuscript, hits: Sequence[LabelFound], format_name: str, structural: re.Pattern[str]
) -> Parse:
    """Return the turns that ``hits`` open; each lasts to the next, without structural lines at its ends."""
    text = manuscript.text
    ends = [hit.start for hit in hits[1:]] + [len(text)]
    turns: list[Turn] = []
    timed: list[tuple[Turn, int | None]] = []
    for hit, end in zip(hits, ends, strict=True):
        span = trim(text, hit.end, end, structural)
        if span:
            turn = Turn(hit.label, *span, manner=Manner.DIRECT, language=hit.language)
            turns.append(turn)
            timed.append((turn, hit.start_ms))
    lost = tuple(_front_lines(manuscript, hits[0].start if hits else len(text), structural))
    return Parse(format_name, tuple(turns), lost, tuple(_times(timed)))


def trim(text: str, start: int, end: int, structural: re.Pattern[str]) -> tuple[int, int] | None:
    """Return the span without blank and structural lines at its ends, None where nothing is left."""
    lines = [m.span() for m in re.finditer(r"[^\n]*\S", text[start:end])]
    while lines and structural.fullmatch(text[start + lines[-1][0] : start + lines[-1][1]].strip()):
        lines.pop()
    while lines and structural.fullmatch(text[start + lines[0][0] : start + lines[0][1]].strip()):
        lines.pop(0)
    if not lines:
        return None
    first = text[start + lines[0][0] : start + lines[0][1]]
    return start + lines[0][0] + len(first) - len(first.lstrip()), start + lines[-1][1]


def _front_lines(manuscript: Manuscript, end: int, structural: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines before the first speaker that are longer than a heading."""
    for start, stop in manuscript.lines():
        if start >= end:
            return
        line = manuscript.text[start:stop]
        if len(line.split()) > LONGEST_HEADING and not structural.fullmatch(line):
            yield start, stop


def _times(turns: Iterable[tuple[Turn, int | None]]) -> Iterator[TimedSpan]:
    """Yield when each turn was spoken, where its own start and the next one's are written."""
    for (turn, start_ms), (_, end_ms) in pairwise([*turns, (None, None)]):
        if turn is not None and start_ms is not None and end_ms is not None and end_ms >= start_ms:
            yield TimedSpan(turn.start, turn.end, start_ms, end_ms)
