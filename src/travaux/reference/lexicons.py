"""Word lists shipped as data, one file a job and a language."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from travaux.reference.expressions import Expression
from travaux.reference.language_data import LANGUAGES, read_language


@cache
def load_lexicon(name: str, language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """Return the word lists of ``languages/LANGUAGE/NAME.toml``, each under its key, if there are any."""
    lists = read_language(language, name).items()
    return {key: tuple(map(str, items)) for key, items in lists if isinstance(items, list)}


@cache
def lexicon_pattern(name: str, key: str) -> Expression:
    """Return what finds any entry under ``key`` of a list whose entries are patterns, in either case."""
    return Expression(any_of(load_lexicon(name)[key]), re.IGNORECASE)


@cache
def pattern_in_any_language(name: str, key: str) -> Expression:
    """Return what finds any entry under ``key`` in English, or in another language that has the list.

    A meeting is seldom held in one language, and its entries are words of one alone.
    """
    lists = (read_language(language, name).get(key, ()) for language in LANGUAGES if language != "en")
    others = [pattern for entries in lists for pattern in entries]
    return Expression(any_of([*load_lexicon(name)[key], *others]), re.IGNORECASE)


def any_of(patterns: Sequence[str]) -> str:
    """Return the pattern of any of ``patterns``, the first that fits.

    Where all begin at the edge of a word, the edge is looked for once: inside words none is tried.
    """
    edged = all(each.startswith(r"\b") and not _parts_at_top(each) for each in patterns)
    if not edged or len(patterns) < 2:
        return "|".join(f"(?:{each})" for each in patterns)
    return rf"\b(?:{'|'.join(f'(?:{each[2:]})' for each in patterns)})"


_OPENS_AND_CLOSES = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")


def _parts_at_top(pattern: str) -> bool:
    """Tell whether a pattern has alternatives outside of all its groups."""
    depth = 0
    for sign in _OPENS_AND_CLOSES.findall(pattern):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and depth == 0:
            return True
    return False


@cache
def load_pairs(name: str, path: str, language: str = "en") -> Mapping[str, str]:
    """Return a table of words and what stands for each, by its dotted ``path`` in the file ``name``.

    Raises:
        KeyError: if the file has no such table.
    """
    table = read_language(language, name)
    for key in path.split("."):
        table = table[key]
    return {str(word): str(other) for word, other in table.items()}
