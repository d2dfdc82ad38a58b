"""Who denies to be the one called, in what capacity others speak, and who is told of together."""

from pathlib import Path

import pytest

from travaux.analysis.speakers.identification import identify, parse_label
from travaux.domain.meetings import Meeting
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry


def _meeting(text: str, folder: Path, name: str = "talk.txt") -> Meeting:
    path = folder / name
    path.write_text(text, "utf-8")
    return identify(read_transcript(path), load_registry())


def _speakers(meeting: Meeting) -> list[str | None]:
    return [each.speaker.actor.name if each.speaker.actor else None for each in meeting.interventions]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Sorry, wrong microphone, this is not Malta. We object.", None),
        ("I think you mean my neighbour, Chair. We object.", None),
        ("Malta sits to my left. We object.", None),
        ("I am not the ambassador of Malta, who is ill; I speak for Malta. We object.", "Malta"),
        ("This is not Malta’s first word on it. We object.", "Malta"),
        ("I am not going to be long. We object.", "Malta"),
        ("Je crois que vous parlez de mon voisin. Nous refusons.", None),
        ("Ici ce n’est pas Malte. Nous refusons.", None),
        ("Je ne suis pas le ministre, mais je représente Malte. Nous refusons.", "Malta"),
        ("Creo que se refiere a mi vecino. Rechazamos el texto.", None),
        ("No soy el ministro, pero represento a Malta. Rechazamos el texto.", "Malta"),
    ],
)
def test_who_denies_to_be_the_one_called_is_not(said: str, speaker: str | None, tmp_path: Path) -> None:
    text = (
        f"Chair: I give the floor to Malta.\nSpeaker 1: {said}\nChair: Oman, please.\nSpeaker 2: We agree.\n"
    )
    assert _speakers(_meeting(text, tmp_path)) == ["Chair", speaker, "Chair", "Oman"]


def test_a_name_and_then_gives_the_floor(tmp_path: Path) -> None:
    called = "Chair: I give the floor to Oman.\nVoice 1: We agree.\n"
    text = f"{called}Chair: Apologies. Nepal, then.\nVoice 2: So do we.\n"
    assert _speakers(_meeting(text, tmp_path)) == ["Chair", "Oman", "Chair", "Nepal"]


@pytest.mark.parametrize(
    ("label", "actor", "group"),
    [
        ("Noruega, también en nombre de Islandia", "Norway", "Iceland"),
        ("Zambia, a nombre del Grupo Africano", "Zambia", "African Group"),
        ("Norvège, également pour le compte de l’Islande", "Norway", "Iceland"),
        ("El Presidente, hablando en calidad de representante de Chile", "Chile", None),
        ("Le Président, parlant en qualité de représentant du Chili", "Chile", None),
    ],
)
def test_labels_give_capacities_in_french_and_spanish(label: str, actor: str, group: str | None) -> None:
    read = parse_label(label, load_registry())
    assert read.actor is not None
    assert read.actor.name == actor
    assert [each.name for each in read.on_behalf_of] == ([group] if group else [])


@pytest.mark.parametrize(
    "said",
    [
        "Hacemos esta declaración en representación del Grupo Africano. No aceptamos.",
        "Formulo esta intervención a nombre del Grupo Africano. No aceptamos.",
        "Nous faisons cette déclaration pour le compte du Groupe des États d’Afrique. Nous refusons.",
    ],
)
def test_a_group_is_spoken_for_in_other_words(said: str, tmp_path: Path) -> None:
    meeting = _meeting(f"Chair: Zambia, please.\n\nZambia: {said}\n\nCuba: Gracias.\n", tmp_path)
    assert [each.name for each in meeting.interventions[1].speaker.on_behalf_of] == ["African Group"]


@pytest.mark.parametrize(
    ("label", "actor", "person"),
    [
        ("MALI - Min. Foreign Affairs", "Mali", None),
        ("Delegation of Cuba | Geneva", "Cuba", None),
        ("Fiji - MoFA", "Fiji", None),
        ("Kenya | Ann Orm", "Kenya", "Ann Orm"),
        ("Ana Ruiz - Chile", "Chile", "Ana Ruiz"),
    ],
)
def test_a_seat_or_an_office_beside_a_state_is_no_person(label: str, actor: str, person: str | None) -> None:
    read = parse_label(label, load_registry())
    assert (read.actor.name if read.actor else None, read.person) == (actor, person)


def test_titles_of_other_languages_open_labels_that_end_with_a_stop(tmp_path: Path) -> None:
    names = (
        "Sir JOHN PELL of Canada",
        "Señor ROJAS of Costa Rica",
        "Signor ROSSI of Italy",
        "Herr BAUM of Austria",
    )
    text = "\n\n".join(f"{name}. We support the draft as it stands." for name in names)
    assert _speakers(_meeting(text, tmp_path)) == ["Canada", "Costa Rica", "Italy", "Austria"]


def test_a_remark_after_a_dash_says_nothing_of_who_speaks(tmp_path: Path) -> None:
    remarked = "Mr. Tan (Malaysia) - via pre-recorded video: We agree."
    text = f"The President: We go on.\n\n{remarked}\n\nMs. Lee (Fiji): So do we.\n"
    assert _speakers(_meeting(text, tmp_path))[1:] == ["Malaysia", "Fiji"]


@pytest.mark.parametrize(
    "front", ["Delegations: KE = Kenya, JP = Japan", "Participants: Kenya (KE), Japan (JP)"]
)
def test_codes_of_a_list_are_read_from_its_first_entry(front: str, tmp_path: Path) -> None:
    text = f"Notes\n\n{front}\n\nKE: We support it.\n\nJP: We do not.\n\nKE: We differ.\n"
    assert _speakers(_meeting(text, tmp_path)) == ["Kenya", "Japan", "Kenya"]


@pytest.mark.parametrize(
    ("record", "speakers"),
    [
        (
            "1. M. DUBOIS (Belgique) dit qu’il appuie le texte.\n\n"
            "2. En réponse à M. DUBOIS (Belgique), M. FAYE (Mali) "
            "déclare que le texte est clos.\n\n3. Elle le regrette.\n\n"
            "4. Mme SOW (Togo) dit qu’elle l’appuie.\n",
            ["Belgium", "Mali", "Togo"],
        ),
        (
            "1. Ms. ADE (Benin) said that she supported the text.\n\n"
            "2. In reply to Mr. KOR (Finland), Mr. FAYE (Office of "
            "Lamps) opined that it was void.\n\n3. Mr. KOR (Finland) said no.\n\n"
            "4. Mr. LEE (Fiji) said that he agreed.\n",
            ["Benin", "Finland", "Fiji"],
        ),
        (
            "1. The representatives of Chile, China and India supported the text.\n\n"
            "2. The representative of Guinea "
            "opposed it.\n\n3. The representative of Mali said that she agreed.\n",
            ["Chile", "China", "India", "Guinea", "Mali"],
        ),
    ],
)
def test_a_record_tells_who_answers_and_who_is_told_of_together(
    record: str, speakers: list[str], tmp_path: Path
) -> None:
    assert _speakers(_meeting(f"SUMMARY RECORD OF THE 9th MEETING\n\n{record}", tmp_path)) == speakers
