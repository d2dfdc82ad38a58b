"""Words of a web page that nobody can see, taken out of it: on screen and in print alike.

What opens at a click, shows in print or is only set small is seen; what a style, a class, an attribute,
a colour or a place hides is not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from travaux.domain.coverage import Apart
from travaux.domain.figures import decimal
from travaux.domain.messages import N_
from travaux.formats.style_sheets import StyleSheets, read_media
from travaux.formats.unseen import TINY_POINTS, WHITE, Colour, is_alike
from travaux.formats.web_colours import read_colour

_FAR = 500.0
"""Pixels beyond an edge at which a place is off the page: menus slide in from less."""

_WHOLE = 0.9  # of a page's characters: what lay under a dialogue when it was saved
_FAINT = 0.05  # opacity of which nothing is left on paper or screen
_UNSHOWN = frozenset(("head", "script", "style", "title"))  # never words of the page
_HIDING = frozenset(("template", "noscript", "datalist", "dialog"))
_DEFAULT_PIXELS = 16.0
_POINT = 4 / 3  # pixels
_UNITS = {"px": 1.0, "pt": _POINT, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "rem": 16.0, "vw": 10.0,
          "vh": 8.0, "ex": 8.0, "ch": 8.0}  # fmt: skip
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))(?:e(-?\d+))?(px|pt|pc|in|cm|mm|rem|em|%|vw|vh|ex|ch)?")
_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
          "xx-large": 32.0, "smaller": 13.0, "larger": 19.0, "initial": 16.0}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Look:
    """How an element's own words are set: what it inherits and what it says itself.

    ``gone`` says why nothing in it is seen; ``ground`` is the colour behind, None where it is not known.
    """

    gone: str | None = None
    hidden: bool = False
    pixels: float = _DEFAULT_PIXELS
    colour: Colour | None = (0, 0, 0)
    clear: bool = False
    ground: Colour | None = WHITE
    indent: float = 0.0

    @property
    def why(self) -> str | None:
        """Return why words set so are not seen, None where they are."""
        if self.gone:
            return self.gone
        if self.hidden:
            return N_("hidden by style")
        if self.pixels <= TINY_POINTS * _POINT:
            return N_("text of no size")
        if self.indent <= -_FAR:
            return N_("text off the page")
        if self.clear:
            return N_("transparent text")
        alike = self.colour and self.ground and is_alike(self.colour, self.ground)
        return (
            (N_("white text") if self.colour == WHITE else N_("text in the colour behind it"))
            if alike
            else None
        )


def take_unseen(root: etree._Element) -> tuple[Apart, ...]:
    """Take what nobody can see out of a parsed page; return it, in order."""
    sheets = _sheets(root)
    covers = _covers_most(root)
    unseen: list[Apart] = []
    first = _Look(ground=WHITE if sheets.closed else None)
    stack = [(first, first)]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            stack.append(_looks_of_element(element, sheets, stack[-1], covers))
            if element.tag not in _UNSHOWN:
                element.text = _visible_words(element.text, stack[-1], unseen)
            continue
        stack.pop()
        if element is not root:
            element.tail = _visible_words(element.tail, stack[-1], unseen)
    return tuple(unseen)


def _visible_words(text: str | None, looks: tuple[_Look, _Look], unseen: list[Apart]) -> str | None:
    """Return words that a screen or paper shows; those that neither does are put aside."""
    if not text or not (why := looks[0].why) or not looks[1].why:
        return text
    unseen.append(Apart(text, why))
    return None


def _sheets(root: etree._Element) -> StyleSheets:
    sheets = StyleSheets()
    for element in root.iter("style", "link"):
        media = read_media(element.get("media") or "")
        if element.tag == "link":
            if "stylesheet" in (element.get("rel") or "").casefold():
                sheets.closed = False
        elif media:
            sheets.add(element.text or "", media)
            sheets.closed = sheets.closed and "@import" not in (element.text or "")
    return sheets


def _covers_most(root: etree._Element) -> etree._Element | None:
    """Return an element kept from assistive readers that holds most of a page: it lay under a dialogue."""
    for element in root.iter():
        if isinstance(element.tag, str) and _is_true(element.get("aria-hidden")):
            inside = sum(len(text) for text in element.itertext())
            if inside > _WHOLE * sum(len(text) for text in root.itertext()):
                return element
            break
    return None


def _is_true(value: str | None) -> bool:
    return (value or "").strip().casefold() == "true"


def _looks_of_element(
    element: etree._Element, sheets: StyleSheets, above: tuple[_Look, _Look], covers: etree._Element | None
) -> tuple[_Look, _Look]:
    if not element.attrib and not sheets.is_for(element) and element.tag not in _HIDING:
        return above
    attributed = None if element is covers else _by_attribute(element)
    declared = sheets.declared(element)
    screen = _look_declared(element, declared["screen"], above[0], attributed)
    if declared["screen"] == declared["print"] and above[0] == above[1]:
        return screen, screen
    return screen, _look_declared(element, declared["print"], above[1], attributed)


def _by_attribute(element: etree._Element) -> str | None:
    """Return why an element's attributes hide it."""
    if element.get("hidden") is not None or _is_true(element.get("aria-hidden")):
        return N_("hidden by an attribute")
    if element.get("popover") is not None or (element.tag == "dialog" and element.get("open") is None):
        return N_("not opened")
    return N_("hidden by its element") if element.tag in _HIDING else None


