"""Pages as Word documents that a secretariat can edit: real headings, lists, tables and styles."""

import re
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Emu, Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

from travaux import __version__
from travaux.domain.spans import Citation
from travaux.exports.wording import clock, printed
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

_PAGE = Inches(6)  # what a page of the default template has between its margins
_NARROWEST, _WIDEST = 9, 22  # characters that a column is given room for, whatever its longest cell


def write_page(page: Page) -> bytes:
    """Return ``page`` as the bytes of a .docx file."""
    document = Document()
    document.core_properties.title = clean(page.title)
    document.core_properties.author = f"Travaux {__version__}"
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_paragraph(clean(page.kicker), style="Subtitle")
    document.add_heading(clean(page.title), level=0)
    for label, value in page.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(clean(value))
    for section in page.sections:
        document.add_heading(clean(section.title), level=1)
        for block in section.blocks:
            _block(document, block)
        if not section.blocks:
            document.add_paragraph(section.empty or "Nothing of this kind was found.")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _block(document: WordDocument, block: Block) -> None:
    match block:
        case Prose(statements):
            paragraph = document.add_paragraph()
            for statement in statements:
                _statement(paragraph, statement)
        case Bullets(statements):
            _bullets(document, statements)
        case Table():
            _table(document, block)
        case Bars() | Matrix():
            _table(document, block.as_table())
        case Opposed(statement, kind, sides):
            _statement(document.add_paragraph(), statement, lead=f"{kind.capitalize()}.")
            for heading, statements in sides:
                document.add_paragraph(style="List Bullet").add_run(clean(heading)).bold = True
                _bullets(document, statements, depth=2)
        case Group(_, title, blocks, aside):
            document.add_heading(clean(title + (f" ({aside})" if aside else "")), level=2)
            for inner in blocks:
                _block(document, inner)
        case Record():
            _record(document, block)
        case Revisions():
            _revisions(document, block)
        case River():
            _table(document, Table(block.caption, block.columns, block.rows))


def _bullets(document: WordDocument, statements: tuple[Statement, ...], depth: int = 1) -> None:
    style = "List Bullet" if depth == 1 else f"List Bullet {min(depth, 3)}"
    for statement in statements:
        _statement(document.add_paragraph(style=style), statement)
        _bullets(document, statement.parts, depth + 1)


def _statement(paragraph: Paragraph, statement: Statement, lead: str | None = None) -> None:
    if heading := lead or statement.lead:
        paragraph.add_run(clean(heading) + " ").bold = True
    run = paragraph.add_run(clean(f"“{statement.text}”" if statement.quoted else statement.text))
    run.italic = statement.quoted
    if statement.aside:
        paragraph.add_run(f" ({clean(statement.aside)})")
    if statement.tags:
        paragraph.add_run(f" {' · '.join(statement.tags)}").italic = True
    for citation in statement.citations:
        _citation(paragraph, citation)
    paragraph.add_run(" ")


def _citation(paragraph: Paragraph, citation: Citation) -> None:
    time = "" if citation.start_ms is None else f", {clock(citation.start_ms)}"
    run = paragraph.add_run(f" [{citation.start}–{citation.end}{time}]")
    run.font.size = Pt(8)
    run.font.color.rgb = RGBColor(0x5B, 0x64, 0x73)


def _table(document: WordDocument, table: Table) -> None:
    document.add_paragraph(clean(table.caption), style="Caption")
    grid = document.add_table(rows=1, cols=len(table.columns), style="Light Grid Accent 1")
    grid.autofit = False
    for cell, name in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.text = clean(name)
    for row in table.rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.text = clean(printed(value))
    for column, width in zip(grid.columns, _widths(table), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    document.add_paragraph(clean(table.note or ""))


def _widths(table: Table) -> list[Emu]:
    """Return the width of each column, by the longest thing in it, within the width of a page."""
    texts = [table.columns, *([printed(cell) for cell in row] for row in table.rows)]
    longest = [max(len(row[n]) for row in texts) for n in range(len(table.columns))]
    shares = [min(max(length, _NARROWEST), _WIDEST) for length in longest]
    return [Emu(_PAGE * share // sum(shares)) for share in shares]


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
