"""The labels that Word computes for numbered paragraphs: "12.", "(a)", "III", "第一".

Follows ECMA-376 part 1, 17.9: a paragraph points to a numbering instance, that to an abstract one,
and counters of deeper levels start again when a shallower one moves on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from travaux.domain.figures import whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_CHINESE = "〇一二三四五六七八九十"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"


@dataclass(frozen=True, slots=True)
class ComputedLabel:
    """A computed label as printed, and its depth from 0."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A style's name, the numbering and looks its paragraphs have, and its heading level from 1."""

    name: str = ""
    numbering: tuple[str, int] | None = None
    looks: Mapping[str, bool] = field(default_factory=dict)
    heading: int | None = None


@dataclass(slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False


class Numbering:
    """Computes labels; ask for each paragraph once, in document order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._instances: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)
        self._styles, self._default = _read_styles(styles)

    def style_of(self, properties: etree._Element | None) -> ParagraphStyle:
        """Return the style of a paragraph with these properties."""
        element = properties.find(f"{W}pStyle") if properties is not None else None
        key = element.get(f"{W}val") if element is not None else self._default
        unknown = ParagraphStyle(key or "", heading=_named_heading(key or ""))
        return self._styles.get(key or "", unknown)

    def label(self, properties: etree._Element | None) -> ComputedLabel | None:
        """Return the label of the next paragraph, or None where it is not numbered."""
        place = _list_place(properties, self.style_of(properties).numbering)
        if place is None:
            return None
        instance, depth = place
        abstract = self._instances.get(instance)
        levels = self._abstract.get(abstract or "", {})
        if abstract is None or depth not in levels:
            return None
        self._advance(instance, abstract, depth, levels)
        text = _compose(levels, self._counts[abstract], depth)
        return ComputedLabel(text, depth) if text else None

    def _advance(self, instance: str, abstract: str, depth: int, levels: Mapping[int, _Level]) -> None:
        counts = self._counts.setdefault(abstract, {})
        override = self._overrides.get((instance, depth))
        if override is not None and (instance, depth) not in self._started:
            counts[depth] = override
        else:
            counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        self._started.add((instance, depth))
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        for shallower in range(depth):
            counts.setdefault(shallower, levels[shallower].start if shallower in levels else 1)

    def _read(self, root: etree._Element) -> None:
        for abstract in root.findall(f"{W}abstractNum"):
            levels = {
                whole(level.get(f"{W}ilvl"), 0): _read_level(level) for level in abstract.findall(f"{W}lvl")
            }
            self._abstract[abstract.get(f"{W}abstractNumId") or ""] = levels
        for instance in root.findall(f"{W}num"):
            key = instance.get(f"{W}numId") or ""
            self._instances[key] = _value(instance, "abstractNumId") or ""
            for override in instance.findall(f"{W}lvlOverride"):
                start = whole(_value(override, "startOverride"))
                if start is not None:
                    self._overrides[key, whole(override.get(f"{W}ilvl"), 0)] = start


def _value(element: etree._Element | None, name: str) -> str | None:
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def _list_place(properties: etree._Element | None, styled: tuple[str, int] | None) -> tuple[str, int] | None:
    element = properties.find(f"{W}numPr") if properties is not None else None
    if element is None:
        return styled
    instance = _value(element, "numId") or (styled[0] if styled else None)
    depth = _value(element, "ilvl")
    if instance in (None, "0"):
        return None
    return str(instance), whole(depth, styled[1] if styled else 0)


def _read_level(element: etree._Element) -> _Level:
    return _Level(
        whole(_value(element, "start"), 1),
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
        element.find(f"{W}isLgl") is not None,
    )


def _compose(levels: Mapping[int, _Level], counts: Mapping[int, int], depth: int) -> str:
    """Return the level's pattern with its counters filled in: "%1.%2" becomes "3.1"."""
    level = levels[depth]
    if level.kind == "none":
        return ""
    if level.kind == "bullet":
        return "•"

    def fill(place: re.Match[str]) -> str:
        index = int(place.group(1)) - 1
        kind = "decimal" if level.legal or index not in levels else levels[index].kind
        return numeral(counts.get(index, 1), kind)

    return re.sub(r"%([1-9])", fill, level.text).strip()


def numeral(number: int, kind: str) -> str:
    """Return ``number`` as Word prints it in the format ``kind``; figures where it is not known."""
    if kind == "decimalZero":
        return f"{number:02d}"
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if kind == "upperRoman" else roman
    letters = {
        "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
        "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "russianLower": _RUSSIAN,
        "russianUpper": _RUSSIAN.upper(),
        "arabicAlpha": _ARABIC_ALPHABET,
        "arabicAbjad": _ARABIC_ABJAD,
    }.get(kind)
    if letters and number > 0:
        return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    if kind.startswith(("chinese", "ideograph", "japanese", "taiwanese")) and 0 < number < 100:
        return _chinese(number)
    return "" if kind == "none" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _CHINESE[tens] + "十") + (
        _CHINESE[ones] if ones else ""
    )


_HEADING = re.compile(
    r"(?:heading|titre|título|titulo|encabezado|überschrift|rubrik|rubrique|заголовок|标题|標題|عنوان)\s*(?P<level>[1-9])",
    re.IGNORECASE,
)


def _named_heading(name: str) -> int | None:
    """Return the level of a heading's style by its name: files do not always say the outline of it."""
    found = _HEADING.fullmatch(name.strip())
    return int(found["level"]) if found else None


def _read_styles(root: etree._Element | None) -> tuple[dict[str, ParagraphStyle], str]:
    """Return the paragraph styles by id, each with what it inherits, and the default's id."""
    if root is None:
        return {}, ""
    elements = {
        s.get(f"{W}styleId") or "": s for s in root.findall(f"{W}style") if s.get(f"{W}type") == "paragraph"
    }
    default = next((key for key, s in elements.items() if s.get(f"{W}default") in ("1", "true")), "")
    return {key: _style(key, elements) for key in elements}, default


def _style(key: str, elements: Mapping[str, etree._Element]) -> ParagraphStyle:
    chain: list[etree._Element] = []
    parent: str | None = key
    while parent is not None and parent in elements and elements[parent] not in chain:
        chain.insert(0, elements[parent])
        parent = _value(elements[parent], "basedOn")
    numbering: tuple[str, int] | None = None
    looks: dict[str, bool] = {}
    heading: int | None = None
    for element in chain:
        properties = element.find(f"{W}pPr")
        numbering = _list_place(properties, numbering)
        outline = whole(_value(properties, "outlineLvl"), -1)
        named = _named_heading(_value(element, "name") or element.get(f"{W}styleId") or "")
        heading = outline + 1 if 0 <= outline < 9 else named or heading
        for look in element.iterfind(f"{W}rPr/*"):
            name = str(look.tag).removeprefix(W)
            if name in ("b", "i", "u", "strike", "dstrike"):
                looks[name] = (look.get(f"{W}val") or "true").lower() not in _OFF
    return ParagraphStyle(_value(elements[key], "name") or key, numbering, looks, heading)
