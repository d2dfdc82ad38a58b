"""OpenDocument texts opened safely: paragraphs, tracked changes, comments, numbers, tables, notes.

What is read is told in the values of a Word document, since both hold the same things (OASIS OpenDocument
1.3, part 3). Nothing outside the file is fetched, and what a file unpacks to is limited.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from travaux.domain.coverage import Apart
from travaux.domain.figures import whole
from travaux.domain.messages import N_, message
from travaux.domain.spans import Note
from travaux.errors import UnreadableSource
from travaux.formats.open_document_words import words_of_odt
from travaux.formats.open_lists import Lists
from travaux.formats.open_names import DC, DRAW, OFFICE, TABLE, TEXT
from travaux.formats.open_styles import Look, Styles
from travaux.formats.unseen import name_unseen, unseen_apart
from travaux.formats.word_parts import Parts
from travaux.formats.word_values import (
    TrackedChange,
    WordComment,
    WordDocument,
    WordParagraph,
    WordRun,
    holding_change,
)

_BLOCKS = (f"{TEXT}p", f"{TEXT}h")
_GROUPS = (
    f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}table-of-content", f"{TEXT}numbered-paragraph",
    f"{DRAW}text-box", f"{TEXT}note-body", f"{OFFICE}text",
)  # fmt: skip
_BLANKS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_DEEPEST = 50
_MOST_BLANKS = 1_000  # of one element that stands for several


def open_odt(data: bytes, where: str) -> WordDocument:
    """Return the content of an ODT.

    Raises:
        UnreadableSource: if it is damaged, encrypted, no text document, or declares entities.
        SourceTooLarge: if it unpacks to more than the limits (a zip bomb).
    """
    parts = Parts(data, where, "ODT")
    root = parts.xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise UnreadableSource(
            message("has no text document inside"), where=where, remedy=message("save it again as ODT")
        )
    styles = Styles(root, parts.xml("styles.xml"))
    walk = _OpenTextWalk(styles, _regions(body))
    paragraphs = tuple(walk.blocks(body))
    meta = parts.xml("meta.xml")
    title = meta.find(f".//{DC}title") if meta is not None else None
    heads = tuple(styles.heads())
    return WordDocument(
        paragraphs,
        walk.notes,
        walk.comments,
        heads,
        ((title.text or "").strip() or None) if title is not None else None,
        (*_remarks(body), *name_unseen(walk.unseen)),
        written=(*words_of_odt(body), *(("running heads and feet", head) for head in heads)),
        unseen=tuple(unseen_apart(walk.unseen)),
    )


def _remarks(body: etree._Element) -> Iterator[Note]:
    pictures = sum(1 for _ in body.iter(f"{DRAW}image"))
    if pictures:
        yield Note(message("pictures and drawings without text were left out"), count=pictures)


@dataclass(frozen=True, slots=True)
class _Region:
    """A tracked change: what it is, and for a deletion the paragraphs that were taken out."""

    change: TrackedChange
    deleted: tuple[etree._Element, ...] = ()


def _regions(body: etree._Element) -> Mapping[str, _Region]:
    """Return the changes by their ids; one that holds both kinds deletes what was inserted before it."""
    found: dict[str, _Region] = {}
    for region in body.iter(f"{TEXT}changed-region"):
        name = region.get(f"{TEXT}id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        change: TrackedChange | None = None
        blocks: tuple[etree._Element, ...] = ()
        for kind in (f"{TEXT}insertion", f"{TEXT}deletion"):
            one = region.find(kind)
            if one is not None:
                who, when = (one.findtext(f".//{DC}{part}") for part in ("creator", "date"))
                inserted = kind.endswith("insertion")
                change = holding_change(change, TrackedChange(inserted, who, when))
                blocks = () if inserted else tuple(each for each in one if each.tag in _BLOCKS)
        if change is not None:
            found[name] = _Region(change, blocks)
    return found


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where the end of a paragraph stood that was taken out."""

    change: TrackedChange


