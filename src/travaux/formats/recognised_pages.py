"""Pages that are pictures, made into pieces of text by what a recogniser sees in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median

import numpy as np
from numpy.typing import NDArray

from travaux.formats.glyphs import Glyph, Rule, Sheet, Style, find_pieces
from travaux.formats.page_process import DOTS_PER_INCH
from travaux.ports import PageRecogniser, SeenLine

MAX_RECOGNISED = 300
"""The most pages that are recognised of one file: at a second or two each, some minutes."""

LEAST_CONFIDENCE = 60.0
"""Below this mean confidence, of 100, a page is in another language than the engine's, or no text."""

_LEVEL = 0.55  # baselines that differ by less than this share of a line's height are one
_ALIKE = 0.25  # lines that differ less than this in height from the page's middle one are set alike


_DOUBTFUL = 50.0
_PARAGRAPH_LABEL = re.compile(r"(?P<series>[PO][Pp])(?P<number>[\dlIOoSs]{1,3})(?P<end>[.:]?)")
_DIGITS = str.maketrans("lIOoSs", "110055")


@dataclass(frozen=True, slots=True)
class Recognition:
    """A page with the text seen in its picture; ``doubtful`` counts words seen with little confidence."""

    sheet: Sheet
    doubtful: int


def recognise_sheet(
    picture: NDArray[np.uint8], sheet: Sheet, recogniser: PageRecogniser
) -> Recognition | None:
    """Return what is seen in a page's picture; None where it cannot be told with confidence."""
    lines = recogniser.recognise(picture, DOTS_PER_INCH)
    words = [word for line in lines for word in line.words]
    if not words or fmean(word.confidence for word in words) < LEAST_CONFIDENCE:
        return None
    notes_from = _footnote_rule(picture, lines)
    rules = (*sheet.rules, *([_as_rule(notes_from, sheet.height)] if notes_from else []))
    pieces = tuple(find_pieces(_glyphs(lines, sheet.height, notes_from[1] if notes_from else None)))
    return Recognition(
        replace(sheet, pieces=pieces, rules=rules, unmapped=0, written=" ".join(w.text for w in words)),
        sum(word.confidence < _DOUBTFUL for word in words),
    )


def _levelled(lines: Sequence[SeenLine], most: float) -> list[SeenLine]:
    """Return lines, those side by side on one baseline: engines see a label and its words apart."""
    levelled: list[SeenLine] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        level = next((one for one in reversed(levelled[-4:]) if _is_beside(one, line, most)), line)
        levelled.append(replace(line, baseline=level.baseline))
    return levelled


def _is_beside(one: SeenLine, other: SeenLine, most: float) -> bool:
    apart = one.words[-1].x1 <= other.words[0].x0 or other.words[-1].x1 <= one.words[0].x0
    return apart and other.baseline - one.baseline <= most


Stroke = tuple[int, int, int]
"""The left end, the row and the right end of a level line, in pixels."""

_SHORTEST, _LONGEST = 0.5, 3.6  # inches that the rule above footnotes is long


def _footnote_rule(picture: NDArray[np.uint8], lines: Sequence[SeenLine]) -> Stroke | None:
    """Return the lowest short line drawn at the left edge of the text with words on both sides of it."""
    left = min(line.words[0].x0 for line in lines)
    baselines = sorted(line.baseline for line in lines)
    dark = picture < 140
    for row in np.flatnonzero(dark.sum(axis=1) >= _SHORTEST * DOTS_PER_INCH)[::-1]:
        edges = np.flatnonzero(np.diff(np.concatenate(([0], dark[row].astype(np.int8), [0]))))
        starts, ends = edges[::2], edges[1::2]
        longest = int(np.argmax(ends - starts))
        start, end = int(starts[longest]), int(ends[longest])
        short = _SHORTEST <= (end - start) / DOTS_PER_INCH <= _LONGEST
        if short and abs(start - left) < DOTS_PER_INCH / 5 and baselines[0] < row < baselines[-1]:
            return start, int(row), end
    return None


def _as_rule(stroke: Stroke, page_height: float) -> Rule:
    scale = 72 / DOTS_PER_INCH
    return Rule(stroke[0] * scale, stroke[2] * scale, page_height - stroke[1] * scale)


_SMALL_PRINT = 0.85


def _glyphs(lines: Sequence[SeenLine], page_height: float, notes_from: int | None) -> Iterator[Glyph | None]:
    """Yield the characters of each line, spread over their words; None at each line's end.

    Below the row ``notes_from`` type is taken to be small, as footnotes are: pictures do not tell it well.
    """
    scale = 72 / DOTS_PER_INCH
    usual = median(line.height for line in lines)
    for line in _levelled(lines, _LEVEL * usual):
        alike = abs(line.height - usual) <= _ALIKE * usual
        small = _SMALL_PRINT if notes_from is not None and line.baseline > notes_from else 1.0
        style = Style("", round((usual if alike else line.height) * scale * small, 1))
        y = page_height - line.baseline * scale
        for number, word in enumerate(line.words):
            text = word.text if number else _as_label(word.text)
            width = (word.x1 - word.x0) / len(text)
            if number:
                before = line.words[number - 1].x1 * scale
                yield Glyph(" ", before, before, y, style)
            for at, character in enumerate(text):
                start = (word.x0 + at * width) * scale
                yield Glyph(character, start, start + width * scale, y, style)
        yield None


def _as_label(text: str) -> str:
    """Return a line's first word, digits for the letters that engines see in "PP1" and "OP10"."""
    found = _PARAGRAPH_LABEL.fullmatch(text)
    return found["series"] + found["number"].translate(_DIGITS) + found["end"] if found else text
