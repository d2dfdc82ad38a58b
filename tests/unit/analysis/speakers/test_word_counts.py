import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.speakers.word_counts import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Thank you, Chair.", 3),
        ("co-operation – and more", 4),
        ("Спасибо, г-н Председатель.", 3),
        ("شكرا السيد الرئيس", 3),
        ("谢谢主席先生。", 6),
        ("我们支持G77的立场。", 8),
        ("我们 支持", 4),
        ("。", 1),
    ],
)
def test_words_are_counted_in_every_script(text: str, count: int) -> None:
    assert count_words(text) == count


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF)))
def test_spaced_scripts_count_what_white_space_parts(text: str) -> None:
    assert count_words(text) == len(text.split())
