"""Word-for-word matches of phrases between texts of any kind: provisions, inputs, what was said."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from travaux.analysis.text.changes import find_proper_words
from travaux.analysis.text.citing import cite_words
from travaux.analysis.text.standing_text import printed_span
from travaux.analysis.text.wording import KeyedWord, find_words
from travaux.domain.lineage import EarlierOccurrence
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft, Paragraph

MOST_PLACES = 400  # of a phrase that are looked at

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A paragraph or an intervention with its words; ``cite`` takes a span of its own text."""

    source: str
    number: int
    words: tuple[KeyedWord, ...] = field(repr=False)
    keys: tuple[str, ...] = field(repr=False)
    cite: Callable[[int, int], Citation] = field(repr=False)
    by: str | None = None

    def quote(self, start: int, end: int) -> Citation:
        """Return the citation of words [start, end)."""
        return self.cite(self.words[start].start, self.words[end - 1].end)

    def found(self, start: int, end: int) -> EarlierOccurrence:
        """Return words [start, end) as a place where a phrase stands."""
        return EarlierOccurrence(self.source, self.number, self.quote(start, end), self.by)


@dataclass(frozen=True, slots=True)
class Echo:
    """Words [start, end) of a passage stand from word ``place`` of passage ``text`` of a shelf."""

    start: int
    end: int
    text: int
    place: int


def read_passages(source: Draft | Meeting) -> tuple[IndexedPassage, ...]:
    """Return the paragraphs of a draft, or the interventions of a meeting."""
    if isinstance(source, Draft):
        return tuple(_of_paragraph(source, paragraph) for paragraph in source.paragraphs)
    return tuple(_of_intervention(source, number, one) for number, one in enumerate(source.interventions))


def _of_paragraph(draft: Draft, paragraph: Paragraph) -> IndexedPassage:
    def cite(start: int, end: int) -> Citation:
        return cite_words(draft, paragraph, *printed_span(paragraph, start, end))

    return _passage(draft.source.id, paragraph.index, find_proper_words((paragraph,)), cite)


def _of_intervention(meeting: Meeting, number: int, one: Intervention) -> IndexedPassage:
    def cite(start: int, end: int) -> Citation:
        return meeting.source.cite(one.start + start, one.start + end)

    return _passage(meeting.source.id, number, find_words(meeting.words_of(one)), cite, one.speaker.name)


def _passage(
    source: str,
    number: int,
    words: tuple[KeyedWord, ...],
    cite: Callable[[int, int], Citation],
    by: str | None = None,
) -> IndexedPassage:
    return IndexedPassage(source, number, words, tuple(word.key for word in words), cite, by)


class Shelf:
    """Passages in which phrases are sought; those of ``sought`` alone are remembered, so that many fit."""

    def __init__(
        self, passages: Sequence[IndexedPassage], sought: Iterable[IndexedPassage], shortest: int
    ) -> None:
        self.passages = passages
        self.shortest = shortest
        wanted = {gram for passage in sought for gram in _grams(passage.keys, shortest)}
        self._places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, passage in enumerate(passages):
            for place, gram in enumerate(_grams(passage.keys, shortest)):
                if gram in wanted:
                    self._places[gram].append((number, place))

    def echoes(self, passage: IndexedPassage) -> Iterator[Echo]:
        """Yield every match with words of ``passage`` that cannot be made longer at either end."""
        before: set[tuple[int, int]] = set()
        for start, gram in enumerate(_grams(passage.keys, self.shortest)):
            places = self._places.get(gram, [])[:MOST_PLACES]
            for number, place in places:
                if (number, place - 1) not in before:
                    end = self._phrase_end(passage.keys, start, number, place)
                    yield Echo(start, end, number, place)
            before = set(places)

    def _phrase_end(self, keys: Sequence[str], start: int, number: int, place: int) -> int:
        other, size = self.passages[number].keys, self.shortest
        most = min(len(keys) - start, len(other) - place)
        while size < most and keys[start + size] == other[place + size]:
            size += 1
        return start + size


def _grams(keys: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(keys[place : place + size]) for place in range(len(keys) - size + 1))


def longest_first(echoes: Iterable[Echo], shortest: int, taken: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield spans that overlap neither each other nor ``taken``, the longest first.

    What a longer one leaves of a shorter counts if it is long enough.
    """
    used = list(taken)
    spans = sorted({(echo.start, echo.end) for echo in echoes}, key=lambda span: (span[0] - span[1], span))
    for start, end in spans:
        for a, b in used:
            if a <= start < b:
                start = b
            if a < end <= b:
                end = a
        if end - start >= shortest and not any(start < b and a < end for a, b in used):
            used.append((start, end))
            yield start, end
