"""What a person may put in place of what the machine found, one class for each kind of finding.

A correction states only what it changes, so that it still fits where the rest of a finding has changed.
"""

from dataclasses import dataclass
from typing import TypeAlias

from travaux.domain.actors import Actor
from travaux.domain.positions import Stance, Target


@dataclass(frozen=True, slots=True)
class SpeakerCorrection:
    """Who spoke. Without ``actor`` and ``person`` nobody may be given these words."""

    actor: Actor | None = None
    person: str | None = None
    on_behalf_of: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionCorrection:
    """Whose stance it is, which, and on what; None keeps what the machine found."""

    actor: Actor | None = None
    stance: Stance | None = None
    targets: tuple[Target, ...] | None = None


@dataclass(frozen=True, slots=True)
class ArgumentCorrection:
    """What an argument is about, in the labels of the taxonomy in use."""

    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkCorrection:
    """Which paragraphs of two versions are the same provision: their sources' ids, and indexes in each."""

    older: str
    newer: str
    old: tuple[int, ...]
    new: tuple[int, ...]


Correction: TypeAlias = SpeakerCorrection | PositionCorrection | ArgumentCorrection | LinkCorrection
