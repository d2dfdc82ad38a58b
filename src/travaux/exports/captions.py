"""Captions out: WebVTT (W3C) and SubRip, in which every cue says who speaks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from travaux.domain.meetings import Meeting
from travaux.domain.messages import message
from travaux.domain.spans import TimedSpan
from travaux.exports.wording import say

LONGEST_MS = 7_000
LONGEST = 84
"""Seconds that a cue stays, and characters that it holds: two lines of 42, the custom of broadcasters
(BBC subtitle guidelines; Netflix timed text style guide)."""

NOBODY = message("Unknown speaker")
"""Who speaks where nobody is named, where readers take a cue without a name for the last speaker's."""

UNSURE = "(?)"
"""What stands before words that were not heard surely."""

_PAUSE_MS = 1_500  # silence after which words begin a cue of their own


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption: when it stands, whose words it holds, None where nobody is named, and the words."""

    start_ms: int
    end_ms: int
    speaker: str | None
    text: str


def cues(meeting: Meeting) -> Iterator[Caption]:
    """Yield the captions of a meeting in order; what has no time has none.

    A sentence that was not heard surely is nobody's, and marked.
    """
    for part in sorted(_parts(meeting), key=lambda each: each.start):
        held: list[TimedSpan] = []
        for word in meeting.source.timed(part.start, part.end):
            if held and _breaks(held, word):
                yield _cue(meeting, part, held)
                held = []
            held.append(word)
        if held:
            yield _cue(meeting, part, held)


@dataclass(frozen=True, slots=True)
class _CaptionedPart:
    start: int
    end: int
    speaker: str | None = None
    unsure: bool = False


def _parts(meeting: Meeting) -> Iterator[_CaptionedPart]:
    for turn in meeting.interventions:
        yield _CaptionedPart(turn.start, turn.end, turn.speaker.name or None)
    for start, end in meeting.unattributed:
        yield _CaptionedPart(start, end)
    for start, end in {(one.sentence.start, one.sentence.end) for one in meeting.unsure}:
        yield _CaptionedPart(start, end, unsure=True)


def write_vtt(meeting: Meeting) -> str:
    """Return the captions of a meeting as WebVTT, speakers in voice tags."""
    said = ["WEBVTT\n"]
    for cue in cues(meeting):
        voice = f"<v {escape(cue.speaker, quote=False)}>" if cue.speaker else ""
        times = f"{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}"
        said.append(f"{times}\n{voice}{escape(cue.text, quote=False)}\n")
    return "\n".join(said)


def write_srt(meeting: Meeting) -> str:
    """Return the captions of a meeting as SubRip, the speaker before the words of every cue.

    A cue that names nobody is taken for the speaker's before it, so nobody has a name too where others do.
    """
    said = []
    found = tuple(cues(meeting))
    nobody = f"{say(NOBODY)}: " if any(cue.speaker for cue in found) else ""
    for number, cue in enumerate(found, 1):
        times = f"{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}"
        said.append(f"{number}\n{times}\n{f'{cue.speaker}: ' if cue.speaker else nobody}{cue.text}\n")
    return "\n".join(said)


def write_captions(meeting: Meeting, form: str) -> bytes:
    """Return the captions of a meeting as a file's bytes; ``form`` is one of ``CAPTION_WRITERS``."""
    return CAPTION_WRITERS[form](meeting).encode()


CAPTION_WRITERS: Mapping[str, Callable[[Meeting], str]] = {"vtt": write_vtt, "srt": write_srt}
"""The forms of captions, each with what writes it."""


def _breaks(held: Sequence[TimedSpan], word: TimedSpan) -> bool:
    return (
        word.end_ms - held[0].start_ms > LONGEST_MS
        or word.end - held[0].start > LONGEST
        or word.start_ms - held[-1].end_ms > _PAUSE_MS
    )


def _cue(meeting: Meeting, part: _CaptionedPart, held: Sequence[TimedSpan]) -> Caption:
    words = " ".join(
        meeting.source.text[max(part.start, held[0].start) : min(part.end, held[-1].end)].split()
    )
    said = f"{UNSURE} {words}" if part.unsure else words
    return Caption(held[0].start_ms, max(word.end_ms for word in held), part.speaker, said)


def _clock(milliseconds: int, mark: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"
