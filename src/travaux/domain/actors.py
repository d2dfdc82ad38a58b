"""Who takes part: delegations, groups, entities, organisations, and the roles of a meeting."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    STATE = "state"
    OBSERVER = "observer"
    PARTICIPANT = (
        "participant"  # a member of some bodies that is neither a Member nor an observer State of the UN
    )
    GROUP = "group"
    ENTITY = "entity"
    INTERGOVERNMENTAL = "intergovernmental"
    ORGANISATION = "organisation"
    PERSON = "person"  # who speaks with no State and no body on record: under the name, in no registry
    ROLE = "role"  # the Chair, the Secretariat: whoever holds the role speaks in it, not for a delegation


class Sector(StrEnum):
    GOVERNMENT = "government"
    INTERGOVERNMENTAL = "intergovernmental organisation"
    PRIVATE = "private sector"
    CIVIL_SOCIETY = "civil society"
    TECHNICAL = "technical community"
    ACADEMIA = "academia"
    YOUTH = "youth"
    MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry of the registry. ``groups`` are codes of groups it belongs to; membership is computed."""

    code: str
    name: str
    kind: ActorKind
    sector: Sector | None = None
    region: str | None = None
    groups: tuple[str, ...] = ()


NOT_NAMED = Actor("NOT-NAMED", "not named", ActorKind.ROLE)
"""Whoever holds what the words give to nobody by name: "some parties"; never the same from place to place."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as the label tells. ``actor`` is None where the label resolves to nobody.

    ``label`` keeps the words as written; ``ambiguous`` lists names that it could equally mean.
    """

    label: str
    actor: Actor | None = None
    person: str | None = None
    role: str | None = None
    on_behalf_of: tuple[Actor, ...] = ()
    ambiguous: tuple[str, ...] = ()

    @property
    def actors(self) -> frozenset[Actor]:
        """Return the actor who speaks, where one is known, and those spoken for."""
        return frozenset((self.actor, *self.on_behalf_of) if self.actor else self.on_behalf_of)

    @property
    def name(self) -> str:
        """Return the name to print: the actor, else the person, else the label as written."""
        return self.actor.name if self.actor else self.person or self.label
