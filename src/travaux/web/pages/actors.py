"""Actors: everything one delegation, group or organisation said, shared, opposed, proposed and sent in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from travaux.domain.actors import Actor
from travaux.domain.commitments import CLOSED, FollowedCommitment
from travaux.domain.lineage import Lineage
from travaux.domain.messages import Text, message
from travaux.domain.positions import Position
from travaux.domain.sources import Source
from travaux.views.commitments.documents import addressed_to
from travaux.views.commitments.register import promises
from travaux.views.delegation_list import DelegationRow, delegation_rows, delegations_csv, unnamed
from travaux.views.delegation_phases import (
    AskedWords,
    DelegationPhase,
    delegation_phases,
    for_others,
    open_positions,
    open_wishes,
    own_positions,
)
from travaux.views.delegations import (
    ArgumentInMeeting,
    Delegation,
    NumberedIntervention,
    delegation,
    delegations,
    slug,
)
from travaux.views.dossiers import actor_dossier
from travaux.views.procedure.adoption import adoption_of
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
class MemberRow:
    """A member of a group, as the registry has it, and how often it took a stance or the floor for itself."""

    name: str
    path: str | None
    positions: int
    turns: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """``phases`` are its own; ``for_others`` are the positions of groups that it spoke for.

    ``open_wishes``, ``open_positions`` and ``duties`` are what to expect of it next. ``members`` and
    ``groups`` (name, path or None) are the registry's, not the record's.
    """

    heading: str
    known: Delegation
    phases: tuple[DelegationPhase, ...]
    meetings: tuple[tuple[Source, tuple[NumberedIntervention, ...]], ...]
    arguments: tuple[tuple[Source, tuple[ArgumentInMeeting, ...]], ...]
    positions: tuple[Position, ...]
    for_others: tuple[Position, ...]
    open_wishes: tuple[AskedWords, ...]
    open_positions: tuple[Position, ...]
    duties: tuple[FollowedCommitment, ...]
    latest: str
    adopted: bool
    members: tuple[MemberRow, ...]
    groups: tuple[tuple[str, str | None], ...]

    @property
    def silent(self) -> int:
        """Return how many members the record has nothing of."""
        return sum(member.path is None for member in self.members)

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
        delegation_phases(snapshot, known),
        tuple((source, tuple(own)) for source, own in groupby(turns, key=lambda turn: turn.source)),
        tuple((source, tuple(own)) for source, own in groupby(known.arguments, key=lambda held: held.source)),
        own_positions(snapshot, known),
        for_others(snapshot, known),
        open_wishes(snapshot, known),
        open_positions(snapshot, known),
        tuple(_duties(snapshot, known.actor)),
        paragraph_views(snapshot).name(-1) if snapshot.has(Lineage) else "",
        snapshot.has(Lineage) and adoption_of(snapshot) is not None,
        tuple(_member(snapshot, member) for member in members_of(snapshot, known.actor)),
        tuple(_groups(snapshot, known.actor)),
    )


def _duties(snapshot: Snapshot, who: Actor) -> Iterable[FollowedCommitment]:
    """Return what is asked of it by name and still open, what is due first at the top."""
    promised = promises(snapshot, date.today())
    items = addressed_to(promised.items, who.name, tools_for(snapshot).registry) if promised else ()
    still = [item for item in items if item.status not in CLOSED]
    return sorted(still, key=lambda item: item.due or date.max)


def _member(snapshot: Snapshot, member: Actor) -> MemberRow:
    known = delegations(snapshot).get(slug(member))
    if known is None:
        return MemberRow(member.name, None, 0, 0)
    own = own_positions(snapshot, known)
    return MemberRow(member.name, f"actors/{slug(member)}/", len(own), len(known.turns))


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
