"""The expressions of a language, spelt out from the lists and templates of its data files.

An entry of ``languages/LANGUAGE/FILE.toml`` is addressed by its dotted path. A list stands for any of its
items, a table for any of its keys, the longest first, a string for itself. ``{name}`` in an expression stands
for another entry: in its table or one around it, else in another file (``{numbers.cardinal}``).
A space stands for any white space, ``'`` for either apostrophe, and a new line with the blanks after it for
nothing. ``(?i)`` in front matches in either case.

A file may gather whole expressions under ``[patterns]``: they match in either case but for ``[A-Z]``, which
is a capital, and of the lists that they refer to the longest item goes first.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from travaux.reference.expressions import NEVER, Expression
from travaux.reference.language_data import read_language

_NOTHING = Expression(NEVER)
_CAPITAL = "(?-i:[A-Z])"
_REFERENCE = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")
_FLAGS = re.compile(r"\(\?([im]+)\)")
_KEPT = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<[!=][^)]*\))")
"""Escapes, character classes and look-behinds, which stay as they are."""


@cache
def phrase(name: str, path: str, language: str = "en") -> Expression:
    """Return the expression ``path`` of a language's file ``name``, which finds nothing without the file.

    Raises:
        LookupError: if the file, or one that it refers to, lacks the entry.
    """
    return Expression(spelt_out(name, path, language)) if read_language(language, name) else _NOTHING


@cache
def load_pattern(name: str, key: str, language: str = "en") -> Expression:
    """Return the pattern ``key`` of a language's file ``name``.

    Raises:
        LookupError: if the file has no such pattern, or one that it refers to lacks an entry.
    """
    return in_either_case(spelt_out(name, f"patterns.{key}", language, longest_first=True))


@lru_cache(maxsize=2048)
def pattern_about(name: str, key: str, words: str, language: str = "en") -> Expression:
    """Return the pattern ``key`` of the file ``name`` with ``words`` of a record, as written, for ``{it}``.

    Raises:
        LookupError: if the file has no such pattern, or one that it refers to lacks an entry.
    """
    spelt = re.escape(words).replace("\\ ", " ")
    written = entries(name, f"patterns.{key}", language).replace("{it}", f"(?:{spelt})")
    return in_either_case(_expression(written, name, "patterns", language, longest_first=True))


@cache
def clause_pattern(language: str, name: str) -> Expression:
    """Return the pattern ``name`` of how a language builds its clauses, which finds nothing without it."""
    there = _entry(read_language(language, "clauses"), f"patterns.{name}")
    return load_pattern("clauses", name, language) if there else _NOTHING


def in_either_case(expression: str) -> Expression:
    """Return an expression compiled so that it matches in either case but for ``[A-Z]``, a capital."""
    return Expression(expression.replace("[A-Z]", _CAPITAL), re.IGNORECASE)


@cache
def spelt_out(name: str, path: str, language: str = "en", *, longest_first: bool = False) -> str:
    """Return the entry ``path`` of a language's file ``name`` as the source of an expression.

    ``longest_first`` puts the longest item of a list first, as that of a table always is.

    Raises:
        LookupError: if the file, or one that it refers to, lacks the entry.
    """
    entry = _entry(read_language(language, name), path)
    if entry is None:
        raise LookupError(f"languages/{language}/{name}.toml has no entry {path!r}")
    table = path.rpartition(".")[0]
    if isinstance(entry, str):
        return _expression(entry, name, table, language, longest_first=longest_first)
    sort = longest_first or isinstance(entry, Mapping)
    items = sorted(map(str, entry), key=len, reverse=True) if sort else entry
    return "|".join(
        _expression(str(item), name, table, language, longest_first=longest_first) for item in items
    )


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


def _expression(written: str, name: str, table: str, language: str, *, longest_first: bool) -> str:
    plain = re.sub(r"\n\s*", "", written)
    flags = _FLAGS.match(plain)
    parts = _REFERENCE.split(plain[flags.end() :] if flags else plain)
    for place, part in enumerate(parts):
        if place % 2:
            referred, file = _referred(part, name, table, language)
            parts[place] = f"(?:{spelt_out(file, referred, language, longest_first=longest_first)})"
        else:
            parts[place] = spaced(part)
    whole = "".join(parts)
    return f"(?{flags[1]}:{whole})" if flags else whole


def _referred(reference: str, name: str, table: str, language: str) -> tuple[str, str]:
    """Return where what a reference means stands: its path, and its file."""
    own = read_language(language, name)
    while table:
        if _entry(own, f"{table}.{reference}") is not None:
            return f"{table}.{reference}", name
        table = table.rpartition(".")[0]
    if _entry(own, reference) is not None:
        return reference, name
    file, _, path = reference.partition(".")
    return path, file


def _entry(data: Mapping[str, Any], path: str) -> Any:
    found: Any = data
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
