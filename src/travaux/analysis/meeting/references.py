"""Agreement that speakers state by name: "I support X", "we agree with the representative of Y"."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.meeting.alignment import RoomNames
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.meeting.sides import MeetingSides
from travaux.analysis.wording import content_stems, institutions, stem
from travaux.domain.findings import Agreement, Argument, Difference, Side
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, message
from travaux.domain.positions import Position, Stance, Via
from travaux.domain.positions import side as sign_of
from travaux.domain.spans import Citation, stable_id
from travaux.language.sentences import split_text
from travaux.ports import Embedder
from travaux.reference.lexicons import lexicon_pattern
from travaux.reference.phrases import load_pattern

_ALIKE = 0.3
_BEFORE = 120
_CLEARER = 0.1
_ON_ANOTHER = frozenset({Stance.SUPPORT, Stance.WELCOME, Stance.OPPOSE, Stance.RESERVE})
_pattern = partial(lexicon_pattern, "alignment")


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
    whole: bool = False
    named: bool = True
    proposal: bool = False  # whether it is one thing that the other brought, not all that it said


@dataclass(frozen=True, slots=True)
class _OwnStand:
    """A position that a side takes in its own words, and the turn in which it does."""

    side: str
    turn: str
    position: Position

    @property
    def citation(self) -> Citation:
        return self.position.citations[0]


@dataclass(frozen=True, slots=True)
class _Referred:
    citation: Citation
    likeness: float
    argument: Argument | None


@dataclass(slots=True)
class _Heard:
    """The sentences of a side in its first ``turns`` turns; ``vectors`` has room for more than ``spans``."""

    turns: int = 0
    spans: list[tuple[int, int]] = field(default_factory=list)
    vectors: NDArray[np.float32] = field(default_factory=lambda: np.empty((0, 0), dtype=np.float32))

    def add(self, spans: Sequence[tuple[int, int]], vectors: NDArray[np.float32]) -> None:
        """Keep more sentences; room doubles as it is needed, so that each is copied a few times at most."""
        held, needed = len(self.spans), len(self.spans) + len(spans)
        if needed > len(self.vectors):
            wider = np.empty((2 * needed, vectors.shape[1]), dtype=vectors.dtype)
            wider[:held] = self.vectors[:held] if held else 0
            self.vectors = wider
        self.vectors[held:needed] = vectors
        self.spans.extend(spans)


def find_references(
    meeting: Meeting,
    arguments: Sequence[Argument],
    vectors: NDArray[np.float32],
    room: MeetingSides,
    embedder: Embedder,
    positions: Sequence[Position] = (),
) -> References:
    """Return who said by name that it agrees, or does not, with whom, next to the words it refers to.

    ``vectors`` are those of ``arguments``; ``positions`` those of the meeting, of which some are on what
    another side proposed.
    """
    stands = list(_own_stands(meeting, positions, room))
    stated = [*_stated(meeting, room), *_on_proposals(stands, room)]
    asked = embedder.embed([each.citation.quote for each in stated]) if stated else ()
    sources = _Sources(meeting, arguments, vectors, room, embedder, stands)
    agreements: dict[tuple[str, str], Agreement] = {}
    differences: dict[tuple[str, str], Difference] = {}
    for each, wanted in zip(stated, asked, strict=True):
        mine, theirs = sources.own(each, wanted), sources.referred(each, wanted)
        pair = (each.side, each.other)
        if mine is None and (theirs is None or theirs.argument is None):
            continue
        if each.agrees:
            agreements.setdefault(pair, _agreement(each, mine, theirs, room))
        elif theirs is not None:
            differences.setdefault(pair, _difference(each, mine, theirs, room))
    return References(tuple(agreements.values()), tuple(differences.values()))


class _Sources:
    """What may be meant where one side refers to another."""

    def __init__(
        self,
        meeting: Meeting,
        arguments: Sequence[Argument],
        vectors: NDArray[np.float32],
        room: MeetingSides,
        embedder: Embedder,
        stands: Sequence[_OwnStand],
    ) -> None:
        self._held: dict[str, list[Citation]] = defaultdict(list)
        for stand in stands:
            self._held[stand.side].append(stand.citation)
        self._held_vectors: dict[Citation, NDArray[np.float32]] = {}
        self._meeting = meeting
        self._arguments = arguments
        self._vectors = vectors
        self._embedder = embedder
        self._turns = {each.id: place for place, each in enumerate(meeting.interventions)}
        self._room = room
        self._vague = institutions() | room.stems()
        self._by_turn: dict[str, list[int]] = defaultdict(list)
        self._by_side: dict[str | None, list[int]] = defaultdict(list)
        for number, argument in enumerate(arguments):
            self._by_turn[argument.intervention].append(number)
            self._by_side[room.side(argument)].append(number)
        self._turns_of: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(meeting.interventions):
            self._turns_of[room.side_of.get(each.id, "")].append(place)
        self._heard: dict[str, _Heard] = {}

    def own(self, stated: _Stated, wanted: NDArray[np.float32]) -> Argument | None:
        """Return the speaker's own argument, of the same turn, that the reference stands in or near."""
        best = _nearest(self._by_turn.get(stated.intervention, ()), wanted, self._vectors, 0.0)
        return None if best is None else self._arguments[best]

    def referred(self, stated: _Stated, wanted: NDArray[np.float32]) -> _Referred | None:
        """Return what the other side had said of the matter: an argument where one is near, else a sentence.

        Who refers to all that another said means the first thing that it argued when it last spoke.
        """
        place = self._turns[stated.intervention]
        if stated.proposal:
            brought = self._brought(stated, wanted)
            if brought is not None:
                return brought
        before = [
            i
            for i in self._by_side.get(stated.other, ())
            if self._turns[self._arguments[i].intervention] < place
        ]
        if stated.whole:
            return self._first_of_last(before)
        best = _nearest(before, wanted, self._vectors, -1.0)
        sentence = self._sentence(stated, wanted, place)
        if best is None:
            return sentence
        argument, likeness = self._arguments[best], float(self._vectors[best] @ wanted)
        if sentence is not None and sentence.likeness > likeness + _CLEARER:
            return sentence
        if likeness >= _ALIKE or self._shares(stated, argument):
            return _Referred(argument.citations[0], likeness, argument)
        return sentence

    def _brought(self, stated: _Stated, wanted: NDArray[np.float32]) -> _Referred | None:
        """Return the stand of the other side that is nearest to what is said of its proposal."""
        telling = set(content_stems(stated.citation.quote)) - self._vague
        earlier = [
            each
            for each in self._held.get(stated.other, ())
            if each.start < stated.citation.start and telling & set(content_stems(each.quote))
        ]
        if not earlier:
            return None
        new = [each for each in earlier if each not in self._held_vectors]
        if new:
            self._held_vectors.update(
                zip(new, self._embedder.embed([each.quote for each in new]), strict=True)
            )
        likeness = [float(self._held_vectors[each] @ wanted) for each in earlier]
        best = max(range(len(earlier)), key=likeness.__getitem__)
        return self._at(earlier[best], likeness[best])

    def _at(self, citation: Citation, likeness: float) -> _Referred:
        turn = self._meeting.turn_at(citation.start)
        own = (self._arguments[i] for i in self._by_turn.get(turn.id, ())) if turn else ()
        return _Referred(citation, likeness, next((each for each in own if _covers(each, citation)), None))

    def _first_of_last(self, before: Sequence[int]) -> _Referred | None:
        last = max((self._turns[self._arguments[i].intervention] for i in before), default=None)
        found = [i for i in before if self._turns[self._arguments[i].intervention] == last]
        return (
            _Referred(self._arguments[found[0]].citations[0], 1.0, self._arguments[found[0]])
            if found
            else None
        )

    def _shares(self, stated: _Stated, argument: Argument) -> bool:
        """Say whether two sentences have a telling word in common that names neither speaker nor body."""
        own, other = (
            set(content_stems(c.quote)) - self._vague for c in (stated.citation, argument.citations[0])
        )
        return bool(own & other)

    def _sentence(self, stated: _Stated, wanted: NDArray[np.float32], place: int) -> _Referred | None:
        heard = self._heard_before(stated.other, place)
        if not heard.spans:
            return None
        likeness = heard.vectors[: len(heard.spans)] @ wanted
        best = int(likeness.argmax())
        if float(likeness[best]) < _ALIKE:
            return None
        return self._at(self._meeting.source.cite(*heard.spans[best]), float(likeness[best]))

    def _heard_before(self, side: str, place: int) -> _Heard:
        """Return the sentences of a side before a turn; references are asked for in their order."""
        heard = self._heard.setdefault(side, _Heard())
        turns = self._turns_of.get(side, [])
        until = bisect_left(turns, place)
        new = [
            (turn.start + start, turn.start + end)
            for turn in (self._meeting.interventions[n] for n in turns[heard.turns : until])
            for start, end in split_text(self._meeting.words_of(turn))
        ]
        heard.turns = max(heard.turns, until)
        if new:
            heard.add(new, self._embedder.embed([self._meeting.source.text[a:b] for a, b in new]))
        return heard


