"""Whom a record names: with the place, the count, and nothing that is ambiguous."""

from travaux.analysis.speakers.naming import find_named
from travaux.domain.actors import Speaker
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

WORDS = "I give the floor to the representative of Norway. Korea and Norway agree."
MEETING = Meeting(
    SourceText("room.txt", WORDS),
    "text",
    MeetingFacts(),
    (Intervention("i0001", Speaker(""), 0, len(WORDS), 13),),
)


def test_a_named_actor_is_cited_where_it_is_named_first() -> None:
    (norway,) = find_named(MEETING, load_registry())
    assert (norway.text, str(norway.note)) == ("Norway", "2 times")
    assert norway.citations[0].quote == "Norway"
    assert norway.citations[0].start == WORDS.index("Norway")
