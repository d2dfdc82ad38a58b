"""A record and its recording, aligned: when each word of the record was said, and where the two differ."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from travaux.analysis.recordings.alignment import RecordAlignment, RecordDifference, RecordWord, align
from travaux.analysis.speakers.identification import identify
from travaux.domain.meetings import Meeting, Transcript
from travaux.domain.recordings import Recording
from travaux.errors import UnreadableSource, UsageError
from travaux.exports.captions import write_captions
from travaux.exports.transcript_json import transcript_json
from travaux.formats.registries import registry_of
from travaux.pipeline.exposure import spoken_in
from travaux.views.documents import as_json
from travaux.views.transcripts import RecordingOptions, hear

FORMS = ("vtt", "srt", "json")
"""The forms of a record with times."""

LEAST = 0.3
"""Of a record's words so many must be heard in the recording, else the two are of different meetings: the
words of two meetings in one language meet in order in about one of ten."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class AlignedMeeting:
    """A meeting as its record has it, with the times of its recording, and where the two differ."""

    meeting: Meeting
    alignment: RecordAlignment


def aligned_at(
    recording: Path, record: Path, how: RecordingOptions, actors: Path | None = None
) -> AlignedMeeting:
    """Return the record of a meeting with the times at which its words are heard in a recording.

    Raises:
        UnreadableSource: if either cannot be read, or they are not of one meeting.
    """
    transcript = spoken_in(record)
    return aligned(transcript, hear(recording, how), actors)


def aligned(transcript: Transcript, recording: Recording, actors: Path | None = None) -> AlignedMeeting:
    """Return a transcript with the times at which its words are heard in a recording.

    Raises:
        UnreadableSource: if too few of its words are heard for the two to be of one meeting.
    """
    found = align(_words(transcript), recording.words)
    if found.matched < LEAST:
        raise UnreadableSource(
            f"is not the record of this recording: {found.matched:.0%} of its words are heard there",
            where=transcript.source.id,
            remedy="check that both are of one meeting, and in one language",
        )
    timed = replace(transcript, source=replace(transcript.source, times=found.times))
    return AlignedMeeting(identify(timed, registry_of(actors)), found)


def in_form(found: AlignedMeeting, form: str) -> bytes:
    """Return a record with times as a file's bytes; JSON tells the differences too.

    Raises:
        UsageError: if there is no such form.
    """
    match form:
        case "vtt" | "srt":
            return write_captions(found.meeting, form)
        case "json":
            differences = [_difference_json(one) for one in found.alignment.differences]
            heard = {"heard": round(found.alignment.matched, 4), "differences": differences}
            return as_json({**transcript_json(found.meeting), **heard})
    raise UsageError(f"there is no form “{form}”", remedy=f"use one of {', '.join(FORMS)}")


def _words(transcript: Transcript) -> list[RecordWord]:
    text = transcript.source.text
    return [
        RecordWord(word[0], turn.start + word.start(), turn.start + word.end())
        for turn in transcript.turns
        for word in _WORD.finditer(text[turn.start : turn.end])
    ]


def _difference_json(one: RecordDifference) -> dict[str, object]:
    return {
        "said": one.said,
        "recorded": one.recorded,
        "at": None if one.start_ms is None else one.start_ms / 1000,
        "start": one.start,
        "end": one.end,
    }
