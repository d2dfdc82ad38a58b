"""The kind of meeting that a record is of: what its readers look for first depends on it."""

from collections.abc import Sequence

from travaux.analysis.meeting.roles import presides
from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.actors import ActorKind
from travaux.domain.findings import Line
from travaux.domain.meeting_reports import Matter, Vote
from travaux.domain.meetings import Meeting

_QUESTIONS = 0.2  # of the turns: where every fifth asks somebody who answers, it is a hearing
_NUMBERED = 3  # provisions on which sides take stands: a text is negotiated
_STATEMENT = 250  # words of a turn that is a prepared statement


def form_of(
    meeting: Meeting, votes: Sequence[Vote], matters: Sequence[Matter], questions: Sequence[Line]
) -> str:
    """Return adoption, hearing, negotiation, technical, statements or discussion, by what is there."""
    turns = [turn for turn in meeting.interventions if not holds_no_side(turn.speaker)]
    if not turns:
        return "discussion"
    replied = sum(line.reply is not None for line in questions)
    if replied >= max(_QUESTIONS * len(turns), 2):
        return "hearing"
    provisions = sum(matter.kind == "text" and matter.label.startswith("paragraph") for matter in matters)
    if provisions >= _NUMBERED:
        return "negotiation"
    if votes and any(presides(turn.speaker) for turn in meeting.interventions):
        return "adoption"
    actors = [turn.speaker.actor for turn in turns]
    states = sum(actor is not None and actor.kind is ActorKind.STATE for actor in actors)
    if not states:
        return "technical"
    long = sum(turn.words >= _STATEMENT for turn in turns)
    return "statements" if long * 2 >= len(turns) else "discussion"
