"""The expressions of a language, spelt out from the lists and templates of its data files.

An entry of ``languages/LANGUAGE/FILE.toml`` is addressed by its dotted path. A list stands for any of its
items, a table for any of its keys, the longest first, a string for itself. ``{name}`` in an expression stands
for another entry: in its table or one around it, else in another file (``{numbers.cardinal}``).
A space stands for any white space, ``'`` for either apostrophe, and a new line with the blanks after it for
nothing. ``(?i)`` in front matches in either case.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from travaux.reference.language_data import read_language

_NOTHING = re.compile(r"(?!)")
_REFERENCE = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")
_FLAGS = re.compile(r"\(\?([im]+)\)")
_KEPT = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<[!=][^)]*\))")
"""Escapes, character classes and look-behinds, which stay as they are."""


@cache
def phrase(name: str, path: str, language: str = "en") -> re.Pattern[str]:
    """Return the expression ``path`` of a language's file ``name``, which finds nothing without the file.

    Raises:
        LookupError: if the file, or one that it refers to, lacks the entry.
    """
    return re.compile(spelt_out(name, path, language)) if read_language(language, name) else _NOTHING


@cache
def spelt_out(name: str, path: str, language: str = "en") -> str:
    """Return the entry ``path`` of a language's file ``name`` as the source of an expression.

    Raises:
        LookupError: if the file, or one that it refers to, lacks the entry.
    """
    entry = _entry(read_language(language, name), path)
    if entry is None:
        raise LookupError(f"languages/{language}/{name}.toml has no entry {path!r}")
    table = path.rpartition(".")[0]
    if isinstance(entry, str):
        return _expression(entry, name, table, language)
    items = sorted(entry, key=len, reverse=True) if isinstance(entry, Mapping) else entry
    return "|".join(_expression(str(item), name, table, language) for item in items)


def entries(name: str, path: str, language: str = "en") -> Any:
    """Return the entry ``path`` of a language's file ``name`` as it is written.

    Raises:
        LookupError: if the file lacks it.
    """
    entry = _entry(read_language(language, name), path)
    if entry is None:
        raise LookupError(f"languages/{language}/{name}.toml has no entry {path!r}")
    return entry


def spaced(expression: str) -> str:
    """Return an expression with any white space for a space and either apostrophe."""
    parts = _KEPT.split(expression)
    for place in range(0, len(parts), 2):
        spaced_out = parts[place].replace(" ?", r"\s*").replace(" ", r"\s+")
        parts[place] = spaced_out.replace("'", "['’]")
    return "".join(parts)


def _expression(written: str, name: str, table: str, language: str) -> str:
    plain = re.sub(r"\n\s*", "", written)
    flags = _FLAGS.match(plain)
    parts = _REFERENCE.split(plain[flags.end() :] if flags else plain)
    for place, part in enumerate(parts):
        parts[place] = f"(?:{_referred(part, name, table, language)})" if place % 2 else spaced(part)
    whole = "".join(parts)
    return f"(?{flags[1]}:{whole})" if flags else whole


def _referred(reference: str, name: str, table: str, language: str) -> str:
    own = read_language(language, name)
    while table:
        if _entry(own, f"{table}.{reference}") is not None:
            return spelt_out(name, f"{table}.{reference}", language)
        table = table.rpartition(".")[0]
    if _entry(own, reference) is not None:
        return spelt_out(name, reference, language)
    file, _, path = reference.partition(".")
    return spelt_out(file, path, language)


def _entry(data: Mapping[str, Any], path: str) -> Any:
    found: Any = data
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
