"""Persons as holders, and texts that call for something themselves: invented meetings of nobody."""

from pathlib import Path

import pytest

from travaux.analysis.positions.persons import holder_of
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.actors import ActorKind, Speaker
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        (Speaker("Mr. Tobias Fenwick", person="Mr. Tobias Fenwick"), "Mr. Tobias Fenwick"),
        (Speaker("TF", person="Tobias Fenwick"), "Tobias Fenwick"),
        (Speaker("Lady Marrow", person="Lady Marrow"), "Lady Marrow"),
        (Speaker("TF", person="TF"), None),
        (Speaker("Witness", person="Witness"), None),
        (Speaker("Zubrowka", person="Zubrowka"), None),
        (Speaker("Speaker 2"), None),
        (Speaker("Ada Quill", person="Ada Quill", role="Chair"), None),
        (Speaker("Ada Quill", person="Ada Quill", ambiguous=("Guinea", "Guinea-Bissau")), None),
    ],
)
def test_a_person_holds_under_a_name_and_nobody_under_initials(speaker: Speaker, name: str | None) -> None:
    found = holder_of(speaker)
    assert (found and found.name) == name
    assert found is None or (found.kind is ActorKind.PERSON and not found.groups)


@pytest.mark.parametrize(
    ("words", "stances"),
    [
        ("The annex should be shorter.", ["call for"]),
        ("I should read the annex first.", []),
        ("The 1990 resolution makes it clear that fees should be shared.", []),
        ("Resolution 12 (1990) explicitly calls for shared fees.", []),
        ("The closure of the ford constitutes a breach of the treaty.", ["regret"]),
        ("We support the ferrymen, whose pay must be raised.", ["support", "call for"]),
        ("We support the ferrymen, whose boats are green.", ["support"]),
    ],
)
def test_what_a_person_says_is_the_persons_own(words: str, stances: list[str], tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    path.write_text(f"Chair: Good morning.\n\nMr. Tobias Fenwick: {words}\n\nChair: Thank you.\n", "utf-8")
    registry = load_registry()
    found = find_spoken(identify(read_transcript(path), registry), registry).positions
    assert [one.stance.value for one in found] == stances
    assert all(one.actor.name == "Mr. Tobias Fenwick" for one in found)
