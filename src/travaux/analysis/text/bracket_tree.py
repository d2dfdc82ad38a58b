"""Brackets as a tree, and the clean text that each choice between them leaves."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from travaux.analysis.text.attributions import same_actor
from travaux.domain.texts import ALL_IN, ALL_OUT, Action, Attribution

MARKS = r"\[\]［］"
"""Every mark that opens or closes a bracket, of either width, for use within a class of a pattern."""


@dataclass(frozen=True, slots=True)
class BracketNode:
    """One bracket, spanning its marks; a mark that was supplied stands at its offset with no width.

    ``parent`` indexes the bracket that holds it; brackets that stand for one another share ``alternative``.
    """

    start: int
    end: int
    parent: int | None = None
    opened: bool = True
    closed: bool = True
    alternative: int | None = None
    attributions: tuple[Attribution, ...] = ()
    status: str | None = None

    @property
    def inner(self) -> tuple[int, int]:
        """Return the span between the marks."""
        return self.start + self.opened, self.end - self.closed

    @property
    def mended(self) -> bool:
        return not (self.opened and self.closed)


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that speak of the text and are no part of it: an attribution, a status, an editor's mark.

    ``node`` is the bracket they speak of; None where they speak of the paragraph.
    """

    start: int
    end: int
    kind: str
    node: int | None = None
    attributions: tuple[Attribution, ...] = ()
    status: str | None = None


@dataclass(frozen=True)
class BracketTree:
    """A text's brackets in reading order, and the asides that speak of them."""

    text: str
    nodes: tuple[BracketNode, ...]
    asides: tuple[Aside, ...] = ()
    dialect: str = "contested"

    @cached_property
    def node_starts(self) -> list[int]:
        return [node.start for node in self.nodes]

    @cached_property
    def aside_starts(self) -> list[int]:
        return [aside.start for aside in self.asides]

    def marks(self) -> list[tuple[int, str]]:
        """Return the printed marks by offset, in reading order."""
        found = [(node.start, self.text[node.start]) for node in self.nodes if node.opened]
        found += [(node.end - 1, self.text[node.end - 1]) for node in self.nodes if node.closed]
        return sorted(found)

    def printed(self) -> str:
        """Return the source again, put together from the marks and what stands between them."""
        return "".join(self.pieces())

    def pieces(self) -> Iterator[str]:
        """Yield marks and the words between them, in reading order."""
        at = 0
        for offset, mark in self.marks():
            yield self.text[at:offset]
            yield mark
            at = offset + 1
        yield self.text[at:]

    def resolve(self, choice: str = ALL_IN) -> str:
        """Return the clean text under a choice: ``all in``, ``all out``, or what a named actor wants.

        Marks, attributions and statuses go; what is left is tidied of doubled spaces and stray commas.
        """
        return self.resolve_span(0, len(self.text), choice)

    def resolve_span(
        self, start: int, end: int, choice: str = ALL_IN, without: Sequence[tuple[int, int]] = ()
    ) -> str:
        """Return the clean text of ``start``-``end``, leaving out the spans ``without`` as well."""
        dropped = sorted(
            (max(low, start), min(high, end))
            for low, high in [*self._dropped(choice, start, end), *without]
            if low < end and high > start
        )
        kept: list[str] = []
        at = start
        for low, high in dropped:
            if low == at and low > start and self.text[low] in "[［" and self.text[low - 1] in "]］":
                kept.append(" ")
            kept.append(self.text[at:low])
            at = max(at, high)
        return tidy("".join([*kept, self.text[at:end]]))

    def _dropped(self, choice: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        first = bisect_left(self.node_starts, start)
        last = bisect_left(self.node_starts, end)
        for index in [*self._enclosing_brackets(first, start), *range(first, last)]:
            node = self.nodes[index]
            if _is_chosen(self, index, choice):
                yield node.start, node.start + node.opened
                yield node.end - node.closed, node.end
            else:
                yield node.start, node.end
        for at in range(bisect_left(self.aside_starts, start), bisect_left(self.aside_starts, end)):
            aside = self.asides[at]
            if aside.kind in ("aside", "footnote") and aside.end > aside.start:
                yield aside.start, aside.end

    def _enclosing_brackets(self, index: int, offset: int) -> Iterator[int]:
        """Yield the brackets that were opened before bracket ``index`` and are still open at ``offset``."""
        at = index - 1 if index else None
        while at is not None:
            if self.nodes[at].end > offset:
                yield at
            at = self.nodes[at].parent


def _is_chosen(tree: BracketTree, index: int, choice: str) -> bool:
    if choice in (ALL_IN, ALL_OUT):
        return choice == ALL_IN
    node = tree.nodes[index]
    says = [said.action for said in node.attributions if _names(said, choice)]
    if says:
        return says[-1] in _WANTING
    if node.alternative is not None and _prefers_another(tree, index, choice):
        return False
    return not any(said.action is Action.PROPOSES for said in node.attributions)


def _prefers_another(tree: BracketTree, index: int, choice: str) -> bool:
    group = tree.nodes[index].alternative
    near = tree.nodes[max(0, index - 200) : index + 200]
    return any(
        said.action in _WANTING and _names(said, choice)
        for node in near
        if node.alternative == group
        for said in node.attributions
    )


def _names(said: Attribution, choice: str) -> bool:
    return any(same_actor(choice, actor) for actor in said.actors)


_WANTING = (Action.PROPOSES, Action.RETAINS, Action.SUPPORTS)


def tidy(text: str) -> str:
    """Return ``text`` with single spaces and without the commas and gaps that removed words leave."""
    text = _BLANKS.sub(" ", text)
    if "(" in text:
        text = _EMPTY.sub("", text)
    text = _GAP.sub("", text)
    text = _COMMAS.sub(r"\1", text)
    return _WIDE.sub(" ", text).strip(" ").removeprefix(": ")


_BLANKS, _EMPTY, _WIDE = re.compile(r"\s+"), re.compile(r"\(\s*\)"), re.compile(r" {2,}")
_GAP = re.compile(r"(?<=[(“«]) | (?=[,;.:)”»?!،؛。，；：])(?!\s?\.\.)")
_COMMAS = re.compile(r"([,;،])(?:\s*[,;،])+")
