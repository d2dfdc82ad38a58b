"""What is to be done, what stays open and what could bridge; beside each, words that only sound like it."""

from collections.abc import Callable

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.outcomes import find_actions, find_compromises, find_unresolved
from travaux.domain.findings import Line


def found(find: Callable[..., tuple[Line, ...]], record: str) -> list[str]:
    meeting = meet(record)
    return [line.text for line in find(meeting, utterances(meeting))]


@pytest.mark.parametrize(
    "said",
    [
        "Chair: The Secretariat will circulate a revised draft by 3 May.",
        "Chair: I shall issue the list of berths on 4 June.",
        "Chair: Ms. Orm will prepare a note on dredging for the next meeting.",
        "Chair: Written comments are due by 12 June.",
        "Chair: A second version of the tide table will be circulated by Friday.",
        "Chair: The harbour office is asked to publish the method of the count.",
        "Chair: I ask the pilots to submit their figures to the secretariat.",
        "Aru: We will submit a joint text on moorings by 21 July.",
        "Belmora: Belmora will send its comments to the secretariat next week.",
        "Chair: Delegations are requested to send names by Monday.",
        "Dunmark: I will share the slides after the meeting.",
        "Orm: I am here.\nChair: Orm to telephone the pilots about the buoys.",
        "Orm: I am here.\nChair: Action: Orm to merge the two lists of berths.",
    ],
)
def test_what_somebody_is_to_do_afterwards_is_an_action(said: str) -> None:
    assert found(find_actions, said)


@pytest.mark.parametrize(
    "said",
    [
        "Chair: The figures were shared on 12 November.",
        "Chair: The harbour office circulated the draft last week.",
        "Aru: Aru will continue to provide the outer isles with its full support.",
        "Belmora: We will always provide help to those who fish at night.",
        "Corvane: The sea will rise by half a metre.",
        "Corvane: Storms will send more sand into the channel by 2050.",
        "Chair: The treaty will provide small ports with cheaper oil.",
        "Dunmark: We will deliver on our promises to the young.",
        "Norland: Nobody will publish such a chart.",
        "Aru: If the levy falls, we will submit a new list.",
        "Belmora: We call on the Secretariat to prepare a note on dredging.",
    ],
)
def test_the_past_a_forecast_and_a_pledge_at_large_are_no_action(said: str) -> None:
    assert found(find_actions, said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Chair: The question of the northern berth remains open.",
        "Chair: Paragraph 4 remains in brackets after all this.",
        "Chair: There is no agreement on the winter fee.",
        "Corvane: The matter of the pilots has not yet been settled, we regret.",
        "Chair: We shall come back to the outer channel tomorrow.",
        "Chair: The item is deferred to the spring session.",
        "Chair: The text on dredging needs further consultations among the ports.",
        "Chair: The outstanding issues are the fee and the date.",
        "Chair: Differences remain on the depth of the channel.",
        "Chair: The members could not agree on the second berth.",
    ],
)
def test_what_the_meeting_leaves_open_is_unresolved(said: str) -> None:
    assert found(find_unresolved, said)


@pytest.mark.parametrize(
    "said",
    [
        "Aru: An open question is whether anybody listens to our outstanding pilots.",
        "Belmora: We resolve to be brief in this open debate.",
        "Corvane: Our door remains open to every small boat.",
        "Chair: The list of speakers remains open until noon.",
        "Dunmark: The debts of three ports are still outstanding.",
        "Norland: The strait should remain open to all ships.",
        "Aru: We have outstanding questions of honour to settle among sailors.",
        "Belmora: If no agreement on the fee is found, we shall sail.",
        "Chair: The register remains open for business all night.",
        "Corvane: We thank the crew for outstanding points of seamanship.",
    ],
)
def test_a_word_alone_leaves_nothing_open(said: str) -> None:
    assert found(find_unresolved, said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Aru: To meet the others half way, Aru can accept the text that halves the fee.",
        "Belmora: We could live with two per cent if small boats are exempt.",
        "Corvane: As a compromise, we suggest a fee for the winter alone.",
        "Dunmark: We would be prepared to drop the date if the fund stays.",
        "Norland: In exchange for the berth, we accept the fee.",
        "Aru: We offer a bridging text on the depth of the channel.",
        "Belmora: If the fee is halved, we could join the others.",
        "Corvane: We can accept the date provided that the fee is halved.",
        "Dunmark: For the sake of consensus we withdraw the second sentence.",
        "Norland: We propose a compromise that keeps the fee for large ships.",
    ],
)
def test_who_gives_in_order_to_get_offers_a_compromise(said: str) -> None:
    assert found(find_compromises, said)


