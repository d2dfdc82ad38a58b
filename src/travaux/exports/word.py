"""Pages as Word documents that a secretariat can edit: real headings, lists, tables and styles."""

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm, Pt

from travaux.exports.word_text import LONGEST_PROPERTY, StyledWords, WordText, clean
from travaux.exports.wording import EvidencePlaces, printed, say
from travaux.release import __version__
from travaux.reports.page import (
    NOTHING,
    SOURCES_CITED,
    UNNAMED,
    Bars,
    Block,
    Bullets,
    Group,
    Matrix,
    Opposed,
    Page,
    Prose,
    Record,
    Statement,
    Table,
)
from travaux.reports.revisions import KINDS, RevisionRun, Revisions, River, WordOutcome

_PAPER = Mm(210), Mm(297)
_MARGIN = Mm(20)
_WIDTH = _PAPER[0] - 2 * _MARGIN
_LINE = 100  # characters of a table that stand on a line
_WIDEST = 40  # characters of a cell for which a column seeks room
_PADDING = 3  # what a cell's margins take, in characters
_MANY, _SMALL = 4, 8  # a table of more columns than this is set small, in points
_GREY, _CAME, _WENT = "5B6473", "1F6B4A", "A3342B"
_TWIPS = 635  # English metric units in a twentieth of a point


def write_page(page: Page) -> bytes:
    """Return ``page`` as the bytes of a .docx file."""
    document = Document()
    _set_paper(document)
    document.core_properties.title = clean(say(page.title))[:LONGEST_PROPERTY]
    document.core_properties.author = f"Travaux {__version__}"
    document.styles["Normal"].font.size = Pt(10.5)
    text = WordText(document)
    text.paragraph(StyledWords(say(page.kicker)), style="Subtitle")
    text.paragraph(StyledWords(say(page.title)), style="Title")
    for label, value in page.facts:
        text.paragraph(StyledWords(f"{say(label)}: ", bold=True), StyledWords(printed(value)))
    writer = _BlockWriter(text, EvidencePlaces(page))
    for section in page.sections:
        text.paragraph(StyledWords(say(section.title)), style="Heading 1")
        for block in section.blocks:
            writer.block(block)
        if not section.blocks:
            text.paragraph(StyledWords(say(section.empty or NOTHING)))
    writer.legend()
    text.finish()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_paper(document: WordDocument) -> None:
    for section in document.sections:
        section.page_width, section.page_height = _PAPER
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = _MARGIN


class _BlockWriter:
    """Adds blocks to a text, each line with the places of its evidence."""

    def __init__(self, text: WordText, evidence: EvidencePlaces) -> None:
        self._text = text
        self._evidence = evidence

    def block(self, block: Block) -> None:
        match block:
            case Prose(statements):
                self._text.paragraph(*(run for each in statements for run in self._statement(each)))
            case Bullets(statements):
                self._bullets(statements)
            case Table():
                self._table(block)
            case Bars() | Matrix():
                self._table(block.as_table())
            case Opposed():
                self._opposed(block)
            case Group(_, title, blocks, aside):
                heading = say(title) + (f" ({say(aside)})" if aside else "")
                self._text.paragraph(StyledWords(heading), style="Heading 2")
                for inner in blocks:
                    self.block(inner)
            case Record():
                self._record(block)
            case Revisions():
                self._revisions(block)
            case River():
                self._table(Table(block.caption, block.columns, block.rows))

    def legend(self) -> None:
        """Name the sources by the numbers that their places have."""
        if self._evidence.sources:
            self._text.paragraph(StyledWords(say(SOURCES_CITED)), style="Heading 1")
        for number, source in enumerate(self._evidence.sources, 1):
            self._text.paragraph(StyledWords(f"{number}. {source}"))

    def _opposed(self, block: Opposed) -> None:
        self._text.paragraph(*self._statement(block.statement, lead=f"{say(block.kind).capitalize()}."))
        for heading, statements in block.sides:
            self._text.paragraph(StyledWords(say(heading), bold=True), style="List Bullet")
            self._bullets(statements, depth=2)

    def _bullets(self, statements: tuple[Statement, ...], depth: int = 1) -> None:
        style = "List Bullet" if depth == 1 else f"List Bullet {min(depth, 3)}"
        for statement in statements:
            self._text.paragraph(*self._statement(statement), style=style)
            self._bullets(statement.parts, depth + 1)

    def _statement(self, statement: Statement, lead: str | None = None) -> Iterator[StyledWords]:
        if heading := lead or statement.lead:
            yield StyledWords(f"{say(heading)} ", bold=True)
        words = say(statement.text)
        said = f"“{words}”" if statement.quoted else words
        yield StyledWords(said, italic=statement.quoted)
        if statement.aside:
            yield StyledWords(f" ({say(statement.aside)})")
        if statement.tags:
            yield StyledWords(f" {' · '.join(map(say, statement.tags))}", italic=True)
        for citation in statement.citations:
            yield StyledWords(f" {self._evidence.place(citation)}", size=_SMALL, colour=_GREY)
        yield StyledWords(" ")

    def _table(self, table: Table) -> None:
        self._text.paragraph(StyledWords(say(table.caption)), style="Caption")
        rows = [[*map(say, table.columns)], *([printed(value) for value in row] for row in table.rows)]
        size = _SMALL if len(table.columns) > _MANY else None
        self._text.table(rows, _widths(table), "Light Grid Accent 1", size)
        self._text.paragraph(StyledWords(say(table.note or "")))

    def _record(self, record: Record) -> None:
        for number, intervention in enumerate(record.meeting.interventions, 1):
            name = say(intervention.speaker.name or UNNAMED)
            self._text.paragraph(StyledWords(f"{number}. {name}"), style="Heading 3")
            for paragraph in record.meeting.words_of(intervention).split("\n"):
                if paragraph.strip():
                    self._text.paragraph(StyledWords(paragraph.strip()))

    def _revisions(self, revisions: Revisions) -> None:
        for row in revisions.rows:
            kinds = ", ".join(say(KINDS[kind]).lower() for kind in row.kinds)
            self._text.paragraph(
                StyledWords(say(row.place), bold=True), StyledWords(f" {kinds}", italic=True)
            )
            self._text.paragraph(*map(_styled_run, row.runs))
            for line in (*row.lines, *row.margin):
                self._text.paragraph(StyledWords(say(line)), style="List Bullet")


def _widths(table: Table) -> list[int]:
    """Return each column’s width in twips: enough for its longest word, and more by what it holds."""
    columns = list(
        zip(map(say, table.columns), *([printed(cell) for cell in row] for row in table.rows), strict=True)
    )
    needed = [
        max(len(word) for cell in column for word in cell.split() or [""]) + _PADDING for column in columns
    ]
    wanted = [min(max(map(len, column)) + _PADDING, _WIDEST) for column in columns]
    spare = [max(want - need, 0) for want, need in zip(wanted, needed, strict=True)]
    left = max(_LINE - sum(needed), 0)
    shares = [need + left * more / (sum(spare) or 1) for need, more in zip(needed, spare, strict=True)]
    return [int(_WIDTH * share / max(sum(shares), 1)) // _TWIPS for share in shares]


def _styled_run(run: RevisionRun) -> StyledWords:
    if run.outcome is WordOutcome.ADDED:
        return StyledWords(run.text, underline=True, colour=_CAME)
    if run.outcome is WordOutcome.REMOVED:
        return StyledWords(run.text, strike=True, colour=_WENT)
    return StyledWords(run.text)
