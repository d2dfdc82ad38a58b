"""What was understood of a meeting's sentences, once for everything that is found in it."""

from dataclasses import dataclass

from travaux.domain.findings import Sentence
from travaux.domain.positions import Position, Unresolved


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences of one meeting in order, the positions taken in them, and what was taken for none.

    ``source`` is the id of the meeting's.
    """

    source: str
    sentences: tuple[Sentence, ...]
    positions: tuple[Position, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
