"""The rows and columns of a register, and the view of it that somebody asks for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from travaux.domain.messages import Text, plain
from travaux.domain.spans import Citation
from travaux.domain.texts import label_order

Order: TypeAlias = tuple[int, float, tuple[int, int, str]]
"""What values are sorted by: what is not there last, then figures, then words with numbers in them."""


@dataclass(frozen=True, slots=True)
class Value:
    """One thing in a cell, and its page. ``order`` is the label it is sorted by, where that is another."""

    shown: Text | int | date
    path: str | None = None
    order: str | None = None

    @property
    def plain(self) -> str:
        """Return it as data: English where it is of ours, days in ISO 8601."""
        return str(plain(self.shown))

    @property
    def place(self) -> Order:
        """Return where it stands among others of its column."""
        if isinstance(self.shown, int):
            return 0, self.shown, (0, 0, "")
        if isinstance(self.shown, date):
            return 0, self.shown.toordinal(), (0, 0, "")
        return 0, 0, label_order(self.order) if self.order is not None else (0, 0, self.plain.casefold())


Cell: TypeAlias = tuple[Value, ...]
"""What stands in a cell: nothing, one thing, or several."""


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column by its name in addresses and files. ``facet`` ones offer their values to choose from."""

    name: str
    label: str
    facet: bool = False
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One entry: its cells in the order of the columns, and the words it rests on, the best first."""

    id: str
    cells: tuple[Cell, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A whole register."""

    columns: tuple[RegisterColumn, ...]
    rows: tuple[RegisterRow, ...]


@dataclass(frozen=True, slots=True)
class RegisterFacet:
    """The values of a column that rows of the view have, with how many; ``given`` is the one asked for."""

    column: RegisterColumn
    values: tuple[tuple[Value, int], ...]
    given: str


@dataclass(frozen=True, slots=True)
class View:
    """The rows of a register that are asked for, in the order asked for.

    ``sort`` is the name of a column, with "-" before it where the order is turned round; ``words`` must stand
    in each row.
    """

    table: RegisterTable
    rows: tuple[RegisterRow, ...]
    facets: tuple[RegisterFacet, ...]
    sort: str
    words: str

    def order_of(self, column: RegisterColumn) -> str:
        """Return how the rows are sorted by a column: ascending, descending or none."""
        return {column.name: "ascending", f"-{column.name}": "descending"}.get(self.sort, "none")

    def turned(self, column: RegisterColumn) -> str:
        """Return what to ask for to sort by a column, the other way round where it is sorted by it."""
        return f"-{column.name}" if self.sort == column.name else column.name


Asked = Mapping[str, Sequence[str]]


def told_in(columns: Sequence[RegisterColumn], rows: Iterable[RegisterRow]) -> RegisterTable:
    """Return rows as a table of the columns in which any of them has something."""
    found = tuple(rows)
    used = [n for n in range(len(columns)) if any(row.cells[n] for row in found)]
    kept = (replace(row, cells=tuple(row.cells[n] for n in used)) for row in found)
    return RegisterTable(tuple(columns[n] for n in used), tuple(kept))


def view_of(table: RegisterTable, asked: Asked) -> View:
    """Return the view of a register that an address asks for; what it does not understand changes nothing."""
    given = {column.name: _first_value(asked, column.name) for column in table.columns if column.facet}
    given = {name: value for name, value in given.items() if value}
    words, sort = _first_value(asked, "words").strip(), _first_value(asked, "sort")
    place = {column.name: n for n, column in enumerate(table.columns)}
    if sort.removeprefix("-") not in place:
        sort = ""
    found = [
        row
        for row in table.rows
        if all(_cell_holds(row.cells[place[name]], value) for name, value in given.items())
        and _row_says(row, words)
    ]
    if sort:
        found = _sorted(found, place[sort.removeprefix("-")], turned=sort.startswith("-"))
    facets = (
        _facet(column, place[column.name], table, found, given.get(column.name, ""))
        for column in table.columns
        if column.facet
    )
    return View(table, tuple(found), tuple(facet for facet in facets if _narrows(facet)), sort, words)


def _first_value(asked: Asked, name: str) -> str:
    return next(iter(asked.get(name, ())), "")


def _cell_holds(cell: Cell, wanted: str) -> bool:
    return any(value.plain == wanted for value in cell)


def _row_says(row: RegisterRow, words: str) -> bool:
    """Tell whether every word stands somewhere in a row or in the words that it rests on."""
    if not words:
        return True
    said = [value.plain for cell in row.cells for value in cell] + [each.quote for each in row.citations]
    whole = " ".join(said).casefold()
    return all(word in whole for word in words.casefold().split())


def _sorted(rows: Iterable[RegisterRow], column: int, *, turned: bool) -> list[RegisterRow]:
    """Return rows by a column, those with nothing in it last either way."""
    full = [row for row in rows if row.cells[column]]
    empty = [row for row in rows if not row.cells[column]]
    full.sort(key=lambda row: row.cells[column][0].place, reverse=turned)
    return full + empty


def _facet(
    column: RegisterColumn, place: int, table: RegisterTable, found: Sequence[RegisterRow], given: str
) -> RegisterFacet:
    """Return the values that a column has among the rows found; where one is asked for, among all rows."""
    values: dict[str, Value] = {}
    counts: Counter[str] = Counter()
    for row in table.rows if given else found:
        for value in {each.plain: each for each in row.cells[place]}.values():
            values.setdefault(value.plain, value)
            counts[value.plain] += 1
    ordered = sorted(values.values(), key=lambda value: value.place)
    return RegisterFacet(column, tuple((value, counts[value.plain]) for value in ordered), given)


def _narrows(facet: RegisterFacet) -> bool:
    return bool(facet.given) or len(facet.values) > 1
