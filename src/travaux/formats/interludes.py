"""What stands between the words of speakers and belongs to none: headings, rules, machine lines, quotations.

A turn never runs on over a heading, a rule, a suspension, or a line that opens like a label and is not
understood: what follows is nobody's until the next label. A remark of the machine, or a label that the
speaker reads out, is cut out of the turn, which goes on after it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from travaux.domain.meetings import Turn
from travaux.domain.messages import Text, message
from travaux.domain.spans import Note
from travaux.formats.labels import is_collective, is_plausible, tidy_label
from travaux.formats.manuscript import Parse, Structural, trim
from travaux.formats.read_aloud import READ_OUT, ReadAloud, find_read_aloud
from travaux.reference.floor import FloorJob, floor_patterns

LONGEST_LABEL_WORDS = 9  # "Mr. Roe (Norway), speaking on a point of order:" has nine; longer are clauses
LONGEST_UNQUOTED = 2  # words of a line that is told apart only by its shape, such as a lone mark

_HEADING = re.compile(r"#{1,6}\s+\S")
_BOLD = re.compile(r"\*\*(?!\s)[^*\n]{1,90}[^*\s.!?:;,…”\"]\*\*")
"""A line in bold alone that ends as no sentence does: a heading."""
_ITEM = re.compile(r"([ \t]*)[-*+•]\s")
_LINK = re.compile(r"(?:[-*+•]\s+)?!?\[[^\]\n]*\]\(\S+\)|(?:[^\n:]{1,60}:\s*)?<?https?://\S+>?")
_RULE = re.compile(r"(?:[-*_=–—~]\s?){3,}")
_UNDERLINED = re.compile(r"(?<![.!?:;,])[ \t]*\n[ \t]*(?:-{3,}|={3,}|~{3,}|\^{3,})[ \t]*(?:\n|$)")
_LABEL = re.compile(r"(?:[-•*>]+\s+)?\**(?P<label>[^:：\n\"“«]{1,110}?)\**\s*[:：](?=\s|$)\**")
_REMARK = re.compile(r"[\[(](?P<label>[^\[\]():\n]{2,60}):\s[^\])\n]{2,400}[\])]")
_BRACKETED = re.compile(r"[\[(](?P<words>[^\[\]()\n]+)[\])][.!]?")
_OPENING_QUOTE = re.compile(r"^[\s>*-]*[“\"«‘'„]")
COLON_FORMS = frozenset({"names", "timed-names", "verbatim", "table"})
"""The forms whose labels look like any words before a colon, so that a label may go unrecognised."""

QUOTABLE = frozenset({"names", "verbatim"})
"""The forms whose labels a speaker may read out; a time or a mark beside a label is the record's own."""


_ITEMS = message("items of a list that name nobody, among items that do")


class _Line(Enum):
    SAID = "is speech"
    PASSING = "is nobody's, and the speaker goes on"
    ENDING = "is nobody's, and so is what follows"
    UNREAD = "opens the words of somebody, who is not known"


@dataclass(slots=True)
class _Found:
    """What dividing a reading found beside its turns."""

    lost: list[tuple[int, int]]
    notes: Counter[tuple[Text, str]]


def divide(text: str, reading: Parse) -> Parse:
    """Return ``reading`` with its turns ended, or parted, where others' words or nobody's stand in them."""
    found = _Found(list(reading.unattributed), Counter())
    turns = [
        piece
        for turn in (_unquoted(text, reading.turns, found) if reading.format in QUOTABLE else reading.turns)
        for piece in _spoken_parts(text, turn, reading.format, found)
    ]
    notes = tuple(Note(what, where, count) for (what, where), count in found.notes.items())
    return replace(
        reading, turns=tuple(turns), unattributed=tuple(sorted(found.lost)), notes=(*reading.notes, *notes)
    )


def _unquoted(text: str, turns: Sequence[Turn], found: _Found) -> Iterator[Turn]:
    """Yield ``turns``, a label that the speaker before reads out taken for the quotation it is."""
    before: Turn | None = None
    for turn in turns:
        if before is None or not before.label or not _is_quoted(text, before, turn):
            yield turn
            before = turn
            continue
        end = _quotation_end(text, before, turn)
        found.notes[READ_OUT, turn.label or ""] += 1
        found.lost.append((turn.start, end))
        rest = trim(text, end, turn.end, Structural) if end < turn.end else None
        if rest:
            before = replace(before, start=rest[0], end=rest[1])
            yield before


def _is_quoted(text: str, before: Turn, turn: Turn) -> bool:
    said, label = text[before.start : before.end], text[before.end : turn.start]
    if _OPENING_QUOTE.match(label) or (_is_open(said) and re.search("[”»]", text[turn.start : turn.end])):
        return True
    if _is_cited(text, turn.start) and not _is_cited(text, before.start):
        return True  # "> Mr. Roe: …" beneath the words of whoever reads it out
    last = said.rsplit("\n", 1)[-1].strip()
    return any(pattern.search(last) for pattern in floor_patterns(FloorJob.QUOTING))


def _is_cited(text: str, place: int) -> bool:
    """Tell whether a line is marked as cited from elsewhere, as in mail: "> …"."""
    return text[text.rfind("\n", 0, place) + 1 : place].lstrip().startswith(">")


def _is_open(said: str) -> bool:
    """Tell whether a quotation that ``said`` opens is not closed in it."""
    return said.count("“") > said.count("”") or said.count("«") > said.count("»")


def _quotation_end(text: str, before: Turn, turn: Turn) -> int:
    """Return where the words read out end: with the quotation, else with the line."""
    if _is_open(text[before.start : before.end]):
        closing = re.compile("[”»]").search(text, turn.start, turn.end)
        if closing:
            return closing.end()
    line = text.find("\n", turn.start, turn.end)
    return turn.end if line < 0 else line


