"""What speech recognisers write as JSON: Whisper, WhisperX and the like."""

from travaux.domain.meetings import Transcript
from travaux.domain.messages import message
from travaux.formats.format import Format, Head
from travaux.formats.json_head import is_json
from travaux.formats.opening import Kind, Opened
from travaux.formats.recognisers import read_recognised
from travaux.formats.spoken import transcript_of_text

_ANY_JSON = 0.5
"""JSON of an unknown shape is best refused as what a recogniser does not write."""


def _sniff(head: Head) -> float:
    if head.kind is not Kind.JSON:
        return 0.0
    return _ANY_JSON if head.suffix == ".json" or is_json(head.text, head.is_whole) else 0.0


def _read(opened: Opened, source_id: str) -> Transcript:
    return transcript_of_text(opened, lambda text: read_recognised(text, source_id))


FORMAT = Format(
    name="recogniser",
    title=message("speech recognisers’ JSON: Whisper, WhisperX and the like"),
    suffixes=(".json",),
    sniff=_sniff,
    transcript=_read,
)
