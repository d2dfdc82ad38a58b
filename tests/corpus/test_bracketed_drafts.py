"""Floors under what is measured on the real bracketed drafts (figures: `python -m evals.brackets`)."""

from pathlib import Path

import pytest

from evals import bracket_authors
from evals import brackets as measured
from evals.corpus import CORPUS
from travaux.domain.texts import ParagraphKind
from travaux.formats.draft_file import read_draft

MARKDOWN = [name for _, name in measured.VERSIONS if name.endswith(".md")]


@pytest.mark.parametrize("name", MARKDOWN)
def test_every_printed_bracket_is_in_the_tree(name: str) -> None:
    draft = read_draft(CORPUS / name)
    assert measured.count(draft)["marks"] == measured.printed_marks(CORPUS / name)
    signed = [p for p in draft.paragraphs if any(bracket.attributions for bracket in p.brackets)]
    assert all(paragraph.kind is ParagraphKind.FOOTNOTE for paragraph in signed)


def test_brackets_are_what_their_labels_say() -> None:
    assert bracket_authors.main() == 0


@pytest.mark.parametrize("name", ["paris/8infnot.pdf", "paris/11infnot.pdf"])
def test_no_line_in_mid_sentence_is_a_heading(name: str) -> None:
    headings = [p.text for p in read_draft(CORPUS / name).paragraphs if p.kind is ParagraphKind.HEADING]
    assert len(headings) > 40
    assert not [words for words in headings if words[:1].islower()]


def test_the_pdf_reads_to_the_words_and_brackets_of_its_markdown() -> None:
    markdown, pdf = (read_draft(CORPUS / name) for name in measured.TWINS)
    likeness = measured.compare(markdown, pdf)
    assert likeness.words >= 0.98
    assert likeness.brackets >= 0.95
    assert likeness.paragraphs >= 0.80


@pytest.mark.parametrize("path", sorted((CORPUS / "un-texts").glob("*.json")), ids=lambda path: path.stem)
def test_resolutions_are_read_whole(path: Path) -> None:
    draft = read_draft(path)
    assert draft.symbol == path.stem.replace("_", "/")
    assert draft.title
    assert not any(paragraph.brackets for paragraph in draft.paragraphs)
    assert all("mandates." in str(note.where) for note in draft.lost)  # fields that a machine made
    for paragraph in draft.paragraphs:
        assert draft.source.text[paragraph.start : paragraph.end] == paragraph.text


def test_the_elements_paper_has_its_eighty_five_paragraphs() -> None:
    draft = read_draft(next((CORPUS / "wsis20").glob("elements-paper*.txt")))
    labels = [p.label for p in draft.paragraphs if p.kind is ParagraphKind.OPERATIVE]
    assert labels == [f"{number}." for number in range(1, 86)]
    assert sum(p.kind is ParagraphKind.FOOTNOTE for p in draft.paragraphs) == 1
