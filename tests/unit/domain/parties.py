"""Parties that do not exist."""

from travaux.domain.actors import Actor, ActorKind

MARENIA = Actor("mar", "Marenia", ActorKind.STATE)
TESSALY = Actor("tes", "Tessaly", ActorKind.STATE)
RIVERS = Actor("riv", "Group of Rivers", ActorKind.GROUP)
