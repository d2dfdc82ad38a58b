"""Records in which speakers ask, mock, speak for many or are given the wrong name."""

from pathlib import Path

import pytest

from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Register
from travaux.formats.transcripts import read_transcript
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
    assert any(reason in str(item.reason) for item in found.unresolved)


def test_a_name_that_belies_the_floor_given_is_believed_by_nobody(tmp_path: Path, registry: Registry) -> None:
    found = read(
        "Chair: I give the floor to Ostmark.\n\nVeldara: Thank you. We oppose paragraph 4.\n\n"
        "Chair: Thank you. I give the floor to Lisenne.\n\nLisenne: We support paragraph 4.\n",
        tmp_path,
        registry,
    )
    assert [(p.actor.name, p.stance.value) for p in found.positions] == [("Lisenne", "support")]
    assert "the Chair gave the floor to Ostmark" in str(found.unresolved[0].reason)


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
    assert any("3 or 4" in str(item.reason) for item in found.unresolved)


def test_a_bare_name_of_several_states_is_nobodys(tmp_path: Path) -> None:
    record = "Chair: The floor is open.\n\nCongo: We oppose paragraph 5.\n\nChile: We support paragraph 6.\n"
    found = read(record, tmp_path, load_registry())
    assert [p.actor.name for p in found.positions] == ["Chile"]
    assert "Democratic Republic of the Congo" in str(found.unresolved[0].reason)


@pytest.mark.parametrize(
    ("words", "stances"),
    [
        (
            "Apoyamos el párrafo 4, pero no podemos aceptar el párrafo 5. Nos sumamos al consenso.",
            ["support", "oppose", "support"],
        ),
        (
            "Nous appuyons le paragraphe 4, mais nous ne pouvons accepter le paragraphe 5. "
            "Ma délégation se dissocie du paragraphe 6.",
            ["support", "oppose", "dissociate"],
        ),
    ],
)
def test_other_languages_are_read_with_their_own_lexicon(
    words: str, stances: list[str], tmp_path: Path, registry: Registry
) -> None:
    record = f"Chair: The floor is Veldara's.\n\nVeldara: {words}\n\nOstmark: I thank you.\n"
    found = read(record, tmp_path, registry).positions
    assert [(p.actor.name, p.stance.value) for p in found] == [("Veldara", stance) for stance in stances]


def test_the_group_is_the_one_that_the_speaker_announced_before(tmp_path: Path, registry: Registry) -> None:
    found = read(
        "Chair: Good morning.\n\n"
        "Veldara: I speak on behalf of the Northern Circle. We support paragraph 1.\n\n"
        "Ostmark: We oppose paragraph 1.\n\nVeldara: The Group opposes paragraph 2.\n\n"
        "Lisenne: The Group supports paragraph 3.\n",
        tmp_path,
        registry,
    )
    held = [(p.holder.name, p.actor.name) for p in found.positions]
    assert held == [("Northern Circle", "Veldara"), ("Ostmark", "Ostmark"), ("Northern Circle", "Veldara")]
    assert "for which group" in str(found.unresolved[0].reason)
