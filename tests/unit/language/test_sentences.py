"""Sentences: spans are exact, and what only looks like an end is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.language.sentences import LONGEST, split_text


def pieces(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in split_text(text, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Okoro of Vesland, H.E. Ms. Lind and Dr. Pell agreed.",
        "See para. 5 of A/80/L.41 and art. 12 of the Statute.",
        "We agree with No. 3 and with nos. 7 and 8.",
        "The draft is at registry.example.org today.",
        "The figure rose by 3.5 per cent, i.e. by half of what we feared.",
        "We had hoped for more ... but we can live with it.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(sentence: str) -> None:
    assert pieces(f"{sentence} We thank you.") == [sentence, "We thank you."]


def test_no_ends_a_sentence_where_no_number_follows() -> None:
    assert pieces("The delegation said no. Ms. Lind objected.") == [
        "The delegation said no.",
        "Ms. Lind objected.",
    ]


def test_lines_of_captions_belong_together_until_a_sentence_ends() -> None:
    assert pieces("We believe that\nthe text is ready.\nWe can\nadopt it.") == [
        "We believe that\nthe text is ready.",
        "We can\nadopt it.",
    ]


def test_list_items_and_paragraphs_stand_alone() -> None:
    text = "We ask for two things:\n(a) a longer list;\n(b) a shorter text.\n\nThe rest can wait"
    assert pieces(text) == [
        "We ask for two things:",
        "(a) a longer list;",
        "(b) a shorter text.",
        "The rest can wait",
    ]


def test_captions_without_punctuation_are_cut_where_lines_end() -> None:
    line = " ".join(["word"] * 25)
    found = pieces("\n".join([line] * 12))
    assert len(found) == 12
    assert all(len(piece.split()) <= LONGEST for piece in found)


def test_arabic_and_chinese_end_with_their_own_marks() -> None:
    assert pieces("今天我们讨论这个问题。我们支持该决议！谢谢。") == [
        "今天我们讨论这个问题。",
        "我们支持该决议！",
        "谢谢。",
    ]
    assert pieces("شكراً السيد الرئيس. نؤيد هذا المقترح. هل يمكنكم التوضيح؟", "ar") == [
        "شكراً السيد الرئيس.",
        "نؤيد هذا المقترح.",
        "هل يمكنكم التوضيح؟",
    ]


def test_what_a_record_states_of_a_translated_speech_does_not_mislead() -> None:
    assert pieces("We agree with Mr. Pell. We go on.", "ar") == ["We agree with Mr. Pell.", "We go on."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Norway called for yearly reports. CHILE opposed it.", 2),
        ("Norway asked for new exports. The EU opposed them.", 2),
        ("Norway could accept annex C. CHILE could not.", 2),
        ("Norway could accept options A, B and D. Chile could not.", 2),
        ("Norway welcomed Part A. CHILE opposed Part B.", 2),
        ("Norway wanted to end at 5 p.m. CHILE wanted to go on.", 2),
        ("Norway could accept Annex III. Chile could not.", 2),
        ("Norway had little to add. Chile had more.", 2),
        ("Norway voted no. CHILE voted yes.", 2),
        ("Norway spoke of modern art. CHILE spoke of the fund.", 2),
        ("Norway relied on art. XIV of the Charter.", 1),
        ("Norway relied on para. 4 of res. CHR/2.", 1),
        ("Mr. A. SMITH took the floor.", 1),
        ("The proposal by J. Smith was lost.", 1),
        ("The committee heard Gov. SMITH on the fund.", 1),
        ("The committee heard Sen. SMITH on the fund.", 1),
        ("It met the experts, e.g. NORWAY and others.", 1),
    ],
)
def test_a_name_in_capitals_begins_a_sentence_after_any_word_that_ends_one(text: str, parts: int) -> None:
    assert len(pieces(text)) == parts


@given(st.text(alphabet=st.sampled_from('aB .!?…\n"(M1)r。،é-'), max_size=300))
def test_spans_are_in_order_trimmed_and_lose_no_letter(text: str) -> None:
    spans = split_text(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert sorted(kept.replace(" ", "").replace("\n", "")) == sorted(text.replace(" ", "").replace("\n", ""))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Arcadia was against it as the H.P.C. was useless. It fell.", 2),
        ("They hold that the H.P.C. [4] would not act.", 1),
        ("It went to the H.P.C. Many agreed.", 2),
        ("The U.R.S. and Arcadia agreed.", 1),
    ],
)
def test_initials_end_no_sentence_that_goes_on(text: str, sentences: int) -> None:
    assert len(split_text(text)) == sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("  Item 12 ", ["Item 12"]),
        ("Words of it.", ["Words of it."]),
        ("  ", []),
        ("Agreed. Next", ["Agreed.", "Next"]),
    ],
)
def test_a_heading_and_a_short_line_are_one_sentence(text: str, found: list[str]) -> None:
    assert pieces(text) == found
