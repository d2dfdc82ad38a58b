"""What people decide of findings, as it is kept and told."""

from dataclasses import replace
from datetime import UTC, datetime

from travaux.domain.review import FindingKey, Review, ReviewDecision, Reviews, describe_review, mark, standing

KEY = FindingKey("m", "position", "p1")
OTHER = replace(KEY, id="p2")
DAY = datetime(2031, 2, 3, 23, 59, tzinfo=UTC)


def review(verdict: ReviewDecision, key: FindingKey = KEY, **more: str) -> Review:
    return Review(key, verdict, "{}", who="Ada", when=DAY, **more)


CONFIRMED, EDITED, REJECTED = map(
    review, (ReviewDecision.CONFIRM, ReviewDecision.EDIT, ReviewDecision.REJECT)
)
WITHDRAWN = review(ReviewDecision.WITHDRAW)


def test_the_last_review_stands() -> None:
    assert standing([CONFIRMED, REJECTED]) is REJECTED
    assert standing([REJECTED, CONFIRMED]) is CONFIRMED
    assert standing([]) is None


def test_a_withdrawal_brings_back_the_one_before_and_then_nothing() -> None:
    assert standing([CONFIRMED, REJECTED, WITHDRAWN]) is CONFIRMED
    assert standing([CONFIRMED, WITHDRAWN]) is None
    assert standing([CONFIRMED, REJECTED, WITHDRAWN, WITHDRAWN]) is None


def test_a_withdrawal_of_nothing_is_passed_over() -> None:
    assert standing([WITHDRAWN]) is None
    assert standing([WITHDRAWN, EDITED]) is EDITED


def test_findings_are_reviewed_each_for_itself() -> None:
    other = review(ReviewDecision.REJECT, OTHER)
    assert Reviews((CONFIRMED, other, WITHDRAWN)).standing() == {OTHER: other}
    assert Reviews((CONFIRMED, other)).standing() == {KEY: CONFIRMED, OTHER: other}


def test_a_mark_tells_who_when_why_and_what_the_machine_found() -> None:
    said = mark(review(ReviewDecision.REJECT, reason="another voice"), "Marenia", "{}")
    assert (
        str(describe_review(said))
        == "rejected by Ada on 3 February 2031 (another voice); the machine found: Marenia"
    )
    assert (said.finding, said.verdict, said.found, said.moved) == ("p1", ReviewDecision.REJECT, "{}", False)


def test_a_confirmation_does_not_repeat_the_machine() -> None:
    said = mark(replace(CONFIRMED, when=None), "Marenia", "{}")
    assert str(describe_review(said)) == "confirmed by Ada"


def test_a_mark_says_where_the_ground_has_moved() -> None:
    said = mark(EDITED, "Marenia", '{"other":1}')
    assert said.moved
    assert str(describe_review(said)).endswith(
        "the machine found: Marenia; what the machine finds has changed since"
    )
    assert not mark(EDITED, "Marenia", '{"other":1}', moved=False).moved
    assert mark(EDITED, "Marenia", "{}", moved=True).moved
