"""The styles of an OpenDocument text: how words look, what paragraphs are called, running heads."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from travaux.formats.open_names import FO, STYLE, TEXT

_DEEPEST = 20  # styles that one inherits from


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set, as far as it means something."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    raised: bool = False
    hidden: bool = False


class Styles:
    """The styles of a document by name, its automatic ones first."""

    def __init__(self, content: etree._Element, common: etree._Element | None) -> None:
        roots = [content, *([common] if common is not None else [])]
        self.common = common
        self._styles: dict[str, etree._Element] = {}
        self.list_styles: dict[str, etree._Element] = {}
        for root in reversed(roots):
            for style in root.iter(f"{STYLE}style"):
                self._styles[style.get(f"{STYLE}name") or ""] = style
            for style in root.iter(f"{TEXT}list-style"):
                self.list_styles[style.get(f"{STYLE}name") or ""] = style

    def look(self, name: str, around: Look | None = None) -> Look:
        """Return how words in a style are set, inside words that are set as ``around``."""
        found = around or Look()
        for style in reversed(list(self._line(name))):
            properties = style.find(f"{STYLE}text-properties")
            if properties is not None:
                found = _with_properties(found, properties)
        return found

    def title(self, name: str) -> str:
        """Return the name of the shipped style that a paragraph's style rests on."""
        line = list(self._line(name))
        last = next((one for one in line if one.get(f"{STYLE}parent-style-name") is None), None)
        named = next((one for one in line if one.get(f"{STYLE}display-name")), last)
        if named is None:
            return name
        return str(named.get(f"{STYLE}display-name") or named.get(f"{STYLE}name") or name)

    def is_centred(self, name: str) -> bool:
        """Return whether a paragraph's style centres it."""
        for style in self._line(name):
            properties = style.find(f"{STYLE}paragraph-properties")
            aligned = properties.get(f"{FO}text-align") if properties is not None else None
            if aligned is not None:
                return aligned == "center"
        return False

    def heads(self) -> Iterator[str]:
        """Yield the words of running heads and feet."""
        if self.common is None:
            return
        for part in self.common.iter(f"{STYLE}header", f"{STYLE}footer"):
            for block in part.iter(f"{TEXT}p", f"{TEXT}h"):
                words = "".join(map(str, block.itertext())).strip()
                if words:
                    yield words

    def _line(self, name: str) -> Iterator[etree._Element]:
        """Yield a style and those that it inherits from."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name") or ""


def _with_properties(look: Look, properties: etree._Element) -> Look:
    told = properties.attrib
    weight, slant = told.get(f"{FO}font-weight"), told.get(f"{FO}font-style")
    struck, under = told.get(f"{STYLE}text-line-through-style"), told.get(f"{STYLE}text-underline-style")
    position, shown = told.get(f"{STYLE}text-position"), told.get(f"{TEXT}display")
    if weight is not None:
        look = replace(look, bold=str(weight) in ("bold", "600", "700", "800", "900"))
    if slant is not None:
        look = replace(look, italic=slant != "normal")
    if struck is not None:
        look = replace(look, struck=struck != "none")
    if under is not None:
        look = replace(look, underlined=under != "none")
    if position is not None:
        look = replace(look, raised=str(position).startswith("super"))
    return look if shown is None else replace(look, hidden=shown == "none")
