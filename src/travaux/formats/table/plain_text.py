"""Plain text in any encoding."""

from travaux.analysis.text.assembly import Exposed
from travaux.domain.messages import message
from travaux.formats.drafts.plain_text import read_plain_text
from travaux.formats.format import Format, Head
from travaux.formats.opening import Kind, Opened
from travaux.formats.written import exposed_text, words_of_text
from travaux.ports import PageRecogniser

_TEXT = frozenset({Kind.TEXT, Kind.JSON, Kind.SRT, Kind.VTT})
_LAST = 0.1
"""Whatever is text can be read as text, where no other format is seen."""


def _sniff(head: Head) -> float:
    return _LAST if head.kind in _TEXT else 0.0


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    return exposed_text(opened, read_plain_text)


FORMAT = Format(
    name="text",
    title=message("plain text"),
    suffixes=(".txt",),
    sniff=_sniff,
    manuscript=words_of_text,
    draft=_draft,
)
