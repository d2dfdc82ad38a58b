"""Search of a workspace by words and by meaning, told apart by facets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from travaux.analysis.search.folding import forms
from travaux.analysis.search.query import Query, parse
from travaux.analysis.search.ranking import excerpt, fused, highlights
from travaux.analysis.wording import stop_words
from travaux.domain.search import Facet, Hit, SearchResult, Unit
from travaux.domain.spans import Citation
from travaux.exports.reviewed_json import reviews_used
from travaux.exports.search import search_json
from travaux.ports import Numbers
from travaux.views.registry import registry_of
from travaux.views.review.backing import reviewed_turns
from travaux.views.search.finder import NEAR, Finder, Scores
from travaux.views.search.indexes import Say, finder_of
from travaux.views.snapshot import Snapshot

LIMIT = 20
_NEAREST = 60
"""Units that meaning alone may add."""

Filters = Mapping[str, Sequence[str]]


def search(
    snapshot: Snapshot,
    text: str,
    filters: Filters | None = None,
    *,
    limit: int = LIMIT,
    skip: int = 0,
    near: float = NEAR,
    say: Say | None = None,
) -> SearchResult:
    """Return what answers ``text`` in what the viewer of ``snapshot`` may see, the best first.

    ``filters`` are values by the name of a facet, and ``from`` and ``to`` in ISO 8601; several values of one
    facet are alternatives; ``near`` is the cosine that meaning alone needs.
    ``say`` makes the caller wait until meanings are known, and is told so.
    """
    query = parse(text)
    wanted = _filters_wanted(snapshot, query, filters or {})
    finder = finder_of(snapshot, meanings=query.plain and len(query.terms) > 1, say=say)
    ways = _numbers_by_way(finder, query, near, everything=bool(wanted))
    kept = finder.matching(wanted, _registered(snapshot, wanted))
    ways = {how: numbers[kept[numbers]] for how, numbers in ways.items()}
    scores = fused(ways.values(), finder.size)
    best = finder.by_place(scores)
    shown = best[skip : skip + limit]
    hits = [
        _hit_at_place(finder, scores, number, _hit_of_unit(query, unit, score, _ways_of_hit(number, ways)))
        for number, score, unit in zip(shown, map(float, scores[shown]), finder.units(shown), strict=True)
        if all(citation.source in snapshot.sources for citation in unit.citations)
    ]
    return SearchResult(
        query.text,
        wanted,
        tuple(hits),
        len(best),
        finder.counted(scores),
        unranked=query.expression is None or finder.is_broad(query.expression),
    )


def completed(snapshot: Snapshot, start: str, facet: Facet = Facet.ACTOR, limit: int = 12) -> list[str]:
    """Return the values of a facet that have a word beginning as ``start`` does; all where it is empty."""
    sought = forms(start)
    found = []
    for value in finder_of(snapshot).values(facet):
        have = forms(value)
        places = range(len(have) - len(sought) + 1)
        if not sought or any(_begins(have[at : at + len(sought)], sought) for at in places):
            found.append(value)
    return sorted(found)[:limit]


def _begins(have: list[str], sought: list[str]) -> bool:
    return have[:-1] == sought[:-1] and have[-1].startswith(sought[-1])


def _filters_wanted(snapshot: Snapshot, query: Query, filters: Filters) -> dict[str, tuple[str, ...]]:
    """Return all filters, the query's own fields too, with actors named as the registry has them."""
    wanted: dict[str, tuple[str, ...]] = {}
    for name, values in [*query.fields.items(), *filters.items()]:
        given = [value.strip() for value in values if value.strip()]
        if name in (Facet.ACTOR, Facet.GROUP):
            given = [_as_registered(snapshot, value) for value in given]
        if given:
            wanted[name] = tuple(dict.fromkeys((*wanted.get(name, ()), *given)))
    return wanted


def _registered(snapshot: Snapshot, wanted: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the names of actors among ``wanted`` that the registry knows."""
    names = [name for facet in (Facet.ACTOR, Facet.GROUP) for name in wanted.get(facet, ())]
    return frozenset(name for name in names if registry_of(snapshot).resolve_exactly(name).actor)


def _as_registered(snapshot: Snapshot, name: str) -> str:
    actor = registry_of(snapshot).resolve_exactly(name).actor
    return actor.name if actor else name


def _numbers_by_way(finder: Finder, query: Query, near: float, *, everything: bool) -> dict[str, Numbers]:
    """Return what was found by each way, the best first; ``everything`` if wanted where nothing is asked."""
    if query.expression is None:
        return {"words": finder.everything()} if everything else {}
    ways = {"words": finder.ranked(query.expression)}
    if query.plain and len(query.terms) > 1:
        telling = [term for term in query.terms if not set(term.forms) <= stop_words()]
        if len(telling) > 2:
            ways["some words"] = finder.holding_most(telling)
        ways["meaning"] = finder.nearest(query.text, _NEAREST, near)
    return ways


def _ways_of_hit(number: int, ways: Mapping[str, Numbers]) -> str:
    return next((how for how, numbers in ways.items() if number in numbers), "words")


def _hit_of_unit(query: Query, unit: Unit, score: float, how: str) -> Hit:
    spans = tuple(highlights(unit.text, query.terms))
    first = unit.citations[0]
    own = unit.text == first.quote
    lit = [
        Citation(first.source, first.start + start, first.start + end, unit.text[start:end])
        for start, end in (spans if own else ())
    ]
    return Hit(unit, round(score, 6), how, excerpt(unit.text, spans), spans, tuple(lit))


def _hit_at_place(finder: Finder, scores: Scores, number: int, hit: Hit) -> Hit:
    """Return a hit with the other kinds and the versions of what was found at its place."""
    kinds = finder.at_place(number, Facet.KIND, scores)
    return replace(
        hit,
        also=tuple(kind for kind in kinds if kind != hit.unit.kind.value),
        versions=finder.at_place(number, Facet.VERSION, scores),
    )


def search_plain(snapshot: Snapshot, found: SearchResult) -> dict[str, object]:
    """Return what was found as `travaux search --json` prints it, with the reviews it rests on."""
    return {**search_json(found), **reviews_used(reviewed_turns(snapshot), found.hits)}
