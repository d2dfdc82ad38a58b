"""What people undertake in the room, in their own voice, and what only sounds like it."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.outcomes import find_actions
from travaux.domain.findings import Line


def given(record: str) -> list[Line]:
    meeting = meet(record)
    return list(find_actions(meeting, utterances(meeting)))


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("I'll send that round by Friday.", "by Friday"),
        ("We will get back to you with the figures next week.", "next week"),
        ("I can share the slides after the call.", "after the call"),
        ("I'll take an action to open an issue on that.", None),
        ("Let me check with the engineers and report back at the next meeting.", "at the next meeting"),
        ("We'll make the chart available for the next workshop.", "for the next workshop"),
        ("I can draft a paragraph and post it to the list tomorrow.", "tomorrow"),
        ("I'll put a pull request up this week.", "this week"),
        ("We will look into the minutes and get back to you.", None),
    ],
)
def test_who_says_that_they_will_has_a_task(words: str, due: str | None) -> None:
    assert [(line.actors, line.due) for line in given(f"Ann: We have talked long.\nBen: {words}")] == [
        (("Ben",), due)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "I'll be brief.",
        "I'll come back to that point later in my statement.",
        "If the levy rises we will get back to the old fights.",
        "I can share that concern about the draft.",
        "I shared the slides last week.",
        "They will never report back to us on the list.",
        "We will make the islands great in ten years.",
        "I will ask a simpler question of the minister.",
        "We'll go back to Ms. Orm.",
        "That is an issue that will come back later this year.",
        "We have agreed to send the text to the lawyers.",
    ],
)
def test_what_is_no_undertaking(words: str) -> None:
    assert given(f"Ann: We have talked long.\nBen: {words}") == []


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("Yes, will do.", 1),
        ("Sure.", 1),
        ("Happy to.", 1),
        ("No, they are not mine.", 0),
        ("Why?", 0),
    ],
)
def test_what_is_asked_of_somebody_is_a_task_once_agreed_to(answer: str, count: int) -> None:
    found = given(f"Ann: Ben, could you send us the new numbers by Monday?\nBen: {answer}")
    assert [line.actors for line in found] == [("Ben",)] * count
    assert all(line.due == "by Monday" for line in found)


def test_what_is_asked_at_once_and_answered_is_no_task() -> None:
    assert given("Ann: Could you tell me when the ferry left?\nBen: Yes, at nine.") == []


@pytest.mark.parametrize("answer", ["OK, will do!", "We can do that.", "Sure, I'll do it."])
def test_work_that_one_names_and_the_next_takes_on_is_a_task(answer: str) -> None:
    found = given(f"Ann: It would be good to give the paper a shorter name.\nBen: {answer}")
    assert [line.actors for line in found] == [("Ben",)]


@pytest.mark.parametrize(
    "record",
    [
        "Ann: The ferry left at nine.\nBen: We can do that.",
        "Ann: It would be good to give the paper a shorter name.\nBen: We can do that only in May.",
        "Ann: It would be good to give the paper a shorter name.\nAnn: We can do that.",
    ],
)
def test_what_is_not_plainly_taken_on_is_no_task(record: str) -> None:
    assert given(record) == []


def test_who_takes_the_course_that_is_put_to_them_is_to_go_it() -> None:
    (line,) = given("Ann: Do you want to close the two issues and go to last call?\nBen: Yes.")
    assert line.actors == ("Ben",)
    assert given("Ann: Shall we close the two issues?\nBen: Yes.") == []


def test_those_who_preside_may_aim_to_report_by_a_day() -> None:
    (line,) = given("Chair: We will aim to report to the members by 15 December.")
    assert line.due == "by 15 December"
