"""Records in which speakers ask, mock, speak for many or are given the wrong name."""

from pathlib import Path

import pytest

from travaux.analysis.speech.speakers import identify
from travaux.analysis.standing.spoken import find_spoken
from travaux.domain.positions import Register
from travaux.readers.transcripts import read_transcript
from travaux.reference.registry import Registry, load_registry

NAMES = {"VLD": "Veldara", "OST": "Ostmark", "LIS": "Lisenne"}


@pytest.fixture(scope="module")
def registry() -> Registry:
    states = [{"code": code, "name": name, "kind": "state"} for code, name in NAMES.items()]
    groups = [
        {"code": "NOR", "name": "Northern Circle", "kind": "group", "members": ["VLD"]},
        {"code": "RIV", "name": "River States", "kind": "group", "members": ["VLD", "OST"]},
    ]
    return load_registry({"actor": [*states, *groups]})


def read(turns: str, folder: Path, registry: Registry) -> Register:
    path = folder / "record.txt"
    path.write_text(turns, encoding="utf-8")
    return find_spoken(identify(read_transcript(path), registry), registry)


def test_who_speaks_for_two_groups_gives_both_their_position(tmp_path: Path, registry: Registry) -> None:
    found = read(
        "Chair: Good morning.\n\nVeldara: I speak on behalf of the Northern Circle and the River States. "
        "We oppose paragraph 8. In my national capacity, we support paragraph 9.\n\nOstmark: Thank you.\n",
        tmp_path,
        registry,
    ).positions
    assert [(p.holder.name, p.actor.name, p.stance.value) for p in found] == [
        ("Northern Circle", "Veldara", "oppose"),
        ("River States", "Veldara", "oppose"),
        ("Veldara", "Veldara", "support"),
    ]
    assert len({position.id for position in found}) == 3


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Would anyone here oppose paragraph 12?", "asked as a question"),
        ("We are thrilled that paragraph 13 says nothing at all; bravo.", "may be said in irony"),
        ("Speaker 3: We reject paragraph 10.", "nobody known is meant by “Speaker 3”"),
        ("As the representative of Lisenne, we reject paragraph 3.", "says to be of Lisenne"),
    ],
)
def test_words_that_need_not_mean_it_are_told_and_given_to_nobody(
    words: str, reason: str, tmp_path: Path, registry: Registry
) -> None:
    record = f"Chair: The floor is Veldara's.\n\nVeldara: Thank you. {words}\n\nOstmark: I thank you.\n"
    found = read(record, tmp_path, registry)
    assert not found.positions
    assert any(reason in item.reason for item in found.unresolved)


def test_a_name_that_belies_the_floor_given_is_believed_by_nobody(tmp_path: Path, registry: Registry) -> None:
    found = read(
        "Chair: I give the floor to Ostmark.\n\nVeldara: Thank you. We oppose paragraph 4.\n\n"
        "Chair: Thank you. I give the floor to Lisenne.\n\nLisenne: We support paragraph 4.\n",
        tmp_path,
        registry,
    )
    assert [(p.actor.name, p.stance.value) for p in found.positions] == [("Lisenne", "support")]
    assert "the Chair gave the floor to Ostmark" in found.unresolved[0].reason


def test_singular_words_do_not_mean_several_paragraphs(tmp_path: Path, registry: Registry) -> None:
    found = read(
        "Chair: Please.\n\nVeldara: Paragraphs 3 and 4 are long. We oppose it. We support them.\n\n"
        "Ostmark: Thank you.\n",
        tmp_path,
        registry,
    )
    assert [(p.stance.value, [t.label for t in p.targets]) for p in found.positions] == [
        ("oppose", []),
        ("support", ["3", "4"]),
    ]
    assert any("3 or 4" in item.reason for item in found.unresolved)
