"""Pages as Markdown that reads well raw and rendered."""

from collections.abc import Iterator

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
from travaux.reports.revisions import Revision, Revisions, River, Run, Standing

_MARKS = {Standing.KEPT: "", Standing.CAME: "**", Standing.WENT: "~~"}


def write_page(page: Page) -> str:
    """Return ``page`` as Markdown; a citation reads [source 120–240], with its time where known."""
    lines = [f"# {page.title}", "", f"*{page.kicker}*", ""]
    lines += [f"- {label}: {value}" for label, value in page.facts]
    for section in page.sections:
        lines += ["", f"## {section.title}", ""]
        lines += [line for block in section.blocks for line in _block(block)]
        if not section.blocks:
            lines.append(f"*{section.empty or 'Nothing of this kind was found.'}*")
    return "\n".join(lines).rstrip() + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Prose(statements):
            yield " ".join(_statement(statement) for statement in statements)
            yield ""
        case Bullets(statements):
            yield from _bullets(statements)
            yield ""
        case Table():
            yield from _table(block)
        case Bars() | Matrix():
            yield from _table(block.as_table())
        case Opposed(statement, kind, sides):
            yield f"**{kind.capitalize()}.** {_statement(statement)}"
            yield ""
            for heading, statements in sides:
                yield f"- **{heading}**"
                yield from (f"  {line}" for line in _bullets(statements))
            yield ""
        case Group(_, title, blocks, aside):
            yield f"### {title}" + (f" ({aside})" if aside else "")
            yield ""
            for inner in blocks:
                yield from _block(inner)
        case Record():
            yield from _record(block)
        case Revisions():
            yield from _revisions(block)
        case River():
            yield from _table(Table(block.caption, block.columns, block.rows))


def _bullets(statements: tuple[Statement, ...], indent: str = "") -> Iterator[str]:
    for statement in statements:
        yield f"{indent}- {_statement(statement)}"
        yield from _bullets(statement.parts, indent + "  ")


def _statement(statement: Statement) -> str:
    lead = f"**{statement.lead}** " if statement.lead else ""
    text = f"“{statement.text}”" if statement.quoted else statement.text
    aside = f" ({statement.aside})" if statement.aside else ""
    tags = f" *{' · '.join(statement.tags)}*" if statement.tags else ""
    return " ".join((lead + text + aside + tags + _citations(statement.citations)).split())


def _citations(citations: tuple[Citation, ...]) -> str:
    return "".join(f" [{c.start}–{c.end}{_time(c)}]" for c in citations)


def _time(citation: Citation) -> str:
    return "" if citation.start_ms is None else f", {clock(citation.start_ms)}"


def _table(table: Table) -> Iterator[str]:
    yield f"*{table.caption}*"
    yield ""
    yield "| " + " | ".join(table.columns) + " |"
    yield "|" + " --- |" * len(table.columns)
    for row in table.rows:
        yield "| " + " | ".join(printed(cell).replace("|", "\\|") for cell in row) + " |"
    yield ""
    if table.note:
        yield table.note
        yield ""


def _record(record: Record) -> Iterator[str]:
    for number, intervention in enumerate(record.meeting.interventions, 1):
        name = intervention.speaker.name or "Speaker not named"
        yield f"**{number}. {name}** [{intervention.start}–{intervention.end}]"
        yield ""
        for paragraph in record.meeting.words_of(intervention).split("\n"):
            if paragraph.strip():
                yield f"> {paragraph.strip()}"
        yield ""


def _revisions(revisions: Revisions) -> Iterator[str]:
    """Yield each row: words that came in bold, words that went struck."""
    for row in revisions.rows:
        yield f"**{row.place}** ({', '.join(row.kinds)})"
        yield ""
        yield from _wording(row)
        yield from (f"- {line}" for line in (*row.lines, *row.margin))
        if row.lines or row.margin:
            yield ""


def _wording(row: Revision) -> Iterator[str]:
    words = "".join(map(_run, row.runs))
    for paragraph in words.split("\n"):
        if paragraph.strip():
            yield f"> {paragraph.strip()}"
            yield ">"
    if row.runs:
        yield ""


def _run(run: Run) -> str:
    """Return a run with its marks close to its words, as Markdown wants them, in each paragraph anew."""
    mark, lines = _MARKS[run.standing], []
    for line in run.text.replace("*", "\\*").split("\n"):
        words = line.strip()
        marked = f"{mark}{words}{mark}" if words else ""
        lines.append(line.replace(words, marked, 1) if words else line)
    return "\n".join(lines)
