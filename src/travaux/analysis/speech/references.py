"""Agreement that speakers state by name: "I support X", "we agree with the representative of Y"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.speech.alignment import RoomNames
from travaux.analysis.speech.phrasing import quoted, strip_lead_in
from travaux.analysis.speech.sentences import split_text
from travaux.analysis.speech.sides import Room
from travaux.domain.findings import Agreement, Argument, Difference, Side
from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation, identify
from travaux.ports import Embedder
from travaux.reference.lexicons import load_lexicon

_ALIKE = 0.3
_BEFORE = 120
_CLEARER = 0.1
_JUST = 4  # interventions back, within which a name refers to what was just said


@dataclass(frozen=True, slots=True)
class References:
    """What speakers said themselves of whom they agree with, and with whom they do not."""

    agreements: tuple[Agreement, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    side: str
    other: str
    intervention: str
    citation: Citation
    agrees: bool


@dataclass(frozen=True, slots=True)
class _Referred:
    citation: Citation
    likeness: float
    argument: Argument | None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in load_lexicon("alignment")[kind]), re.IGNORECASE)


def find_references(
    meeting: Meeting,
    arguments: Sequence[Argument],
    vectors: NDArray[np.float32],
    room: Room,
    embedder: Embedder,
) -> References:
    """Return who said by name that it agrees, or does not, with whom, next to the words it refers to.

    ``vectors`` are those of ``arguments``.
    """
    stated = list(_stated(meeting, room))
    asked = embedder.embed([each.citation.quote for each in stated]) if stated else ()
    sources = _Sources(meeting, arguments, vectors, room, embedder)
    agreements: dict[tuple[str, str], Agreement] = {}
    differences: dict[tuple[str, str], Difference] = {}
    for each, wanted in zip(stated, asked, strict=True):
        mine, theirs = sources.own(each, wanted), sources.referred(each, wanted)
        pair = (each.side, each.other)
        if theirs is None or (mine is None and theirs.argument is None):
            continue
        if each.agrees:
            agreements.setdefault(pair, _agreement(each, mine, theirs, room))
        else:
            differences.setdefault(pair, _difference(each, mine, theirs, room))
    return References(tuple(agreements.values()), tuple(differences.values()))


class _Sources:
    """What may be meant where one side refers to another."""

    def __init__(
        self,
        meeting: Meeting,
        arguments: Sequence[Argument],
        vectors: NDArray[np.float32],
        room: Room,
        embedder: Embedder,
    ) -> None:
        self._meeting = meeting
        self._arguments = arguments
        self._vectors = vectors
        self._embedder = embedder
        self._turns = {each.id: place for place, each in enumerate(meeting.interventions)}
        self._room = room

    def own(self, stated: _Stated, wanted: NDArray[np.float32]) -> Argument | None:
        """Return the speaker's own argument, of the same turn, that the reference stands in or near."""
        here = [i for i, each in enumerate(self._arguments) if each.intervention == stated.intervention]
        best = _nearest(here, wanted, self._vectors, 0.0)
        return None if best is None else self._arguments[best]

    def referred(self, stated: _Stated, wanted: NDArray[np.float32]) -> _Referred | None:
        """Return what the other side had said: an argument where one is near, else a sentence."""
        place = self._turns[stated.intervention]
        before = [
            i
            for i, each in enumerate(self._arguments)
            if self._room.side(each) == stated.other and self._turns[each.intervention] < place
        ]
        just = [i for i in before if place - self._turns[self._arguments[i].intervention] <= _JUST]
        least = 0.0 if just else _ALIKE
        best = _nearest(just or before, wanted, self._vectors, least)
        sentence = self._sentence(stated, wanted, place)
        if best is None:
            return sentence
        likeness = float(self._vectors[best] @ wanted)
        if sentence is not None and sentence.likeness > likeness + _CLEARER:
            return sentence
        argument = self._arguments[best]
        return _Referred(argument.citations[0], likeness, argument)

    def _sentence(self, stated: _Stated, wanted: NDArray[np.float32], place: int) -> _Referred | None:
        turns = [
            each
            for each in self._meeting.interventions[:place]
            if self._room.side_of.get(each.id) == stated.other
        ]
        spans = [
            (turn.start + start, turn.start + end)
            for turn in turns
            for start, end in split_text(self._meeting.words_of(turn))
        ]
        if not spans:
            return None
        texts = [self._meeting.source.text[start:end] for start, end in spans]
        likeness = self._embedder.embed(texts) @ wanted
        best = int(likeness.argmax())
        if float(likeness[best]) < _ALIKE:
            return None
        citation = self._meeting.source.cite(*spans[best])
        covering = (each for each in self._arguments if _covers(each, citation))
        return _Referred(citation, float(likeness[best]), next(covering, None))


