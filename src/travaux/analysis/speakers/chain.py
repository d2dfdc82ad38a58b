"""The chain of the floor: who is called before a turn and thanked after it tells whose the turn is.

Only whoever presides gives the floor. Two witnesses (a call and thanks, or two calls of one voice) settle
who a voice is; one alone is followed too, and marked as inferred.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from travaux.analysis.speakers.floor import (
    FloorName,
    denies,
    find_call,
    find_thanks,
    is_same_person,
    names_itself,
)
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.attribution import EvidenceKind
from travaux.domain.meetings import Manner, Turn
from travaux.domain.messages import Text, message
from travaux.reference.registry import Registry

PRESIDES = 2  # times a voice that bears no office gives the floor before it is taken for the Chair
TWO = 2  # witnesses that settle who a voice is
GENERIC = frozenset(
    {"", "speaker", "delegate", "participant", "unknown", "representative", "delegation", "voice"}
)
"""Labels that several voices share, so that what is known of one turn tells nothing of another."""

Witness = tuple[EvidenceKind, int, int]
"""What kind of evidence, and the span of the words that give it."""


@dataclass(slots=True)
class Seat:
    """What the chain tells of one turn: who is called for it, who is thanked for it, and what it denies."""

    called: FloorName | None = None
    thanked: FloorName | None = None
    itself: FloorName | None = None
    denied: bool = False

    def actors(self) -> set[Actor]:
        """Return the actors whom its witnesses name."""
        return {each.actor for each in (self.called, self.thanked, self.itself) if each and each.actor}

    def person(self) -> str | None:
        """Return the person without a State or body who is both called and thanked."""
        called, thanked = self.called, self.thanked
        if called is None or thanked is None or called.actor or thanked.actor:
            return None
        return called.person if is_same_person(called.person, thanked.person) else None

    def witnesses(self) -> tuple[Witness, ...]:
        """Return its witnesses, in order."""
        kinds = (EvidenceKind.FLOOR, EvidenceKind.THANKED, EvidenceKind.SELF)
        found = zip(kinds, (self.called, self.thanked, self.itself), strict=True)
        return tuple((kind, each.start, each.end) for kind, each in found if each and each.actor)


@dataclass(frozen=True, slots=True)
class SpeakerLink:
    """What the chain makes of a turn: speaker, witnesses, whether one alone, or why it is nobody's."""

    speaker: Speaker
    witnesses: tuple[Witness, ...] = ()
    inferred: bool = False
    reason: Text | None = None
    office: bool = False


@dataclass(slots=True)
class _Voice:
    """What all turns of one label tell of it."""

    actors: Counter[Actor] = field(default_factory=Counter)
    witnesses: list[Witness] = field(default_factory=list)


def follow(
    turns: Sequence[Turn], speakers: Sequence[Speaker], text: str, registry: Registry
) -> list[SpeakerLink]:
    """Return what the floor that is given and the thanks that follow tell of each turn."""
    chairs = _presiding(turns, speakers, text, registry)
    seats = _seats(turns, chairs, text, registry)
    voices = _voices(turns, speakers, seats, chairs)
    return [
        _link(turn, speaker, seat, voices, registry, presides=turn.label in chairs)
        for turn, speaker, seat in zip(turns, speakers, seats, strict=True)
    ]


def _presiding(
    turns: Sequence[Turn], speakers: Sequence[Speaker], text: str, registry: Registry
) -> frozenset[str]:
    """Return the labels of whoever presides: by the office, else by giving the floor more than once."""
    named = {
        turn.label
        for turn, speaker in zip(turns, speakers, strict=True)
        if turn.label
        and speaker.actor
        and speaker.actor.kind is ActorKind.ROLE
        and _may_preside(speaker.actor)
    }
    if named:
        return frozenset(label for label in named if label)
    given: Counter[str] = Counter()
    called: set[str] = set()
    formal: set[str] = set()
    for before, speaker, turn in zip(turns, speakers, turns[1:], strict=False):
        if (
            not before.label
            or before.label == turn.label
            or speaker.actor
            or before.manner is Manner.INDIRECT
        ):
            continue
        words = text[before.start : before.end]
        if find_call(words, before.start, registry):
            given[before.label] += 1
            called.add(turn.label or "")
        if find_call(words, before.start, registry, formal=True):
            formal.add(before.label)
    most = max(given.values(), default=0)
    return frozenset(
        label
        for label, count in given.items()
        if label not in called and (count >= PRESIDES or (label in formal and count == most == 1))
    )


