"""The words of a source's file held against those that its text exposes: none may go unaccounted for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from travaux.domain.messages import Text
from travaux.domain.spans import Note


@dataclass(frozen=True, slots=True)
class Apart:
    """Words that a file holds and its text leaves out: why, and where ("page 3", or "")."""

    text: str = field(repr=False)
    why: Text
    where: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """An account of a file's words, counted another way than its reader reads them.

    ``words`` are all that the file holds: those ``exposed`` in its text, labels and notes, those ``apart``
    by reason, and those ``missing`` by place. Each note counts words.
    """

    words: int
    exposed: int
    apart: tuple[Note, ...] = ()
    missing: tuple[Note, ...] = ()

    @property
    def count_apart(self) -> int:
        """Return how many words are kept apart."""
        return sum(note.count for note in self.apart)

    @property
    def count_missing(self) -> int:
        """Return how many words are neither exposed nor kept apart."""
        return sum(note.count for note in self.missing)

    @property
    def share(self) -> float:
        """Return the share of the file's words that are accounted for, from 0 to 1."""
        return 1 - self.count_missing / self.words if self.words else 1.0


def sum_coverages(coverages: Iterable[Coverage]) -> Coverage | None:
    """Return the account of several files as one, None where there are none."""
    kept = tuple(coverages)
    if not kept:
        return None
    return Coverage(
        sum(one.words for one in kept),
        sum(one.exposed for one in kept),
        tuple(note for one in kept for note in one.apart),
        tuple(note for one in kept for note in one.missing),
    )
