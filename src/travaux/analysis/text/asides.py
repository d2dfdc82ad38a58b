"""What is written beside or inside brackets about them: who wants what, how far it is agreed."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from travaux.analysis.text.attributions import (
    AsideContent,
    Cast,
    read_aside,
    read_reservation,
    shaped_as_names,
)
from travaux.analysis.text.bracket_tree import MARKS, Aside, BracketNode, BracketTree
from travaux.domain.texts import Attribution
from travaux.reference.bracket_terms import load_bracket_terms
from travaux.reference.registry import Registry, load_registry

_MOST_NAMES = 400  # of its own that one draft may sign with, so that long ones stay quick
_PARENTHESIS = re.compile(rf"[(（]((?:[^()（）{MARKS}\n]|\([^()（）{MARKS}\n]{{1,60}}\)){{1,240}})[)）]")


def find_asides(tree: BracketTree, starts: Sequence[int], registry: Registry | None = None) -> BracketTree:
    """Return the tree with its brackets' authors and statuses, and the spans where they are written.

    Names are those of ``registry`` (the shipped one where it is not given), and those that the draft itself
    signs brackets with: twice at least, with a plain wish, or beside a known name.
    """
    nodes = list(tree.nodes)
    asides = list(tree.asides)
    beside = _Places(tree, starts)
    known = Cast(registry or load_registry())
    cast = Cast(known.registry, _signing(tree, beside, known))
    inside = list(_asides_within(tree, cast))
    for index, start, end, said_inside in inside:
        if index and said_inside.attributions and (start, end) == nodes[index].inner:
            beside.speaks_only(nodes[index], nodes[index - 1], index - 1)
    for found in _PARENTHESIS.finditer(tree.text):
        before = tree.text[max(0, found.start() - 80) : found.start()]
        said = read_aside(found.group(1), cast, spelt_out=before)
        place = -1 if _follows_option(tree.text, found) else beside.place(found.start(), found.end())
        if said is None and place is not None and place >= 0 and not beside.within(found.end()):
            beside.follow(found.end(), place)
        if said is None or place is None or (said.names_only and _unsigned(tree.text, found, place, said)):
            continue
        node = place if place >= 0 else None
        asides.append(Aside(found.start(), found.end(), "aside", node, said.attributions, said.status))
        if node is None:
            beside.pass_over(found.end())
        else:
            beside.follow(found.end(), node)
            nodes[node] = _with_attributions(nodes[node], said.attributions, said.status)
    asides += _lines(tree, starts, cast)
    for index, start, end, said in inside:
        asides.append(Aside(start, end, "aside", index, said.attributions, said.status))
        nodes[index] = _with_attributions(nodes[index], said.attributions, said.status)
    asides += _braced(tree, starts)
    asides.sort(key=lambda aside: aside.start)
    speaking = {
        aside.node for aside in asides if aside.node is not None and _fills_bracket(aside, nodes[aside.node])
    }
    return replace(tree, nodes=tuple(_without_alternatives(nodes, speaking)), asides=tuple(asides))


def _fills_bracket(aside: Aside, node: BracketNode) -> bool:
    return aside.end > aside.start and (aside.start, aside.end) == node.inner


def _without_alternatives(
    nodes: Sequence[BracketNode], speaking: Container[int | None]
) -> Iterator[BracketNode]:
    """Yield the brackets, none an alternative to one that only speaks of the text."""
    standing = Counter(node.alternative for index, node in enumerate(nodes) if index not in speaking)
    for index, node in enumerate(nodes):
        alone = index in speaking or standing[node.alternative] < 2
        yield replace(node, alternative=None) if node.alternative is not None and alone else node


def _signing(tree: BracketTree, beside: "_Places", known: Cast) -> set[str]:
    """Return the names outside the registry that the draft uses as those of its negotiators."""
    used: Counter[str] = Counter()
    plain: set[str] = set()
    lists: list[tuple[str, ...]] = []
    for found in _PARENTHESIS.finditer(tree.text):
        names, wished = shaped_as_names(found.group(1))
        option = bool(names) and _follows_option(tree.text, found)
        place = -1 if option else beside.place(found.start(), found.end()) if names else None
        if not names or place is None or (place < 0 and not option and not wished):
            continue
        if place >= 0:
            beside.follow(found.end(), place)
        if wished or option:
            plain.update(names)
        used.update(names)
        lists.append(names)
    own = plain | {name for name, times in used.items() if times > 1}
    for names in lists:
        if any(name in own or known.negotiates(name) for name in names):
            own.update(names)
    likely = sorted(own, key=lambda name: (-used[name], name))[:_MOST_NAMES]
    own = {name for name in likely if name in plain or not _is_spoken_of(tree.text, name, used[name])}
    return {name for name in own if not known.known(name) or known.negotiates(name)}


def _is_spoken_of(text: str, name: str, signed: int) -> bool:
    """Tell whether a text uses a name far more often than it signs with it, as it does abbreviations."""
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return sum(1 for _ in islice(found, 2 * signed + 1)) > 2 * signed


_OPTION = re.compile(r"(?:option|alternative|alt)\.?\s*\S{1,5}\s*$", re.IGNORECASE)


def _follows_option(text: str, found: re.Match[str]) -> bool:
    """Tell "Option 2 (Fiji, Tonga): …" from other parentheses."""
    heads = _OPTION.search(text[max(0, found.start() - 24) : found.start()]) is not None
    return heads and text[found.end() : found.end() + 2].strip()[:1] in (":", "")


def _unsigned(text: str, found: re.Match[str], place: int, said: AsideContent) -> bool:
    """Tell names that stand alone and sign nothing: in mid-text, or after the name of a place."""
    if place < 0:
        return not (_follows_option(text, found) or _closes_paragraph(text, found))
    return _is_place(text[max(0, found.start() - 80) : found.start()], said)


def _closes_paragraph(text: str, found: re.Match[str]) -> bool:
    """Tell "Decides to meet; (Fiji, Tonga)" from names within a sentence."""
    before, after = text[: found.start()].rstrip(" ")[-1:], text[found.end() : found.end() + 4]
    return (
        before in (";", ",", ".") and before != "" and (not after.strip(" ") or after.lstrip(" ")[:1] == "\n")
    )


def _is_place(before: str, said: AsideContent) -> bool:
    """Tell "in Harbourtown (Fiji)" from words that Fiji proposes."""
    last = before.rstrip(" ]］").rsplit(" ", 1)[-1]
    last = last if before.rstrip().endswith(("]", "］")) else last.lstrip("[［")
    return len(said.attributions[0].actors) == 1 and re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ-]+,?", last) is not None


def _lines(tree: BracketTree, starts: Sequence[int], cast: Cast) -> Iterator[Aside]:
    """Yield lines that say nothing but who wants what: "Japan, Canada: retain preamble"."""
    for at, start in enumerate(starts):
        last = starts[at + 1] if at + 1 < len(starts) else len(tree.text)
        for found in _LINE.finditer(tree.text, start, min(last, start + 4000)):
            said = read_aside(found["words"], cast)
            if said and said.attributions and not said.names_only and not said.quotes:
                yield Aside(found.start("words"), found.end("words"), "aside", None, said.attributions)


_BRACED = re.compile(r"\{[^\W\d_][^{}]{2,600}\}(?=[\s.;,:]*(?:\n|\Z))")


def _braced(tree: BracketTree, starts: Sequence[int]) -> Iterator[Aside]:
    """Yield the free notes in braces that close a line: "{to be moved to section II}"."""
    for found in _BRACED.finditer(tree.text):
        at = starts[bisect_right(starts, found.start()) - 1]
        if tree.text[at : found.start()].strip(" [［\n"):
            yield Aside(found.start(), found.end(), "aside")


def _with_attributions(
    node: BracketNode, attributions: tuple[Attribution, ...], status: str | None
) -> BracketNode:
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

    def within(self, end: int) -> bool:
        """Tell whether a bracket closes after ``end``, so that what ends there stands inside it."""
        return self._text[end : end + 1] in ("]", "］")

    def speaks_only(self, node: BracketNode, before: BracketNode, index: int) -> None:
        """Let what follows a bracket that only speaks of the one before it speak of that one too."""
        if not re.sub(r"\([^()]*\)", "", self._text[before.end : node.start]).strip():
            self._ends[node.end] = index

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


_LINE = re.compile(
    rf"(?:^|(?<=\n))[ \t]*(?P<words>[^\s(){MARKS}:][^(){MARKS}:\n]{{1,100}}: ?[^(){MARKS}:\n]{{3,120}}?)"
    r"[ \t]*(?=\n|\Z)"
)
_HEAD = re.compile(rf"\s*([^:{MARKS}()\n]{{2,120}}):\s*")
_TAIL = re.compile(
    rf"\s*(?:\s[–—-]\s|[–—]|(?<=[.;”\"’])\s*[–—-]?\s*)(?P<names>[^{MARKS}().;:\n]{{2,80}})\s*\Z"
)
_ALTERNATIVE = re.compile(r"\s*(?:alt\.?\s?\d*|bis|ter)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:and|or)\s+(?P<names>[A-Z][A-Z0-9]{1,9})\s*\Z")
_LAST_NAME = re.compile(r"[\s.](?P<names>\S{2,40})\s*\Z")


def _asides_within(tree: BracketTree, cast: Cast) -> Iterator[tuple[int, int, int, AsideContent]]:
    """Yield (bracket, start, end, what is said) for authors and statuses written within the marks."""
    holding = {node.parent for node in tree.nodes}
    for index, node in enumerate(tree.nodes):
        if alternative := _NUMBERED.match(tree.text, *node.inner):
            yield index, node.inner[0], alternative.end(), AsideContent()
        said = _said_of_all(tree.text, node, cast) or _said_at_its_head(tree.text, node, cast)
        if said is None and (index not in holding or not _closes_on_child(tree, node)):
            said = _tail(tree.text, *node.inner, cast)
        if said:
            yield index, *said


def _said_of_all(text: str, node: BracketNode, cast: Cast) -> tuple[int, int, AsideContent] | None:
    """Return what a bracket is that holds no wording: a status, a place kept free, a remark on the text."""
    terms = load_bracket_terms()
    start, end = node.inner
    said = text[start : min(end, start + 160)].strip().casefold()
    if said.startswith(terms.placeholders) or (said in terms.blanks and not node.mended):
        return start, start, AsideContent((), "placeholder")
    whole = terms.statuses.get(said.strip(" .")) if end - start <= 160 else None
    if whole and (" " in said or _stands_alone(text, node)):
        return start, end, AsideContent((), whole)
    if opening := terms.status_opening(said):
        return start, end, AsideContent((), opening)
    remarks = terms.remarks.match(said) and not node.mended
    recorded = read_reservation(text[start : min(end, start + 240)], cast) if "reserv" in said else ()
    return (start, end, AsideContent(recorded, "remark")) if remarks or recorded else None


def _said_at_its_head(text: str, node: BracketNode, cast: Cast) -> tuple[int, int, AsideContent] | None:
    """Return who is named before a bracket's words, "[EU: and …]", or wishes for them, "[US: delete]"."""
    start, end = node.inner
    named = _NAMING.match(text, start, end)
    whole = read_aside(text[start:end], cast, strict=True) if named and end - start <= 240 else None
    if whole and whole.attributions and not whole.quotes and not whole.names_only:
        return start, end, whole
    head = _HEAD.match(text, start, min(end, start + 140))
    said = read_aside(head.group(1), cast, strict=True) if head else None
    return (start, head.end(), said) if head and said else None


