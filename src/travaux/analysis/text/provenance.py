"""Where the wording of every version of a text comes from, told from all else that the record holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812 - as in the domain
from typing import TypeVar

from travaux.analysis.text.phrases import Echo, IndexedPassage, Shelf, Span, longest_first, read_passages
from travaux.analysis.text.reuse import SHORTEST, explain
from travaux.domain.lineage import Borrowing, Origin, Origins
from travaux.domain.meetings import Meeting
from travaux.domain.texts import Draft

Source = TypeVar("Source", bound=Draft | Meeting)


@dataclass(frozen=True, slots=True)
class _Library:
    """All passages of the record: first of adopted texts, then of what was put forward, then of versions.

    ``dates`` are those of the passages' sources; ``version`` numbers the version that a passage is in.
    """

    passages: tuple[IndexedPassage, ...] = field(repr=False)
    dates: tuple[Date | None, ...] = field(repr=False)
    version: tuple[int | None, ...] = field(repr=False)
    adopted: int


def find_provenance(
    versions: Sequence[Draft], adopted: Sequence[Draft], others: Sequence[Draft | Meeting]
) -> Origins:
    """Return for each version which phrases stand in adopted texts, and which were put forward before it.

    ``versions`` are given oldest first. Words that an input or a speaker took from an earlier version
    are not theirs: only what is older than every version with the same words counts as put forward.
    """
    library = _library(versions, _by_date(adopted), _by_date(others))
    sought = [read_passages(draft) for draft in versions]
    shelf = Shelf(library.passages, (each for passages in sought for each in passages), SHORTEST)
    return Origins(
        tuple(
            _origin(draft, number, passages, shelf, library)
            for number, (draft, passages) in enumerate(zip(versions, sought, strict=True))
        )
    )


def _library(
    versions: Sequence[Draft], adopted: Sequence[Draft], others: Sequence[Draft | Meeting]
) -> _Library:
    shelved = [
        (passage, _date(source), None) for source in (*adopted, *others) for passage in read_passages(source)
    ]
    early = sum(len(read_passages(source)) for source in adopted)
    own = [(p, _date(draft), n) for n, draft in enumerate(versions) for p in read_passages(draft)]
    passages, dates, numbers = zip(*shelved, *own, strict=True) if shelved or own else ((), (), ())
    return _Library(passages, dates, numbers, early)


def _by_date(sources: Iterable[Source]) -> list[Source]:
    return sorted(sources, key=lambda source: (_date(source) or Date.max, source.source.id))


def _date(source: Draft | Meeting) -> Date | None:
    return source.date if isinstance(source, Draft) else source.facts.date


def _origin(
    draft: Draft, number: int, passages: Sequence[IndexedPassage], shelf: Shelf, library: _Library
) -> Origin:
    agreed: list[Borrowing] = []
    put_forward: list[Borrowing] = []
    for passage in passages:
        echoes = [echo for echo in shelf.echoes(passage) if _is_older(library, echo, draft.date, number)]
        own = [echo for echo in echoes if library.version[echo.text] is not None]
        outside = list(_put_forward(library, echoes, own))
        before = [echo for echo in echoes if echo.text < library.adopted]
        found = [
            borrowing
            for span in sorted(longest_first(before, SHORTEST))
            if (borrowing := explain(passage, span, [*before, *outside], library.passages))
        ]
        agreed += found
        put_forward += _outside(passage, outside, found, library)
    return Origin(draft.source.id, tuple(agreed), tuple(put_forward))


def _is_older(library: _Library, echo: Echo, date: Date | None, number: int) -> bool:
    """Tell whether the text of an echo is older than a version, as far as dates tell."""
    version, other = library.version[echo.text], library.dates[echo.text]
    if version is not None:
        return version < number
    return other is None or date is None or other < date


def _put_forward(library: _Library, echoes: Sequence[Echo], own: Sequence[Echo]) -> Iterator[Echo]:
    """Yield what inputs and interventions said first, less the words at either end that a version had."""
    for echo in echoes:
        if echo.text < library.adopted or library.version[echo.text] is not None:
            continue
        said = library.dates[echo.text]
        known = [
            (one.start, one.end)
            for one in own
            if said is None or (date := library.dates[one.text]) is None or date <= said
        ]
        start, end = _trimmed((echo.start, echo.end), known)
        if end - start >= SHORTEST:
            yield replace(echo, start=start, end=end, place=echo.place + start - echo.start)


def _trimmed(span: Span, known: Sequence[Span]) -> Span:
    start, end = span
    start = max((b for a, b in known if a <= start < b), default=start)
    end = min((a for a, b in known if a < end <= b), default=end)
    return start, end


def _outside(
    passage: IndexedPassage, echoes: Sequence[Echo], agreed: Sequence[Borrowing], library: _Library
) -> Iterator[Borrowing]:
    """Yield what was put forward and is more than agreed language."""
    telling = [one.citation for one in agreed if not one.common]
    for span in sorted(longest_first(echoes, SHORTEST)):
        borrowing = explain(passage, span, echoes, library.passages)
        if borrowing and not any(
            one.start <= borrowing.citation.start and borrowing.citation.end <= one.end for one in telling
        ):
            yield borrowing
