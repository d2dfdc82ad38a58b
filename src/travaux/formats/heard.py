"""A recording's words as a transcript: running text with the time and the probability of every word."""

from travaux.domain.meetings import MeetingFacts, Transcript
from travaux.domain.recordings import Recording
from travaux.formats.composition import TurnComposition, Utterance

FORMAT = "recording"


def transcript_of(recording: Recording, source_id: str) -> Transcript:
    """Return what was heard as one unlabelled turn; who speaks is for the floor to tell."""
    composition = TurnComposition(source_id)
    composition.add(
        Utterance(word.text, word.start_ms, word.end_ms, probability=word.probability)
        for word in recording.words
    )
    return composition.transcript(FORMAT, MeetingFacts(), recording.notes)
