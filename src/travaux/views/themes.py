"""Themes: the topics of the negotiation across its meetings, with who holds what on each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from travaux.domain.messages import message
from travaux.domain.overview import AttributedSentence, Overview
from travaux.domain.sources import Source
from travaux.errors import NotFound
from travaux.reference.taxonomies import Topic
from travaux.views.delegations import ArgumentInMeeting, delegations
from travaux.views.dossiers import of_theme, render_dossier
from travaux.views.registry import tools_for
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot

_TOLD = 12  # sentences of the overview; every argument follows them


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A topic, how many arguments and actors there are on it, and in which meetings."""

    topic: Topic
    arguments: int
    actors: int
    meetings: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ThemeSpeaker:
    """One actor's arguments on a theme, in the order in which they were made."""

    name: str
    path: str
    held: tuple[ArgumentInMeeting, ...]


def _row(topic: Topic, holders: tuple[ThemeSpeaker, ...]) -> ThemeRow:
    held = [each for holder in holders for each in holder.held]
    meetings = sorted({each.source.id: each.source for each in held}.values(), key=lambda s: s.dated)
    return ThemeRow(topic, len(held), len(holders), tuple(meetings))


def sentences_on(snapshot: Snapshot, topic: Topic) -> tuple[AttributedSentence, ...]:
    """Return the overview of a topic: what several actors say of it first."""
    if not snapshot.has(Overview):
        return ()
    themes = snapshot.result(Overview).themes
    found = [sentence for theme in themes if theme.label == topic.label for sentence in theme.sentences]
    return tuple(sorted(found, key=lambda sentence: -len(sentence.actors))[:_TOLD])


def holders_by_topic(snapshot: Snapshot) -> Mapping[str, tuple[ThemeSpeaker, ...]]:
    """Return by the label of each topic who argued on it, those who argued most first."""

    def gather() -> dict[str, tuple[ThemeSpeaker, ...]]:
        found: dict[str, list[ThemeSpeaker]] = defaultdict(list)
        for name, each in delegations(snapshot).items():
            own: dict[str, list[ArgumentInMeeting]] = defaultdict(list)
            for held in each.arguments:
                for label in held.argument.topics:
                    own[label].append(held)
            for label, arguments in own.items():
                found[label].append(ThemeSpeaker(each.actor.name, f"actors/{name}/", tuple(arguments)))
        return {
            label: tuple(sorted(holders, key=lambda holder: (-len(holder.held), holder.name)))
            for label, holders in found.items()
        }

    return snapshot.cached("themes", gather)


def theme_rows(snapshot: Snapshot) -> tuple[ThemeRow, ...]:
    """Return the topics on which something was said, with how much."""
    by_topic = holders_by_topic(snapshot)
    topics = tools_for(snapshot).taxonomy.topics
    return tuple(_row(topic, by_topic[topic.label]) for topic in topics if topic.label in by_topic)


@dataclass(frozen=True, slots=True)
class ThemeView:
    """What was held on one topic: sentences of the overview, and every argument by who made it."""

    topic: Topic
    told: tuple[AttributedSentence, ...]
    holders: tuple[ThemeSpeaker, ...]


def theme_of(snapshot: Snapshot, code: str) -> ThemeView:
    """Return what was held on one topic, by actor.

    Raises:
        NotFound: if there is no such topic, or nothing was said on it.
    """
    by_topic = holders_by_topic(snapshot)
    for topic in tools_for(snapshot).taxonomy.topics:
        if topic.code == code and topic.label in by_topic:
            return ThemeView(topic, sentences_on(snapshot, topic), by_topic[topic.label])
    raise NotFound(message("nothing is known of a theme “%(code)s”", code=code))


def theme_dossier(snapshot: Snapshot, code: str, form: str) -> bytes:
    """Return everything that was held on one topic, by actor, as a file."""
    found = theme_of(snapshot, code)
    page = of_theme(found.topic.label, ((holder.name, holder.held) for holder in found.holders))
    return render_dossier(page, form, backing_in(snapshot))
