"""Sources, and citations that slice to exactly the words they quote.

Offsets count Unicode characters of the source *as its reader exposes it*; times are
milliseconds from the start of the recording.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from travaux.domain.messages import Text


def stable_id(*parts: str) -> str:
    """Return a short identifier that depends on ``parts`` alone, so that it survives re-runs."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class TimedSpan:
    """A stretch of a source's text and when it was spoken.

    ``probability`` is how sure a recogniser was of these words, from 0 to 1; None where nobody says.
    """

    start: int
    end: int
    start_ms: int
    end_ms: int
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words that prove a line, and where they stand.

    Raises:
        ValueError: if the span is empty or the quote is not as long as the span.
    """

    source: str
    start: int
    end: int
    quote: str
    start_ms: int | None = None
    end_ms: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"a citation of {self.source} at {self.start}-{self.end} does not fit its quote")

    def overlaps(self, other: "Citation") -> bool:
        """Tell whether both stand in one source and share words there."""
        return self.source == other.source and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class SourceText:
    """One source as its reader exposes it.

    ``id`` is the path a lone file was read from, or its content address in a workspace.
    ``times`` are in text order; where they are empty nothing is known of seconds.
    """

    id: str
    text: str = field(repr=False)
    times: tuple[TimedSpan, ...] = field(default=(), repr=False)

    def cite(self, start: int, end: int) -> Citation:
        """Return the citation of ``text[start:end]``, trimmed of surrounding white space.

        Raises:
            ValueError: if the span is outside the text or holds white space only.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}-{end} is outside {self.id}")
        quote = self.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        span = self.spoken(start, start + len(quote))
        return Citation(self.id, start, start + len(quote), quote, *(span or (None, None)))

    def spoken(self, start: int, end: int) -> tuple[int, int] | None:
        """Return when ``text[start:end]`` was spoken, in milliseconds, or None where that is unknown."""
        covered = self.timed(start, end)
        return (covered[0].start_ms, max(timed.end_ms for timed in covered)) if covered else None

    def timed(self, start: int, end: int) -> tuple[TimedSpan, ...]:
        """Return the timed words or stretches that ``text[start:end]`` shares characters with, in order."""
        first = bisect_right(self.times, start, key=lambda timed: timed.end)
        last = bisect_left(self.times, end, key=lambda timed: timed.start)
        return self.times[first:last]


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader wants its user to know: what was understood, mended, lost or left out."""

    what: Text
    where: Text = ""
    count: int = 1


def name_of(source: str) -> str:
    """Return what to call a source by its id: the file's name where the id is a path."""
    return source.replace("\\", "/").rsplit("/", 1)[-1]


def cited(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return ``citations`` as a tuple.

    Raises:
        ValueError: if there are none, since a finding cannot stand without the words that prove it.
    """
    found = tuple(citations)
    if not found:
        raise ValueError("a finding needs at least one citation")
    return found
