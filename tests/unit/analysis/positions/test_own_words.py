"""What speakers hold, in their own words, read off records of parties that do not exist."""

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
    group = {"code": "NOR", "name": "Northern Circle", "kind": "group", "members": ["VLD"]}
    return load_registry({"actor": [*states, group]})


def read(record: str, folder: Path, registry: Registry) -> Register:
    path = folder / "record.txt"
    path.write_text(record, encoding="utf-8")
    return find_spoken(identify(read_transcript(path), registry), registry)


def said(words: str, folder: Path, registry: Registry) -> list[tuple[str, list[str]]]:
    """Return stance and targets of every position that Veldara takes in ``words``."""
    record = f"Chair: The floor is Veldara's.\n\nVeldara: Thank you. {words}\n\nOstmark: I thank you.\n"
    own = [position for position in read(record, folder, registry).positions if position.reported_by is None]
    assert all(position.actor.name == "Veldara" for position in own)
    return [(p.stance.value, [target.label for target in p.targets]) for p in own]


@pytest.mark.parametrize(
    ("words", "stances"),
    [
        ("We strongly support paragraphs 4 and 6-8.", [("support", ["4", "6", "7", "8"])]),
        ("We do not support paragraph 4.", [("oppose", ["4"])]),
        ("We cannot accept paragraph 12 bis.", [("oppose", ["12 bis"])]),
        ("Veldara dissociates itself from PP22 and OP34.", [("dissociate", ["PP22", "OP34"])]),
        ("My delegation has a reservation on paragraph 3.", [("reserve", ["3"])]),
        ("Our vote is no secret. This is not a reservation on paragraph 3.", []),
        ("We will not block consensus.", [("not blocking", ["consensus"])]),
        ("We regret paragraph 9, but we welcome paragraph 10.", [("regret", ["9"]), ("welcome", ["10"])]),
        (
            "While we support paragraph 2, we call for the deletion of paragraph 3.",
            [("support", ["2"]), ("delete", ["3"])],
        ),
        ("On paragraph 5, we could support the text if the gauges were named.", [("conditional", ["5"])]),
        ("If we supported paragraph 5, the river would laugh.", []),
        ("Paragraph 4 shall be understood as creating no new duties.", [("interpret", ["4"])]),
        ("Do we oppose paragraph 5?", []),
        ("The representative of Ostmark said that he opposed paragraph 5.", []),
        ("Ostmark rejects paragraph 5.", []),
        ("We quote: “we oppose paragraph 7”, said the miller.", []),
        ("We abstained on paragraph 7.", [("not blocking", ["7"])]),
        ("We thank you and welcome you back.", []),
        ("Paragraph 6 is long. We support it.", [("support", ["6"])]),
    ],
)
def test_each_clause_keeps_its_sign_its_owner_and_its_target(
    words: str, stances: list[tuple[str, list[str]]], tmp_path: Path, registry: Registry
) -> None:
    assert said(words, tmp_path, registry) == stances


def test_a_groups_position_is_spoken_by_one_and_given_to_no_other_member(
    tmp_path: Path, registry: Registry
) -> None:
    record = (
        "Chair: Good morning.\n\nOstmark: I speak on behalf of the Northern Circle. The Circle thanks you. "
        "We oppose paragraph 8.\n\nLisenne: We support paragraph 8.\n"
    )
    held = [
        (p.actor.name, p.speaking_for and p.speaking_for.name, p.stance.value)
        for p in read(record, tmp_path, registry).positions
    ]
    assert held == [("Ostmark", "Northern Circle", "oppose"), ("Lisenne", None, "support")]


def test_what_was_said_before_and_after_adoption_is_told_by_the_order_of_the_record(
    tmp_path: Path, registry: Registry
) -> None:
    record = (
        "The President: We proceed to explanations.\n\nVeldara: We support paragraph 1.\n\n"
        "The President: The draft resolution was adopted without a vote.\n\nOstmark: We regret paragraph 1.\n"
    )
    moments = [(p.actor.name, p.moment.value) for p in read(record, tmp_path, registry).positions]
    assert moments == [("Veldara", "before"), ("Ostmark", "after")]


def test_an_unknown_speaker_gets_no_position_and_the_reason_is_told(
    tmp_path: Path, registry: Registry
) -> None:
    record = "Chair: Welcome.\n\nGulliver: We oppose paragraph 3.\n\nVeldara: We support paragraph 3.\n"
    found = read(record, tmp_path, registry)
    assert [p.actor.name for p in found.positions] == ["Veldara"]
    assert [str(item.reason) for item in found.unresolved] == ["nobody known is meant by “Gulliver”"]


def test_every_quote_is_in_the_source(tmp_path: Path, registry: Registry) -> None:
    text = "Chair: Go on.\n\nVeldara: We regret paragraph 2;   and we oppose it.\n\nOstmark: Thanks.\n"
    for position in read(text, tmp_path, registry).positions:
        for citation in position.citations:
            assert text[citation.start : citation.end] == citation.quote
