"""The rules of a page's own style sheets, and what they declare for an element.

Reads what hides words: simple selectors (names, classes, ids, attributes), joined by descent, and the media
they are for (CSS 2.2; Selectors 4). Selectors that depend on what a reader does (`:hover`) hide nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

MOST_RULES = 5_000
"""Rules beyond these are not looked at: saved pages have some hundreds that place or colour words."""

_PROPERTIES = frozenset(
    [
        "display",
        "visibility",
        "opacity",
        "font-size",
        "font",
        "color",
        "background",
        "background-color",
        "background-image",
        "position",
        "left",
        "right",
        "top",
        "bottom",
        "text-indent",
        "margin-left",
        "margin-top",
        "clip",
        "clip-path",
        "transform",
        "width",
        "height",
        "max-height",
        "max-width",
        "overflow",
        "overflow-x",
        "overflow-y",
        "content-visibility",
        "filter",
        "-webkit-text-fill-color",
    ]
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_SIMPLE = re.compile(
    r"([.#]?)((?:[\w-]|\\.|[^\x00-\x7f])+)|(\*)|\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*[\"']?([^\"'\]]*)[\"']?\s*(?:[is]\s*)?)?\]"
)
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")

Declarations = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Compound:
    """One element of a selector: its name, id, classes and attributes; ``direct`` joins it to a parent."""

    name: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()
    direct: bool = False

    def matches(self, element: etree._Element) -> bool:
        if self.name and self.name != element.tag:
            return False
        if self.id and self.id != element.get("id"):
            return False
        if self.classes and not self.classes <= set((element.get("class") or "").split()):
            return False
        return all(_condition_holds(element.get(name), how, value) for name, how, value in self.attributes)


def _condition_holds(given: str | None, how: str, value: str) -> bool:
    if given is None or not how:
        return given is not None
    tests = {
        "=": given == value,
        "~=": value in given.split(),
        "|=": given == value or given.startswith(value + "-"),
        "^=": bool(value) and given.startswith(value),
        "$=": bool(value) and given.endswith(value),
        "*=": bool(value) and value in given,
    }
    return tests[how]


@dataclass(frozen=True, slots=True)
class _StyleRule:
    chain: tuple[_Compound, ...]  # the element itself last
    weight: tuple[int, int, int, int]  # ids, classes, names, order
    declared: Declarations
    media: frozenset[str]

    def matches(self, element: etree._Element) -> bool:
        """Return whether the rule is for ``element``: each compound before it fits one above."""
        if not self.chain[-1].matches(element):
            return False
        place: etree._Element | None = element
        for at in range(len(self.chain) - 2, -1, -1):
            direct = self.chain[at + 1].direct
            place = place.getparent() if place is not None else None
            while place is not None and not self.chain[at].matches(place):
                place = None if direct else place.getparent()
            if place is None:
                return False
        return True


BOTH = frozenset(("screen", "print"))


@dataclass(slots=True)
class StyleSheets:
    """A page's rules, found by what their last compound names."""

    _by_key: dict[str, list[_StyleRule]] = field(default_factory=lambda: defaultdict(list))
    _count: int = 0
    closed: bool = True  # no sheet is linked to, so that all that colours words is at hand

    def add(self, text: str, media: frozenset[str] = BOTH) -> None:
        """Take in the rules of one sheet that is for these media."""
        for selectors, body, for_media in _blocks(_COMMENT.sub(" ", text), media):
            declared = {name: value for name, value in read_declarations(body).items() if name in _PROPERTIES}
            if not declared or not for_media:
                continue
            for selector in selectors.split(","):
                self._add(selector, declared, for_media)

    def _add(self, selector: str, declared: Declarations, media: frozenset[str]) -> None:
        chain = _chain(selector.strip())
        if not chain or self._count >= MOST_RULES:
            return
        self._count += 1
        ids = sum(bool(one.id) for one in chain)
        classes = sum(len(one.classes) + len(one.attributes) for one in chain)
        names = sum(bool(one.name) for one in chain)
        last = chain[-1]
        key = f"#{last.id}" if last.id else f".{min(last.classes)}" if last.classes else last.name or "*"
        self._by_key[key].append(_StyleRule(chain, (ids, classes, names, self._count), declared, media))

    def is_for(self, element: etree._Element) -> bool:
        """Return whether any rule may be for an element that has neither id nor class."""
        return str(element.tag) in self._by_key or "*" in self._by_key

    def declared(self, element: etree._Element) -> dict[str, dict[str, str]]:
        """Return what holds for ``element`` itself on screen and in print, its own style included."""
        keys = {f"#{element.get('id')}", str(element.tag), "*"}
        keys |= {f".{name}" for name in (element.get("class") or "").split()}
        rules = [
            rule for key in keys & self._by_key.keys() for rule in self._by_key[key] if rule.matches(element)
        ]
        rules.sort(key=lambda rule: rule.weight)
        own = read_declarations(element.get("style") or "")
        found: dict[str, dict[str, str]] = {}
        for medium in ("screen", "print"):
            layers = [rule.declared for rule in rules if medium in rule.media]
            found[medium] = _cascade([*layers, own])
        return found


