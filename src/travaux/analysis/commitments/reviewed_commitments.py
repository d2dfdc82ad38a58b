"""Commitments with what people decided applied: confirmed, or rejected as none."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from travaux.domain.canonical import canonical, restored
from travaux.domain.commitments import Commitment
from travaux.domain.messages import Message, Text, joined, message
from travaux.domain.review import Review, ReviewDecision, ReviewNote, Reviews, mark

KIND = "commitment"


def reviewed(
    found: Iterable[Commitment], given: Iterable[Review]
) -> tuple[tuple[Commitment, ...], tuple[Commitment, ...]]:
    """Return the commitments that stand and those that were rejected, with what people said of them.

    A commitment is named by its words, so that a review goes with it into new versions that have them too.
    """
    reviews = _in_force(given)
    held: list[Commitment] = []
    rejected: list[Commitment] = []
    for one in found:
        review = reviews.get(one.id)
        if review is None:
            held.append(one)
            continue
        marked = replace(one, review=_mark(one, review))
        (rejected if review.verdict is ReviewDecision.REJECT else held).append(marked)
    return tuple(held), tuple(rejected)


def describe(one: Commitment) -> Text:
    """Return in words who shall do what."""
    who = ", ".join(one.addressees) or message("No addressee")
    return joined((who, joined((Message(one.strength.value), one.duty), " ")), ": ")


def _in_force(given: Iterable[Review]) -> Mapping[str, Review]:
    own = Reviews(tuple(review for review in given if review.finding.kind == KIND))
    return {key.id: review for key, review in own.standing().items()}


def _mark(one: Commitment, review: Review) -> ReviewNote:
    seen: Commitment = restored(review.original, Commitment)
    return mark(review, describe(one), canonical(one), moved=_stated_deadline(seen) != _stated_deadline(one))


def _stated_deadline(one: Commitment) -> str | None:
    return one.deadline.text if one.deadline else None
