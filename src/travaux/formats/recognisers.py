"""What speech recognisers write: Whisper, WhisperX, whisper.cpp and others' timed segments in JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from travaux.domain.coverage import Apart
from travaux.domain.meetings import MeetingFacts, Transcript
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.errors import UnreadableSource, in_line
from travaux.formats.composition import TurnComposition, Utterance, is_sound
from travaux.formats.coverage import account
from travaux.formats.json_values import read_json
from travaux.formats.json_words import pieces_once, words_of_json
from travaux.formats.labels import milliseconds
from travaux.formats.recorder_shapes import segments_of

_LISTS = (
    "segments",
    "entries",
    "utterances",
    "transcription",
    "chunks",
    "monologues",
    "meeting_transcripts",
    "transcript",
    "transcripts",
    "sentences",
    "transcript_segments",
    "data",
    "result",
    "results",
)
_TEXTS = ("text", "sentence", "content", "transcript", "utterance", "raw_text", "punctuated_word", "word")
_SPEAKERS = (
    "speaker_name", "speakerName", "speakerDisplayName", "speaker_display_name", "displayName",
    "display_name", "user_name", "userName", "speaker", "speaker_label", "participant", "name",
    "speaker_id", "speakerId",
)  # fmt: skip
_SURE = ("probability", "confidence", "conf")
"""How sure a recogniser is of a word. WhisperX's "score" is none of these: it says how well a time fits."""
_STARTS = ("start", "start_time", "startTime", "startOffset", "audio_start_time", "begin", "from")
_ENDS = ("end", "end_time", "endTime", "endOffset", "audio_end_time", "to")

Segment = Mapping[str, object]


def read_recognised(text: str, source_id: str) -> Transcript:
    """Return a recogniser's JSON as a transcript, with the time of every word where it is given.

    Raises:
        UnreadableSource: if it is damaged, or no list of segments with text is in it.
    """
    data = _data(text, source_id)
    segments = segments_of(data) or _segments(data)
    if not segments:
        raise UnreadableSource(
            message("is JSON without a list of segments with text"),
            where=source_id,
            remedy=message("give what Whisper, WhisperX or a like recogniser writes"),
        )
    composition = TurnComposition(source_id)
    composition.add(_utterances(segments, 1 if _in_milliseconds(segments) else 1000))
    title = data.get("title") if isinstance(data, Mapping) else None
    facts = MeetingFacts(title=title if isinstance(title, str) else None)
    read = composition.transcript("recogniser", facts, _notes(segments))
    said = read.source.text
    sounds = (
        Apart(_text(one), message("sounds and remarks in brackets"))
        for one in segments
        if is_sound(_text(one))
    )
    return replace(read, coverage=account(pieces_once(words_of_json(data), said), (said,), sounds))


def _data(text: str, source_id: str) -> object:
    """Return what JSON says.

    Raises:
        UnreadableSource: if it is damaged.
    """
    try:
        return read_json(text)
    except json.JSONDecodeError as error:
        place = in_line(source_id, error.lineno)
        raise UnreadableSource(
            message("is damaged JSON (%(reason)s)", reason=error.msg),
            where=place,
            remedy=message("get it again"),
        ) from error
    except ValueError as error:
        raise UnreadableSource(
            message("is JSON with a number too long to be one"),
            where=source_id,
            remedy=message("get it again"),
        ) from error
    except RecursionError as error:
        raise UnreadableSource(
            message("is JSON nested too deeply"), where=source_id, remedy=message("get it again")
        ) from error


def _segments(data: object) -> list[Segment]:
    """Return the first list of objects with text, where such lists are kept."""
    if isinstance(data, list):
        found = [item for item in data if isinstance(item, Mapping) and _text(item)]
        return found if len(found) >= 0.5 * len(data) else []
    if isinstance(data, Mapping):
        for key in _LISTS:
            found = _segments(data.get(key))
            if found:
                return found
    return []


def _first_value(item: Segment, keys: Sequence[str]) -> object:
    return next((item[key] for key in keys if item.get(key) is not None), None)


