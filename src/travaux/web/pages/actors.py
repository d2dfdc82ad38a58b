"""Actors: everything one delegation, group or organisation said, shared, opposed, proposed and sent in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from travaux.domain.actors import Actor
from travaux.domain.lineage import Lineage, Trace
from travaux.domain.messages import Text, message
from travaux.domain.positions import Position
from travaux.domain.sources import Source
from travaux.views.delegation_list import DelegationRow, delegation_rows, delegations_csv, unnamed
from travaux.views.delegations import (
    ArgumentInMeeting,
    Delegation,
    Entered,
    NumberedIntervention,
    Wish,
    delegation,
    delegations,
    slug,
)
from travaux.views.dossiers import actor_dossier
from travaux.views.positions.indexes import positions_by
from travaux.views.registry import members_of, tools_for
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views
from travaux.web.languages import N_
from travaux.web.pages.downloads import dossiers, table
from travaux.web.pages.kind import PageKind

TITLES = {
    "delegations": N_("Delegations"),
    "groups": N_("Groups"),
    "organisations": N_("Organisations"),
    "persons": N_("Speakers without a delegation"),
    "offices": N_("Offices of the meeting"),
}


@dataclass(frozen=True, slots=True)
class Actors:
    heading: str
    kinds: tuple[tuple[str, tuple[DelegationRow, ...]], ...]
    unnamed: int


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody whom the actor stands with or against, and how often."""

    name: str
    path: str | None
    shared: int
    opposed: int


@dataclass(frozen=True, slots=True)
class WishShown:
    wish: Wish
    version: str
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class EnteredShown:
    """Words of the actor's that came into the text: where, with which version, and whether they stand."""

    words: str
    label: str
    path: str
    came: str
    went: str | None


@dataclass(frozen=True, slots=True)
class EnteredProposal:
    """A proposal of the actor's inputs whose words entered the text, and the paragraph that has them."""

    trace: Trace
    source: Source
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class ActorPage:
    """``members`` and ``groups`` are (name, path or None); membership is the registry's, not the record's."""

    heading: str
    known: Delegation
    meetings: tuple[tuple[Source, tuple[NumberedIntervention, ...]], ...]
    arguments: tuple[tuple[Source, tuple[ArgumentInMeeting, ...]], ...]
    others: tuple[Other, ...]
    positions: tuple[Position, ...]
    wishes: tuple[WishShown, ...]
    entered: tuple[EnteredShown, ...]
    taken: tuple[EnteredProposal, ...]
    latest: str
    members: tuple[tuple[str, str | None], ...]
    groups: tuple[tuple[str, str | None], ...]

    @property
    def preview(self) -> Text:
        """Return how much the record has of it."""
        return message(
            "%(turns)s interventions, %(positions)s positions and %(inputs)s submissions, "
            "each with its words.",
            turns=len(self.known.turns),
            positions=len(self.positions),
            inputs=len(self.known.inputs),
        )


def actors(snapshot: Snapshot) -> Actors:
    """Return the list of everyone whom the record knows by name."""
    kinds = tuple((TITLES[kind], rows) for kind, rows in delegation_rows(snapshot).items())
    return Actors(N_("Delegations and organisations"), kinds, unnamed(snapshot))


def actor(snapshot: Snapshot, code: str) -> ActorPage:
    """Return everything the record has of one actor."""
    return snapshot.cached(("actor", code), lambda: _actor(snapshot, delegation(snapshot, code)))


def _actor(snapshot: Snapshot, known: Delegation) -> ActorPage:
    turns = [*known.turns, *(turn for turn in known.by_proxy if turn not in known.turns)]
    return ActorPage(
        known.actor.name,
        known,
        tuple((source, tuple(own)) for source, own in groupby(turns, key=lambda turn: turn.source)),
        tuple((source, tuple(own)) for source, own in groupby(known.arguments, key=lambda held: held.source)),
        tuple(_related_actors(snapshot, known)),
        positions_by(snapshot).by_holder.get(slug(known.actor), ()),
        tuple(_wishes(snapshot, known.wishes)),
        tuple(_entered(snapshot, known.entered)),
        tuple(_entered_proposals(snapshot, known.inputs)),
        paragraph_views(snapshot).name(-1) if snapshot.has(Lineage) else "",
        tuple(_linked(snapshot, member) for member in members_of(snapshot, known.actor)),
        tuple(_groups(snapshot, known.actor)),
    )


