"""Drafts as Akoma Ntoso 3.0 (OASIS LegalDocML): statements whose brackets speak a namespace of our own."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from travaux.analysis.text.standing_text import is_gone
from travaux.domain.exchange import carried_text, in_pieces, seen_digest
from travaux.domain.lineage import Comparison, Link, LinkKind
from travaux.domain.texts import Attribution, Bracket, Draft, Mark, MarkKind, Paragraph, ParagraphKind
from travaux.exports.word_text import clean
from travaux.release import __version__
from travaux.reports.comparison import runs_by_paragraph
from travaux.reports.revisions import RevisionRun, WordOutcome

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:x-travaux:text:1"
DEEPEST = 40  # brackets nested deeper are told in the metadata only
UNDATED = "0001-01-01"  # the schema wants a date where none is known
_MARKS = {
    MarkKind.STRUCK: "del",
    MarkKind.DELETED: "del",
    MarkKind.INSERTED: "ins",
    MarkKind.MOVED_AWAY: "del",
    MarkKind.MOVED_HERE: "ins",
    MarkKind.UNDERLINED: "u",
    MarkKind.BOLD: "b",
}
_TAGS = {WordOutcome.ADDED: "ins", WordOutcome.REMOVED: "del"}
_HEADINGS = frozenset({ParagraphKind.HEADING, ParagraphKind.ANNEX})
_OPENING = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OTHER, ParagraphKind.HEADING})

Fill = Callable[[etree._Element], None]


@dataclass(frozen=True, slots=True)
class _WrittenParagraph:
    """A paragraph to be written: ``fill`` puts its words into an element; ``change`` is what became of it."""

    id: str
    paragraph: Paragraph
    fill: Fill
    change: str | None = None
    nested: bool = True


def write_draft(draft: Draft) -> bytes:
    """Return a draft as Akoma Ntoso; marks that carry meaning become ``ins``, ``del``, ``u`` and ``b``."""
    return serialised(draft_tree(draft))


def write_comparison(comparison: Comparison) -> bytes:
    """Return the new version as Akoma Ntoso, with ``ins`` and ``del`` for what changed since the old one."""
    return _document(comparison.new, list(_compared(comparison)))


def _compared(comparison: Comparison) -> Iterator[_WrittenParagraph]:
    old, new = comparison.old, comparison.new
    woven = {
        index: (link, runs) for link in comparison.links for index, runs in runs_by_paragraph(old, new, link)
    }
    after = _departed_after(comparison.links)
    for index in (-1, *range(len(new.paragraphs))):
        if index >= 0 and not is_gone(new.paragraphs[index]):
            link, runs = woven.get(index, (None, (RevisionRun(new.paragraphs[index].text),)))
            yield _WrittenParagraph(f"para_{index}", new.paragraphs[index], _runs(runs), _change_name(link))
        for went in after.get(index, ()):
            yield from _departed(old, went)


def _departed(old: Draft, link: Link) -> Iterator[_WrittenParagraph]:
    for place in link.old:
        fill = _runs((RevisionRun(old.paragraphs[place].text, WordOutcome.REMOVED),))
        yield _WrittenParagraph(f"gone_{place}", old.paragraphs[place], fill, link.outcome, nested=False)


def _departed_after(links: Iterable[Link]) -> dict[int, list[Link]]:
    """Return links of old paragraphs without a counterpart by the new paragraph after which they are told."""
    found: dict[int, list[Link]] = {}
    last = -1
    for link in links:
        if link.kind is LinkKind.DELETED:
            found.setdefault(last, []).append(link)
        elif link.new and not link.moved:
            last = link.new[-1]
    return found


def _change_name(link: Link | None) -> str | None:
    if link is None:
        return None
    told = [link.outcome, *(["moved"] * link.moved), *(["renumbered"] * link.renumbered)]
    return None if told == ["unchanged"] else " ".join(told)


def _document(draft: Draft, units: Sequence[_WrittenParagraph]) -> bytes:
    return serialised(_tree(draft, units))


def serialised(root: etree._Element) -> bytes:
    """Return a document as the bytes of a file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)


def draft_tree(draft: Draft) -> etree._Element:
    """Return a draft as the tree of an Akoma Ntoso document; ``para_N`` is the paragraph of index N."""
    root = _tree(draft, [_WrittenParagraph(f"para_{p.index}", p, _printed(p)) for p in draft.paragraphs])
    carried = carried_text(draft, seen_digest(_elements_seen(root)))
    for piece in in_pieces(carried or ""):
        etree.SubElement(root[0][0][-1][0], own_name("carried")).text = piece
    return root


def _elements_seen(root: etree._Element) -> Iterator[tuple[str, ...]]:
    """Yield what a document shows, element by element: what `read_akoma_ntoso` compares."""
    for part in root[0]:
        if part.tag != standard_name("meta"):
            for element in part.iter():
                name = etree.QName(element).localname
                words = (" ".join((said or "").split()) for said in (element.text, element.tail))
                yield (name, element.get("eId") or "", *words)


