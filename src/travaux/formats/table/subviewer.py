"""SBV captions, as video platforms write them (SubViewer)."""

import re

from travaux.domain.meetings import Transcript
from travaux.domain.messages import message
from travaux.formats.captions import read_captions
from travaux.formats.format import Format, Head
from travaux.formats.opening import Kind, Opened
from travaux.formats.spoken import transcript_of_text

_CLOCK = r"\d{1,3}:\d\d:\d\d\.\d{1,3}"
_TIMES = re.compile(rf"^[ \t]*({_CLOCK}),({_CLOCK})[ \t]*$", re.M)
_BREAK = "[br]"


def _sniff(head: Head) -> float:
    first = head.text.lstrip().split("\n", 1)[0].strip()
    return 1.0 if head.kind is Kind.TEXT and _TIMES.fullmatch(first) else 0.0


def _read(opened: Opened, source_id: str) -> Transcript:
    def read(text: str) -> Transcript:
        told = _TIMES.sub(r"\1 --> \2", text).replace(_BREAK, "\n")
        return read_captions(told, source_id, "sbv")

    return transcript_of_text(opened, read)


FORMAT = Format(name="sbv", title=message("SBV captions"), suffixes=(".sbv",), sniff=_sniff, transcript=_read)
