"""Reports that go on with whom they reported: by a pronoun, without one, and over paragraphs."""

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry


def held(text: str) -> list[tuple[str, str]]:
    found = find_reported(SourceText("press.txt", text), load_registry())
    return [(position.actor.name, position.stance.value) for position in found.positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The representative of Kenya said that costs rose. The board should therefore meet in May.",
            [("Kenya", "call for")],
        ),
        (
            "Kenya’s delegate said the levy was unacceptable.\n\nShe called for a larger fund.",
            [("Kenya", "oppose"), ("Kenya", "call for")],
        ),
        (
            "Kenya’s delegate said costs rose. Questioning the inclusion of the levy, he proposed a fund.",
            [("Kenya", "oppose"), ("Kenya", "propose")],
        ),
        (
            "Kenya’s delegate spoke of costs. The levy is unacceptable, he said.",
            [("Kenya", "oppose")],
        ),
        (
            "The levy should be halved, the representative of Kenya told the Committee today.",
            [("Kenya", "call for")],
        ),
        # neighbours: somebody else, nobody, or the meeting's own words
        ("Kenya opposed the levy. The board should meet in May.", [("Kenya", "oppose")]),
        (
            "Kenya said that costs rose. Some said that the board should meet.",
            [],
        ),
        (
            "Kenya said that costs rose. Chile asked why. The board should meet in May.",
            [],
        ),
        ("Kenya said that costs rose.\n\nThe board should meet in May.", []),
        ("The levy, Kenya told reporters, was discussed.", []),
        ("Kenya said that costs rose. Co-Chair Roe noted it. The levy must be halved.", []),
        ("Kenya’s delegate said costs rose. Co-Chair Roe noted a need for haste. She proposed a break.", []),
    ],
)
def test_what_goes_on_is_told_of_whoever_was_reported(text: str, expected: list[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_a_name_is_no_judgement() -> None:
    assert held("Kenya said that this was followed by Key Area 2.") == []
    assert held("Kenya said that this was key.") == [("Kenya", "support")]
