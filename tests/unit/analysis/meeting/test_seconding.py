"""Who takes up what another has just said, by word or by name; beside each, what only sounds like it."""

import pytest
from harbour import meet

from travaux.analysis.meeting.seconding import find_seconded
from travaux.analysis.meeting.sides import find_sides


def taken_up(record: str) -> list[tuple[tuple[str, ...], str]]:
    meeting = meet(record)
    found = find_seconded(meeting, find_sides(meeting))
    return [(each.actors, each.proposition or "") for each in found]


@pytest.mark.parametrize(
    "reply",
    [
        "So do I.",
        "Same here.",
        "+1",
        "+1. The piers are narrow.",
        "I agree.",
        "We fully agree with that.",
        "I second that.",
        "Seconded.",
        "Me too.",
        "Hear, hear!",
        "+1 to Ben",
        "Agree with Ben.",
        "I support that too.",
    ],
)
def test_who_takes_up_what_was_just_said_holds_it_too(reply: str) -> None:
    (found,) = taken_up(f"Ben: The ferry is old. I think the bell should stay.\nCarol: {reply}")
    assert found == (("Ben", "Carol"), "I think the bell should stay")


@pytest.mark.parametrize(
    "reply",
    [
        "I agree, but only for the winter.",
        "I agree. But the bell is cracked.",
        "+1 to what Dana said before.",
        "So do I think of the tide.",
        "I second the reading of the minutes tomorrow at length.",
        "Agreed prices stand in the annex.",
        "Do we agree with that?",
        "+15 boats came in on Monday.",
    ],
)
def test_a_part_a_doubt_or_other_words_take_up_nothing(reply: str) -> None:
    assert taken_up(f"Ben: I think the bell should stay.\nCarol: {reply}") == []


def test_who_answers_a_question_agrees_with_nobody() -> None:
    assert taken_up("Ben: The bell is loud. Do you agree?\nCarol: I agree.") == []


def test_nobody_sides_with_the_chair_or_with_itself() -> None:
    assert taken_up("Chair: We should now close the list.\nAru: I agree.") == []
    assert taken_up("Ben: I think the bell should stay.\nBen: I agree.") == []


def test_all_who_follow_one_another_hold_the_words_that_the_first_took_up() -> None:
    record = "Ben: I think the bell should stay.\nCarol: +1\nDana: +1\nEve: We must keep the lamp as well."
    assert taken_up(record) == [(("Ben", "Carol", "Dana"), "I think the bell should stay")]


def test_words_are_taken_up_of_the_one_named_and_not_of_who_spoke_last() -> None:
    record = "Ben: I think the bell should stay.\nDana: The lamp should go.\nCarol: Agree with Ben."
    assert taken_up(record) == [(("Ben", "Carol"), "I think the bell should stay")]


def test_as_another_said_repeats_what_that_one_did_say() -> None:
    said = "Ben: The night ferry needs a second pilot. It is late.\n"
    assert taken_up(said + "Dana: As Ben said, the night ferry needs two pilots.") == [
        (("Ben", "Dana"), "The night ferry needs a second pilot")
    ]
    assert taken_up(said + "Dana: As Ben said, the market is far away.") == []


def test_what_who_takes_something_up_goes_on_about_is_what_is_taken_up() -> None:
    record = (
        "Ben: The lock fee should be split from the mooring fee. The ferry should stay. The bell should go. "
        "The pier should be painted.\n"
        "Carol: +1 to Ben. I would not pay a lock fee with my mooring fee."
    )
    (found,) = taken_up(record)
    assert found[1].startswith("The lock fee")
