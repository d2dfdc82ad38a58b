"""WebVTT and SRT captions, with and without speakers.

Speakers are told by voice tags (`<v Name>`), by "Name: text", or by ">> NAME:". Roll-up captions, which
repeat the line before, are merged; cues out of order are put in order by their times.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from travaux.domain.coverage import Apart
from travaux.domain.meetings import MeetingFacts, Transcript
from travaux.domain.messages import Text, message
from travaux.domain.spans import Note
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.caption_names import NO_NAMES, CaptionNames, find_names
from travaux.formats.caption_words import words_of_captions
from travaux.formats.composition import TurnComposition, Utterance, is_sound
from travaux.formats.coverage import account
from travaux.formats.interludes import is_not_said
from travaux.formats.labels import is_plausible, tidy_label
from travaux.formats.opening import without_unseen

MAX_CUES = 2_000_000
"""The most cues that are read of one file."""

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d\d)(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"^[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}[^\n]*\n?", re.M)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^}]*\}")
_CUE_NAME = re.compile(
    r"(?:\d+[ \t.:-]+)?(?P<quote>\"?)(?P<name>[^\"\n]{0,80}?)(?P=quote)(?:[ \t]*\(\d+\))?[ \t]*"
)
_STOP = re.compile(r"[.!?…。！？][\"”’»)\]]*\s*$|^$")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION|X-TIMESTAMP-MAP)\b")


@dataclass(slots=True)
class CaptionCue:
    """One caption: times in milliseconds, its lines, and the voice its tag names."""

    start_ms: int
    end_ms: int
    lines: list[str]
    voice: str | None = None
    new_turn: bool = False


@dataclass(slots=True)
class _Findings:
    """What was mended, counted."""

    counts: dict[Text, int] = field(default_factory=dict)
    apart: list[Apart] = field(default_factory=list)

    def leave(self, words: str, what: Text) -> None:
        """Keep words apart from the text."""
        self.apart.append(Apart(words, what))

    def add(self, what: Text, count: int = 1) -> None:
        if count:
            self.counts[what] = self.counts.get(what, 0) + count

    def notes(self) -> Iterator[Note]:
        for what, count in self.counts.items():
            yield Note(what, count=count)


def read_captions(text: str, source_id: str, format_name: str) -> Transcript:
    """Return a WebVTT or SRT text as a transcript.

    Raises:
        UnreadableSource: if no cue has both times and words.
        SourceTooLarge: if it has more than ``MAX_CUES`` cues.
    """
    found = _Findings()
    cues = _ordered(list(_cues(text, source_id)), found)
    cues = [cue for cue in cues if cue.lines]
    if not cues:
        raise UnreadableSource(
            message("holds no captions with words"),
            where=source_id,
            remedy=message("check that it is not cut off"),
        )
    cues = _unrolled(cues, found)
    composition = TurnComposition(source_id)
    composition.add(_utterances(cues, found))
    read = composition.transcript(format_name, MeetingFacts(title=_title(text)), found.notes())
    return replace(read, coverage=account(words_of_captions(text), (read.source.text,), found.apart))


def _title(text: str) -> str | None:
    """Return the title a WebVTT header may carry: "WEBVTT - Title"."""
    header = re.match(r"\s*WEBVTT[ \t]+(?:-[ \t]*)?([^\n]+)", text)
    return header.group(1).strip() if header else None


def _cues(text: str, source_id: str) -> Iterator[CaptionCue]:
    timings = list(_TIMING.finditer(text))
    if len(timings) > MAX_CUES:
        raise SourceTooLarge(
            message("has %(n)s cues; at most %(most)s are read", n=len(timings), most=MAX_CUES),
            where=source_id,
        )
    names = _cue_names(text, timings)
    for index, timing in enumerate(timings):
        end = timings[index + 1].start() if index + 1 < len(timings) else len(text)
        payload = _payload(text[timing.end() : end], index + 1 < len(timings))
        for cue in _voices(_time(timing, 1), _time(timing, 5), payload):
            named = names and cue.voice is None
            yield replace(cue, voice=names[index], new_turn=names[index] is None) if named else cue


def _cue_names(text: str, timings: Sequence[re.Match[str]]) -> list[str | None]:
    """Return who the name of each cue says speaks, nothing where cues are numbered or named otherwise.

    At least half of the cues must bear such a name: `12 "Ruritania" (30)`, or the name alone.
    """
    names: list[str | None] = []
    quoted = 0
    for timing in timings:
        line = text[: timing.start()].rstrip("\n").rsplit("\n", 1)[-1] if timing.start() else ""
        blank_before = text[: timing.start()].rstrip("\n").rsplit("\n", 2)[-2:-1] in ([], [""])
        found = _CUE_NAME.fullmatch(line.strip()) if blank_before else None
        label = tidy_label(found["name"]) if found else ""
        quoted += found is not None and bool(found["quote"])
        names.append(label if label and any(c.isalpha() for c in label) and is_plausible(label) else None)
    named = [name for name in names if name]
    certain = quoted >= 0.5 * len(timings) or len(named) > len(set(named))
    return names if certain and len(named) >= 0.5 * len(timings) else []


def _time(timing: re.Match[str], first: int) -> int:
    hours, minutes, seconds, fraction = timing.group(first, first + 1, first + 2, first + 3)
    return (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + int(
        (fraction or "").ljust(3, "0")
    )


def _payload(text: str, another_follows: bool) -> str:
    """Return a cue's words from all that stands before the next cue's times: its name and notes left out."""
    if another_follows and not text.endswith("\n\n"):
        before, _, last = text.rstrip("\n").rpartition("\n")
        if last.strip().isdigit() or before.endswith("\n"):
            text = before
    text = text.strip("\n")
    if "\n\n" not in text:
        return text
    blocks = re.split(r"\n{2,}", text)
    return "\n".join(block for block in blocks if not _BLOCK.match(block))


def _voices(start: int, end: int, payload: str) -> Iterator[CaptionCue]:
    """Yield a cue for each voice of a payload."""
    if "<v" not in payload:
        yield CaptionCue(start, end, _clean_lines(payload))
        return
    parts = _VOICE.split(payload)
    lead = _clean_lines(parts[0])
    if lead:
        yield CaptionCue(start, end, lead)
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        voice = tidy_label(without_unseen(html.unescape(name)))
        named = any(letter.isalnum() for letter in voice)  # "<v ->" tells of a change, not of a name
        yield CaptionCue(
            start, end, _clean_lines(words), voice if named else None, bool(name.strip()) and not named
        )


def _clean_lines(payload: str) -> list[str]:
    if "<" in payload or "{" in payload:
        payload = _TAG.sub("", payload)
    if "&" in payload:
        payload = without_unseen(html.unescape(payload))
    return [line for line in (" ".join(raw.split()) for raw in payload.split("\n")) if line]


def _ordered(cues: list[CaptionCue], found: _Findings) -> list[CaptionCue]:
    late = overlapping = 0
    reached = before = -1
    for cue in cues:
        if cue.end_ms < cue.start_ms:
            found.add(message("cues that end before they start: their end set to their start"))
            cue.end_ms = cue.start_ms
        late += cue.start_ms < before
        overlapping += cue.start_ms < reached - 50 and cue.start_ms > before
        before, reached = cue.start_ms, max(reached, cue.end_ms)
    found.add(message("cues out of order: put in order by their times"), late)
    found.add(message("cues that overlap in time: kept, each with its own times"), overlapping)
    return sorted(cues, key=lambda cue: cue.start_ms) if late else cues


def _unrolled(cues: list[CaptionCue], found: _Findings) -> list[CaptionCue]:
    """Return cues without what roll-up captions repeat, and without exact doubles."""
    pairs = sum(_repeats(before.lines, cue.lines) > 0 for before, cue in pairwise(cues))
    rolling = pairs > 2 and pairs > 0.3 * len(cues)
    kept: list[CaptionCue] = [cues[0]]
    shown = cues[0].lines
    for cue in cues[1:]:
        same = cue.lines == shown and cue.voice == kept[-1].voice
        if same and (rolling or cue.start_ms == kept[-1].start_ms):
            found.add(message("captions shown twice: merged"))
            found.leave(" ".join(cue.lines), message("captions shown twice"))
            kept[-1] = replace(kept[-1], end_ms=max(kept[-1].end_ms, cue.end_ms))
            continue
        before, shown = shown, cue.lines
        repeated = _repeats(before, cue.lines) if rolling else 0
        if not repeated:
            kept.append(cue)
            continue
        found.add(message("lines repeated by roll-up captions: merged"))
        fresh = _new_lines(cue.lines, before, repeated)
        found.leave(" ".join(cue.lines), message("lines repeated by roll-up captions"))
        if fresh:
            kept.append(replace(cue, lines=fresh))
        else:
            kept[-1] = replace(kept[-1], end_ms=max(kept[-1].end_ms, cue.end_ms))
    return kept


def _repeats(before: list[str], lines: list[str]) -> int:
    """Return how many of the first ``lines`` are the last lines shown before, or begin with them."""
    for count in range(min(len(before), len(lines)), 0, -1):
        if before[-1] == lines[count - 1] and before[-count:] == lines[:count]:
            return count
    return 1 if len(before) == len(lines) == 1 and lines[0].startswith(before[0] + " ") else 0


def _new_lines(lines: list[str], before: list[str], repeated: int) -> list[str]:
    if len(lines) == 1 and lines[0] != before[-1] and lines[0].startswith(before[-1] + " "):
        return [lines[0][len(before[-1]) + 1 :]]
    return lines[repeated:]


def _utterances(cues: list[CaptionCue], found: _Findings) -> Iterator[Utterance]:
    voiced = any(cue.voice or cue.new_turn for cue in cues)
    names = NO_NAMES if voiced else find_names([cue.lines for cue in cues])
    carried = bool(names) and sum(names.names_one(cue.lines) for cue in cues) < 0.8 * len(cues)
    label: str | None = None
    unnamed = 0
    last = ""
    for cue in cues:
        for text, stated, new_turn in _read_cue(
            cue, names, voiced, after_stop=_STOP.search(last) is not None
        ):
            if is_sound(text):
                found.add(message("sounds and remarks in brackets left out"))
                found.leave(text, message("sounds and remarks in brackets"))
                continue
            if not stated and text[:1].isupper() and _STOP.search(last) and is_not_said(text):
                found.add(message("lines that nobody said left out"))
                found.leave(text, message("lines that nobody said"))
                continue
            if stated:
                found.leave(stated, message("names that every caption repeats"))
            goes_on = carried or (text[:1].islower() and not _STOP.search(last))
            label = stated or (label if goes_on and not new_turn else None)
            last = text or last
            unnamed += label is None
            if text:
                yield Utterance(text, cue.start_ms, cue.end_ms, label, new_turn)
    if not any(cue.voice for cue in cues) and not names:
        found.add(message("no speaker is named in these captions"))
    else:
        found.add(message("cues that name no speaker"), unnamed)


def _read_cue(
    cue: CaptionCue, names: CaptionNames, voiced: bool, *, after_stop: bool
) -> Iterator[tuple[str, str | None, bool]]:
    """Yield a cue's words parted by speaker, each with the name stated and whether a change is marked."""
    if voiced:
        yield " ".join(cue.lines), cue.voice, cue.new_turn
        return
    words: list[str] = []
    stated, new_turn = None, False
    for place, line in enumerate(cue.lines):
        opening = names.opening(line, after_stop=after_stop and place == 0)
        if opening:
            if words:
                yield " ".join(words), stated, new_turn
            words, stated, new_turn = [], opening.label, opening.label is None
            line = line[opening.end :]
        if line:
            words.append(line)
    yield " ".join(words), stated, new_turn
