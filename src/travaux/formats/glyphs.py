"""What a PDF page draws: pieces of text with their style and place, and thin lines.

Coordinates are PDF points from the lower left corner, as on paper.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from travaux.domain.coverage import Apart
from travaux.formats.print_visibility import PrintedPage, printed_page

ITALIC_FLAG = 1 << 6
BOLD_FLAG = 1 << 18
LONGEST_TRACED_PATH = 400
"""Paths of more segments than this are drawings, not lines under or through words."""

_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_ITALIC_NAMES = ("italic", "oblique", "kursiv")


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set; ``size`` in points, as seen on the page."""

    font: str
    size: float
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class Glyph:
    """One character as drawn; ``y`` is its baseline."""

    text: str
    x0: float
    x1: float
    y: float
    style: Style
    raised: bool = False


@dataclass(slots=True)
class Piece:
    """Glyphs drawn one after another on one baseline with no wide gap; ``x0`` and ``x1`` are its ends."""

    glyphs: list[Glyph] = field(default_factory=list)
    y: float = 0.0
    size: float = 0.0
    x0: float = 0.0
    x1: float = 0.0

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin horizontal line."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything read from one page.

    ``unmapped`` counts characters whose meaning the file does not tell, ``turned`` those set aslant.
    ``written`` is all the text of the page as the PDF library strings it together.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...]
    images: int
    unmapped: int
    unseen: tuple[Apart, ...] = ()
    turned: int = 0
    written: str = field(default="", repr=False)


def read_sheet(page: pdfium.PdfPage, number: int) -> Sheet:
    """Return what the page draws."""
    textpage = page.get_textpage()
    try:
        glyphs = _Glyphs(textpage, printed_page(page))
        pieces = tuple(find_pieces(glyphs))
        written = textpage.get_text_range()
    finally:
        textpage.close()
    width, height = page.get_size()
    images = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    unseen = tuple(Apart("".join(text), why, f"page {number}") for why, text in glyphs.unseen.items())
    return Sheet(
        number,
        width,
        height,
        pieces,
        tuple(_rules(page)),
        images,
        glyphs.unmapped,
        unseen,
        glyphs.turned,
        written,
    )


