"""WebVTT captions, with and without voices."""

from travaux.domain.meetings import Transcript
from travaux.domain.messages import message
from travaux.formats.captions import read_captions
from travaux.formats.format import Format, Head
from travaux.formats.opening import Kind, Opened
from travaux.formats.spoken import transcript_of_text


def _sniff(head: Head) -> float:
    return 1.0 if head.kind is Kind.VTT else 0.0


def _read(opened: Opened, source_id: str) -> Transcript:
    return transcript_of_text(opened, lambda text: read_captions(text, source_id, "vtt"))


FORMAT = Format(
    name="vtt", title=message("WebVTT captions"), suffixes=(".vtt",), sniff=_sniff, transcript=_read
)
