"""Captions out: WebVTT (W3C) and SubRip, in which every cue says who speaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.spans import TimedSpan

LONGEST_MS = 7_000
LONGEST = 84
"""Seconds that a cue stays, and characters that it holds: two lines of 42, the custom of broadcasters
(BBC subtitle guidelines; Netflix timed text style guide)."""

_PAUSE_MS = 1_500  # silence after which words begin a cue of their own


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption: when it stands, whose words it holds, None where nobody is named, and the words."""

    start_ms: int
    end_ms: int
    speaker: str | None
    text: str


def cues(meeting: Meeting) -> Iterator[Caption]:
    """Yield the captions of a meeting; what has no time has none."""
    for turn in meeting.interventions:
        held: list[TimedSpan] = []
        for word in meeting.source.timed(turn.start, turn.end):
            if held and _breaks(held, word):
                yield _cue(meeting, turn, held)
                held = []
            held.append(word)
        if held:
            yield _cue(meeting, turn, held)


def speaker_name(turn: Intervention) -> str | None:
    """Return what to call whoever speaks in a turn: the person or the State, or the label as written."""
    speaker = turn.speaker
    return speaker.name or None


def write_vtt(meeting: Meeting) -> str:
    """Return the captions of a meeting as WebVTT, speakers in voice tags."""
    said = ["WEBVTT\n"]
    for cue in cues(meeting):
        voice = f"<v {escape(cue.speaker, quote=False)}>" if cue.speaker else ""
        times = f"{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}"
        said.append(f"{times}\n{voice}{escape(cue.text, quote=False)}\n")
    return "\n".join(said)


def write_srt(meeting: Meeting) -> str:
    """Return the captions of a meeting as SubRip, the speaker before the words of every cue."""
    said = []
    for number, cue in enumerate(cues(meeting), 1):
        times = f"{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}"
        said.append(f"{number}\n{times}\n{f'{cue.speaker}: ' if cue.speaker else ''}{cue.text}\n")
    return "\n".join(said)


def _breaks(held: Sequence[TimedSpan], word: TimedSpan) -> bool:
    return (
        word.end_ms - held[0].start_ms > LONGEST_MS
        or word.end - held[0].start > LONGEST
        or word.start_ms - held[-1].end_ms > _PAUSE_MS
    )


def _cue(meeting: Meeting, turn: Intervention, held: Sequence[TimedSpan]) -> Caption:
    words = meeting.source.text[max(turn.start, held[0].start) : min(turn.end, held[-1].end)]
    return Caption(
        held[0].start_ms, max(word.end_ms for word in held), speaker_name(turn), " ".join(words.split())
    )


def _clock(milliseconds: int, mark: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"
