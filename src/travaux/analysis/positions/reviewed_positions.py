"""The register of positions as people leave it."""

from dataclasses import replace
from typing import cast

from travaux.domain.canonical import canonical, restored
from travaux.domain.corrections import PositionCorrection
from travaux.domain.messages import Message, Text, message
from travaux.domain.positions import Position, Register, Unresolved
from travaux.domain.review import Review, ReviewDecision, Reviews, describe_review, mark


def reviewed(register: Register, reviews: Reviews) -> Register:
    """Return ``register`` with the reviews of its positions applied.

    What was rejected is listed among what is left unresolved, with who rejected it and why.
    """
    standing = {key.id: review for key, review in reviews.standing().items()}
    kept = tuple(
        _reviewed(position, standing[position.id]) if position.id in standing else position
        for position in register.positions
        if not _is_rejected(standing.get(position.id))
    )
    rejected = tuple(
        _left_out(position, standing[position.id])
        for position in register.positions
        if _is_rejected(standing.get(position.id))
    )
    return replace(register, positions=kept, unresolved=(*register.unresolved, *rejected))


def describe(position: Position) -> Text:
    """Return in words whose stance a position is, which, and on what."""
    about = ", ".join(target.label for target in position.targets) or message("no target named")
    stance = Message(position.stance.value)
    return message("%(who)s: %(stance)s (%(about)s)", who=position.holder.name, stance=stance, about=about)


def _is_rejected(review: Review | None) -> bool:
    return review is not None and review.verdict is ReviewDecision.REJECT


def _left_out(position: Position, review: Review) -> Unresolved:
    return Unresolved(
        describe_review(mark(review, describe(position), canonical(position))), position.citations
    )


def _reviewed(position: Position, review: Review) -> Position:
    said = mark(review, describe(position), canonical(position))
    if review.replacement is None:
        seen = cast(Position, restored(review.original, Position))
        return replace(position, actor=seen.actor, stance=seen.stance, targets=seen.targets, review=said)
    wanted = cast(PositionCorrection, restored(review.replacement, PositionCorrection))
    return replace(
        position,
        actor=wanted.actor or position.actor,
        speaking_for=None if wanted.actor else position.speaking_for,
        person=None if wanted.actor else position.person,
        stance=wanted.stance or position.stance,
        targets=position.targets if wanted.targets is None else wanted.targets,
        review=said,
    )
