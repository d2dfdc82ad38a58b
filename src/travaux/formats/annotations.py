"""What people wrote beside the words of a PDF page: notes, and remarks on words that they marked.

After ISO 32000-1, 12.5 (annotations): the text of a note is ``Contents``, whose name it bears ``T``, its day
``M`` or ``CreationDate``, the words that are marked ``QuadPoints``.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from travaux.formats.glyphs import Piece

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""

_ON_WORDS = frozenset(
    {raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT}
)
_BESIDE = frozenset({raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_CARET})
_MOST_BOXES = 500  # lines that one remark marks: ten pages
_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A remark on a page. ``boxes`` are the words that it marks, line by line, or (``apart``) its place."""

    page: int
    text: str
    typist: str | None
    when: str | None
    boxes: tuple[Box, ...]
    apart: bool

    def words(self, pieces: Iterable[Piece]) -> str | None:
        """Return the words that it marks, of all that the page draws; None where it marks none."""
        if self.apart:
            return None
        drawn = list(pieces)
        marked = (_words_in(box, drawn) for box in self.boxes)
        return " ".join(" ".join(marked).split()) or None


def read_annotations(page: pdfium.PdfPage, number: int) -> Iterator[Annotation]:
    """Yield the remarks on a page that say something, as the page has them; answers are remarks as well."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            text = _string(annotation, b"Contents").replace("\r\n", "\n").replace("\r", "\n").strip()
            if not text or kind not in _ON_WORDS | _BESIDE:
                continue
            marked = tuple(_marked(annotation)) if kind in _ON_WORDS else ()
            when = _string(annotation, b"CreationDate") or _string(annotation, b"M")
            typist = " ".join(_string(annotation, b"T").split()) or None
            boxes = marked or tuple(_place(annotation))
            yield Annotation(number, text, typist, _moment(when), boxes, not marked)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _string(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if length <= 2:  # a text in UTF-16 ends in a zero of two bytes
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").replace("\x00", "")


def _marked(annotation: raw.FPDF_ANNOTATION) -> Iterator[Box]:
    for number in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), _MOST_BOXES)):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, number, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)


def _place(annotation: raw.FPDF_ANNOTATION) -> Iterator[Box]:
    rect = raw.FS_RECTF()
    if raw.FPDFAnnot_GetRect(annotation, rect):
        low, high = sorted((rect.bottom, rect.top))
        yield rect.left, low, rect.right, high


def _moment(written: str) -> str | None:
    """Return the moment of a PDF's date, "D:20310112090000Z", in ISO 8601."""
    found = _DAY.match(written)
    if found is None:
        return None
    year, month, day, hour, minute, second = found.groups()
    clock = f"T{hour}:{minute}:{second}" if hour else ""
    return f"{year}-{month}-{day}{clock}"


def _words_in(box: Box, pieces: Sequence[Piece]) -> str:
    left, bottom, right, top = box
    found: list[str] = []
    for piece in pieces:
        # A box reaches from below the tails of letters to above their heads: the baseline is below its middle
        if bottom - 1 <= piece.y <= (bottom + top) / 2 and piece.x1 > left and piece.x0 < right:
            found.append("".join(g.text for g in piece.glyphs if left <= (g.x0 + g.x1) / 2 <= right))
    return " ".join(found)