def _covers(argument: Argument, citation: Citation) -> bool:
    return any(each.start <= citation.start and citation.end <= each.end for each in argument.citations)


def _stated(meeting: Meeting, room: MeetingSides) -> Iterator[_Stated]:
    """Yield who says that it agrees with whom, or does not, and in which words."""
    names = RoomNames(room)
    for place, intervention in enumerate(meeting.interventions):
        side = room.side_of.get(intervention.id)
        words = meeting.words_of(intervention)
        if side is None or not _any_verb(words):
            continue
        for start, end in split_text(words):
            span = (intervention.start + start, intervention.start + end)
            sentence = words[start:end]
            whole = _pattern("whole").search(sentence) is not None
            cited = meeting.source.cite(*span)
            for other, agrees in _towards_named(sentence, side, names, room):
                yield _Stated(side, other, intervention.id, cited, agrees, agrees and whole)
            for other in _towards_previous(meeting, place, sentence, room):
                yield _Stated(side, other, intervention.id, cited, True, whole, named=False)


def _own_stands(meeting: Meeting, positions: Sequence[Position], room: MeetingSides) -> Iterator[_OwnStand]:
    """Yield the positions that sides take in their own words."""
    for each in positions:
        turn = meeting.turn_at(each.citations[0].start)
        side = room.side_of.get(turn.id) if turn else None
        if turn is not None and side is not None and each.via is Via.OWN_WORDS:
            yield _OwnStand(side, turn.id, each)


