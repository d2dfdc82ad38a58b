"""Cue lexicons: the words by which a language marks a claim, a courtesy, a decision and so on.

One file a language, ``languages/LANGUAGE/roles.toml``. Every leaf is a list of entries, addressed by its
dotted path. An entry is a regular expression without anchors; a space stands for any white space.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from travaux.reference.expressions import NEVER, Expression
from travaux.reference.language_data import read_language
from travaux.reference.phrases import spaced

_NOTHING = Expression(NEVER)


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The lexicon of one language. ``lists`` maps dotted paths to entries as written."""

    language: str
    lists: Mapping[str, tuple[str, ...]] = field(repr=False)
    _groups: dict[tuple[str, ...], str] = field(default_factory=dict, repr=False)
    _compiled: dict[tuple[str, str], Expression] = field(default_factory=dict, repr=False)

    def __bool__(self) -> bool:
        return bool(self.lists)

    def anywhere(self, *paths: str) -> Expression:
        """Return a pattern that finds any entry of ``paths`` as whole words, nothing without entries."""
        return self._pattern(paths, r"(?<!\w)(?:{})(?!\w)")

    def opening(self, *paths: str) -> Expression:
        """Return a pattern whose ``match`` finds any entry of ``paths`` at the start, as whole words."""
        return self._pattern(paths, r"\W*(?:{})(?!\w)")

    def alternatives(self, *paths: str) -> str:
        """Return the entries of ``paths`` as one group, for use inside a larger expression."""
        known = self._groups.get(paths)
        if known is None:
            known = self._groups[paths] = self._alternation_of(paths)
        return known

    def _alternation_of(self, paths: tuple[str, ...]) -> str:
        entries = [entry for path in paths for entry in self.lists.get(path, ())]
        return "(?:" + "|".join(spaced(entry) for entry in entries) + ")" if entries else "(?!)"

    def _pattern(self, paths: tuple[str, ...], frame: str) -> Expression:
        key = ("\x1f".join(paths), frame)
        if key not in self._compiled:
            inner = self.alternatives(*paths)
            known = inner != "(?!)"
            self._compiled[key] = Expression(frame.format(inner), re.IGNORECASE) if known else _NOTHING
        return self._compiled[key]


@lru_cache(maxsize=16)
def load_cues(language: str | None) -> Cues:
    """Return the lexicon of ``language`` (ISO 639-1), empty where there is none."""
    lists = dict(_leaf_entries(read_language(language, "roles"))) if language else {}
    return Cues(language or "", lists)


def _leaf_entries(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaf_entries(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield f"{prefix}{key}", tuple(str(entry) for entry in value)
