"""The JSON of recorders that keep words apart from who said them, as plain timed segments with speakers.

Known by their own keys: AWS Transcribe, Deepgram, Google and Azure speech services, Rev, Speechmatics, IBM
Watson, ElevenLabs; those that give what each participant said as words alone, as Recall does, or as
sentences, as Gong does; and those that number their speakers and list the names apart, as Otter does.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from statistics import median

Segment = dict[str, object]
_TICKS = 1e7  # of a second: Azure counts time in hundred nanoseconds
_CLOSING = frozenset(".,;:!?…)]}”’。，；：！？、؟،")


def segments_of(data: object) -> list[Segment]:
    """Return the segments of one of these shapes, with text, speaker, start and end."""
    if isinstance(data, list):
        data = {"transcript": data}
    if not isinstance(data, Mapping):
        return []
    for shape in _SHAPES:
        found = [segment for segment in shape(data) if segment["text"]]
        if found:
            names = _names_of_numbers(data)
            return [{**one, "speaker": names.get(str(one["speaker"]), one["speaker"])} for one in found]
    return []


def _names_of_numbers(data: Mapping[str, object]) -> dict[str, str]:
    """Return the names that a file itself gives to the numbers of its speakers, as a list or by number."""
    rolls = [data.get(key) for key in ("speakers", "speaker_names", "speakerNames")]
    listed = [
        (item.get(key), _any(item, _NAMES))
        for roll in rolls
        if isinstance(roll, list)
        for item in roll
        if isinstance(item, Mapping)
        for key in ("id", "speaker_id", "speakerId", "speaker", "number")
    ]
    mapped = [
        (key, _any(item, _NAMES) if isinstance(item, Mapping) else item)
        for roll in rolls
        if isinstance(roll, Mapping)
        for key, item in roll.items()
    ]
    return {
        str(number): " ".join(name.split())
        for number, name in (*listed, *mapped)
        if number is not None and isinstance(name, str) and name.strip()
    }


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


def _speechmatics(data: Mapping[str, object]) -> Iterator[Segment]:
    """Yield what Speechmatics heard: a result a word or mark, whose first reading names its speaker."""
    words = []
    for item in _list(data, "results"):
        heard = _first_alternative(item, "alternatives")
        if not isinstance(heard, Mapping) or "content" not in heard:
            return
        speaker = heard.get("speaker")
        word = _segment(
            item,
            _text_value(heard, "content"),
            None if speaker == "UU" else speaker,
            "start_time",
            "end_time",
        )
        mark = item.get("type") == "punctuation"
        words.append({**word, "start": None} if mark else word)
    yield from _joined_segments(words)


def _watson(data: Mapping[str, object]) -> Iterator[Segment]:
    """Yield what IBM Watson heard: words with their times, and apart from them who spoke when."""
    speakers = {
        (label.get("from"), label.get("to")): label.get("speaker") for label in _list(data, "speaker_labels")
    }
    words: list[Segment] = []
    for result in _list(data, "results") if speakers else ():
        heard = _first_alternative(result, "alternatives")
        timed = heard.get("timestamps") if isinstance(heard, Mapping) else None
        for item in timed if isinstance(timed, list) else ():
            if isinstance(item, list) and len(item) == 3 and isinstance(item[0], str):
                text, start, end = item
                known = isinstance(start, (int, float)) and isinstance(end, (int, float))
                speaker = speakers.get((start, end)) if known else None
                words.append({"text": text, "speaker": speaker, "start": _number(start), "end": _number(end)})
    yield from _joined_segments(words)


def _elevenlabs(data: Mapping[str, object]) -> Iterator[Segment]:
    """Yield what ElevenLabs heard: words of one list, each with its speaker, spaces and sounds between."""
    items = [item for item in _list(data, "words") if item.get("type") in ("word", None)]
    told = any(_told(item, ("speaker_id", "speaker")) is not None for item in items)
    if not told or any(_list(data, key) for key in _LISTS):
        return
    yield from _joined_segments(
        [
            _segment(
                item, _any(item, ("text", "word")), _told(item, ("speaker_id", "speaker")), "start", "end"
            )
            for item in items
        ]
    )


def _by_participant(data: Mapping[str, object]) -> Iterator[Segment]:
    """Yield what a recorder heard that gives each turn as a list of words or sentences, and no text."""
    lists = (*(_list(data, key) for key in _LISTS), _list(data, "callTranscripts", "transcript"))
    turns: Sequence[Mapping[str, object]] = next((found for found in lists if found), ())
    for item in () if any(_any(item, _SAID) for item in turns) else turns:
        said = next((found for key in ("words", "sentences") if (found := _list(item, key))), [])
        who = _told(item, _SPOKEN_BY)
        if said:
            yield {
                "text": " ".join(filter(None, (_any(one, ("text", "word")) for one in said))),
                "speaker": _any(who, _NAMES) or who.get("id") if isinstance(who, Mapping) else who,
                "start": _moment(said[0], ("start_timestamp", *_FROM)),
                "end": _moment(said[-1], ("end_timestamp", *_UNTIL)),
            }


def _moment(item: Mapping[str, object], keys: Sequence[str]) -> object:
    """Return a time as it is told; of Recall's two the one that counts from the recording's beginning."""
    told = _told(item, keys)
    value = told.get("relative") if isinstance(told, Mapping) else told
    return value if isinstance(value, int) else _number(value)


_ROLLS = ("speakers", "participants", "attendees", "users", "people")
_LISTS = ("transcripts", "transcript", "segments", "utterances", "entries", "sentences", "monologues")
_IDS = ("id", "speaker_id", "speakerId", "participant_id", "participantId", "user_id", "userId")
_NAMES = ("speaker_name", "speakerName", "name", "display_name", "displayName", "full_name", "label")
_SPOKEN_BY = ("participant", "speaker", "speaker_name", "speakerName", "speakerId", "speaker_id")
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


_SHAPES = (
    _aws, _deepgram, _watson, _speechmatics, _google, _azure, _rev, _elevenlabs, _by_number, _by_participant,
)  # fmt: skip
