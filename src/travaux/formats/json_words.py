"""All words of a recogniser's or a recorder's JSON, by the keys that hold them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from travaux.formats.coverage import words_in

_NAMES_OF_TEXTS = (
    "text transcript content sentence utterance word punctuated_word display lexical value body "
    "raw_text message"
)
_TEXTS = frozenset(_NAMES_OF_TEXTS.split())
_OTHERS = frozenset(("alternatives", "nBest", "nbest"))
"""Keys of lists whose first entry is what was heard, and the others what it may have been."""

_SENTENCE = 5  # words from which a text is what people say or write, whatever its key is called
_SAME = 0.8  # of a key's words stand in what is exposed: it says the same again, as lists of words do


def words_of_json(data: object) -> dict[str, list[str]]:
    """Return the texts of a JSON value by the path of keys to them, other readings aside."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, text in _texts(data, ""):
        found[path].append(text)
    return found


def _texts(value: object, path: str, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if key in _TEXTS or len(value.split()) >= _SENTENCE:
            yield path, value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _texts(item, f"{path}.{name}" if path else str(name), str(name))
    elif isinstance(value, Sequence):
        for item in value[:1] if key in _OTHERS else value:
            yield from _texts(item, path, key)


def pieces_by_key(data: object) -> Iterator[tuple[str, str]]:
    """Yield the texts of a JSON value, each with the path of keys to it."""
    return ((path, "\n".join(texts)) for path, texts in words_of_json(data).items())


def pieces_once(found: Mapping[str, Sequence[str]], exposed: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of a JSON value that say something of their own, with the keys that hold them.

    Of several that say what is exposed the longest is yielded: recognisers give the same words as a text, as
    sentences and word by word.
    """
    known = Counter(words_in(exposed))
    said: list[tuple[int, str]] = []
    for path, texts in found.items():
        words = Counter(word for text in texts for word in words_in(text))
        total = words.total()
        if total and (words & known).total() >= _SAME * total:
            said.append((total, path))
        elif total:
            yield path, "\n".join(texts)
    if said:
        yield "", "\n".join(found[max(said)[1]])
