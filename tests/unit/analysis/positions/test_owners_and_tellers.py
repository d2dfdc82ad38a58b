"""Whose a proposal is by the words around a name, and who goes on being reported without a name."""

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.domain.positions import Register
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def read(text: str) -> Register:
    return find_reported(SourceText("report", text), REGISTRY)


def held(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.actor.name, one.stance.value, [target.label for target in one.targets])
        for one in read(text).positions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delegates supported deleting paragraph 5, as INDIA proposed.", [("India", "delete", ["5"])]),
        ("Delegates deleted paragraph 5 as proposed by INDIA.", [("India", "delete", ["5"])]),
        (
            "INDIA’s proposal to delete paragraph 5 was noted.",
            [("India", "delete", ["proposal by INDIA", "5"])],
        ),
        ("INDIA’s harbour is old, and paragraph 5 was noted.", []),
        (
            "Supporters of the New Zealand amendment to paragraph 4 spoke.",
            [("New Zealand", "amend", ["4"])],
        ),
        ("The Iceland plan to delete paragraph 5 was noted.", []),
    ],
)
def test_a_proposal_is_whose_the_words_around_a_name_make_it(
    text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "stance"),
    [
        ("Paragraph 5 should go, INDIA said.", "India", "delete"),
        ("“We oppose paragraph 5,” said INDIA.", "India", "oppose"),
    ],
)
def test_what_is_said_before_its_speaker_is_named_is_the_speakers(text: str, name: str, stance: str) -> None:
    assert held(text) == [(name, stance, ["5"])]
    assert [one.citations[0].quote for one in read(text).positions] == [text]


def test_whoever_was_reported_goes_on_and_nobody_goes_on_from_nothing() -> None:
    told = "The board should therefore meet in May."
    led = held(f"NORWAY opposed paragraph 5. It said that costs rose. {told}")
    assert [(name, stance) for name, stance, _ in led] == [("Norway", "oppose"), ("Norway", "call for")]
    assert held(told) == []
