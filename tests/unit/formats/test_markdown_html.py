"""HTML inside Markdown: what a page shows as a line is a line."""

import pytest

from travaux.formats.drafts.markdown import read_markdown
from travaux.formats.drafts.markdown_html import as_lines


def lines(text: str) -> list[str]:
    return [line for line in read_markdown(text, "page.md").text.split("\n") if line]


def test_elements_that_a_page_shows_apart_are_lines() -> None:
    text = (
        "<h2>I. Opening</h2><section><p>1. The session was opened.</p>"
        '<span class="akn-p">2. It was adopted.</span><span class="akn-p">3. It was long.</span></section>'
    )
    assert lines(text) == [
        "I. Opening",
        "1. The session was opened.",
        "2. It was adopted.",
        "3. It was long.",
    ]


def test_the_number_of_an_item_stands_before_its_words() -> None:
    text = '<span class="akn-item"><span class="akn-num">(a)</span><span class="akn-p">To pay;</span></span>'
    assert lines(text) == ["(a) To pay;"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("adopted in 2017<sup>4</sup> there", "adopted in 2017 there"),
        ("the Fund.<sup><a>12</a></sup> It", "the Fund. It"),
        ("10<sup>6</sup> crowns", "10<sup>6</sup> crowns"),
    ],
)
def test_signs_of_footnotes_go_and_powers_stay(text: str, read: str) -> None:
    assert as_lines(text) == read


def test_markdown_without_html_is_as_it_was() -> None:
    text = "# Title\n\nA < B and C > D.\n"
    assert as_lines(text) == text


def test_the_rows_of_a_table_are_lines_without_its_rule() -> None:
    text = "Text before.\n\n| Who | What |\n|---|:--|\n| Ann | Write |\n"
    assert lines(text) == ["Text before.", "| Who | What |", "| Ann | Write |"]
