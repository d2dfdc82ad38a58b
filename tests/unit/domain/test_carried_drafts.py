"""What a file carries of a draft: it comes back whole, and not at all where it does not fit what is seen."""

import json
from dataclasses import replace

import pytest

from travaux.domain.exchange import (
    carried_draft,
    carried_text,
    in_pieces,
    joined_inks,
    seen_digest,
    shown,
    shown_label,
    without_unwritable,
)
from travaux.domain.spans import SourceText
from travaux.domain.texts import Bracket, Draft, Mark, MarkKind, Paragraph, ParagraphKind

TEXT = "Nets\n\n1. We mend [nets].\n\n2. We light harbours.\n"


def _paragraph(index: int, label: str, words: str, **more: object) -> Paragraph:
    start = TEXT.index(words)
    made = Paragraph(index, label, ParagraphKind.OPERATIVE, words, start, start + len(words))
    return replace(made, clean_text=words, **more)  # type: ignore[arg-type]


FIRST = _paragraph(0, "1.", "We mend [nets].", brackets=(Bracket(8, 14),))
LAST = _paragraph(1, "2.", "We light harbours.")
DRAFT = Draft(SourceText("draft", TEXT), "docx", "Nets", paragraphs=(FIRST, LAST))
WORDS = (FIRST.text, LAST.text)


def _told(*paragraphs: Paragraph, draft: Draft = DRAFT) -> str:
    told = carried_text(replace(draft, paragraphs=paragraphs or draft.paragraphs), "seen")
    assert told is not None
    return told


def test_what_is_carried_comes_back_with_its_places() -> None:
    carried = carried_draft(_told(), "seen", WORDS)
    assert carried is not None
    text = carried.draft.source.text
    assert [text[p.start : p.end] for p in carried.draft.paragraphs] == list(WORDS)
    assert [p.brackets for p in carried.draft.paragraphs] == [FIRST.brackets, ()]
    assert [text[at:].split(" ")[0] for at in carried.blocks] == ["1.", "2."]


def test_words_that_a_file_shows_are_not_carried_twice_nor_those_that_it_does_not_show() -> None:
    told = _told()
    assert "harbours" not in told
    assert "Nets\\n" in told  # a gap may hold what is not shown, and says so only while it is carried
    carried = carried_draft(told, "seen", WORDS)
    assert carried is not None
    assert carried.draft.source.text == "\n\n1. We mend [nets].\n\n2. We light harbours.\n"


@pytest.mark.parametrize("hidden", ["We mend\x01 [nets].", "We mend\r[nets]."])
def test_words_that_no_file_can_show_are_carried_beside_what_it_shows(hidden: str) -> None:
    text = TEXT.replace("We mend [nets].", hidden)
    first = replace(FIRST, text=hidden, brackets=(), end=FIRST.start + len(hidden))
    last = replace(LAST, start=text.index(LAST.text), end=text.index(LAST.text) + len(LAST.text))
    told = _told(first, last, draft=replace(DRAFT, source=SourceText("draft", text)))
    carried = carried_draft(told, "seen", (shown(hidden), LAST.text))
    assert carried is not None
    assert carried.draft.paragraphs[0].text == hidden
    assert carried_draft(told, "seen", ("We mend [ropes].", LAST.text)) is None


def test_words_that_do_not_stand_in_the_source_are_carried() -> None:
    assert "We sell nets." in _told(replace(FIRST, text="We sell nets.", brackets=()), LAST)


def test_what_stands_between_comes_back_where_the_label_shows_its_words() -> None:
    text = TEXT.replace("\n\n2. ", "\n~~~\n2. ")
    last = replace(LAST, start=text.index(LAST.text), end=text.index(LAST.text) + len(LAST.text))
    carried = carried_draft(
        _told(FIRST, last, draft=replace(DRAFT, source=SourceText("draft", text))), "seen", WORDS
    )
    assert carried is not None
    assert "[nets].\n~~~\n2. We light" in carried.draft.source.text


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ("other", WORDS),
        ("seen", (FIRST.text, None)),
        ("seen", (FIRST.text,)),
        ("seen", (*WORDS, "More.")),
    ],
    ids=["another digest", "no words", "one too few", "one too many"],
)
def test_what_somebody_edited_carries_nothing(seen: str, words: tuple[str | None, ...]) -> None:
    assert carried_draft(_told(), seen, words) is None


