"""Minutes in indirect speech: who is reported, what the meeting did, what is nobody's."""
# ruff: noqa: E501 (a line of a record stands on one line)

from pathlib import Path

import pytest

from travaux.domain.meetings import Manner, Transcript
from travaux.formats.transcripts import read_transcript

MINUTES = """NOTE ON THE MEETING OF 3 MAY 2031
Chairman: H.E. Mr. Ode Tarn (Velmara) TOC \\o "1-2" \\h
A.\tADOPTION OF THE AGENDA\t PAGEREF _Toc11 \\h 2
B.\tWATER CHARGES\t PAGEREF _Toc12 \\h 3

ADOPTION OF THE AGENDA
1. && The Chairman recalled that the draft agenda had been circulated.
2. The agenda was adopted.
WATER CHARGES
-\tProposal by Ostrava on behalf of the Lake Group
3. && The representative of Ostrava, on behalf of the Lake Group, said that fees rose. She spoke long.
4. She went on to say that the Group could accept a lower charge.
5. In reply, the Director of the Office said that figures would follow.
6. Several delegations supported the proposal.
7. The representatives of Velmara and Tyne asked to speak later. The Chairman said that they could.
8. It was so agreed.
9. The Committee took note of the proposal and of all interventions.
10. The meeting was adjourned.
__________
The proposal was later issued as document LC/12.
"""


def read(tmp_path: Path, text: str) -> Transcript:
    path = tmp_path / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    return read_transcript(path)


def test_each_report_belongs_to_who_is_named_and_outcomes_to_the_meeting(tmp_path: Path) -> None:
    minutes = read(tmp_path, MINUTES)
    text = minutes.source.text
    assert minutes.format == "minutes"
    assert [(turn.label, text[turn.start : turn.end].split(".")[0]) for turn in minutes.turns] == [
        ("The Chairman", "The Chairman recalled that the draft agenda had been circulated"),
        ("The Committee", "The agenda was adopted"),
        (
            "The representative of Ostrava, on behalf of the Lake Group",
            "The representative of Ostrava, on behalf of the Lake Group, said that fees rose",
        ),
        ("The Director of the Office", "In reply, the Director of the Office said that figures would follow"),
        (
            "The representatives of Velmara and Tyne",
            "The representatives of Velmara and Tyne asked to speak later",
        ),
        ("The Chairman", "The Chairman said that they could"),
        ("The Committee", "It was so agreed"),
        ("The Committee", "The Committee took note of the proposal and of all interventions"),
    ]
    assert all(turn.manner is Manner.INDIRECT for turn in minutes.turns)
    assert text[minutes.turns[2].start : minutes.turns[2].end].endswith("could accept a lower charge.")


def test_what_nobody_is_named_for_is_listed(tmp_path: Path) -> None:
    minutes = read(tmp_path, MINUTES)
    assert [minutes.source.text[a:b] for a, b in minutes.unattributed] == [
        "Several delegations supported the proposal.",
        "The proposal was later issued as document LC/12.",
    ]
    assert "PAGEREF" not in minutes.source.text
    assert "&&" not in minutes.source.text


@pytest.mark.parametrize(
    ("first", "second", "third", "labels"),
    [
        (
            "Le représentant de Velmara déclare que le projet est bon.",
            "Mme Orsa (Ostrava), prenant la parole au nom du Groupe du lac, dit qu’elle appuie le projet.",
            "Le Président remercie les délégations.",
            [
                "Le représentant de Velmara",
                "Mme Orsa (Ostrava), prenant la parole au nom du Groupe du lac",
                "Le Président",
            ],
        ),
        (
            "El representante de Velmara dijo que el proyecto era bueno.",
            "La Sra. Orsa (Ostrava) dice que lo apoya.",
            "El Presidente agradeció a las delegaciones.",
            ["El representante de Velmara", "La Sra. Orsa (Ostrava)", "El Presidente"],
        ),
        (
            "Представитель Вельмары говорит, что проект хорош.",
            "Г-жа Орса (Острава) поддерживает его.",
            "Председатель благодарит делегации.",
            ["Представитель Вельмары", "Г-жа Орса (Острава)", "Председатель"],
        ),
        (
            "قال ممثل فلمارا إن المشروع جيد.",
            "قالت السيدة أورسا (أوسترافا) إنها تؤيده.",
            "شكر الرئيس الوفود.",
            ["ممثل فلمارا", "السيدة أورسا (أوسترافا)"],
        ),
        (
            "韦尔马拉代表说，草案很好。",
            "奥尔萨女士（奥斯特拉瓦）表示支持。",
            "主席感谢各代表团。",
            ["韦尔马拉代表", "奥尔萨女士（奥斯特拉瓦）", "主席"],
        ),
    ],
)
def test_reports_in_other_languages_are_attributed(
    tmp_path: Path, first: str, second: str, third: str, labels: list[str]
) -> None:
    minutes = read(tmp_path, "\n".join([first, second, third, first]) + "\n")
    assert [turn.label for turn in minutes.turns][: len(labels)] == labels


