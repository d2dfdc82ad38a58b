"""The numbers of lists in an OpenDocument text, as a word processor computes them."""

from dataclasses import dataclass, field

from lxml import etree

from travaux.domain.figures import whole
from travaux.formats.numbering import numeral
from travaux.formats.open_names import STYLE, TEXT
from travaux.formats.open_styles import Styles

_LEVELS = 10
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class _List:
    """A list that is being read: its style, and the count of each level."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class Lists:
    """Counts the items of lists; those of one style go on where a list says so."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._open: list[_List] = []
        self._known: dict[str, _List] = {}
        self._last: dict[str, _List] = {}
        self._pending = False

    @property
    def depth(self) -> int:
        """Return how many lists stand around what is being read."""
        return len(self._open)

    def enter(self, element: etree._Element) -> None:
        """Begin a list."""
        outer = self._open[-1] if self._open else None
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        continued = element.get(f"{TEXT}continue-list")
        if outer is not None and style == outer.style:
            found = outer
            found.counts.pop(len(self._open) + 1, None)
        elif continued in self._known:
            found = self._known[continued or ""]
        elif element.get(f"{TEXT}continue-numbering") == "true" and style in self._last:
            found = self._last[style]
        else:
            found = _List(style)
        self._open.append(found)
        self._last[style] = found
        self._known[element.get("{http://www.w3.org/XML/1998/namespace}id") or ""] = found

    def leave(self) -> None:
        """End a list."""
        self._open.pop()
        self._pending = False

    def item(self, element: etree._Element) -> None:
        """Begin an item: the first paragraph in it bears the number."""
        level = len(self._open)
        counts = self._open[-1].counts
        told = whole(element.get(f"{TEXT}start-value"))
        if told is not None:
            counts[level] = told
        else:
            counts[level] = counts[level] + 1 if level in counts else self._start(level)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        self._pending = True

    def number(self) -> str | None:
        """Return the label of the paragraph that begins an item, None where none does."""
        if not self._pending or not self._open:
            return None
        self._pending = False
        level = len(self._open)
        told = self._level(level)
        if told is None:
            return None
        if told.tag == f"{TEXT}list-level-style-bullet":
            return told.get(f"{TEXT}bullet-char") or "•"
        first = level - whole(told.get(f"{TEXT}display-levels"), 1) + 1
        numbers = [self._printed(one) for one in range(max(first, 1), level + 1)]
        before, after = told.get(f"{STYLE}num-prefix") or "", told.get(f"{STYLE}num-suffix") or ""
        written = ".".join(one for one in numbers if one)
        return f"{before}{written}{after}".strip() or None if written else None

    def _printed(self, level: int) -> str:
        told = self._level(level)
        form = (told.get(f"{STYLE}num-format") or "") if told is not None else ""
        count = self._open[-1].counts.get(level, 1)
        return numeral(count, _FORMATS[form]) if form in _FORMATS else ""

    def _start(self, level: int) -> int:
        told = self._level(level)
        return whole(told.get(f"{TEXT}start-value"), 1) if told is not None else 1

    def _level(self, level: int) -> etree._Element | None:
        style = self._styles.list_styles.get(self._open[-1].style)
        levels = () if style is None else style
        return next((one for one in levels if one.get(f"{TEXT}level") == str(min(level, _LEVELS))), None)
