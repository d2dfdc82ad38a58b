"""Who speaks: labels resolved, the room listened to, words counted."""

from collections import Counter
from dataclasses import replace

from travaux.analysis.speakers.introductions import introduce
from travaux.analysis.speakers.labels import reader
from travaux.analysis.speakers.reviewed_speakers import corrected
from travaux.analysis.speakers.word_counts import count_words
from travaux.domain.actors import Speaker
from travaux.domain.meetings import Intervention, Meeting, Transcript
from travaux.domain.review import Reviews
from travaux.domain.spans import Note
from travaux.reference.registry import Registry

__all__ = ["count_words", "identify", "parse_label"]


def parse_label(label: str, registry: Registry) -> Speaker:
    """Return who a speaker's label, as a source writes it, says speaks, in what role and for whom."""
    return reader(registry).read(label)


def identify(transcript: Transcript, registry: Registry, reviews: Reviews | None = None) -> Meeting:
    """Return the meeting with the speaker of every turn resolved as far as label and room tell.

    What a person said of who spoke (``reviews``) comes before both.
    The notes say what was taken from the room and which labels mean nobody known, or several.
    """
    text = transcript.source.text
    read = [parse_label(turn.label, registry) if turn.label else Speaker("") for turn in transcript.turns]
    narrowed, facts = _narrowed(read, text, registry)
    speakers, taken = introduce(transcript.turns, narrowed, text, registry)
    found = tuple(
        Intervention(
            f"i{number:04}",
            speaker,
            turn.start,
            turn.end,
            count_words(text[turn.start : turn.end]),
            turn.manner,
            turn.language,
        )
        for number, (turn, speaker) in enumerate(zip(transcript.turns, speakers, strict=True), 1)
    )
    interventions = corrected(found, reviews) if reviews else found
    return Meeting(
        transcript.source,
        transcript.format,
        transcript.facts,
        interventions,
        transcript.unattributed,
        (*transcript.notes, *facts, *taken, *_unresolved([each.speaker for each in interventions])),
    )


def _narrowed(speakers: list[Speaker], text: str, registry: Registry) -> tuple[list[Speaker], list[Note]]:
    """Return ``speakers``, ambiguous names decided where only one whom they mean sits in the body."""
    absent = registry.absent_from(text)
    if not absent:
        return speakers, []
    decided = [_present(each, absent, registry) for each in speakers]
    notes = {
        Note(f"read as {now.actor.name}: nobody else of that name is a member of the body", then.label)
        for then, now in zip(speakers, decided, strict=True)
        if then != now and now.actor
    }
    return decided, sorted(notes, key=lambda note: note.where)


def _present(speaker: Speaker, absent: frozenset[str], registry: Registry) -> Speaker:
    names = [
        name for name in speaker.ambiguous if name not in {registry.actors[code].name for code in absent}
    ]
    if len(names) != 1 or len(speaker.ambiguous) < 2:
        return speaker
    actor = next(actor for actor in registry.actors.values() if actor.name == names[0])
    return replace(speaker, actor=actor, ambiguous=())


def _unresolved(speakers: list[Speaker]) -> list[Note]:
    counted = Counter((each.label, _why(each)) for each in speakers if each.actor is None and each.label)
    return [Note(what, label, count) for (label, what), count in sorted(counted.items())]


def _why(speaker: Speaker) -> str:
    if speaker.ambiguous:
        return "could mean " + " or ".join(speaker.ambiguous)
    return "several speak together" if speaker.on_behalf_of else "speaker not resolved"
