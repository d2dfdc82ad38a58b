"""Everyone whom the record knows by name, with how much it has of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from travaux.analysis.positions.persons import holder_of
from travaux.domain.actors import Actor, ActorKind
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.sources import SPOKEN
from travaux.exports.text_tables import write_table
from travaux.views.delegations import Delegation, delegations
from travaux.views.snapshot import Snapshot

COUNTED = ("interventions", "words", "arguments", "points_shared", "points_opposed", "inputs")


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """One of those who take part, with how much the record has of it."""

    actor: Actor
    path: str
    turns: int
    words: int
    arguments: int
    shared: int
    parted: int
    inputs: int

    @property
    def counts(self) -> tuple[int, ...]:
        """Return what there is of it, in the order of ``COUNTED``."""
        return self.turns, self.words, self.arguments, self.shared, self.parted, self.inputs


def _row(name: str, each: Delegation) -> DelegationRow:
    return DelegationRow(
        each.actor,
        f"actors/{name}/",
        len(each.turns) or len(each.by_proxy),
        each.words,
        len(each.arguments),
        len(each.shared),
        len(each.parted),
        len(each.inputs),
    )


KINDS = {
    "delegations": (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT),
    "groups": (ActorKind.GROUP,),
    "organisations": (ActorKind.ORGANISATION, ActorKind.INTERGOVERNMENTAL, ActorKind.ENTITY),
    "persons": (ActorKind.PERSON,),
    "offices": (ActorKind.ROLE,),
}
"""In the order in which they are listed: delegations, groups, organisations, persons, offices."""


def delegation_rows(snapshot: Snapshot) -> Mapping[str, tuple[DelegationRow, ...]]:
    """Return everyone by the names of ``KINDS``, each kind by name, empty kinds left out."""
    return snapshot.cached("delegation rows", lambda: {name: rows for name, rows in _kinds(snapshot) if rows})


def _kinds(snapshot: Snapshot) -> Iterator[tuple[str, tuple[DelegationRow, ...]]]:
    known = delegations(snapshot)
    for kind, actors in KINDS.items():
        rows = (_row(name, each) for name, each in known.items() if each.actor.kind in actors)
        yield kind, tuple(sorted(rows, key=lambda row: row.actor.name))


def unnamed(snapshot: Snapshot) -> int:
    """Return how many interventions are by speakers who could not be identified."""
    return sum(
        holder_of(turn.speaker) is None
        for _, report in snapshot.results(MeetingReport, *SPOKEN)
        for turn in report.meeting.interventions
    )


def delegations_csv(snapshot: Snapshot) -> bytes:
    """Return the list as a table."""
    rows = (row for rows in delegation_rows(snapshot).values() for row in rows)
    return write_table(
        ("code", "name", "kind", *COUNTED),
        ((row.actor.code, row.actor.name, row.actor.kind.value, *row.counts) for row in rows),
    )
