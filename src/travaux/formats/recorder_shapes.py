"""The JSON of recorders that keep words apart from who said them, as plain timed segments with speakers.

Known by their own keys: AWS Transcribe, Deepgram, Google and Azure speech services, Rev; and those that
number their speakers and list the names apart, as Otter does.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from statistics import median

Segment = dict[str, object]
_TICKS = 1e7  # of a second: Azure counts time in hundred nanoseconds
_CLOSING = frozenset(".,;:!?…)]}”’。，；：！？、؟،")


def segments_of(data: object) -> list[Segment]:
    """Return the segments of one of these shapes, with text, speaker, start and end."""
    if not isinstance(data, Mapping):
        return []
    for shape in (_aws, _deepgram, _google, _azure, _rev, _by_number):
        found = [segment for segment in shape(data) if segment["text"]]
        if found:
            return found
    return []


def _list(value: object, *path: str) -> list[Mapping[str, object]]:
    """Return the objects of the list at a path of keys, the first of lists on the way taken."""
    for key in path:
        if isinstance(value, Sequence) and not isinstance(value, str) and value:
            value = value[0]
        value = value.get(key) if isinstance(value, Mapping) else None
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _first_alternative(item: Mapping[str, object], *path: str) -> object:
    found = _list(item, *path)
    return found[0] if found else {}


def _text_value(item: object, key: str) -> str:
    value = item.get(key) if isinstance(item, Mapping) else None
    return " ".join(value.split()) if isinstance(value, str) else ""


def _segment(item: Mapping[str, object], text: str, speaker: object, start: str, end: str) -> Segment:
    return {
        "text": text,
        "speaker": speaker,
        "start": _number(item.get(start)),
        "end": _number(item.get(end)),
    }


def _number(value: object) -> object:
    """Return "12.5" and "12.5s" as a number of seconds; what is none as it is."""
    if isinstance(value, str):
        try:
            return float(value.removesuffix("s"))
        except ValueError:
            return value
    return float(value) if isinstance(value, int) and abs(value) < 1e12 else value


def _aws(data: Mapping[str, object]) -> Iterator[Segment]:
    """Yield what AWS Transcribe heard: its segments, else its items, spoken by whom their times say."""
    results = data.get("results")
    if not isinstance(results, Mapping):
        return
    labelled = _list(results, "audio_segments")
    if labelled and any("speaker_label" in item for item in labelled):
        for item in labelled:
            yield _segment(
                item, _text_value(item, "transcript"), item.get("speaker_label"), "start_time", "end_time"
            )
        return
    speakers = {
        str(item.get("start_time")): item.get("speaker_label", segment.get("speaker_label"))
        for segment in _list(results, "speaker_labels", "segments")
        for item in _list(segment, "items")
    }
    words = [
        _segment(
            item,
            _text_value(_first_alternative(item, "alternatives"), "content"),
            item.get("speaker_label") or speakers.get(str(item.get("start_time"))),
            "start_time",
            "end_time",
        )
        for item in _list(results, "items")
    ]
    yield from _joined_segments(words)


def _deepgram(data: Mapping[str, object]) -> Iterator[Segment]:
    """Yield what Deepgram heard: its utterances, else its paragraphs, else its words."""
    results = data.get("results")
    if not isinstance(results, Mapping):
        return
    for item in _list(results, "utterances"):
        yield _segment(item, _text_value(item, "transcript"), item.get("speaker"), "start", "end")
    if _list(results, "utterances"):
        return
    best = _first_alternative(results, "channels", "alternatives")
    for paragraph in _list(best, "paragraphs", "paragraphs"):
        for sentence in _list(paragraph, "sentences"):
            yield _segment(sentence, _text_value(sentence, "text"), paragraph.get("speaker"), "start", "end")
    if not _list(best, "paragraphs", "paragraphs"):
        words = [
            _segment(
                item,
                _text_value(item, "punctuated_word") or _text_value(item, "word"),
                item.get("speaker"),
                "start",
                "end",
            )
            for item in _list(best, "words")
        ]
        yield from _joined_segments(words)


def _google(data: Mapping[str, object]) -> Iterator[Segment]:
    """Yield what Google's service heard: where speakers are told apart its last result holds every word."""
    results = _list(data, "results")
    tagged = [
        item
        for result in results[-1:]
        for item in _list(result, "alternatives", "words")
        if "speakerTag" in item or "speakerLabel" in item
    ]
    words = [
        _segment(
            item,
            _text_value(item, "word"),
            item.get("speakerLabel") or item.get("speakerTag"),
            "startTime",
            "endTime",
        )
        for item in tagged
    ]
    yield from _joined_segments(words)
    for result in results if not tagged else ():
        yield _segment(
            {}, _text_value(_first_alternative(result, "alternatives"), "transcript"), None, "", ""
        )


