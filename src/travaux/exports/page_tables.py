"""Any page as rows and as JSON: every statement with the words that prove it, and every table."""

from collections.abc import Iterator, Mapping, Sequence

from travaux.domain.messages import ENGLISH, plain
from travaux.domain.spans import Citation
from travaux.exports.meeting_json import citation_json
from travaux.exports.text_tables import write_table
from travaux.reports.page import Bars, Block, Bullets, Group, Matrix, Opposed, Page, Prose, Statement, Table

Json = dict[str, object]
_HEADER = ("section", "part", "whose", "text", "note", "topics", "source", "start", "end", "quote")


def write_statements(page: Page) -> bytes:
    """Return the statements of a page as CSV: a row for each of its citations, or one where it has none."""
    rows = []
    for section in page.sections:
        for part, statement in _statements(section.blocks):
            said = (*map(plain, (statement.lead, statement.text, statement.aside)), _tags(statement))
            rows += [
                (str(section.title), part, *said, *cited) for cited in _citation_cells(statement.citations)
            ]
    return write_table(_HEADER, rows)


def _tags(statement: Statement) -> str:
    return "; ".join(map(str, statement.tags))


def _citation_cells(citations: Sequence[Citation]) -> list[tuple[str | int | None, ...]]:
    found: list[tuple[str | int | None, ...]] = [(c.source, c.start, c.end, c.quote) for c in citations]
    return found or [(None, None, None, None)]


def _statements(blocks: Sequence[Block], part: str = "") -> Iterator[tuple[str, Statement]]:
    for block in blocks:
        match block:
            case Prose(statements) | Bullets(statements):
                yield from _with_parts(statements, part)
            case Opposed(statement, _, sides):
                yield part, statement
                for heading, own in sides:
                    yield from _with_parts(own, str(heading))
            case Group(_, title, inner):
                yield from _statements(inner, str(title))


def _with_parts(statements: Sequence[Statement], part: str) -> Iterator[tuple[str, Statement]]:
    for statement in statements:
        yield part, statement
        yield from _with_parts(statement.parts, part)


def page_json(page: Page) -> Json:
    """Return a page as JSON: its facts, and section by section what it says and counts."""
    return {
        "kind": str(page.kicker),
        "title": str(page.title),
        "facts": {str(label): ENGLISH.write(value) for label, value in page.facts},
        "sections": [
            {"id": section.id, "title": str(section.title), "blocks": list(_blocks(section.blocks))}
            for section in page.sections
        ],
    }


def _blocks(blocks: Sequence[Block]) -> Iterator[Json]:
    for block in blocks:
        match block:
            case Prose(statements) | Bullets(statements):
                yield {"statements": [_statement_fields(each) for each in statements]}
            case Opposed(statement, kind, sides):
                both = [
                    {"heading": str(name), "statements": [_statement_fields(each) for each in own]}
                    for name, own in sides
                ]
                yield {"kind": str(kind), "statements": [_statement_fields(statement)], "sides": both}
            case Group(_, title, inner):
                yield {"title": str(title), "blocks": list(_blocks(inner))}
            case Table():
                yield _table(block)
            case Bars() | Matrix():
                yield _table(block.as_table())


def _statement_fields(statement: Statement) -> Mapping[str, object]:
    return {
        "whose": plain(statement.lead),
        "text": str(statement.text),
        "note": plain(statement.aside),
        "topics": list(map(str, statement.tags)),
        "citations": [citation_json(citation) for citation in statement.citations],
        "parts": [_statement_fields(part) for part in statement.parts],
    }


def _table(table: Table) -> Json:
    return {
        "caption": str(table.caption),
        "columns": list(map(str, table.columns)),
        "rows": [list(map(plain, row)) for row in table.rows],
    }
