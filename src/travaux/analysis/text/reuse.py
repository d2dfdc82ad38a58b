"""Agreed language: which phrases of a draft stand in earlier texts, word for word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from travaux.analysis.text.phrases import Echo, IndexedPassage, Shelf, longest_first, read_passages
from travaux.analysis.text.wording import KeyedWord, find_keys, is_function_word
from travaux.domain.lineage import Borrowing
from travaux.domain.texts import Draft
from travaux.reference.wording import load_wording

SHORTEST = 6  # words of a phrase
TELLING = 3  # words of a phrase that carry meaning
MANY_TEXTS = 4  # a phrase in this many texts is common wording
MANY_SETTINGS = 3  # and so is one in this many paragraphs that have little else in common
SAME_SETTING = 0.5  # the share of words from which two paragraphs are the same provision
LONG = 14  # a phrase of this many words always says something
OWN_WORDS = 2  # that are neither part of a name nor stock words
FIRST_UNCASED = 0x590  # Hebrew: from here on scripts have no capitals to tell names by


def find_origins(draft: Draft, sources: Sequence[Draft], shortest: int = SHORTEST) -> tuple[Borrowing, ...]:
    """Return the phrases of ``draft`` that stand in ``sources``, which are given earliest first.

    Phrases do not overlap; the longest comes first, and of its sources the earliest. Case, punctuation,
    brackets and spelling do not count.
    """
    shelved = [passage for source in sources for passage in read_passages(source)]
    sought = read_passages(draft)
    shelf = Shelf(shelved, sought, shortest)
    return tuple(
        borrowing
        for passage in sought
        if (echoes := list(shelf.echoes(passage)))
        for start, end in sorted(longest_first(echoes, shortest))
        if (borrowing := explain(passage, (start, end), echoes, shelved))
    )


def find_new_words(
    draft: Draft, borrowings: Sequence[Borrowing], sources: Sequence[Draft] = ()
) -> Iterator[tuple[int, str]]:
    """Yield (paragraph, words) for the stretches of a draft that stand in no source.

    A stretch that stands whole in one of ``sources`` is not new, however short, though it may say too little
    to be called borrowed.
    """
    texts = ["  ".join(_flat(paragraph.text) for paragraph in source.paragraphs) for source in sources]
    borrowed: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for borrowing in borrowings:
        borrowed[borrowing.paragraph].append((borrowing.citation.start, borrowing.citation.end))
    for paragraph in draft.paragraphs:
        position = paragraph.start
        for start, end in (*sorted(borrowed[paragraph.index]), (paragraph.end, paragraph.end)):
            words = draft.source.text[position:start].strip(" \n\t,;:.")
            if len(words.split()) > 1 and not any(_flat(words) in text for text in texts):
                yield paragraph.index, words
            position = max(position, end)


def _flat(text: str) -> str:
    """Return the words of a text as they are compared, each between spaces."""
    return f" {' '.join(find_keys(text))} "


def explain(
    passage: IndexedPassage,
    span: tuple[int, int],
    echoes: Sequence[Echo],
    shelved: Sequence[IndexedPassage],
) -> Borrowing | None:
    """Return words of a passage with the places that have all of them, in the order of ``shelved``.

    Places where they are no more than part of a name come last. None where the words say too little.
    """
    start, end = span
    if sum(not is_function_word(key) for key in passage.keys[start:end]) < TELLING:
        return None
    covering = [echo for echo in echoes if echo.start <= start and end <= echo.end]
    covering.sort(key=lambda echo: (_is_name_in(shelved, echo, start, end), echo.text, echo.place))
    return Borrowing(
        paragraph=passage.number,
        citation=passage.quote(start, end),
        sources=tuple(
            shelved[e.text].found(e.place + start - e.start, e.place + end - e.start) for e in covering
        ),
        common=_says_little(passage.words[start:end])
        or _is_name_in(shelved, covering[0], start, end)
        or _is_shared([shelved[number] for number in dict.fromkeys(e.text for e in covering)]),
    )


def _says_little(words: Sequence[KeyedWord]) -> bool:
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


def _is_name_in(shelved: Sequence[IndexedPassage], echo: Echo, start: int, end: int) -> bool:
    """Tell whether words [start, end) of a match are no more than a name where the earlier text has them."""
    place = echo.place + start - echo.start
    return _says_little(shelved[echo.text].words[place : place + end - start])


def _is_shared(passages: Sequence[IndexedPassage]) -> bool:
    """Tell whether so many texts, or so many different provisions, share a phrase that it proves little."""
    if len({passage.source for passage in passages}) >= MANY_TEXTS:
        return True
    settings: list[set[str]] = []
    for passage in passages:
        words = set(passage.keys)
        if not any(len(words & other) >= SAME_SETTING * len(words | other) for other in settings):
            settings.append(words)
    return len(settings) >= MANY_SETTINGS
