"""The register of votes: what was put to the vote, the figures, and who stood outside the majority."""

from travaux.domain.messages import N_, Message
from travaux.domain.process import Procedure, Step
from travaux.domain.votes import VoteChoice, Votes
from travaux.views.delegations import delegations
from travaux.views.procedure.timeline import procedure_in
from travaux.views.registers.tables import Cell, RegisterColumn, RegisterRow, RegisterTable, Value, told_in
from travaux.views.snapshot import Snapshot

COLUMNS = (
    RegisterColumn("what", N_("Put to the vote")),
    RegisterColumn("date", N_("Date")),
    RegisterColumn("favour", N_("In favour"), numeric=True),
    RegisterColumn("against", N_("Against"), numeric=True),
    RegisterColumn("abstaining", N_("Abstaining"), numeric=True),
    RegisterColumn("result", N_("Result"), facet=True),
    RegisterColumn("voted_against", N_("Voted against"), facet=True),
    RegisterColumn("abstained", N_("Abstained"), facet=True),
)


def votes(snapshot: Snapshot) -> RegisterTable:
    """Return every vote whose figures the record has, in the order of the procedure."""
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    paths = {known.actor.name: f"actors/{name}/" for name, known in delegations(snapshot).items()}
    return told_in(COLUMNS, (_row(step, step.votes, paths) for step in steps if step.votes))


def _row(step: Step, cast: Votes, paths: dict[str, str]) -> RegisterRow:
    def named(choice: VoteChoice) -> Cell:
        return tuple(Value(name, paths.get(name)) for name in cast.who(choice))

    return RegisterRow(
        step.id,
        (
            (Value(Message(step.what)),),
            (Value(step.date),) if step.date else (),
            (Value(cast.favour),),
            (Value(cast.against),),
            () if cast.abstaining is None else (Value(cast.abstaining),),
            (Value(Message(step.result)),) if step.result else (),
            named(VoteChoice.AGAINST),
            named(VoteChoice.ABSTAINING),
        ),
        step.citations,
    )
