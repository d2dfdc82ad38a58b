"""What the outside must offer: the seams where other engines plug in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from travaux.domain.chain import ChainHead
from travaux.domain.messages import Text
from travaux.domain.record import (
    LogEntry,
    Problem,
    ResultHead,
    StageResult,
    StoredFinding,
    StoredSource,
)
from travaux.domain.recordings import Fitness, HeardWord, LanguageGuess
from travaux.domain.review import FindingKey, Review
from travaux.domain.search import Expression, Unit
from travaux.domain.sources import Room, Source, Viewer
from travaux.domain.spans import SourceText
from travaux.ports.jobs import Jobs as Jobs

if TYPE_CHECKING:  # slow to import, and most commands need no engine
    import numpy as np
    from numpy.typing import NDArray

Numbers: TypeAlias = "NDArray[np.int64]"
"""Numbers of units in a search index, shaped (units,)."""

T = TypeVar("T")
R = TypeVar("R")


class Embedder(Protocol):
    """Turns texts into unit vectors whose dot product is their likeness in topic (not in stance)."""

    @property
    def identity(self) -> str:
        """Name the engine, its version and its weights: part of every fingerprint."""
        ...

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a text, shaped (len(texts), dimensions)."""
        ...


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word seen in a picture of a page, from ``x0`` to ``x1`` pixels; ``confidence`` from 0 to 100."""

    text: str
    x0: float
    x1: float
    confidence: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line seen in a picture: ``baseline`` in pixels from the top, ``height`` that of its letters."""

    words: tuple[SeenWord, ...]
    baseline: float
    height: float


class PageRecogniser(Protocol):
    """Reads the words of a page that is a picture."""

    @property
    def identity(self) -> str:
        """Name the engine, its version and its languages, as reports show them."""
        ...

    def recognise(self, picture: "NDArray[np.uint8]", dots_per_inch: int) -> Sequence[SeenLine]:
        """Return the lines of a picture of grey levels, shaped (height, width), in reading order."""
        ...


