"""Who speaks, as somebody who was there confirms it once for a label: before anything is drawn from it."""

from collections.abc import Mapping
from dataclasses import replace

from travaux.domain.actors import Actor
from travaux.domain.attribution import EvidenceKind, SpeakerEvidence
from travaux.domain.meetings import Intervention
from travaux.reference.names import key


def confirmed(
    turns: tuple[Intervention, ...], confirmations: Mapping[str, Actor]
) -> tuple[Intervention, ...]:
    """Return ``turns``, every one under a label (or by a person) that is confirmed given to the actor."""
    known = {key(label): actor for label, actor in confirmations.items()}
    return tuple(_identified_intervention(turn, known) for turn in turns) if known else turns


def unknown_labels(turns: tuple[Intervention, ...], labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of ``labels`` no turn bears."""
    borne = {key(name) for turn in turns for name in (turn.speaker.label, turn.speaker.person) if name}
    return tuple(label for label in labels if key(label) not in borne)


def _identified_intervention(turn: Intervention, known: Mapping[str, Actor]) -> Intervention:
    speaker = turn.speaker
    actor = known.get(key(speaker.label)) or (known.get(key(speaker.person)) if speaker.person else None)
    if actor is None:
        return turn
    groups = tuple(group for group in speaker.on_behalf_of if group.code != actor.code)
    said = replace(speaker, actor=actor, ambiguous=(), on_behalf_of=groups)
    evidence = (SpeakerEvidence(EvidenceKind.CONFIRMED), *turn.evidence)
    return replace(turn, speaker=said, evidence=evidence, inferred=False, reason=None)
