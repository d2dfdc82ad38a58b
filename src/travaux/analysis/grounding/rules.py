"""The rules of the gate as data, one file a language: ``languages/LANGUAGE/gate.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from travaux.reference.language_data import read_language

_SHARED = 5  # letters that two forms of a word have in common: "reserves" and "reservation"
_ENDING = 3  # letters of the shorter that may differ from the longer
_LEAST = 3  # letters of a root
_AUXILIARY = (
    "tense.future", "tense.present", "tense.has", "tense.had", "tense.was", "tense.supposed", "modality.may",
)  # fmt: skip
_STANDS = (
    "clauses.verbs", "stance.for", "stance.against", "strength.ask", "strength.urge", "strength.demand",
)  # fmt: skip
_RULES = ("catches", "spares")
_OTHERWISE = frozenset(["fold", "roots", "endings", "contraries", "values", "patterns"])
"""Tables that hold no sets of words."""


@dataclass(frozen=True, eq=False)
class Rules:
    """The rules of one language. ``sets`` hold words under dotted paths, ``root_sets`` their roots."""

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
        return self.kinds.get(section, {}).get(word)

    @cached_property
    def kinds(self) -> Mapping[str, Mapping[str, str]]:
        """Return, for every section, the first key under which each of its words stands."""
        found: dict[str, dict[str, str]] = {}
        for path, words in self.sets.items():
            section, _, key = path.partition(".")
            for word in words:
                found.setdefault(section, {}).setdefault(word, key)
        return found

    @cached_property
    def auxiliaries(self) -> frozenset[str]:
        """Return the words that can only go before a verb."""
        return frozenset().union(*(self.sets[path] for path in _AUXILIARY))

    @cached_property
    def stands(self) -> frozenset[str]:
        """Return the roots of verbs by which somebody takes a stand or asks for something."""
        return frozenset().union(*(self.root_sets[path] for path in _STANDS))

    @cached_property
    def empty(self) -> frozenset[str]:
        """Return the words that say nothing by themselves."""
        return self.sets["frame.function"] | self.auxiliaries | self.sets["negation.words"] | {"…"}


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
    if word[-1:].isdigit():
        return word
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
        (ending, put)
        for ending, _, put in (each.partition(">") for each in read.get("endings", {}).get("strip", ()))
    )
    forms = {form: root for root, given in read.get("roots", {}).items() for form in (root, *given)}
    sets = {
        f"{section}.{key}": frozenset(words)
        for section, table in read.items()
        if isinstance(table, Mapping) and section not in _OTHERWISE
        for key, words in table.items()
        if key not in _RULES
    }
    root_sets = {
        path: frozenset(forms.get(word) or _stripped(word, endings) for word in words)
        for path, words in sets.items()
    }
    examples = {
        section: {rule: table[rule] for rule in _RULES}
        for section, table in read.items()
        if isinstance(table, Mapping) and "catches" in table
    }
    return Rules(
        language,
        _folds(read),
        forms,
        endings,
        sets,
        root_sets,
        _contraries(read, forms, endings),
        read.get("values", {}),
        examples,
    )


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
