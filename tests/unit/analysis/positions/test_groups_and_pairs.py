"""Stands of several told together, of groups by a noun of their name, beside thanks, and in few words."""
# ruff: noqa: E501 (a meeting stands on one line)

from pathlib import Path

import pytest

from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def stands(tmp_path: Path, text: str) -> set[tuple[str, str, str]]:
    """Return who stands how, and for whom, on the provisions of a meeting."""
    path = tmp_path / "meeting.txt"
    path.write_text(text, encoding="utf-8")
    found = find_spoken(identify(read_transcript(path), REGISTRY), REGISTRY).positions
    return {(p.actor.name, str(p.stance), p.speaking_for.name if p.speaking_for else "") for p in found}


@pytest.mark.parametrize(
    "told",
    [
        "stated that their delegations were unable to accept article 6.",
        "said that both delegations opposed article 6.",
        "said that they did not support article 6.",
        "rejected article 6.",
        "said that article 6 was not acceptable to their delegations.",
    ],
)
def test_what_two_are_told_to_have_said_is_of_both(tmp_path: Path, told: str) -> None:
    text = (
        "SUMMARY RECORD OF THE 2nd MEETING\n\n1. Ms. FALK (Sweden) said that her delegation supported article 5.\n\n"
        f"2. Mr. DE LA PAZ (Peru) and Mrs. DANG (Viet Nam) {told}\n\n3. Mr. AMIN (Jordan) said that he supported article 7.\n"
    )
    found = stands(tmp_path, text)
    assert {("Peru", "oppose", ""), ("Viet Nam", "oppose", "")} <= found
    assert ("Jordan", "oppose", "") not in found
    assert ("Sweden", "oppose", "") not in found


COUNCIL = "The Chair: We continue.\n\nMs. Noor (Oman), on behalf of the Gulf Cooperation Council: {}\n\nPeru: We agree.\n\nThe Chair: Thank you.\n"


def test_a_group_is_called_by_the_noun_of_its_name_where_nobody_else_is(tmp_path: Path) -> None:
    own = ("Oman", "oppose", "Gulf Cooperation Council")
    assert own in stands(tmp_path, COUNCIL.format("The Council opposes paragraph 8."))
    other = COUNCIL.format("The Council opposes paragraph 8.").replace(
        "We agree.", "The Security Council met."
    )
    assert own not in stands(tmp_path, other)


def test_thanks_beside_a_stand_leave_it_one(tmp_path: Path) -> None:
    def of_peru(words: str) -> set[tuple[str, str, str]]:
        return stands(tmp_path, f"The Chair: We continue.\n\nPeru: {words}\n\nThe Chair: Thank you.\n")

    assert of_peru("We support paragraph 8 and thank those who wrote it.") == {("Peru", "support", "")}
    assert of_peru("We welcome and thank the distinguished guests.") == set()
    assert of_peru("We support you, Madam, and thank your team.") == set()


def test_a_turn_of_few_words_is_read_in_its_own_language(tmp_path: Path) -> None:
    text = "Président : La parole est au Mali.\n\nMali : Nous appuyons le paragraphe 13 du projet de texte.\n\nPresidente: Tiene la palabra Cuba.\n\nCuba: Apoyamos el párrafo 4.\n"
    assert {("Mali", "support", ""), ("Cuba", "support", "")} <= stands(tmp_path, text)
