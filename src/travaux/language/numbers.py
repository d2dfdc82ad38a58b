"""Numbers as words, as sessions, terms and votes are counted."""

import re
from collections.abc import Mapping
from functools import partial

from travaux.domain.figures import whole
from travaux.reference.phrases import entries, phrase

_phrase = partial(phrase, "numbers")


def read_ordinal(words: str) -> int | None:
    """Return the number that an ordinal names ("seventy-eighth", "one hundred and third", "78th")."""
    figures = _phrase("ordinal_figures").fullmatch(words)
    if figures:
        return whole(figures[1])
    parts = [part for part in re.split(r"[- ]+", words.lower()) if part != entries("numbers", "joined")]
    if not parts or parts[-1] not in _table("ordinals"):
        return None
    total = _table("ordinals")[parts[-1]]
    for part in parts[:-1]:
        if part == entries("numbers", "hundred"):
            continue
        number = _table("hundreds").get(part) or _table("tens").get(part)
        if number is None:
            return None
        total += number
    return total


def read_number(words: str) -> int | None:
    """Return the number that a cardinal names, in words below a thousand or in figures."""
    if words.isdigit():
        return whole(words)
    hundreds = _phrase("hundreds_of").fullmatch(words.strip())
    if hundreds is None:
        return _below_a_hundred(words)
    number = 1 if hundreds["one"] else _below_a_hundred(hundreds["number"])
    rest = _below_a_hundred(hundreds["rest"]) if hundreds["rest"] else 0
    return None if number is None or rest is None else 100 * number + rest


def _below_a_hundred(words: str) -> int | None:
    total = 0
    for part in words.lower().split("-"):
        number = next(
            (_table(name)[part] for name in ("tens", "units", "nought") if part in _table(name)), None
        )
        if number is None:
            return None
        total += number
    return total


def multiple(word: str) -> int:
    """Return how many times a figure counts before ``word``: a million times before "million".

    Raises:
        KeyError: if the word is none of those.
    """
    return _table("multiples")[word.lower()]


def _table(name: str) -> Mapping[str, int]:
    table: Mapping[str, int] = entries("numbers", name)
    return table