def _may_preside(actor: Actor) -> bool:
    return actor.code in ("CHAIR", "PGA", "PRESIDENT", "SECRETARIAT")


def _seats(turns: Sequence[Turn], chairs: frozenset[str], text: str, registry: Registry) -> list[Seat]:
    seats = [Seat() for _ in turns]
    call: FloorName | None = None
    last: int | None = None
    for place, turn in enumerate(turns):
        words = text[turn.start : turn.end]
        if turn.manner is Manner.INDIRECT:
            continue
        if turn.label in chairs:
            if last is not None:
                called = seats[last].called
                thanks = find_thanks(words, turn.start, registry, called.actor if called else None)
                seats[last].thanked = thanks
                last = None
            call = find_call(words, turn.start, registry) or (call if last is None and not words else None)
            continue
        seat = seats[place]
        seat.itself = names_itself(words, turn.start, registry)
        if call is not None:
            seat.called, call = call, None
        named = seat.called.actor if seat.called else None
        seat.denied = named is not None and denies(words, named, registry)
        last = place
    return seats


def _voices(
    turns: Sequence[Turn], speakers: Sequence[Speaker], seats: Sequence[Seat], chairs: frozenset[str]
) -> dict[str, _Voice]:
    voices: dict[str, _Voice] = {}
    for turn, speaker, seat in zip(turns, speakers, seats, strict=True):
        label = turn.label or ""
        if speaker.actor or label in chairs or label.lower().strip() in GENERIC or seat.denied:
            continue
        actors = seat.actors()
        voice = voices.setdefault(label, _Voice())
        if len(actors) > 1:
            voice.actors.update(dict.fromkeys(actors, 0))
        for actor in actors if len(actors) == 1 else ():
            voice.actors[actor] += len(seat.witnesses())
            voice.witnesses += seat.witnesses()
    return voices


def _link(
    turn: Turn, speaker: Speaker, seat: Seat, voices: dict[str, _Voice], registry: Registry, *, presides: bool
) -> SpeakerLink:
    if presides and not speaker.actor:
        return SpeakerLink(replace(speaker, actor=registry.role("CHAIR")), inferred=True)
    office = bool(seat.called and seat.called.office)
    if speaker.actor or turn.manner is Manner.INDIRECT:
        agreeing = tuple(
            (kind, start, end)
            for kind, start, end in seat.witnesses()
            if speaker.actor in seat.actors() and len(seat.actors()) == 1
        )
        return SpeakerLink(speaker, agreeing, office=office and speaker.actor in seat.actors())
    if seat.denied:
        return SpeakerLink(speaker, reason=message("says that it is not the one who was called"))
    actors = seat.actors()
    if len(actors) > 1:
        return SpeakerLink(speaker, reason=message("called under one name and thanked under another"))
    voice = voices.get(turn.label or "")
    if voice is not None and len(voice.actors) > 1 and len(seat.witnesses()) < TWO:
        return (
            SpeakerLink(speaker, reason=message("the floor was given to several under this label"))
            if actors
            else SpeakerLink(speaker)
        )
    if actors:
        return _link_given(speaker, actors.pop(), seat.witnesses(), voice, office=office)
    if voice is not None and len(voice.actors) == 1:
        return _link_given(speaker, next(iter(voice.actors)), (), voice, office=False)
    if (person := seat.person()) and not speaker.person:
        return SpeakerLink(replace(speaker, person=person), office=office)
    return SpeakerLink(speaker)


def _link_given(
    speaker: Speaker, actor: Actor, own: tuple[Witness, ...], voice: _Voice | None, *, office: bool
) -> SpeakerLink:
    others = [each for each in (voice.witnesses if voice else []) if each not in own]
    elsewhere = tuple((EvidenceKind.EARLIER, start, end) for _, start, end in others[:TWO])
    witnesses = own or elsewhere
    inferred = len(own) + len(others) < TWO
    return SpeakerLink(replace(speaker, actor=actor, ambiguous=()), witnesses, inferred, office=office)
