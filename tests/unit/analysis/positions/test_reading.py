from travaux.analysis.positions.reading import read_meeting
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import parse_label
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.language.sentences import split
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def test_a_reading_holds_the_sentences_and_whoever_stands_where() -> None:
    text = "We oppose paragraph 4. Is paragraph 5 opposed? We met in May."
    turn = Intervention("i0001", parse_label("Peru", REGISTRY), 0, len(text), 12)
    meeting = Meeting(SourceText("talk", text), "text", MeetingFacts(), (turn,))
    found = find_spoken(meeting, REGISTRY)
    reading = read_meeting(meeting, REGISTRY)
    assert reading.source == "talk"
    assert reading.sentences == split(meeting)
    assert len(reading.sentences) == 3
    assert reading.positions == found.positions != ()
    assert reading.unresolved == found.unresolved != ()
