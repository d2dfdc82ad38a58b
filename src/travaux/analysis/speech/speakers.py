"""Who speaks: labels resolved, people remembered, words counted."""

from travaux.analysis.speech.labels import reader
from travaux.analysis.speech.words import count_words
from travaux.domain.actors import Speaker
from travaux.domain.meetings import Intervention, Meeting, Transcript
from travaux.domain.spans import Note
from travaux.reference.registry import Registry

__all__ = ["count_words", "identify", "parse_label"]


def parse_label(label: str, registry: Registry) -> Speaker:
    """Return who a speaker's label, as a source writes it, says speaks, in what role and for whom."""
    return reader(registry).read(label)


def identify(transcript: Transcript, registry: Registry) -> Meeting:
    """Return the meeting with the speaker of every turn resolved as far as its label tells."""
    text = transcript.source.text
    interventions = tuple(
        Intervention(
            f"i{number:04}",
            parse_label(turn.label, registry) if turn.label else Speaker(""),
            turn.start,
            turn.end,
            count_words(text[turn.start : turn.end]),
            turn.manner,
            turn.language,
        )
        for number, turn in enumerate(transcript.turns, 1)
    )
    unresolved = {
        each.speaker.label for each in interventions if each.speaker.actor is None and each.speaker.label
    }
    notes = tuple(Note("speaker not resolved", label) for label in sorted(unresolved))
    return Meeting(
        transcript.source,
        transcript.format,
        transcript.facts,
        interventions,
        transcript.unattributed,
        (*transcript.notes, *notes),
    )
