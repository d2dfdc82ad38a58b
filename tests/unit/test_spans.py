import pytest

from travaux.domain.spans import Citation, SourceText, TimedSpan, cited


def test_a_citation_slices_to_its_quote_without_surrounding_white_space() -> None:
    source = SourceText("room.txt", "Chair:  We begin.  Thank you.")
    citation = source.cite(6, 19)
    assert citation.quote == "We begin."
    assert source.text[citation.start : citation.end] == citation.quote


def test_a_citation_carries_the_time_of_the_words_it_covers() -> None:
    source = SourceText(
        "room.vtt",
        "one two three",
        (TimedSpan(0, 3, 0, 400), TimedSpan(4, 7, 500, 900), TimedSpan(8, 13, 1000, 1500)),
    )
    citation = source.cite(4, 13)
    assert (citation.start_ms, citation.end_ms) == (500, 1500)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (0, 99), (2, 3)])
def test_an_empty_or_outside_span_cannot_be_cited(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"room\.txt"):
        SourceText("room.txt", "We can").cite(start, end)


def test_a_quote_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Citation("room.txt", 0, 4, "We can")


def test_a_finding_needs_a_citation() -> None:
    with pytest.raises(ValueError, match="at least one"):
        cited([])
