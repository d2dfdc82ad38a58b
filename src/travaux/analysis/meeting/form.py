"""The kind of meeting that a record is of: what its readers look for first depends on it."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from travaux.analysis.meeting.roles import presides
from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.actors import ActorKind
from travaux.domain.findings import Line
from travaux.domain.meeting_forms import MeetingForm
from travaux.domain.meeting_reports import Matter, Vote
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.reference.lexicons import lexicon_pattern

_QUESTIONS = 0.3  # of the turns: where every third asks somebody who answers, it is a hearing
_BOTH_WAYS = 0.34  # of the questions replied to, from which those who ask are also asked: no hearing
_NUMBERED = 3  # provisions on which sides take stands: a text is negotiated
_STATEMENT = 250  # words of a turn that is a prepared statement
_PRESENTATION = 500  # words of a turn in which a member of a panel presents
_PANEL = 2  # who present, and are no States
_ACTS = 2  # texts adopted or rejected, from which a meeting of States is there to do that
_OFFICES = 3  # turns whose label gives an office of a council
_pattern = partial(lexicon_pattern, "forms")


def form_of(
    meeting: Meeting,
    votes: Sequence[Vote],
    matters: Sequence[Matter],
    questions: Sequence[Line],
    decisions: Sequence[Line] = (),
) -> MeetingForm:
    """Return the kind of a meeting, by what is there."""
    turns = [turn for turn in meeting.interventions if not holds_no_side(turn.speaker)]
    if _is_of_a_council(meeting):
        return MeetingForm.COUNCIL
    if not turns:
        return MeetingForm.ADOPTION if _adopts(meeting, votes, decisions) else MeetingForm.DISCUSSION
    if _is_hearing(turns, questions):
        return MeetingForm.HEARING
    provisions = sum(matter.kind == "text" and matter.label.startswith("paragraph") for matter in matters)
    if provisions >= _NUMBERED:
        return MeetingForm.NEGOTIATION
    if _adopts(meeting, votes, decisions):
        return MeetingForm.ADOPTION
    if _is_panel(meeting, turns, questions):
        return MeetingForm.PANEL
    if not any(_is_state(turn) for turn in turns):
        told = all(turn.manner is Manner.INDIRECT for turn in turns)
        return MeetingForm.DISCUSSION if told else MeetingForm.TECHNICAL
    long = sum(turn.words >= _STATEMENT for turn in turns)
    return MeetingForm.STATEMENTS if long * 2 >= len(turns) else MeetingForm.DISCUSSION


def _adopts(meeting: Meeting, votes: Sequence[Vote], decisions: Sequence[Line]) -> bool:
    """Tell whether a body under whoever presides votes, or adopts and rejects texts."""
    acts = sum(_pattern("adoptions").search(line.text) is not None for line in decisions)
    acted = bool(votes) or acts >= _ACTS
    return acted and any(presides(turn.speaker) for turn in meeting.interventions)


def _is_state(turn: Intervention) -> bool:
    return turn.speaker.actor is not None and turn.speaker.actor.kind is ActorKind.STATE


def _is_of_a_council(meeting: Meeting) -> bool:
    """Tell whether a council or a board of its own members meets: by their offices, or by its name."""
    labels = (turn.speaker.label for turn in meeting.interventions)
    offices = sum(_pattern("council_offices").search(label) is not None for label in labels)
    if offices >= _OFFICES:
        return True
    facts = meeting.facts
    named = " ".join(filter(None, (facts.body, facts.title)))
    return _pattern("councils").search(named) is not None and not any(map(_is_state, meeting.interventions))


def _is_hearing(turns: Sequence[Intervention], questions: Sequence[Line]) -> bool:
    """Tell whether some ask and others answer, for a good part of the meeting."""
    replied = [(line.actors[0], line.reply.name) for line in questions if line.reply and line.actors]
    if len(replied) < max(_QUESTIONS * len(turns), 2):
        return False
    asked, answered = Counter(asker for asker, _ in replied), Counter(name for _, name in replied)
    return sum((asked & answered).values()) <= _BOTH_WAYS * len(replied)


def _is_panel(meeting: Meeting, turns: Sequence[Intervention], questions: Sequence[Line]) -> bool:
    """Tell whether several who are no States present at length, and are asked."""
    presenting = {turn.speaker.name for turn in turns if turn.words >= _PRESENTATION and not _is_state(turn)}
    if len(presenting) < _PANEL:
        return False
    called = _pattern("panels").search(meeting.facts.title or "") is not None
    stated = sum(turn.words >= _STATEMENT and _is_state(turn) for turn in turns)
    return called or (len(questions) > len(presenting) and stated <= len(presenting))
