"""Verbatim records in six languages: speeches apart from everything that nobody said."""

from pathlib import Path

import pytest

from travaux.domain.meetings import Transcript
from travaux.formats.transcripts import read_transcript

RECORD = """Lake Council LC/PV.12
President: Mr. Tarn . . . . . . . . . . . . . . . . . . . (Velmara)
The meeting was called to order at 10 a.m.
Agenda item 3
The President (spoke in French): I declare open the twelfth meet-
ing of the Council. Members have before them a well-
known draft, which has been before us for many long weeks and we may adopt to-
day if nobody objects.
LC/PV.12 03/05/2031
2/4 31-12345
I give the floor to the representative of Ostrava.
Ms. Orsa (Republic of the Upper and Lower Ostrava
Basins) (spoke in Arabic; English text provided by the delegation): We thank you. Note: our position is well-
known, and we ask for three things: water, time and peace.
A recorded vote was taken.
In favour:
Velmara, Ostrava, Tyne
Against:
None
Draft resolution LC/L.4 was adopted by 3 votes to none.
The President: Let us go home.
The meeting rose at 1 p.m.
"""


def read(tmp_path: Path, text: str) -> Transcript:
    path = tmp_path / "record.txt"
    path.write_text(text, encoding="utf-8")
    return read_transcript(path)


def said(transcript: Transcript) -> list[tuple[str | None, str | None, str]]:
    return [(t.label, t.language, transcript.source.text[t.start : t.end]) for t in transcript.turns]


def test_speeches_are_whole_and_nothing_else_is_speech(tmp_path: Path) -> None:
    record = read(tmp_path, RECORD)
    assert record.format == "verbatim"
    assert said(record) == [
        (
            "The President",
            "fr",
            "I declare open the twelfth meeting of the Council. Members have before them a well-known draft, "
            "which has been before us for many long weeks and we may adopt today if nobody objects.\n"
            "I give the floor to the representative of Ostrava.",
        ),
        (
            "Ms. Orsa (Republic of the Upper and Lower Ostrava Basins)",
            "ar",
            "We thank you. Note: our position is well-known, and we ask for three things: "
            "water, time and peace.",
        ),
        ("The President", None, "Let us go home."),
    ]


def test_outcomes_are_kept_apart(tmp_path: Path) -> None:
    record = read(tmp_path, RECORD)
    assert [record.source.text[a:b] for a, b in record.unattributed] == [
        "Draft resolution LC/L.4 was adopted by 3 votes to none."
    ]


@pytest.mark.parametrize(
    ("text", "labels", "languages"),
    [
        (
            "Le Président (parle en anglais) : La séance est ouverte.\n"
            "Mme Orsa (Ostrava) : Merci, Monsieur le Président.\n",
            ["Le Président", "Mme Orsa (Ostrava)"],
            ["en", None],
        ),
        (
            "El Presidente (habla en francés): Se abre la sesión.\n"
            "Sra. Orsa (Ostrava): Gracias, señor Presidente.\n",
            ["El Presidente", "Sra. Orsa (Ostrava)"],
            ["fr", None],
        ),
        (
            "Председатель (говорит по-английски): Слово имеет Острава.\n"
            "Г-жа Орса (Острава): Благодарю вас.\n",
            ["Председатель", "Г-жа Орса (Острава)"],
            ["en", None],
        ),
        (
            "الرئيس (تكلم بالإنكليزية): أعطي الكلمة الآن لممثلة أوسترافا.\n"
            "السيدة أورسا (أوسترافا): شكرا سيدي الرئيس.\n",
            ["الرئيس", "السيدة أورسا (أوسترافا)"],
            ["en", None],
        ),
        (
            "主席（以英语发言）：现在请奥斯特拉瓦代表发言。\n奥尔萨女士（奥斯特拉瓦）：谢谢主席先生。\n",
            ["主席", "奥尔萨女士（奥斯特拉瓦）"],
            ["en", None],
        ),
    ],
)
def test_records_in_the_other_languages(
    tmp_path: Path, text: str, labels: list[str], languages: list[str | None]
) -> None:
    record = read(tmp_path, text)
    assert record.format == "verbatim"
    assert [turn.label for turn in record.turns] == labels
    assert [turn.language for turn in record.turns] == languages
