import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.speakers.identification import identify, parse_label
from travaux.domain.actors import Speaker
from travaux.domain.meetings import Meeting, MeetingFacts, Transcript, Turn
from travaux.domain.spans import SourceText
from travaux.reference.registry import Registry, load_registry
from travaux.reference.tables import read_rows

REGISTRY = load_registry()
TABLE = Path(__file__).with_name("labels.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" => ")) for line in TABLE if line and not line.startswith("#")]
FORMS = {
    "en": (
        "{}",
        "Mr. Doe ({}):",
        "The representative of {}, speaking on behalf of the Group of 77 and China,",
        "{} | Permanent Representative",
        "H.E. Ms. Jane Doe, Minister for Digital Affairs of {}",
        "Ministry of Communications, {}",
    ),
    "fr": ("{}", "M. Dupont ({}) (parle en français) :", "Représentant de {}"),
    "es": ("{}", "Sra. Pérez ({}), en nombre del Grupo de los 77 y China"),
    "ru": ("{}", "Г-н Иванов ({}) (говорит по-русски):"),
    "zh": ("{}", "王先生（{}）（以中文发言）", "{}代表"),
    "ar": ("{}", "السيد محمد ({}) (تكلم بالعربية)"),
}


def written(speaker: Speaker) -> str:
    codes = [
        each.code if each.code in REGISTRY.actors else f"as-written:{each.name}"
        for each in (*((speaker.actor,) if speaker.actor else ()), *speaker.on_behalf_of)
    ]
    if speaker.actor is None:
        codes.insert(0, "ambiguous" if speaker.ambiguous else "nobody")
    return " +".join(codes)


@pytest.mark.parametrize(("label", "expected"), CASES, ids=[label for label, _ in CASES])
def test_a_label_means_whom_it_says_and_nobody_else(label: str, expected: str) -> None:
    assert written(parse_label(label, REGISTRY)) == expected


@pytest.mark.parametrize("language", FORMS)
def test_every_state_is_known_by_every_name_in_every_form(language: str) -> None:
    wrong = [
        label
        for row in read_rows("states.csv")
        for name in row[language].split("|")
        for label in (form.format(name) for form in FORMS[language])
        if not (actor := parse_label(label, REGISTRY).actor) or actor.code != row["code"]
    ]
    assert not wrong


@given(st.text(max_size=80))
def test_any_label_is_read_without_failing_and_kept_as_written(label: str) -> None:
    assert parse_label(label, REGISTRY).label == label


@pytest.mark.parametrize(
    ("label", "person", "role"),
    [
        ("Costa Rica | Jane Doe | Permanent Representative", "Jane Doe", "Permanent Representative"),
        ("Ms. Doe (Kenya), Co-Facilitator", "Ms. Doe", "Co-Facilitator"),
        ("H.E. Mr. John Doe, Minister of Trade of Fiji", "H.E. Mr. John Doe", "Minister of Trade"),
        ("Ambassador Jane Doe, France", "Ambassador Jane Doe", None),
        ("The representative of Chad", None, "representative"),
    ],
)
def test_person_and_role_are_told_apart(label: str, person: str | None, role: str | None) -> None:
    speaker = parse_label(label, REGISTRY)
    assert (speaker.person, speaker.role) == (person, role)


def meeting(*turns: tuple[str | None, str], registry: Registry = REGISTRY) -> Meeting:
    text, spans = "", []
    for label, said in turns:
        text += f"{label}: " if label else ""
        spans.append(Turn(label, len(text), len(text) + len(said)))
        text += said + "\n"
    return identify(Transcript(SourceText("room.txt", text), "text", MeetingFacts(), tuple(spans)), registry)


def names(found: Meeting) -> list[str | None]:
    return [each.speaker.actor.name if each.speaker.actor else None for each in found.interventions]


def test_interventions_are_numbered_and_counted() -> None:
    found = meeting(("Kenya", "We agree with that."), ("Chair", "Thank you."))
    assert [(each.id, each.words) for each in found.interventions] == [("i0001", 4), ("i0002", 2)]
    assert found.words_of(found.interventions[0]) == "We agree with that."


def test_labels_that_resolve_to_nobody_are_noted() -> None:
    found = meeting(("Jane Doe", "Hello."), ("Kenya", "Hello."))
    assert [str(note.where) for note in found.notes if re.search("not resolved", str(note.what))] == [
        "Jane Doe"
    ]


def test_a_name_given_once_in_full_is_known_for_the_rest_of_the_meeting() -> None:
    found = meeting(
        ("Ms. Doe", "Thank you."),
        ("Jane Doe (Costa Rica)", "We thank the Chair."),
        ("Ms. Doe", "One more point."),
        ("Ms. Poe", "Hello."),
    )
    assert names(found) == ["Costa Rica", "Costa Rica", "Costa Rica", None]
    assert any("fuller form" in str(note.what) and note.count == 2 for note in found.notes)


def test_a_surname_that_two_bear_is_nobodys() -> None:
    found = meeting(("Jane Doe (Chad)", "A."), ("John Doe (Mali)", "B."), ("Mr. Doe", "C."))
    assert names(found) == ["Chad", "Mali", None]


def test_an_organisation_named_as_written_is_known_again() -> None:
    found = meeting(("The representative of Saltmarsh Consulting", "A."), ("Saltmarsh Consulting", "B."))
    assert names(found) == ["Saltmarsh Consulting"] * 2


def test_the_floor_given_by_name_tells_who_an_unnamed_voice_is() -> None:
    found = meeting(
        (
            "Chair",
            "I thank the speaker. I now give the floor to the distinguished representative of Iceland.",
        ),
        ("Speaker 2", "Thank you, Chair."),
        ("Chair", "Thank you. Next we hear a voice from the floor."),
        ("Speaker 3", "I agree with Kenya."),
    )
    assert names(found) == ["Chair", "Iceland", "Chair", None]


def test_an_unnamed_voice_that_keeps_giving_the_floor_presides() -> None:
    found = meeting(
        ("SPEAKER_00", "I call on Japan."),
        ("SPEAKER_01", "We agree."),
        ("SPEAKER_00", "Thank you. I give the floor to Peru."),
        ("SPEAKER_02", "We do not."),
    )
    assert names(found) == ["Chair", "Japan", "Chair", "Peru"]


@pytest.mark.parametrize(
    "closing",
    [
        "I give the floor to Peru and to Chile.",
        "I cannot give it to Peru. Let us go on.",
        "We heard Peru.",
    ],
)
def test_a_floor_not_clearly_given_attributes_nothing(closing: str) -> None:
    assert names(meeting(("Chair", closing), ("Speaker 2", "Thank you.")))[1] is None


@pytest.mark.parametrize(
    ("opening", "groups"),
    [
        ("Chair, I have the honour to speak on behalf of the Group of 77 and China. We …", ["G77"]),
        (
            "I am delivering this statement on behalf of the Alliance of Small Island States (AOSIS).",
            ["AOSIS"],
        ),
        ("On behalf of the African Group, I wish to thank you.", ["AFRICAN"]),
        ("We align ourselves with the statement made by Cuba on behalf of the Group of 77 and China.", []),
        ("We listened to the statement on behalf of AOSIS.", []),
        ("We heard Cuba deliver a statement on behalf of AOSIS.", []),
        ("I am honoured to make this statement on behalf of the Nordic-Baltic countries.", ["NORDIC-BALTIC"]),
    ],
)
def test_who_opens_by_speaking_for_a_group_speaks_for_it(opening: str, groups: list[str]) -> None:
    found = meeting(("Iraq", opening))
    assert [each.code for each in found.interventions[0].speaker.on_behalf_of] == groups


def test_a_name_that_means_one_member_only_of_the_body_is_decided() -> None:
    marks = "See WT/X/W/1, WT/X/W/2 and WT/X/W/3."
    assert names(meeting(("The representative of Korea", marks))) == ["Republic of Korea"]
    assert names(meeting(("The representative of Korea", "Thank you."))) == [None]


def test_a_list_of_members_on_the_cover_tells_whom_a_bare_name_speaks_for() -> None:
    cover = "President: Mr. Poe . . . . (Malta)\nMembers: Algeria . . . . Ms. Doe\nChina . . . . Mr. Roe\n"
    text = cover + "Ms. Doe: Thank you."
    turn = Turn("Ms. Doe", len(text) - 10, len(text))
    found = identify(Transcript(SourceText("room.txt", text), "text", MeetingFacts(), (turn,)), REGISTRY)
    assert names(found) == ["Algeria"]


def test_brackets_mirrored_by_print_are_read() -> None:
    speaker = parse_label("السيد محمد )الصومال(", REGISTRY)
    assert speaker.actor is not None
    assert speaker.actor.code == "SOM"


def test_an_endless_label_is_nobodys() -> None:
    assert parse_label("Kenya and " * 100_000, REGISTRY).actor is None


def test_every_state_is_known_by_its_name_as_russian_grammar_bends_it() -> None:
    wrong = [
        name
        for row in read_rows("states.csv")
        for name in row["ru_genitive"].split("|")
        if not (actor := parse_label(f"Представитель {name}", REGISTRY).actor) or actor.code != row["code"]
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("label", "person", "role"),
    [
        ("Ms. Ann Poe (Director, UNDP)", "Ms. Ann Poe", "Director"),
        ("Ms. Ann Poe (UNDP, Upper Vale)", "Ms. Ann Poe", None),
        (
            "Ms. Ann Poe (Minister of Fisheries, Oceans and Lakes)",
            "Ms. Ann Poe",
            "Minister of Fisheries, Oceans and Lakes",
        ),
        ("Chair, Ann Poe", "Ann Poe", "Chair"),
        ("Ann Poe, Chair of the Drafting Group", "Ann Poe", "Chair of the Drafting Group"),
        ("Head of Delegation, Kenya", None, "Head of Delegation"),
        ("Kenya, Minister for Lamps", None, "Minister for Lamps"),
        ("Kenya, Ann Poe", "Ann Poe", None),
        ("Ann Poe [Kenya]", "Ann Poe", None),
        ("the delegate of Kenya", None, "delegate"),
        ("Kenya", None, None),
    ],
)
def test_a_label_tells_the_person_and_the_office_beside_the_delegation(
    label: str, person: str | None, role: str | None
) -> None:
    speaker = parse_label(label, REGISTRY)
    assert (speaker.person, speaker.role) == (person, role)