def _azure(data: Mapping[str, object]) -> Iterator[Segment]:
    for item in _list(data, "recognizedPhrases"):
        start, length = (_number(item.get(key)) for key in ("offsetInTicks", "durationInTicks"))
        timed = isinstance(start, float) and isinstance(length, float)
        yield {
            "text": _text_value(_first_alternative(item, "nBest"), "display"),
            "speaker": item.get("speaker"),
            "start": start / _TICKS if timed and isinstance(start, float) else None,
            "end": (start + length) / _TICKS
            if isinstance(start, float) and isinstance(length, float)
            else None,
        }


def _rev(data: Mapping[str, object]) -> Iterator[Segment]:
    """Yield what Rev heard: monologues of elements, of which marks between words have no times."""
    for monologue in _list(data, "monologues"):
        elements = _list(monologue, "elements")
        timed = [item for item in elements if "ts" in item]
        text = "".join(str(item.get("value", "")) for item in elements)
        yield {
            "text": " ".join(text.split()),
            "speaker": monologue.get("speaker"),
            "start": _number(timed[0].get("ts")) if timed else None,
            "end": _number(timed[-1].get("end_ts")) if timed else None,
        }


_ROLLS = ("speakers", "participants", "attendees", "users", "people")
_LISTS = ("transcripts", "transcript", "segments", "utterances", "entries", "sentences", "monologues")
_IDS = ("id", "speaker_id", "speakerId", "participant_id", "participantId", "user_id", "userId")
_NAMES = ("speaker_name", "speakerName", "name", "display_name", "displayName", "full_name", "label")
_SAID = ("transcript", "text", "sentence", "content", "utterance", "words")
_FROM = ("start_offset", "startOffset", "start_time", "startTime", "start")
_UNTIL = ("end_offset", "endOffset", "end_time", "endTime", "end")


def _by_number(data: Mapping[str, object]) -> Iterator[Segment]:
    """Yield what a recorder heard that lists its speakers by number, apart from what they said."""
    names = {
        str(item[key]): name
        for roll in _ROLLS
        for item in _list(data, roll)
        for key in _IDS
        if item.get(key) is not None and (name := _any(item, _NAMES))
    }
    for key in _LISTS if names else ():
        items = _list(data, key)
        units = _units(items)
        for item in items:
            numbers = (item.get(one) for one in (*_IDS[1:], "speaker"))
            number = next((one for one in numbers if one is not None), None)
            named = names.get(str(number)) if isinstance(number, (str, int)) else None
            yield {
                "text": _any(item, _SAID),
                "speaker": named or (None if number is None else number),
                "start": _seconds(_told(item, _FROM), units),
                "end": _seconds(_told(item, _UNTIL), units),
            }


_PACE = 14.0  # characters that people say in a second: 150 words a minute
_UNITS = (1.0, 1_000.0, 16_000.0)  # in a second: seconds, milliseconds, samples of speech


def _units(items: Sequence[Mapping[str, object]]) -> float:
    """Return how many of the units that whole times are told in make a second, by how fast people speak."""
    paces = []
    for item in items:
        start, end = _told(item, _FROM), _told(item, _UNTIL)
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end < 1e12:
            paces.append(max(len(_any(item, _SAID)), 1) / (end - start))
    pace = median(paces) if paces else _PACE
    return min(_UNITS, key=lambda units: abs(log(pace * units / _PACE)))


def _seconds(value: object, units: float) -> object:
    number = _number(value)
    return number / units if isinstance(number, float) and isinstance(value, int) else number


def _any(item: Mapping[str, object], keys: Sequence[str]) -> str:
    return next((said for key in keys if (said := _text_value(item, key))), "")


def _told(item: Mapping[str, object], keys: Sequence[str]) -> object:
    return next((item[key] for key in keys if item.get(key) is not None), None)


def _joined_segments(words: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the words of one speaker after another as segments, marks set at the word before them."""
    held: Segment | None = None
    pieces: list[str] = []
    for word in words:
        mark = word["start"] is None and str(word["text"])[:1] in _CLOSING
        if held is not None and (mark or word["speaker"] == held["speaker"]):
            pieces.append(str(word["text"]) if mark else f" {word['text']}")
            held["end"] = word["end"] if word["end"] is not None else held["end"]
            continue
        if held is not None:
            yield {**held, "text": "".join(pieces).strip()}
        held, pieces = dict(word), [str(word["text"])]
    if held is not None:
        yield {**held, "text": "".join(pieces).strip()}
