"""Remarks on the pages of a PDF as comments on its paragraphs."""

from collections.abc import Iterator, Sequence

from travaux.domain.texts import Comment
from travaux.formats.annotations import Annotation, Box
from travaux.formats.pages import Pages, PrintedLine

_REACH = 3.0  # lines between a note and the nearest words: farther off it stands beside no paragraph


def comments_of(pages: Pages, lines: Sequence[tuple[PrintedLine, int]]) -> Iterator[Comment]:
    """Yield the remarks on the pages, each beside its paragraph; ``lines`` are printed, each with its own."""
    for annotation, words in pages.annotations:
        own = [(line, place) for line, place in lines if line.page == annotation.page]
        yield Comment(annotation.text, annotation.typist, annotation.when, _paragraph(annotation, own), words)


def _paragraph(annotation: Annotation, lines: Sequence[tuple[PrintedLine, int]]) -> int | None:
    if not annotation.boxes or not lines:
        return None
    box = annotation.boxes[0]
    line, place = min(lines, key=lambda each: _distance(box, each[0]))
    return place if _rows(box, line) <= _REACH * line.size else None


def _distance(box: Box, line: PrintedLine) -> tuple[float, float]:
    """Return how far a remark is from a line: first in height, by steps of half a line, then aside."""
    aside = max(0.0, box[0] - line.x1, line.x0 - box[2])
    return round(2 * _rows(box, line) / line.size), aside


def _rows(box: Box, line: PrintedLine) -> float:
    """Return the points between the middle of a remark and that of a line's small letters."""
    return abs((box[1] + box[3]) / 2 - (line.y + line.size / 4))
