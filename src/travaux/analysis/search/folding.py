"""Words of any script in the one form by which they are found.

Case, diacritics and ligatures are folded away. Arabic loses its vowel signs, the variants of alef, ya and ta
marbuta, and the article with what is written onto it. Scripts that put no spaces between words give one word
a character, so that what is sought in them is a phrase of characters.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from travaux.analysis.wording import stem

_SHORTEST_WITHOUT_ARTICLE = 3
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ـ": None}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ی": "ي"}
)
_ARTICLE = re.compile(rf"^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{{{_SHORTEST_WITHOUT_ARTICLE}}})")
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han, as ranges of a regular expression."""


@dataclass(frozen=True, slots=True)
class FoldedWord:
    """A word by its span in a text, in the form by which it is found."""

    form: str
    start: int
    end: int


def words(text: str) -> Iterator[FoldedWord]:
    """Yield the words of ``text`` in order."""
    for match in _pattern().finditer(text):
        if form := folded(match.group()):
            yield FoldedWord(form, match.start(), match.end())


def forms(text: str) -> list[str]:
    """Return the words of ``text`` in the form by which they are found."""
    return [word.form for word in words(text)]


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return one word in the form by which it is found; empty if nothing of it is left."""
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    bare = "".join(c for c in plain if unicodedata.category(c) != "Mn").casefold()
    return _ARTICLE.sub("", unicodedata.normalize("NFC", "".join(c for c in bare if _is_searchable(c))))


def stemmed(form: str) -> str:
    """Return a found form without the ending that its relatives do not share."""
    return stem(form)


def _is_searchable(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


@cache
def _pattern() -> re.Pattern[str]:
    marks = _ranges(c for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)).startswith("M"))
    return re.compile(f"[{UNSPACED}][{marks}]*|(?:(?![{UNSPACED}])(?:[^\\W_]|[{marks}]))+")


def _ranges(codes: Iterator[int]) -> str:
    """Return characters, given in order, as ranges of a regular expression."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in spans)