def _look_declared(
    element: etree._Element, declared: Mapping[str, str], above: _Look, attributed: str | None
) -> _Look:
    if above.gone:
        return above
    shown = declared.get("display") not in (None, "none")
    gone = attributed if attributed and not (shown and element.get("hidden") is not None) else None
    gone = gone or _hidden_reason(declared, above.pixels)
    visibility = declared.get("visibility")
    hidden = above.hidden if visibility in (None, "inherit") else visibility in ("hidden", "collapse")
    look = replace(
        above,
        gone=gone,
        hidden=hidden,
        pixels=_pixels(element, declared, above.pixels),
        ground=_ground_colour(element, declared, above.ground),
        indent=_length(declared["text-indent"], above.pixels) if "text-indent" in declared else above.indent,
    )
    return _coloured(element, declared, look)


def _hidden_reason(declared: Mapping[str, str], pixels: float) -> str | None:
    """Return why a style lets nothing of an element be seen, None where it does."""
    if declared.get("display") == "none" or declared.get("content-visibility") == "hidden":
        return N_("hidden by style")
    opacity = declared.get("opacity")
    if (opacity and _share(opacity) <= _FAINT) or re.search(
        r"opacity\(\s*0?\.?0*%?\s*\)", declared.get("filter", "")
    ):
        return N_("transparent text")
    if _is_clipped(declared, pixels):
        return N_("text clipped away")
    return N_("text off the page") if _is_off_page(declared, pixels) else None