@pytest.mark.parametrize(
    "first",
    [
        replace(FIRST, brackets=(Bracket(8, 16),)),
        replace(FIRST, brackets=(Bracket(14, 8),)),
        replace(FIRST, brackets=(Bracket(-1, 14),)),
        replace(FIRST, brackets=(Bracket(8, 14, parent=1),)),
        replace(FIRST, brackets=(Bracket(8, 14, parent=-1),)),
        replace(FIRST, brackets=(Bracket(8, 14, opened_in=2),)),
        replace(FIRST, brackets=(Bracket(8, 14, closed_in=-1),)),
        replace(FIRST, marks=(Mark(MarkKind.BOLD, 8, 16),)),
        replace(FIRST, parent=2),
        replace(FIRST, within=(2,)),
        replace(FIRST, index=1),
    ],
)
def test_what_points_outside_its_text_carries_nothing(first: Paragraph) -> None:
    assert carried_draft(_told(first, LAST), "seen", WORDS) is None


@pytest.mark.parametrize(
    "first",
    [
        replace(FIRST, brackets=(Bracket(0, 15),)),
        replace(FIRST, brackets=(Bracket(8, 14), Bracket(9, 13, parent=0))),
        replace(FIRST, brackets=(Bracket(8, 14, opened_in=0, closed_in=1),)),
        replace(FIRST, marks=(Mark(MarkKind.END_INSERTED, 15, 15),)),
        replace(FIRST, parent=1, within=(1,)),
    ],
)
def test_what_points_to_the_last_place_is_carried(first: Paragraph) -> None:
    carried = carried_draft(_told(first, LAST), "seen", WORDS)
    assert carried is not None
    assert carried.draft.paragraphs[0].brackets == first.brackets


@pytest.mark.parametrize("told", ["", "[]", "{}", json.dumps({"seen": "seen"}), "[" * 100_000])
def test_what_is_no_text_of_ours_carries_nothing(told: str) -> None:
    assert carried_draft(told, "seen", WORDS) is None


def test_a_label_that_stands_apart_is_taken_from_what_is_seen_if_the_file_writes_labels() -> None:
    labelled = tuple(f"{p.label} {p.text}" for p in DRAFT.paragraphs)
    carried, as_seen = (carried_draft(_told(), "seen", labelled, labelled=told) for told in (True, False))
    assert carried is not None
    assert [p.text for p in carried.draft.paragraphs] == list(WORDS)
    assert as_seen is not None
    assert [p.text for p in as_seen.draft.paragraphs] == list(labelled)


def test_a_text_that_utf8_cannot_hold_is_not_carried() -> None:
    assert carried_text(replace(DRAFT, title="\ud800"), "seen") is None


def test_what_xml_cannot_hold_is_marked_and_lines_end_alike() -> None:
    assert without_unwritable("a\x00b\tc\nd\ufffee") == "a\ufffdb\tc\nd\ufffde"
    assert shown("a\r\nb\rc") == "a\nb\nc"
    assert shown_label(FIRST) == "1. "
    assert shown_label(replace(FIRST, label=None)) == ""


def test_words_set_alike_are_one_piece_however_they_are_cut() -> None:
    cut = [("We ", "bold"), ("mend", "bold"), ("", "struck"), (" nets", "plain")]
    assert list(joined_inks(cut)) == ["We mend", "bold", " nets", "plain"]
    assert seen_digest([["a", "b"]]) != seen_digest([["a"], ["b"]])


def test_what_is_carried_is_cut_into_pieces_of_a_million_characters() -> None:
    assert [len(piece) for piece in in_pieces("x" * 1_000_001)] == [1_000_000, 1]
    assert [len(piece) for piece in in_pieces("x" * 1_000_000)] == [1_000_000]
    assert in_pieces("") == []
