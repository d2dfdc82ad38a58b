"""Transcripts of lone recordings, and their forms: captions, data and documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from travaux.analysis.hearing.holding import with_sure_names
from travaux.analysis.speakers.identification import identify
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text
from travaux.domain.recordings import Recording
from travaux.engines.speech.choice import speech_recogniser
from travaux.errors import UsageError
from travaux.exports.captions import write_captions
from travaux.exports.transcript_json import transcript_json
from travaux.extras import require
from travaux.formats.heard import transcript_of
from travaux.formats.media import check_recording
from travaux.formats.registries import registry_of
from travaux.formats.speakers_list import read_speakers_list
from travaux.pipeline.tools import left_in_words
from travaux.pipeline.transcription import Transcriber, TranscriptionProgress
from travaux.reports.transcript import page_of
from travaux.views.documents import as_json, render

FORMS = ("vtt", "srt", "json", "docx", "md")
"""The forms of a transcript."""

Tell = Callable[[int, int, Text], None]
"""Hears how many milliseconds of how many are done, and what there is to say."""


@dataclass(frozen=True, slots=True)
class HeardMeeting:
    """A recording with the meeting that is read from it."""

    recording: Recording = field(repr=False)
    meeting: Meeting = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecordingOptions:
    """How a recording is to be heard: its language, a list of speakers, another recogniser; who is told."""

    language: str | None = None
    speakers: Path | None = None
    recogniser: str | None = None
    tell: Tell = field(default=lambda *_: None)


def hear(path: Path, how: RecordingOptions) -> Recording:
    """Return what is heard in a lone recording; nothing is kept.

    Raises:
        MissingExtra: if the extra for recordings is not installed.
        UnreadableSource: if it is no recording, or holds no speech.
        UsageError: if its language is not told and not sure.
    """
    require("audio", "transcribing a recording")
    check_recording(path)
    expected: Sequence[str] = read_speakers_list(how.speakers) if how.speakers else ()

    def heard(progress: TranscriptionProgress) -> None:
        left = left_in_words(progress.left_s) if progress.left_s else ""
        how.tell(progress.done_ms, progress.total_ms, progress.said or left)

    return Transcriber(speech_recogniser(how.recogniser), tell=heard).hear(path, how.language, expected)


def transcribed(path: Path, how: RecordingOptions, actors: Path | None = None) -> HeardMeeting:
    """Return a lone recording as a meeting, its speakers named as far as the floor tells."""
    recording = hear(path, how)
    registry = registry_of(actors)
    meeting = with_sure_names(identify(transcript_of(recording, str(path)), registry), registry)
    return HeardMeeting(recording, meeting)


def in_form(heard: HeardMeeting, form: str) -> bytes:
    """Return a transcript as a file's bytes; ``form`` is one of ``FORMS``.

    Raises:
        UsageError: if there is no such form.
    """
    match form:
        case "vtt" | "srt":
            return write_captions(heard.meeting, form)
        case "json":
            return as_json(transcript_json(heard.meeting, heard.recording))
        case "docx" | "md":
            return render(page_of(heard.meeting, heard.recording), form)
    raise UsageError(f"there is no form “{form}”", remedy=f"use one of {', '.join(FORMS)}")
