"""Agreed language: which phrases of a draft stand in earlier texts, word for word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.text.changes import find_proper_words
from travaux.analysis.text.citing import cite_words
from travaux.analysis.text.standing_text import printed_span
from travaux.analysis.text.wording import Word, is_function_word
from travaux.domain.lineage import Borrowing, Found
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft, Paragraph
from travaux.reference.wording import load_wording

SHORTEST = 6  # words of a phrase
TELLING = 3  # words of a phrase that carry meaning
MANY_TEXTS = 4  # a phrase in this many texts is common wording
MANY_SETTINGS = 3  # and so is one in this many paragraphs that have little else in common
SAME_SETTING = 0.5  # the share of words from which two paragraphs are the same provision
LONG = 14  # a phrase of this many words always says something
OWN_WORDS = 2  # that are neither part of a name nor stock words
FIRST_UNCASED = 0x590  # Hebrew: from here on scripts have no capitals to tell names by
MOST_PLACES = 400  # of a phrase that are looked at

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph of an earlier text with its words."""

    draft: Draft
    paragraph: Paragraph
    words: tuple[Word, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """Words [start, end) of a paragraph stand from word ``place`` of text ``text``."""

    start: int
    end: int
    text: int
    place: int


def find_origins(draft: Draft, sources: Sequence[Draft], shortest: int = SHORTEST) -> tuple[Borrowing, ...]:
    """Return the phrases of ``draft`` that stand in ``sources``, which are given earliest first.

    Phrases do not overlap; the longest comes first, and of its sources the earliest. Case, punctuation,
    brackets and spelling do not count.
    """
    texts = [text for source in sources for text in _read(source)]
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for place in range(len(text.keys) - shortest + 1):
            index[text.keys[place : place + shortest]].append((number, place))
    return tuple(
        borrowing for text in _read(draft) for borrowing in _borrowings(text, texts, index, shortest)
    )


def find_new_words(draft: Draft, borrowings: Sequence[Borrowing]) -> Iterator[tuple[int, str]]:
    """Yield (paragraph, words) for the stretches of a draft that stand in no source."""
    borrowed: dict[int, list[Span]] = defaultdict(list)
    for borrowing in borrowings:
        borrowed[borrowing.paragraph].append((borrowing.citation.start, borrowing.citation.end))
    for paragraph in draft.paragraphs:
        position = paragraph.start
        for start, end in (*sorted(borrowed[paragraph.index]), (paragraph.end, paragraph.end)):
            words = draft.source.text[position:start].strip(" \n\t,;:.")
            if len(words.split()) > 1:
                yield paragraph.index, words
            position = max(position, end)


def _read(draft: Draft) -> Iterator[_Text]:
    for paragraph in draft.paragraphs:
        words = find_proper_words((paragraph,))
        yield _Text(draft, paragraph, words, tuple(word.key for word in words))


def _borrowings(
    text: _Text,
    texts: Sequence[_Text],
    index: dict[tuple[str, ...], list[tuple[int, int]]],
    shortest: int,
) -> Iterator[Borrowing]:
    matches = list(_matches(text.keys, texts, index, shortest))
    for start, end in sorted(_longest_first(matches, shortest)):
        if sum(not is_function_word(key) for key in text.keys[start:end]) < TELLING:
            continue
        covering = [match for match in matches if match.start <= start and end <= match.end]
        covering.sort(key=lambda match: (_is_name_in(texts, match, start, end), match.text, match.place))
        yield Borrowing(
            paragraph=text.paragraph.index,
            citation=_cite(text, start, end),
            sources=tuple(_found(texts[m.text], m.place + start - m.start, end - start) for m in covering),
            common=_says_little(text.words[start:end])
            or _is_name_in(texts, covering[0], start, end)
            or _is_shared([texts[number] for number in dict.fromkeys(m.text for m in covering)]),
        )


def _matches(
    keys: Sequence[str],
    texts: Sequence[_Text],
    index: dict[tuple[str, ...], list[tuple[int, int]]],
    shortest: int,
) -> Iterator[_Match]:
    """Yield every match that cannot be made longer at either end."""
    before: set[tuple[int, int]] = set()
    for start in range(len(keys) - shortest + 1):
        places = index.get(tuple(keys[start : start + shortest]), [])[:MOST_PLACES]
        for number, place in places:
            if (number, place - 1) not in before:
                other = texts[number].keys
                size = shortest
                while (
                    start + size < len(keys)
                    and place + size < len(other)
                    and keys[start + size] == other[place + size]
                ):
                    size += 1
                yield _Match(start, start + size, number, place)
        before = set(places)


def _longest_first(matches: Sequence[_Match], shortest: int) -> Iterator[Span]:
    """Yield spans that do not overlap; what a longer one leaves of a shorter counts if it is long enough."""
    taken: list[Span] = []
    spans = sorted(
        {(match.start, match.end) for match in matches}, key=lambda span: (span[0] - span[1], span)
    )
    for start, end in spans:
        for a, b in taken:
            if a <= start < b:
                start = b
            if a < end <= b:
                end = a
        if end - start >= shortest and not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            yield start, end


def _cite(text: _Text, start: int, end: int) -> Citation:
    span = printed_span(text.paragraph, text.words[start].start, text.words[end - 1].end)
    return cite_words(text.draft, text.paragraph, *span)


def _found(text: _Text, place: int, size: int) -> Found:
    return Found(text.draft.source.id, text.paragraph.index, _cite(text, place, place + size))


def _says_little(words: Sequence[Word]) -> bool:
    """Tell whether a phrase is a name with words around it, or made of the stock words of all such texts."""
    if len(words) >= LONG:
        return False
    stock = load_wording().stock_words
    own = [
        word
        for word in words
        if not is_function_word(word.key) and word.key not in stock and word.form[0].islower()
    ]
    return len(own) < OWN_WORDS and all(ord(word.form[0]) < FIRST_UNCASED for word in words)


def _is_name_in(texts: Sequence[_Text], match: _Match, start: int, end: int) -> bool:
    """Tell whether words [start, end) of a match are no more than a name where the earlier text has them."""
    place = match.place + start - match.start
    return _says_little(texts[match.text].words[place : place + end - start])


def _is_shared(texts: Sequence[_Text]) -> bool:
    """Tell whether so many texts, or so many different provisions, share a phrase that it proves little."""
    if len({text.draft.source.id for text in texts}) >= MANY_TEXTS:
        return True
    settings: list[set[str]] = []
    for text in texts:
        words = set(text.keys)
        if not any(len(words & other) >= SAME_SETTING * len(words | other) for other in settings):
            settings.append(words)
    return len(settings) >= MANY_SETTINGS
