"""Registers of what parties did: each act once, however often it is told, with its witnesses."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from travaux.domain.actors import Actor
from travaux.domain.lineage import Lineage
from travaux.domain.messages import N_, Message, day_of
from travaux.domain.positions import Event, Moment, Position, PositionStatus, Register, Stance, Target
from travaux.domain.process import OBJECTIONS, Procedure, Step
from travaux.reports.positions import MOMENTS, target_name
from travaux.views.delegations import delegations, slug
from travaux.views.positions.indexes import positions_by
from travaux.views.procedure.timeline import procedure_in
from travaux.views.registers.tables import Cell, RegisterColumn, RegisterRow, RegisterTable, Value, told_in
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views

COLUMNS = (
    RegisterColumn("who", N_("Who"), facet=True),
    RegisterColumn("act", N_("Act"), facet=True),
    RegisterColumn("about", N_("About"), facet=True),
    RegisterColumn("section", N_("Section"), facet=True),
    RegisterColumn("date", N_("Date")),
    RegisterColumn("moment", N_("Moment"), facet=True),
    RegisterColumn("status", N_("Status"), facet=True),
    RegisterColumn("told", N_("Told by"), facet=True),
)

_ACT, _DAY = (next(n for n, column in enumerate(COLUMNS) if column.name == name) for name in ("act", "date"))

STATUSES = {
    PositionStatus.STANDS: N_("stands"),
    PositionStatus.WITHDRAWN: N_("withdrawn"),
    PositionStatus.SUPERSEDED: N_("superseded"),
    PositionStatus.CONTESTED: N_("contested"),
}


def acts(snapshot: Snapshot, stances: Iterable[Stance], *, breaks: bool = False) -> RegisterTable:
    """Return the acts of some stances; ``breaks`` adds the silence procedures that were broken.

    Which act it was is a column only where there is more than one.
    """
    wanted = frozenset(stances)
    text = paragraph_views(snapshot) if snapshot.has(Lineage) else None
    rows = [
        _row(snapshot, text, *one) for one in _acts_with_positions(positions_by(snapshot).register, wanted)
    ]
    if breaks:
        rows += [_broken(snapshot, step) for step in _steps(snapshot)]
    rows.sort(key=_by_day)
    if len(wanted) == 1 and not breaks:
        rows = [replace(row, cells=(*row.cells[:_ACT], (), *row.cells[_ACT + 1 :])) for row in rows]
    return told_in(COLUMNS, rows)


def _by_day(row: RegisterRow) -> str:
    """Return the day of a row, what is undated last."""
    day = row.cells[_DAY]
    return day[0].plain if day else "9999"


def _acts_with_positions(
    register: Register, wanted: frozenset[Stance]
) -> Iterator[tuple[Event, tuple[Position, ...]]]:
    """Yield each act with the positions that tell it, the best first."""
    known = {position.id: position for position in register.positions}
    for event in register.events:
        if event.stance in wanted:
            names = dict.fromkeys((event.position, *(each.position for each in event.witnesses)))
            told = tuple(known[name] for name in names if name in known)
            if told and told[0].closes is None:
                yield event, told


def _row(
    snapshot: Snapshot, text: ParagraphViews | None, event: Event, told: tuple[Position, ...]
) -> RegisterRow:
    day = told[0].date or event.date
    targets = tuple(dict.fromkeys(event.targets or told[0].targets))
    sections = dict.fromkeys(map(text.section, _threads(text, targets))) if text else {}
    vias = dict.fromkeys(witness.via.value for witness in event.witnesses) or {told[0].via.value: None}
    return RegisterRow(
        event.id,
        (
            tuple(_actor_value(snapshot, actor) for actor in (event.speaking_for, event.actor) if actor),
            (Value(Message(event.stance.value)),),
            tuple(_target(text, target) for target in targets),
            tuple(Value(section) for section in sections if section),
            _day(day),
            (Value(MOMENTS[event.moment]),) if event.moment in MOMENTS else (),
            (Value(Message(STATUSES[event.status])),),
            tuple(Value(Message(via)) for via in vias),
        ),
        tuple(dict.fromkeys(citation for position in told for citation in position.citations)),
    )


def _threads(text: ParagraphViews, targets: Iterable[Target]) -> Iterator[str]:
    return (target.thread for target in targets if target.thread and target.thread in text.threads)


def _target(text: ParagraphViews | None, target: Target) -> Value:
    bound = text is not None and target.thread in text.threads
    path = f"paragraphs/{target.thread}/" if bound else None
    return Value(target_name(target), path, target.label)


def _actor_value(snapshot: Snapshot, actor: Actor) -> Value:
    name = slug(actor)
    return Value(actor.name, f"actors/{name}/" if name in delegations(snapshot) else None)


def _day(day: str | None) -> Cell:
    known = day_of(day)
    return (Value(known),) if known else ()


def _steps(snapshot: Snapshot) -> Iterator[Step]:
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    return (step for step in steps if step.kind in OBJECTIONS)


def _broken(snapshot: Snapshot, step: Step) -> RegisterRow:
    """Return a silence procedure that was broken, and by whom, as an objection."""
    paths = {actor.actor.name: f"actors/{name}/" for name, actor in delegations(snapshot).items()}
    names = dict.fromkeys(n for party in step.by for n in (party.speaking_for, party.name) if n)
    return RegisterRow(
        step.id,
        (
            tuple(Value(name, paths.get(name)) for name in names),
            (Value(Message(step.kind.value)),),
            tuple(Value(label, None, label) for label in step.paragraphs),
            (),
            (Value(step.date),) if step.date else (),
            (Value(MOMENTS[Moment.BEFORE]),),
            (),
            (),
        ),
        step.citations,
    )
