"""Positions: a matrix of who stands where on which paragraph, as a whole and by stance."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from travaux.domain.actors import Actor, ActorKind
from travaux.domain.lineage import Lineage
from travaux.domain.messages import message
from travaux.domain.positions import Position, Register, Stance, TargetKind, Unresolved, side
from travaux.domain.texts import label_order
from travaux.errors import NotFound
from travaux.views.delegations import delegations, slug
from travaux.views.positions.indexes import positions_by
from travaux.views.positions.register import in_form
from travaux.views.registry import tools_for
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views
from travaux.web.languages import N_
from travaux.web.menu import has_positions
from travaux.web.pages.kind import FileKind, PageKind
from travaux.web.terms import SIDES

_MOST_GROUPS = 12
_MOST_LEFT_OUT = 200  # passages shown; the files to take away have all
_ROWS, _COLUMNS = 60, 40  # what a page of a server shows of a matrix; a published site shows it whole
_KINDS = {
    N_("delegations"): (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT),
    N_("groups"): (ActorKind.GROUP,),
    N_("organisations"): (
        ActorKind.ORGANISATION,
        ActorKind.INTERGOVERNMENTAL,
        ActorKind.ENTITY,
        ActorKind.ROLE,
    ),
    N_("persons"): (ActorKind.PERSON,),
}
Asked = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A paragraph that positions name; ``path`` is its page's, None where it is in no version."""

    key: str
    label: str
    path: str | None
    section: str


@dataclass(frozen=True, slots=True)
class MatrixStance:
    """A stance in a cell: how often, on which side, and where its words open."""

    stance: str
    side: str
    count: int
    first: Position


