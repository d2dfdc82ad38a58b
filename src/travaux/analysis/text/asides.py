"""What is written beside or inside brackets about them: who wants what, how far it is agreed."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.analysis.text.attributions import Said, read_aside
from travaux.analysis.text.bracket_tree import Aside, BracketNode, BracketTree
from travaux.domain.texts import Attribution
from travaux.reference.bracket_terms import load_bracket_terms

_PARENTHESIS = re.compile(r"[(（]([^()（）\[\]\n]{1,240})[)）]")


def find_asides(tree: BracketTree, starts: Sequence[int]) -> BracketTree:
    """Return the tree with its brackets' authors and statuses, and the spans where they are written."""
    nodes = list(tree.nodes)
    asides = list(tree.asides)
    beside = _Places(tree, starts)
    for found in _PARENTHESIS.finditer(tree.text):
        said = read_aside(found.group(1), spelt_out=tree.text[max(0, found.start() - 80) : found.start()])
        if said is None:
            continue
        place = beside.place(found.start(), found.end())
        if place is None:
            continue
        node = place if place >= 0 else None
        asides.append(Aside(found.start(), found.end(), "aside", node, said.attributions, said.status))
        if node is None:
            beside.pass_over(found.end())
        else:
            beside.follow(found.end(), node)
            nodes[node] = _with(nodes[node], said.attributions, said.status)
    for index, start, end, said in _inside(tree):
        asides.append(Aside(start, end, "aside", index, said.attributions, said.status))
        nodes[index] = _with(nodes[index], said.attributions, said.status)
    asides.sort(key=lambda aside: aside.start)
    return replace(tree, nodes=tuple(nodes), asides=tuple(asides))


def _with(node: BracketNode, attributions: tuple[Attribution, ...], status: str | None) -> BracketNode:
    return replace(node, attributions=node.attributions + attributions, status=node.status or status)


class _Places:
    """Says of which bracket a parenthesis speaks: -1 for the paragraph, None where it is plain text."""

    def __init__(self, tree: BracketTree, starts: Sequence[int]) -> None:
        self._text = tree.text
        self._starts = starts
        self._ends = {node.end: index for index, node in reversed(list(enumerate(tree.nodes))) if node.closed}
        self._inner = {
            node.end - 1: index for index, node in reversed(list(enumerate(tree.nodes))) if node.closed
        }
        self._passed: set[int] = set()

    def follow(self, end: int, node: int) -> None:
        self._ends[end] = node

    def pass_over(self, end: int) -> None:
        self._passed.add(end)

    def place(self, start: int, end: int) -> int | None:
        before = start
        while before > 0 and self._text[before - 1] in "  \t":
            before -= 1
        if before in self._ends:
            return self._ends[before]
        after = end
        while after < len(self._text) and self._text[after] in "  \t.,;":
            after += 1
        if after in self._inner:
            return self._inner[after]
        at = bisect_right(self._starts, start) - 1
        last = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._text)
        leads = not any(map(str.isalpha, self._text[max(self._starts[at], before - 12) : before]))
        trails = not self._text[after:last].strip() if last - after < 4000 else False
        if (leads and before - self._starts[at] <= 12) or trails or before in self._passed:
            return -1
        return -1 if self._text[after : after + 1] in "\n([（" else None


_HEAD = re.compile(r"\s*([^:\[\]()\n]{2,120}):\s*")
_TAIL = re.compile(r"(?:\s[–—-]\s|[.;,”\"’–—]\s*|\s/\s)(?:[–—-]\s)?([^\[\]().,;:\n]{2,80})\s*\Z")
_ALTERNATIVE = re.compile(r"\s*(?:alt\.?\s?\d*|bis|ter)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:and|or)\s+([A-Z][A-Z0-9]{1,9})\s*\Z")
_LAST_NAME = re.compile(r"\s(\S{2,40})\s*\Z")


def _inside(tree: BracketTree) -> Iterator[tuple[int, int, int, Said]]:
    """Yield (bracket, start, end, what is said) for authors and statuses written within the marks."""
    terms = load_bracket_terms()
    holding = {node.parent for node in tree.nodes}
    for index, node in enumerate(tree.nodes):
        start, end = node.inner
        words = tree.text[start : min(end, start + 160)] if end - start > 320 else tree.text[start:end]
        said = words.strip().casefold()
        if said.startswith(terms.placeholders) or said in {"x", "xx", "…", "..."}:
            yield index, start, start, Said((), "placeholder")
            continue
        whole = terms.statuses.get(said.strip(" ."))
        if whole:
            yield index, start, end, Said((), whole)
            continue
        head = _HEAD.match(tree.text, start, min(end, start + 140))
        if head and (said_head := read_aside(head.group(1), strict=True)):
            yield index, start, head.end(), said_head
        elif index not in holding or not _closes_on_child(tree, node):
            found = _tail(tree.text, start, end)
            if found:
                yield index, *found


def _closes_on_child(tree: BracketTree, node: BracketNode) -> bool:
    return tree.text[: node.inner[1]][-2:].rstrip().endswith(("]", "］"))


def _tail(text: str, start: int, end: int) -> tuple[int, int, Said] | None:
    low = max(start, end - 100)
    words = text[low:end]
    shapes = [_TAIL, _LAST_NAME] if _ALTERNATIVE.match(text, start, end) else [_TAIL, _LAST]
    for shape in shapes:
        found = shape.search(words)
        if found and (said := read_aside(found.group(1), strict=True)):
            return low + found.start(1), end, said
    return None
