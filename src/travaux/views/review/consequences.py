"""What rests on a finding that people review: what is worked out again with it, and what changed with it."""

from travaux.domain.findings import Argument
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Intervention
from travaux.domain.messages import Text, message
from travaux.domain.positions import Position, Register
from travaux.domain.review import ReviewDecision
from travaux.views.review.findings import (
    ReviewItem,
    items_about,
    positions_to_review,
    replacement_in_words,
)
from travaux.views.snapshot import Snapshot


def what_stands(snapshot: Snapshot, one: ReviewItem) -> Text:
    """Return what stands of a finding at once, though what follows from it may still be worked out."""
    last = one.in_force
    if not one.pending:
        return one.now
    if last is None:
        return one.machine
    if last.verdict is ReviewDecision.REJECT:
        return message("left out")
    return replacement_in_words(snapshot, last) or one.machine


def is_worked_out(snapshot: Snapshot, one: ReviewItem) -> bool:
    """Tell whether all that rests on a finding has been made since it was last reviewed."""
    last = one.reviews[-1].when if one.reviews else None
    confirmed = one.in_force is not None and one.in_force.verdict is ReviewDecision.CONFIRM
    if one.pending or last is None or confirmed:
        return not one.pending
    said = last.isoformat(timespec="milliseconds")
    made = [snapshot.made(MeetingReport, one.key.subject)] if one.key.kind == "intervention" else []
    made += [snapshot.made(Register)] if one.key.kind == "intervention" and snapshot.has(Register) else []
    return all(said <= each for each in made)


def resting_on(snapshot: Snapshot, one: ReviewItem) -> tuple[ReviewItem, ...]:
    """Return the arguments and positions that are whoever spoke's: those whose words stand in the turn."""
    turn, source = one.finding, one.key.subject
    if not isinstance(turn, Intervention):
        return ()

    def stands_in_turn(found: Argument | Position) -> bool:
        return any(
            words.source == source and turn.start <= words.start and words.end <= turn.end
            for words in found.citations[:1]
        )

    own = items_about(snapshot, source).values()
    argued = (each for each in own if isinstance(each.finding, Argument) and stands_in_turn(each.finding))
    return (*argued, *positions_to_review(snapshot, stands_in_turn))
