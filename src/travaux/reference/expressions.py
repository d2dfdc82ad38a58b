"""Regular expressions that are looked for only where the words stand that they cannot do without.

They are compiled when a text first holds such words: of the expressions of all languages, few are needed.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from travaux.reference.literals import folded, required

_LINE = 4096  # characters, beyond which a match at the start is tried for less than the words are looked up


class Expression:
    """What ``re.compile`` returns for the same source and flags, in all that it finds."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words in small letters of which a text must hold one; none where that is not known."""
        return () if self._flags & re.VERBOSE else required(self.pattern)

    def is_idle(self, text: str) -> bool:
        """Tell whether ``text`` lacks every word without which nothing can be found in it."""
        words = self.words
        if not words:
            return False
        small = _small(text)
        for word in words:
            if word in small:
                return False
        return True

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return None if not span and self.is_idle(text) else self.compiled.search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._is_spared(text) else self.compiled.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._is_spared(text) else self.compiled.fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return iter(()) if not span and self.is_idle(text) else self.compiled.finditer(text, *span)

    def findall(self, text: str, *span: int) -> list[Any]:
        return [] if not span and self.is_idle(text) else self.compiled.findall(text, *span)

    def sub(self, with_: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return text if self.is_idle(text) else self.compiled.sub(with_, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        return [text] if self.is_idle(text) else self.compiled.split(text, maxsplit)

    def _is_spared(self, text: str) -> bool:
        """Tell whether ``text`` is short enough to be looked over before an expression is compiled for it."""
        return "compiled" not in self.__dict__ and len(text) <= _LINE and self.is_idle(text)


_last: tuple[str, str] = ("", "")


def _small(text: str) -> str:
    """Return ``text`` folded: many expressions are looked for in one sentence after another."""
    global _last
    told, small = _last
    if told is not text:
        small = folded(text)
        _last = (text, small)
    return small
