"""Search and questions: forms that work without a script, results that open on their words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from urllib.parse import urlencode

from markupsafe import Markup, escape

from travaux.domain.messages import Message, Text, message
from travaux.domain.search import Answer, Answers, Facet, Hit, SearchResult
from travaux.domain.sources import SourceKind
from travaux.errors import NotFound
from travaux.views.search.ask import ask
from travaux.views.search.finder import Finder
from travaux.views.search.indexes import finder_of
from travaux.views.search.published import FOLDER, static_index
from travaux.views.search.results import search
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import FileKind, PageKind, path_alone
from travaux.web.terms import KINDS

Asked = Mapping[str, Sequence[str]]

_PAGE = 20
_SHOWN = 8
"""Values of a facet that can be chosen from at once; the rest can be typed."""
_LABELS = {
    Facet.ACTOR: N_("Actor"),
    Facet.SECTOR: N_("Sector"),
    Facet.GROUP: N_("Group"),
    Facet.KIND: N_("Kind"),
    Facet.SOURCE: N_("Kind of source"),
    Facet.VERSION: N_("Version"),
    Facet.THEME: N_("Theme"),
    Facet.STANCE: N_("Stance"),
    Facet.MONTH: N_("Month"),
}
_DATES = {"from": N_("From"), "to": N_("To")}
_OFFERED = (Facet.SOURCE, Facet.VERSION, Facet.THEME, Facet.STANCE, Facet.SECTOR, Facet.GROUP)
"""Facets that the form offers as lists."""
_OURS = frozenset({Facet.KIND.value, Facet.STANCE.value, Facet.SECTOR.value})
"""Facets whose values are words of ours; those of the others are names and titles."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, how many results have it, and the address that puts it on or takes it off."""

    value: Text
    count: int | None
    address: str


@dataclass(frozen=True, slots=True)
class MarkedResult:
    """A result with its words, those sought marked."""

    hit: Hit
    words: Markup


@dataclass(frozen=True, slots=True)
class Search:
    """What the page of a search says; ``offered`` are the lists of the form, by facet."""

    heading: str
    text: str
    result: SearchResult | None
    shown: tuple[MarkedResult, ...]
    chosen: tuple[tuple[str, FacetValue], ...]
    facets: tuple[tuple[str, tuple[FacetValue, ...]], ...]
    offered: tuple[tuple[str, str, tuple[tuple[str, Text], ...], str], ...]
    given: Mapping[str, str]
    actors: tuple[str, ...]
    labels: tuple[tuple[str, str], ...] = tuple((facet.value, label) for facet, label in _LABELS.items())
    first: int = 0
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What the page of a question says; ``groups`` are its answers by actor, ``apart`` those not counted."""

    heading: str
    text: str
    answers: Answers | None
    groups: "Groups"
    apart: "Groups"


Groups = tuple[tuple[str | None, tuple[Answer, ...]], ...]


def search_page(snapshot: Snapshot, asked: Asked | None = None) -> Search:
    """Return the form, and what was found of what was asked for."""
    asked = asked or {}
    text = _first_value(asked, "q")
    filters = {n: [v for v in asked.get(n, ()) if v] for n in (*_LABELS, *_DATES) if any(asked.get(n, ()))}
    first = int(_first_value(asked, "start")) if _first_value(asked, "start").isdigit() else 0
    first = min(first, 100_000)
    result = search(snapshot, text, filters, limit=_PAGE, skip=first) if text.strip() or filters else None
    kept = [("q", text), *((name, value) for name, values in filters.items() for value in values)]
    finder = finder_of(snapshot)
    return Search(
        N_("Search"),
        text,
        result,
        tuple(MarkedResult(hit, marked_words(hit)) for hit in result.hits) if result else (),
        tuple(
            (_label(n), FacetValue(_shown(n, v), None, _address(kept, without=(n, v)))) for n, v in kept[1:]
        ),
        tuple(_facets(result, kept)) if result else (),
        tuple((f.value, _LABELS[f], _values(finder, f), _first_value(asked, f.value)) for f in _OFFERED),
        {name: _first_value(asked, name) for name in ("actor", "from", "to")},
        tuple(finder.values(Facet.ACTOR)),
        first=first,
        before=_address([*kept, ("start", str(max(0, first - _PAGE)))]) if first else None,
        after=_address([*kept, ("start", str(first + _PAGE))])
        if result and result.total > first + _PAGE
        else None,
    )


def ask_page(snapshot: Snapshot, asked: Asked | None = None) -> QuestionPage:
    """Return the form, and the answers of the record."""
    text = _first_value(asked or {}, "q")
    answers = ask(snapshot, text, today=datetime.now(UTC).date()) if text.strip() else None
    found = answers.answers if answers else ()
    held, apart = (_by_actor(one for one in found if one.apart is is_apart) for is_apart in (False, True))
    return QuestionPage(N_("Ask"), text, answers, held, apart)


def _by_actor(answers: Iterable[Answer]) -> Groups:
    """Return answers with those of one actor that follow one another together."""
    groups = groupby(answers, key=lambda answer: answer.actor)
    return tuple((actor, tuple(own)) for actor, own in groups)


def marked_words(hit: Hit) -> Markup:
    """Return the part of a result's words that is shown, with what was sought marked."""
    text, (start, end) = hit.unit.text, hit.shown
    parts, place = ["… " if start else ""], start
    for left, right in hit.spans:
        if start <= left and right <= end:
            parts += [str(escape(text[place:left])), f"<mark>{escape(text[left:right])}</mark>"]
            place = right
    parts += [str(escape(text[place:end])), " …" if end < len(text) else ""]
    return Markup("".join(parts))


