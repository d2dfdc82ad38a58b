"""What people hold in technical groups, committees and hearings, and what only looks like it."""

from pathlib import Path

import pytest

from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

TALK = "Chair: The floor is open to all delegations.\n\nNorway: {}\n\nChair: I thank the delegations.\n"

SAID = [
    ("Want to add a new header to the tide file.", ["propose"]),
    ("I want to add a word of thanks.", []),
    ("Want to come up with a standard for buoys.", ["propose"]),
    ("Don't want to change it for the pilots.", ["oppose"]),
    ("The pilots don't want to change it.", []),
    ("Strongly agree with the second option.", ["support"]),
    ("Chile strongly agreed with the second option.", []),
    ("Agree with the second option?", []),
    ("You could bind it to the tide file.", ["propose"]),
    ("You could see the tide from there.", []),
    ("Another option would be to publish the tides.", ["propose"]),
    ("Another option was in the old file.", []),
    ("I'd rather define the term in the annex.", ["propose"]),
    ("This is an exciting proposal.", ["welcome"]),
    ("This is a proposal of last year.", []),
    ("The table is extremely helpful.", ["welcome"]),
    ("The table is extremely long.", []),
    ("That sounds good to me.", ["support"]),
    ("That sounds like a bell.", []),
    ("It's probably fine.", ["not blocking"]),
    ("That does not seem like a valid use of the fund.", ["oppose"]),
    ("That does not seem to be in the file.", []),
    ("We cannot let pilots pay for the buoys.", ["oppose"]),
    ("We cannot let you know before noon.", []),
    ("I would appreciate the minister clarifying the toll.", ["call for"]),
    ("I would appreciate a coffee.", []),
    ("I want you to be cautious with the fund.", ["call for"]),
    ("I want you to know the fund.", []),
    ("I wanted to second the point of Chile.", ["support"]),
    ("My second point is on tides.", []),
    ("I hope you can hear me.", []),
    ("I hope the fund can pay for buoys.", ["call for"]),
    ("The best way to think about a buoy is that it is a bell.", []),
    ("The best way to keep the fund is to publish it.", ["call for"]),
    ("Would you recommend a toll for the second phase?", []),
    ("I recommend a toll for the second phase.", ["propose"]),
    ("I suggest the absence of a quorum.", []),
    ("I suggest a fund for buoys.", ["propose"]),
    ("I think that's a bad idea.", ["oppose"]),
    ("I wonder if that is a bad idea.", []),
    ("I'm not a fan of this syntax.", ["oppose"]),
    ("He is a fan of boats.", []),
    ("It's worth exploring a new fund.", ["propose"]),
    ("It's worth a lot of money.", []),
    ("What if we split the paragraph?", ["propose"]),
    ("What if we fail in May?", []),
    ("We really need a fund for pilots.", ["call for"]),
    ("We need a motion and a second.", []),
    ("Let's keep the old name.", ["propose"]),
    ("Let's move on to the next item.", []),
    ("It was wrong to close the port.", ["regret"]),
    ("They said it was wrong to close the port.", []),
    ("Families deserve better.", ["call for"]),
    ("More could have been done.", ["regret"]),
    ("The slide is wrong.", []),
    ("I'm happy to write that up.", ["commit"]),
    ("I'm happy to take questions.", []),
    ("A lot of pilots felt it was an excellent proposal.", []),
]


@pytest.mark.parametrize(("said", "stances"), SAID)
def test_what_is_said_in_a_group_is_a_stand_or_none(said: str, stances: list[str], tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TALK.format(said), encoding="utf-8")
    found = find_spoken(identify(read_transcript(path), load_registry()), load_registry())
    assert [one.stance.value for one in found.positions if one.actor.name == "Norway"] == stances
