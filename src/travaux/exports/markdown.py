"""Pages as Markdown that reads well raw and rendered."""

from collections.abc import Iterator

from travaux.exports.wording import EvidencePlaces, printed, say
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
from travaux.reports.revisions import KINDS, Revision, RevisionRun, Revisions, River, WordOutcome

_MARKS = {WordOutcome.KEPT: "", WordOutcome.ADDED: "**", WordOutcome.REMOVED: "~~"}


def write_page(page: Page) -> str:
    """Return ``page`` as Markdown; a citation reads [120–240], by its source where there are several."""
    writer = _MarkdownWriter(EvidencePlaces(page))
    lines = [f"# {say(page.title)}", "", f"*{say(page.kicker)}*", ""]
    lines += [f"- {say(label)}: {printed(value)}" for label, value in page.facts]
    for section in page.sections:
        lines += ["", f"## {say(section.title)}", ""]
        lines += [line for block in section.blocks for line in writer.block(block)]
        if not section.blocks:
            lines.append(f"*{say(section.empty or NOTHING)}*")
    lines += writer.legend()
    return "\n".join(lines).rstrip() + "\n"


class _MarkdownWriter:
    """Gives blocks their form, each line with the places of its evidence."""

    def __init__(self, evidence: EvidencePlaces) -> None:
        self._evidence = evidence

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Prose(statements):
                yield " ".join(self._statement(statement) for statement in statements)
                yield ""
            case Bullets(statements):
                yield from self._bullets(statements)
                yield ""
            case Table():
                yield from _table(block)
            case Bars() | Matrix():
                yield from _table(block.as_table())
            case Opposed(statement, kind, sides):
                yield f"**{say(kind).capitalize()}.** {self._statement(statement)}"
                yield ""
                for heading, statements in sides:
                    yield f"- **{say(heading)}**"
                    yield from (f"  {line}" for line in self._bullets(statements))
                yield ""
            case Group(_, title, blocks, aside):
                yield f"### {say(title)}" + (f" ({say(aside)})" if aside else "")
                yield ""
                for inner in blocks:
                    yield from self.block(inner)
            case Record():
                yield from _record(block)
            case Revisions():
                yield from _revisions(block)
            case River():
                yield from _table(Table(block.caption, block.columns, block.rows))

    def legend(self) -> Iterator[str]:
        """Yield the sources by the numbers that their places have."""
        if self._evidence.sources:
            yield from ("", f"## {say(SOURCES_CITED)}", "")
        for number, source in enumerate(self._evidence.sources, 1):
            yield f"{number}. {source}"

    def _bullets(self, statements: tuple[Statement, ...], indent: str = "") -> Iterator[str]:
        for statement in statements:
            yield f"{indent}- {self._statement(statement)}"
            yield from self._bullets(statement.parts, indent + "  ")

    def _statement(self, statement: Statement) -> str:
        lead = f"**{say(statement.lead)}** " if statement.lead else ""
        words = say(statement.text)
        text = f"“{words}”" if statement.quoted else words
        aside = f" ({say(statement.aside)})" if statement.aside else ""
        tags = f" *{' · '.join(map(say, statement.tags))}*" if statement.tags else ""
        places = "".join(f" {self._evidence.place(citation)}" for citation in statement.citations)
        return " ".join((lead + text + aside + tags + places).split())


def _table(table: Table) -> Iterator[str]:
    yield f"*{say(table.caption)}*"
    yield ""
    yield "| " + " | ".join(map(say, table.columns)) + " |"
    yield "|" + " --- |" * len(table.columns)
    for row in table.rows:
        yield "| " + " | ".join(printed(cell).replace("|", "\\|") for cell in row) + " |"
    yield ""
    if table.note:
        yield say(table.note)
        yield ""


def _record(record: Record) -> Iterator[str]:
    for number, intervention in enumerate(record.meeting.interventions, 1):
        name = say(intervention.speaker.name or UNNAMED)
        yield f"**{number}. {name}** [{intervention.start}–{intervention.end}]"
        yield ""
        for paragraph in record.meeting.words_of(intervention).split("\n"):
            if paragraph.strip():
                yield f"> {paragraph.strip()}"
        yield ""


def _revisions(revisions: Revisions) -> Iterator[str]:
    """Yield each row: words added in bold, words removed struck."""
    for row in revisions.rows:
        yield f"**{say(row.place)}** ({', '.join(say(KINDS[kind]).lower() for kind in row.kinds)})"
        yield ""
        yield from _wording(row)
        yield from (f"- {say(line)}" for line in (*row.lines, *row.margin))
        if row.lines or row.margin:
            yield ""


def _wording(row: Revision) -> Iterator[str]:
    words = "".join(map(_run_markdown, row.runs))
    for paragraph in words.split("\n"):
        if paragraph.strip():
            yield f"> {paragraph.strip()}"
            yield ">"
    if row.runs:
        yield ""


def _run_markdown(run: RevisionRun) -> str:
    """Return a run with its marks close to its words, as Markdown wants them, in each paragraph anew."""
    mark, lines = _MARKS[run.outcome], []
    for line in run.text.replace("*", "\\*").split("\n"):
        words = line.strip()
        marked = f"{mark}{words}{mark}" if words else ""
        lines.append(line.replace(words, marked, 1) if words else line)
    return "\n".join(lines)
