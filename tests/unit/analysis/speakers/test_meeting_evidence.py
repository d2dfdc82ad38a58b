"""Who speaks, by lists of those present, by the floor that is given, and by what whoever presides announces."""
# ruff: noqa: E501 (a meeting stands on one line)

from pathlib import Path

import pytest

from travaux.analysis.speakers.floor import is_same_person
from travaux.analysis.speakers.identification import identify, parse_label
from travaux.domain.attribution import Capacity
from travaux.domain.meetings import Intervention, Meeting
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def meet(tmp_path: Path, text: str) -> Meeting:
    path = tmp_path / "meeting.txt"
    path.write_text(text, encoding="utf-8")
    return identify(read_transcript(path), REGISTRY)


def turn_with(meeting: Meeting, words: str) -> Intervention:
    return next(turn for turn in meeting.interventions if words in meeting.words_of(turn))


ATTENDED = (
    "# Notes\n\n### Attendees\n - Tara Lind\n - Carl Wood\n - Chris Wahl\n - Fay McCabe\n\n### Discussion\n\n"
)


@pytest.mark.parametrize(
    ("initials", "person"),
    [("TL", "Tara Lind"), ("FM", "Fay McCabe"), ("CW", None), ("QK", None)],
)
def test_initials_are_those_of_one_who_attends(tmp_path: Path, initials: str, person: str | None) -> None:
    text = (
        f"{ATTENDED}{initials}: I like the first.\n\nXY: I doubt it.\n\n{initials}: So do I.\n\nXY: Good.\n"
    )
    speaker = turn_with(meet(tmp_path, text), "I like the first").speaker
    assert speaker.actor is None
    assert speaker.person == person or (person is None and speaker.person in (None, initials))


RECORD = """RECORD OF THE MEETING OF THE LAKE BOARD

Present:
{}
Mr. A. Rolle

The Minister welcomed the members. Mr. Rolle asked whether the lake was low. The Minister replied that it was. Mr. Rolle said that he was sorry.
"""


@pytest.mark.parametrize(
    ("listed", "person"),
    [
        ("Rt. Hon. T. W. Vane, Minister for Lakes (Chairman)", "Rt. Hon. T. W. Vane"),
        ("Dr. H.V. Orsa (Minister for Lakes)", "Dr. H.V. Orsa"),
        ("The Minister (Lady Crane)", "Lady Crane"),
        ("Minister for Lakes: Dr. Orsa", "Dr. Orsa"),
        ("Mr. B. Ash, Secretary to the Minister for Lakes", None),
        ("Dr. Orsa, Minister for Lakes\nMr. Dahl, Minister for Rivers", None),
        ("Dr. Orsa, Prime Minister", None),
    ],
)
def test_an_office_alone_is_the_one_person_listed_with_it(
    tmp_path: Path, listed: str, person: str | None
) -> None:
    meeting = meet(tmp_path, RECORD.format(listed))
    assert turn_with(meeting, "replied that it was").speaker.person == person


@pytest.mark.parametrize(
    ("thanks", "person"),
    [
        ("I thank Mr. Reyle for his briefing.", "Mr. Tomas Reyle"),
        ("I thank Mr. Reyel for his briefing.", "Mr. Tomas Reyle"),
        ("I thank Ms. Orsa for her briefing.", None),
        ("We go on.", None),
    ],
)
@pytest.mark.parametrize("voices", [True, False])
def test_a_person_called_is_one_with_a_second_witness(
    tmp_path: Path, thanks: str, person: str | None, *, voices: bool
) -> None:
    said = [
        "The meeting is called to order. I give the floor to Mr. Tomas Reyle.",
        "Thank you, Mr. President. The committee held two meetings.",
        f"{thanks} I give the floor to the representative of Ghana.",
        "Thank you. We cannot accept the draft.",
        "I thank the representative of Ghana. The meeting is adjourned.",
    ]
    marks = (
        ["Speaker 0: ", "Speaker 1: ", "Speaker 0: ", "Speaker 2: ", "Speaker 0: "] if voices else [""] * 5
    )
    meeting = meet(tmp_path, "\n\n".join(map(str.__add__, marks, said)) + "\n")
    assert turn_with(meeting, "held two meetings").speaker.person == person
    actor = turn_with(meeting, "cannot accept").speaker.actor
    assert actor is not None
    assert actor.name == "Ghana"


def test_surnames_as_heard_twice_are_one_and_short_ones_must_agree() -> None:
    assert is_same_person("Ambassador Benjama", "Ms. Benjamah")
    assert not is_same_person("Mr. Lee", "Mr. Leo")
    assert not is_same_person(None, None)
    assert not is_same_person("Mr. Lee", None)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("I shall now make a statement in my capacity as the representative of Norway.", "I now resume my functions as President of the Council."),
        ("I will now speak as the representative of Norway.", "I resume my role as President."),
        ("Je vais maintenant faire une déclaration en ma qualité de représentante de la Norvège.", "Je reprends maintenant mes fonctions de Présidente."),
        ("Formularé ahora una declaración en mi calidad de representante de Noruega.", "Vuelvo a asumir ahora mis funciones de Presidenta."),
    ],
)  # fmt: skip
def test_what_whoever_presides_says_for_a_state_is_the_states(
    tmp_path: Path, opening: str, closing: str
) -> None:
    text = f"The President: The meeting is open.\n\nMs. Addo (Ghana): We agree.\n\nThe President: I thank Ghana. {opening}\n\nNorway opposes the closing.\n\n{closing} The list is closed.\n"
    meeting = meet(tmp_path, text)
    own, after = turn_with(meeting, "opposes the closing"), turn_with(meeting, "list is closed")
    assert own.speaker.actor is not None
    assert (own.speaker.actor.name, own.capacity) == ("Norway", Capacity.NATIONAL)
    assert own.evidence[0].citation is not None
    assert (after.capacity, turn_with(meeting, "I thank Ghana").capacity) == (Capacity.PRESIDING,) * 2


@pytest.mark.parametrize(
    "opening",
    ["I shall now make a statement in my capacity as President of the Council.", "The representative of Norway has asked to speak.", "Let me recall what the representative of Norway said."],
)  # fmt: skip
def test_whoever_presides_goes_on_presiding(tmp_path: Path, opening: str) -> None:
    text = f"The President: The meeting is open.\n\nMs. Addo (Ghana): We agree.\n\nThe President: I thank Ghana. {opening} The draft is good.\n"
    assert turn_with(meet(tmp_path, text), "The draft is good").capacity is Capacity.PRESIDING


@pytest.mark.parametrize(
    "label",
    ["Town Attorney", "Public Comment", "Staff", "Mayor", "Unknown Resident", "Female Voice", "Everyone", "Multiple Speakers", "Reporter", "Public Speaker 3"],
)  # fmt: skip
def test_a_role_a_voice_or_a_crowd_is_no_person(label: str) -> None:
    speaker = parse_label(label, REGISTRY)
    assert (speaker.actor, speaker.person) == (None, None)


@pytest.mark.parametrize("label", ["Ana Mayor", "Tom Clerk", "Vera Staff"])
def test_people_whose_name_is_a_word_stay_people(label: str) -> None:
    assert parse_label(label, REGISTRY).person == label
