"""Words drawn on a page of a PDF that nobody can see there.

What a text object says of itself raises a doubt: its mode, colour, clip, what is drawn over it, its layer.
The page as printed settles it: where a doubtful character stands, either something is to be seen or not.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from travaux.domain.messages import N_
from travaux.formats.unseen import TINY_POINTS, Colour, is_alike

_LEVELS = 10
"""Steps of grey, of 255, under which ink cannot be told from paper: 1.1 in contrast, as for colours."""

_SCALE = 2.0  # pixels a point: a full stop of ten points is three pixels wide
_MOST_PIXELS = 6_000_000  # of a page's picture: an A3 page at that scale has four million
_LIGHT: Colour = (225, 225, 225)  # paler ink than this may be lost on paper
_MOST_SHAPES = 4_000  # filled shapes of a page that are looked at; maps have more, and no words to hide

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is drawn and may cover words: its place in the order of drawing, its box, its colour if known."""

    order: int
    box: Box
    colour: Colour | None


@dataclass(slots=True)
class PrintedPage:
    """A page that can be asked whether a character on it is seen."""

    page: pdfium.PdfPage
    edges: Box
    shapes: list[_Shape] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)  # of text objects, where there are shapes
    pictures: list[Box] = field(default_factory=list)
    _picture: NDArray[np.uint8] | None = None
    _doubts: dict[int, str | None] = field(default_factory=dict)

    def why_unseen(self, text_object: object, key: int, size: float, box: Box) -> str | None:
        """Return why a character in ``box`` points, set in ``size`` points, is not seen; None where it is."""
        across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        left, bottom, right, top = self.edges
        if not (left - 1 <= across <= right + 1 and bottom - 1 <= up <= top + 1):
            return N_("text off the page")
        if size <= TINY_POINTS and box[3] - box[1] <= TINY_POINTS:
            return N_("text of no size")
        if key not in self._doubts:
            self._doubts[key] = self._invisibility_reason(text_object, key) if text_object else None
        doubt = self._doubts[key]
        if doubt is None or (doubt == _INVISIBLE and self._on_picture(across, up)):
            return None
        return None if doubt != _INVISIBLE and self._is_printed(box) else doubt

    def _on_picture(self, across: float, up: float) -> bool:
        """Return whether a picture lies there: a scan, whose recognised words are drawn invisibly on it."""
        return any(x0 <= across <= x1 and y0 <= up <= y1 for x0, y0, x1, y1 in self.pictures)

    def _invisibility_reason(self, text_object: object, key: int) -> str | None:
        mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
        if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
            return _INVISIBLE
        colour = _fill_colour(text_object)
        filled = mode in (
            raw.FPDF_TEXTRENDERMODE_FILL,
            raw.FPDF_TEXTRENDERMODE_FILL_CLIP,
        )
        if colour is None or colour[1] < 60:
            return N_("transparent text")
        if filled and min(colour[0]) >= min(_LIGHT):
            return N_("white text")
        bounds = _bounds(text_object)
        if bounds and _is_clipped(text_object, bounds):
            return N_("text clipped away")
        if bounds and (covered := self._covered(key, bounds, colour[0])):
            return covered
        return N_("text of a hidden layer") if _is_layered(text_object) else None

    def _covered(self, key: int, bounds: Box, colour: Colour) -> str | None:
        """Return whether a shape may hide words: drawn over them, or under them in their own colour."""
        own = self.order.get(key, -1)
        for shape in self.shapes:
            if not _overlap(shape.box, bounds):
                continue
            if shape.order > own >= 0:
                return N_("text under a shape")
            if shape.colour is None or is_alike(shape.colour, colour):
                return N_("text in the colour behind it")
        return None

    def _is_printed(self, box: Box) -> bool:
        """Return whether anything is to be seen where a character stands."""
        if self._picture is None:
            self._picture = _photograph(self.page)
        if not self._picture.size:
            return True
        height, width = self._picture.shape
        corners = [self._pixel(x, y, width, height) for x, y in ((box[0], box[1]), (box[2], box[3]))]
        xs, ys = sorted(one[0] for one in corners), sorted(one[1] for one in corners)
        part = self._picture[max(0, ys[0]) : ys[1] + 1, max(0, xs[0]) : xs[1] + 1]
        return bool(part.size) and int(part.max()) - int(part.min()) >= _LEVELS

    def _pixel(self, x: float, y: float, width: int, height: int) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self.page.raw, 0, 0, width, height, 0, x, y, across, down)
        return across.value, down.value


