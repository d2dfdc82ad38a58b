"""Expressions of a language: the words of a job and the patterns that they stand in, written in one file.

``languages/LANGUAGE/NAME.toml`` holds lists of words, each under its name, and ``[patterns]``.
In a pattern ``{words}`` stands for any entry of that list, or for the pattern of that name. A space stands
for any white space, ' for either apostrophe, ``[A-Z]`` for a capital; all else is read in either case.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from travaux.reference.language_data import read_language
from travaux.reference.modifier_rules import compiled


@cache
def load_pattern(name: str, key: str, language: str = "en") -> re.Pattern[str]:
    """Return the pattern ``key`` of the file ``name`` of ``language``.

    Raises:
        KeyError: if the file has no such pattern.
    """
    return compiled(read_language(language, name)["patterns"][key], _parts(name, language))


@lru_cache(maxsize=2048)
def pattern_about(name: str, key: str, words: str, language: str = "en") -> re.Pattern[str]:
    """Return the pattern ``key`` of the file ``name`` with ``words`` of a record, as written, for ``{it}``.

    Raises:
        KeyError: if the file has no such pattern.
    """
    spelt = re.escape(words).replace("\\ ", " ")
    parts = {**_parts(name, language), "it": spelt}
    return compiled(read_language(language, name)["patterns"][key], parts)


@cache
def _parts(name: str, language: str) -> Mapping[str, str]:
    """Return what names in braces stand for: the entries of each list, the longest first, or a pattern."""
    read = read_language(language, name)
    lists = {key: map(str, each) for key, each in read.items() if isinstance(each, list)}
    joined = {key: "|".join(sorted(each, key=len, reverse=True)) for key, each in lists.items()}
    return {**joined, **read["patterns"]}
