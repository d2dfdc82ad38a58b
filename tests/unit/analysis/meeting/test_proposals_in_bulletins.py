"""Bulletins and cables: stands on a proposal that goes by its owner's name, and on one thing by its words."""

import pytest
from test_bulletins import _sentences

from travaux.analysis.meeting.bulletin_concord import bulletin_concord
from travaux.analysis.meeting.bulletins import bulletin_actions, bulletin_arguments, bulletin_decisions

POSITIONS = " KENYA supported the annex. FIJI opposed the annex. PERU welcomed the report."


def _concord(text: str) -> tuple[list[frozenset[str]], list[list[set[str]]]]:
    _, sentences = _sentences(text)
    agreed, parted = bulletin_concord(sentences, bulletin_arguments(_, sentences))
    sides = [[set(side.actors) for side in each.sides] for each in parted]
    return [frozenset(each.actors) for each in agreed], sides


def test_stands_on_a_proposal_called_by_its_owner_are_one_difference() -> None:
    text = (
        "Norway supported the Chilean draft resolution because it was short.\n\n"
        "Peru opposed the Chilean proposal on grounds that the H.P.C. was a useless body."
        + "\n\nKenya spoke in favour of the Chilean resolution. Fiji welcomed the annex."
    )
    agreed, parted = _concord(text)
    assert [{"Norway", "Kenya"}, {"Peru"}] in parted
    assert frozenset({"Norway", "Kenya"}) in agreed


def test_whose_a_proposal_is_makes_no_holder_of_its_amendment() -> None:
    agreed, _ = _concord(
        "Norway proposed adding a date to the end of the Chilean proposal. Kenya supported the annex. "
        "Fiji opposed the levy."
    )
    assert not any("Chile" in each for each in agreed)


def test_who_supports_a_proposal_sides_with_its_owner() -> None:
    agreed, _ = _concord(
        "Norway supported the Chilean proposal. Kenya backed the annex. Fiji opposed the levy."
    )
    assert frozenset({"Norway", "Chile"}) in agreed


def test_an_opposite_stand_on_what_few_name_alike_is_a_difference() -> None:
    text = (
        "KENYA called for dry dock surveys by the Secretariat each year. PERU welcomed the report.\n\n"
        "FIJI, with NORWAY, opposed any dry dock surveys of foreign ships."
    )
    assert [{"Kenya"}, {"Fiji", "Norway"}] in _concord(text)[1]


def test_an_opposite_stand_on_something_else_is_no_difference() -> None:
    text = (
        "KENYA called for a register of pilots to ease harbour traffic. PERU welcomed the report.\n\n"
        "FIJI opposed fees on harbour traffic."
    )
    assert _concord(text)[1] == []


def test_two_wishes_that_only_speak_of_the_same_are_no_agreement() -> None:
    text = (
        "KENYA called for a fund for the training and exchange of harbour pilots. "
        "FIJI requested the inclusion of small island ports in the training and exchange of harbour pilots. "
        "PERU opposed the levy."
    )
    assert frozenset({"Kenya", "Fiji"}) not in _concord(text)[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "2. Chilean resolution A. First clauses adopted seven nought four [3]; abstentions Fiji and Peru.",
        "The President ruled that an absent member abstains.",
        "The Peruvian draft was taken clause by clause and each one rejected.",
        "The matter will therefore be included on the agenda of Monday.",
    ],
)
def test_what_is_ruled_or_falls_in_parts_is_decided(sentence: str) -> None:
    _, sentences = _sentences(sentence + POSITIONS)
    assert [line.text for line in bulletin_decisions(sentences)] == [sentence]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "The HLC adopted conclusions and forwarded a draft (HLC/L.4/Add.1) for consideration by HAC 20.",
            "HAC",
        ),
        ("Delegates agreed to forward draft conclusions to the HLC plenary for consideration.", "HLC"),
    ],
)
def test_what_is_forwarded_is_for_another_body_to_consider(sentence: str, who: str) -> None:
    _, sentences = _sentences(sentence + POSITIONS)
    (line,) = bulletin_actions(sentences)
    assert line.actors[0].startswith(who)
