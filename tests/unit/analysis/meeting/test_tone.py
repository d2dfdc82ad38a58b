"""The tone is that of what is said of the matter: thanks are form."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.tone import find_tone

THANKS = "We thank the pilots for the briefing. We appreciate the report and thank the Chair. "


def tone(record: str) -> str:
    meeting = meet(record)
    return " ".join(line.text for line in find_tone(meeting, utterances(meeting)))


@pytest.mark.parametrize(
    "rebuttal",
    [
        "His claims are utterly false. They are a cynical attempt to deflect attention from the wrecks.",
        "These baseless allegations against our crews are shameful. We condemn them.",
        "We categorically reject this propaganda. It is an insult to those who drowned.",
        "Such lies about our port are a disgrace. We regret the failure to name the wreckers.",
        "The accusations are fabricated. We deplore such bad faith in this hall.",
    ],
)
def test_thanks_around_a_rebuttal_make_no_friendly_meeting(rebuttal: str) -> None:
    told = tone(f"Aru: {THANKS}We welcome the new chart.\nBelmora: {THANKS}{rebuttal}")
    assert "supportive" not in told
    assert "appreciative" not in told
    assert told.startswith("The tone was")


def test_support_of_the_matter_is_told_as_such() -> None:
    told = tone(
        "Aru: We support the lamps. We welcome the chart.\n"
        "Belmora: We endorse the levy and support the lamps. We welcome the new lock."
    )
    assert "mostly supportive" in told


def test_thanks_alone_have_no_tone() -> None:
    assert tone(f"Aru: {THANKS}\nBelmora: {THANKS}") == ""


PRAISE = (
    "Aru: We congratulate the pilots on an excellent report. We welcome the outstanding chart.\n"
    "Belmora: Belmora commends the keepers and is delighted with their excellent work."
)


def test_a_meeting_of_nothing_but_praise_is_told_as_such() -> None:
    assert "mostly supportive" in tone(PRAISE)


@pytest.mark.parametrize(
    "words",
    ["Corvane: Corvane praises the chart, but the lamps were never lit.", "Corvane: We were lied to."],
)
def test_praise_that_somebody_takes_back_is_not_told(words: str) -> None:
    assert tone(f"{PRAISE}\n{words}") == ""
