"""Arguments as people leave them, before they are compared: what was rejected is not compared at all."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from travaux.domain.canonical import canonical, restored
from travaux.domain.corrections import ArgumentCorrection
from travaux.domain.findings import Argument
from travaux.domain.messages import Text, joined, message
from travaux.domain.review import Review, ReviewDecision, Reviews, mark


def reviewed(found: tuple[Argument, ...], reviews: Reviews) -> tuple[Argument, ...]:
    """Return ``found`` with the reviews of each applied, those that were rejected left out."""
    standing = {key.id: review for key, review in reviews.standing().items()}
    return tuple(_arguments_after_review(found, standing))


def describe(argument: Argument) -> Text:
    """Return in words whose argument it is, what it holds and what it is about."""
    about = f" [{', '.join(argument.topics)}]" if argument.topics else ""
    return joined((argument.actor or message("no speaker named"), f"{argument.claim}{about}"), ": ")


def _arguments_after_review(found: tuple[Argument, ...], standing: dict[str, Review]) -> Iterator[Argument]:
    for argument in found:
        review = standing.get(argument.id)
        if review is None:
            yield argument
        elif review.verdict is not ReviewDecision.REJECT:
            yield _argument_with_review(argument, review)


def _argument_with_review(argument: Argument, review: Review) -> Argument:
    said = mark(review, describe(argument), canonical(argument))
    if review.replacement is None:
        return replace(argument, review=said)
    wanted = cast(ArgumentCorrection, restored(review.replacement, ArgumentCorrection))
    return replace(argument, topics=wanted.topics, review=said)
