"""Who speaks: labels resolved, the room listened to, words counted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.speakers.admission import Admitted, admit
from travaux.analysis.speakers.capacity import with_capacity
from travaux.analysis.speakers.chain import SpeakerLink, Witness, follow
from travaux.analysis.speakers.confirmation import confirmed
from travaux.analysis.speakers.introductions import (
    COVER,
    by_earlier_name,
    by_listed_office,
    in_one_spelling,
    listed_on_cover,
)
from travaux.analysis.speakers.labels import reader
from travaux.analysis.speakers.presidency import parts_of
from travaux.analysis.speakers.reviewed_speakers import corrected
from travaux.analysis.speakers.room import MeetingParticipants, list_affiliations, read_room
from travaux.analysis.speakers.unlabelled import UnlabelledStretch, divide, spoken_in
from travaux.analysis.speakers.word_counts import count_words
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.attribution import Capacity, EvidenceKind, SpeakerEvidence
from travaux.domain.meetings import Intervention, Manner, Meeting, Transcript, Turn
from travaux.domain.messages import Text, listed, message
from travaux.domain.review import Reviews
from travaux.domain.spans import Note, SourceText
from travaux.reference.registry import Registry

__all__ = ["count_words", "identify", "parse_label"]

_SENT = (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT)
LABEL_BEFORE = 160  # characters before a turn in which its label stands


@dataclass(frozen=True, slots=True)
class _TurnInProgress:
    """A turn while it is being identified."""

    turn: Turn
    speaker: Speaker
    witnesses: tuple[Witness, ...] = ()
    inferred: bool = False
    reason: Text | None = None
    office: bool = False
    capacity: Capacity = Capacity.OWN


def parse_label(label: str, registry: Registry) -> Speaker:
    """Return who a speaker's label, as a source writes it, says speaks, in what role and for whom."""
    return reader(registry).read(label)


def identify(
    transcript: Transcript,
    registry: Registry,
    reviews: Reviews | None = None,
    confirmations: Mapping[str, Actor] | None = None,
) -> Meeting:
    """Return the meeting with the speaker of every turn resolved as far as label and room tell.

    What a person said of who spoke (``reviews``, and ``confirmations`` from a label to an actor) comes
    before both. The notes say what was taken from the room and which labels mean nobody known, or several.
    """
    text = transcript.source.text
    found, notes = _identified(transcript, registry)
    found = [
        part
        for each in found
        for part in _turns_by_capacity(_spoken_for(each, text, registry), text, registry)
    ]
    interventions = tuple(
        _intervention(number, each, transcript.source) for number, each in enumerate(found, 1)
    )
    interventions = confirmed(interventions, confirmations or {})
    interventions = corrected(interventions, reviews) if reviews else interventions
    return Meeting(
        transcript.source,
        transcript.format,
        transcript.facts,
        interventions,
        transcript.unattributed,
        (*transcript.notes, *notes, *_unresolved(interventions)),
    )


def _identified(transcript: Transcript, registry: Registry) -> tuple[list[_TurnInProgress], list[Note]]:
    text, turns = transcript.source.text, transcript.turns
    if turns and not any(turn.label for turn in turns):
        stretches = divide(turns, text, registry)
        if stretches is not None:
            return [_of_stretch(each, turns[0].language, registry) for each in stretches], [
                Note(message("speakers taken from the floor that is given and the thanks that follow"))
            ]
    read = [parse_label(turn.label, registry) if turn.label else Speaker("") for turn in turns]
    narrowed, facts = _narrowed(read, text, registry)
    admitted = _admitted(turns, narrowed, text, registry)
    links = follow(turns, [each.speaker for each in admitted], text, registry)
    given = [link.speaker for link in links]
    front = text[: turns[0].start] if turns else ""
    present = [*listed_on_cover(text[:COVER], registry), *list_affiliations(front, registry)]
    known = by_listed_office(by_earlier_name(given, registry, present), front, registry)
    named = in_one_spelling(known)
    found = [_turn_with_evidence(*each) for each in zip(turns, admitted, links, named, strict=True)]
    return found, [
        *facts,
        *_noted(
            message("actor taken from the Chair's giving the floor"),
            [each.speaker for each in admitted],
            given,
        ),
        *_noted(message("actor taken from the name's fuller form elsewhere in the meeting"), given, known),
    ]


def _admitted(
    turns: Sequence[Turn], speakers: Sequence[Speaker], text: str, registry: Registry
) -> list[Admitted]:
    """Return ``speakers`` as far as the record of this meeting bears out their labels."""
    distinct = {each.label: each for each in speakers if each.label}
    front = text[: turns[0].start] if turns else ""
    room: MeetingParticipants = read_room(front, list(distinct), list(distinct.values()), registry, text)
    known = {label: admit(each, room, registry) for label, each in distinct.items()}
    return [
        replace(known[each.label], speaker=_narrower(known[each.label].speaker, each))
        if each.label
        else Admitted(each)
        for each in speakers
    ]


def _narrower(admitted: Speaker, speaker: Speaker) -> Speaker:
    return speaker if admitted.actor == speaker.actor and admitted.person == speaker.person else admitted


def _turn_with_evidence(turn: Turn, admitted: Admitted, link: SpeakerLink, known: Speaker) -> _TurnInProgress:
    """Return a turn with all that tells of its speaker: label, floor, a name given elsewhere."""
    witnesses = link.witnesses
    if admitted.speaker.actor is not None and admitted.kind is not None:
        witnesses = ((admitted.kind, -1, -1), *witnesses)
    elif link.speaker.actor is None and known.actor is not None:
        witnesses = ((EvidenceKind.EARLIER, -1, -1),)
    elif link.inferred and not witnesses and known.actor is not None:
        witnesses = ((EvidenceKind.PRESIDES, turn.start, turn.end),)
    reason = None if known.actor else link.reason or admitted.reason
    return _TurnInProgress(
        turn, known, witnesses, link.inferred and known.actor is not None, reason, link.office
    )


