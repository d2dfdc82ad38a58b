"""Who aligns with whose statement: sides alone, each with the sentence in which it does."""

import pytest
from harbour import meet

from travaux.analysis.meeting.alignment import RoomNames, find_alignments
from travaux.analysis.meeting.sides import find_sides


def aligned(record: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return for each statement aligned with what is told, who aligned, and their words."""
    meeting = meet(record)
    lines = find_alignments(meeting, find_sides(meeting))
    return [(line.text, line.actors, tuple(each.quote for each in line.citations)) for line in lines]


OWNER = "Norland: We propose that the levy be halved.\n"


def test_a_side_aligns_with_another_in_the_sentence_that_says_so() -> None:
    ((text, actors, quotes),) = aligned(
        OWNER
        + "Corvane: Thank you, Chair. We align ourselves with the statement of Norland. We add one point."
    )
    assert "aligns itself with the statement of Norland" in text
    assert actors == ("Corvane",)
    assert quotes[0].strip() == "We align ourselves with the statement of Norland."


@pytest.mark.parametrize(
    "record",
    [
        OWNER + "Chair: We align ourselves with the statement of Norland.",  # holds no side
        OWNER.rstrip() + " We align ourselves with the statement of Norland.",  # its own
        OWNER + "Corvane: Dunmark said so. We heard the statement of Norland.",
    ],
)
def test_nobody_aligns_with_itself_from_the_chair_or_by_hearing(record: str) -> None:
    assert aligned(record) == []


def test_the_statement_that_most_align_with_comes_first_and_each_counts_once() -> None:
    found = aligned(
        OWNER + "Dunmark: We want new lamps.\n"
        "Corvane: We align ourselves with the statement of Dunmark. We align ourselves with the statement of"
        " Norland.\n"
        "Belmora: We align ourselves with the statement of Norland. We align ourselves with the statement of"
        " Norland."
    )
    assert [actors for _, actors, _ in found] == [("Corvane", "Belmora"), ("Corvane",)]
    assert "align themselves with the statement of Norland" in found[0][0]


def test_who_speaks_for_a_group_is_meant_by_its_name_and_a_longer_name_by_itself() -> None:
    meeting = meet("Aru+: We want new lamps.\nNorland: We want a lower fee.")
    names = RoomNames(find_sides(meeting))
    (owner,) = {side for side in find_sides(meeting).side_of.values() if side and "Norland" not in side}
    assert names.find("the statement of the Alliance of Isles") == [owner]
    assert names.find("the statement of ISLES") == [owner]
    assert names.find("Norland, on behalf of its ports") == ["Norland"]
    assert names.find("on behalf of Norland") == []
    assert names.find("Northern Norlanders") == []
