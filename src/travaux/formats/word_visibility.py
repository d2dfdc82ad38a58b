"""Whether words of a Word document can be seen: hidden type, colours, sizes and places, also through styles.

Follows ECMA-376 part 1, 17.7.2: what a run says itself goes before its character style, that before its
paragraph's style, that before the document's defaults.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from travaux.domain.figures import decimal, whole
from travaux.domain.messages import N_
from travaux.formats.unseen import TINY_POINTS, WHITE, Colour, is_alike

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_FAR_TWIPS = -10_000  # five hundred points left of the margin: beyond any page's edge
_HIGHLIGHTS: dict[str, Colour] = {
    "black": (0, 0, 0), "white": WHITE, "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0),
    "magenta": (255, 0, 255), "red": (255, 0, 0), "yellow": (255, 255, 0), "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128), "darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0), "darkGray": (128, 128, 128),
    "lightGray": (192, 192, 192),
}  # fmt: skip
_WHITE_THEMES = ("background1", "light1")

Properties = etree._Element | None


@dataclass(frozen=True, slots=True)
class Ground:
    """The colour behind words, None where a picture, a shape or a table's style decides it."""

    colour: Colour | None = WHITE


class RunVisibility:
    """Tells of a document's runs whether they can be seen; knows its styles."""

    def __init__(self, styles: Properties, document: Properties = None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        self._shaded: dict[str, bool] = {}
        if styles is not None:
            self._styles = {str(s.get(f"{W}styleId")): s for s in styles.findall(f"{W}style")}
            self._defaults = {
                str(s.get(f"{W}type")): str(s.get(f"{W}styleId"))
                for s in styles.findall(f"{W}style")
                if s.get(f"{W}default") in ("1", "true")
            }
        self._base = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._chains: dict[str, list[etree._Element]] = {}
        page = document.find(f"{W}background") if document is not None else None
        self.page = Ground(_hex(page.get(f"{W}color")) or WHITE if page is not None else WHITE)

    def behind_table(self, table: etree._Element, above: Ground) -> Ground:
        """Return what is behind the cells of a table that say nothing: unknown where its style shades any."""
        style = _value(table.find(f"{W}tblPr"), "tblStyle")
        if style and self._shades(style):
            return Ground(None)
        return _shaded(table.find(f"{W}tblPr"), above)

    def behind_cell(self, cell: etree._Element, above: Ground) -> Ground:
        return _shaded(cell.find(f"{W}tcPr"), above)

    def behind_paragraph(self, properties: Properties, above: Ground) -> Ground:
        for style in self._chain(_value(properties, "pStyle") or self._defaults.get("paragraph", "")):
            above = _shaded(style.find(f"{W}pPr"), above)
        return _shaded(properties, above)

    def why_unseen(self, run: Properties, paragraph: Properties, ground: Ground) -> str | None:
        """Return why words set so are not seen, None where they are."""
        layers = list(self._layers(run, paragraph))
        for layer in layers:
            ground = _highlighted(layer, _shaded(layer, ground))
        if _switched(layers, "vanish"):
            return N_("hidden text")
        size = _last_value(layers, "sz")
        if size is not None and _number(size) is not None and (_number(size) or 0) / 2 <= TINY_POINTS:
            return N_("text of no size")
        if _is_off_page(paragraph):
            return N_("text off the page")
        if any(_is_unfilled(layer) for layer in layers[-1:]):
            return N_("transparent text")
        return _why_coloured(layers, ground)

    def _layers(self, run: Properties, paragraph: Properties) -> Iterator[etree._Element]:
        """Yield the properties that hold for a run, what goes before last."""
        if self._base is not None:
            yield self._base
        styles = [_value(paragraph, "pStyle") or self._defaults.get("paragraph", ""), _value(run, "rStyle")]
        for key in styles:
            for style in self._chain(key or ""):
                properties = style.find(f"{W}rPr")
                if properties is not None:
                    yield properties
        if run is not None:
            yield run

    def _chain(self, key: str) -> list[etree._Element]:
        """Return a style and what it is based on, the base first."""
        if key not in self._chains:
            chain: list[etree._Element] = []
            name: str | None = key
            while name in self._styles and self._styles[name] not in chain:
                chain.insert(0, self._styles[name])
                name = _value(chain[0], "basedOn")
            self._chains[key] = chain
        return self._chains[key]

    def _shades(self, style: str) -> bool:
        if style not in self._shaded:
            self._shaded[style] = any(
                next(one.iter(f"{W}shd"), None) is not None for one in self._chain(style)
            )
        return self._shaded[style]


def _value(properties: Properties, name: str) -> str | None:
    element = properties.find(f"{W}{name}") if properties is not None else None
    return element.get(f"{W}val") if element is not None else None


def _switched(layers: list[etree._Element], name: str) -> bool:
    state = False
    for layer in layers:
        element = layer.find(f"{W}{name}")
        if element is not None:
            state = (element.get(f"{W}val") or "true").lower() not in _OFF
    return state


def _last_value(layers: list[etree._Element], name: str) -> str | None:
    return next((value for layer in reversed(layers) if (value := _value(layer, name))), None)


def _number(value: str | None) -> float | None:
    number = decimal(value, math.nan)
    return None if math.isnan(number) else number


def _hex(value: str | None) -> Colour | None:
    number = whole(value, None, 16)
    if number is None:
        return None
    return (number >> 16 & 255, number >> 8 & 255, number & 255)


def _shaded(properties: Properties, above: Ground) -> Ground:
    """Return what is behind words where ``properties`` may shade it."""
    shade = properties.find(f"{W}shd") if properties is not None else None
    if shade is None or shade.get(f"{W}val") == "nil":
        return above
    solid = shade.get(f"{W}val") == "solid"
    fill = shade.get(f"{W}color" if solid else f"{W}fill")
    themed = shade.get(f"{W}themeColor" if solid else f"{W}themeFill")
    if fill in (None, "auto"):
        return Ground(None) if themed or solid else above
    return Ground(_hex(fill))


def _highlighted(properties: Properties, above: Ground) -> Ground:
    named = _value(properties, "highlight")
    return Ground(_HIGHLIGHTS.get(named)) if named and named != "none" else above


def _why_coloured(layers: list[etree._Element], ground: Ground) -> str | None:
    element = next((c for layer in reversed(layers) if (c := layer.find(f"{W}color")) is not None), None)
    if element is None or ground.colour is None:
        return None
    value = element.get(f"{W}val")
    colour = _hex(value) if value not in (None, "auto") else None
    if colour is None and element.get(f"{W}themeColor") in _WHITE_THEMES:
        colour = WHITE
    if colour is None or not is_alike(colour, ground.colour):
        return None
    return N_("white text") if colour == WHITE else N_("text in the colour behind it")


def _is_off_page(paragraph: Properties) -> bool:
    """Return whether a paragraph or its frame is set beyond the page's left or upper edge."""
    if paragraph is None:
        return False
    indent, frame = paragraph.find(f"{W}ind"), paragraph.find(f"{W}framePr")
    places = [indent.get(f"{W}{side}") for side in ("left", "start")] if indent is not None else []
    places += [frame.get(f"{W}{side}") for side in ("x", "y")] if frame is not None else []
    return any((_number(place) or 0) <= _FAR_TWIPS for place in places if place)


def _is_unfilled(properties: etree._Element) -> bool:
    """Return whether letters are drawn without filling, as Word 2010 and later may."""
    fill = next((c for c in properties if etree.QName(c).localname == "textFill"), None)
    if fill is None:
        return False
    return any(etree.QName(inner).localname == "noFill" for inner in fill.iter())