def _spoken_parts(text: str, turn: Turn, form: str, found: _Found) -> Iterator[Turn]:
    """Yield what of ``turn`` its speaker said, in one piece where nothing stands between."""
    start = turn.start
    label_depth = _depth(text, turn.start) if form in COLON_FORMS else None
    for place, (first, last) in enumerate(_lines(text, turn)):
        kind, what, where = _kind(text[first:last], form)
        if place > 0 and kind is _Line.SAID and _UNDERLINED.match(text, last):
            kind, what = _Line.ENDING, message("headings and rules end a turn")
        if place > 0 and kind is _Line.SAID and _is_sibling(text, first, label_depth):
            kind, what, where = _Line.UNREAD, _ITEMS, ""
        if place == 0 and kind in (_Line.ENDING, _Line.UNREAD):
            kind = _Line.SAID  # what stands beside a label is what its speaker said
        if kind is _Line.SAID:
            for remark in _read_out(text, first, last):
                yield from _spoken_part(text, turn, start, remark.start)
                found.notes[READ_OUT, remark.label] += 1
                start = max(start, remark.end)
            continue
        yield from _spoken_part(text, turn, start, first)
        found.notes[what, where] += 1
        start = last
        if kind is not _Line.PASSING:
            found.lost.extend(_lost_spans(text, first if kind is _Line.UNREAD else last, turn.end))
            return
    yield from _spoken_part(text, turn, start, turn.end)


def _read_out(text: str, first: int, last: int) -> list[ReadAloud]:
    """Return what a line holds of others' words: in brackets with their label, or read out."""
    held = [
        ReadAloud(found.start(), found.end(), found["label"])
        for found in _REMARK.finditer(text, first, last)
        if is_plausible(found["label"])
    ]
    return sorted([*held, *find_read_aloud(text, first, last)], key=lambda each: each.start)


def _depth(text: str, place: int) -> int | None:
    """Return how far the item of a list at whose line ``place`` stands is set in; None for other lines."""
    item = _ITEM.match(text, text.rfind("\n", 0, place) + 1)
    return len(item[1].expandtabs(4)) if item else None


def _is_sibling(text: str, first: int, label_depth: int | None) -> bool:
    """Tell whether a line is an item beside that of the label, and no list which the speaker announced."""
    depth = _depth(text, first) if label_depth is not None else None
    if depth is None or label_depth is None or depth > label_depth:
        return False
    return not text[max(0, first - 80) : first].rstrip().endswith(":")


def _spoken_part(text: str, turn: Turn, start: int, end: int) -> Iterator[Turn]:
    span = (start, end) if (start, end) == (turn.start, turn.end) else trim(text, start, end, Structural)
    if span and span[0] < span[1]:
        yield replace(turn, start=span[0], end=span[1])


def _lines(text: str, turn: Turn) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]*\S", text[turn.start : turn.end]):
        lead = len(line[0]) - len(line[0].lstrip())
        yield turn.start + line.start() + lead, turn.start + line.end()


def _lost_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    span = trim(text, start, end, Structural)
    if span and len(text[slice(*span)].split()) > LONGEST_UNQUOTED:
        yield span


def _kind(line: str, form: str) -> tuple[_Line, Text, str]:
    """Return what a line of a turn is, with the note that tells of it and the label it seems to have."""
    plain = _bare(line)
    if _HEADING.match(line) or _RULE.fullmatch(line) or (form == "names" and _BOLD.fullmatch(line)):
        return _Line.ENDING, message("headings and rules end a turn"), ""
    if (form in COLON_FORMS and _LINK.fullmatch(line)) or is_passing(line):
        return _Line.PASSING, message("lines that nobody said left out"), ""
    if any(pattern.fullmatch(plain) for pattern in floor_patterns(FloorJob.INTERLUDE)):
        return _Line.ENDING, message("lines that nobody said end a turn"), ""
    label = _unread_label(line, form)
    if label:
        return _Line.UNREAD, message("opens like a label that is not understood: nobody's words"), label
    return _Line.SAID, "", ""


def is_heading(line: str) -> bool:
    """Tell whether a line heads or parts what follows: a heading, a line in bold alone, a rule."""
    line = line.strip()
    return bool(_HEADING.match(line) or _BOLD.fullmatch(line) or _RULE.fullmatch(line))


def is_not_said(line: str) -> bool:
    """Tell whether a line is one that nobody said: the platform's, a suspension, the count of a vote."""
    plain = _bare(line)
    return is_passing(line) or any(one.fullmatch(plain) for one in floor_patterns(FloorJob.INTERLUDE))


def is_passing(line: str) -> bool:
    """Tell whether a line is one that nobody said, as a platform's, and after which the speaker goes on."""
    plain = _bare(line)
    return any(pattern.fullmatch(plain) for pattern in floor_patterns(FloorJob.PASSING))


def _bare(line: str) -> str:
    """Return a line without its emphasis, and without the brackets that hold all of it."""
    plain = line.strip("*_ \t")
    held = _BRACKETED.fullmatch(plain)
    return held["words"].strip() if held else plain


def _unread_label(line: str, form: str) -> str | None:
    """Return what opens ``line`` like the label of somebody, though the reader took it for none."""
    found = _LABEL.match(line)
    label = tidy_label(found["label"]) if found else ""
    if not label or len(label.split()) > LONGEST_LABEL_WORDS:
        return None
    if is_collective(label) or (form in COLON_FORMS and is_plausible(label)):
        return label
    return None