class SpeechRecogniser(Protocol):
    """Writes down what is said in a stretch of sound. Who says it is for others to find."""

    @property
    def identity(self) -> str:
        """Name the engine, its version and its model: part of every fingerprint."""
        ...

    def fitness(self, language: str) -> Fitness:
        """Return how fit it was found for a language, by its ISO 639-1 code."""
        ...

    def language_of(self, sound: "NDArray[np.float32]") -> LanguageGuess | None:
        """Return the language that ``sound`` seems to be in, None where it cannot tell."""
        ...

    def recognise(
        self, sound: "NDArray[np.float32]", language: str, expected: Sequence[str] = ()
    ) -> Sequence[HeardWord]:
        """Return the words of ``sound`` in the order of their times; silence and music have none.

        Args:
            sound: samples from -1 to 1, one channel, 16,000 a second, shaped (samples,).
            language: the ISO 639-1 code that was stated, never guessed here.
            expected: names and terms of this meeting that may be said. One of them alone proves nothing.
        """
        ...


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence that a writer may rest on: ``id`` is what it cites, ``holder`` whose words they are."""

    id: str
    text: str
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class WritingTask:
    """One thing to write, in ``language``, from ``sentences`` alone; ``correction`` says what failed."""

    instruction: str
    sentences: tuple[NumberedSentence, ...]
    language: str
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence as written, not yet proved: the ids it ``cites``, the ``holders`` it names, its ``kind``."""

    text: str
    cites: tuple[str, ...]
    holders: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer returned, and how much was sent and received, in tokens of its own."""

    sentences: tuple[WrittenSentence, ...]
    tokens_sent: int
    tokens_received: int


class Writer(Protocol):
    """A language model that composes sentences; whatever it returns has yet to pass the gate."""

    @property
    def identity(self) -> str:
        """Name the model, the version of its instructions and its settings: part of every fingerprint."""
        ...

    def preview(self, task: WritingTask) -> str:
        """Return exactly what ``write`` would send, without sending anything."""
        ...

    def write(self, task: WritingTask) -> Written:
        """Return sentences as their model gives them, invented ids included.

        Raises:
            UnusableAnswer: if the answer is cut off or has another shape.
            TravauxError: if the model cannot be reached.
        """
        ...


class Originals(Protocol):
    """The bytes of every source as they came, each under the address that its content gives it."""

    def save(self, data: bytes, name: str) -> str:
        """Save ``data`` whole or not at all and return its address, the SHA-256 of its bytes in hex.

        What is there already stays, under its first name; what is there damaged is replaced.

        Raises:
            WorkspaceError: if it cannot be written.
        """
        ...

    def save_file(self, file: Path, name: str) -> str:
        """Save the bytes of a file, however long, as ``save`` does; none are held in memory at once.

        Raises:
            WorkspaceError: if it cannot be read or written.
        """
        ...

    def path(self, address: str) -> Path:
        """Return a local file with these bytes, which has the name it was saved with.

        Raises:
            NotFound: if it is missing.
        """
        ...

    def addresses(self) -> Iterator[str]:
        """Yield the address of every original there is, in order."""
        ...

    def is_intact(self, address: str) -> bool:
        """Tell whether the original is there with exactly the bytes that its address stands for."""
        ...

    def discard(self, address: str) -> None:
        """Remove an original, if it is there."""
        ...

    def sweep(self) -> None:
        """Remove what interrupted commands left behind; only called while nobody else saves."""
        ...


class RecordView(Protocol):
    """One viewer's view of the record, which does not change while it is open.

    What rests on a source that the viewer may not see does not exist for them.
    """

    @property
    def viewer(self) -> Viewer:
        """Return who looks."""
        ...

    def sources(self) -> list[StoredSource]:
        """Return the sources in the order they were added."""
        ...

    def source(self, name: str) -> StoredSource:
        """Return the one source that ``name`` means: its id, the start of its id, or its file's name.

        Raises:
            NotFound: if it means none, or several.
        """
        ...

    def by_address(self, sha256: str) -> StoredSource | None:
        """Return the source whose bytes have this address, None where there is none."""
        ...

    def text(self, source: str) -> SourceText:
        """Return a source's text as its reader exposes it.

        Raises:
            NotFound: if the source is not there, not visible, or not read yet.
        """
        ...

    def heads(self) -> list[ResultHead]:
        """Return what became of every stage, without the values."""
        ...

    def stored_heads(self) -> list[ResultHead]:
        """Return every result under the subject that it is stored with, those for the public too."""
        ...

    def head(self, stage: str, subject: str) -> ResultHead | None:
        """Return what became of one stage for one subject, None where it was not tried."""
        ...

    def ground(self, stage: str, subject: str) -> tuple[str, ...]:
        """Return the sources that a result is kept as resting on, in order; only the keeper may see them."""
        ...

    def value(self, stage: str, subject: str) -> str:
        """Return a stage's result as canonical JSON.

        Raises:
            NotFound: if there is none that this viewer may see.
        """
        ...

    def findings(self, kind: str | None = None, subject: str | None = None) -> Iterator[StoredFinding]:
        """Yield findings in the order their reports give them, of one kind or about one subject if asked."""
        ...

    def reviews(self, finding: FindingKey | None = None) -> list[Review]:
        """Return reviews, oldest first: of one finding, or all that this viewer may see."""
        ...

    def log(self) -> list[LogEntry]:
        """Return every write ever made, oldest first; only the keeper may see it."""
        ...

    def writes(self) -> int:
        """Return a number that grows with every write, so that while it stays all that was read does."""
        ...

    def withheld(self) -> int:
        """Return how many sources this viewer may not see."""
        ...


class RecordWriter(Protocol):
    """One transaction in somebody's name: every write is logged with who made it and when."""

    def seen(self, viewer: Viewer = Viewer.KEEPER) -> RecordView:
        """Return the record as it stands inside this transaction, as ``viewer`` may see it."""
        ...

    def put_source(self, source: Source, sha256: str, size: int) -> str:
        """Save a source and its facts; return "added", "updated" or "unchanged".

        Raises:
            WorkspaceError: if other bytes already have this short address.
        """
        ...

    def put_outcome(self, outcome: StageResult) -> list[tuple[str, str]]:
        """Save a stage's result in place of the one before it.

        Return the stage and subject of each result that fell with it, since its text is not as it was.
        """
        ...

    def drop_outcome(self, stage: str, subject: str) -> None:
        """Remove a result that no longer has a ground."""
        ...

    def put_review(self, review: Review, after: int | None = None, viewer: Viewer = Viewer.KEEPER) -> None:
        """Save a person's decision on a finding; ``after`` is how many reviews of it ``viewer`` has seen.

        What people set down themselves stands in the review's ``room``; a review of a finding has none, since
        it is seen by whoever sees the finding.

        Raises:
            Conflict: if somebody else has reviewed it since.
        """
        ...

    def take_over_review(self, review: Review) -> bool:
        """Save a review that was given elsewhere, with its author and its moment; say whether it is new."""
        ...

    def put_room(self, room: Room) -> None:
        """Save a room, or its new title."""
        ...

    def put_file(self, name: str, digest: str) -> None:
        """Note with which digest a setting or a file of the keeper's is now used; none if it is empty."""
        ...