def test_summary_records_name_persons_with_what_they_were_doing(tmp_path: Path) -> None:
    minutes = read(
        tmp_path,
        "1. Mr. Lind (Tyne), introducing draft resolution LC/L.2, said that consensus was near.\n"
        "2. Ms. Orsa (Ostrava), speaking on behalf of the Lake Group, said that it would abstain.\n"
        "3. The Chair invited the Committee to decide.\n4. Draft resolution LC/L.2 was adopted.\n",
    )
    assert [turn.label for turn in minutes.turns] == [
        "Mr. Lind (Tyne)",
        "Ms. Orsa (Ostrava), speaking on behalf of the Lake Group",
        "The Chair",
        "The meeting",
    ]


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        ("PANDIT VARO said that the levy was high.", "PANDIT VARO"),
        ("MARA VOSS [3] then discussed the levy.", "MARA VOSS"),
        ("SIR, GODFREY ROE said that the levy was high.", "SIR GODFREY ROE"),
        ("Lord Tarn [2] then discussed the broad lines of the levy.", "Lord Tarn"),
        (
            "The Delegation of Ostrava endorsed the statement made by the Delegation of Velmara.",
            "The Delegation of Ostrava",
        ),
        ("The Ostravan delegate, immediately following, appreciated the statement.", "The Ostravan delegate"),
        ("THE PRIME MINISTER said that the levy was high.", "THE PRIME MINISTER"),
        ("Mr. Roe (Ostrava), together with Ms. Tarn (Velmara), proposed a fund.", "Mr. Roe (Ostrava)"),
        ("Mr. Roe, for his part, preferred a fund.", "Mr. Roe"),
    ],
)
def test_names_in_capitals_with_notes_and_by_adjective_open_a_turn(
    tmp_path: Path, opening: str, label: str
) -> None:
    text = "MR. DOE said that fees rose.\n\nMS. ORSA agreed.\n\nMR. KLINT said no.\n\n" + opening + "\n"
    minutes = read(tmp_path, text)
    assert minutes.turns[-1].label == label
    assert minutes.source.text[minutes.turns[-1].start :].startswith(opening[:9])


@pytest.mark.parametrize(
    "goes_on",
    [
        "He had discussed it before, and the Ostravan delegation’s view was known to him.",
        "NEVER before had it been said.",
        "She said that Lord Tarn had examined the levy.",
    ],
)
def test_what_names_nobody_as_speaking_goes_on(tmp_path: Path, goes_on: str) -> None:
    text = "MR. DOE said that fees rose.\n\nMS. ORSA agreed.\n\nMR. KLINT said no.\n\n" + goes_on + "\n"
    assert [turn.label for turn in read(tmp_path, text).turns] == ["MR. DOE", "MS. ORSA", "MR. KLINT"]


def test_delegations_in_capitals_are_told_of_and_persons_in_capitals_speak(tmp_path: Path) -> None:
    told = [
        "NORWAY proposed a fund.",
        "CHILE supported it, and MALI did not.",
        "PERU urged patience.",
        "TOGO stressed the costs.",
    ]
    assert [turn.label for turn in read(tmp_path, "\n\n".join(told)).turns] == [None]
    heard = [
        "MARA VOSS said that the fund was late.",
        "OTTO KERN supported it.",
        "TILDA HALE urged patience.",
        "MARA VOSS stressed the costs.",
    ]
    speakers = [turn.label for turn in read(tmp_path, "\n\n".join(heard)).turns]
    assert speakers == ["MARA VOSS", "OTTO KERN", "TILDA HALE", "MARA VOSS"]


EVENTS = [
    "Following a procedural discussion, in which the delegates of Tyne and Velmara took part, the meeting was suspended at noon.",
    "After an exchange of views in which Ms. ROE (Tyne) took part, the text was sent to the drafting group.",
    "At the suggestion of the delegate of Tyne, the sitting was adjourned.",
    "There being no objection, it was so decided.",
    "Since there were no further speakers, the debate was closed.",
    "In a brief discussion, several members asked for more time.",
    "The amendment was withdrawn at the request of its sponsors.",
    "Paragraph 4 was put to the vote.",
    "On the proposal of Tyne, consideration of the item was deferred to the next meeting.",
    "Documents 4 and 5 were before the Council.",
]
GOES_ON = [
    "The mandate had been renewed three times.",
    "The meeting of ministers would be held in spring.",
    "His Government would pay its share, and the amendment was rejected by his Parliament.",
    "After long talks, the fee had been lowered.",
]


@pytest.mark.parametrize(("paragraph", "label"), [*((each, None) for each in EVENTS), *((each, "Mr. GRECH (Ostrava)") for each in GOES_ON)])  # fmt: skip
def test_what_was_done_with_the_meeting_or_a_text_is_not_the_speakers_before(
    tmp_path: Path, paragraph: str, label: str | None
) -> None:
    path = tmp_path / "record.txt"
    path.write_text(
        "Summary record of the third meeting\n\n1. Mr. ROE (Tyne) considered that the budget was too small.\n\n"
        "2. Mr. GRECH (Ostrava), introducing the draft, said that it renewed the mandate.\n\n"
        f"3. {paragraph}\n\n4. Ms. WOLDE (Velmara) said that she supported the draft.\n"
    )
    read = read_transcript(path)
    held = [turn.label for turn in read.turns if paragraph in read.source.text[turn.start : turn.end]]
    assert held == ([label] if label else [])
