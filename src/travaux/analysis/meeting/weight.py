"""How much an argument weighs in its meeting: what a reader who was absent would have to know first.

What many sides speak of weighs more than what one mentions, a stand more than a remark, a group's words more
than a member's, and a sentence that can be understood alone more than one that leans on another.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from math import log

import numpy as np

from travaux.analysis.meeting.roles import presides
from travaux.analysis.meeting.sides import MeetingSides, holder_of, holder_or_turn
from travaux.analysis.wording import content_stems, institutions
from travaux.domain.findings import Argument
from travaux.domain.meetings import Meeting
from travaux.domain.positions import Position, Stance
from travaux.domain.spans import Citation
from travaux.ports import Embedder
from travaux.reference.lexicons import lexicon_pattern

_TELLING = 4  # words of an argument by which it is weighed: a long one is not heavier for being long
_SHORT, _LONG = 7, 45  # words outside which a claim says too little, or several things
_FOR_MANY = 1.15
_LEANING, _TOO_SHORT, _TOO_LONG, _SAID_TO_BE_MAIN, _WITH_PROOF, _FIGURE = 0.3, 0.6, 0.8, 1.25, 1.1, 1.1
_PRESIDING = 0.5  # who presides mostly runs the meeting
_STANDS: Mapping[Stance, float] = {
    Stance.OPPOSE: 1.7,
    Stance.RESERVE: 1.7,
    Stance.DISSOCIATE: 1.7,
    Stance.DELETE: 1.6,
    Stance.AMEND: 1.6,
    Stance.PROPOSE: 1.6,
    Stance.CONDITIONAL: 1.6,
    Stance.COMMIT: 1.5,
    Stance.CALL_FOR: 1.5,
    Stance.REGRET: 1.4,
    Stance.SUPPORT: 1.3,
    Stance.ALIGN: 1.0,
    Stance.WELCOME: 1.0,
}
"""Chosen by reading what twelve meetings were about; only their order matters to what is shown first."""


def weigh(
    meeting: Meeting,
    arguments: Sequence[Argument],
    positions: Sequence[Position],
    room: MeetingSides,
    embedder: Embedder,
) -> dict[str, float]:
    """Return the weight of each argument of ``meeting``, by its id."""
    names = room.stems() | institutions()
    told = {each.id: _telling(each, names) for each in arguments}
    voices, frequency = _voices(arguments, told, room), Counter(s for held in told.values() for s in held)
    stands = _Stands(positions)
    groups = {turn.id for turn in meeting.interventions if turn.speaker.on_behalf_of}
    chairs = {turn.id for turn in meeting.interventions if presides(turn.speaker)}
    central = _centrality(arguments, room, embedder)
    found = {}
    for each, near in zip(arguments, central, strict=True):
        telling = sorted(
            (log(1 + voices[one]) * log(1 + len(arguments) / frequency[one]) for one in told[each.id]),
            reverse=True,
        )[:_TELLING]
        spoken_for = _FOR_MANY if each.intervention in groups else 1.0
        spoken_for *= _PRESIDING if each.intervention in chairs else 1.0
        stand = stands.over(each.citations[0])
        found[each.id] = sum(telling) / _TELLING * stand * spoken_for * near * _form(each)
    return found


def _centrality(arguments: Sequence[Argument], room: MeetingSides, embedder: Embedder) -> list[float]:
    """Return from 0.5 to 1.5 how near each argument is in meaning to what the whole meeting argues.

    Every holder counts the same in that, however long it spoke.
    """
    if not arguments:
        return []
    vectors = embedder.embed([" ".join(cited.quote for cited in each.citations) for each in arguments])
    held: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(arguments):
        held[holder_or_turn(each, room)].append(place)
    middle = np.mean([np.mean(vectors[places], axis=0) for places in held.values()], axis=0)
    length = float(np.linalg.norm(middle)) or 1.0
    return [0.5 + max(0.0, float(vector @ middle) / length) for vector in vectors]


def _telling(argument: Argument, names: frozenset[str]) -> frozenset[str]:
    return frozenset(content_stems(argument.citations[0].quote)) - names


def _voices(
    arguments: Sequence[Argument], told: Mapping[str, Collection[str]], room: MeetingSides
) -> Mapping[str, int]:
    """Return how many sides use each word; where one side speaks alone, in how many of its turns."""
    alone = len({holder_of(each, room) for each in arguments}) < 2
    using: dict[str, set[str]] = defaultdict(set)
    for each in arguments:
        holder = each.intervention if alone else holder_or_turn(each, room)
        for one in told[each.id]:
            using[one].add(holder)
    return {one: len(holders) for one, holders in using.items()}


class _Stands:
    """What stands weigh, by their words, so that none is asked for but those near."""

    def __init__(self, positions: Sequence[Position]) -> None:
        rows: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
        for position in positions:
            if position.reported_by is None:
                cited = position.citations[0]
                rows[cited.source].append((cited.start, cited.end, _STANDS.get(position.stance, 1.0)))
        self._rows = {source: sorted(found) for source, found in rows.items()}
        self._reach = {
            source: list(accumulate((end for _, end, _ in found), max))
            for source, found in self._rows.items()
        }

    def over(self, cited: Citation) -> float:
        """Return the weight of the heaviest stand that words overlap, 1.0 where there is none."""
        rows, reach = self._rows.get(cited.source, []), self._reach.get(cited.source, [])
        at = bisect_left(rows, (cited.end,)) - 1
        found: list[float] = []
        while at >= 0 and reach[at] > cited.start:
            if rows[at][1] > cited.start:
                found.append(rows[at][2])
            at -= 1
        return max(found, default=1.0)


def _form(argument: Argument) -> float:
    """Return how well the words of an argument stand alone, as a factor."""
    words = argument.citations[0].quote
    length = len(words.split())
    factor = _TOO_SHORT if length < _SHORT else _TOO_LONG if length > _LONG else 1.0
    factor *= _LEANING if lexicon_pattern("key_points", "leaning").match(words) else 1.0
    factor *= _SAID_TO_BE_MAIN if lexicon_pattern("key_points", "main").search(words) else 1.0
    factor *= _FIGURE if any(character.isdigit() for character in words) else 1.0
    return factor * (_WITH_PROOF if argument.explanation or argument.evidence else 1.0)