class _Glyphs:
    """The characters of a text page, with styles looked up once for each text object."""

    def __init__(self, textpage: pdfium.PdfTextPage, printed: PrintedPage) -> None:
        self.page = textpage.raw
        self.printed = printed
        self.unmapped = 0
        self.turned = 0
        self.unseen: dict[str, list[str]] = {}
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._origin = ctypes.c_double(), ctypes.c_double()
        self._matrix = raw.FS_MATRIX()

    def __iter__(self) -> Iterator[Glyph | None]:
        """Yield each character drawn level; None where the page itself breaks the line."""
        last: Glyph | None = None
        why: str | None = None
        for index, code in self._characters():
            if code in (10, 13):
                self._space()
                last = None
                yield None
                continue
            if raw.FPDFText_HasUnicodeMapError(self.page, index) == 1:
                self.unmapped += 1
                continue
            if code in (2, 0xFFFE):
                code = 0x2D
            if code == 0:
                continue
            if raw.FPDFText_GetCharAngle(self.page, index) % math.pi > 0.2:
                self.turned += chr(code).isalnum()
                continue
            if code == 32 and raw.FPDFText_IsGenerated(self.page, index) == 1:
                self._space()
                if last is not None:
                    yield Glyph(" ", last.x1, last.x1, last.y, last.style)
                continue
            text_object = raw.FPDFText_GetTextObject(self.page, index)
            key = ctypes.addressof(text_object.contents) if text_object else 0
            box, level = self._place(index)
            style = self._style(text_object, key, index)
            if code == 32:
                self._space()
                why = why if last is None else None  # a space is as its word is
            else:
                why = self.printed.why_unseen(text_object, key, style.size, box)
            if why:
                self.unseen.setdefault(why, []).append(chr(code))
                last = None
                continue
            last = Glyph(chr(code), box[0], box[2], level, style)
            yield last

    def _characters(self) -> Iterator[tuple[int, int]]:
        """Yield the index and the code of each character, the two halves of a surrogate pair as one."""
        high = 0
        for index in range(raw.FPDFText_CountChars(self.page)):
            code = raw.FPDFText_GetUnicode(self.page, index)
            if 0xD800 <= code <= 0xDBFF:
                high = code
                continue
            if 0xDC00 <= code <= 0xDFFF and high:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            high = 0
            yield index, code

    def _place(self, index: int) -> tuple[tuple[float, float, float, float], float]:
        """Return the box of a character (left, bottom, right, top) and the height of its line, in points."""
        left, right, bottom, top = self._box
        x, y = self._origin
        raw.FPDFText_GetCharBox(self.page, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(self.page, index, x, y)
        return (left.value, bottom.value, right.value, top.value), y.value

    def _space(self) -> None:
        """End the words of what is not seen."""
        for text in self.unseen.values():
            if text[-1] != " ":
                text.append(" ")

    def _style(self, text_object: object, key: int, index: int) -> Style:
        if key not in self._styles:
            font, bold, italic = self._font(text_object) if text_object else ("", False, False)
            raw.FPDFText_GetMatrix(self.page, index, self._matrix)
            scale = math.hypot(self._matrix.b, self._matrix.d) or 1.0
            size = round(raw.FPDFText_GetFontSize(self.page, index) * scale, 1)
            self._styles[key] = Style(font, size, bold, italic)
        return self._styles[key]

    def _font(self, text_object: object) -> tuple[str, bool, bool]:
        font = raw.FPDFTextObj_GetFont(text_object)
        if not font:
            return "", False, False
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            flags, lower = raw.FPDFFont_GetFlags(font), name.lower()
            bold = any(word in lower for word in _BOLD_NAMES) or bool(flags & BOLD_FLAG and flags > 0)
            italic = any(word in lower for word in _ITALIC_NAMES) or bool(flags & ITALIC_FLAG and flags > 0)
            self._fonts[key] = (name, bold, italic)
        return self._fonts[key]


def find_pieces(glyphs: Iterable[Glyph | None]) -> Iterator[Piece]:
    """Yield runs of neighbouring glyphs; raised and lowered small glyphs stay with their word.

    None among the glyphs breaks the line.
    """
    piece = Piece()
    for glyph in glyphs:
        if glyph is None or (piece.glyphs and not _follows(piece, glyph)):
            if piece.text.strip():
                yield _trimmed(piece)
            piece = Piece()
        if glyph is not None:
            _extend(piece, glyph)
    if piece.text.strip():
        yield _trimmed(piece)


def _follows(piece: Piece, glyph: Glyph) -> bool:
    last = piece.glyphs[-1]
    gap = max(glyph.x0 - last.x1, last.x0 - glyph.x1)
    size = max(piece.size, glyph.style.size)
    if gap > 1.2 * size:
        return False
    shift = abs(glyph.y - piece.y)
    return shift < 0.2 * size or (shift < 0.7 * size and min(piece.size, glyph.style.size) < 0.85 * size)


def _extend(piece: Piece, glyph: Glyph) -> None:
    if glyph.style.size > piece.size * 1.05 and not glyph.text.isspace():
        piece.size, piece.y = glyph.style.size, glyph.y
    piece.glyphs.append(glyph)


def _trimmed(piece: Piece) -> Piece:
    """Return ``piece`` without blank ends, its small glyphs above the baseline marked as raised."""
    while piece.glyphs and piece.glyphs[-1].text.isspace():
        piece.glyphs.pop()
    while piece.glyphs and piece.glyphs[0].text.isspace():
        piece.glyphs.pop(0)
    piece.size, piece.y = _usual(piece)
    piece.x0 = min(glyph.x0 for glyph in piece.glyphs)
    piece.x1 = max(glyph.x1 for glyph in piece.glyphs)
    for glyph in piece.glyphs:
        glyph.raised = glyph.style.size < 0.85 * piece.size and glyph.y > piece.y + 0.15 * piece.size
    return piece


def _usual(piece: Piece) -> tuple[float, float]:
    """Return the size and baseline of most glyphs, raised and lowered ones aside.

    One bracket typed in a larger size must not make a heading of its line.
    """
    level = [g for g in piece.glyphs if abs(g.y - piece.y) < 0.1 * piece.size]
    places = Counter((glyph.style.size, glyph.y) for glyph in level)
    return places.most_common(1)[0][0] if len(places) > 1 else (piece.size, piece.y)


def _rules(page: pdfium.PdfPage) -> Iterator[Rule]:
    """Yield the thin horizontal lines of a page, drawn as strokes or as flat boxes."""
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = shape.get_bounds()
        if top - bottom <= 2.5 and right - left >= 2:
            yield Rule(left, right, (top + bottom) / 2)
        elif raw.FPDFPath_CountSegments(shape.raw) <= LONGEST_TRACED_PATH:
            yield from _level_strokes(shape)


def _level_strokes(shape: pdfium.PdfObject) -> Iterator[Rule]:
    a, _, _, d, dx, dy = shape.get_matrix().get()
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for index in range(raw.FPDFPath_CountSegments(shape.raw)):
        segment = raw.FPDFPath_GetPathSegment(shape.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (a * x.value + dx, d * y.value + dy)
        is_line = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO
        if before and is_line and abs(here[1] - before[1]) < 0.5 and abs(here[0] - before[0]) >= 2:
            yield Rule(min(before[0], here[0]), max(before[0], here[0]), here[1])
        before = here