class Meanings(Protocol):
    """Cached vectors of texts, by the texts' keys. They may vanish at any time."""

    def get(self, keys: Sequence[bytes]) -> "dict[bytes, NDArray[np.float16]]":
        """Return the vectors that are known."""
        ...

    def put(self, vectors: "Iterable[tuple[bytes, NDArray[np.float32]]]") -> None:
        """Save vectors, as far as that is possible."""
        ...


class SearchIndex(Protocol):
    """What can be searched of one viewer's view, made from it alone, never changed; threads may share it."""

    @property
    def fingerprint(self) -> str:
        """Return what it was made from."""
        ...

    def ranked(self, expression: Expression) -> Numbers:
        """Return the numbers of the units that ``expression`` describes, the best first."""
        ...

    def holding(self, expression: Expression) -> Numbers:
        """Return the numbers of the units that ``expression`` describes, in their order."""
        ...

    def is_broad(self, expression: Expression, most: int) -> bool:
        """Say whether ``expression`` describes more than ``most`` units."""
        ...

    def units(self, numbers: Iterable[int]) -> list[Unit]:
        """Return units by their numbers, in that order."""
        ...

    def heads(self) -> Iterator[tuple[str, str | None, Mapping[str, list[str]]]]:
        """Yield each unit's place, date and facets, in the order of their numbers."""
        ...

    def keys(self, least: int = 0) -> list[tuple[int, bytes]]:
        """Return the number and the key of the text of every unit that has at least so many words."""
        ...

    def text(self, number: int) -> str:
        """Return the text of one unit."""
        ...

    def holds(self, units: Sequence[Unit]) -> bool:
        """Tell whether it is made of just these units."""
        ...

    def meanings(self, engine: str) -> Meanings:
        """Return the cached vectors that the engine of this identity made."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Store(Protocol):
    """The record of one workspace, its reviews and its search indexes."""

    def view(self, viewer: Viewer) -> AbstractContextManager[RecordView]:
        """Give one unchanging view of what ``viewer`` may see."""
        ...

    def writing(self, who: str) -> AbstractContextManager[RecordWriter]:
        """Give one transaction in the name of ``who``: all of it is saved at the end, or nothing."""
        ...

    def open_index(self, viewer: Viewer, fingerprint: str) -> SearchIndex | None:
        """Return the viewer's index made from ``fingerprint``; None where there is none, or it is damaged."""
        ...

    def index_is_damaged(self, viewer: Viewer) -> bool:
        """Tell whether there is an index of the viewer's that cannot be used at all."""
        ...

    def write_index(self, viewer: Viewer, fingerprint: str, units: Sequence[Unit]) -> SearchIndex:
        """Make the viewer's index anew and return it; readers of the one before are not disturbed."""
        ...

    def chain_head(self) -> ChainHead:
        """Return where the chain of all that was ever written stands."""
        ...

    def chain_holds(self, link: str) -> bool:
        """Tell whether the chain once ended with ``link``."""
        ...

    def used_file(self, name: str) -> str | None:
        """Return the digest that a file of the keeper's was last used with, None where it never was."""
        ...

    def rooms(self) -> list[Room]:
        """Return the rooms that somebody has made, by their titles."""
        ...

    def alone(self, name: str, doing: Text, *, wait: bool = False) -> AbstractContextManager[None]:
        """Hold the record for what is called ``name``, on every machine, until the holder ends in any way.

        Raises:
            WorkspaceError: if somebody else holds it and we do not wait; it says what they are ``doing``.
        """
        ...

    def copy(self, path: Path) -> None:
        """Write the record as it now stands to ``path``, one SQLite file, while others read and write it."""
        ...

    def jobs(self) -> Jobs | None:
        """Return the work that waits for other machines, None where the record is one machine's alone."""
        ...

    def problems(self) -> Iterator[Problem]:
        """Yield what does not hold within the record itself, the gravest first.

        Raises:
            WorkspaceError: if it cannot be read at all.
        """
        ...

    def close(self) -> None:
        """Let go of the record; indexes stay open until they are closed."""
        ...


class Runner(Protocol):
    """Does work items, each by itself: here and now, in other processes, or by way of a queue."""

    def run(self, items: Iterable[T], work: Callable[[T], R]) -> Iterator[tuple[T, R]]:
        """Yield each of ``items`` once, with what ``work`` made of it, as they are done, in any order.

        An error of ``work`` is raised here and ends the run; items that were yielded stay done. Nothing
        is begun before the first is asked for.
        """
        ...
