"""Turns that cannot be whose label they carry: a chair's, in which a delegation speaks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from travaux.analysis.meeting.roles import presides
from travaux.domain.actors import ActorKind, Speaker
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.reference.expressions import Expression
from travaux.reference.lexicons import load_lexicon

WHAT = message("labelled as whoever presides, but a delegation speaks in it: held for nobody's words")


def find_conflicts(meeting: Meeting) -> frozenset[str]:
    """Return the ids of interventions under a presiding label in which a delegation speaks.

    Machine transcripts miss the change of speaker. Who does speak is not guessed; where a person has said
    it, it is known.
    """
    return frozenset(turn.id for turn in meeting.interventions if _is_doubtful(meeting, turn))


def with_conflicts_marked(meeting: Meeting, conflicting: frozenset[str]) -> Meeting:
    """Return ``meeting`` with a note of each intervention in ``conflicting``."""
    return replace(meeting, notes=(*meeting.notes, *_noted(meeting, conflicting)))


def _noted(meeting: Meeting, conflicting: frozenset[str]) -> Iterator[Note]:
    for turn in meeting.interventions:
        if turn.id in conflicting:
            opening = " ".join(meeting.words_of(turn).split()[:8])
            yield Note(WHAT, f"{turn.id}, {turn.speaker.label}: “{opening} …”")


def _is_doubtful(meeting: Meeting, turn: Intervention) -> bool:
    if turn.review or turn.manner is Manner.INDIRECT or not _takes_the_chair(turn.speaker):
        return False
    return bool(_delegation().search(meeting.words_of(turn)))


def _takes_the_chair(speaker: Speaker) -> bool:
    """Tell whether ``speaker`` is known by the chair alone, and so has no delegation to speak for."""
    named = speaker.actor is not None and speaker.actor.kind is not ActorKind.ROLE
    return presides(speaker) and not named


@cache
def _delegation() -> Expression:
    entries = load_lexicon("floor")["delegation_speaks"]
    return Expression("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)
