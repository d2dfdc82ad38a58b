"""Motions, who spoke for and against them, how they ended, and how votes are counted in words."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.decisions import find_decisions
from travaux.analysis.meeting.motions import differences_on_motions, find_motions
from travaux.analysis.meeting.sides import find_sides
from travaux.analysis.meeting.votes import find_votes
from travaux.domain.findings import Difference, Line
from travaux.domain.meeting_reports import Vote
from travaux.reference.registry import load_registry

MOVED = """
Holt: We come to the fees. Who begins?
Marsh: I move that we adopt a toll of five crowns a night.
Rook: I second that.
"""


def parted(record: str) -> list[Difference]:
    meeting = meet(record)
    return list(differences_on_motions(meeting, find_motions(utterances(meeting)), find_sides(meeting)))


def settled(record: str) -> tuple[tuple[Line, ...], tuple[Vote, ...]]:
    meeting = meet(record)
    said = utterances(meeting)
    lines = find_decisions(meeting, said, find_motions(said))
    return lines, find_votes(meeting, lines, load_registry())


@pytest.mark.parametrize(
    "words",
    [
        "I am against a toll.",
        "I oppose the motion.",
        "We cannot support this.",
        "I will vote against that.",
        "I'm strongly opposed to a toll of five crowns.",
    ],
)
def test_who_speaks_against_a_motion_parts_from_who_moved_and_seconded_it(words: str) -> None:
    (found,) = parted(f"{MOVED}Penn: {words}")
    assert [side.actors for side in found.sides] == [("Marsh", "Rook"), ("Penn",)]
    assert found.proposition == "we adopt a toll of five crowns a night"


@pytest.mark.parametrize(
    "words",
    [
        "I am against the closing of the old pier.",
        "Are you against a toll?",
        "I could accept a toll if residents were exempt.",
        "I am against a toll, but I will not stand in the way.",
    ],
)
def test_what_is_said_of_another_thing_or_half_parts_nobody(words: str) -> None:
    assert parted(f"{MOVED}Penn: {words}") == []


def test_who_seconds_and_then_speaks_against_a_motion_is_on_no_side() -> None:
    assert parted(f"{MOVED}Rook: I am against a toll.") == []


def test_to_move_on_is_no_motion() -> None:
    meeting = meet("Marsh: I move to the next item on the list.\nRook: We moved to the island in spring.")
    assert find_motions(utterances(meeting)) == ()


def test_what_becomes_of_a_motion_is_told_with_what_was_moved() -> None:
    (line,), (vote,) = settled(
        f"{MOVED}Holt: Marsh, Rook and I are in favour, Penn is against. The motion carries three to one.\n"
        "Penn: So be it."
    )
    assert line.text == (
        "The motion carries three to one. Moved by Marsh: “we adopt a toll of five crowns a night”."
    )
    assert (vote.favour, vote.against) == (3, 1)
    assert {name: choice for choice, name in vote.voters} == {
        "Marsh": "in favour",
        "Rook": "in favour",
        "Holt": "in favour",
        "Penn": "against",
    }


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("The motion was carried four to one.", (4, 1, None)),
        ("The amendment was adopted seven nought four.", (7, 0, 4)),
        ("The motion was adopted by 9 votes to 2, with 3 abstentions.", (9, 2, 3)),
        ("The by-law was rejected 2–5.", None),
        ("The motion passed 5 to nil.", (5, 0, None)),
        ("The motion fails two to five.", (2, 5, None)),
    ],
)
def test_a_tally_in_words_is_counted(words: str, counted: tuple[int | None, ...] | None) -> None:
    _, votes = settled(f"Chair: {words}")
    assert [(each.favour, each.against, each.abstaining) for each in votes] == ([counted] if counted else [])


@pytest.mark.parametrize(
    "words",
    [
        "The motion was carried three times in this hall.",
        "The resolution was adopted two months ago.",
        "The motion was passed one year after the flood.",
    ],
)
def test_other_numbers_beside_a_result_are_no_votes(words: str) -> None:
    assert settled(f"Chair: {words}")[1] == ()


def test_a_motion_is_somebodys_and_a_question_is_none() -> None:
    def moved(words: str) -> list[str]:
        return [
            each.moved.text for each in find_motions(utterances(meet(f"Holt: Who begins?\nMarsh: {words}")))
        ]

    assert moved("I move that we adopt a toll.") == ["I move that we adopt a toll."]
    assert moved("Shall I move that we adopt a toll?") == []


def test_a_second_motion_takes_the_place_of_one_without_a_result() -> None:
    first, second = find_motions(
        utterances(meet(f"{MOVED}Penn: I move that we close the old pier.\nHolt: The motion carries."))
    )
    assert (first.result, first.seconded is not None) == (None, True)
    assert second.result is not None


@pytest.mark.parametrize(
    ("result", "told"),
    [("That passes unanimously.", True), ("The motion carries.", True), ("The motion fails.", True)],
)
def test_a_motion_that_the_chair_names_is_moved_by_whoever_takes_it_up(result: str, told: bool) -> None:
    lines, _ = settled(
        "Chair: The chair would entertain a motion to table the fees until June.\n"
        f"Marsh: So moved.\nRook: Second.\nChair: {result}"
    )
    assert [("Marsh" in line.text and "table the fees until June" in line.text) for line in lines] == [told]


@pytest.mark.parametrize(
    "record",
    [
        "Chair: The chair would entertain a motion to table the fees.\nMarsh: Not now.\nChair: Next item.",
        "Chair: We have time.\nMarsh: Last year the motion to close the quay carried, four to three.",
        "Chair: We have time.\nMarsh: If the motion passes, we will sell the boats.",
    ],
)
def test_a_motion_that_nobody_takes_up_or_that_is_told_of_decides_nothing(record: str) -> None:
    assert settled(record)[0] == ()


def test_what_is_approved_by_a_bare_move_is_told_with_its_result() -> None:
    (line,), (vote,) = settled(
        "Marsh: Move approval of the consent agenda.\nRook: Seconded.\nChair: The motion passes four to zero."
    )
    assert "consent agenda" in line.text
    assert (vote.favour, vote.against) == (4, 0)


def test_no_objection_heard_settles_what_was_put() -> None:
    lines, _ = settled(
        "Chair: Is there any objection to adding the ferry to the agenda? "
        "Hearing no objection, it is so ordered."
    )
    assert [line.text for line in lines] == ["Agreed: adding the ferry to the agenda."]


def test_a_list_of_voters_before_an_act_is_left_out_of_it() -> None:
    lines, votes = settled(
        "Chair: Against: Aru, Belmora, Corvane, Dunmark, Estria Abstaining: Norland Draft resolution I was "
        "adopted by 9 votes to 5, with 1 abstention (resolution 3/7)."
    )
    assert [line.text for line in lines] == [
        "Draft resolution I was adopted by 9 votes to 5, with 1 abstention (resolution 3/7)."
    ]
    assert [(vote.favour, vote.against, vote.abstaining) for vote in votes] == [(9, 5, 1)]


def test_what_another_body_did_and_this_is_asked_to_follow_is_background() -> None:
    lines, _ = settled(
        "Chair: The Committee adopted it without a vote. "
        "May I take it that the Assembly wishes to do likewise?"
    )
    assert lines == ()
