"""A transcript as JSON in the form of recognisers: segments of words with times and probabilities."""

from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.recordings import Recording
from travaux.domain.spans import TimedSpan

Json = dict[str, object]
CONTRACT = "travaux/transcript/1"


def transcript_json(meeting: Meeting, recording: Recording | None = None) -> Json:
    """Return the turns of a meeting, one a segment, which Travaux and others read back."""
    return {
        "contract": CONTRACT,
        **(_recording_json(recording) if recording else {}),
        "segments": [_segment(turn, meeting) for turn in meeting.interventions],
        "notes": [str(note.what) for note in meeting.notes],
    }


def _recording_json(recording: Recording) -> Json:
    return {
        "language": recording.language,
        "fitness": recording.fitness.value,
        "recogniser": recording.recogniser,
        "duration": recording.duration_ms / 1000,
        "expected": list(recording.expected),
    }


def _segment(turn: Intervention, meeting: Meeting) -> Json:
    words = meeting.source.timed(turn.start, turn.end)
    spoken = meeting.source.spoken(turn.start, turn.end)
    return {
        "speaker": turn.speaker.name or None,
        "start": spoken[0] / 1000 if spoken else None,
        "end": spoken[1] / 1000 if spoken else None,
        "text": meeting.words_of(turn),
        "words": [_word(word, meeting.source.text) for word in words],
    }


def _word(word: TimedSpan, text: str) -> Json:
    return {
        "word": text[word.start : word.end],
        "start": word.start_ms / 1000,
        "end": word.end_ms / 1000,
        "probability": word.probability,
    }
