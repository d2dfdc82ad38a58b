"""Where a bracket's missing mark most likely stood: in its paragraph, in a near one, at a sentence's end."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

FARTHEST = 3  # paragraphs over which a mark in mid-paragraph may still be answered
DEEPEST = 16  # open marks looked at for one closing mark, so that a million stay quick


class Span(NamedTuple):
    """A pair of marks; one that was supplied has no width."""

    start: int
    opened: bool
    end: int
    closed: bool


class _Open(NamedTuple):
    offset: int
    paragraph: int
    leads: bool  # nothing but a label stands before it in its paragraph


def mend(text: str, marks: Sequence[tuple[int, bool]], starts: Sequence[int]) -> list[Span]:
    """Return every mark in a pair, nested, in the order of their opening marks.

    ``marks`` are (offset, opens); ``starts`` where paragraphs begin.
    """
    within, left = _pair_within(marks, starts)
    left = _pair_across(text, left, starts)
    events = [(offset, _PRINTED, is_open) for offset, is_open in marks]
    if left:
        events = sorted(events + _supply(text, within, left, starts))
    return _pair_all(events)


_SUPPLIED, _PRINTED = 0, 1


def _pair_all(events: Sequence[tuple[int, int, bool]]) -> list[Span]:
    """Pair a balanced sequence; a pair of two supplied marks is nobody's and is left out."""
    opens: list[int] = []
    ends: list[tuple[int, bool]] = []
    starts: list[tuple[int, bool]] = []
    for offset, rank, is_open in events:
        if is_open:
            opens.append(len(starts))
            starts.append((offset, rank == _PRINTED))
            ends.append((offset, False))
        else:
            ends[opens.pop()] = (offset + rank, rank == _PRINTED)
    spans = (Span(*start, *end) for start, end in zip(starts, ends, strict=True))
    return [span for span in spans if span.opened or span.closed]


def _pair_within(
    marks: Sequence[tuple[int, bool]], starts: Sequence[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, bool]]]:
    pairs: list[tuple[int, int]] = []
    left: list[tuple[int, bool]] = []
    opens: list[int] = []
    until = 0
    paragraph_end = -1
    for offset, is_open in marks:
        if offset >= paragraph_end:
            left += [(at, True) for at in opens]
            opens.clear()
            until = bisect_right(starts, offset)
            paragraph_end = starts[until] if until < len(starts) else offset + 1 << 40
        if is_open:
            opens.append(offset)
        elif opens:
            pairs.append((opens.pop(), offset + 1))
        else:
            left.append((offset, False))
    left += [(at, True) for at in opens]
    return pairs, left


def _pair_across(
    text: str, left: Sequence[tuple[int, bool]], starts: Sequence[int]
) -> list[tuple[int, bool]]:
    """Return the marks that no mark of another paragraph plainly answers."""
    alone: list[tuple[int, bool]] = []
    pending: list[_Open] = []
    for offset, is_open in left:
        paragraph = bisect_right(starts, offset) - 1
        if is_open:
            pending.append(_Open(offset, paragraph, _opens_label(text, starts[paragraph], offset)))
            continue
        depth = _answered(pending, paragraph, _trails(text, offset, starts, paragraph))
        if depth is None:
            alone.append((offset, False))
            continue
        alone += [(skipped.offset, True) for skipped in pending[depth + 1 :]]
        del pending[depth:]
    return alone + [(waiting.offset, True) for waiting in pending]


def _answered(pending: Sequence[_Open], paragraph: int, trails: bool) -> int | None:
    """Return which waiting mark a closing one answers: the nearest likely one."""
    for depth in range(len(pending) - 1, max(-1, len(pending) - 1 - DEEPEST), -1):
        waiting = pending[depth]
        if waiting.leads and trails:
            return depth
        if paragraph - waiting.paragraph <= (FARTHEST if waiting.leads or trails else 1):
            return depth
    return None


_LEAD = re.compile(
    r"[\s*_\[［]*(?:option\s*\S{1,4}\s*[:.]?|(?:pp|op)?\s?\d{1,3}[a-z]{0,7}[.)]?|\([a-z0-9]{1,5}\))?[\s*_\[［.:]*",
    re.IGNORECASE,
)


def _opens_label(text: str, start: int, offset: int) -> bool:
    return offset - start <= 60 and _LEAD.fullmatch(text, start, offset) is not None


def _trails(text: str, offset: int, starts: Sequence[int], paragraph: int) -> bool:
    end = starts[paragraph + 1] if paragraph + 1 < len(starts) else len(text)
    return offset + 60 >= end - 60 and not any(map(str.isalnum, text[offset + 1 : min(end, offset + 120)]))


_SENTENCE_END = re.compile(
    r"(?<!\bpara)(?<!\bparas)(?<!\bArt)(?<!\bNo)(?<!\bMr)(?<!\be\.g)(?<!\bi\.e)"
    r"[.;!?؟۔](?=\s+[\"“«(\[A-ZÀ-ÞА-Яء-ي])|[。；！？]"
)


def _supply(
    text: str, within: Sequence[tuple[int, int]], left: Sequence[tuple[int, bool]], starts: Sequence[int]
) -> list[tuple[int, int, bool]]:
    """Return a partner for each mark left alone, at the bound of its sentence or of its paragraph."""
    breaks = _open_breaks(text, within)
    supplied: list[tuple[int, int, bool]] = []
    for offset, is_open in left:
        paragraph = bisect_right(starts, offset) - 1
        start = starts[paragraph]
        end = starts[paragraph + 1] if paragraph + 1 < len(starts) else len(text)
        if is_open:
            supplied.append((_close_for(text, offset, start, end, breaks), _SUPPLIED, False))
        else:
            supplied.append((_open_for(text, offset, start, breaks), _SUPPLIED, True))
    return supplied


def _open_breaks(text: str, within: Sequence[tuple[int, int]]) -> list[int]:
    """Return the offsets just after a sentence's end that no bracket holds."""
    edges = sorted([(start, 1) for start, _ in within] + [(end, -1) for _, end in within])
    breaks: list[int] = []
    depth = at = 0
    for found in _SENTENCE_END.finditer(text):
        while at < len(edges) and edges[at][0] <= found.start():
            depth += edges[at][1]
            at += 1
        if depth <= 0:
            breaks.append(found.end())
    return breaks


def _close_for(text: str, offset: int, start: int, end: int, breaks: Sequence[int]) -> int:
    last = end
    while last > offset + 1 and text[last - 1].isspace():
        last -= 1
    if _opens_label(text, start, offset):
        return last
    at = bisect_right(breaks, offset)
    return min(breaks[at], last) if at < len(breaks) else last


def _open_for(text: str, offset: int, start: int, breaks: Sequence[int]) -> int:
    lead = _LEAD.match(text, start, offset)
    first = lead.end() if lead else start
    trailing = not any(map(str.isalnum, text[offset + 1 : offset + 3]))
    at = bisect_left(breaks, offset) - 1
    if trailing or at < 0 or breaks[at] <= first:
        return min(first, offset)
    place = breaks[at]
    while place < offset and text[place].isspace():
        place += 1
    return place
