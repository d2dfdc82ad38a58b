# ruff: noqa: E501 (a meeting stands on one line)
from pathlib import Path

import pytest

from travaux.analysis.speakers.capacity import with_capacity
from travaux.analysis.speakers.identification import identify
from travaux.domain.actors import Speaker
from travaux.domain.attribution import Capacity, EvidenceKind
from travaux.domain.meetings import Intervention, Meeting
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def meet(tmp_path: Path, text: str, **confirmed: str) -> Meeting:
    path = tmp_path / "meeting.txt"
    path.write_text(text, encoding="utf-8")
    confirmations = {label: REGISTRY.actors[code] for label, code in confirmed.items()}
    return identify(read_transcript(path), REGISTRY, confirmations=confirmations)


def second(tmp_path: Path, label: str, words: str) -> Intervention:
    text = f"The Chair: We start.\n\n{label}: {words}\n\nFiji: We listen.\n\nThe Chair: Thank you.\n"
    return meet(tmp_path, text).interventions[1]


def others(turn: Intervention) -> list[str]:
    return [actor.name for actor in turn.speaker.on_behalf_of]


@pytest.mark.parametrize(
    ("words", "names", "capacity"),
    [
        ("Au nom du Groupe des États d’Afrique, nous appuyons le texte.", ["African Group"], Capacity.GROUP),
        ("Tengo el honor de intervenir en nombre del Grupo de los 77 y China.", ["Group of 77 and China"], Capacity.GROUP),
        ("On behalf of the African Group and AOSIS, we agree.", ["African Group", "Alliance of Small Island States"], Capacity.GROUP),
        ("We speak on behalf of the Group of Friends of Slow Rivers. We agree.", ["Group of Friends of Slow Rivers"], Capacity.GROUP),
        ("I deliver this statement on behalf of Denmark and Iceland, as well as my own country, Kenya (the Group of Three).", ["Denmark", "Iceland"], Capacity.GROUP),
        ("I speak for Samoa and Tonga and for my own country.", ["Samoa", "Tonga"], Capacity.GROUP),
        ("I deliver this joint statement on behalf of Peru and Mexico.", ["Peru", "Mexico"], Capacity.GROUP),
        ("On behalf of Denmark, Iceland and my own country, we agree.", ["Denmark", "Iceland"], Capacity.GROUP),
        ("I will now speak for my own country, and not on behalf of the Nordic Group.", [], Capacity.NATIONAL),
        ("I speak in my national capacity as well.", [], Capacity.NATIONAL),
        ("My delegation a lines itself with the statement made by Cuba on behalf of the Group of 77 and China, we agree.", [], Capacity.OWN),
        ("Nous nous associons à la déclaration faite par Cuba au nom du Groupe des 77 et de la Chine.", [], Capacity.OWN),
        ("We thank Cuba for what was said on behalf of AOSIS. We agree.", [], Capacity.OWN),
        ("I now speak in my national capacity. We agree.", [], Capacity.NATIONAL),
        ("I am reading this statement for Tonga, whose delegate is ill.", ["Tonga"], Capacity.READING),
        ("I speak on behalf of the least developed countries. We welcome it.", ["Least Developed Countries"], Capacity.GROUP),
        ("I have the honour to speak on behalf of the small island developing States and Fiji.", ["Small Island Developing States", "Fiji"], Capacity.GROUP),
        ("I take the floor on behalf of the landlocked developing countries, and I will be brief.", ["Landlocked Developing Countries"], Capacity.GROUP),
        ("I speak on behalf of the least developed countries of the region.", [], Capacity.OWN),
        ("I speak on behalf of the least developed countries universities consortium.", [], Capacity.OWN),
        ("I speak on behalf of all those who fish.", [], Capacity.OWN),
        ("We act on behalf of the poor in the least developed countries.", [], Capacity.OWN),
        ("We agree. The cap is high.", [], Capacity.OWN),
    ],
)  # fmt: skip
def test_the_capacity_of_a_turn_is_what_its_opening_says(
    tmp_path: Path, words: str, names: list[str], capacity: Capacity
) -> None:
    turn = second(tmp_path, "Kenya", words)
    assert turn.speaker.actor is not None
    assert (turn.speaker.actor.name, others(turn), turn.capacity) == ("Kenya", names, capacity)


