"""Drafts that are pictures of paper, read with the extra for them and without."""

from collections.abc import Callable
from pathlib import Path

import pytest

from travaux.engines.page_recogniser import find_page_recogniser
from travaux.errors import UnreadableSource
from travaux.formats.draft_file import read_draft
from travaux.formats.pages import name_pages
from travaux.ports import PageRecogniser

FIRST = [
    (60, 740, 16, "Draft resolution on lamps and lenses"),
    (60, 690, 12, "1. Decides that every lamp [shall] [should] be lit from dusk until dawn, and in"),
    (60, 675, 12, "fog at all hours;"),
    (60, 650, 12, "2. Requests the keepers to report [every year];"),
]
SECOND = [(60, 740, 12, "3. Invites pilots to read the lamps aloud; (Agreed)")]


@pytest.fixture
def recogniser() -> PageRecogniser:
    found = find_page_recogniser()
    if found is None:
        pytest.skip("the extra ocr is not installed: pip install 'travaux[ocr]'")
    return found


def test_a_picture_of_a_draft_is_read_and_says_what_it_lost(
    tmp_path: Path, recogniser: PageRecogniser, make_pdf: Callable[..., bytes], scan: Callable[..., bytes]
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan(make_pdf(FIRST, SECOND)))
    draft = read_draft(path, recogniser=recogniser)
    assert [p.label for p in draft.paragraphs if p.label] == ["1.", "2.", "3."]
    first = next(p for p in draft.paragraphs if p.label == "1.")
    assert first.clean_text.endswith("be lit from dusk until dawn, and in fog at all hours;")
    assert [first.text[b.start : b.end] for b in first.brackets] == ["[shall]", "[should]"]
    assert draft.paragraphs[-1].status == "agreed"
    (lost,) = draft.lost
    assert "underline" in str(lost.what)
    assert recogniser.identity in str(lost.what)
    assert str(lost.where) == "pages 1–2"


def test_pages_with_text_are_left_as_they_are_beside_pictures(
    tmp_path: Path, recogniser: PageRecogniser, make_pdf: Callable[..., bytes], scan: Callable[..., bytes]
) -> None:
    path = tmp_path / "mixed.pdf"
    path.write_bytes(scan(make_pdf(FIRST, SECOND), only=[1]))
    draft = read_draft(path, recogniser=recogniser)
    assert [p.label for p in draft.paragraphs if p.label] == ["1.", "2.", "3."]
    assert [str(note.where) for note in draft.lost] == ["page 2"]
    without = read_draft(path)
    assert [p.label for p in without.paragraphs if p.label] == ["1.", "2."]
    assert [(str(note.what), str(note.where)) for note in without.lost] == [
        ("pages that are pictures were left out", "page 2")
    ]


def test_without_the_extra_the_remedy_names_it(
    tmp_path: Path, make_pdf: Callable[..., bytes], scan: Callable[..., bytes]
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan(make_pdf(FIRST)))
    with pytest.raises(UnreadableSource, match="only pictures of pages") as raised:
        read_draft(path)
    assert "pip install 'travaux[ocr]'" in str(raised.value)


def test_a_picture_without_words_is_told(
    tmp_path: Path, recogniser: PageRecogniser, make_pdf: Callable[..., bytes], scan: Callable[..., bytes]
) -> None:
    path = tmp_path / "blank.pdf"
    path.write_bytes(scan(make_pdf([])))
    with pytest.raises(UnreadableSource, match="sees no text with confidence"):
        read_draft(path, recogniser=recogniser)


@pytest.mark.parametrize(
    ("numbers", "named"), [([3], "page 3"), ([1, 2, 3, 7], "pages 1–3, 7"), ([2, 4], "pages 2, 4")]
)
def test_pages_are_named_as_a_person_names_them(numbers: list[int], named: str) -> None:
    assert str(name_pages(numbers)) == named
