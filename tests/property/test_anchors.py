"""Every cited span opens in the record, however spans nest and cross."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from travaux.exports.html.anchors import anchor, mark_up

TEXT = "We ask for <two> readings & a pause, no more than that."
SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda s: s[0] < s[1]),
    max_size=8,
)


@given(SPANS, st.integers(0, 50))
def test_marking_up_keeps_the_words_and_gives_each_span_one_element(
    spans: list[tuple[int, int]], offset: int
) -> None:
    moved = {(start + offset, end + offset) for start, end in spans}
    root = html.fromstring(f"<div>{mark_up(TEXT, offset, moved)}</div>")
    assert root.text_content() == TEXT
    for start, end in moved:
        identifier = anchor((start, end))
        (first,) = root.xpath(f"//*[@id='{identifier}']")
        pieces = [first, *root.xpath(f"//*[@data-of='{identifier}']")]
        assert "".join(piece.text_content() for piece in pieces) == TEXT[start - offset : end - offset]
