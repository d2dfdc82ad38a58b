"""What a page says, before it has a form: sections of blocks whose every line knows its evidence.

Reports are assembled into these blocks once; HTML, Word and Markdown each give the same blocks a form.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from travaux.domain.findings import Omission
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Cell, Message, Text, Value, counted, message
from travaux.domain.spans import Citation, name_of
from travaux.reports.revisions import Revisions, River
from travaux.reports.terms import term_or_name


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of a page. ``lead`` names whose it is, ``aside`` why it stands here, ``tags`` its topics."""

    text: Text
    citations: tuple[Citation, ...] = ()
    lead: Text | None = None
    aside: Text | None = None
    tags: tuple[Text, ...] = ()
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
    """Rows of texts, numbers and days; None prints as an en dash."""

    caption: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: Text | None = None

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

    caption: Text
    description: Text
    bars: tuple[tuple[Text, float, Text], ...]

    def as_table(self) -> Table:
        """Return the same figures as a table, for forms without drawings."""
        return Table(
            self.caption, (message("Name"), message("Figure")), tuple((b[0], b[2]) for b in self.bars)
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who with whom: ``cells`` maps (row, column) to (agreements, differences)."""

    caption: Text
    description: Text
    labels: tuple[str, ...]
    cells: dict[tuple[int, int], tuple[int, int]]

    def says(self, row: int, column: int) -> Text:
        """Return what a cell shows, in words."""
        shared, opposed = self.cells[row, column]
        return message(
            "%(one)s and %(other)s: %(shared)s, %(opposed)s",
            one=self.labels[row],
            other=self.labels[column],
            shared=counted("%(n)s shared point", "%(n)s shared points", shared),
            opposed=counted("%(n)s opposed point", "%(n)s opposed points", opposed),
        )

    def as_table(self) -> Table:
        """Return the same figures as a table, each pair once."""
        pairs = sorted((r, c) for r, c in self.cells if r < c)
        rows = tuple((self.labels[r], self.labels[c], *self.cells[r, c]) for r, c in pairs)
        columns = (
            message("Delegation or organisation"),
            message("Other delegation or organisation"),
            message("Shared points"),
            message("Opposed points"),
        )
        return Table(self.caption, columns, rows)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Opposing or diverging statements side by side: (heading, statements) a side."""

    statement: Statement
    kind: Text
    sides: tuple[tuple[Text, tuple[Statement, ...]], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks under a heading of their own, one level down; ``folded`` shows the heading first.

    Without ``on_paper`` a folded one stays so when it is printed, unless a reader opened it.
    """

    id: str
    title: Text
    blocks: tuple["Block", ...]
    aside: Text | None = None
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
    title: Text
    blocks: tuple[Block, ...]
    empty: Text | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page or document. ``names`` says what to call its sources, where their ids tell nobody."""

    kicker: Text
    title: Text
    facts: tuple[tuple[Text, Value], ...]
    sections: tuple[Section, ...] = field(repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def name_of(self, source: str) -> str:
        """Return what to call a source."""
        return self.names.get(source) or name_of(source)


NOTHING = message("Nothing of this kind was found.")
"""What a section without blocks says that says nothing of its own."""


UNNAMED = message("Speaker not named")
"""What stands for the name of a speaker whom the record does not name."""

SOURCES_CITED = message("Sources cited")
"""The heading of the list of sources in documents."""


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


def omissions(left_out: Iterable[Omission]) -> Table:
    """Return what was left out of a page and why, counted."""
    rows = tuple((Message(omission.reason), omission.count) for omission in left_out)
    return Table(message("Left out, with the reason"), (message("Reason"), message("Count")), rows)


def components(made_with: Iterable[tuple[str, str]]) -> Table:
    """Return what a page was made with."""
    rows = tuple((term_or_name(part), term_or_name(version)) for part, version in made_with)
    return Table(message("Components and their versions"), (message("Component"), message("Version")), rows)