def _covers(argument: Argument, citation: Citation) -> bool:
    return any(each.start <= citation.start and citation.end <= each.end for each in argument.citations)


def _stated(meeting: Meeting, room: Room) -> Iterator[_Stated]:
    """Yield who says by name that it agrees with whom, or does not, and in which words."""
    names = RoomNames(room)
    for intervention in meeting.interventions:
        side = room.side_of.get(intervention.id)
        words = meeting.words_of(intervention)
        if side is None or not _any_verb(words):
            continue
        for start, end in split_text(words):
            sentence = words[start:end]
            for place, other in names.locate(sentence):
                before = sentence[max(0, place - _BEFORE) : place]
                agrees, differs = _agrees(before), _pattern("differing").search(before) is not None
                if other != side and agrees != differs:
                    span = (intervention.start + start, intervention.start + end)
                    yield _Stated(side, other, intervention.id, meeting.source.cite(*span), agrees)


def _any_verb(words: str) -> bool:
    return (
        re.search(r"\b(?:(?:dis)?agree|concur|support|second|echo|join|endorse|side|share|view)", words, re.I)
        is not None
    )


def _agrees(before: str) -> bool:
    """Tell whether the words just before a name say that the speaker agrees with it, without reserve."""
    match = _pattern("agreeing").search(before)
    return match is not None and not _pattern("hedging").search(before)


def _nearest(
    candidates: Sequence[int], wanted: NDArray[np.float32], vectors: NDArray[np.float32], least: float
) -> int | None:
    best = max(candidates, key=lambda index: float(vectors[index] @ wanted), default=None)
    return best if best is not None and float(vectors[best] @ wanted) >= least else None


def _agreement(stated: _Stated, mine: Argument | None, theirs: _Referred, room: Room) -> Agreement:
    said = quoted(strip_lead_in(stated.citation.quote))
    surprising = bool(_pattern("surprising").search(stated.citation.quote))
    arguments = [each.id for each in (mine, theirs.argument) if each is not None]
    return Agreement(
        identify("reference", stated.side, stated.other, str(stated.citation.start)),
        "unexpected" if surprising else "agreement",
        f"{room.label(stated.side)} sides with {room.label(stated.other)} by name: {said}.",
        (stated.side, stated.other),
        tuple(arguments),
        (stated.citation, theirs.citation),
        f"{stated.side} calls it out of the ordinary itself."
        if surprising
        else f"{stated.side} says so itself.",
    )


def _difference(stated: _Stated, mine: Argument | None, theirs: _Referred, room: Room) -> Difference:
    said = quoted(strip_lead_in(stated.citation.quote))
    one = (mine.id,) if mine is not None else ()
    other = (theirs.argument.id,) if theirs.argument is not None else ()
    return Difference(
        identify("dispute", stated.side, stated.other, str(stated.citation.start)),
        "difference",
        f"{room.label(stated.side)} differs from {room.label(stated.other)} by name: {said}.",
        (
            Side((stated.side,), one, (stated.citation,)),
            Side((stated.other,), other, (theirs.citation,)),
        ),
        f"{stated.side} says so itself.",
    )
