"""Bulletins and cables: records that tell of a meeting sentence by sentence, without turns."""

import pytest
from harbour import meet

from travaux.analysis.meeting.bulletin_concord import bulletin_concord
from travaux.analysis.meeting.bulletins import (
    RecordSentence,
    bulletin_actions,
    bulletin_arguments,
    bulletin_compromises,
    bulletin_decisions,
    bulletin_open_matters,
    find_record_sentences,
)
from travaux.domain.actors import Speaker
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

BULLETIN = """\
HARBOUR NEGOTIATIONS: THURSDAY, 11 JUNE 2026

On pilotage, KENYA and FIJI called for a register of pilots. PERU, opposed by NORWAY and JAPAN, proposed
deleting the reference to night tolls. BRAZIL, for the GROUP OF 77 AND CHINA, opposed
a uniform harbour levy scheme.

On levies, CHILE supported the uniform harbour levy scheme.
"""


def _told(text: str) -> Meeting:
    joined = "\n\n".join(line.replace("\n", " ") for line in text.split("\n\n"))
    turn = Intervention("i0001", Speaker("", None), 0, len(joined), len(joined.split()))
    return Meeting(SourceText("bulletin.txt", joined), "plain", MeetingFacts(), (turn,))


def _sentences(text: str) -> tuple[Meeting, tuple[RecordSentence, ...]]:
    meeting = _told(text)
    return meeting, find_record_sentences(meeting, load_registry())


def test_a_record_with_speakers_is_no_telling() -> None:
    assert find_record_sentences(meet("Aru: Kenya and Fiji called for a register."), load_registry()) == ()


def test_a_text_in_which_hardly_anybody_takes_a_position_is_no_telling() -> None:
    assert _sentences("The harbour was built in 1902. Kenya supported the works.")[1] == ()


def test_each_holder_has_the_sentence_that_tells_what_it_holds() -> None:
    meeting, sentences = _sentences(BULLETIN)
    held = {each.actor: each.claim for each in bulletin_arguments(meeting, sentences)}
    assert held["Kenya"].startswith("On pilotage, KENYA and FIJI called for")
    assert held["Norway"] == held["Peru"]
    assert "Group of 77 and China" in held


def test_holders_of_one_sentence_agree_and_who_opposes_them_there_differs() -> None:
    meeting, sentences = _sentences(BULLETIN)
    arguments = bulletin_arguments(meeting, sentences)
    agreed = {frozenset(each.actors) for each in bulletin_concord(sentences, arguments)[0]}
    assert agreed == {frozenset({"Kenya", "Fiji"}), frozenset({"Norway", "Japan"})}
    sides = [[set(side.actors) for side in each.sides] for each in bulletin_concord(sentences, arguments)[1]]
    assert sides == [[{"Peru"}, {"Norway", "Japan"}], [{"Chile"}, {"Brazil"}]]


def test_sentences_of_one_paragraph_are_joined_where_they_are_on_one_thing() -> None:
    apart = "KENYA opposed a uniform harbour levy scheme. FIJI supported {}. PERU supported the annex."
    meeting, sentences = _sentences(apart.format("the uniform harbour levy scheme"))
    (found,) = bulletin_concord(sentences, bulletin_arguments(meeting, sentences))[1]
    assert [side.actors for side in found.sides] == [("Fiji",), ("Kenya",)]
    meeting, sentences = _sentences(apart.format("the harbour register"))
    assert bulletin_concord(sentences, bulletin_arguments(meeting, sentences))[1] == ()


def test_a_voice_for_a_group_says_so() -> None:
    text = (
        "KENYA, for the AFRICAN GROUP, and FIJI supported the pilot register. PERU opposed the toll on oars."
    )
    meeting, sentences = _sentences(text)
    (found,) = bulletin_concord(sentences, bulletin_arguments(meeting, sentences))[0]
    kenya = next(voice for voice in found.voices if voice.name == "Kenya")
    assert [group.name for group in kenya.speaking_for] == ["African Group"]


POSITIONS = " KENYA supported the annex. FIJI opposed the annex. PERU welcomed the report."


@pytest.mark.parametrize(
    "sentence",
    [
        "The HLC adopted conclusions (HLC/2026/L.4).",
        "Parties agreed to forward the draft to the plenary.",
        "The Harbour Committee then unanimously elected Ana Roe as Chair.",
        "The amendment was rejected.",
        "The item will be placed on the provisional agenda of HLC 9.",
        "C. Withdrawal rejected four to seven.",
    ],
)
def test_what_a_body_is_told_to_have_done_is_a_decision(sentence: str) -> None:
    _, sentences = _sentences(sentence + POSITIONS)
    assert [line.text for line in bulletin_decisions(sentences)] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "KENYA said the text should be adopted soon.",
        "The HLC had adopted the rules in 2019.",
        "FIJI hoped that the HLC adopted a text.",
        "If Parties agreed, the text would move on.",
        "The Committee met in the morning.",
        "The Chair recalled that the HLC adopted the rules.",
    ],
)
def test_what_is_wished_supposed_or_past_is_none(sentence: str) -> None:
    _, sentences = _sentences(sentence + POSITIONS)
    assert bulletin_decisions(sentences) == ()


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Secretariat will circulate a list by Friday.", ("Secretariat",)),
        ("Informal consultations will continue.", ("Informal consultations",)),
        ("The HLC invited the Bureau to prepare a paper.", ("Bureau",)),
        ("The HLC forwarded a draft decision for consideration by COP 9.", ("COP",)),
    ],
)
def test_what_somebody_is_told_to_have_to_do_is_an_action(sentence: str, who: tuple[str, ...]) -> None:
    _, sentences = _sentences(sentence + POSITIONS)
    assert [(line.text, line.actors) for line in bulletin_actions(sentences)] == [(sentence, who)]


@pytest.mark.parametrize(
    "sentence",
    ["NORWAY called on Parties to ratify the protocol.", "JAPAN said the Bureau will prepare a paper."],
)
def test_what_holders_want_done_is_none(sentence: str) -> None:
    _, sentences = _sentences(sentence + POSITIONS)
    assert bulletin_actions(sentences) == ()


def test_what_is_left_open_and_what_bridges_are_told() -> None:
    _, sentences = _sentences(
        "Parties could not reach agreement on levies. NORWAY proposed compromise text on tolls." + POSITIONS
    )
    assert [line.text for line in bulletin_open_matters(sentences)] == [
        "Parties could not reach agreement on levies."
    ]
    assert [line.actors for line in bulletin_compromises(sentences)] == [("Norway",)]


def test_who_opposes_an_objection_stands_against_it_and_not_beside_it() -> None:
    text = (
        "KENYA, opposed by FIJI and PERU, objected to the pilot register. "
        "MALI, supported by TOGO, objected to the toll on oars."
    )
    meeting, sentences = _sentences(text)
    agreed, parted = bulletin_concord(sentences, bulletin_arguments(meeting, sentences))
    assert {frozenset(each.actors) for each in agreed} == {
        frozenset({"Fiji", "Peru"}),
        frozenset({"Mali", "Togo"}),
    }
    assert [[set(side.actors) for side in each.sides] for each in parted] == [[{"Fiji", "Peru"}, {"Kenya"}]]
