"""Threads: provisions followed through all versions of a text, gaps included."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from travaux.analysis.text.alignment import align, comparable
from travaux.analysis.text.comparison import compare
from travaux.analysis.text.histories import tell_words
from travaux.analysis.text.reviewed_links import reviewed
from travaux.analysis.text.standing_text import is_gone
from travaux.analysis.text.wording import find_keys
from travaux.domain.lineage import Lineage, Link, LinkKind, Place, Thread
from travaux.domain.review import Reviews
from travaux.domain.spans import stable_id
from travaux.domain.texts import Draft

Node = tuple[int, int]  # a version and the index of a paragraph in it
BROUGHT_BACK = 0.6  # the score from which an inserted paragraph counts as one that was deleted before
FEWEST_WORDS = 5  # shorter paragraphs come and go without being brought back


def follow(versions: Sequence[Draft], reviews: Reviews | None = None) -> Lineage:
    """Return how each version follows from the one before, and the threads that run through all.

    What a person said of a link (``reviews``) comes before what its words tell.
    """
    links = tuple(
        reviewed(compare(old, new), reviews) if reviews else compare(old, new).links
        for old, new in pairwise(versions)
    )
    returns = dict(_find_returns(versions, links))
    return Lineage(tuple(versions), links, tuple(_threads(versions, links, returns)))


def _find_returns(versions: Sequence[Draft], links: Sequence[Sequence[Link]]) -> Iterator[tuple[Node, Node]]:
    """Yield (where a paragraph came back, where it had last stood)."""
    gone: list[Node] = []
    for step, found in enumerate(links):
        came = [(step + 1, link.new[0]) for link in found if link.kind is LinkKind.INSERTED]
        came = [node for node in came if _is_long(versions, node)]
        for version in sorted({version for version, _ in gone}, reverse=True):
            waiting = [node for node in gone if node[0] == version]
            pairs = list(_pairs_back(versions, waiting, came))
            yield from pairs
            came = [node for node in came if node not in dict(pairs)]
            gone = [node for node in gone if node not in {old for _, old in pairs}]
        lost = [(step, link.old[0]) for link in found if link.kind is LinkKind.DELETED]
        gone += [node for node in lost if _is_long(versions, node)]


def _is_long(versions: Sequence[Draft], node: Node) -> bool:
    return len(find_keys(comparable(versions[node[0]].paragraphs[node[1]]))) >= FEWEST_WORDS


def _pairs_back(
    versions: Sequence[Draft], gone: Sequence[Node], came: Sequence[Node]
) -> Iterator[tuple[Node, Node]]:
    if not gone or not came:
        return
    old, new = _restricted_version(versions, gone), _restricted_version(versions, came)
    for link in align(old, new):
        if len(link.old) == len(link.new) == 1 and link.score >= BROUGHT_BACK:
            yield came[link.new[0]], gone[link.old[0]]


def _restricted_version(versions: Sequence[Draft], nodes: Sequence[Node]) -> Draft:
    draft = versions[nodes[0][0]]
    return replace(draft, paragraphs=tuple(draft.paragraphs[index] for _, index in nodes))


def _threads(
    versions: Sequence[Draft], links: Sequence[Sequence[Link]], returns: Mapping[Node, Node]
) -> Iterator[Thread]:
    occurrences: Counter[str] = Counter()
    for nodes in _connected(versions, links, returns):
        by_version: dict[int, list[int]] = defaultdict(list)
        for version, index in sorted(nodes):
            by_version[version].append(index)
        places = tuple(Place(version, tuple(indexes)) for version, indexes in by_version.items())
        first = " ".join(
            find_keys(comparable(versions[places[0].version].paragraphs[places[0].paragraphs[0]]))
        )
        occurrences[first] += 1
        yield Thread(
            id=stable_id("thread", first, str(occurrences[first])),
            places=places,
            words=tell_words(versions, places),
            returned=tuple(sorted({version for version, index in nodes if (version, index) in returns})),
        )


def _connected(
    versions: Sequence[Draft], links: Sequence[Sequence[Link]], returns: Mapping[Node, Node]
) -> list[list[Node]]:
    """Return the paragraphs of all versions, grouped by what links them, in order of first appearance."""
    root: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for step, found in enumerate(links):
        for link in found:
            nodes = [*((step, i) for i in link.old), *((step + 1, j) for j in link.new)]
            for node in nodes[1:]:
                root[find(node)] = find(nodes[0])
    for came, gone in returns.items():
        root[find(came)] = find(gone)
    groups: dict[Node, list[Node]] = defaultdict(list)
    for version, draft in enumerate(versions):
        for paragraph in draft.paragraphs:
            if is_gone(paragraph):
                continue
            groups[find((version, paragraph.index))].append((version, paragraph.index))
    return sorted(groups.values(), key=min)
