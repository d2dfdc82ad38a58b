"""Word documents opened safely: paragraphs, tracked changes, comments, numbers, tables, notes.

Nothing outside the file is ever fetched, no macro is run, and what a file unpacks to is limited.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from travaux.domain.spans import Note
from travaux.errors import UnreadableSource
from travaux.formats.numbering import Numbering
from travaux.formats.word_parts import Parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGES = (f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom")
_OFF = ("0", "false", "off", "none")
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked insertion or deletion: who made it and when, as the document states."""

    inserted: bool
    author: str | None
    when: str | None


@dataclass(frozen=True, slots=True)
class WordRun:
    """Characters set alike, with the tracked change they belong to and the ids of comments on them.

    ``note`` is the id of the footnote or endnote that the run marks (``text`` is then empty).
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    raised: bool = False
    colour: str | None = None
    change: Change | None = None
    comments: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """One paragraph; ``number`` is the label that Word computes, as printed; ``style`` the style's name.

    ``cell`` is (table, row, column) for a paragraph in a table; ``heading`` its outline level from 1.
    ``mark_change`` tells that the paragraph's end was inserted or deleted (a split or a join).
    """

    runs: tuple[WordRun, ...]
    number: str | None = None
    level: int = 0
    style: str = ""
    heading: int | None = None
    indent: int = 0
    cell: tuple[int, int, int] | None = None
    mark_change: Change | None = None

    @property
    def text(self) -> str:
        """Return the text with tracked changes taken: insertions in, deletions out."""
        return "".join(run.text for run in self.runs if not (run.change and not run.change.inserted))

    @property
    def full_text(self) -> str:
        """Return the text with insertions and deletions both."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Comment:
    id: str
    author: str | None
    when: str | None
    text: str


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A document's paragraphs in order; notes and comments by id; ``headers`` the running heads and feet."""

    paragraphs: tuple[WordParagraph, ...] = field(repr=False)
    footnotes: Mapping[str, tuple[WordParagraph, ...]]
    comments: Mapping[str, Comment]
    headers: tuple[str, ...]
    title: str | None
    notes: tuple[Note, ...] = ()

    @property
    def tracked(self) -> bool:
        return any(run.change for paragraph in self.paragraphs for run in paragraph.runs)


def open_word(data: bytes, where: str) -> WordDocument:
    """Return the content of a DOCX.

    Raises:
        UnreadableSource: if it is damaged, encrypted, no Word document, or declares entities.
        SourceTooLarge: if it unpacks to more than the limits (a zip bomb).
    """
    parts = Parts(data, where)
    root = parts.xml("word/document.xml")
    if root is None:
        raise UnreadableSource("has no Word document inside", where=where, remedy="save it again as DOCX")
    body = root.find(f"{W}body")
    if body is None:
        raise UnreadableSource(
            "has an empty Word document inside", where=where, remedy="save it again as DOCX"
        )
    numbering = Numbering(parts.xml("word/numbering.xml"), parts.xml("word/styles.xml"))
    walk = _Walk(numbering)
    paragraphs = tuple(walk.blocks(body))
    return WordDocument(
        paragraphs,
        {**_footnotes(parts, "footnote"), **_footnotes(parts, "endnote")},
        _comments(parts),
        tuple(_headers(parts)),
        _title(parts),
        tuple(_notes(parts, root)),
    )


def _footnotes(parts: Parts, kind: str) -> dict[str, tuple[WordParagraph, ...]]:
    root = parts.xml(f"word/{kind}s.xml")
    if root is None:
        return {}
    prefix = "" if kind == "footnote" else "e"
    return {
        prefix + str(note.get(f"{W}id")): tuple(_Walk(None).blocks(note))
        for note in root.findall(f"{W}{kind}")
        if note.get(f"{W}type") not in ("separator", "continuationSeparator", "continuationNotice")
    }


def _comments(parts: Parts) -> dict[str, Comment]:
    root = parts.xml("word/comments.xml")
    found = root.findall(f"{W}comment") if root is not None else []
    return {
        str(comment.get(f"{W}id")): Comment(
            str(comment.get(f"{W}id")),
            comment.get(f"{W}author"),
            comment.get(f"{W}date"),
            "\n".join(paragraph.text for paragraph in _Walk(None).blocks(comment)),
        )
        for comment in found
    }


def _headers(parts: Parts) -> Iterator[str]:
    for name in sorted(parts.names):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            root = parts.xml(name)
            if root is not None:
                yield from (p.text.strip() for p in _Walk(None).blocks(root) if p.text.strip())


def _title(parts: Parts) -> str | None:
    core = parts.xml("docProps/core.xml")
    title = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    return (title.text or "").strip() or None if title is not None else None


def _notes(parts: Parts, root: etree._Element) -> Iterator[Note]:
    if any(name.lower().endswith("vbaproject.bin") for name in parts.names):
        yield Note("holds macros, which were not looked at", "word/vbaProject.bin")
    pictures = sum(1 for _ in root.iter(f"{W}drawing", f"{W}pict"))
    if pictures:
        yield Note("pictures and drawings without text were left out", count=pictures)


