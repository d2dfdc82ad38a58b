"""Akoma Ntoso drafts: numbers, headings, containers and changes as the standard marks them (OASIS, 3.0)."""

import re
from collections.abc import Iterator

from lxml import etree

from travaux.analysis.text.assembly import Exposed
from travaux.domain.texts import Mark, MarkKind, ParagraphKind
from travaux.errors import UnreadableSource
from travaux.formats.drafts.composition import Composition

_SKIPPED = frozenset(("meta", "num", "heading", "subheading", "authorialNote", "components"))
_HEADED = frozenset(
    ("book", "part", "title", "chapter", "section", "article", "division", "hcontainer", "attachment")
)
_TEXT = frozenset(
    ("p", "block", "longTitle", "formula", "listIntroduction", "listWrapUp", "docTitle", "tocItem")
)
_MARKS = {
    "ins": MarkKind.INSERTED, "del": MarkKind.DELETED, "u": MarkKind.UNDERLINED, "b": MarkKind.BOLD,
}  # fmt: skip
DEEPEST = 200


def is_akoma_ntoso(data: bytes) -> bool:
    """Tell whether XML is Akoma Ntoso, by its root's name."""
    return re.search(rb"<(?:\w+:)?akomaNtoso\b", data[:8192]) is not None


def read_akoma_ntoso(data: bytes, where: str) -> Exposed:
    """Return the paragraphs of an Akoma Ntoso document.

    Raises:
        UnreadableSource: if it is no well-formed XML or declares entities.
    """
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise UnreadableSource(
            "declares entities", where=where, remedy="do not trust it; ask for a clean copy"
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableSource(
            f"is no well-formed XML ({error.msg})", where=where, remedy="get the file again"
        ) from error
    page = Composition()
    walk = _Walk(page)
    walk.children(root, None, 0)
    for number, note in enumerate(walk.footnotes, 1):
        page.add(note[1], label=note[0] or str(number), kind=ParagraphKind.FOOTNOTE)
    return Exposed(page.text, tuple(page.blocks), "akn", _first(root, "docTitle"), _first(root, "docNumber"))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _first(root: etree._Element, name: str) -> str | None:
    found = next((one for one in root.iter() if _name(one) == name), None)
    return (_words(found) or None) if found is not None else None


class _Walk:
    """Goes through a document's containers, keeping its footnotes for the end."""

    def __init__(self, page: Composition) -> None:
        self.page = page
        self.footnotes: list[tuple[str, str]] = []

    def children(self, element: etree._Element, label: str | None, depth: int) -> str | None:
        """Add what ``element`` holds; return the number that is still to be put before words."""
        for child in element:
            name = _name(child)
            if not name or name in _SKIPPED:
                continue
            if name in _TEXT:
                label = self._add(child, label, _kind(child))
            elif depth < DEEPEST:
                label = self._container(child, label, depth)
        return label

    def _container(self, element: etree._Element, label: str | None, depth: int) -> str | None:
        number = next((_words(child) for child in element if _name(child) == "num"), None)
        heading = next((_words(child) for child in element if _name(child) == "heading"), None)
        name = _name(element)
        if name in _HEADED and (heading or number):
            words = " ".join(filter(None, (number, heading)))
            self.page.add(words, heading=2 if name == "article" else 1)
            self.children(element, None, depth + 1)
            return None
        inner = self.children(element, number or label, depth + 1)
        return None if number else inner

    def _add(self, element: etree._Element, label: str | None, kind: ParagraphKind | None) -> str | None:
        pieces: list[str] = []
        marks: list[Mark] = []
        self._inline(element, pieces, marks, 0)
        text = "".join(pieces)
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return label
        kept = tuple(
            Mark(
                mark.kind, max(0, mark.start - lead), min(mark.end - lead, len(text)), mark.author, mark.when
            )
            for mark in marks
            if mark.start - lead < len(text)
        )
        self.page.add(text, label=label, kind=kind, marks=kept)
        return None

    def _inline(self, element: etree._Element, pieces: list[str], marks: list[Mark], depth: int) -> None:
        start = sum(map(len, pieces))
        _append(pieces, element.text)
        for child in element:
            if _name(child) == "authorialNote":
                self.footnotes.append((child.get("marker") or "", _words(child)))
            elif _name(child) and depth < DEEPEST:
                self._inline(child, pieces, marks, depth + 1)
            _append(pieces, child.tail)
        kind = _MARKS.get(_name(element))
        end = sum(map(len, pieces))
        if kind is not None and end > start:
            author, when = _changed(element)
            marks.append(Mark(kind, start, end, author, when))


def _append(pieces: list[str], text: str | None) -> None:
    if text:
        text = re.sub(r"\s+", " ", text)
        pieces.append(text[1:] if text[0] == " " and pieces and pieces[-1].endswith(" ") else text)


def _changed(element: etree._Element) -> tuple[str | None, str | None]:
    found = {etree.QName(name).localname: value for name, value in element.attrib.items()}
    author = found.get("author") or found.get("by")
    return (str(author) if author else None), (str(found["date"]) if "date" in found else None)


def _kind(element: etree._Element) -> ParagraphKind | None:
    names = set(_above(element))
    if _name(element) == "docTitle" or names & {"preface", "coverPage", "conclusions"}:
        return ParagraphKind.OTHER
    return ParagraphKind.PREAMBULAR if names & {"preamble", "recitals"} else None


def _above(element: etree._Element) -> Iterator[str]:
    return (_name(above) for above in element.iterancestors())
