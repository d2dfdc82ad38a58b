"""The register of votes: what was put to the vote, the figures, and who stood outside the majority."""

from travaux.domain.messages import N_, Message
from travaux.domain.process import Procedure, Step
from travaux.domain.votes import Choice, Votes
from travaux.views.delegations import delegations
from travaux.views.procedure.timeline import procedure_in
from travaux.views.registers.tables import Cell, Column, Row, Table, Value, told_in
from travaux.views.snapshot import Snapshot

COLUMNS = (
    Column("what", N_("Put to the vote")),
    Column("date", N_("Date")),
    Column("favour", N_("In favour"), numeric=True),
    Column("against", N_("Against"), numeric=True),
    Column("abstaining", N_("Abstaining"), numeric=True),
    Column("result", N_("Result"), facet=True),
    Column("voted_against", N_("Voted against"), facet=True),
    Column("abstained", N_("Abstained"), facet=True),
)


def votes(snapshot: Snapshot) -> Table:
    """Return every vote whose figures the record has, in the order of the procedure."""
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    paths = {known.actor.name: f"actors/{name}/" for name, known in delegations(snapshot).items()}
    return told_in(COLUMNS, (_row(step, step.votes, paths) for step in steps if step.votes))


def _row(step: Step, cast: Votes, paths: dict[str, str]) -> Row:
    def named(choice: Choice) -> Cell:
        return tuple(Value(name, paths.get(name)) for name in cast.who(choice))

    return Row(
        step.id,
        (
            (Value(Message(step.what)),),
            (Value(step.date),) if step.date else (),
            (Value(cast.favour),),
            (Value(cast.against),),
            () if cast.abstaining is None else (Value(cast.abstaining),),
            (Value(Message(step.result)),) if step.result else (),
            named(Choice.AGAINST),
            named(Choice.ABSTAINING),
        ),
        step.citations,
    )
