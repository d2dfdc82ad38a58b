"""Positions: a matrix of who stands where on which paragraph, as a whole and by stance."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.analysis.standing.register import side
from travaux.domain.actors import Actor
from travaux.domain.lineage import Lineage
from travaux.domain.positions import Position, Register, Stance, TargetKind
from travaux.errors import NotFound
from travaux.reports.positions import in_order
from travaux.service.delegations import delegations, slug
from travaux.service.positions import in_form
from travaux.service.provisions import label_of, provisions
from travaux.service.reading_room import Snapshot
from travaux.service.reviewed import reviewed_turns
from travaux.service.standing import standing
from travaux.web.languages import N_
from travaux.web.pages.kind import FileKind, PageKind
from travaux.web.terms import SIDES


@dataclass(frozen=True, slots=True)
class Column:
    """A paragraph that positions name; ``path`` is its page's, None where it is in no version."""

    key: str
    label: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance in a cell: how often, on which side, and where its words open."""

    stance: str
    side: str
    count: int
    first: Position


@dataclass(frozen=True, slots=True)
class Row:
    holder: Actor
    path: str | None
    cells: tuple[tuple[Taken, ...], ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Positions:
    """``stances`` are the filters: (stance, path, how many); ``qualifier`` the one in force."""

    heading: str
    qualifier: str | None
    stances: tuple[tuple[str, str, int], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    contested: tuple[Position, ...]
    total: int
    unresolved: int


def positions(room: Snapshot, stance: str | None = None) -> Positions:
    """Return the matrix, of one stance if asked.

    Raises:
        NotFound: if nobody takes that stance.
    """
    return room.kept(("positions", stance), lambda: _positions(room, stance))


def _positions(room: Snapshot, named: str | None) -> Positions:
    register = standing(room).register
    chosen = _stance(named) if named else None
    found = [one for one in register.positions if chosen in (None, one.stance)]
    if named and not found:
        raise NotFound(f"nobody takes the stance “{named}”")
    columns = _columns(room, found)
    counts = Counter(one.stance for one in register.positions)
    return Positions(
        N_("Positions"),
        chosen.value if chosen else None,
        tuple((s.value, f"positions/{_slug(s)}/", counts[s]) for s in Stance if counts[s]),
        columns,
        tuple(_rows(room, found, columns)),
        tuple(one for one in found if one.contested),
        len(found),
        len(register.unresolved),
    )


def _slug(stance: Stance) -> str:
    return stance.value.replace(" ", "-")


def _stance(named: str) -> Stance:
    for stance in Stance:
        if _slug(stance) == named:
            return stance
    raise NotFound(f"there is no stance “{named}”")


def _columns(room: Snapshot, found: Sequence[Position]) -> tuple[Column, ...]:
    threads = provisions(room).threads if room.has(Lineage) else {}
    columns: dict[str, Column] = {}
    for target in (t for one in found for t in one.targets if t.kind is TargetKind.PARAGRAPH):
        key = target.thread if target.thread in threads else f"¶ {target.label}"
        label = _label(room, key) if key in threads else target.label
        path = f"paragraphs/{key}/" if key in threads else None
        columns.setdefault(str(key), Column(str(key), label or target.label, path))
    return tuple(sorted(columns.values(), key=lambda column: in_order(column.label)))


def _label(room: Snapshot, thread: str | None) -> str:
    text = provisions(room)
    last = text.threads[str(thread)].places[-1]
    label = label_of(text.lineage.versions[last.version].paragraphs[last.paragraphs[0]])
    gone = label and last.version + 1 < len(text.sources)
    return f"{label} ({text.name(last.version)})" if gone else label


def _rows(room: Snapshot, found: Sequence[Position], columns: Sequence[Column]) -> Iterable[Row]:
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
        yield Row(
            own[0].holder,
            f"actors/{name}/" if name in delegations(room) else None,
            tuple(_taken(cells[column.key]) for column in columns),
            elsewhere,
        )


def _key(thread: str | None, label: str, known: set[str]) -> str:
    return thread if thread in known and thread else f"¶ {label}"


def _taken(own: Sequence[Position]) -> tuple[Taken, ...]:
    stances: dict[Stance, list[Position]] = defaultdict(list)
    for one in own:
        stances[one.stance].append(one)
    return tuple(
        Taken(stance.value, SIDES[side(stance)], len(ones), ones[0]) for stance, ones in stances.items()
    )


def _any(room: Snapshot) -> bool:
    return room.has(Register) and bool(standing(room).register.positions)


def _stances(room: Snapshot) -> Iterable[str]:
    taken = {one.stance for one in standing(room).register.positions} if _any(room) else set()
    return (f"positions/{_slug(stance)}/" for stance in Stance if stance in taken)


PAGES = (
    PageKind(
        "positions/",
        "positions.html",
        positions,
        lambda room: ("positions/",) if _any(room) else (),
        "positions",
    ),
    PageKind("positions/{stance}/", "positions.html", positions, _stances, "positions"),
)
"""The pages of this module."""

FILES = (
    FileKind(
        "positions/positions.csv",
        "text/csv; charset=utf-8",
        lambda room: in_form(room.result(Register), "csv", reviewed_turns(room)),
        lambda room: ("positions/positions.csv",) if _any(room) else (),
    ),
    FileKind(
        "positions/positions.json",
        "application/json",
        lambda room: in_form(room.result(Register), "json", reviewed_turns(room)),
        lambda room: ("positions/positions.json",) if _any(room) else (),
    ),
)
"""What can be taken away."""