class _Walk:
    """Goes through the blocks of a part, keeping what holds across them: fields, comments, numbers."""

    def __init__(self, numbering: Numbering | None) -> None:
        self.numbering = numbering
        self.open_comments: list[str] = []
        self.fields: list[bool] = []  # for each open field, whether its code is still being read
        self.tables = 0

    def blocks(
        self, parent: etree._Element, cell: tuple[int, int, int] | None = None, change: Change | None = None
    ) -> Iterator[WordParagraph]:
        """Yield the paragraphs of ``parent``, those of tables with their cell."""
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child, cell, change)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"):
                yield from self.blocks(child, cell, change)
            elif child.tag in _CHANGES:
                yield from self.blocks(child, cell, _change(child))

    def _table(self, table: etree._Element) -> Iterator[WordParagraph]:
        self.tables += 1
        number = self.tables - 1
        for row_index, row in enumerate(table.findall(f"{W}tr")):
            for column, cell in enumerate(row.findall(f"{W}tc")):
                yield from self.blocks(cell, (number, row_index, column))

    def _paragraph(
        self, element: etree._Element, cell: tuple[int, int, int] | None, change: Change | None
    ) -> WordParagraph:
        properties = element.find(f"{W}pPr")
        style = self.numbering.style_of(properties) if self.numbering else None
        label = self.numbering.label(properties) if self.numbering else None
        mark = properties.find(f"{W}rPr") if properties is not None else None
        marks = [_change(m) for m in (mark if mark is not None else ()) if m.tag in _CHANGES]
        base = style.looks if style else {}
        return WordParagraph(
            runs=tuple(_merged(self._runs(element, change, base))),
            number=label.text if label else None,
            level=label.level if label else 0,
            style=style.name if style else "",
            heading=_heading(properties, style.heading if style else None),
            indent=_indent(properties),
            cell=cell,
            mark_change=marks[0] if marks else change,
        )

    def _runs(
        self, parent: etree._Element, change: Change | None, base: Mapping[str, bool]
    ) -> Iterator[WordRun]:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._run(child, change, base)
            elif tag in _CHANGES:
                yield from self._runs(child, _change(child), base)
            elif tag == f"{W}commentRangeStart":
                self.open_comments.append(str(child.get(f"{W}id")))
            elif tag == f"{W}commentRangeEnd":
                self.open_comments = [c for c in self.open_comments if c != child.get(f"{W}id")]
            elif tag in (
                f"{W}hyperlink",
                f"{W}sdt",
                f"{W}sdtContent",
                f"{W}smartTag",
                f"{W}fldSimple",
                f"{W}customXml",
            ):
                yield from self._runs(child, change, base)

    def _run(self, run: etree._Element, change: Change | None, base: Mapping[str, bool]) -> Iterator[WordRun]:
        looks = _looks(run.find(f"{W}rPr"), base)
        colour = _value(run.find(f"{W}rPr"), "color")
        if _switch(run.find(f"{W}rPr"), "vanish"):
            return
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child)
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                prefix = "" if child.tag == f"{W}footnoteReference" else "e"
                yield WordRun("", change=change, note=prefix + str(child.get(f"{W}id")), raised=True)
            elif not any(self.fields):
                text = _text_of(child)
                if text:
                    yield WordRun(text, *looks, colour, change, tuple(self.open_comments))

    def _field(self, mark: etree._Element) -> None:
        """Follow a field's marks, so that its code is left out and its result kept."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()


def _text_of(element: etree._Element) -> str:
    tag = element.tag
    if tag in (f"{W}t", f"{W}delText"):
        return element.text or ""
    if tag in (f"{W}tab", f"{W}ptab"):
        return "\t"
    if tag in (f"{W}br", f"{W}cr"):
        return "\n"
    if tag == f"{W}noBreakHyphen":
        return "-"
    if tag == f"{W}sym":
        font = (element.get(f"{W}font") or "").lower()
        code = int(element.get(f"{W}char") or "0", 16)
        return "•" if font in _SYMBOL_FONTS or code >= 0xF000 else chr(code)
    return ""


def _change(element: etree._Element) -> Change:
    return Change(
        element.tag in (f"{W}ins", f"{W}moveTo"), element.get(f"{W}author"), element.get(f"{W}date")
    )


def _switch(properties: etree._Element | None, name: str) -> bool | None:
    """Return a toggle's state, None where nothing is said."""
    element = properties.find(f"{W}{name}") if properties is not None else None
    return None if element is None else (element.get(f"{W}val") or "true").lower() not in _OFF


def _value(properties: etree._Element | None, name: str) -> str | None:
    element = properties.find(f"{W}{name}") if properties is not None else None
    return element.get(f"{W}val") if element is not None else None


def _looks(
    properties: etree._Element | None, base: Mapping[str, bool]
) -> tuple[bool, bool, bool, bool, bool]:
    """Return (bold, italic, struck, underlined, raised) of a run on top of its paragraph's style."""

    def look(*names: str) -> bool:
        states = [_switch(properties, name) for name in names]
        stated = [state for state in states if state is not None]
        return any(stated) if stated else any(base.get(name, False) for name in names)

    raised = _value(properties, "vertAlign") == "superscript"
    return look("b"), look("i"), look("strike", "dstrike"), look("u"), raised


def _merged(runs: Iterator[WordRun]) -> Iterator[WordRun]:
    """Yield runs with neighbours of the same look put together."""
    last: WordRun | None = None
    for run in runs:
        if last and _look(last) == _look(run) and not run.note and not last.note:
            last = WordRun(last.text + run.text, *_look(last))
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _look(
    run: WordRun,
) -> tuple[bool, bool, bool, bool, bool, str | None, Change | None, tuple[str, ...]]:
    return (
        run.bold, run.italic, run.struck, run.underlined, run.raised, run.colour, run.change, run.comments,
    )  # fmt: skip


def _heading(properties: etree._Element | None, styled: int | None) -> int | None:
    level = _value(properties, "outlineLvl")
    return int(level) + 1 if level and level.isdigit() and int(level) < 9 else styled


def _indent(properties: etree._Element | None) -> int:
    """Return the left indent in twentieths of a point."""
    element = properties.find(f"{W}ind") if properties is not None else None
    value = (element.get(f"{W}left") or element.get(f"{W}start") or "0") if element is not None else "0"
    return int(float(value)) if value.lstrip("-").replace(".", "").isdigit() else 0
