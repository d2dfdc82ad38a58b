"""Who stands for or against what another side brought, next to the words in which it brought it."""

import pytest
from harbour import arguments, meet, positions

from travaux.analysis.meeting.agreement import Concord, find_agreement
from travaux.engines.sentence_encoder import default_embedder

PROPOSAL = """
    Aru: We thank the pilots for their long report on the winter season.
    Aru: We propose to delete the footnote on ballast water. The ferries sail on time.
"""


def concord(record: str) -> Concord:
    meeting = meet(record)
    return find_agreement(meeting, arguments(meeting), default_embedder(), positions(meeting))


@pytest.mark.parametrize(
    "against",
    [
        "We cannot agree to the proposal by Aru to delete the footnote.",
        "My delegation opposes the suggestion made by Aru to delete the footnote.",
        "We object to the request from Aru for the footnote to be deleted.",
    ],
)
def test_who_is_against_a_proposal_of_another_differs_from_its_owner(against: str) -> None:
    found = concord(f"{PROPOSAL}    Belmora: {against}\n")
    assert not found.agreements
    assert [side.actors for side in found.differences[0].sides] == [("Belmora",), ("Aru",)]
    own, other = (side.citations[0].quote for side in found.differences[0].sides)
    assert own in against
    assert "delete the footnote on ballast water" in other, (
        "the words that brought it, no others of its owner"
    )


def test_who_is_for_a_proposal_of_another_sides_with_its_owner() -> None:
    found = concord(f"{PROPOSAL}    Belmora: We support the suggestion by Aru to delete the footnote.\n")
    assert not found.differences
    assert [each.actors for each in found.agreements] == [("Belmora", "Aru")]
    assert "ballast water" in found.agreements[0].citations[1].quote


@pytest.mark.parametrize(
    "aside",
    [
        "We have read the proposal by Aru to delete the footnote.",  # no stand
        "If we opposed the proposal by Aru, the footnote would stay.",  # supposed
        "Some say that we oppose the proposal by Aru to delete the footnote.",  # told of by others
        "We oppose any footnote on ballast water.",  # nobody's proposal
        "We oppose the proposal by the pilots to delete the footnote.",  # of nobody who sits here
    ],
)
def test_what_is_no_stand_on_a_proposal_of_a_side_joins_nobody(aside: str) -> None:
    found = concord(f"{PROPOSAL}    Belmora: {aside}\n")
    assert not [each for each in found.differences if "by name" in each.text]
    assert not [each for each in found.agreements if "by name" in each.text]