@pytest.mark.parametrize(
    "said",
    [
        "Aru: A compromise on safety is no compromise.",
        "Belmora: We cannot accept a compromise that drowns the outer isles.",
        "Corvane: We will not compromise on the depth of the channel.",
        "Dunmark: Without compromise, talks on the harbour fail.",
        "Norland: We are not prepared to accept a middle course.",
        "Aru: The safety of crews must never be compromised by haste.",
        "Belmora: We cannot live with two per cent.",
        "Corvane: There was a compromise on the fee in the days of our fathers.",
        "Dunmark: My country would not accept the date if the fund stays.",
        "Norland: Compromise is a word that sailors seldom use.",
    ],
)
def test_the_word_compromise_offers_none(said: str) -> None:
    assert found(find_compromises, said) == []


@pytest.mark.parametrize(
    ("record", "who"),
    [
        ("Ann: Fine.\nBen: Good.\nACTION: ann to write the text by Friday", "Ann"),
        ("Ann: Fine.\nBen: ACTION on Ann: check the chart.", "Ann"),
        ("Ann: Fine. Ben to provide feedback on the annex.", "Ben"),
        ("Ann: Fine. Lia Sund (LS) to draft a note on the lamps.", "Lia Sund"),
        ("Ann: Let's take it to the list.", "Ann"),
        ("Ann: We'll discuss this offline.", "Ann"),
        ("Ann: I will bring the ballot to the mailing list.", "Ann"),
    ],
)
def test_notes_give_tasks_to_whom_they_name(record: str, who: str) -> None:
    meeting = meet(record + ("\nBen: Good." if "Ben:" not in record else ""))
    found = find_actions(meeting, utterances(meeting))
    assert [line.actors[0] for line in found] == [who]


@pytest.mark.parametrize(
    "said",
    [
        "Ann: Need to provide feedback on the annex.",
        "Ann: Should we take it to the list?",
        "Ann: We took it to the list last month.",
        "Ann: We will not take it to the list.",
        "Ann: The action of the waves wore the pier down.",
    ],
)
def test_what_nobody_is_given_is_no_task(said: str) -> None:
    assert found(find_actions, f"{said}\nBen: Good.") == []


def test_what_is_left_for_the_next_meeting_is_open_whoever_says_it() -> None:
    assert found(find_unresolved, "Ann: The question of night sailings is left for the next meeting.")
    assert not found(find_unresolved, "Ann: The key was left for the next tenant of the house.")


def test_the_office_that_is_to_act_is_named_not_whoever_says_so() -> None:
    meeting = meet("Chair: The Secretariat will circulate the draft text by Friday.")
    (line,) = find_actions(meeting, utterances(meeting))
    assert line.actors == ("Secretariat",)
    meeting = meet("Ann: The chairs will follow up with the champions offline.")
    (line,) = find_actions(meeting, utterances(meeting))
    assert line.actors == ("Chairs",)
    meeting = meet("Chair: We will circulate the draft text by Friday.")
    (line,) = find_actions(meeting, utterances(meeting))
    assert line.actors == ("Chair",)


def test_a_task_of_notes_is_of_all_whom_it_names() -> None:
    meeting = meet("Orm: I am here.\nTarn: So am I.\nChair: Orm and Tarn to merge the two lists of berths.\n")
    (line,) = find_actions(meeting, utterances(meeting))
    assert line.actors == ("Orm", "Tarn")


@pytest.mark.parametrize(
    "said", ["Orm to speak next.", "Orm to the rescue again.", "Need to call the pilots."]
)
def test_a_turn_a_joke_or_nobody_gives_no_task(said: str) -> None:
    assert not found(find_actions, f"Orm: I am here.\nChair: {said}\n")


@pytest.mark.parametrize(
    "said",
    [
        "Aru: Aru could accept a levy of 40, half way between the two figures.",
        "Aru: In a spirit of flexibility, we would drop the second sentence.",
        "Aru: We could come down from 300 berths to 200.",
        "Aru: Instead of the ban that we had asked for, we could accept a limit.",
    ],
)
def test_a_middle_figure_or_less_than_was_asked_for_is_a_compromise(said: str) -> None:
    assert found(find_compromises, said)


@pytest.mark.parametrize(
    "said",
    [
        "Aru: The ferry stops half way between the two ports.",
        "Aru: We worked in a spirit of cooperation with all the ports of the coast.",
    ],
)
def test_half_way_and_a_spirit_alone_offer_nothing(said: str) -> None:
    assert not found(find_compromises, said)
