"""The rules of the gate as data, one file a language: ``languages/LANGUAGE/gate.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from travaux.reference.language_data import read_language

_SHARED = 5  # letters that two forms of a word have in common: "reserves" and "reservation"
_ENDING = 3  # letters of the shorter that may differ from the longer
_LEAST = 3  # letters of a root
_RULES = ("catches", "spares")


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The rules of one language. ``sets`` hold words as written under dotted paths, ``root_sets`` their roots."""

    language: str
    fold: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = field(repr=False)
    forms: Mapping[str, str] = field(repr=False)
    endings: tuple[tuple[str, str], ...]
    sets: Mapping[str, frozenset[str]] = field(repr=False)
    root_sets: Mapping[str, frozenset[str]] = field(repr=False)
    contraries: Mapping[str, frozenset[str]] = field(repr=False)
    values: Mapping[str, int] = field(repr=False)
    examples: Mapping[str, Mapping[str, Mapping[str, str]]] = field(repr=False)

    def __bool__(self) -> bool:
        return bool(self.sets)

    def root(self, word: str) -> str:
        """Return ``word``, in small letters, without its endings."""
        return self.forms.get(word) or _stripped(word, self.endings)

    def kind(self, word: str, section: str) -> str | None:
        """Return under which key of ``section`` ``word`` stands as written, None where it does not."""
        return next((key for key in self.keys(section) if word in self.sets[f"{section}.{key}"]), None)

    def keys(self, section: str) -> tuple[str, ...]:
        """Return the keys of ``section`` that hold words, in the order of the file."""
        return tuple(path.split(".", 1)[1] for path in self.sets if path.startswith(f"{section}."))


def alike(first: str, second: str) -> bool:
    """Say whether two roots are forms of one word: "support" and "supportive"."""
    if first == second:
        return True
    short = min(len(first), len(second))
    if short < _SHARED or first[:_SHARED] != second[:_SHARED]:
        return False
    common = next((n for n in range(short) if first[n] != second[n]), short)
    return common >= short - 1 or (common > _SHARED and common >= short - _ENDING + 1)


@lru_cache(maxsize=65536)
def _stripped(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """Return ``word`` without the first of ``endings`` that it has, a doubled last letter or a last "e"."""
    for ending, put in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)] + put
            break
    if len(word) > _LEAST + 1 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word[:-1] if len(word) > _LEAST and word.endswith("e") else word


@lru_cache(maxsize=8)
def load_rules(language: str) -> Rules:
    """Return the rules of ``language`` (ISO 639-1), empty where it has none."""
    read = read_language(language, "gate")
    endings = tuple(
        (ending, put) for ending, _, put in (each.partition(">") for each in read.get("endings", {}).get("strip", ()))
    )
    forms = {form: root for root, given in read.get("roots", {}).items() for form in (root, *given)}
    sets = {
        f"{section}.{key}": frozenset(words)
        for section, table in read.items()
        if isinstance(table, Mapping) and section not in ("fold", "roots", "endings", "contraries", "values")
        for key, words in table.items()
        if key not in _RULES
    }
    root_sets = {
        path: frozenset(forms.get(word) or _stripped(word, endings) for word in words) for path, words in sets.items()
    }
    examples = {
        section: {rule: table[rule] for rule in _RULES}
        for section, table in read.items()
        if isinstance(table, Mapping) and "catches" in table
    }
    return Rules(language, _folds(read), forms, endings, sets, root_sets, _contraries(read, forms, endings), read.get("values", {}), examples)


def _folds(read: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Return expressions of several words by their first word, the longest first."""
    folds: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for expression, meant in read.get("fold", {}).items():
        words = tuple(expression.split())
        folds.setdefault(words[0], []).append((words, tuple(meant.split())))
    return {first: tuple(sorted(each, key=lambda one: -len(one[0]))) for first, each in folds.items()}


def _contraries(
    read: Mapping[str, Any], forms: Mapping[str, str], endings: tuple[tuple[str, str], ...]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in read.get("contraries", {}).get("pairs", ()):
        one, other = (forms.get(word) or _stripped(word, endings) for word in pair)
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
