"""Commitments as people judge them: confirmed, or rejected as none; the register says how they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from travaux.domain.canonical import canonical, restored
from travaux.domain.commitments import Commitment
from travaux.domain.review import Review, ReviewDecision, ReviewNote, Reviews, mark
from travaux.domain.spans import Note

KIND = "commitment"


def judged(
    found: Iterable[Commitment], given: Iterable[Review]
) -> tuple[tuple[Commitment, ...], tuple[Note, ...]]:
    """Return commitments with what people said of them, and a note for each that was rejected.

    A commitment is named by its words, so that a review goes with it into new versions that keep them.
    """
    said = _standing(given)
    kept: list[Commitment] = []
    left_out: list[Note] = []
    for one in found:
        review = said.get(one.id)
        if review is None:
            kept.append(one)
        elif review.verdict is ReviewDecision.REJECT:
            left_out.append(Note(_mark(one, review).told, f"paragraph {one.paragraph}"))
        else:
            kept.append(replace(one, review=_mark(one, review)))
    return tuple(kept), tuple(left_out)


def told(one: Commitment) -> str:
    """Return in words who shall do what."""
    return f"{', '.join(one.addressees) or 'nobody named'}: {one.strength.value} {one.duty}"


def _standing(given: Iterable[Review]) -> Mapping[str, Review]:
    own = Reviews(tuple(review for review in given if review.finding.kind == KIND))
    return {key.id: review for key, review in own.standing().items()}


def _mark(one: Commitment, review: Review) -> ReviewNote:
    seen: Commitment = restored(review.original, Commitment)
    return mark(review, told(one), canonical(one), moved=_when(seen) != _when(one))


def _when(one: Commitment) -> str | None:
    return one.deadline.text if one.deadline else None
