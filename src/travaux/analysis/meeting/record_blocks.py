"""What a record says of itself, block by block: paragraphs, items, rows and headings that nobody speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.language.sentences import split_text
from travaux.reference.cues import load_cues
from travaux.reference.phrases import load_pattern

_form = partial(load_pattern, "body_acts")
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(
    r"\s*(?:#{1,6}\s+|[-*•–▪]\s+|\*{2}(?=\S)|&+\s*)?"
    r"(?P<number>(?:(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){0,3}[.)]?(?=\s+\D)|\d{1,3}(?:\.\d{1,3})+"
    r"|\((?:\d{1,2})\)|[IVX]{1,5}\.))?\s*"
)
_OPENS = re.compile(
    r"\s*(?:#{1,6}\s|[-*•▪|]\s?|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3})*)[.)]\s|\d+(?:\.\d+)+\s)"
)
_ENDED = re.compile(r"[.:;!?,…”\"]\s*$")
_ROMAN = re.compile(r"\bI\b(?=[.,;:)\]/-]|\s*\n|\s+[A-Z])")
_HEADING = 30  # words of a line that can be the heading of a decision or of an annex
_FULL = 55
"""Characters of a printed line that goes on in the next: a shorter one is a heading or ends its paragraph."""
_CONTENTS = 0.1
"""Of a record, before which a line "Annex" stands in its table of contents."""
_PERSONAL = 0.004
"""Words of the first person among all, from which a text that names no speaker is speech, not minutes:
summary records and reports have next to none, and unlabelled speech has one or more in a hundred."""


@dataclass(frozen=True, slots=True)
class RecordBlock:
    """A paragraph, item, row or heading; ``words`` are those from ``start`` on, after its number."""

    start: int
    end: int
    number: str
    words: str
    apart: bool  # whether an empty line stands before it

    def sentences(self) -> Iterator[tuple[int, int, str]]:
        """Yield the sentences with their places in the record."""
        for first, last in split_text(self.words):
            yield self.start + first, self.start + last, self.words[first:last]


def read_blocks(meeting: Meeting) -> tuple[RecordBlock, ...]:
    """Return the blocks of the record that the record itself speaks, in order."""
    itself: dict[str, bool] = {}
    return tuple(
        each
        for each in _blocks(meeting.source.text)
        if all(_is_own(meeting, at, itself) for at in (each.start, each.end - 1)) or _hands(meeting, each)
    )


def printed_line(meeting: Meeting, block: RecordBlock) -> str:
    """Return a block with what its line prints before it: the mark of a list, a number."""
    line = meeting.source.text.rfind("\n", 0, block.start) + 1
    return meeting.source.text[line : block.end]


def _hands(meeting: Meeting, block: RecordBlock) -> bool:
    """Tell whether a block is a bullet that gives somebody a task, in notes that name no speaker."""
    turn = meeting.turn_at(block.start)
    nobodys = turn is None or not turn.speaker.name.strip()
    return nobodys and _form("handed_item").fullmatch(printed_line(meeting, block)) is not None


def annex_of(meeting: Meeting) -> int:
    """Return where the annexes of a record begin, else its end: texts follow, not what was done."""
    text = meeting.source.text
    found = (match.start() for match in load_pattern("body_acts", "annex").finditer(text))
    return next((place for place in found if place > _CONTENTS * len(text)), len(text))


def acting_parts(blocks: Sequence[RecordBlock], annex: int) -> tuple[RecordBlock, ...]:
    """Return the blocks in which the body acts: all before the annexes, and decisions among those.

    Under the heading of a decision, or of a list of decisions, an annex has acts; rules, terms of reference
    and drafts are texts.
    """
    found: list[RecordBlock] = []
    acting = True
    for block in blocks:
        if block.start >= annex:
            words = block.words.strip(" *#")
            heading = len(words.split()) <= _HEADING and not words.endswith((".", ";", ","))
            if heading and _form("text_heading").match(words):
                acting = False
            elif heading and _form("decisions_heading").fullmatch(words):
                acting = True
        if acting:
            found.append(block)
    return tuple(found)


def _is_own(meeting: Meeting, place: int, known: dict[str, bool]) -> bool:
    turn = meeting.turn_at(place)
    if turn is None or turn.manner is Manner.INDIRECT:
        return True
    if turn.id not in known:
        known[turn.id] = not turn.speaker.name.strip() and _is_minutes(meeting, turn)
    return known[turn.id]


def _is_minutes(meeting: Meeting, turn: Intervention) -> bool:
    """Tell whether words that nobody is named for are a record, in which hardly anybody says "I"."""
    words = _ROMAN.sub("", meeting.words_of(turn))
    personal = load_cues("en").anywhere("speech.first_person")
    return len(personal.findall(words)) <= _PERSONAL * turn.words


def _blocks(text: str) -> Iterator[RecordBlock]:
    lines: list[tuple[int, int]] = []
    apart = True
    last = 0
    for match in _LINE.finditer(text):
        if not match.group().strip():
            continue
        gap = text.count("\n", last, match.start()) > 1
        if lines and (gap or not _goes_on(text[slice(*lines[-1])], match.group())):
            yield _block(text, lines, apart)
            lines, apart = [], gap
        lines.append(match.span())
        last = match.end()
    if lines:
        yield _block(text, lines, apart)


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a printed line runs on in the next."""
    if _OPENS.match(following) or "|" in line or "|" in following or line.lstrip().startswith("#"):
        return False
    if following.lstrip()[:1].islower() and not _ENDED.search(line.rstrip()[-1:].replace(",", "")):
        return True
    return len(line.strip()) >= _FULL and not re.search(r"[.:;!?]\s*$", line)


def _block(text: str, lines: Sequence[tuple[int, int]], apart: bool) -> RecordBlock:
    start, end = lines[0][0], lines[-1][1]
    mark = _MARK.match(text, start, end)
    begin = mark.end() if mark and mark.end() < end else start
    number = (mark["number"] or "") if mark else ""
    while end > begin and text[end - 1].isspace():
        end -= 1
    return RecordBlock(begin, end, number.strip(".() "), text[begin:end], apart)
