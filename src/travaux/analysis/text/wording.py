"""The words of a text, each with its place and a key under which variants of it are the same word."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from travaux.reference.wording import load_wording

# Han, kana and Hangul have no spaces between words: each sign counts by itself there. Arabic vowel signs and
# Hebrew points belong to their word. A number keeps its points, commas and slashes ("1.5", "70/125"); between
# two numbers a hyphen stands for "to".
_SIGN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_POINTS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u00ad"
_LETTER = rf"(?:(?!{_SIGN})[^\W_]|[{_POINTS}])"
_WORD = re.compile(
    rf"{_SIGN}|\d+(?:[.,/]\d+)+|{_LETTER}+(?:(?:['\u2018\u2019/]|(?<!\d)[-\u2010\u2011]|[-\u2010\u2011](?!\d)){_LETTER}+)*",
)
# What extraction leaves of a superscript: "Rights2", "Society;1", "Agenda”3".
_GLUED = re.compile(r"(.*[a-z]{3})\d{1,2}")
_MARK = re.compile(r"(?:[^\W\d_][;,]|[”\")])\d{1,2}$")
_IGNORED = re.compile(rf"[-\u2010\u2011'\u2018\u2019{_POINTS}]")

SHORTEST_STEM = 3  # letters


class KeyedWord(NamedTuple):
    """A word of a text; ``key`` is the same for all its spellings."""

    start: int
    end: int
    form: str
    key: str


def find_words(text: str) -> tuple[KeyedWord, ...]:
    """Return the words of ``text`` in order, in any script; footnote digits glued to words are none."""
    return tuple(
        KeyedWord(match.start(), match.start() + len(form), form, word_key(form))
        for match in _WORD.finditer(text)
        if (form := _without_mark(match, text))
    )


def find_keys(text: str) -> tuple[str, ...]:
    """Return the keys of the words of ``text`` in order."""
    return tuple(word.key for word in find_words(text))


def _without_mark(match: re.Match[str], text: str) -> str:
    """Return a word without the mark of a footnote; nothing where it is such a mark ("resolution;1")."""
    form = match.group()
    if not form[-1].isdigit():
        return form
    if glued := _GLUED.fullmatch(form):
        return glued[1]
    return "" if _MARK.search(text, max(match.start() - 2, 0), match.end()) else form


@lru_cache(maxsize=200_000)
def word_key(form: str) -> str:
    """Return what ``form`` has in common with its other spellings: case, hyphens, points, British endings."""
    folded = _IGNORED.sub("", unicodedata.normalize("NFKC", form).casefold()) or form
    lexicon = load_wording()
    if folded in lexicon.spelling_pairs:
        return lexicon.spelling_pairs[folded]
    if len(folded) > 5:
        for ending, other in lexicon.spelling_rules:
            if folded.endswith(ending):
                return folded[: -len(ending)] + other
    return folded


@lru_cache(maxsize=200_000)
def stem(key: str) -> str:
    """Return what is left of a key without an English ending: "notified" and "notifies" are one then."""
    for ending, other in load_wording().endings:
        if key.endswith(ending) and len(key) - len(ending) >= SHORTEST_STEM:
            return key[: -len(ending)] + other
    return key


def is_function_word(key: str) -> bool:
    """Tell whether a word carries little meaning by itself."""
    return key in load_wording().function_words
