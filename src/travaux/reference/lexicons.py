"""Word lists shipped as data, one file a job and a language."""

import re
from collections.abc import Mapping
from functools import cache

from travaux.reference.language_data import read_language


@cache
def load_lexicon(name: str, language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """Return the word lists of ``languages/LANGUAGE/NAME.toml``, each under its key, if there are any."""
    lists = read_language(language, name).items()
    return {key: tuple(map(str, items)) for key, items in lists if isinstance(items, list)}


@cache
def lexicon_pattern(name: str, key: str) -> re.Pattern[str]:
    """Return what finds any entry under ``key`` of a list whose entries are patterns, in either case."""
    return re.compile("|".join(f"(?:{each})" for each in load_lexicon(name)[key]), re.IGNORECASE)


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
