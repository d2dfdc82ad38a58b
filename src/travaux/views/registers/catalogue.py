"""Which registers a record has, and each as a table, as CSV and as JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from travaux.domain.messages import N_, message
from travaux.domain.positions import Stance
from travaux.errors import NotFound
from travaux.exports.text_tables import write_table
from travaux.views.citation_targets import opening
from travaux.views.documents import as_json
from travaux.views.registers.acts import acts
from travaux.views.registers.submitted import submitted
from travaux.views.registers.tables import Asked, Cell, RegisterRow, RegisterTable, View, view_of
from travaux.views.registers.votes import votes
from travaux.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """A register by its name in addresses, what pages call it and what it is."""

    name: str
    label: str
    about: str
    rows: Callable[[Snapshot], RegisterTable]


def _table_of(*stances: Stance, breaks: bool = False) -> Callable[[Snapshot], RegisterTable]:
    return lambda snapshot: acts(snapshot, stances, breaks=breaks)


REGISTERS = (
    RegisterKind(
        "reservations",
        N_("Reservations"),
        N_("Who entered a reservation on what, and whether it still stands."),
        _table_of(Stance.RESERVE),
    ),
    RegisterKind(
        "dissociations",
        N_("Dissociations"),
        N_("Who dissociated themselves from the consensus on what."),
        _table_of(Stance.DISSOCIATE),
    ),
    RegisterKind(
        "interpretations",
        N_("Interpretations"),
        N_("Who stated for the record how they read which words."),
        _table_of(Stance.INTERPRET),
    ),
    RegisterKind(
        "objections",
        N_("Objections"),
        N_("Who objected to what, in a meeting or by breaking the silence."),
        _table_of(Stance.OPPOSE, breaks=True),
    ),
    RegisterKind(
        "votes", N_("Votes"), N_("What was put to the vote, the figures, and who voted how."), votes
    ),
    RegisterKind(
        "proposals",
        N_("Proposals made by delegations"),
        N_("Who proposed to add, amend or delete what."),
        _table_of(Stance.PROPOSE, Stance.AMEND, Stance.DELETE),
    ),
    RegisterKind(
        "submitted",
        N_("Proposals in submissions"),
        N_("What submissions asked for, by sector, and what became of it."),
        submitted,
    ),
)
"""Every register, in the order of the page that lists them."""

_BY_NAME: Mapping[str, RegisterKind] = {kind.name: kind for kind in REGISTERS}


def registers_in(snapshot: Snapshot) -> tuple[tuple[RegisterKind, RegisterTable], ...]:
    """Return the registers that have something in them."""
    tables = ((kind, table_of(snapshot, kind.name)) for kind in REGISTERS)
    return tuple((kind, table) for kind, table in tables if table.rows)


def kind_named(name: str) -> RegisterKind:
    """Return a register by its name.

    Raises:
        NotFound: if there is none of that name.
    """
    if name not in _BY_NAME:
        raise NotFound(message("there is no register “%(name)s”", name=name))
    return _BY_NAME[name]


def table_of(snapshot: Snapshot, name: str) -> RegisterTable:
    """Return a whole register by its name.

    Raises:
        NotFound: if there is none of that name.
    """
    kind = kind_named(name)
    return snapshot.cached(("register", name), lambda: kind.rows(snapshot))


def register_file(snapshot: Snapshot, name: str, form: str, asked: Asked) -> bytes:
    """Return the view of a register that is asked for; ``form`` is csv or json."""
    view = view_of(table_of(snapshot, name), asked)
    return _csv(snapshot, view) if form == "csv" else as_json(_json(snapshot, name, view))


def _csv(snapshot: Snapshot, view: View) -> bytes:
    header = (*(column.name for column in view.table.columns), "words", "words at")
    return write_table(header, (_line(snapshot, row) for row in view.rows))


def _line(snapshot: Snapshot, row: RegisterRow) -> tuple[str, ...]:
    return (
        *("; ".join(value.plain for value in cell) for cell in row.cells),
        row.citations[0].quote if row.citations else "",
        opening(snapshot, row.citations[0]).path if row.citations else "",
    )


def _json(snapshot: Snapshot, name: str, view: View) -> dict[str, object]:
    rows = [
        {
            "id": row.id,
            **{
                column.name: _values(cell) for column, cell in zip(view.table.columns, row.cells, strict=True)
            },
            "words": [
                {"quote": cited.quote, "at": opening(snapshot, cited).path, "source": cited.source}
                for cited in row.citations
            ],
        }
        for row in view.rows
    ]
    return {"register": name, "all": len(view.table.rows), "rows": rows}


def _values(cell: Cell) -> list[str | int]:
    return [value.shown if isinstance(value.shown, int) else value.plain for value in cell]
