"""Gaps that a record has still to fill are nobody's words; a task under a mark stays one."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.outcomes import find_actions


@pytest.mark.parametrize(
    "gap",
    ["<TODO: add the reply of the pilots>", "<to be completed>", "{{ insert the tide table }}", "<TBC>"],
)
def test_a_gap_is_no_sentence(gap: str) -> None:
    said = [
        each.text
        for each in utterances(meet(f"Aru: We support the levy on ballast. {gap}\nBelmora: We do too."))
    ]
    assert "We support the levy on ballast." in said
    assert not any(gap in each for each in said)


@pytest.mark.parametrize(
    "words", ["We ask members to insert a comma here.", "The to-do list is <b>long</b> today."]
)
def test_words_about_gaps_are_said(words: str) -> None:
    assert words in [each.text for each in utterances(meet(f"Aru: {words}"))]


def test_a_task_under_a_mark_stays_a_task() -> None:
    meeting = meet("Orm: I am here.\nChair: TODO: Orm to merge the two lists of berths.")
    assert find_actions(meeting, utterances(meeting))
