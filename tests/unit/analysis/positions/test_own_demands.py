"""What speakers ask, judge and offer in their own words, shortened verbs and questions among them."""

from pathlib import Path

import pytest

from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Register
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

SPEECH = "Chair: The floor is open to all delegations.\n\nNorway: {}\n\nChair: I thank the delegations.\n"
MINUTES = (
    "1. The representative of Norway said that he thanked the Chair for her words of welcome.  {}\n\n"
    "2. The representative of Chile said that his delegation had listened.\n\n"
    "3. The representative of Fiji said that it had listened.\n"
)


def read(record: str, said: str, folder: Path) -> Register:
    path = folder / "record.txt"
    path.write_text(record.format(said), encoding="utf-8")
    return find_spoken(identify(read_transcript(path), load_registry()), load_registry())


SAID = [
    ("We also need to reduce the length of texts.", ["call for"]),
    ("Last year we asked for six hours.", []),
    ("Money is going where it is needed.", []),
    ("More money is needed.", ["call for"]),
    ("I'm proud of how the towns have helped.", ["welcome"]),
    ("We're concerned about paragraph 4.", ["regret"]),
    ("We'd like to see paragraph 4 deleted.", ["delete"]),
    ("We would suggest taking paragraph 4 out.", ["delete"]),
    ("We propose leaving paragraph 4 out of the text.", ["delete"]),
    ("Let us cut paragraph 4 out.", ["delete"]),
    ("We oppose taking paragraph 4 out.", ["oppose"]),
    ("We suggest taking the talks out of this room.", ["propose"]),
    ("We support the yearly audit and thank Chile for it.", ["support"]),
    ("We support you and thank you for your work.", []),
    ("I don't have an issue with looking at option A.", ["not blocking"]),
    ("I have an issue to look at tonight.", []),
    ("That's unacceptable to us.", ["oppose"]),
    ("We could also add a note here.", ["propose"]),
    ("The county could use a note.", []),
    ("We abstained on paragraph 4.", ["not blocking"]),
    ("This does not go far enough.", ["regret"]),
    ("I want to take this opportunity to begin.", []),
    ("It allows local needs to shape the talks.", []),
    ("It would set a bad precedent.", ["oppose"]),
    ("It might also be possible to set up a committee.", ["propose"]),
    ("Will the Secretariat commit to a fund today?", ["call for"]),
    ("Won't the donors extend the fund?", ["call for"]),
    ("When will the government act and set up a fund?", ["call for"]),
    ("Why not set up a fund?", ["propose"]),
    ("Should we not close the talks?", ["propose"]),
    ("Can the Secretariat tell us what the fund costs?", []),
    ("Could you maybe go back to the first page?", []),
    ("When will the report be ready?", []),
    ("How will the government ensure that the fund works?", []),
    ("Isn't that strange?", []),
    ("There was resistance from the towns to the fund.", []),
    ("The refusal of the towns was heard.", []),
    ("The goal of the plan is to help the towns.", []),
    ("Our main aim is to keep the fund.", ["call for"]),
    ("We need to make revisions to our habits.", ["call for"]),
    ("We don't want to see towns go hungry.", []),
    ("Can you hear me?", []),
]


@pytest.mark.parametrize(("said", "stances"), SAID)
def test_speakers_take_the_stands_that_their_words_take(
    said: str, stances: list[str], tmp_path: Path
) -> None:
    assert [one.stance.value for one in read(SPEECH, said, tmp_path).positions] == stances


REPORTED = [
    ("Norway also shared the assessment, and supported further work on wells.", ["support", "support"]),
    ("Norway considered this closed, and continued to request that the item be removed.", ["delete"]),
    ("She outlined the growth in the past decade, and highlighted the benefits of wells.", ["support"]),
    ("In the past she had supported wells.", []),
    ("While she appreciated that the aim was good, this did not provide the full picture.", ["regret"]),
    ("His delegation appreciated that the text was short.", ["welcome"]),
    ("The view of his delegation was that the Council was the appropriate forum.", ["support"]),
    ("Her delegation considered it important to clarify this.", ["support"]),
    ("It would serve no purpose to find distinctions.", ["oppose"]),
    ("He suggested a modification to the first sentence of paragraph 4.5.", ["amend"]),
    ("Mr. Rowan asked about wells and the Minister said that the fund should report.", []),
    ("He was not sure whether a new body would help.", ["undecided"]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "stances"), REPORTED)
def test_minutes_tell_the_stands_of_their_speaker_and_of_nobody_else(
    said: str, stances: list[str], tmp_path: Path
) -> None:
    found = read(MINUTES, said, tmp_path).positions
    assert [one.stance.value for one in found if one.actor.code == "NOR"] == stances


def test_what_a_speaker_tells_of_some_is_nobodys_and_told_by_the_speaker(tmp_path: Path) -> None:
    register = read(SPEECH, "Some delegations have suggested deleting paragraph 4.", tmp_path)
    assert register.positions == ()
    assert [(one.stance.value, one.reported_by and one.reported_by.code) for one in register.unnamed] == [
        ("delete", "NOR")
    ]


CALLED = "Chair: I give the floor to the representative of Chile.\n\nDelegate: {}\n\nChair: Thank you.\n"


@pytest.mark.parametrize(
    ("said", "holder"),
    [
        ("I represent Peru, not Chile. Peru opposes paragraph 9.", "Peru"),
        ("Chair, we are from Peru and not from Chile. We oppose paragraph 9.", "Peru"),
        ("I am not the representative of Chile. I represent Peru. We oppose paragraph 9.", "Peru"),
        ("This is Peru, not Chile. We oppose paragraph 9.", "Peru"),
        ("We thank Peru, not Chile. We oppose paragraph 9.", "Chile"),
        ("I represent Peru. We oppose paragraph 9.", None),
        ("I am not the representative of Chile. We oppose paragraph 9.", None),
    ],
)
def test_who_says_to_be_another_than_was_called_is_believed(
    said: str, holder: str | None, tmp_path: Path
) -> None:
    held = {one.actor.name for one in read(CALLED, said, tmp_path).positions if one.actor}
    assert held == ({holder} if holder else set())