class _OpenTextWalk:
    """Goes through a text's blocks, keeping what holds across them: changes, comments, lists."""

    def __init__(self, styles: Styles, regions: Mapping[str, _Region]) -> None:
        self.styles = styles
        self.regions = regions
        self.lists = Lists(styles)
        self.open: list[str] = []  # insertions that are being read
        self.commented: list[str] = []
        self.notes: dict[str, tuple[WordParagraph, ...]] = {}
        self.comments: dict[str, WordComment] = {}
        self.unseen: list[Apart] = []
        self.tables = self.depth = 0
        self.boxes: list[etree._Element] = []

    def blocks(
        self, parent: etree._Element, cell: tuple[int, int, int] | None = None
    ) -> Iterator[WordParagraph]:
        """Yield the paragraphs of ``parent``, those of tables with their cell, boxes after their anchor."""
        if self.depth >= _DEEPEST:
            return  # the words within are missed by the account of what was read
        self.depth += 1
        for child in parent:
            if child.tag in _BLOCKS:
                yield from self._paragraph(child, cell)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, cell)
            elif child.tag == f"{TABLE}table":
                yield from self._table(child)
            elif child.tag in _GROUPS:
                yield from self.blocks(child, cell)
            elif child.tag in (f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"):
                list(self._runs_of(child, Look()))  # a change around whole paragraphs
        self.depth -= 1

    def _list(self, element: etree._Element, cell: tuple[int, int, int] | None) -> Iterator[WordParagraph]:
        self.lists.enter(element)
        for item in element:
            if item.tag == f"{TEXT}list-item":
                self.lists.item(item)
            yield from self.blocks(item, cell)
        self.lists.leave()

    def _table(self, table: etree._Element) -> Iterator[WordParagraph]:
        number = self.tables
        self.tables += 1
        for at, row in enumerate(table.iter(f"{TABLE}table-row")):
            if next(row.iterancestors(f"{TABLE}table"), None) is table:
                cells = [one for one in row if one.tag == f"{TABLE}table-cell"]
                for column, one in enumerate(cells):
                    yield from self.blocks(one, (number, at, column))

    def _paragraph(
        self, element: etree._Element, cell: tuple[int, int, int] | None
    ) -> Iterator[WordParagraph]:
        style = element.get(f"{TEXT}style-name") or ""
        number, level = self.lists.number(), self.lists.depth - 1
        held: list[WordRun] = []
        for one in self._runs_of(element, self.styles.look(style)):
            if isinstance(one, _Cut):
                yield self._paragraph_made(element, held, number, level, cell, one.change)
                held, number = [], None
            else:
                held.append(one)
        ended = self.regions[self.open[-1]].change if self.open else None
        yield self._paragraph_made(element, held, number, level, cell, ended)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.blocks(box, cell)

    def _paragraph_made(
        self,
        element: etree._Element,
        runs: Sequence[WordRun],
        number: str | None,
        level: int,
        cell: tuple[int, int, int] | None,
        ended: TrackedChange | None,
    ) -> WordParagraph:
        style = element.get(f"{TEXT}style-name") or ""
        outline = element.get(f"{TEXT}outline-level")
        heading = whole(outline, 1) if element.tag == f"{TEXT}h" else None
        return WordParagraph(
            tuple(runs), number, max(level, 0), self.styles.title(style), heading,
            centred=self.styles.is_centred(style), cell=cell, mark_change=ended,
        )  # fmt: skip

    def _runs_of(self, element: etree._Element, look: Look) -> Iterator[WordRun | _Cut]:
        """Yield the runs in an element; a deletion's last paragraph runs on with the words behind it."""
        yield from self._runs_of_text(element.text, look)
        for child in element:
            yield from self._inline(child, look)
            yield from self._runs_of_text(child.tail, look)

    def _inline(self, child: etree._Element, look: Look) -> Iterator[WordRun | _Cut]:
        tag = str(child.tag)
        if tag in (f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"):
            yield from self._runs_of_change(child, look)
        elif tag == f"{TEXT}s":
            yield from self._runs_of_words(" " * min(whole(child.get(f"{TEXT}c"), 1), _MOST_BLANKS), look)
        elif tag in _BLANKS:
            yield WordRun(_BLANKS[tag])
        elif tag == f"{TEXT}note":
            yield self._note(child)
        elif tag == f"{OFFICE}annotation":
            self._comment(child)
        elif tag == f"{OFFICE}annotation-end":
            name = child.get(f"{OFFICE}name") or ""
            self.commented = [one for one in self.commented if one != name]
        elif tag == f"{DRAW}frame":
            self.boxes += child.iter(f"{DRAW}text-box")
        elif tag.startswith(TEXT) and tag != f"{TEXT}ruby-text":
            yield from self._runs_of(child, self.styles.look(child.get(f"{TEXT}style-name") or "", look))

    def _runs_of_change(self, mark: etree._Element, look: Look) -> Iterator[WordRun | _Cut]:
        name = mark.get(f"{TEXT}change-id") or ""
        region = self.regions.get(name)
        if region is None:
            return
        if mark.tag == f"{TEXT}change-start":
            self.open.append(name)
        elif mark.tag == f"{TEXT}change-end":
            self.open = [one for one in self.open if one != name]
        else:
            for at, block in enumerate(region.deleted):
                if at:
                    yield _Cut(region.change)
                for run in self._runs_of(block, look):
                    if isinstance(run, WordRun):
                        yield replace(run, change=holding_change(run.change, region.change))
                    else:
                        yield run

    def _runs_of_text(self, text: str | None, look: Look) -> Iterator[WordRun]:
        if not text:
            return
        words = " ".join(text.split()) if text.strip() else " "
        words = f"{' ' if text[0].isspace() and text.strip() else ''}{words}"
        yield from self._runs_of_words(f"{words}{' ' if text[-1].isspace() and text.strip() else ''}", look)

    def _runs_of_words(self, words: str, look: Look) -> Iterator[WordRun]:
        if look.hidden:
            self.unseen.append(Apart(words, N_("hidden text")))
            return
        change = self.regions[self.open[-1]].change if self.open else None
        yield WordRun(
            words, look.bold, look.italic, look.struck, look.underlined, look.raised,
            change=change, comments=tuple(self.commented),
        )  # fmt: skip

    def _note(self, element: etree._Element) -> WordRun:
        name = element.get(f"{TEXT}id") or str(len(self.notes) + 1)
        body = element.find(f"{TEXT}note-body")
        outer, self.open = self.open, []
        self.notes[name] = tuple(self.blocks(body)) if body is not None else ()
        self.open = outer
        return WordRun("", raised=True, note=name)

    def _comment(self, element: etree._Element) -> None:
        name = element.get(f"{OFFICE}name") or f"comment {len(self.comments) + 1}"
        said = "\n".join("".join(map(str, p.itertext())) for p in element.iter(*_BLOCKS))
        who, when = (element.findtext(f"{DC}{part}") for part in ("creator", "date"))
        self.comments[name] = WordComment(name, who, when, said)
        self.commented.append(name)
