"""Who spoke, as people say: before anything is drawn from it, so that all that follows is theirs too."""

from dataclasses import replace
from typing import cast

from travaux.domain.actors import Speaker
from travaux.domain.canonical import canonical, restored
from travaux.domain.corrections import SpeakerCorrection
from travaux.domain.meetings import Intervention
from travaux.domain.messages import Text, message
from travaux.domain.review import Review, ReviewDecision, Reviews, mark


def corrected(found: tuple[Intervention, ...], reviews: Reviews) -> tuple[Intervention, ...]:
    """Return ``found`` with the speakers that people named, the machine's kept beside them.

    A review of words that now stand elsewhere no longer fits, and is left out.
    """
    standing = {key.id: review for key, review in reviews.standing().items()}
    return tuple(_reviewed(turn, standing[turn.id]) if turn.id in standing else turn for turn in found)


def describe(speaker: Speaker) -> Text:
    """Return in words whom ``speaker`` names."""
    return speaker.name or message("no speaker named")


def _reviewed(turn: Intervention, review: Review) -> Intervention:
    seen = cast(Intervention, restored(review.original, Intervention))
    if (seen.start, seen.end) != (turn.start, turn.end):
        return turn
    said = mark(review, describe(turn.speaker), canonical(turn), moved=seen.speaker != turn.speaker)
    return replace(turn, speaker=_speaker_named(review, seen.speaker), review=said)


def _speaker_named(review: Review, seen: Speaker) -> Speaker:
    if review.verdict is ReviewDecision.CONFIRM:
        return seen
    if review.verdict is ReviewDecision.REJECT or review.replacement is None:
        return Speaker(seen.label)
    said = cast(SpeakerCorrection, restored(review.replacement, SpeakerCorrection))
    return Speaker(seen.label, said.actor, said.person, on_behalf_of=said.on_behalf_of)
