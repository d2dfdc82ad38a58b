"""What sides ask for in general statements, in words of their own: one kind of thing is one agreement."""

import pytest
from harbour import meet

from travaux.analysis.meeting.principles import (
    find_agreed_principles,
    find_contested_principles,
    find_refused_principles,
)
from travaux.analysis.meeting.sides import find_sides


def agreed(record: str) -> dict[str | None, tuple[str, ...]]:
    meeting = meet(record)
    return {each.proposition: each.actors for each in find_agreed_principles(meeting, find_sides(meeting))}


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        (
            "The review must be owned by Member States.",
            "We stress that this is a member-driven process.",
            "a process driven by its members",
        ),
        (
            "Work should proceed by consensus.",
            "We support a consensus-based approach.",
            "decisions by consensus",
        ),
        (
            "We must avoid duplication of work.",
            "We urge steps to eliminate redundancies.",
            "less duplication",
        ),
        (
            "We should learn from past reviews of the harbours.",
            "It is key to draw lessons from earlier processes.",
            "learning from earlier efforts",
        ),
        ("We call for a phased approach.", "The work should be done in two phases.", "work in phases"),
        (
            "A clear work plan is essential.",
            "The calendar should be set well in advance.",
            "a work plan known in advance",
        ),
        ("We call for an immediate ceasefire.", "The parties must agree to a cease-fire.", "a ceasefire"),
        (
            "Aid workers need safe and unhindered humanitarian access.",
            "Humanitarian aid must be allowed in without delay.",
            "humanitarian access",
        ),
        (
            "We urge respect for the Charter of the United Nations.",
            "All parties must comply with international law.",
            "respect for international law",
        ),
        (
            "We support bridging the digital divide.",
            "Closing the digital divide is a priority.",
            "closing the digital divide",
        ),
    ],
)
def test_the_same_call_in_other_words_is_one_agreement(one: str, other: str, asked: str) -> None:
    assert agreed(f"Aru: {one}\nNorland: {other}") == {asked: ("Aru", "Norland")}


@pytest.mark.parametrize(
    "other",
    [
        "We do not support decisions by consensus.",
        "We are cautious about a consensus-based approach.",
        "Some delegations have called for decisions by consensus, and we must answer them.",
        "Should decisions be taken by consensus?",
        "The last resolution was adopted by consensus.",
        "We should meet again in May.",
    ],
)
def test_who_opposes_asks_tells_or_speaks_of_other_things_does_not_agree(other: str) -> None:
    assert agreed(f"Aru: Work should proceed by consensus.\nNorland: {other}") == {}


def test_one_side_alone_and_the_chair_agree_with_nobody() -> None:
    assert agreed("Aru: Work should proceed by consensus.\nAru: We support a culture of consensus.") == {}
    assert agreed("Aru: Work should proceed by consensus.\nChair: We must decide by consensus.") == {}


def test_in_a_large_hall_what_two_say_in_passing_is_not_shared() -> None:
    hall = "\n".join(
        f"Speaker{letter}: We support the plan." for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ"
    )
    assert (
        agreed(f"Aru: Work should proceed by consensus.\nNorland: We support a culture of consensus.\n{hall}")
        == {}
    )


def contested(record: str) -> dict[str | None, list[tuple[str, ...]]]:
    meeting = meet(record)
    found = find_contested_principles(meeting, find_sides(meeting))
    return {each.proposition: [side.actors for side in each.sides] for each in found}


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        (
            "We support sunset clauses in every mandate.",
            "Human rights work cannot simply have a sunset clause.",
        ),
        ("We call for an incremental approach.", "This reform must not be a gradual exercise."),
        (
            "We stress that work should begin at the system level.",
            "We urge care, without general approaches.",
        ),
    ],
)
def test_what_one_asks_for_and_another_refuses_divides_them(wanted: str, refused: str) -> None:
    assert list(contested(f"Aru: {wanted}\nBen: {refused}").values()) == [[("Aru",), ("Ben",)]]


@pytest.mark.parametrize(
    "record",
    [
        "Aru: We support sunset clauses.\nBen: We support review clauses.",
        "Aru: We support sunset clauses. Some mandates cannot have a sunset clause.\nBen: We agree.",
        "Aru: We support sunset clauses.\nBen: The report said that mandates cannot have a sunset clause.",
        "Aru: We support sunset clauses.\nBen: Why can a mandate not have a sunset clause?",
    ],
)
def test_who_does_both_asks_or_tells_anothers_view_divides_nobody(record: str) -> None:
    assert contested(record) == {}


def test_what_two_refuse_they_agree_on() -> None:
    meeting = meet("Aru: Mandates cannot have a sunset clause.\nBen: No sunset clauses should be added.")
    (found,) = find_refused_principles(meeting, find_sides(meeting))
    assert found.actors == ("Aru", "Ben")
    assert "oppose" in found.text
