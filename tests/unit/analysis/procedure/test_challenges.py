import pytest

from travaux.analysis.procedure.challenges import read_challenged, read_count


@pytest.mark.parametrize(
    ("words", "labels", "former"),
    [
        (
            "we break silence on: Preamble: paragraphs 2, 4 and 8; chapeau; 11-13.",
            ("PP2", "PP4", "PP8", "chapeau", "11", "12", "13"),
            (),
        ),
        ("It breaks silence on paragraphs 7, 15 and 26–27.", ("7", "15", "26", "27"), ()),
        ("chapeau of paragraph 18; 22-23; 25 and 27", ("18", "22", "23", "25", "27"), ()),
        (
            "on paragraph 3, and on paragraphs that are gone: former paragraph 6 bis",
            ("3",),
            ("6 bis",),
        ),
        ("on PP3 and OP12, received on 18 May 2025 at 3 p.m.", ("PP3", "OP12"), ()),
        ("The Group is prepared to work for 14 days.", (), ()),
        ("We break silence on paragraph 3, as read by Mr. Orr; 14. We wait; 18", ("3", "14"), ()),
    ],
)
def test_mixed_lists_are_read(words: str, labels: tuple[str, ...], former: tuple[str, ...]) -> None:
    assert read_challenged(words) == (labels, former)


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("31 of 84 paragraphs were challenged", (31, 84)),
        ("31 paragraphs out of the 84 paragraphs", (31, 84)),
        ("twelve of the forty-one paragraphs", (12, 41)),
        ("90 of 41 paragraphs", None),
        ("of the paragraphs", None),
    ],
)
def test_counts_are_read(words: str, counted: tuple[int, int] | None) -> None:
    assert read_count(words) == counted