@pytest.mark.parametrize(
    ("label", "actor", "names"),
    [
        ("Kenya, also on behalf of Chad and Mali", "Kenya", ["Chad", "Mali"]),
        ("Ms. Roe (Kenya), speaking on behalf of the African Group", "Kenya", ["African Group"]),
        ("Mr. Doe (Kenya), Vice-Chair, speaking in his national capacity", "Kenya", []),
        ("The Chair, speaking as the representative of Kenya", "Kenya", []),
        ("The Chair", "Chair", []),
        ("Kenya, s’exprimant au nom du Groupe des 77 et de la Chine", "Kenya", ["Group of 77 and China"]),
        ("Kenya | Ann Roe | PR; ECOSOC President", "Economic and Social Council", []),
        ("Kenya | Ann Roe | Permanent Representative", "Kenya", []),
    ],
)
def test_a_label_tells_the_capacity_too(label: str, actor: str, names: list[str]) -> None:
    speaker = identify_label(label)
    assert (speaker[0], speaker[1]) == (actor, names)


def identify_label(label: str) -> tuple[str | None, list[str]]:
    from travaux.analysis.speakers.identification import parse_label

    speaker = parse_label(label, REGISTRY)
    return speaker.actor.name if speaker.actor else None, [each.name for each in speaker.on_behalf_of]


def test_who_is_called_as_the_holder_of_an_office_is_not_told_as_the_state(tmp_path: Path) -> None:
    text = (
        "Chair: I give the floor to the President of the Economic and Social Council, the representative of Peru.\n\n"
        "Peru: The Council met.\n\nChair: I give the floor to Fiji.\n\nFiji: We agree.\n"
    )
    turns = meet(tmp_path, text).interventions
    assert turns[1].speaker.actor is None
    assert turns[1].capacity is Capacity.OFFICE
    assert turns[3].speaker.actor is not None


def test_what_is_confirmed_once_holds_for_every_turn_of_the_label(tmp_path: Path) -> None:
    text = "Ian: We agree.\n\nPeru: We do not.\n\nIan: A pity.\n\nFiji: Yes.\n"
    turns = meet(tmp_path, text, Ian="LDC").interventions
    assert [turn.speaker.name for turn in turns] == [
        "Least Developed Countries",
        "Peru",
        "Least Developed Countries",
        "Fiji",
    ]
    assert turns[0].evidence[0].kind is EvidenceKind.CONFIRMED
    assert not turns[0].inferred


def test_evidence_cites_the_words_that_give_it(tmp_path: Path) -> None:
    text = "Chair: I give the floor to Peru.\n\nVoice 1: We agree.\n\nChair: I thank Peru. Next is Fiji.\n\nVoice 2: No.\n"
    turns = meet(tmp_path, text).interventions
    assert [each.kind for each in turns[1].evidence] == [EvidenceKind.FLOOR, EvidenceKind.THANKED]
    assert not turns[1].inferred
    assert turns[3].inferred
    for each in turns[1].evidence:
        assert each.citation is not None
        assert text[each.citation.start : each.citation.end] == each.citation.quote


@pytest.mark.parametrize(
    ("paragraph", "who"),
    [
        ("2. Ms. ROE (Peru) and Mr. DOE (Fiji) said that they were against.", ["Peru", "Fiji"]),
        ("2. Mr. DOE (Fiji), supported by Ms. ROE (Peru), said that it was late.", ["Fiji"]),
        ("2. Replying to Ms. ROE (Peru), Mr. DOE (Fiji) said that it was late.", ["Fiji"]),
        (
            "2. Mr. DOE (Fiji), Vice-Chair, speaking in his national capacity, said that it was late.",
            ["Fiji"],
        ),
        ("2. Mr. DOE (Fiji), having been unwell, nodded.", []),
        ("2. He went on to praise the Secretariat.", ["Mali"]),
    ],
)
def test_a_paragraph_of_a_record_is_of_whom_it_names(tmp_path: Path, paragraph: str, who: list[str]) -> None:
    text = (
        "SUMMARY RECORD OF THE 3rd MEETING\n\n1. Ms. POE (Mali) said that she agreed.\n\n" + paragraph
        + "\n\n3. Mr. COE (Chad) said that he agreed.\n\n4. Ms. LOE (Togo) said that she agreed.\n"
    )  # fmt: skip
    meeting = meet(tmp_path, text)
    words = paragraph[3:30]
    found = [
        turn.speaker.actor.name
        for turn in meeting.interventions
        if words in meeting.words_of(turn) and turn.speaker.actor
    ]
    assert found == who


