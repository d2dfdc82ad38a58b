"""What a page says, before it has a form: sections of blocks whose every line knows its evidence.

Reports are assembled into these blocks once; HTML, Word and Markdown each give the same blocks a form.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation, name_of
from travaux.reports.revisions import Revisions, River

Cell: TypeAlias = str | int | float | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of a page. ``lead`` names whose it is, ``aside`` why it stands here, ``tags`` its topics."""

    text: str
    citations: tuple[Citation, ...] = ()
    lead: str | None = None
    aside: str | None = None
    tags: tuple[str, ...] = ()
    parts: tuple["Statement", ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Statements set as running text."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Statements set as a list."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text and numbers; None prints as an en dash."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str | None = None

    def without_empty_columns(self) -> "Table":
        """Return the table less the columns in which no row has anything."""
        kept = [n for n in range(len(self.columns)) if any(row[n] is not None for row in self.rows)]
        return replace(
            self,
            columns=tuple(self.columns[n] for n in kept),
            rows=tuple(tuple(row[n] for n in kept) for row in self.rows),
        )


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: (label, value, value as printed). ``description`` is its text alternative."""

    caption: str
    description: str
    bars: tuple[tuple[str, float, str], ...]

    def as_table(self) -> Table:
        """Return the same figures as a table, for forms without drawings."""
        return Table(self.caption, ("Name", "Figure"), tuple((label, shown) for label, _, shown in self.bars))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who with whom: ``cells`` maps (row, column) to (agreements, differences)."""

    caption: str
    description: str
    labels: tuple[str, ...]
    cells: dict[tuple[int, int], tuple[int, int]]

    def as_table(self) -> Table:
        """Return the same figures as a table, each pair once."""
        pairs = sorted((r, c) for r, c in self.cells if r < c)
        rows = tuple((self.labels[r], self.labels[c], *self.cells[r, c]) for r, c in pairs)
        return Table(self.caption, ("Actor", "Actor", "Shared points", "Opposed points"), rows)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Opposing or diverging statements side by side: (heading, statements) a side."""

    statement: Statement
    kind: str
    sides: tuple[tuple[str, tuple[Statement, ...]], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks under a heading of their own, one level down; ``folded`` shows the heading first.

    Without ``on_paper`` a folded one stays so when it is printed, unless a reader opened it.
    """

    id: str
    title: str
    blocks: tuple["Block", ...]
    aside: str | None = None
    folded: bool = False
    on_paper: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """The record itself, on which the page's citations open."""

    meeting: Meeting


Block: TypeAlias = Prose | Bullets | Table | Bars | Matrix | Opposed | Group | Record | Revisions | River


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. ``empty`` is printed where there are no blocks, so that absence is said aloud."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    empty: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page or document. ``names`` says what to call its sources, where their ids tell nobody."""

    kicker: str
    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...] = field(repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def name_of(self, source: str) -> str:
        """Return what to call a source."""
        return self.names.get(source) or name_of(source)


def citations_of(page: Page) -> Iterator[Citation]:
    """Yield every citation of ``page`` in reading order."""
    for section in page.sections:
        for block in section.blocks:
            yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Citation]:
    match block:
        case Prose(statements) | Bullets(statements):
            for statement in statements:
                yield from _of_statement(statement)
        case Opposed(statement, _, sides):
            yield from _of_statement(statement)
            for _, statements in sides:
                for side in statements:
                    yield from _of_statement(side)
        case Group(blocks=blocks):
            for inner in blocks:
                yield from _of_block(inner)
        case Table() | Bars() | Matrix() | Record() | Revisions() | River():
            return  # their words stand on the page themselves


def _of_statement(statement: Statement) -> Iterator[Citation]:
    yield from statement.citations
    for part in statement.parts:
        yield from _of_statement(part)


def bullets(statements: Iterable[Statement]) -> tuple[Block, ...]:
    """Return statements as a list; no block where there are none."""
    found = tuple(statements)
    return (Bullets(found),) if found else ()