def _is_clipped(declared: Mapping[str, str], pixels: float) -> bool:
    clip = declared.get("clip", "")
    absolute = declared.get("position") in ("absolute", "fixed")
    if absolute and clip.startswith("rect("):
        sides = [
            _length(side, pixels) for side in re.split(r"[\s,]+", clip[5:].rstrip(") ")) if side != "auto"
        ]
        if len(sides) == 4 and (sides[2] - sides[0] <= 2 or sides[1] - sides[3] <= 2):
            return True
    path = declared.get("clip-path", "")
    if re.match(
        r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|(?:circle|ellipse)\(\s*0(?:px|%|\b)(?!\.)|polygon\(\s*(?:0[\w%]*[\s,]*)+\)",
        path,
    ):
        return True
    if re.search(r"scale[xy]?\(\s*0(?:\.0*)?\s*[,)]", declared.get("transform", "")):
        return True
    cut = any(
        "hidden" in declared.get(name, "") or "clip" in declared.get(name, "")
        for name in ("overflow", "overflow-x", "overflow-y")
    )
    sides_set = [
        declared[name] for name in ("height", "max-height", "width", "max-width") if name in declared
    ]
    return cut and any(
        _LENGTH.match(side) and _length(side, pixels) <= 2 and not side.endswith("%") for side in sides_set
    )


def _is_off_page(declared: Mapping[str, str], pixels: float) -> bool:
    placed = declared.get("position") in ("absolute", "fixed", "relative")
    if placed and any(
        _length(declared.get(side, ""), pixels) <= -_FAR for side in ("left", "top", "right", "bottom")
    ):
        return True
    # pushed to the right or down a page scrolls after it, unless it is fixed or far out of any page
    if placed and any(_length(declared.get(side, ""), pixels) >= 5_000 for side in ("left", "top")):
        return True
    if any(_length(declared.get(side, ""), pixels) <= -_FAR for side in ("margin-left", "margin-top")):
        return True
    moved = re.search(r"translate(?:3d|x|y)?\(([^)]*)\)", declared.get("transform", ""))
    return moved is not None and any(_length(part.strip(), pixels) <= -_FAR for part in moved[1].split(","))


def _share(value: str) -> float:
    found = _LENGTH.match(value)
    return 1.0 if not found else decimal(found[1], 1.0) / (100 if found[3] == "%" else 1)


def _length(value: str, pixels: float, whole: float = 0.0) -> float:
    """Return a length in pixels; ``whole`` is what a percentage is of. 0 where it is none."""
    found = _LENGTH.match(value)
    if not found:
        return 0.0
    number = decimal(found[1]) * 10.0 ** max(-9, min(9, int(found[2] or 0)))
    if found[3] == "%":
        return number * (whole or 10.0) / 100  # of a page a thousand pixels wide
    return number * (pixels if found[3] == "em" else _UNITS.get(found[3] or "px", 1.0))


def _pixels(element: etree._Element, declared: Mapping[str, str], above: float) -> float:
    value = declared.get("font-size") or _shorthand_size(declared.get("font", ""))
    if value is None:
        return _DEFAULT_PIXELS if element.tag == "font" and element.get("size") else above
    if value in _SIZES:
        return _SIZES[value]
    if not _LENGTH.match(value):
        return above if "calc" not in value and "clamp" not in value else _DEFAULT_PIXELS
    return _length(value, above, above)


def _shorthand_size(font: str) -> str | None:
    found = re.search(r"(?<![\w.-])(\d*\.?\d+(?:px|pt|pc|em|rem|%|in|cm|mm)|0)(?=[\s/]|$)", font)
    return found[1] if found else None


def _ground_colour(
    element: etree._Element, declared: Mapping[str, str], above: Colour | None
) -> Colour | None:
    """Return the colour behind an element's words; None where a picture or a sheet not at hand decides it."""
    values = [
        declared[name] for name in ("background", "background-color", "background-image") if name in declared
    ]
    if any("url(" in value or "gradient" in value or "var(" in value for value in values):
        return None
    attribute = element.get("bgcolor")
    for value in reversed([attribute.casefold() if attribute else "", *values]):
        colour = read_colour(value)
        if colour is not None:
            return above if colour[1] <= _FAINT else colour[0] if colour[1] > 0.9 else None
    return above if element.get("background") is None else None


def _coloured(element: etree._Element, declared: Mapping[str, str], look: _Look) -> _Look:
    attribute = (
        element.get("color")
        if element.tag in ("font", "basefont")
        else element.get("text")
        if element.tag == "body"
        else None
    )
    value = declared.get("-webkit-text-fill-color") or declared.get("color") or attribute
    if value is None or value == "inherit":
        return look
    colour = read_colour(value)
    if colour is None:
        return replace(look, colour=None, clear=False)
    return replace(look, colour=colour[0], clear=colour[1] <= _FAINT)