def _on_proposals(stands: Sequence[_OwnStand], room: MeetingSides) -> Iterator[_Stated]:
    """Yield who is for or against what another side proposed or said, where its name stands beside it."""
    names = RoomNames(room)
    for each in stands:
        if each.position.stance not in _ON_ANOTHER:
            continue
        agrees = sign_of(each.position.stance) > 0
        for target in each.position.targets:
            owned = load_pattern("alignment", "owned_by").match(target.label)
            named = names.locate(target.label) if owned else []
            if owned and named and named[0][0] == owned.end() and named[0][1] != each.side:
                whole = agrees and _pattern("whole").search(owned.group()) is not None
                yield _Stated(
                    each.side, named[0][1], each.turn, each.citation, agrees, whole, proposal=not whole
                )


def _towards_named(
    sentence: str, side: str, names: RoomNames, room: MeetingSides
) -> Iterator[tuple[str, bool]]:
    """Yield whom a sentence names to agree with, or not to."""
    for place, other in names.locate(sentence):
        before = sentence[max(0, place - _BEFORE) : place]
        agrees = _agrees(before) or _agrees_after(sentence[place : place + _BEFORE], side, room)
        differs = _pattern("differing").search(before) is not None
        if other != side and agrees != differs:
            yield other, agrees


def _towards_previous(meeting: Meeting, place: int, sentence: str, room: MeetingSides) -> Iterator[str]:
    """Yield whoever spoke last before, where a sentence agrees with "the previous speaker"."""
    earlier = (meeting.interventions[n].id for n in range(place - 1, -1, -1))
    previous = next((room.side_of[turn] for turn in earlier if turn in room.side_of), None)
    own = room.side_of[meeting.interventions[place].id]
    if previous is None or previous == own:
        return
    match = _pattern("previous").search(sentence)
    if match and not _pattern("hedging").search(sentence[: match.start()].rpartition(",")[2]):
        yield previous


