"""Square brackets as a tree: which mark closes which, nested and side by side.

The text is never changed: a tree prints back to its source to the letter, and marks that had to be
supplied have no width.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from travaux.analysis.text.asides import find_asides
from travaux.analysis.text.bracket_tree import MARKS, Aside, BracketNode, BracketTree
from travaux.analysis.text.mending import Span, mend
from travaux.reference.bracket_terms import load_bracket_terms
from travaux.reference.registry import Registry


def parse_brackets(
    text: str,
    dialect: str | None = None,
    bounds: Sequence[int] | None = None,
    registry: Registry | None = None,
) -> BracketTree:
    """Return the brackets of ``text`` as a tree, unbalanced ones mended.

    ``bounds`` are the offsets where paragraphs begin (blank lines where it is not given): a bracket left
    open is closed in its own paragraph unless a mark in a later one plainly answers it. ``registry`` knows
    the names that may sign brackets.
    """
    starts = sorted({0, *(bounds if bounds is not None else _paragraph_starts(text))})
    marks, editorial = find_marks(text)
    nodes = _nested_nodes(mend(text, marks, starts))
    nodes = _number_alternatives(text, nodes)
    tree = BracketTree(text, tuple(nodes), tuple(editorial), dialect or "contested")
    return find_asides(tree, starts, registry)


def _paragraph_starts(text: str) -> list[int]:
    return [found.end() for found in re.finditer(r"\n[ \t]*\n\s*", text)]


_MARK = re.compile(
    # What holds a mark of either width is a bracket around a bracket, never an aside.
    rf"(?P<footnote>\[\^[^{MARKS}\s]{{1,40}}\])"
    rf"|(?P<link>\[[^{MARKS}\n]{{1,300}}\]\((?:https?://|mailto:|#|\.{{0,2}}/)[^()\s]{{0,2000}}\))"
    rf"|(?P<number>(?<=[^\W\d_])\[\d{{1,3}}(?:\s?[,–-]\s?\d{{1,3}}){{0,8}}\](?![{MARKS}])"
    rf"|(?<=[.,;:”\"’'])\[\d{{1,3}}(?:\s?[,–-]\s?\d{{1,3}}){{0,8}}\](?![{MARKS}]))"
    rf"|(?P<words>\[[^{MARKS}]{{1,200}}\]|［[^{MARKS}]{{1,200}}］)"
    r"|(?P<open>[\[［])|(?P<close>[\]］])"
)


def find_marks(text: str) -> tuple[list[tuple[int, bool]], list[Aside]]:
    """Return the negotiation marks as (offset, opens), and the brackets that are none as asides."""
    marks: list[tuple[int, bool]] = []
    asides: list[Aside] = []
    editorial: dict[str, bool] = {}
    for found in _MARK.finditer(text):
        kind = found.lastgroup or ""
        if kind == "words":
            words = found.group()[1:-1]
            if words not in editorial:
                editorial[words] = _is_editorial(words)
            if editorial[words]:
                asides.append(Aside(found.start(), found.end(), "editorial"))
            else:
                marks += [(found.start(), True), (found.end() - 1, False)]
        elif kind in ("open", "close"):
            marks.append((found.start(), kind == "open"))
        else:
            asides.append(Aside(found.start(), found.end(), kind))
    return marks, asides


def has_marks(text: str) -> bool:
    """Tell whether a text has any negotiation mark."""
    found = _MARK.finditer(text)
    return any(one.lastgroup in ("open", "close") or _holds_words(one) for one in found)


def _holds_words(found: re.Match[str]) -> bool:
    return found.lastgroup == "words" and not _is_editorial(found.group()[1:-1])


def _is_editorial(words: str) -> bool:
    terms = load_bracket_terms()
    said = words.strip().casefold()
    return said in terms.editorial or said.startswith(terms.editorial_openings)


def _nested_nodes(spans: Sequence[Span]) -> list[BracketNode]:
    nodes: list[BracketNode] = []
    holders: list[int] = []
    for span in spans:
        while holders and not _node_holds(nodes[holders[-1]], span):
            holders.pop()
        parent = holders[-1] if holders else None
        holders.append(len(nodes))
        nodes.append(BracketNode(span.start, span.end, parent, span.opened, span.closed))
    return nodes


def _node_holds(node: BracketNode, span: Span) -> bool:
    return node.start + node.opened <= span.start and span.end <= node.end - node.closed


_BETWEEN = re.compile(rf"\s*(?:/|\s(?:or|and/or)\s)?\s*(?:\([^(){MARKS}]{{0,120}}\)\s*){{0,3}}")
_JOINING = frozenset({"and", "and/or", "as well as"})


def _number_alternatives(text: str, nodes: list[BracketNode]) -> list[BracketNode]:
    """Give brackets that adjoin, and do not merely go on from one another, one number."""
    last: dict[int | None, int] = {}
    group = 0
    for index, node in enumerate(nodes):
        before = last.get(node.parent)
        last[node.parent] = index
        if before is None or not _adjoins(text, nodes[before], node):
            continue
        if nodes[before].alternative is None:
            nodes[before] = replace(nodes[before], alternative=group)
            group += 1
        nodes[index] = replace(node, alternative=nodes[before].alternative)
    return nodes


def _adjoins(text: str, one: BracketNode, other: BracketNode) -> bool:
    if not 0 <= other.start - one.end <= 400 or one.mended or "\n\n" in text[one.end : other.start]:
        return False
    if not _BETWEEN.fullmatch(text, one.end, other.start):
        return False
    return _stand_for_one_another(text[slice(*one.inner)], text[slice(*other.inner)])


def _stand_for_one_another(one: str, other: str) -> bool:
    """Tell two wordings for one place from words that go on from others, join them, or hang on by a comma."""
    if one.rstrip().endswith(",") and not other.rstrip().endswith(","):
        return False
    if (one.strip().casefold() in _JOINING) != (other.strip().casefold() in _JOINING):
        return one.strip().casefold() in _CHOOSING or other.strip().casefold() in _CHOOSING
    return not _goes_on(other) and not _goes_on(one)


_CHOOSING = frozenset({"or"})


def _goes_on(words: str) -> bool:
    """Tell whether words add to what stands before them: ", and …", "with due regard to …"."""
    added = words.lstrip()[:1] in (",", ";", ".") or load_bracket_terms().continuing.match(words) is not None
    return added and len(words.split()) > 1
