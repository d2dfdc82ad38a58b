"""Overviews of records that tell of a meeting: sentences as they stand, under the record's headings."""

from travaux.analysis.meeting.bulletin_concord import bulletin_concord
from travaux.analysis.meeting.bulletins import bulletin_arguments, bulletin_decisions, find_record_sentences
from travaux.analysis.overview.told_records import ToldRecord, joined_themes, tell_record
from travaux.domain.actors import Speaker
from travaux.domain.findings import Line
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.overview import Theme
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

BULLETIN = """\
# PILOTAGE

KENYA and FIJI called for a register of pilots.

PERU, opposed by NORWAY, proposed deleting the reference to night tolls.

# LEVIES

CHILE supported a uniform harbour levy.

The meeting was held in a large hall.
"""


def _meeting(text: str) -> Meeting:
    turn = Intervention("i0001", Speaker("", None), 0, len(text), len(text.split()))
    return Meeting(SourceText("bulletin.txt", text), "plain", MeetingFacts(), (turn,))


def _told(text: str) -> ToldRecord:
    meeting = _meeting(text)
    sentences = find_record_sentences(meeting, load_registry())
    held = bulletin_arguments(meeting, sentences)
    return tell_record(meeting, held, bulletin_concord(sentences, held)[1], "Other matters")


def test_each_sentence_that_names_a_holder_stands_under_its_heading() -> None:
    themes = _told(BULLETIN).themes
    assert [(theme.label, [one.actors for one in theme.sentences]) for theme in themes] == [
        ("Pilotage", [("Kenya", "Fiji"), ("Peru", "Norway")]),
        ("Levies", [("Chile",)]),
    ]


def test_what_one_wants_and_another_opposes_is_divergent() -> None:
    first, second = _told(BULLETIN).themes[0].sentences
    assert (first.divergent, first.contrast) == (False, ())
    assert (second.divergent, second.contrast) == (True, ("Norway",))


def test_of_many_sentences_those_of_several_holders_stay() -> None:
    one = "\n\n".join(f"KENYA supported a levy of {n} crowns." for n in range(2, 20))
    told = _told(f"# LEVIES\n\n{one}\n\nFIJI and PERU supported a register.\n")
    assert told.omitted == 3
    assert told.themes[0].sentences[-1].actors == ("Fiji", "Peru")


def test_themes_of_one_label_are_one_and_what_is_on_none_comes_last() -> None:
    levies = _told(BULLETIN).themes[1]
    other = Theme("Other matters", "other", levies.sentences)
    joined = joined_themes([other, levies], [levies])
    assert [(theme.label, len(theme.sentences)) for theme in joined] == [("Levies", 2), ("Other matters", 1)]


def _decided(text: str) -> tuple[Line, ...]:
    return bulletin_decisions(find_record_sentences(_meeting(text), load_registry()))


def test_a_side_that_agrees_decides_nothing_for_the_body() -> None:
    assert len(_decided(BULLETIN + "\nThe Committee agreed to set up a register.\n")) == 1
    assert _decided(BULLETIN + "\nThe AFRICAN GROUP agreed.\n") == ()
    assert _decided(BULLETIN + "\nThe EU then agreed to set up a register.\n") == ()