_NAMING = re.compile(rf"\s*(?:[^\sa-z]|[^{MARKS}]{{0,40}}[:–—-])")
_NUMBERED = re.compile(r"\s*alt\.?\s?\d{0,2}[.:]\s*", re.IGNORECASE)


def _stands_alone(text: str, node: BracketNode) -> bool:
    """Tell "…, [Agreed]" from a word in its sentence: a capital, and nothing after it in its line."""
    after = text[node.end : node.end + 80].split("\n", 1)[0]
    return text[node.start + 1].isupper() and not any(map(str.isalnum, after))


def _closes_on_child(tree: BracketTree, node: BracketNode) -> bool:
    at = node.inner[1]
    while tree.text[at - 1].isspace() and at > node.start:
        at -= 1
    return tree.text[at - 1] in "]］"


def _tail(text: str, start: int, end: int, cast: Cast) -> tuple[int, int, AsideContent] | None:
    """Return the author a bracket closes with: "[words – EU/US]", "[alt 2. words. China]", "[and EU]"."""
    low = max(start, end - 100)
    words = text[low:end]
    shapes = [_TAIL, _LAST_NAME] if _ALTERNATIVE.match(text, start, end) else [_TAIL, _LAST]
    for shape in shapes:
        found = shape.search(words)
        if not found or not (said := read_aside(found["names"], cast, strict=True)):
            continue
        if shape is _LAST and cast.names_anyone(words[: found.start()]):
            continue
        return low + (found.start() if shape is _TAIL else found.start("names")), end, said
    return None
