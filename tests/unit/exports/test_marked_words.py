"""Words of a source with their citations marked: nothing of them is lost, wherever marks begin and end."""

import pytest
from lxml import html

from travaux.exports.html.anchors import anchor, mark_up

TEXT = "We keep the toll & the ferry."


def shown(spans: list[tuple[int, int]], offset: int = 0) -> html.HtmlElement:
    return html.fragment_fromstring(str(mark_up(TEXT, offset, spans)), create_parent="p")


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [(0, 2)],
        [(3, 7)],
        [(23, 29)],
        [(0, 29)],
        [(0, 7), (3, 16)],
        [(3, 16), (8, 11)],
        [(0, 2), (24, 28)],
    ],
)
def test_words_before_between_and_after_marks_stay(spans: list[tuple[int, int]]) -> None:
    assert shown(spans).text_content() == TEXT


def test_a_mark_holds_its_words_and_is_found_by_its_anchor() -> None:
    page = shown([(103, 107)], offset=100)
    (marked,) = page.xpath(f"//*[@id='{anchor((103, 107))}']")
    assert marked.text_content() == "keep"
    assert anchor((103, 107)) == "w103-107"


def test_spans_outside_the_text_mark_nothing() -> None:
    assert shown([(0, 3), (99, 101), (128, 131)], offset=100).xpath(".//*") == []


def test_of_spans_that_cross_the_first_piece_carries_the_anchor() -> None:
    page = shown([(0, 7), (3, 16)])
    assert len(page.xpath("//*[@id='w3-16']")) == 1
    pieces = page.xpath("//*[@id='w3-16' or @data-of='w3-16']")
    assert "".join(piece.text_content() for piece in pieces) == TEXT[3:16]