_INVISIBLE = N_("invisible text")


def printed_page(page: pdfium.PdfPage) -> PrintedPage:
    """Return a page that can be asked what is seen on it."""
    found = PrintedPage(page, page.get_bbox())
    texts: list[int] = []
    for order, (kind, shape) in enumerate(_drawn(page)):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(order)
            found.order[ctypes.addressof(shape.contents)] = order
            continue
        bounds = _bounds(shape)
        if bounds is None:
            continue
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(bounds)
        if len(found.shapes) < _MOST_SHAPES and _may_cover(kind, shape, bounds):
            colour = _fill_colour(shape) if kind == raw.FPDF_PAGEOBJ_PATH else None
            found.shapes.append(_Shape(order, bounds, colour[0] if colour else None))
    return found


def _drawn(page: pdfium.PdfPage) -> Iterator[tuple[int, Any]]:
    """Yield the kind and handle of what a page draws, in order; what forms draw is not looked into."""
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        shape = raw.FPDFPage_GetObject(page.raw, index)
        if shape:
            yield raw.FPDFPageObj_GetType(shape), shape


def _may_cover(kind: int, shape: object, bounds: Box) -> bool:
    """Return whether a shape is large enough to hide a letter, and filled."""
    if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) < 3:
        return False
    if kind == raw.FPDF_PAGEOBJ_PATH:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        return bool(raw.FPDFPath_GetDrawMode(shape, mode, stroke)) and mode.value != 0
    return kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)


def _bounds(shape: object) -> Box | None:
    sides = tuple(ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(shape, *sides):
        return None
    return sides[0].value, sides[1].value, sides[2].value, sides[3].value


def _fill_colour(shape: object) -> tuple[Colour, int] | None:
    """Return the colour a shape is filled with and its opacity of 255; None where a pattern fills it."""
    parts = tuple(ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(shape, *parts):
        return None
    return (parts[0].value, parts[1].value, parts[2].value), parts[3].value


def _is_clipped(text_object: object, bounds: Box) -> bool:
    """Return whether a clip leaves out a part of what an object draws."""
    clip = raw.FPDFPageObj_GetClipPath(text_object)
    paths = raw.FPDFClipPath_CountPaths(clip) if clip else -1
    for path in range(max(0, min(paths, 50))):
        box = _clip_box(clip, path)
        slack = 2.0  # producers clip words tightly, and letters reach a little over
        if box and (
            bounds[0] < box[0] - slack
            or bounds[1] < box[1] - slack
            or bounds[2] > box[2] + slack
            or bounds[3] > box[3] + slack
        ):
            return True
    return False


def _clip_box(clip: object, path: int) -> Box | None:
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for index in range(min(200, raw.FPDFClipPath_CountPathSegments(clip, path))):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
        xs.append(x.value)
        ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None


def _is_layered(text_object: object) -> bool:
    """Return whether an object belongs to optional content, which readers may switch off."""
    for index in range(min(20, raw.FPDFPageObj_CountMarks(text_object))):
        mark = raw.FPDFPageObj_GetMark(text_object, index)
        buffer, length = (raw.FPDF_WCHAR * 16)(), ctypes.c_ulong()
        named = raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
        if named and bytes(buffer)[: length.value] == "OC\0".encode("utf-16-le"):
            return True
    return False


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _photograph(page: pdfium.PdfPage) -> NDArray[np.uint8]:
    """Return a page as printed, in grey; empty where it cannot be."""
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    try:
        bitmap = page.render(scale=scale, grayscale=True)
    except (pdfium.PdfiumError, ValueError):
        return np.zeros((0, 0), dtype=np.uint8)
    picture = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return picture.reshape(picture.shape[:2])
