"""What a player needs of a meeting: its sound or film, and its words with their times, stretch by stretch."""

from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from travaux.domain.hearing import Hearing
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Meeting
from travaux.domain.messages import message
from travaux.domain.sources import Source, SourceKind
from travaux.domain.spans import TimedSpan
from travaux.errors import NotFound
from travaux.exports.captions import CAPTION_WRITERS, write_captions
from travaux.views.snapshot import Snapshot

_TYPES = {
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".mkv": "video/x-matroska",
    ".webm": "video/webm", ".m4a": "audio/mp4", ".aac": "audio/aac", ".mp3": "audio/mpeg",
    ".flac": "audio/flac",
    ".wav": "audio/wav", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sound:
    """The sound or film of a meeting. ``address`` is the SHA-256 of its bytes, ``path`` where they lie."""

    path: Path
    media_type: str
    address: str

    @property
    def is_film(self) -> bool:
        """Tell whether there may be something to see."""
        return self.media_type.startswith("video/")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word with its place in the text and its times; ``hearing`` where it was not heard surely."""

    text: str
    start: int
    end: int
    start_ms: int
    end_ms: int
    probability: float | None
    hearing: Hearing | None = None


def has_sound(source: Source) -> bool:
    """Tell whether a source is a recording, or a transcript whose sound is there."""
    return source.facts.kind is SourceKind.RECORDING or source.facts.sound is not None


def sound_of(snapshot: Snapshot, source: str) -> Sound:
    """Return the sound of a recording, or that of a transcript.

    Raises:
        NotFound: if there is no such source for this viewer, or it has no sound.
    """
    found = snapshot.source(source)
    if not has_sound(found):
        raise NotFound(message("has no sound"), where=found.name)
    address = found.facts.sound or snapshot.stored[found.id].sha256
    path = snapshot.workspace.original(address)
    return Sound(path, _TYPES.get(path.suffix.lower(), "application/octet-stream"), address)


def words_spoken(snapshot: Snapshot, source: str, from_ms: int, until_ms: int) -> tuple[SpokenWord, ...]:
    """Return the words of a meeting that begin from ``from_ms`` on and before ``until_ms``, in order.

    Raises:
        NotFound: if there is no such meeting, or it has not been read yet.
    """
    meeting = snapshot.result(MeetingReport, source).meeting
    times, doubts = snapshot.cached(("words", source), lambda: (_in_order(meeting), _doubts(meeting)))
    first = bisect_left(times, from_ms, key=_begins)
    last = bisect_left(times, until_ms, key=_begins)
    return tuple(_word(meeting, timed, doubts) for timed in times[first:last])


CAPTIONS = tuple(CAPTION_WRITERS)
"""The forms of captions."""


def captions(snapshot: Snapshot, source: str, form: str) -> bytes:
    """Return the captions of a meeting as it stands, corrected where people did, in one of ``CAPTIONS``."""
    meeting = snapshot.result(MeetingReport, source).meeting
    return write_captions(meeting, form)


def _begins(timed: TimedSpan) -> int:
    return timed.start_ms


def _in_order(meeting: Meeting) -> list[TimedSpan]:
    return sorted(meeting.source.times, key=_begins)


def _doubts(meeting: Meeting) -> dict[int, Hearing]:
    return {one.citations[0].start: one for one in meeting.held_back}


def _word(meeting: Meeting, timed: TimedSpan, doubts: dict[int, Hearing]) -> SpokenWord:
    hearing = next((doubts[place] for place in range(timed.start, timed.end) if place in doubts), None)
    text = meeting.source.text[timed.start : timed.end]
    return SpokenWord(text, timed.start, timed.end, timed.start_ms, timed.end_ms, timed.probability, hearing)
