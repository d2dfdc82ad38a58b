"""A source's words held against those that its reader exposes: what is missing, and where."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from travaux.domain.messages import message
from travaux.domain.spans import Note

_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> list[str]:
    plain = "".join(c for c in text if c not in "\u00ad\u200b\ufeff\u200e\u200f")
    return _WORD.findall(unicodedata.normalize("NFKC", plain).casefold())


def missing_words(pieces: Iterable[tuple[str, str]], *exposed: str) -> Iterator[Note]:
    """Yield how many words of ``pieces``, each a place and its text, stand in none of ``exposed``, by place.

    A word is missing as often as it stands in the source more often than in what is exposed; where it is
    missing is told of its last places, since readers go from the beginning.
    """
    left = Counter(word for text in exposed for word in _words(text))
    missing: Counter[str] = Counter()
    for place, text in pieces:
        for word in _words(text):
            if left[word]:
                left[word] -= 1
            else:
                missing[place] += 1
    for place, count in missing.items():
        yield Note(message("words of the file are not in its text"), place, count)
