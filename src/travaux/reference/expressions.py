"""Regular expressions that are looked for only where the words stand that they cannot do without.

They are compiled when a text first holds such words: of the expressions of all languages, few are needed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from travaux.reference.literals import fewest, folded, required

_MANY = 12  # rows: so many take about as long one by one as all together
_LINE = 4096  # characters: to look for words in more takes longer than to compile an expression
_OFTEN = 500  # texts: to look for words in so many takes as long
_SEEKING = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


NEVER = r"(?!)"
"""The expression that finds nothing."""


@dataclass(frozen=True, slots=True)
class Needed:
    """Rows of words of which a text must hold one of each; ``heads`` are the first two letters of a row's."""

    rows: tuple[tuple[str, ...], ...]
    heads: tuple[frozenset[tuple[str, ...]], ...]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, ...]]) -> "Needed":
        known = tuple(rows)
        return cls(known, tuple(frozenset(tuple(word[:2]) for word in row) for row in known))

    def stand_in(self, small: str) -> bool:
        """Tell whether a text, folded, holds a word of each row."""
        for row, heads in zip(self.rows, self.heads, strict=True):
            if len(row) > len(small) and heads.isdisjoint(_pairs(small)):
                return False  # a heading is looked over sooner than a long list
            if not any(map(small.__contains__, row)):
                return False
        return True


class Expression:
    """What ``re.compile`` returns for the same source and flags, in all that it finds."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags
        self._spared = 0

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        found = re.compile(self.pattern, self._flags)
        direct = ("match", "fullmatch") if self.words else _SEEKING
        self.__dict__.update({name: getattr(found, name) for name in direct})  # nothing is left to spare
        return found

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """Words in small letters of which a text must hold one of each row; none where that is not known."""
        if self.pattern == NEVER:
            return ((),)
        return () if self._flags & re.VERBOSE else required(self.pattern)

    @cached_property
    def _needed(self) -> Needed | None:
        return Needed.of(self.words) if self.words else None

    def is_idle(self, text: str) -> bool:
        """Tell whether ``text`` lacks words without which nothing can be found in it."""
        needed = self._needed
        if needed is None:
            return False
        told, small = _last
        return not needed.stand_in(small if told is text else _small(text))

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return None if not span and self.is_idle(text) else self.compiled.search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._is_spared(text) else self.compiled.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._is_spared(text) else self.compiled.fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return iter(()) if not span and self.is_idle(text) else self.compiled.finditer(text, *span)

    def findall(self, text: str) -> list[Any]:
        return [] if self.is_idle(text) else self.compiled.findall(text)

    def sub(self, with_: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return text if self.is_idle(text) else self.compiled.sub(with_, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        return [text] if self.is_idle(text) else self.compiled.split(text, maxsplit)

    def _is_spared(self, text: str) -> bool:
        """Tell whether no match at the start is worth compiling an expression for: what is tried often is."""
        self._spared += 1
        return self._spared < _OFTEN and len(text) <= _LINE and self.is_idle(text)


class Family:
    """Expressions of one job that are looked for in one text after another, most of them in vain."""

    def __init__(self, members: Iterable[Expression]) -> None:
        self._members = tuple(members)

    @cached_property
    def _needed(self) -> Needed | None:
        rows = [member.words[0] if member.words else None for member in self._members]
        known = [row for row in rows if row is not None]
        any_word = fewest(word for row in known for word in row)
        return Needed.of((any_word,)) if len(known) == len(rows) else None

    def is_idle(self, text: str) -> bool:
        """Tell whether ``text`` lacks words without which no member can find anything in it."""
        return self._needed is not None and not self._needed.stand_in(_small(text))

    def within(self, text: str) -> list[int]:
        """Return the places of the members that may find something in ``text``."""
        if self.is_idle(text):
            return []
        return [place for place, member in enumerate(self._members) if not member.is_idle(text)]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what the members find, one after the other."""
        for place in self.within(text):
            yield from self._members[place].compiled.finditer(text)


class Alternatives(Expression):
    """An expression of many ``rows`` in one frame, of which those are tried whose words stand in a text.

    ``opens`` and ``closes`` look around alone: they take no letters and keep no groups.
    """

    def __init__(self, opens: str, rows: Sequence[str], closes: str, flags: int = 0) -> None:
        super().__init__(f"{opens}(?:{'|'.join(rows)}){closes}", flags)
        self._sources = tuple(f"{opens}(?:{row}){closes}" for row in rows)

    @cached_property
    def _rows(self) -> tuple[Expression, ...]:
        return tuple(Expression(source, self._flags) for source in self._sources)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[int]]:
        """Return the places of rows by each of their rarest words; of which none is known, by no letters."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, row in enumerate(self._rows):
            for word in row.words[0] if row.words else ("",):
                places[word].append(place)
        return places

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return super().search(text, *span) if span else next(self.finditer(text), None)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        tried = () if span else self._tried(text)
        if span or len(tried) > _MANY:
            return self.compiled.finditer(text, *span)
        return self._merged(text, tried)

    def _tried(self, text: str) -> Sequence[int]:
        small = _small(text)
        found = {place for word, places in self._by_word.items() if word in small for place in places}
        return sorted(place for place in found if not self._rows[place].is_idle(text))

    def _merged(self, text: str, tried: Sequence[int]) -> Iterator[re.Match[str]]:
        """Yield what the rows find as one expression would: the first place, there the first row."""
        ahead = {place: self._rows[place].compiled.search(text) for place in tried}
        while found := [(match.start(), place) for place, match in ahead.items() if match]:
            first = ahead[min(found)[1]]
            assert first is not None
            yield first
            for start, place in found:
                if start < first.end() or start == first.start():
                    ahead[place] = self._rows[place].compiled.search(text, first.end())


_last: tuple[str, str] = ("", "")
_last_pairs: tuple[str, frozenset[tuple[str, ...]]] = ("", frozenset())


def _small(text: str) -> str:
    """Return ``text`` folded: many expressions are looked for in one sentence after another."""
    global _last
    told, small = _last
    if told is not text:
        small = folded(text)
        _last = (text, small)
    return small


def _pairs(small: str) -> frozenset[tuple[str, ...]]:
    """Return the letters of a folded text by twos, for as many expressions."""
    global _last_pairs
    told, pairs = _last_pairs
    if told is not small:
        pairs = frozenset(pairwise(small))
        _last_pairs = (small, pairs)
    return pairs
