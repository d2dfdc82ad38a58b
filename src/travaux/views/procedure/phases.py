"""The phases of a negotiation: what the record holds of each, and in which it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from travaux.analysis.participation.record import phase_of
from travaux.domain.lineage import Lineage
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.messages import N_, Message, Text, counted, joined
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.sources import SPOKEN, Source, SourceKind
from travaux.views.commitments.register import promises
from travaux.views.procedure.adoption import Adoption, adoption_of
from travaux.views.procedure.timeline import procedure_in
from travaux.views.snapshot import Snapshot


class Phase(StrEnum):
    """The phases in their order, each by what pages call it."""

    CONSULTATION = N_("Consultation")
    NEGOTIATION = N_("Negotiation")
    SILENCE = N_("Silence procedure")
    ADOPTION = N_("Adoption")
    FOLLOW_UP = N_("Follow-up")


_SILENCE = frozenset(
    {
        StepKind.UNDER_SILENCE,
        StepKind.SILENCE_EXTENDED,
        StepKind.SILENCE_BROKEN,
        StepKind.LATE_OBJECTION,
        StepKind.SILENCE_KEPT,
    }
)


def is_of_silence(step: Step) -> bool:
    """Tell whether a step is one of a silence procedure."""
    return step.kind in _SILENCE


_OPENS_SILENCE = frozenset({StepKind.UNDER_SILENCE, StepKind.SILENCE_EXTENDED})
VOTES = frozenset({StepKind.PARAGRAPH_VOTE, StepKind.VOTE})
EXPLANATIONS = frozenset({StepKind.EXPLANATION_BEFORE, StepKind.EXPLANATION_AFTER})
_NAMED = {
    "consultation": Phase.CONSULTATION,
    "negotiation": Phase.NEGOTIATION,
    "adoption": Phase.ADOPTION,
}


_FEWEST = 2  # one phase alone tells nobody where the record stands


@dataclass(frozen=True, slots=True)
class PhaseShown:
    """One phase: what the record holds of it, where that is shown, and whether it is the one it stands in."""

    phase: Phase
    path: str
    holds: Text
    current: bool


def phases(snapshot: Snapshot, today: date) -> tuple[PhaseShown, ...]:
    """Return the phases that the record holds something of, in order; none where that is one alone.

    There are none without a text either: meetings alone do not show in which phase of what they were.
    """

    def gather() -> tuple[PhaseShown, ...]:
        if not snapshot.has(Lineage) or not snapshot.of_kind(SourceKind.DRAFT):
            return ()
        adopted = adoption_of(snapshot)
        held = [(phase, *found) for phase in Phase if (found := _phase_held(snapshot, phase, adopted, today))]
        now = _current_phase(snapshot, [phase for phase, _, _ in held], adopted)
        if len(held) < _FEWEST:
            return ()
        return tuple(PhaseShown(phase, path, holds, phase is now) for phase, path, holds in held)

    return snapshot.cached(("phases", today), gather)


def _phase_held(
    snapshot: Snapshot, phase: Phase, adopted: Adoption | None, today: date
) -> tuple[str, Text] | None:
    """Return where a phase is shown and what there is of it, None where there is nothing."""
    found = [(count, path) for count, path in _counts(snapshot, phase, adopted, today) if count.count]
    return (found[0][1], joined(count for count, _ in found)) if found else None


def _counts(
    snapshot: Snapshot, phase: Phase, adopted: Adoption | None, today: date
) -> Iterator[tuple[Message, str]]:
    """Yield what there is of a phase, what tells most of it first."""
    meetings = sum(_phase_of(source, adopted) is phase for source in _meetings(snapshot))
    if phase is Phase.CONSULTATION:
        submissions = len(snapshot.of_kind(SourceKind.INPUT))
        yield counted("%(n)s submission", "%(n)s submissions", n=submissions), "inputs/"
    if phase is Phase.NEGOTIATION:
        versions = len(snapshot.result(Lineage).versions) - (adopted is not None)
        yield counted("%(n)s version", "%(n)s versions", n=versions), "text/"
    if phase is Phase.SILENCE:
        number = sum(step.kind in _SILENCE for step in _steps(snapshot))
        yield counted("%(n)s step", "%(n)s steps", n=number), "procedure/"
    if phase is Phase.ADOPTION:
        taken = Counter(step.kind for step in steps_of_adoption(snapshot, adopted))
        votes, explained = (sum(taken[kind] for kind in kinds) for kinds in (VOTES, EXPLANATIONS))
        yield counted("%(n)s vote", "%(n)s votes", n=votes), "procedure/"
        yield counted("%(n)s explanation", "%(n)s explanations", n=explained), "procedure/"
        yield counted("adopted text", "adopted texts", n=int(adopted is not None)), "text/"
    if phase is Phase.FOLLOW_UP and adopted and (found := promises(snapshot, today)):
        yield counted("%(n)s commitment", "%(n)s commitments", n=len(found.items)), "commitments/"
    yield counted("%(n)s meeting", "%(n)s meetings", n=meetings), "meetings/"


def steps_of_adoption(snapshot: Snapshot, adopted: Adoption | None) -> tuple[Step, ...]:
    """Return the steps of the day of adoption, and those that its record tells without a day."""
    if adopted is None or adopted.step is None:
        return ()
    told = {citation.source for citation in adopted.step.citations}
    return tuple(
        step
        for step in _steps(snapshot)
        if step.date == adopted.date
        or (step.date is None and told.intersection(citation.source for citation in step.citations))
    )


def _steps(snapshot: Snapshot) -> tuple[Step, ...]:
    return procedure_in(snapshot).steps if snapshot.has(Procedure) else ()


def _meetings(snapshot: Snapshot) -> Iterable[Source]:
    return (source for source, _ in snapshot.results(MeetingReport, *SPOKEN))


def _phase_of(source: Source, adopted: Adoption | None) -> Phase:
    """Return the phase of a meeting: what came after the adoption follows it up."""
    day = source.facts.date
    if adopted and adopted.date and day and day > adopted.date:
        return Phase.FOLLOW_UP
    return _NAMED[phase_of((source.title, source.facts.body))]


def phase_of_source(snapshot: Snapshot, source: Source) -> Phase:
    """Return the phase that a source is of, by its kind and, for meetings and reports, by title and day."""
    adopted = adoption_of(snapshot) if snapshot.has(Lineage) else None
    kind = source.facts.kind
    if kind is SourceKind.INPUT:
        return Phase.CONSULTATION
    silence = (step for step in _steps(snapshot) if is_of_silence(step))
    if kind is SourceKind.LETTER and any(_is_told_in(step, source) for step in silence):
        return Phase.SILENCE
    if kind is SourceKind.DRAFT and adopted:
        last = snapshot.result(Lineage).versions[adopted.version].source.id
        return Phase.ADOPTION if source.id == last else Phase.NEGOTIATION
    return _phase_of(source, adopted)


def _is_told_in(step: Step, source: Source) -> bool:
    return any(citation.source == source.id for citation in step.citations)


def _current_phase(snapshot: Snapshot, held: Iterable[Phase], adopted: Adoption | None) -> Phase | None:
    """Return the phase that the record stands in: the last one that it shows to have begun."""
    begun = list(held)
    if adopted:
        return Phase.FOLLOW_UP if Phase.FOLLOW_UP in begun else Phase.ADOPTION
    if under_silence(snapshot):
        return Phase.SILENCE
    for phase in (Phase.NEGOTIATION, Phase.CONSULTATION):
        if phase in begun:
            return phase
    return None


def under_silence(snapshot: Snapshot) -> Step | None:
    """Return the step that put the text under silence where that has neither been broken nor ended since."""
    last = next((step for step in reversed(_steps(snapshot)) if step.kind in _SILENCE), None)
    return last if last is not None and last.kind in _OPENS_SILENCE else None