def _agrees_after(after: str, side: str, room: MeetingSides) -> bool:
    """Say whether a name goes on as "and we want", or "and the ports" where the speaker speaks for them."""
    match = _pattern("agreeing_after").search(after)
    if match is None:
        return False
    groups = " ".join(group.name for group in room.speaks_for.get(side, ()))
    return match["own"] is None or stem(match["own"].lower()) in content_stems(groups)


def _any_verb(words: str) -> bool:
    return _pattern("siding").search(words) is not None


def _agrees(before: str) -> bool:
    """Tell whether the words just before a name say that the speaker agrees with it, without reserve."""
    match = _pattern("agreeing").search(before)
    return match is not None and not _pattern("hedging").search(before)


def _nearest(
    candidates: Sequence[int], wanted: NDArray[np.float32], vectors: NDArray[np.float32], least: float
) -> int | None:
    best = max(candidates, key=lambda index: float(vectors[index] @ wanted), default=None)
    return best if best is not None and float(vectors[best] @ wanted) >= least else None


def _agreement(
    stated: _Stated, mine: Argument | None, theirs: _Referred | None, room: MeetingSides
) -> Agreement:
    said = quoted(strip_lead_in(stated.citation.quote))
    surprising = bool(_pattern("surprising").search(stated.citation.quote))
    arguments = [each.id for each in (mine, theirs and theirs.argument) if each]
    voices = [room.voice(stated.side, stated.citation)]
    voices += [room.voice(stated.other, theirs.citation)] if theirs else []
    return Agreement(
        stable_id("reference", stated.side, stated.other, str(stated.citation.start)),
        "unexpected" if surprising else "agreement",
        _sides_with(stated.named, room.label(stated.side), room.label(stated.other), said),
        tuple(voices),
        tuple(arguments),
        () if theirs else (stated.other,),
        theirs.citation.quote if theirs else None,
        message("%(side)s calls it out of the ordinary itself.", side=stated.side)
        if surprising
        else message("%(side)s says so itself.", side=stated.side),
    )


def _sides_with(named: bool, side: Text, other: Text, words: str) -> Text:
    if named:
        return message(
            "%(side)s sides with %(other)s by name: %(words)s.", side=side, other=other, words=words
        )
    return message(
        "%(side)s sides with %(other)s, who spoke just before: %(words)s.",
        side=side,
        other=other,
        words=words,
    )


def _difference(stated: _Stated, mine: Argument | None, theirs: _Referred, room: MeetingSides) -> Difference:
    said = quoted(strip_lead_in(stated.citation.quote))
    one = (mine.id,) if mine is not None else ()
    other = (theirs.argument.id,) if theirs.argument is not None else ()
    return Difference(
        stable_id("dispute", stated.side, stated.other, str(stated.citation.start)),
        "difference",
        message(
            "%(side)s differs from %(other)s by name: %(words)s.",
            side=room.label(stated.side),
            other=room.label(stated.other),
            words=said,
        ),
        (
            Side((room.voice(stated.side, stated.citation),), one),
            Side((room.voice(stated.other, theirs.citation),), other),
        ),
        message("%(side)s says so itself.", side=stated.side),
    )
