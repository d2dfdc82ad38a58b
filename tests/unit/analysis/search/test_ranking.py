import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.search.query import parse
from travaux.analysis.search.ranking import excerpt, fused, highlights


def lit(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in highlights(text, parse(query).terms)]


def test_what_both_rankings_hold_comes_first() -> None:
    scores = fused([np.array([1, 2, 3]), np.array([4, 2])], 6)
    assert scores.argmax() == 2
    assert scores[[0, 5]].tolist() == [0, 0]


def test_words_are_lit_by_their_stem_and_phrases_as_written() -> None:
    assert lit("Gauges, and a gauge; the GAUGE.", "gauges") == ["Gauges", "gauge", "GAUGE"]
    assert lit("An early warning, a warning too early.", '"early warning"') == ["early warning"]
    assert lit("Warn, warned, forewarned.", "warn*") == ["Warn", "warned"]


def test_other_scripts_are_lit_where_they_stand() -> None:
    assert lit("我们支持气候变化议程。", "气候变化") == ["气候变化"]
    assert lit("نؤيد الإنذار المُبَكِّر", "انذار مبكر") == ["الإنذار المُبَكِّر"]
    assert lit("Une île", "ILE") == ["île"]


@given(st.text(max_size=900), st.text(max_size=30))
def test_highlights_lie_in_the_text_and_the_excerpt_too(text: str, query: str) -> None:
    spans = highlights(text, parse(query).terms)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    start, end = excerpt(text, spans)
    assert 0 <= start <= end <= len(text)
    assert not spans or start <= spans[0][0] < end
