"""Akoma Ntoso drafts: numbers, headings, containers and changes as the standard marks them (OASIS, 3.0)."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from travaux.analysis.text.assembly import Exposed
from travaux.domain.exchange import Carried, carried_draft, seen_digest
from travaux.domain.figures import whole
from travaux.domain.spans import Note
from travaux.domain.texts import Mark, MarkKind, ParagraphKind
from travaux.formats.drafts.composition import CHANGED, TextComposition
from travaux.formats.encodings import decode_bytes
from travaux.formats.opening import root_name
from travaux.formats.xml_parsing import parse_xml

_SKIPPED = frozenset(("meta", "num", "heading", "subheading", "authorialNote", "components"))
_NAMES_OF_HEADED = (
    "book part subpart title subtitle chapter subchapter section subsection article division subdivision "
    "hcontainer attachment tome"
)
_HEADED = frozenset(_NAMES_OF_HEADED.split())
_TEXT = frozenset(
    ("p", "block", "longTitle", "formula", "listIntroduction", "listWrapUp", "docTitle", "tocItem")
)
_MARKS = {
    "ins": MarkKind.INSERTED, "del": MarkKind.DELETED, "u": MarkKind.UNDERLINED, "b": MarkKind.BOLD,
}  # fmt: skip
_NAMES_OF_INLINE = (
    "a abbr affectedDocument b br concept courtType date def del docAuthority docCommittee docDate "
    "docIntroducer docJurisdiction docketNumber docNumber docProponent docPurpose docStage docStatus "
    "docTitle docType embeddedText entity eol event extractText fillIn i img inline ins judge lawyer "
    "legislature location mmod mod mref neutralCitation noteRef object omissis opinion organization outcome "
    "party person placeholder process quantity quotedText recordedTime ref relatedDocument remark rmod role "
    "rref scene session shortTitle signature span sub sup term time u vote"
)
_INLINE = frozenset(_NAMES_OF_INLINE.split())
_MINOR = 3  # the level of headings within what is numbered as paragraphs are
DEEPEST = 200
_OURS = "{urn:x-travaux:text:1}"
_LEVEL, _LABEL, _KIND = f"{_OURS}level", f"{_OURS}label", f"{_OURS}kind"


def is_akoma_ntoso(data: bytes) -> bool:
    """Tell whether XML is Akoma Ntoso, by its root's name, whatever stands before it."""
    return root_name(decode_bytes(data[:65_536]).text.lstrip("\ufeff")) == "akomaNtoso"


def read_akoma_ntoso(data: bytes, where: str) -> Exposed:
    """Return the paragraphs of an Akoma Ntoso document.

    Raises:
        UnreadableSource: if it is no well-formed XML or declares entities.
    """
    root = parse_xml(data, where)
    page = TextComposition()
    walk = _ContainerWalk(page)
    walk.children(root, None, 0)
    for number, note in enumerate(walk.footnotes, 1):
        page.add(note[1], label=note[0] or str(number), kind=ParagraphKind.FOOTNOTE)
    title, symbol = _first_value(root, "docTitle"), _first_value(root, "docNumber")
    carried, changed = _carried(root)
    return Exposed(
        page.text,
        tuple(page.blocks),
        "akn",
        title,
        symbol,
        notes=changed,
        carried=carried,
        written=tuple(_words_by_element(root)),
    )


def _carried(root: etree._Element) -> tuple[Carried | None, tuple[Note, ...]]:
    """Return the draft that an export of our own carries, and a note where somebody changed it since."""
    told = "".join(piece.text or "" for piece in root.iter(f"{_OURS}carried"))
    if not told:
        return None, ()
    by_id = {element.get("eId"): element for element in root.iter() if element.get("eId")}
    words: list[str | None] = []
    while (element := by_id.get(f"para_{len(words)}")) is not None:
        words.append(_shown_of(element))
    carried = carried_draft(told, seen_digest(_elements_seen(root)), words)
    return carried, () if carried else (CHANGED,)


def _shown_of(element: etree._Element) -> str | None:
    """Return the words of a paragraph's element, white space as it is."""
    held = next((child for child in element if _name(child) == "heading"), None)
    if held is None:
        held = next((one for one in element.iter() if _name(one) == "p"), None)
    return None if held is None else "".join(map(str, held.itertext()))


def _elements_seen(root: etree._Element) -> Iterator[tuple[str, ...]]:
    """Yield what a document shows, element by element, as our own export does when it writes one."""
    for part in root[0] if len(root) else ():
        if _name(part) != "meta":
            for element in part.iter():
                words = (" ".join((said or "").split()) for said in (element.text, element.tail))
                yield (_name(element), element.get("eId") or "", *words)