def _cascade(layers: list[Declarations]) -> dict[str, str]:
    """Return each property's value in the last layer that declares it, what is important before all."""
    plain: dict[str, str] = {}
    important: dict[str, str] = {}
    for layer in layers:
        for name, value in layer.items():
            if value.endswith("!important"):
                important[name] = value[: -len("!important")].strip()
            else:
                plain[name] = value
    return {**plain, **important}


def read_declarations(body: str) -> dict[str, str]:
    """Return the properties that a rule's body or a style attribute declares, in small letters."""
    found = {}
    for part in body.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().casefold()] = re.sub(r"!\s+", "!", value.strip().casefold())
    return found


def _blocks(text: str, media: frozenset[str]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield the selectors, body and media of every rule, those of nested conditions too."""
    at = 0
    open_media = [media]
    for brace in re.finditer(r"[{}]", text):
        if brace.group() == "}":
            if len(open_media) > 1:
                open_media.pop()
            at = brace.end()
            continue
        head = text[at : brace.start()].rsplit(";", 1)[-1].strip()
        at = brace.end()
        if head.startswith("@"):
            open_media.append(open_media[-1] & _media(head))
            continue
        end = text.find("}", at)
        body = text[at : end if end >= 0 else len(text)]
        yield head, body.split("{", 1)[0], open_media[-1]
        open_media.append(open_media[-1])


def _media(head: str) -> frozenset[str]:
    """Return the media that a condition lets in; other at-rules (fonts, keyframes) style nothing."""
    name, _, query = head.partition(" ")
    if name in ("@supports", "@layer", "@container"):
        return BOTH
    return read_media(query) if name == "@media" else frozenset()


def read_media(query: str) -> frozenset[str]:
    """Return which of screen and print a media query is for; narrow screens are not the one people use."""
    query = query.casefold().strip()
    if not query or query == "all":
        return BOTH
    found: set[str] = set()
    for part in query.split(","):
        if "not " in part:
            found |= {medium for medium in BOTH if medium not in part}
        elif "max-width" in part or "max-device-width" in part:
            continue
        else:
            found |= {medium for medium in BOTH if medium in part} or (
                BOTH if "(" in part or "all" in part else set()
            )
    return frozenset(found)


def _chain(selector: str) -> tuple[_Compound, ...]:
    """Return a selector's compounds; none where it holds what is not read."""
    parts: list[_Compound] = []
    at, direct = 0, False
    while at < len(selector):
        joined = _COMBINATOR.match(selector, at)
        if joined:
            if joined[1] in ("+", "~"):
                return ()
            direct = joined[1] == ">"
            at = joined.end()
            continue
        compound, at = _compound(selector, at, direct)
        if compound is None:
            return ()
        parts.append(compound)
        direct = False
    return tuple(parts)


def _compound(selector: str, at: int, direct: bool) -> tuple[_Compound | None, int]:
    name = ident = ""
    classes: set[str] = set()
    attributes: list[tuple[str, str, str]] = []
    start = at
    while found := _SIMPLE.match(selector, at):
        at = found.end()
        sign, word, _, attribute, how, value = found.groups()
        if attribute:
            attributes.append((attribute.casefold(), how or "", value or ""))
        elif sign == ".":
            classes.add(word.replace("\\", ""))
        elif sign == "#":
            ident = word
        elif word:
            name = word.casefold()
    ended = at >= len(selector) or _COMBINATOR.match(selector, at)
    if at == start or not ended:
        return None, len(selector)
    return _Compound(name, ident, frozenset(classes), tuple(attributes), direct), at
