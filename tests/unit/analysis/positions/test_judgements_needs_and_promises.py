"""Judgements, needs, demands and promises in speech and in minutes, and what only sounds like them."""

from pathlib import Path

import pytest

from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

SPEECH = "Chair: The floor is open to all delegations.\n\nNorway: {}\n\nChair: I thank the delegations.\n"
MINUTES = (
    "1. The representative of Norway said that he thanked the Chair for her words of welcome.  {}\n\n"
    "2. The representative of Chile said that his delegation had listened.\n\n"
    "3. The representative of Fiji said that it had listened.\n"
)


def stances(record: str, said: str, folder: Path) -> list[str]:
    path = folder / "record.txt"
    path.write_text(record.format(said), encoding="utf-8")
    found = find_spoken(identify(read_transcript(path), load_registry()), load_registry()).positions
    assert all(one.actor.code == "NOR" for one in found)
    return [one.stance.value for one in found]


SAID = [
    # a judgement of what is there, and words that only name one
    ("The silence of the file is clearly wrong.", ["regret"]),
    ("We know what is wrong with the file.", []),
    ("The plan makes a lot of sense.", ["support"]),
    ("This does not make sense.", ["oppose"]),
    ("The clerk is making sense of the plan.", []),
    ("We regard the fund as an important step.", ["support"]),
    ("We regard the sea as a neighbour.", []),
    ("We appreciate the work of the towns.", ["welcome"]),
    ("We appreciate your presence.", []),
    ("We express our appreciation to the towns for their work.", ["welcome"]),
    ("We express our appreciation to the Chair for her work.", []),
    # what will be needed, and a forecast of what will be
    ("It will be essential to design a fund.", ["support"]),
    ("Close work with the towns will be crucial.", ["support"]),
    ("This debate will be crucial.", []),
    ("Work on the ferries must go further.", ["call for"]),
    ("Paragraph 4 must go.", ["delete"]),
    ("The signs of flood should not be ignored.", ["call for"]),
    ("Every town deserves to be heard.", ["call for"]),
    ("We would appreciate receiving the figures.", ["call for"]),
    ("What we are looking for is a clear rule.", ["call for"]),
    ("What they are looking for is a clear rule.", []),
    ("We need to learn from the past.", ["call for"]),
    ("You need to plan a budget.", ["call for"]),
    ("This is the information that you need to plan a budget.", []),
    ("It has to do with the fund.", []),
    # an offer of a way, and of one's own work
    ("One useful approach could be to begin with the ferries.", ["propose"]),
    ("The Chairs may wish to consider a fund.", ["propose"]),
    ("Norway is ready to engage in talks.", ["commit"]),
    ("Norway is ready.", []),
    # who else is named beside the speaker
    ("Norway and Chile warmly welcome the fund.", ["welcome"]),
    ("Norway said that Chile supports the fund.", []),
    # one's own saying before what is said; what is proposed is no telling
    ("We just want to say that we believe it's crucial to open the fund.", ["support"]),
    ("They just want to say that it's crucial to open the fund.", []),
    ("We believe that the proposed levy must be accompanied by a fund.", ["call for"]),
    ("The mayors proposed that the levy must be accompanied by a fund.", []),
    # what only leads to points
    ("I wish to highlight the following points.", []),
    ("I wish to highlight the following paragraph.", ["support"]),
]
MINUTED = [
    ("These questions posed a hindrance to the work of the committee.", ["regret"]),
    ("The storm posed questions.", []),
    ("The ferry had been incorrectly notified.", ["regret"]),
    ("The ferry had been notified.", []),
    ("It was incorrect to suggest that the ferries were late.", ["regret"]),
    ("The proposal was a step in the right direction.", ["welcome"]),
    ("He took a step to the side.", []),
    ("The board would be a useful platform for this.", ["support"]),
    ("The board would be in the way.", []),
    ("His delegation indicated its appreciation for the fund.", ["welcome"]),
    ("He did not think that it was practicable to raise fees.", ["oppose"]),
    ("His delegation did not see how the levy could be justified.", ["oppose"]),
    ("His delegation saw how the levy worked.", []),
    ("His delegation opposed the levy, and therefore did not see the need for a fee.", ["oppose", "oppose"]),
    ("The ferries could not be classified as ships.", ["oppose"]),
    ("He wished to see work on ferries.", ["call for"]),
    ("The role of the towns needed be respected.", ["call for"]),
    ("It was appropriate for the board to report each year.", ["call for"]),
    ("It was appropriate in the spring.", []),
    ("His delegation repeated its call for the fund to be opened.", ["call for"]),
    ("He would call again.", []),
    ("The delegation would work to address these worries.", ["commit"]),
    ("Her delegation would continue to work with the towns.", ["commit"]),
    ("His delegation affirmed its readiness to work on the fund.", ["commit"]),
    ("The delegation would make its position known in due course.", ["undecided"]),
    ("Further talks were required.", ["call for"]),
    # what a rule or a text says, what a thing is for, what was done elsewhere, what may come of an act
    ("He turned to the items on which further talks were required.", []),
    ("It had also been specified that a report needed to be short.", []),
    ("The communication suggested that work needed to be done.", []),
    ("His delegation noted that work needed to be done.", ["call for"]),
    ("He had opened a course, in which he had stressed the value of ferries.", []),
    ("He stressed the value of ferries.", ["support"]),
    ("The levy could only be paid in May.", []),
    ("The towns asked for views so that a common line might be set.", []),
    ("He suggested that on the removal of the wall there might develop a trade.", []),
    ("She stressed that water will be key to growth.", []),
]


@pytest.mark.parametrize(("said", "held"), SAID)
def test_a_speaker_judges_needs_and_promises(said: str, held: list[str], tmp_path: Path) -> None:
    assert stances(SPEECH, said, tmp_path) == held


@pytest.mark.parametrize(("said", "held"), MINUTED)
def test_minutes_tell_judgements_needs_and_promises(said: str, held: list[str], tmp_path: Path) -> None:
    assert stances(MINUTES, said, tmp_path) == held
