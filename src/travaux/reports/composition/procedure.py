"""The procedure of a text, put together from letters, reports, meetings and versions."""

from collections.abc import Sequence

from travaux.analysis.procedure.budgets import is_statement, read_budget
from travaux.analysis.procedure.datelines import day_of_passage, day_of_sitting
from travaux.analysis.procedure.floor import find_on_floor
from travaux.analysis.procedure.narrated import find_in_meeting, find_steps
from travaux.analysis.procedure.reviews import find_announced_reviews, find_reviews
from travaux.analysis.procedure.timeline import chart, in_track
from travaux.analysis.procedure.versions import find_versions
from travaux.domain.meetings import Meeting
from travaux.domain.process import Budget, MeetingSteps, Procedure, Step, StepKind
from travaux.domain.spans import stable_id
from travaux.domain.texts import Draft, ParagraphKind
from travaux.reference.registry import Registry


def steps_of_meeting(meeting: Meeting, registry: Registry) -> MeetingSteps:
    """Return the steps that a meeting's record shows as taken there, and what was done from its floor."""
    day, track = meeting.facts.date, meeting.facts.track
    shown = in_track(find_in_meeting(meeting, day, registry), track)
    return MeetingSteps(meeting.source.id, (*shown, *in_track(find_on_floor(meeting, day, registry), track)))


def read_procedure(
    letters: Sequence[Draft],
    reports: Sequence[Draft],
    meetings: Sequence[MeetingSteps],
    versions: Sequence[Draft],
    registry: Registry,
) -> Procedure:
    """Return the timeline of a text: letters take steps, reports state them, meetings show them.

    A letter's steps are of its own day where they state none; a report's then have no day.
    """
    steps: list[Step] = []
    budgets: list[Budget] = []
    for draft in (*letters, *reports):
        own = draft in letters
        told = find_steps(draft.source, draft.date, registry, own_day=own)
        steps += in_track(told, draft.track if own else None)
        steps += find_announced_reviews(draft.source, draft.date)
        budget = read_budget(draft.source)
        if budget:
            budgets.append(budget)
            steps.append(_stated(draft, budget, own_day=draft in letters))
    for meeting in meetings:
        steps += meeting.steps
    tracks = {draft.source.id: draft.track for draft in versions}
    for step in find_versions(versions):
        steps += in_track([step], tracks.get(step.citations[0].source) if step.citations else None)
    for draft in versions:
        if not any(one.kind is ParagraphKind.PREAMBULAR for one in draft.paragraphs):
            recalled = find_steps(draft.source, draft.date, registry, own_day=False)
            steps += [step for step in recalled if step.kind in _TOLD_BY_PAPERS]
    if versions:
        steps += find_reviews(versions[-1])
    return chart(steps, budgets)


_TOLD_BY_PAPERS = frozenset({StepKind.MODALITIES, StepKind.CALL, StepKind.CONSULTATIONS})
"""What a paper that is circulated says of the process before it; a draft resolution only recalls."""


def _stated(draft: Draft, budget: Budget, *, own_day: bool) -> Step:
    """Return the statement of a budget on the day of the passage that states it, a letter's on its own."""
    where = budget.total_citation or budget.items[0].citation
    day = day_of_passage(draft.source.text, where.start, where.end, draft.date)
    sat, _ = day_of_sitting(draft.source.text) or (None, False)
    own = draft.date if own_day or is_statement(draft.source) else None
    return Step(
        id=stable_id("step", draft.source.id, "budget"),
        kind=StepKind.BUDGET,
        what=f"{budget.total if budget.total is not None else budget.sum:,}",
        date=day or own or sat,
        citations=(where,),
    )