def _of_stretch(stretch: UnlabelledStretch, language: str | None, registry: Registry) -> _TurnInProgress:
    turn = spoken_in(stretch, language)
    if stretch.presides:
        span = (EvidenceKind.PRESIDES, turn.start, turn.end)
        return _TurnInProgress(turn, Speaker("", registry.role("CHAIR")), (span,), inferred=True)
    named = stretch.named
    if named is None:
        return _TurnInProgress(turn, Speaker(""), reason=stretch.reason)
    speaker = Speaker("", named.actor, named.person)
    return _TurnInProgress(turn, speaker, stretch.witnesses, len(stretch.witnesses) < 2, office=named.office)


def _spoken_for(each: _TurnInProgress, text: str, registry: Registry) -> _TurnInProgress:
    """Return a turn with its capacity, and with those for whom it is spoken, in its speaker."""
    words = text[each.turn.start : each.turn.end]
    speaker, capacity = with_capacity(each.speaker, words, registry)
    actor = speaker.actor
    if each.office and capacity is Capacity.OWN and actor and actor.kind in _SENT:
        # Called as the holder of an office, somebody does not speak for the State that sent him or her.
        speaker, capacity = replace(speaker, actor=None), Capacity.OFFICE
    return replace(each, speaker=speaker, capacity=capacity)


def _turns_by_capacity(each: _TurnInProgress, text: str, registry: Registry) -> Iterator[_TurnInProgress]:
    """Yield a turn, that of whoever presides parted where he or she speaks for a State."""
    if each.capacity is not Capacity.PRESIDING or each.turn.manner is Manner.INDIRECT:
        yield each
        return
    for part in parts_of(text[each.turn.start : each.turn.end], each.turn.start, registry):
        turn = replace(each.turn, start=part.start, end=part.end)
        if part.actor is None or part.announced is None:
            yield replace(each, turn=turn)
            continue
        speaker = replace(each.speaker, actor=part.actor)
        witnesses = ((EvidenceKind.SELF, *part.announced),)
        yield replace(
            each, turn=turn, speaker=speaker, witnesses=witnesses, inferred=False, capacity=Capacity.NATIONAL
        )


def _intervention(number: int, each: _TurnInProgress, source: SourceText) -> Intervention:
    turn = each.turn
    words = source.text[turn.start : turn.end]
    return Intervention(
        f"i{number:04}",
        each.speaker,
        turn.start,
        turn.end,
        count_words(words),
        turn.manner,
        turn.language,
        evidence=tuple(_evidence(witness, each, source) for witness in each.witnesses),
        inferred=each.inferred and each.speaker.actor is not None,
        reason=each.reason or _why_in_office(each),
        capacity=each.capacity,
    )


def _why_in_office(each: _TurnInProgress) -> Text | None:
    in_office = each.capacity is Capacity.OFFICE and each.speaker.actor is None
    return message("speaks as the holder of an office") if in_office else None


def _evidence(witness: Witness, each: _TurnInProgress, source: SourceText) -> SpeakerEvidence:
    kind, start, end = witness
    if start >= 0:
        return SpeakerEvidence(kind, source.cite(start, end))
    label = each.turn.label or ""
    place = source.text.rfind(label, max(0, each.turn.start - LABEL_BEFORE - len(label)), each.turn.end)
    return SpeakerEvidence(kind, source.cite(place, place + len(label)) if label and place >= 0 else None)


def _narrowed(speakers: list[Speaker], text: str, registry: Registry) -> tuple[list[Speaker], list[Note]]:
    """Return ``speakers``, ambiguous names decided where only one whom they mean sits in the body."""
    absent = registry.absent_from(text)
    if not absent:
        return speakers, []
    decided = [_present(each, absent, registry) for each in speakers]
    notes = {
        Note(
            message(
                "read as %(name)s: nobody else of that name is a member of the body", name=now.actor.name
            ),
            then.label,
        )
        for then, now in zip(speakers, decided, strict=True)
        if then != now and now.actor
    }
    return decided, sorted(notes, key=lambda note: str(note.where))


def _present(speaker: Speaker, absent: frozenset[str], registry: Registry) -> Speaker:
    names = [
        name for name in speaker.ambiguous if name not in {registry.actors[code].name for code in absent}
    ]
    if len(names) != 1 or len(speaker.ambiguous) < 2:
        return speaker
    actor = next(actor for actor in registry.actors.values() if actor.name == names[0])
    return replace(speaker, actor=actor, ambiguous=())


def _noted(what: Text, before: Sequence[Speaker], after: Sequence[Speaker]) -> list[Note]:
    changed = Counter(now.label for then, now in zip(before, after, strict=True) if then != now)
    return [Note(what, label, count) for label, count in sorted(changed.items())]


def _unresolved(turns: Sequence[Intervention]) -> list[Note]:
    unresolved = Counter(
        (each.speaker.label, each.reason or _unidentified_reason(each.speaker))
        for each in turns
        if each.speaker.actor is None and (each.speaker.label or each.reason)
    )
    return [Note(what, label, count) for (label, what), count in sorted(unresolved.items(), key=str)]


def _unidentified_reason(speaker: Speaker) -> Text:
    if speaker.ambiguous:
        return message("could mean %(names)s", names=listed(speaker.ambiguous, either=True))
    return message("several speak together") if speaker.on_behalf_of else message("speaker not resolved")
