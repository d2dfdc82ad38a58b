"""Pages as Word documents that a secretariat can edit: real headings, lists, tables and styles."""

import re
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import _Row
from docx.text.paragraph import Paragraph

from travaux import __version__
from travaux.exports.wording import Evidence, printed
from travaux.reports.page import (
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
from travaux.reports.revisions import Revisions, River, Run, Standing

# What XML 1.0 cannot hold; a hostile transcript may.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_PAPER = Mm(210), Mm(297)
_MARGIN = Mm(20)
_WIDTH = _PAPER[0] - 2 * _MARGIN
_LINE = 100  # characters of a table that stand on a line
_WIDEST = 40  # characters of a cell for which a column seeks room
_PADDING = 3  # what a cell's margins take, in characters
_MANY, _SMALL = 4, Pt(8)  # a table of more columns than this is set small


def write_page(page: Page) -> bytes:
    """Return ``page`` as the bytes of a .docx file."""
    document = Document()
    _set_paper(document)
    document.core_properties.title = clean(page.title)
    document.core_properties.author = f"Travaux {__version__}"
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_paragraph(clean(page.kicker), style="Subtitle")
    document.add_heading(clean(page.title), level=0)
    for label, value in page.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(clean(value))
    writer = _Writer(document, Evidence(page))
    for section in page.sections:
        document.add_heading(clean(section.title), level=1)
        for block in section.blocks:
            writer.block(block)
        if not section.blocks:
            document.add_paragraph(section.empty or "Nothing of this kind was found.")
    writer.legend()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_paper(document: WordDocument) -> None:
    for section in document.sections:
        section.page_width, section.page_height = _PAPER
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = _MARGIN


class _Writer:
    """Adds blocks to a document, each line with the places of its evidence."""

    def __init__(self, document: WordDocument, evidence: Evidence) -> None:
        self._document = document
        self._evidence = evidence

    def block(self, block: Block) -> None:
        document = self._document
        match block:
            case Prose(statements):
                paragraph = document.add_paragraph()
                for statement in statements:
                    self._statement(paragraph, statement)
            case Bullets(statements):
                self._bullets(statements)
            case Table():
                _table(document, block)
            case Bars() | Matrix():
                _table(document, block.as_table())
            case Opposed(statement, kind, sides):
                self._statement(document.add_paragraph(), statement, lead=f"{kind.capitalize()}.")
                for heading, statements in sides:
                    document.add_paragraph(style="List Bullet").add_run(clean(heading)).bold = True
                    self._bullets(statements, depth=2)
            case Group(_, title, blocks, aside):
                document.add_heading(clean(title + (f" ({aside})" if aside else "")), level=2)
                for inner in blocks:
                    self.block(inner)
            case Record():
                _record(document, block)
            case Revisions():
                _revisions(document, block)
            case River():
                _table(document, Table(block.caption, block.columns, block.rows))

    def legend(self) -> None:
        """Name the sources by the numbers that their places have."""
        if self._evidence.sources:
            self._document.add_heading("Sources cited", level=1)
        for number, source in enumerate(self._evidence.sources, 1):
            self._document.add_paragraph(clean(f"{number}. {source}"))

    def _bullets(self, statements: tuple[Statement, ...], depth: int = 1) -> None:
        style = "List Bullet" if depth == 1 else f"List Bullet {min(depth, 3)}"
        for statement in statements:
            self._statement(self._document.add_paragraph(style=style), statement)
            self._bullets(statement.parts, depth + 1)

    def _statement(self, paragraph: Paragraph, statement: Statement, lead: str | None = None) -> None:
        if heading := lead or statement.lead:
            paragraph.add_run(clean(heading) + " ").bold = True
        run = paragraph.add_run(clean(f"“{statement.text}”" if statement.quoted else statement.text))
        run.italic = statement.quoted
        if statement.aside:
            paragraph.add_run(f" ({clean(statement.aside)})")
        if statement.tags:
            paragraph.add_run(f" {' · '.join(statement.tags)}").italic = True
        for citation in statement.citations:
            place = paragraph.add_run(f" {self._evidence.place(citation)}")
            place.font.size = Pt(8)
            place.font.color.rgb = RGBColor(0x5B, 0x64, 0x73)
        paragraph.add_run(" ")


def _table(document: WordDocument, table: Table) -> None:
    document.add_paragraph(clean(table.caption), style="Caption")
    grid = document.add_table(rows=1, cols=len(table.columns), style="Light Grid Accent 1")
    grid.autofit = False
    size = _SMALL if len(table.columns) > _MANY else None
    _fill(grid.rows[0], table.columns, size)
    _repeat(grid.rows[0])
    for row in table.rows:
        _fill(grid.add_row(), [printed(value) for value in row], size)
    for column, width in zip(grid.columns, _widths(table), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    document.add_paragraph(clean(table.note or ""))


def _fill(row: _Row, values: Sequence[str], size: Pt | None) -> None:
    for cell, value in zip(row.cells, values, strict=True):
        cell.text = clean(value)
        for run in cell.paragraphs[0].runs:
            run.font.size = size


def _repeat(heading: _Row) -> None:
    """Print the heading again on each page that the table reaches."""
    heading._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _widths(table: Table) -> list[Emu]:
    """Return each column’s width: enough for its longest word, and more by what it holds."""
    columns = list(zip(table.columns, *([printed(cell) for cell in row] for row in table.rows), strict=True))
    needed = [
        max(len(word) for cell in column for word in cell.split() or [""]) + _PADDING for column in columns
    ]
    wanted = [min(max(map(len, column)) + _PADDING, _WIDEST) for column in columns]
    spare = [max(want - need, 0) for want, need in zip(wanted, needed, strict=True)]
    left = max(_LINE - sum(needed), 0)
    shares = [need + left * more / (sum(spare) or 1) for need, more in zip(needed, spare, strict=True)]
    return [Emu(int(_WIDTH * share / max(sum(shares), 1))) for share in shares]


def _record(document: WordDocument, record: Record) -> None:
    for number, intervention in enumerate(record.meeting.interventions, 1):
        name = intervention.speaker.name or "Speaker not named"
        document.add_heading(clean(f"{number}. {name}"), level=3)
        for paragraph in record.meeting.words_of(intervention).split("\n"):
            if paragraph.strip():
                document.add_paragraph(clean(paragraph.strip()))


def _revisions(document: WordDocument, revisions: Revisions) -> None:
    for row in revisions.rows:
        heading = document.add_paragraph()
        heading.add_run(clean(row.place)).bold = True
        heading.add_run(f" {', '.join(row.kinds)}").italic = True
        paragraph = document.add_paragraph()
        for run in row.runs:
            _run(paragraph, run)
        for line in (*row.lines, *row.margin):
            document.add_paragraph(clean(line), style="List Bullet")


def _run(paragraph: Paragraph, run: Run) -> None:
    words = paragraph.add_run(clean(run.text))
    if run.standing is Standing.CAME:
        words.font.underline, words.font.color.rgb = True, RGBColor(0x1F, 0x6B, 0x4A)
    if run.standing is Standing.WENT:
        words.font.strike, words.font.color.rgb = True, RGBColor(0xA3, 0x34, 0x2B)


def clean(text: str) -> str:
    """Return text without what XML cannot hold."""
    return _NOT_XML.sub("�", text)