def _words_by_element(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the words of a document by the elements that hold them, its description of itself aside."""
    for element in root.iter():
        name = _name(element)
        if (
            not name
            or name in _INLINE
            or any(above in ("meta", "components") for above in _containers_above(element))
        ):
            continue
        if name not in ("meta", "components"):
            yield f"<{name}>", "".join(_own_words(element))


def _own_words(element: etree._Element) -> Iterator[str]:
    """Yield an element's words, those of the words set apart in its lines too, not those of its blocks."""
    yield element.text or ""
    for child in element:
        if _name(child) in _INLINE:
            yield from _own_words(child)
        else:
            yield " "
        yield child.tail or ""


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _first_value(root: etree._Element, name: str) -> str | None:
    found = next((one for one in root.iter() if _name(one) == name), None)
    return (_words(found) or None) if found is not None else None


class _ContainerWalk:
    """Goes through a document's containers, keeping its footnotes for the end."""

    def __init__(self, page: TextComposition) -> None:
        self.page = page
        self.footnotes: list[tuple[str, str]] = []

    def children(self, element: etree._Element, label: str | None, depth: int) -> str | None:
        """Add what ``element`` holds; return the number that is still to be put before words."""
        for child in element:
            name = _name(child)
            if not name or name in _SKIPPED:
                continue
            if name == "crossHeading":
                self.page.add(_words(child), heading=_MINOR)
            elif name in _TEXT or _has_words(child):
                label = self._add(child, label, _kind(child))
            elif depth < DEEPEST:
                label = self._container(child, label, depth)
        return label

    def _container(self, element: etree._Element, label: str | None, depth: int) -> str | None:
        number = next((_words(child) for child in element if _name(child) == "num"), None)
        headings = [_words(child) for child in element if _name(child) in ("heading", "subheading")]
        headings = [words for words in headings if words]
        name = _name(element)
        if name in _HEADED and (headings or number):
            self.page.add(_titled(number, headings[:1]), heading=_level(element))
            self._subheadings(headings[1:])
            self.children(element, None, depth + 1)
            return None
        self._subheadings(headings)
        if number and element.get(_KIND) and not _introduced(element):
            self.page.add("", label=number, kind=_noted_kind(element))
            number = None
        inner = self.children(element, number or label, depth + 1)
        if number and inner == number:  # a number that no words follow is a line of its own
            self.page.add(number)
        return None if number else inner

    def _subheadings(self, headings: Sequence[str]) -> None:
        for words in headings:
            self.page.add(words, heading=_MINOR)

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
        if element.get(_LEVEL) is not None:
            self.page.add(_titled(element.get(_LABEL) or label, [text]), heading=_level(element))
        else:
            self.page.add(text, label=element.get(_LABEL) or label, kind=kind, marks=kept)
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
            author, when = _change_of_element(element)
            marks.append(Mark(kind, start, end, author, when))


def _titled(number: str | None, headings: Sequence[str]) -> str:
    """Return a heading behind its number, which stands once where the heading repeats it."""
    repeated = number and headings and headings[0].startswith(number)
    return " ".join(filter(None, (None if repeated else number, *headings)))


def _level(element: etree._Element) -> int:
    """Return the level of a heading: the one that our own export notes, else by what it heads."""
    noted = whole(element.get(_LEVEL))
    if noted is not None:
        return min(max(noted, 0), DEEPEST) + 1
    return 2 if _name(element) == "article" else 1


def _append(pieces: list[str], text: str | None) -> None:
    if text:
        text = re.sub(r"\s+", " ", text)
        pieces.append(text[1:] if text[0] == " " and pieces and pieces[-1].endswith(" ") else text)


def _change_of_element(element: etree._Element) -> tuple[str | None, str | None]:
    found = {etree.QName(name).localname: value for name, value in element.attrib.items()}
    author = found.get("author") or found.get("by")
    return (str(author) if author else None), (str(found["date"]) if "date" in found else None)


def _has_words(element: etree._Element) -> bool:
    """Return whether an element holds words itself, as cells and remarks without paragraphs do."""
    own = (element.text, *(child.tail for child in element))
    return any(text and text.strip() for text in own) or (
        len(element) > 0 and all(_name(child) in _INLINE for child in element)
    )


def _introduced(element: etree._Element) -> bool:
    """Tell whether words stand beside a number, before what is numbered below it."""
    return any(_words(child) for child in element if _name(child) in ("intro", "content", "p"))


def _noted_kind(element: etree._Element) -> ParagraphKind | None:
    """Return the kind that our own export notes on an element or the nearest above it."""
    noted = next((one.get(_KIND) for one in (element, *element.iterancestors()) if one.get(_KIND)), None)
    return ParagraphKind(noted) if noted in set(ParagraphKind) else None


def _kind(element: etree._Element) -> ParagraphKind | None:
    noted = _noted_kind(element)
    if noted is not None:
        return noted
    names = set(_containers_above(element))
    if _name(element) == "docTitle" or names & {"preface", "coverPage", "conclusions"}:
        return ParagraphKind.OTHER
    return ParagraphKind.PREAMBULAR if names & {"preamble", "recitals"} else None


def _containers_above(element: etree._Element) -> Iterator[str]:
    return (_name(above) for above in element.iterancestors())