def _text(item: Segment) -> str:
    text = _first_value(item, _TEXTS)
    return " ".join(text.split()) if isinstance(text, str) else ""


def _speaker(item: Segment) -> str | None:
    speaker = _first_value(item, _SPEAKERS)
    if isinstance(speaker, Mapping):
        speaker = _first_value(speaker, ("displayName", "display_name", "name", "label", "id"))
    if isinstance(speaker, bool) or not isinstance(speaker, (str, int)):
        return None
    label = str(speaker).strip()
    return f"Speaker {label}" if label.isdigit() else label or None


def _time(item: Segment, keys: Sequence[str], place: int) -> float | str | None:
    pair = item.get("timestamp")
    value = pair[place] if isinstance(pair, list) and len(pair) == 2 else None
    for holder in ("offsets", "timestamps"):
        inner = item.get(holder)
        if value is None and isinstance(inner, Mapping):
            value = _first_value(inner, keys)
    value = _first_value(item, keys) if value is None else value
    return value if isinstance(value, (int, float, str)) and not isinstance(value, bool) else None


def _in_milliseconds(segments: Sequence[Segment]) -> bool:
    """Return whether times are whole milliseconds: whole numbers, and spans too long to be seconds."""
    if any("offsets" in segment for segment in segments):
        return True
    times: list[tuple[object, object]] = [(_time(s, _STARTS, 0), _time(s, _ENDS, 1)) for s in segments]
    if any(isinstance(time, float) for pair in times for time in pair):
        return False
    spans = [
        (end - start) / max(len(_text(segment)), 1)
        for segment, (start, end) in zip(segments, times, strict=True)
        if isinstance(start, int) and isinstance(end, int) and abs(end - start) < 1e12
    ]
    return bool(spans) and median(spans) > 5


def _milliseconds(value: float | str | None, scale: int) -> int | None:
    if isinstance(value, str):
        try:
            return milliseconds(value.rstrip("s"))
        except ValueError:
            return None
    return round(value * scale) if value is not None and 0 <= value < 1e9 else None


def _utterances(segments: Sequence[Segment], scale: int) -> Iterator[Utterance]:
    for segment in segments:
        if is_sound(_text(segment)):
            continue
        speaker = _speaker(segment)
        words = segment.get("words")
        if isinstance(words, list) and words and all(isinstance(w, Mapping) and _text(w) for w in words):
            for word in words:
                yield _utterance(word, scale, _speaker(word) if "speaker" in word else speaker)
        else:
            yield _utterance(segment, scale, speaker)


def _utterance(item: Segment, scale: int, speaker: str | None) -> Utterance:
    start, end = _milliseconds(_time(item, _STARTS, 0), scale), _milliseconds(_time(item, _ENDS, 1), scale)
    if start is not None and end is not None and end < start:
        end = start
    return Utterance(_text(item), start, end, speaker, probability=probability_of(item))


def probability_of(item: Segment) -> float | None:
    """Return how sure the recogniser was of a word, from 0 to 1, None where it does not say.

    What it says of a whole sentence is a mean, in which one word that was misheard does not show.
    """
    value = None if " " in _text(item) else _first_value(item, _SURE)
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    known = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1
    return float(value) if known and isinstance(value, (int, float)) else None


def _notes(segments: Sequence[Segment]) -> Iterator[Note]:
    sounds = sum(is_sound(_text(segment)) for segment in segments)
    if sounds:
        yield Note(message("sounds and remarks in brackets left out"), count=sounds)
    unnamed = sum(_speaker(segment) is None and not is_sound(_text(segment)) for segment in segments)
    if unnamed and not any(_speaker(segment) for segment in segments):
        yield Note(message("no speaker is told apart in this recogniser's output"))
    elif unnamed:
        yield Note(message("segments that name no speaker"), count=unnamed)
    starts = [start for segment in segments if isinstance(start := _time(segment, _STARTS, 0), (int, float))]
    late = sum(later < earlier for earlier, later in pairwise(starts))
    if late:
        yield Note(message("segments out of order: kept in the order they are written"), count=late)
