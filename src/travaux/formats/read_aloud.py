"""What somebody reads out within a turn: "the record says: Ruritania: We reject it. End of quote." """

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.domain.messages import message
from travaux.formats.labels import is_plausible, is_strong, names_a_state
from travaux.reference.floor import FloorJob, floor_patterns

READ_OUT = message("a label that the speaker reads out is a quotation")
BEFORE = 200  # characters before a label in which the words stand that lead to a quotation

_LABEL = re.compile(r"(?<=[:：])\s+[\"“«]?\s?(?P<label>[^\W\d_][^:：\n\"“«.!?]{0,80}?)\s?[:：](?=\s)")


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """The span of words that are read out, from their label to where they end, and that label."""

    start: int
    end: int
    label: str


def find_read_aloud(text: str, start: int, end: int) -> Iterator[ReadAloud]:
    """Yield what is read out between ``start`` and ``end``, words of one speaker, with whose words it gives.

    A quotation lasts to where the reader says that it ends, else to the end of the line.
    """
    place = start
    for found in _LABEL.finditer(text, start, end):
        if found.start() < place or not _leads_to_quotation(
            text[max(start, found.start() - BEFORE) : found.start()]
        ):
            continue
        label = found["label"]
        if not is_plausible(label) or not (is_strong(label) or names_a_state(label) or label.endswith(")")):
            continue
        place = _quotation_end(text, found.end(), end)
        yield ReadAloud(found.start("label"), place, label)


def _leads_to_quotation(said: str) -> bool:
    return any(pattern.search(said) for pattern in floor_patterns(FloorJob.QUOTING))


def _quotation_end(text: str, start: int, end: int) -> int:
    for pattern in floor_patterns(FloorJob.UNQUOTING):
        if closing := pattern.search(text, start, end):
            return closing.end()
    line = text.find("\n", start, end)
    return end if line < 0 else line
