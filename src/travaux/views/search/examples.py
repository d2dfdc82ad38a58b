"""Questions that a record can answer, drawn from what it holds."""

from collections.abc import Callable, Iterator
from datetime import date

from travaux.domain.lineage import Lineage
from travaux.domain.messages import Message, Text, message
from travaux.domain.positions import PARTICULAR, Stance
from travaux.domain.process import Procedure, StepKind
from travaux.domain.votes import VoteChoice
from travaux.views.commitments.register import promises
from travaux.views.positions.indexes import positions_by
from travaux.views.procedure.timeline import procedure_in
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views

SHOWN = 3
_WHO: dict[Stance, Callable[[str], Message]] = {
    Stance.RESERVE: lambda label: message("Who reserved on paragraph %(label)s?", label=label),
    Stance.DISSOCIATE: lambda label: message("Who dissociated from paragraph %(label)s?", label=label),
    Stance.OPPOSE: lambda label: message("Who opposes paragraph %(label)s?", label=label),
    Stance.SUPPORT: lambda label: message("Who supports paragraph %(label)s?", label=label),
}


def examples_of(snapshot: Snapshot, today: date) -> tuple[Text, ...]:
    """Return up to three questions that the record answers, each about another part of it."""
    found = (
        _example_of_stance(snapshot),
        _example_of_change(snapshot),
        _example_of_duty(snapshot, today),
        _voted(snapshot),
        _example_of_view(snapshot),
        _adopted(snapshot),
    )
    return tuple(question for question in found if question is not None)[:SHOWN]


def _example_of_stance(snapshot: Snapshot) -> Message | None:
    """Return who takes the gravest stance that somebody takes on a paragraph of the latest version."""
    last = paragraph_views(snapshot).sources[-1].id if snapshot.has(Lineage) else None
    held = positions_by(snapshot).held
    for stance, asking in _WHO.items():
        for position in held:
            for target in position.targets if position.stance is stance and not position.contested else ():
                if target.kind in PARTICULAR and target.version == last and target.paragraph is not None:
                    return asking(target.label)
    return None


def _example_of_change(snapshot: Snapshot) -> Message | None:
    if not snapshot.has(Lineage):
        return None
    text = paragraph_views(snapshot)
    if len(text.sources) < 2:
        return None
    last = len(text.sources) - 1
    return message("What changed between %(old)s and %(new)s?", old=text.name(last - 1), new=text.name(last))


def _example_of_duty(snapshot: Snapshot, today: date) -> Message | None:
    found = promises(snapshot, today)
    names: Iterator[str] = (
        name for item in (found.items if found else ()) for name in item.commitment.addressees
    )
    name = next(names, None)
    return message("What must %(name)s do?", name=name) if name else None


def _voted(snapshot: Snapshot) -> Message | None:
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    is_listed = any(step.votes and step.votes.who(VoteChoice.AGAINST) for step in steps)
    return message("Who voted against?") if is_listed else None


def _example_of_view(snapshot: Snapshot) -> Message | None:
    """Return what the first who holds a position said."""
    position = next(iter(positions_by(snapshot).held), None)
    return message("What did %(name)s say?", name=position.holder.name) if position else None


def _adopted(snapshot: Snapshot) -> Message | None:
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    is_adopted = any(step.kind is StepKind.ADOPTION and step.citations for step in steps)
    return message("When was the text adopted?") if is_adopted else None
