"""What was understood of one source, once for everything that is found in it and in the whole record."""

from dataclasses import dataclass

from travaux.domain.findings import Argument, Sentence
from travaux.domain.positions import Position, Register, Unresolved


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences of one meeting in order, the positions taken in them, and what was taken for none.

    ``source`` is the id of the meeting's.
    """

    source: str
    sentences: tuple[Sentence, ...]
    positions: tuple[Position, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenPositions:
    """The positions that one written source holds or tells of. ``source`` is its id."""

    source: str
    register: Register


@dataclass(frozen=True, slots=True)
class ArguedInput:
    """What is argued in one input. ``source`` is its id."""

    source: str
    arguments: tuple[Argument, ...] = ()