def _tree(draft: Draft, units: Sequence[_WrittenParagraph]) -> etree._Element:
    names: Any = {None: AKN, "t": OURS}  # stubs of lxml differ on whether a prefix may be None
    root = etree.Element(standard_name("akomaNtoso"), nsmap=names)
    statement = add(root, "statement", name="resolution", contains="singleVersion")
    _meta(statement, draft, units)
    first, last = _preamble(units)
    if first:
        preface = add(statement, "preface")
        for unit in units[:first]:
            _block(preface, unit)
    if last > first:
        preamble = add(statement, "preamble")
        for unit in units[first:last]:
            _recital(preamble, unit)
    _Body(add(statement, "mainBody")).write(units[last:])
    return root


def _preamble(units: Sequence[_WrittenParagraph]) -> tuple[int, int]:
    """Return where the preamble starts and ends; where there is none before the body, (0, 0)."""
    kinds = [unit.paragraph.kind for unit in units]
    first = next((n for n, kind in enumerate(kinds) if kind is ParagraphKind.PREAMBULAR), None)
    if first is None or any(kind not in _OPENING for kind in kinds[:first]):
        return 0, 0
    last = first
    while last < len(kinds) and kinds[last] is ParagraphKind.PREAMBULAR:
        last += 1
    return first, last


class _Body:
    """Writes paragraphs into a body: sections by headings, sub-paragraphs inside their paragraph."""

    def __init__(self, body: etree._Element) -> None:
        self._body = self._place = body
        self._holders: dict[int, etree._Element] = {}

    def write(self, units: Sequence[_WrittenParagraph]) -> None:
        """Write ``units`` in their order."""
        parents = {u.paragraph.parent for u in units if u.nested and u.paragraph.parent is not None}
        for unit in units:
            if unit.paragraph.kind in _HEADINGS:
                self._section(unit)
            else:
                self._paragraph(unit, unit.paragraph.index in parents)
        if not len(self._body):
            add(self._body, "p")

    def _section(self, unit: _WrittenParagraph) -> None:
        self._place = add(self._body, "section", eId=unit.id)
        _note_kind(self._place, unit)
        _number(self._place, unit.paragraph)
        unit.fill(add(self._place, "heading"))

    def _paragraph(self, unit: _WrittenParagraph, introduces: bool) -> None:
        own = unit.paragraph
        holder = self._holders.get(own.parent) if unit.nested and own.parent is not None else None
        element = add(self._place if holder is None else holder, "paragraph" if holder is None else "point")
        element.set("eId", unit.id)
        _note_kind(element, unit)
        _number(element, own)
        introduces = introduces and unit.nested
        unit.fill(add(add(element, "intro" if introduces else "content"), "p"))
        if introduces:
            self._holders[own.index] = element


def _block(place: etree._Element, unit: _WrittenParagraph) -> None:
    paragraph = add(place, "p", eId=unit.id)
    _note_kind(paragraph, unit)
    if unit.paragraph.label_apart:
        paragraph.set(own_name("label"), clean(unit.paragraph.label_apart))
    unit.fill(paragraph)


def _recital(preamble: etree._Element, unit: _WrittenParagraph) -> None:
    recitals = preamble[-1] if len(preamble) else add(preamble, "recitals", eId="recitals")
    recital = add(recitals, "recital", eId=unit.id)
    _note_kind(recital, unit)
    _number(recital, unit.paragraph)
    unit.fill(add(recital, "p"))


def _note_kind(element: etree._Element, unit: _WrittenParagraph) -> None:
    element.set(own_name("kind"), unit.paragraph.kind.value)
    if unit.paragraph.kind in _HEADINGS:
        element.set(own_name("level"), str(unit.paragraph.level))
    if unit.change:
        element.set(own_name("change"), unit.change)
    if unit.paragraph.status:
        element.set(own_name("status"), clean(unit.paragraph.status))
    _note_wants(element, unit.paragraph.attributions)


def _note_wants(element: etree._Element, attributions: Iterable[Attribution]) -> None:
    wants: dict[str, list[str]] = {}
    for said in attributions:
        wants.setdefault(said.action.value, []).extend(said.actors)
    for action, actors in wants.items():
        element.set(own_name(action), clean("; ".join(actors)))


def _number(element: etree._Element, paragraph: Paragraph) -> None:
    if paragraph.label_apart:
        add(element, "num").text = clean(paragraph.label_apart)


def _runs(runs: Iterable[RevisionRun]) -> Fill:
    def fill(element: etree._Element) -> None:
        for run in runs:
            if run.outcome is WordOutcome.KEPT:
                _write(element, run.text)
            else:
                _write(add(element, _TAGS[run.outcome]), run.text)

    return fill


def _printed(paragraph: Paragraph) -> Fill:
    """Return what writes a paragraph as printed: an ``inline`` for each bracket, and its marks."""
    brackets = sorted(paragraph.brackets, key=lambda b: (b.start, -b.end))

    def fill(element: etree._Element) -> None:
        _bracketed(element, paragraph, brackets, (0, len(paragraph.text)), 0)

    return fill


