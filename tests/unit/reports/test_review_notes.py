"""What a page says of a review: who, when, why, and what the machine had found."""

from dataclasses import replace
from datetime import datetime

import pytest

from travaux.domain.review import ReviewDecision, ReviewNote, describe_review

GIVEN = ReviewNote("f1", ReviewDecision.REJECT, "Ada", datetime(2031, 2, 3, 9, 0), "another voice", "Marenia")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (GIVEN, "rejected by Ada on 3 February 2031 (another voice); the machine found: Marenia"),
        (replace(GIVEN, when=None, reason=""), "rejected by Ada; the machine found: Marenia"),
        (
            replace(GIVEN, verdict=ReviewDecision.CONFIRM),
            "confirmed by Ada on 3 February 2031 (another voice)",
        ),
        (
            replace(GIVEN, verdict=ReviewDecision.EDIT, when=None, reason="", moved=True),
            "corrected by Ada; the machine found: Marenia; what the machine finds has changed since",
        ),
    ],
)
def test_a_note_says_who_decided_what_and_why(given: ReviewNote, said: str) -> None:
    assert str(describe_review(given)) == said
