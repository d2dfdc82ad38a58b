"""Running text in which nobody is named: read only where nothing else is seen."""

from travaux.domain.meetings import Turn
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.formats.data_files import is_stamped
from travaux.formats.format import Format, Head
from travaux.formats.manuscript import Manuscript, Parse, Structural, trim

_LAST = 0.01
"""Less than any layout that was found."""


def _sniff(head: Head) -> float:
    if head.manuscript is None or head.is_data or is_stamped(head.manuscript.text):
        return 0.0
    return _LAST


def _parse_manuscript(manuscript: Manuscript) -> Parse:
    span = trim(manuscript.text, 0, len(manuscript.text), Structural)
    turns = (Turn(None, *span),) if span else ()
    return Parse(
        "plain", turns, notes=(Note(message("nobody is named as speaking: read as one unattributed turn")),)
    )


FORMAT = Format(
    name="plain",
    title=message("running text in which nobody is named"),
    sniff=_sniff,
    turns=_parse_manuscript,
)
