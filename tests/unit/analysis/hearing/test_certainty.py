"""A turn never goes on over a doubtful sentence in which the floor may have passed."""

import json

import pytest

from travaux.analysis.hearing.holding import identify_surely
from travaux.domain.meetings import Meeting
from travaux.formats.recognisers import read_recognised
from travaux.reference.registry import load_registry


def heard(*sentences: str) -> Meeting:
    """Return the meeting of sentences of one unlabelled stretch; a word with a ? was not heard surely."""
    words = [
        {"word": word.replace("?", ""), "start": place / 2, "end": place / 2 + 0.4,
         "probability": 0.2 if "?" in word else 0.95}
        for place, word in enumerate(" ".join(sentences).split())
    ]  # fmt: skip
    text = " ".join(str(word["word"]) for word in words)
    told = {"segments": [{"text": text, "words": words}]}
    return identify_surely(read_recognised(json.dumps(told), "talk"), load_registry())


def owner(meeting: Meeting, words: str) -> str:
    """Return who is given the turn in which ``words`` stand, empty for nobody."""
    turn = meeting.turn_at(meeting.source.text.index(words))
    return turn.speaker.name if turn else ""


CALL = "I give the floor to the representative of Norway."
OWN = "Thank you, Chair. Norway supports paragraph 4."
LAST = "The lamps will be painted on Monday."


@pytest.mark.parametrize(
    "misheard",
    [
        "I think the representative of Norway, there are no further speakers.",
        "I thank the reprimandative of Norway.",
        "We sank the representative of Norway for that.",
        "I tank the distinguished delegate of Norway.",
        "Our thing the ambassador of Norway has spoken.",
    ],
)
def test_thanks_that_are_misheard_surely_end_a_turn_and_what_follows_is_nobodys(misheard: str) -> None:
    meeting = heard(CALL, OWN, "We oppose paragraph 9.", misheard, LAST)
    assert owner(meeting, "We oppose") == "Norway"
    assert owner(meeting, LAST) == ""
    assert owner(meeting, misheard) == ""


@pytest.mark.parametrize(
    "doubted",
    [
        "I thank the representative? of Norway.",
        "I give the floor to the representative of Kenya?.",
        "I thing? the represent of Norweigh.",
        "The flaw to Mudaco?.",
        "The next speaker is Kenya?.",
    ],
)
def test_what_follows_a_doubtful_call_or_thanks_is_nobodys_until_a_clear_call(doubted: str) -> None:
    meeting = heard(
        CALL, OWN, "We oppose paragraph 9.", doubted, LAST, "I give the floor to Fiji.", "We agree."
    )
    assert owner(meeting, "We oppose") == "Norway"
    assert owner(meeting, LAST) == ""
    assert owner(meeting, "We agree") == "Fiji"


@pytest.mark.parametrize(
    "plain",
    [
        "We prefer lanterns? in the harbour.",
        "Norway opposes? paragraph 12.",
        "We cannot? accept paragraph 7.",
        "We need 40? boats.",
        "Thank you, Mr. Chair, and your brave? team.",
    ],
)
def test_a_doubt_in_which_the_floor_does_not_pass_leaves_the_rest_its_speakers(plain: str) -> None:
    assert owner(heard(CALL, OWN, plain, LAST), LAST) == "Norway"


def test_thanks_heard_surely_at_the_end_show_that_the_floor_had_stayed() -> None:
    meeting = heard(CALL, OWN, "We agree with Kenya?.", LAST, "I thank the representative of Norway.")
    assert owner(meeting, LAST) == "Norway"
    unsure = heard(CALL, OWN, "We agree with Kenya?.", LAST, "I thank the representative of Norway?.")
    assert owner(unsure, LAST) == ""


@pytest.mark.parametrize(
    "interruption",
    [
        "I am sorry to interrupt, but we are late.",
        "I must interrupt the speaker.",
        "Your time is up, Sir.",
        "Please conclude.",
        "You may conclude.",
        "I ask you to wrap up.",
    ],
)
def test_an_interruption_is_not_of_whoever_is_interrupted(interruption: str) -> None:
    meeting = heard(CALL, OWN, interruption, LAST, "I thank the representative of Norway.")
    assert owner(meeting, "Norway supports") == "Norway"
    assert owner(meeting, interruption) == ""
    assert owner(meeting, LAST) == ""


@pytest.mark.parametrize(
    "plain",
    [
        "We have to interrupt the cycle of floods.",
        "We ask the body to please conclude its work.",
        "You may continue to count on us.",
        "The power was interrupted twice.",
    ],
)
def test_whoever_says_such_words_of_other_things_goes_on(plain: str) -> None:
    assert owner(heard(CALL, OWN, plain, LAST, "I thank the representative of Norway."), LAST) == "Norway"


def test_whoever_speaks_of_another_goes_on() -> None:
    meeting = heard(CALL, OWN, "We agree with the representative of Kenya.", LAST)
    assert owner(meeting, LAST) == "Norway"


def test_what_whoever_presides_says_after_a_doubtful_call_is_theirs_from_the_next_clear_call_on() -> None:
    meeting = heard("The floor goes to Mudaco?.", "We oppose paragraph 9.", CALL, OWN)
    assert owner(meeting, "We oppose") == ""
    assert owner(meeting, CALL) == "Chair"
    assert owner(meeting, "Norway supports") == "Norway"


def test_a_doubtful_sentence_after_which_all_is_uncertain_is_nobodys_itself() -> None:
    meeting = heard(CALL, OWN, "I thank the representative? of Kenya.", LAST)
    assert [one.speaker.name for one in meeting.held_back] == [""]
    plain = heard(CALL, OWN, "We need 40? boats.", LAST)
    assert [one.speaker.name for one in plain.held_back] == ["Norway"]
