"""Several who are told to have said one thing: "Ms. Roe (Ruritania) and Mr. Doe (Syldavia) opposed it"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from travaux.analysis.positions.persons import holder_of
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.domain.positions import Position, Via
from travaux.domain.spans import stable_id


def with_joint_speakers(positions: Sequence[Position], meeting: Meeting) -> tuple[Position, ...]:
    """Return ``positions``, those that open a turn of several given to every one of them.

    Who is named last stands beside the verb; what follows in the turn may be of one alone, and stays so.
    """
    return (
        *positions,
        *(found for turns in _joint(meeting) for found in _of_others(positions, meeting, turns)),
    )


def _joint(meeting: Meeting) -> Iterator[list[Intervention]]:
    """Yield the turns of a record that are one stretch of words told of several."""
    told = (turn for turn in meeting.interventions if turn.manner is Manner.INDIRECT)
    for _, turns in groupby(told, key=lambda turn: (turn.start, turn.end)):
        together = list(turns)
        if len(together) > 1:
            yield together


def _of_others(
    positions: Sequence[Position], meeting: Meeting, turns: Sequence[Intervention]
) -> Iterator[Position]:
    opening = [
        each
        for each in positions
        if each.via is Via.OWN_WORDS
        and each.speaking_for is None
        and each.citations[0].start == turns[0].start
    ]
    held = {(each.actor.code, each.stance) for each in opening}
    last = holder_of(turns[-1].speaker)
    for turn in turns[:-1]:
        actor = holder_of(turn.speaker)
        for each in opening if actor else ():
            if each.actor == last and actor and (actor.code, each.stance) not in held:
                stable = stable_id(meeting.source.id, str(turns[0].start), actor.code, each.stance)
                yield replace(each, id=stable, actor=actor, person=turn.speaker.person)