def _bracketed(
    element: etree._Element,
    paragraph: Paragraph,
    brackets: Sequence[Bracket],
    span: tuple[int, int],
    depth: int,
) -> None:
    position, end = span
    place = 0 if depth < DEEPEST else len(brackets)
    while place < len(brackets):
        bracket, place = brackets[place], place + 1
        if bracket.start < position or bracket.end > end:
            continue  # crosses another: the metadata tell it
        _write_marked(element, paragraph, position, bracket.start)
        inner = add(element, "inline", name="bracket")
        inner.set(own_name("status"), clean(bracket.status or "open"))
        _note_wants(inner, bracket.attributions)
        first = place
        while place < len(brackets) and brackets[place].start < bracket.end:
            place += 1
        _bracketed(inner, paragraph, brackets[first:place], (bracket.start, bracket.end), depth + 1)
        position = bracket.end
    _write_marked(element, paragraph, position, end)


def _write_marked(element: etree._Element, paragraph: Paragraph, start: int, end: int) -> None:
    """Write ``text[start:end]``, a mark around the words that it covers."""
    position = start
    for mark in sorted(paragraph.marks, key=lambda mark: mark.start):
        first, last = max(mark.start, position), min(mark.end, end)
        if first < last:
            _write(element, paragraph.text[position:first])
            _write(_mark(element, mark), paragraph.text[first:last])
            position = last
    _write(element, paragraph.text[position:end])


def _mark(element: etree._Element, mark: Mark) -> etree._Element:
    child = add(element, _MARKS[mark.kind])
    if mark.author:
        child.set(own_name("author"), clean(mark.author))
    if mark.when:
        child.set(own_name("date"), clean(mark.when))
    return child


def _write(element: etree._Element, words: str) -> None:
    words = clean(words)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _meta(statement: etree._Element, draft: Draft, units: Sequence[_WrittenParagraph]) -> None:
    meta = add(statement, "meta")
    identification = add(meta, "identification", source="#travaux")
    work = address_of(draft)
    levels = (("FRBRWork", work), ("FRBRExpression", f"{work}/und"), ("FRBRManifestation", f"{work}/und.akn"))
    for level, address in levels:
        element = add(identification, level)
        add(element, "FRBRthis", value=f"{address}/!main")
        add(element, "FRBRuri", value=address)
        add(element, "FRBRdate", date=draft.date.isoformat() if draft.date else UNDATED, name="version")
        add(element, "FRBRauthor", href="#author")
        if level == "FRBRWork":
            add(element, "FRBRcountry", value="un")
        if level == "FRBRExpression":
            add(element, "FRBRlanguage", language="und")
    references = add(meta, "references", source="#travaux")
    for eid, shown in (("travaux", f"Travaux {__version__}"), ("author", "Not stated")):
        add(references, "TLCOrganization", eId=eid, href=f"/akn/ontology/organization/{eid}", showAs=shown)
    _proprietary(meta, draft, units)


def address_of(draft: Draft) -> str:
    """Return the address of a version, as the standard forms it from date and name."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", draft.symbol or draft.title or "untitled").strip("-").lower()
    return f"/akn/un/statement/resolution/{draft.date or 'undated'}/{name or 'untitled'}"


def _proprietary(meta: etree._Element, draft: Draft, units: Sequence[_WrittenParagraph]) -> None:
    """Write all that the standard has no words for: what was read, every bracket, who wants what."""
    proprietary = add(meta, "proprietary", source="#travaux")
    told = etree.SubElement(proprietary, own_name("draft"))
    for name, value in (
        ("title", draft.title), ("symbol", draft.symbol), ("stage", draft.stage), ("dialect", draft.dialect),
    ):  # fmt: skip
        if value:
            told.set(name, clean(value))
    for unit in units:
        for bracket in unit.paragraph.brackets:
            _bracket(told, unit, bracket)


def _bracket(told: etree._Element, unit: _WrittenParagraph, bracket: Bracket) -> None:
    element = etree.SubElement(told, own_name("bracket"), {"in": f"#{unit.id}"})
    element.set("start", str(bracket.start))
    element.set("end", str(bracket.end))
    element.set("status", clean(bracket.status or "open"))
    if bracket.mended:
        element.set("mended", clean(bracket.mended))
    for said in bracket.attributions:
        attribution = etree.SubElement(element, own_name("attribution"), action=said.action.value)
        if said.note:
            attribution.set("note", clean(said.note))
        for actor in said.actors:
            etree.SubElement(attribution, own_name("actor")).text = clean(actor)


def add(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    """Return a new last child of ``parent``, by its name in the standard."""
    return etree.SubElement(parent, standard_name(name), attributes)


def standard_name(name: str) -> str:
    """Return the name of an element of the standard."""
    return f"{{{AKN}}}{name}"


def own_name(name: str) -> str:
    """Return a name in the namespace of our own."""
    return f"{{{OURS}}}{name}"
