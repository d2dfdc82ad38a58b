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
        case Bars(caption, _, bars):
            yield from _table(Table(caption, ("", ""), tuple((label, shown) for label, _, shown in bars)))
        case Matrix(caption, _, labels, cells):
            pairs = tuple(
                (labels[r], labels[c], *counts) for (r, c), counts in sorted(cells.items()) if r < c
            )
            yield from _table(Table(caption, ("Actor", "Actor", "Shared points", "Opposed points"), pairs))
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
