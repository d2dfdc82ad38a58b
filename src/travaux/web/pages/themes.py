"""Themes: the topics of the negotiation across its meetings, with who holds what on each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from travaux.domain.overview import AttributedSentence, Overview
from travaux.domain.sources import Source
from travaux.errors import NotFound
from travaux.reference.taxonomies import Topic
from travaux.reports.overview import page_of
from travaux.reports.page import Page
from travaux.views.delegations import Held, delegations
from travaux.views.dossiers import of_theme
from travaux.views.overview import in_form
from travaux.views.registry import tools_for
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.downloads import dossiers
from travaux.web.pages.kind import PageKind, in_forms

_TOLD = 12  # sentences of the overview; every argument follows them


@dataclass(frozen=True, slots=True)
class Row:
    topic: Topic
    arguments: int
    actors: int
    meetings: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    heading: str
    taxonomy: str
    rows: tuple[Row, ...]
    untold: int
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """One actor's arguments on a theme, in the order in which they were made."""

    name: str
    path: str
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    heading: str
    topic: Topic
    told: tuple[AttributedSentence, ...]
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The overview of all meetings, theme by theme."""

    heading: str
    report: Page
    forms: tuple[str, ...]


def themes(room: Snapshot) -> Themes:
    """Return the list of topics with how much was said on each."""
    topics = tools_for(room).taxonomy.topics
    by_topic = _by_topic(room)
    rows = tuple(_row(topic, by_topic[topic.label]) for topic in topics if topic.label in by_topic)
    untold = sum(not held.argument.topics for each in delegations(room).values() for held in each.arguments)
    forms = _FORMS if _is_told(room) else ()
    return Themes(N_("Themes"), tools_for(room).taxonomy.label, rows, untold, forms)


def _row(topic: Topic, holders: tuple[Holder, ...]) -> Row:
    held = [each for holder in holders for each in holder.held]
    meetings = sorted({each.source.id: each.source for each in held}.values(), key=lambda s: s.dated)
    return Row(topic, len(held), len(holders), tuple(meetings))


def theme(room: Snapshot, code: str) -> Theme:
    """Return what was held on one topic, by actor.

    Raises:
        NotFound: if there is no such topic, or nothing was said on it.
    """
    for topic in tools_for(room).taxonomy.topics:
        if topic.code == code and topic.label in _by_topic(room):
            return Theme(topic.label, topic, _told(room, topic), _by_topic(room)[topic.label])
    raise NotFound(f"nothing is known of a theme “{code}”")


def overview(room: Snapshot) -> Told:
    """Return what was said in all meetings, every sentence attributed."""
    report = room.kept("overview", lambda: page_of(room.result(Overview)))
    return Told(N_("Overview of all meetings"), report, _FORMS)


def _told(room: Snapshot, topic: Topic) -> tuple[AttributedSentence, ...]:
    """Return the overview of a topic: what several actors say of it first."""
    if not room.has(Overview):
        return ()
    themes = room.result(Overview).themes
    found = [sentence for theme in themes if theme.label == topic.label for sentence in theme.sentences]
    return tuple(sorted(found, key=lambda sentence: -len(sentence.actors))[:_TOLD])


def _by_topic(room: Snapshot) -> Mapping[str, tuple[Holder, ...]]:
    def gather() -> dict[str, tuple[Holder, ...]]:
        found: dict[str, list[Holder]] = defaultdict(list)
        for name, each in delegations(room).items():
            own: dict[str, list[Held]] = defaultdict(list)
            for held in each.arguments:
                for label in held.argument.topics:
                    own[label].append(held)
            for label, arguments in own.items():
                found[label].append(Holder(each.actor.name, f"actors/{name}/", tuple(arguments)))
        return {
            label: tuple(sorted(holders, key=lambda holder: (-len(holder.held), holder.name)))
            for label, holders in found.items()
        }

    return room.kept("themes", gather)


def _codes(room: Snapshot) -> Iterable[str]:
    known = _by_topic(room)
    return (topic.code for topic in tools_for(room).taxonomy.topics if topic.label in known)


def _paths(room: Snapshot) -> Iterable[str]:
    return (f"themes/{code}/" for code in _codes(room))


def _dossier(room: Snapshot, code: str) -> Page:
    found = theme(room, code)
    return of_theme(found.topic.label, ((holder.name, holder.held) for holder in found.holders))


PAGES = (
    PageKind("themes/", "themes.html", themes, lambda r: ("themes/",) if _by_topic(r) else (), "themes"),
    PageKind(
        "themes/overview/",
        "overview.html",
        overview,
        lambda r: ("themes/overview/",) if _is_told(r) else (),
        "themes",
    ),
    PageKind("themes/{code}/", "theme.html", theme, _paths, "themes"),
)
"""The pages of this module."""

_FORMS = ("docx", "md", "json")


def _file(room: Snapshot, form: str) -> bytes:
    """Return the overview of every meeting, for people to take away."""
    return in_form(room.result(Overview), form, backing_in(room))


def _is_told(room: Snapshot) -> bool:
    return room.has(Overview) and bool(room.result(Overview).themes)


FILES = (
    *in_forms("themes/overview", _FORMS, _file, lambda room: ("themes/overview",) if _is_told(room) else ()),
    *dossiers("themes/{code}/", "theme", _dossier, _paths),
)
"""What can be taken away."""
