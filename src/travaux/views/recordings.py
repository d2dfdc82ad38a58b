"""A recording as a player shows it: turns, their words with times, what was not heard surely, the sound."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from travaux.domain.hearing import Hearing
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.messages import message
from travaux.domain.recordings import Recording
from travaux.domain.sources import Source, SourceKind
from travaux.domain.spans import TimedSpan
from travaux.errors import NotFound
from travaux.views.snapshot import Snapshot

_TYPES = {
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".mkv": "video/x-matroska",
    ".webm": "video/webm", ".m4a": "audio/mp4", ".aac": "audio/aac", ".mp3": "audio/mpeg",
    ".flac": "audio/flac",
    ".wav": "audio/wav", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg",
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """Words of one turn in order; ``turn`` is None for words that are in no turn: nobody's, or held back."""

    turn: Intervention | None
    words: tuple[SpokenWord, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecordingView:
    """A recording that was transcribed. ``media_type`` is that of its file."""

    source: Source
    recording: Recording
    turns: tuple[SpokenTurn, ...] = field(repr=False)
    media_type: str = "application/octet-stream"


def recording_view(snapshot: Snapshot, source: str) -> RecordingView:
    """Return a recording with everything that a player needs.

    Raises:
        NotFound: if there is no such source, it is no recording, or it is not transcribed yet.
    """
    found = recorded(snapshot, source)
    recording, meeting = snapshot.result(Recording, found.id), snapshot.result(Meeting, found.id)
    return RecordingView(found, recording, tuple(_turns(meeting)), media_type(found))


def recorded(snapshot: Snapshot, source: str) -> Source:
    """Return the source that is a recording.

    Raises:
        NotFound: if there is none, or it is something else.
    """
    found = snapshot.source(source)
    if found.facts.kind is not SourceKind.RECORDING:
        raise NotFound(message("is no recording"), where=found.name)
    return found


def media_type(source: Source) -> str:
    """Return the media type of a recording's file by how its name ends."""
    suffix = source.name[source.name.rfind(".") :].lower()
    return _TYPES.get(suffix, "application/octet-stream")


def _turns(meeting: Meeting) -> Iterator[SpokenTurn]:
    """Yield the words of a meeting in order, parted where the turn changes."""
    doubts = {one.citations[0].start: one for one in meeting.held_back}
    held: list[SpokenWord] = []
    current: Intervention | None = None
    for timed in meeting.source.times:
        turn = meeting.turn_at(timed.start)
        if held and turn is not current:
            yield SpokenTurn(current, tuple(held))
            held = []
        current = turn
        held.append(_word(meeting, timed, doubts))
    if held:
        yield SpokenTurn(current, tuple(held))


def _word(meeting: Meeting, timed: TimedSpan, doubts: dict[int, Hearing]) -> SpokenWord:
    hearing = next((doubts[place] for place in range(timed.start, timed.end) if place in doubts), None)
    text = meeting.source.text[timed.start : timed.end]
    return SpokenWord(text, timed.start, timed.end, timed.start_ms, timed.end_ms, timed.probability, hearing)
