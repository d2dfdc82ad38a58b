"""What a clause is about, in every spelling that people use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.positions.targets import expand, find_targets, plain_symbol
from travaux.reference.stances import load_stances

CASES = [
    (
        "a reservation on paragraphs 11, 38 and 79",
        [("paragraph", "11"), ("paragraph", "38"), ("paragraph", "79")],
    ),
    ("we support PP22 and OP34", [("paragraph", "PP22"), ("paragraph", "OP34")]),
    ("paras. 24–26 are fine", [("paragraph", "24"), ("paragraph", "25"), ("paragraph", "26")]),
    ("paragraph 12 bis and 20 (e)", [("paragraph", "12 bis"), ("paragraph", "20(e)")]),
    ("sub-paragraph (b) of paragraph 7", [("paragraph", "7(b)")]),
    ("the ninth paragraph of the preamble", [("paragraph", "PP9")]),
    ("we regret the human rights section", [("section", "human rights")]),
    ("the term “community wells”", [("term", "community wells")]),
    ("references to wells, rain gauges and dams", [("term", "wells"), ("term", "rain gauges and dams")]),
    ("amendment A/80/L.45", [("amendment", "A/80/L.45")]),
    ("document A-80-L41", [("document", "A/80/L.41")]),
    ("L. 41 as a whole", [("document", "L.41")]),
    ("the Global Digital Compact", [("document", "Global Digital Compact")]),
    ("the draft resolution", [("text", "draft resolution")]),
    ("Ostmark's proposal", [("proposal", "proposal by Ostmark")]),
    ("5 of 100 paragraphs in 2025", []),
]


@pytest.mark.parametrize(("clause", "expected"), CASES)
def test_targets_are_found_in_every_spelling(clause: str, expected: list[tuple[str, str]]) -> None:
    found = find_targets(clause, load_stances())
    assert [(one.target.kind.value, one.target.label) for one in found] == expected


def test_a_paragraph_of_another_text_is_not_one_of_this() -> None:
    (found,) = find_targets("paragraph 38 of General Assembly resolution 70/125", load_stances())
    assert found.target.kind == "document"


@pytest.mark.parametrize("written", ["A/80/L.41", "A-80-L41", "A-80-L.41", "A/80/L. 41"])
def test_a_symbol_has_one_spelling(written: str) -> None:
    assert plain_symbol(written) == "A/80/L.41"


@given(st.integers(1, 90), st.integers(1, 30))
def test_a_range_holds_every_paragraph_from_first_to_last(first: int, more: int) -> None:
    last = first + more
    assert expand(f"{first}-{last}") == [str(number) for number in range(first, last + 1)]


@given(st.text(max_size=200))
def test_any_text_can_be_searched_and_every_target_lies_in_it(text: str) -> None:
    for one in find_targets(text, load_stances()):
        assert 0 <= one.start < one.end <= len(text)
        assert one.target.label
