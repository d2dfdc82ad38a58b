"""What reports give to whom: by subject, in brackets, with those who join and counter."""

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.domain.positions import Register
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

NORWAY, EU, IRAQ = "Norway", "European Union", "Iraq"


def read(text: str) -> Register:
    return find_reported(SourceText("report.txt", text), load_registry())


def held(text: str) -> list[tuple[str, str]]:
    return [(position.actor.name, position.stance.value) for position in read(text).positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reservations were placed on the annex (Fiji, Ethiopia).",
            [("Fiji", "reserve"), ("Ethiopia", "reserve")],
        ),
        ("INDIA, with CHINA, opposed the new annex.", [("India", "oppose"), ("China", "oppose")]),
        (
            "Supported by NORWAY, the EU proposed to move paragraph 133.2.",
            [(EU, "amend"), (NORWAY, "support")],
        ),
        ("The EU, opposed by NORWAY, proposed a new annex.", [(EU, "propose"), (NORWAY, "oppose")]),
        ("JAPAN opposed the annex, while CANADA supported it.", [("Japan", "oppose"), ("Canada", "support")]),
        ("Victor Abello (Peru) will consult parties on dates.", []),
        ("NORWAY thanked the Chair. The Chair proposed a break.", []),
        ("The annex opposed by some was supported (Atlantis).", []),
    ],
)
def test_a_report_gives_each_its_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_who_speaks_for_a_group_is_named_with_it() -> None:
    found = read("IRAQ, for the G-77/CHINA, called for deletion of paragraph 5.").positions
    assert [(p.actor.name, p.speaking_for and p.speaking_for.name, p.stance.value) for p in found] == [
        (IRAQ, "Group of 77 and China", "delete")
    ]
    assert [target.label for target in found[0].targets] == ["5"]


def test_an_ambiguous_name_is_left_unresolved_with_both_readings() -> None:
    found = read("CONGO opposed paragraph 5.")
    assert not found.positions
    assert "could mean" in str(found.unresolved[0].reason)


def test_two_sides_in_one_bracket_are_not_guessed() -> None:
    found = read(
        "Divergent views were heard, with some opposing the annex while others supported it (Fiji, Ethiopia)."
    )
    assert not found.positions
    assert found.unresolved
