"""What came of a count, by a person who counted; beside it, counts of other days and results only wished."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.decisions import find_decisions


def decided(record: str) -> list[str]:
    meeting = meet(record)
    return [line.text for line in find_decisions(meeting, utterances(meeting))]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "I see 14 for and 2 against. So the draft is adopted as a paper of the group.",
            "14 for and 2 against",
        ),
        (
            "That makes nine in favour, one against. The second wording is therefore accepted.",
            "nine in favour",
        ),
        ("I count 3 for and 11 against. The change is dropped.", "3 for and 11 against"),
        ("I count 12 in favour and 4 opposed. So we merge the two lists.", "12 in favour"),
        ("With 12 in favour and 4 against, the old name is kept.", "12 in favour"),
        ("Six for, eight against. Then it fails.", "Six for, eight against"),
    ],
)
def test_whoever_counts_says_what_came_of_it(words: str, told: str) -> None:
    (line,) = decided(f"Ann: Who is for it?\nBen: I am.\nAnn: {words}")
    assert told in line


@pytest.mark.parametrize(
    "words",
    [
        "I see 14 for and 2 against. So the draft is nearly there.",
        "Last year I saw 14 for and 2 against. So the draft was adopted.",
        "I see 14 for and 2 against. The draft should be adopted.",
        "I see 14 for and 2 against. Is the draft adopted?",
        "I see 14 for and 2 against. If nobody minds, the draft is adopted tomorrow.",
        "I like the draft. So the second wording is accepted by me.",
    ],
)
def test_a_count_of_another_day_and_a_wish_decide_nothing(words: str) -> None:
    assert decided(f"Ann: Who is for it?\nBen: I am.\nAnn: {words}") == []


def test_a_result_by_another_than_who_counted_is_talk() -> None:
    assert decided("Ann: I see 14 for and 2 against.\nBen: So the second wording is accepted.") == []
