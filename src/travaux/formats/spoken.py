"""Text files as transcripts, and how much labels say."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from travaux.domain.meetings import Transcript, Turn
from travaux.formats.labels import is_strong, names_a_state
from travaux.formats.opening import Opened, decode

_TOO_FEW = 4
"""Labels of which none comes back: fewer may be headings of a statement, such as its title and its place."""


def transcript_of_text(opened: Opened, read: Callable[[str], Transcript]) -> Transcript:
    """Return the transcript that ``read`` makes of a text file, with what decoding noted."""
    decoded = decode(opened.data, opened.where)
    found = read(decoded.text)
    return replace(found, notes=decoded.notes + found.notes)


def strength_of_labels(turns: Sequence[Turn]) -> float:
    """Return how much labels say: one a turn, and little where a few of them each stand once.

    Beside somebody named by an office or a title, a State is as sure as a label that comes back.
    """
    labels = {turn.label for turn in turns if turn.label}
    if len(turns) >= _TOO_FEW or len({turn.label for turn in turns}) < len(turns):
        return float(len(turns))
    if any(map(is_strong, labels)) and all(is_strong(each) or names_a_state(each) for each in labels):
        return float(len(turns))
    return 0.1 * len(turns)
