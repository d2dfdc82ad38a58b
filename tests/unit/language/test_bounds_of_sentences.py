"""Where words without marks are cut, and what ends a sentence or only looks so, on both sides of bounds."""

import pytest

from travaux.domain.actors import Speaker
from travaux.domain.meetings import Intervention, Manner, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.language.sentences import split, split_text, trimmed


def pieces(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in split_text(text, language)]


@pytest.mark.parametrize(
    ("words", "cut"),
    [(120, [120]), (121, [40, 40, 40, 1]), (160, [40, 40, 40, 40]), (161, [40, 40, 40, 40, 1])],
)
def test_more_than_120_words_without_a_mark_are_cut_after_every_forty(words: int, cut: list[int]) -> None:
    assert [len(piece.split()) for piece in pieces("word " * words)] == cut


@pytest.mark.parametrize(
    ("a_line", "cut"),
    [(19, [38, 38, 38, 38]), (20, [20] * 8), (40, [40] * 8), (41, [41, 41, 41, 41, 41, 41, 41, 41])],
)
def test_lines_of_captions_are_cut_where_one_ends_after_twenty_words(a_line: int, cut: list[int]) -> None:
    found = [len(piece.split()) for piece in pieces("\n".join([" ".join(["w"] * a_line)] * 8))]
    assert found == cut if a_line < 41 else max(found) == 40


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We met Mr.\nPell today. We left.", ["We met Mr.\nPell today.", "We left."]),
        ("We agree!\nthen we left.", ["We agree!", "then we left."]),
        ("“We agree.”\nthen we left.", ["“We agree.”", "then we left."]),
        ("We agree\nthen we left.", ["We agree\nthen we left."]),
        ("We read paras.\n7 and 8. We left.", ["We read paras.\n7 and 8.", "We left."]),
        ("one\n- two\n12) four\n(iv) five", ["one", "- two", "12) four", "(iv) five"]),
        ("one\n \ntwo", ["one", "two"]),
        # a document symbol goes on after its full stop, and ends a sentence
        ("We read A/C.9/L.3 now. We left.", ["We read A/C.9/L.3 now.", "We left."]),
        # what goes on is joined to the sentence before it, not to the first
        ("We left. The G.O.C. was useless. Bye.", ["We left.", "The G.O.C. was useless.", "Bye."]),
        # numbers after "No." and paragraphs
        ("See arts. 7 and 8. We left.", ["See arts. 7 and 8.", "We left."]),
        ("It is in paras. 3 and 4. We left.", ["It is in paras. 3 and 4.", "We left."]),
        ("It is no. We left.", ["It is no.", "We left."]),
        # marks alone belong to the sentence before
        ("We agree. … We left.", None),
        ("We read C. Peru agreed.", ["We read C. Peru agreed."]),
        ("We read annex C. Peru agreed.", ["We read annex C.", "Peru agreed."]),
        ("They chose annexes A, B and C. Peru left.", ["They chose annexes A, B and C.", "Peru left."]),
    ],
)
def test_what_ends_a_sentence(text: str, parts: list[str] | None) -> None:
    found = pieces(text)
    if parts is None:
        assert all(any(letter.isalnum() for letter in piece) for piece in found)
        assert len(found) == 2
    else:
        assert found == parts


def test_a_short_line_is_one_sentence_unless_a_mark_stands_in_it() -> None:
    assert pieces("Agreed") == ["Agreed"]
    assert pieces(" Agreed. ") == ["Agreed."]
    assert pieces("Agreed? Yes") == ["Agreed?", "Yes"]
    assert pieces("Agreed! Yes") == ["Agreed!", "Yes"]
    assert pieces("a" * 121) == ["a" * 121]


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("我们说。我们走。", None, 2),
        ("abc 我们说。我们走。", None, 2),
        ("Mr. Pell met 我们 in May.", None, 1),  # a fourth of the letters and no more
        ("Mr. Pell met 我们 in May.", "fr", 1),
        ("Dr. Pell agreed.", "zh", 1),  # a translation
        ("نؤيد هذا المقترح. نشكركم", None, 2),
        ("abc ن؟ ن", None, 2),  # more than a third of the letters and spaces
        ("abcd ن؟ ن", None, 1),  # a third
        ("نؤيد هذا، ونشكر. نعم", "ar", 2),
        ("We met Mr. نعم today.", None, 1),
        ("نؤيد القرار A/C.9/L.3 اليوم. نعم", "ar", 2),
        ("我们  说。 我们走。", None, 2),  # as it stands, two spaces and all
    ],
)
def test_the_script_or_what_is_stated_decides_by_which_rules(
    text: str, language: str | None, parts: int
) -> None:
    assert len(pieces(text, language)) == parts


def test_a_comma_ends_no_sentence_in_arabic() -> None:
    (first, second) = pieces("نؤيد هذا المقترح، ونشكر الرئيس. نعم.", "ar")
    assert first.endswith("الرئيس.")
    assert second == "نعم."


@pytest.mark.parametrize(
    ("text", "span"), [("  a b ", (2, 5)), ("a", (0, 1)), ("   ", (3, 3)), ("", (0, 0)), (" a", (1, 2))]
)
def test_a_span_is_trimmed(text: str, span: tuple[int, int]) -> None:
    assert trimmed(text, 0, len(text)) == span


def test_the_sentences_of_a_meeting_lie_in_the_source_and_gaps_are_left_out() -> None:
    first, second = "We agree.\n\n<TODO: add the reply>\n\nWe thank you.", "We left."
    text = f"Vesland: {first}\nOrm: {second}"
    turns = (
        Intervention("i0001", Speaker("Vesland"), 9, 9 + len(first), 0, Manner.DIRECT),
        Intervention("i0002", Speaker("Orm"), len(text) - len(second), len(text), 0, Manner.DIRECT),
    )
    found = split(Meeting(SourceText("talk", text), "text", MeetingFacts(), turns))
    said = [(each.intervention, text[each.start : each.end]) for each in found]
    assert ("i0001", "We agree.") in said
    assert said[-1] == ("i0002", "We left.")
    assert not any("TODO" in words for _, words in said)


@pytest.mark.parametrize(("before", "parts"), [(1498, 2), (1499, 1)])
def test_more_than_a_fourth_of_two_thousand_characters_make_a_text_chinese(before: int, parts: int) -> None:
    assert len(pieces("x" * before + "。" + "我" * 501)) == parts


@pytest.mark.parametrize(("before", "parts"), [(1332, 2), (1333, 1)])
def test_more_than_a_third_of_two_thousand_characters_make_a_text_arabic(before: int, parts: int) -> None:
    assert len(pieces("x" * before + "؟ " + "ن" * 667)) == parts