@dataclass(frozen=True, slots=True)
class MatrixRow:
    holder: Actor
    path: str | None
    cells: tuple[tuple[MatrixStance, ...], ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class MatrixFilter:
    """What a reader may narrow the matrix to: ``name`` of the field, its values as (value, label)."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    given: str


@dataclass(frozen=True, slots=True)
class MatrixPart:
    """Which rows or columns are shown, from 1, of how many; ``before`` and ``after`` are queries."""

    first: int
    last: int
    of: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Positions:
    """``stances`` are the filters: (stance, path, how many); ``qualifier`` the one in force.

    ``elsewhere`` are those whose positions are on no paragraph: (name, path, how many).
    """

    heading: str
    qualifier: str | None
    path: str
    stances: tuple[tuple[str, str, int], ...]
    choices: tuple[MatrixFilter, ...]
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    parts: tuple[MatrixPart, MatrixPart]
    elsewhere: tuple[tuple[str, str | None, int], ...]
    contested: tuple[Position, ...]
    total: int
    unresolved: int
    left_out: tuple[Unresolved, ...]


@dataclass(frozen=True, slots=True)
class _Matrix:
    """All rows and columns of a stance, before anything is narrowed."""

    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    found: tuple[Position, ...]


def positions(snapshot: Snapshot, stance: str | None = None, asked: Asked | None = None) -> Positions:
    """Return the matrix, of one stance if asked, narrowed to some actors and a section, a part at a time.

    Raises:
        NotFound: if nobody takes that stance.
    """
    indexes = positions_by(snapshot)
    register = indexes.register
    chosen = _stance(stance) if stance else None
    whole = snapshot.cached(("matrix", chosen), lambda: _matrix(snapshot, chosen))
    if stance and not whole.found:
        raise NotFound(message("nobody takes the stance “%(stance)s”", stance=stance))
    counts = Counter(one.stance for one in indexes.held)
    choices = tuple(_choices(snapshot, whole, asked or {}))
    columns, rows = _narrowed(whole, {choice.name: choice.given for choice in choices})
    across, down = (
        _part_shown(len(columns), _COLUMNS, "columns", asked),
        _part_shown(len(rows), _ROWS, "rows", asked),
    )
    numbers = columns[across.first - 1 : across.last] if columns else []
    return Positions(
        N_("Positions"),
        chosen.value if chosen else None,
        f"positions/{_slug(chosen)}/" if chosen else "positions/",
        tuple((s.value, f"positions/{_slug(s)}/", counts[s]) for s in Stance if counts[s]),
        choices,
        tuple(whole.columns[number] for number in numbers),
        tuple(
            replace(row, cells=tuple(row.cells[number] for number in numbers))
            for row in (rows[down.first - 1 : down.last] if rows else [])
        ),
        (across, down),
        tuple((r.holder.name, r.path, r.elsewhere) for r in whole.rows if not any(r.cells)),
        tuple(one for one in whole.found if one.contested),
        len(whole.found),
        len(register.unresolved),
        () if chosen else register.unresolved[:_MOST_LEFT_OUT],
    )


def _matrix(snapshot: Snapshot, chosen: Stance | None) -> _Matrix:
    found = tuple(one for one in positions_by(snapshot).held if chosen in (None, one.stance))
    columns = _columns(snapshot, found)
    return _Matrix(columns, tuple(_rows(snapshot, found, columns)), found)


def _choices(snapshot: Snapshot, whole: _Matrix, asked: Asked) -> Iterable[MatrixFilter]:
    """Yield the ways of narrowing the matrix that leave something of it."""
    holders = {row.holder.kind for row in whole.rows if any(row.cells)}
    who = [(name, name) for name, kinds in _KINDS.items() if holders.intersection(kinds)]
    registry = tools_for(snapshot).registry
    groups = Counter(code for row in whole.rows if any(row.cells) for code in row.holder.groups)
    who += [
        (code, registry.actors[code].name if code in registry.actors else code)
        for code, _ in groups.most_common(_MOST_GROUPS)
    ]
    sections = dict.fromkeys(column.section for column in whole.columns if column.section)
    for name, label, values in (
        ("who", N_("Delegations and organisations"), who),
        ("section", N_("Section"), [(section, section) for section in sections]),
    ):
        given = next(iter(asked.get(name, ())), "")
        known = given if given in dict(values) else ""
        if len(values) > 1:
            yield MatrixFilter(name, label, tuple(values), known)


def _narrowed(whole: _Matrix, given: Mapping[str, str]) -> tuple[list[int], list[MatrixRow]]:
    """Return the numbers of the columns that are left, and the rows that have something in them."""
    section, who = given.get("section", ""), given.get("who", "")
    columns = [n for n, column in enumerate(whole.columns) if section in ("", column.section)]
    rows = [
        row
        for row in whole.rows
        if any(row.cells[n] for n in columns)
        and (not who or row.holder.kind in _KINDS.get(who, ()) or who in row.holder.groups)
    ]
    used = [n for n in columns if any(row.cells[n] for row in rows)]
    return used, rows


def _part_shown(total: int, size: int, name: str, asked: Asked | None) -> MatrixPart:
    if asked is None:
        return MatrixPart(1, total, total, None, None)
    said = next(iter(asked.get(name, ())), "")
    number = int(said) if said.isdecimal() and len(said) < 5 else 1  # pages are numbered from 1
    last_page = max(1, -(-total // size))
    number = min(max(number, 1), last_page)
    kept = [(key, values[0]) for key, values in asked.items() if key in ("who", "section", "rows", "columns")]

    def query(page: int) -> str:
        return urlencode(dict(kept) | {name: str(page)})

    return MatrixPart(
        (number - 1) * size + 1,
        min(number * size, total),
        total,
        query(number - 1) if number > 1 else None,
        query(number + 1) if number < last_page else None,
    )


def _slug(stance: Stance) -> str:
    return stance.value.replace(" ", "-")


def _stance(named: str) -> Stance:
    for stance in Stance:
        if _slug(stance) == named:
            return stance
    raise NotFound(message("there is no stance “%(named)s”", named=named))


def _columns(snapshot: Snapshot, found: Sequence[Position]) -> tuple[MatrixColumn, ...]:
    """Return the paragraphs that positions name, in the order of the text; those in no version come last."""
    text = paragraph_views(snapshot) if snapshot.has(Lineage) else None
    columns: dict[str, MatrixColumn] = {}
    for target in (t for one in found for t in one.targets if t.kind is TargetKind.PARAGRAPH):
        thread = target.thread if text and target.thread in text.threads else None
        key = thread or f"¶ {target.label}"
        if key not in columns:
            path = f"paragraphs/{thread}/" if thread else None
            label = text.label(thread) if text and thread else target.label
            columns[key] = MatrixColumn(key, label, path, text.section(thread) if text and thread else "")
    order = text.order if text else {}
    return tuple(sorted(columns.values(), key=lambda c: (order.get(c.key, len(order)), label_order(c.label))))


def _rows(
    snapshot: Snapshot, found: Sequence[Position], columns: Sequence[MatrixColumn]
) -> Iterable[MatrixRow]:
    known = {column.key for column in columns}
    holders: dict[str, list[Position]] = defaultdict(list)
    for one in found:
        holders[slug(one.holder)].append(one)
    for name, own in sorted(holders.items(), key=lambda item: (item[1][0].holder.kind.value, item[0])):
        cells: dict[str, list[Position]] = defaultdict(list)
        elsewhere = 0
        for one in own:
            keys = {_key(t.thread, t.label, known) for t in one.targets if t.kind is TargetKind.PARAGRAPH}
            elsewhere += not keys
            for key in keys:
                cells[key].append(one)
        yield MatrixRow(
            own[0].holder,
            f"actors/{name}/" if name in delegations(snapshot) else None,
            tuple(_stances_taken(cells[column.key]) for column in columns),
            elsewhere,
        )


def _key(thread: str | None, label: str, known: set[str]) -> str:
    return thread if thread in known and thread else f"¶ {label}"


def _stances_taken(own: Sequence[Position]) -> tuple[MatrixStance, ...]:
    stances: dict[Stance, list[Position]] = defaultdict(list)
    for one in own:
        stances[one.stance].append(one)
    return tuple(
        MatrixStance(stance.value, SIDES[side(stance)], len(ones), ones[0])
        for stance, ones in stances.items()
    )


def _stances(snapshot: Snapshot) -> Iterable[str]:
    taken = {one.stance for one in positions_by(snapshot).held} if has_positions(snapshot) else set()
    return (f"positions/{_slug(stance)}/" for stance in Stance if stance in taken)


PAGES = (
    PageKind(
        "positions/",
        "positions.html",
        positions,
        lambda snapshot: ("positions/",) if has_positions(snapshot) else (),
        "positions",
        queried=True,
    ),
    PageKind("positions/{stance}/", "positions.html", positions, _stances, "positions", queried=True),
)
"""The pages of this module."""

FILES = (
    FileKind(
        "positions/positions.csv",
        "text/csv; charset=utf-8",
        lambda snapshot: in_form(snapshot.result(Register), "csv", backing_in(snapshot)),
        lambda snapshot: ("positions/positions.csv",) if has_positions(snapshot) else (),
    ),
    FileKind(
        "positions/positions.json",
        "application/json",
        lambda snapshot: in_form(snapshot.result(Register), "json", backing_in(snapshot)),
        lambda snapshot: ("positions/positions.json",) if has_positions(snapshot) else (),
    ),
)
"""What can be taken away."""
