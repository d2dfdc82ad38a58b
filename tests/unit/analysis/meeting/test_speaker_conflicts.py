"""Machine transcripts miss a change of speaker: nothing is given to the chair that a delegation said."""

import pytest

from travaux.analysis.meeting.speaker_conflicts import find_conflicts, with_conflicts_marked
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.meetings import Intervention, Manner, Meeting, MeetingFacts
from travaux.domain.spans import SourceText

CHAIR = Speaker("Co-Chair", Actor("CHAIR", "Chair", ActorKind.ROLE), role="Co-Chair")
VESLAND = Speaker("Vesland", Actor("VS", "Vesland", ActorKind.STATE))


def meeting(text: str, speaker: Speaker, manner: Manner = Manner.DIRECT) -> Meeting:
    turn = Intervention("i0001", speaker, 0, len(text), len(text.split()), manner)
    return Meeting(SourceText("m", text), "markdown", MeetingFacts(), (turn,))


@pytest.mark.parametrize(
    "text",
    [
        "My delegation aligns itself with the statement of the River States. Tolls must fall.",
        "I give the floor to Vesland. Thank you, Co Chairs. Vesland believes that tolls must fall.",
        "In our national capacity, we would add that tolls must fall.",
    ],
)
def test_a_delegations_words_under_the_chairs_label_are_noted(text: str) -> None:
    record = meeting(text, CHAIR)
    assert find_conflicts(record) == {"i0001"}
    assert "i0001" in with_conflicts_marked(record, find_conflicts(record)).notes[0].where


@pytest.mark.parametrize(
    ("text", "speaker", "manner"),
    [
        ("I thank the distinguished representative. The floor is Vesland’s.", CHAIR, Manner.DIRECT),
        ("Statements in your national capacity are limited to three minutes.", CHAIR, Manner.DIRECT),
        ("On behalf of the co-chairs, a warm welcome to every delegation.", CHAIR, Manner.DIRECT),
        ("Thank you, Chair. My delegation agrees.", VESLAND, Manner.DIRECT),
        ("The representative of Vesland said that my delegation was right.", CHAIR, Manner.INDIRECT),
    ],
)
def test_a_chair_who_chairs_is_not_doubted(text: str, speaker: Speaker, manner: Manner) -> None:
    assert not find_conflicts(meeting(text, speaker, manner))