def _facets(result: SearchResult, kept: list[tuple[str, str]]) -> list[tuple[str, tuple[FacetValue, ...]]]:
    found = []
    for facet, label in _LABELS.items():
        counts = result.facets.get(facet.value, {})
        open_values = [(v, n) for v, n in counts.items() if (facet.value, v) not in kept]
        choices = tuple(
            FacetValue(_shown(facet.value, v), n, _address([*kept, (facet.value, v)]))
            for v, n in open_values[:_SHOWN]
        )
        if choices:
            found.append((label, choices))
    return found


def _address(parts: Sequence[tuple[str, str]], without: tuple[str, str] | None = None) -> str:
    return "?" + urlencode([part for part in parts if part != without])


def _values(finder: Finder, facet: Facet) -> tuple[tuple[str, Text], ...]:
    """Return the values of a facet, each as an address has it and as a page shows it."""
    return tuple((value, _shown(facet.value, value)) for value in finder.values(facet))


def _shown(name: str, value: str) -> Text:
    """Return a value of a facet as a page shows it: what is ours in the reader's language."""
    if name == Facet.SOURCE.value:
        return Message(KINDS[SourceKind(value)])
    return Message(value) if name in _OURS else value


def _label(name: str) -> str:
    return _DATES.get(name) or _LABELS[Facet(name)]


def _first_value(asked: Asked, name: str) -> str:
    return next(iter(asked.get(name, ())), "")


def _index_file(snapshot: Snapshot, name: str) -> bytes:
    files = static_index(snapshot)
    if FOLDER + name not in files:
        raise NotFound(message("the index has no part “%(name)s”", name=name))
    return files[FOLDER + name]


def _index_paths(snapshot: Snapshot) -> Sequence[str]:
    return tuple(static_index(snapshot))


PAGES = (
    PageKind("search/", "search.html", search_page, path_alone("search/"), "search", queried=True),
    PageKind("ask/", "ask.html", ask_page, path_alone("ask/"), "ask", live=True, queried=True),
)
"""The pages of this module."""

FILES = (FileKind(FOLDER + "{name}", "text/javascript; charset=utf-8", _index_file, _index_paths),)
"""The index by which a published site searches without a server."""
