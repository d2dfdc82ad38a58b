"""Brackets of either width, one within another: each mark is a bracket's, whatever stands beside it."""

import pytest

from travaux.analysis.text.brackets import parse_brackets


def nested(text: str) -> list[tuple[str, int | None]]:
    tree = parse_brackets(text)
    return [(text[node.start : node.end], node.parent) for node in tree.nodes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ports ［of call］ and quays]", [("[ports ［of call］ and quays]", None), ("［of call］", 0)]),
        ("［ports [of call] and quays］", [("［ports [of call] and quays］", None), ("[of call]", 0)]),
        ("[ports］ shall", [("[ports］", None)]),
        ("［ports] shall", [("［ports]", None)]),
        ("[^［2］]", [("[^［2］]", None), ("［2］", 0)]),
        ("[a ［b］](https://example.org)", [("[a ［b］]", None), ("［b］", 0)]),
        ("quays[3]［and ports］", [("[3]", None), ("［and ports］", None)]),
    ],
)
def test_marks_of_two_widths_nest(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert nested(text) == expected


@pytest.mark.parametrize("text", ["[［]", "[［]]", "［[］", "[］]", "][［"])
def test_a_mark_that_nothing_answers_is_mended_not_lost(text: str) -> None:
    tree = parse_brackets(text)
    assert [offset for offset, _ in tree.marks()] == list(range(len(text)))
    assert tree.printed() == text


@pytest.mark.parametrize(
    "text", ["[sic]", "［sic］", "quays[3] and", "[^2]", "[the rules](https://example.org)"]
)
def test_what_is_no_bracket_of_negotiators_stays_an_aside(text: str) -> None:
    tree = parse_brackets(text)
    assert tree.nodes == ()
    assert len(tree.asides) == 1


def test_who_wants_a_bracket_of_full_width_is_read_as_of_any() -> None:
    for text in ("[ports (EU: delete)]", "［ports (EU: delete)］"):
        (node,) = parse_brackets(text).nodes
        assert [said.actors for said in node.attributions] == [("EU",)]
