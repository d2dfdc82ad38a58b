"""A record aligned with the sound of its meeting: the words of the one against those heard in the other."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Protocol, TypeVar

from rapidfuzz.distance import Indel, Levenshtein

from travaux.analysis.recordings.witnesses import tokens
from travaux.domain.recordings import HeardWord
from travaux.domain.spans import TimedSpan

T = TypeVar("T")


class Editop(Protocol):
    """What happens to a run of words from the record to the sound, as RapidFuzz tells it."""

    tag: str
    src_start: int
    src_end: int
    dest_start: int
    dest_end: int


ALIKE = 0.6
"""Likeness (of all letters those shared in order) from which a word may be another, misheard: "reeves"."""

LONGEST_GAP_MS = 2_000
"""A second word of the record is given a time between its neighbours' only where these are so near: beyond,
nobody knows when it was said."""

SHORTEST = 4
"""Words that were said and do not stand in the record are told from so many on: fewer are misheard."""


@dataclass(frozen=True, slots=True)
class RecordWord:
    """A word of a record, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """Words said that the record leaves out, or words of the record that are not heard, and when.

    ``start`` and ``end`` are their place in the record, or that at which they would stand.
    """

    said: str
    recorded: str
    start_ms: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RecordAlignment:
    """When each word of a record was said, as far as that is heard, and where the record and sound differ.

    ``matched`` is the share of the record's words that were heard.
    """

    times: tuple[TimedSpan, ...]
    differences: tuple[RecordDifference, ...]
    matched: float


def align(record: Sequence[RecordWord], heard: Sequence[HeardWord]) -> RecordAlignment:
    """Return ``record`` with the times of what was ``heard``.

    Words are compared without case and marks. What is substituted is aligned where it is alike; what stands
    between two words whose times are near shares the time between them.
    """
    spoken = [(token, word) for word in heard for token in tokens(word.text)]
    written = [(token, word) for word in record for token in tokens(word.text)]
    edits = Levenshtein.opcodes([token for token, _ in written], [token for token, _ in spoken])
    found: dict[int, HeardWord] = {}
    for edit in edits:
        pairs = zip(
            written[edit.src_start : edit.src_end], spoken[edit.dest_start : edit.dest_end], strict=False
        )
        if edit.tag == "equal":
            found |= {word.start: said for (_, word), (_, said) in pairs}
        elif edit.tag == "replace":
            alike = ((word, said) for (one, word), (other, said) in pairs if is_alike(one, other))
            found |= {word.start: said for word, said in alike}
    times = tuple(_times(record, found))
    share = len(found) / len(record) if record else 0.0
    return RecordAlignment(times, tuple(_differences(edits, written, spoken)), share)


def is_alike(one: str, other: str) -> bool:
    """Tell whether one word may be the other, misheard."""
    return Indel.normalized_similarity(one, other) >= ALIKE


def _times(record: Sequence[RecordWord], found: dict[int, HeardWord]) -> Iterator[TimedSpan]:
    """Yield the time of every word that was heard, and of those between two whose times are near."""
    last = 0
    for is_known, group in groupby(record, key=lambda word: word.start in found):
        words = list(group)
        if is_known:
            for word in words:
                said = found[word.start]
                last = said.end_ms
                yield TimedSpan(word.start, word.end, said.start_ms, said.end_ms)
            continue
        after = record[bisect_right(record, words[-1].start, key=lambda each: each.start) :]
        following = next((found[word.start].start_ms for word in after if word.start in found), None)
        if last and following is not None and 0 <= following - last <= LONGEST_GAP_MS:
            edges = [last + (following - last) * step // len(words) for step in range(len(words) + 1)]
            for word, (start_ms, end_ms) in zip(words, pairwise(edges), strict=True):
                yield TimedSpan(word.start, word.end, start_ms, end_ms)


def _differences(
    edits: Iterable[Editop],
    written: Sequence[tuple[str, RecordWord]],
    spoken: Sequence[tuple[str, HeardWord]],
) -> Iterator[RecordDifference]:
    """Yield the runs of edits in which one side has at least ``SHORTEST`` words more than the other."""
    for equal, group in groupby(edits, key=lambda edit: edit.tag == "equal"):
        run = list(group)
        place = _distinct(word for _, word in written[run[0].src_start : run[-1].src_end])
        said = _distinct(word for _, word in spoken[run[0].dest_start : run[-1].dest_end])
        if equal or abs(len(place) - len(said)) < SHORTEST:
            continue
        before = written[run[0].src_start - 1][1].end if run[0].src_start else 0
        yield RecordDifference(
            " ".join(word.text for word in said),
            " ".join(word.text for word in place),
            said[0].start_ms if said else None,
            place[0].start if place else before,
            place[-1].end if place else before,
        )


def _distinct(words: Iterable[T]) -> list[T]:
    """Return words once each, of which some have several tokens."""
    return list(dict.fromkeys(words))