@pytest.mark.parametrize(
    ("called", "who"),
    [
        ("the Co-Facilitator on water, the Permanent Representative of Peru", None),
        ("the Permanent Representative of Peru, Co-Facilitator on water", None),
        ("the Special Envoy for the Ocean, Ambassador of Peru", None),
        ("the Moderator, the representative of Peru", None),
        ("the President of Peru", "Peru"),
        ("His Excellency Mr. Luis Paz, President of the Republic of Peru", "Peru"),
        ("the representative of Peru", "Peru"),
        ("the representative of Peru and after that to the Chair of the Board", "Peru"),
    ],
)
def test_an_office_beside_a_state_in_a_call_is_what_its_holder_speaks_in(
    tmp_path: Path, called: str, who: str | None
) -> None:
    text = (
        f"Chair: I give the floor to {called}.\n\nPeru: The group met six times.\n\n"
        "Chair: I give the floor to Fiji.\n\nFiji: We agree.\n"
    )
    path = tmp_path / "called.txt"
    path.write_text(text)
    actor = identify(read_transcript(path), REGISTRY).interventions[1].speaker.actor
    assert (actor.name if actor else None) == who


@pytest.mark.parametrize(
    ("words", "holder", "capacity"),
    [
        ("I speak in my capacity as Chair of the Human Rights Council. We met.", "Human Rights Council", Capacity.OFFICE),
        ("I speak in my capacity as President of the General Assembly. We met.", "General Assembly", Capacity.OFFICE),
        ("I speak as Chair of the working group. We met.", None, Capacity.OFFICE),
        ("I speak as Chair of the African Group. We met.", "Kenya", None),
        ("I speak in my capacity as delegate of Kenya. We met.", "Kenya", None),
    ],
)  # fmt: skip
def test_an_office_of_a_body_is_held_for_the_body_and_one_of_a_group_is_not(
    tmp_path: Path, words: str, holder: str | None, capacity: Capacity | None
) -> None:
    turn = second(tmp_path, "Kenya", words)
    assert (turn.speaker.actor.name if turn.speaker.actor else None) == holder
    assert others(turn) == []
    assert (turn.capacity is Capacity.OFFICE) == (capacity is Capacity.OFFICE)


@pytest.mark.parametrize(
    ("words", "codes", "capacity"),
    [
        ("On behalf of the least developed countries, we agree.", ["LDC"], Capacity.GROUP),
        ("On behalf of the least developed countries of Africa, we agree.", [], Capacity.OWN),
        ("I speak on behalf of the landlocked developing countries.", ["LLDC"], Capacity.GROUP),
        ("I speak in my national capacity. We agree.", [], Capacity.NATIONAL),
        ("We agree. On behalf of the African Group we add this.", ["AFRICAN"], Capacity.GROUP),
        ("The delegate spoke on behalf of the African Group.", [], Capacity.OWN),
        ("On behalf of my delegation, we agree.", [], Capacity.OWN),
        ("On behalf of Kenya, I thank you.", [], Capacity.OWN),
        ("On behalf of Uganda and Kenya, I thank you.", ["UGA"], Capacity.GROUP),
        ("I make this statement on behalf of 30 States.", [], Capacity.OWN),
    ],
)
def test_the_first_words_tell_for_whom_a_delegation_speaks(
    words: str, codes: list[str], capacity: Capacity
) -> None:
    kenya = Speaker("Kenya", REGISTRY.actors["KEN"])
    speaker, told = with_capacity(kenya, words, REGISTRY)
    assert [actor.code for actor in speaker.on_behalf_of] == codes
    assert told is capacity
    assert speaker.actor == kenya.actor
