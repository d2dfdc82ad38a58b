"""Speakers heard by what they call themselves, and what a record tells beside of those whom it names."""

from pathlib import Path

import pytest

from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

MINUTES = "MR. DOE said that fees rose.\n\nMS. ORSA said no.\n\nMR. KLINT said that he had heard them.\n\n"


def held(turns: str, folder: Path) -> list[tuple[str, str]]:
    path = folder / "record.txt"
    path.write_text(turns, encoding="utf-8")
    found = find_spoken(identify(read_transcript(path), load_registry()), load_registry())
    return [(position.actor.name, position.stance.value) for position in found.positions]


@pytest.mark.parametrize(
    ("said", "stances"),
    [
        ("My delegation wishes to explain the reasons why it is unable to support the draft.", ["oppose"]),
        ("My country has made clear that it opposes the draft.", ["oppose"]),
        ("The Kenyan delegation opposes the draft.", ["oppose"]),
        ("I support a yearly report, how long would that take?", ["support"]),
        ("We cannot but regret the delay.", ["regret"]),
        # neighbours
        ("The Chilean delegation opposes the draft.", []),
        ("If we support a yearly report, how long would that take?", []),
        ("We cannot support the draft.", ["oppose"]),
    ],
)
def test_a_speaker_is_heard_by_what_it_calls_itself(said: str, stances: list[str], tmp_path: Path) -> None:
    turns = f"Ms. Roe (Kenya): {said}\n\nMr. Tarn (Fiji): Thank you.\n\nMs. Voss (Peru): Thank you.\n"
    assert [stance for name, stance in held(turns, tmp_path) if name == "Kenya"] == stances


def test_who_presides_tells_whose_proposal_it_is(tmp_path: Path) -> None:
    chair = (
        "The President: The Council has before it the draft submitted by Fiji. I think it must be adopted."
    )
    turns = f"{chair}\n\nMr. Roe (Kenya): Thank you.\n\nMs. Tarn (Peru): Thank you.\n"
    assert held(turns, tmp_path) == [("Fiji", "propose")]


def test_minutes_give_a_proposal_to_the_person_whom_they_name(tmp_path: Path) -> None:
    told = "MS. ORSA opposed the fund, on the lines suggested by Mr. Doe.\n"
    assert held(MINUTES + told, tmp_path) == [("MS. ORSA", "oppose"), ("MR. DOE", "propose")]
    assert held(MINUTES + "MS. ORSA opposed the fund, as Mr. Doe knew.\n", tmp_path) == [
        ("MS. ORSA", "oppose")
    ]


def test_what_another_had_done_is_not_the_speakers(tmp_path: Path) -> None:
    told = "MS. ORSA spoke of the past. Mr. Curt had put forward a plan that a fund should be set up.\n"
    assert ("MS. ORSA", "call for") not in held(MINUTES + told, tmp_path)
    assert ("MS. ORSA", "call for") in held(
        MINUTES + "MS. ORSA said that a fund should be set up.\n", tmp_path
    )