def _related_actors(snapshot: Snapshot, known: Delegation) -> Iterable[Other]:
    """Yield whom it shares points with or opposes, those with most in common first."""
    shared = Counter(name for each in known.shared for name in dict.fromkeys(each.others))
    opposed = Counter(
        name for each in known.parted for side in each.others for name in dict.fromkeys(side.actors)
    )
    paths = {each.actor.name: f"actors/{name}/" for name, each in delegations(snapshot).items()}
    names = (shared.keys() | opposed.keys()) - {known.actor.name}
    for name in sorted(names, key=lambda name: (-shared[name] - opposed[name], name)):
        yield Other(name, paths.get(name), shared[name], opposed[name])


def _wishes(snapshot: Snapshot, wishes: Iterable[Wish]) -> Iterable[WishShown]:
    if not snapshot.has(Lineage):
        return
    text = paragraph_views(snapshot)
    for wish in wishes:
        place = f"text/{text.sources[wish.version].id}/#p{wish.paragraph.index}"
        label = text.called(wish.version, (wish.paragraph.index,))
        path = f"paragraphs/{wish.thread}/" if wish.thread else place
        yield WishShown(wish, text.name(wish.version), label, path)


def _entered(snapshot: Snapshot, entered: Iterable[Entered]) -> Iterable[EnteredShown]:
    """Yield what stands first, then what has gone again."""
    if not snapshot.has(Lineage):
        return
    text = paragraph_views(snapshot)
    for one in sorted(entered, key=lambda one: one.went is not None):
        gone = None if one.went is None else text.name(one.went)
        yield EnteredShown(
            one.words,
            text.label(one.thread),
            f"paragraphs/{one.thread}/",
            text.name(one.came),
            gone,
        )


def _entered_proposals(snapshot: Snapshot, inputs: Iterable[Source]) -> Iterable[EnteredProposal]:
    """Yield the proposals of inputs whose words entered the text, in the order of the text."""
    own = {source.id: source for source in inputs}
    text = paragraph_views(snapshot) if own and snapshot.has(Lineage) else None
    for thread, traces in text.traces.items() if text else ():
        for trace, _ in traces:
            if trace.proposal.citation and trace.proposal.citation.source in own and text:
                source = own[trace.proposal.citation.source]
                yield EnteredProposal(trace, source, text.label(thread), f"paragraphs/{thread}/")


def _linked(snapshot: Snapshot, member: Actor) -> tuple[str, str | None]:
    name = slug(member)
    return member.name, f"actors/{name}/" if name in delegations(snapshot) else None


def _groups(snapshot: Snapshot, member: Actor) -> Iterable[tuple[str, str | None]]:
    registry = tools_for(snapshot).registry
    for code in member.groups:
        group = registry.actors.get(code)
        yield _linked(snapshot, group) if group else (code, None)


def _has_actors(snapshot: Snapshot) -> bool:
    return bool(delegations(snapshot))


def _codes(snapshot: Snapshot) -> Iterable[str]:
    return (f"actors/{name}/" for name in delegations(snapshot))


def _list(snapshot: Snapshot) -> Iterable[str]:
    return ("actors/",) if _has_actors(snapshot) else ()


PAGES = (
    PageKind("actors/", "actors.html", actors, _list, "actors"),
    PageKind("actors/{code}/", "actor.html", actor, _codes, "actors"),
)
"""The pages of this module."""

FILES = (
    table("actors/actors.csv", delegations_csv, _list),
    *dossiers("actors/{code}/", "actor", actor_dossier, _codes),
)
"""What can be taken away."""
