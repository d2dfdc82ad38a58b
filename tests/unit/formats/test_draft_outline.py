"""What real drafts do to an outline: front pages, struck labels, notes in braces, odd sizes of type."""

from collections.abc import Callable
from pathlib import Path

import pytest

from travaux.domain.texts import Draft, MarkKind, ParagraphKind
from travaux.formats.draft_file import read_draft

FRONT = """League of Harbour Towns                                        L/RES/4/12

Assembly

Fourth session

Resolution adopted by the Assembly on 3 March 2031

4/12. Lights on remote capes and on the banks before them

The Assembly,

Recalling its resolution 2/7,

1. Decides to keep the lamps lit;

2. Requests a report.

9th plenary meeting

3 March 2031
"""


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str, str | bytes], Draft]:
    """Return a reader of drafts given as a file's name and content."""

    def read(name: str, content: str | bytes) -> Draft:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_draft(path)

    return read


Reader = Callable[[str, str | bytes], Draft]


def test_a_front_page_is_no_part_of_the_text_but_its_title(read: Reader) -> None:
    draft = read("resolution.txt", FRONT)
    kinds = [paragraph.kind for paragraph in draft.paragraphs]
    text = ["heading", "preambular", "preambular", "operative", "operative"]
    assert kinds == [*["other"] * 4, *text, *["other"] * 2]
    assert (draft.symbol, draft.stage) == ("L/RES/4/12", "adopted")
    assert draft.title == "Lights on remote capes and on the banks before them"
    assert {p.section for p in draft.paragraphs[5:9]} == {
        ("4/12. Lights on remote capes and on the banks before them",)
    }


@pytest.mark.parametrize(
    ("line", "stage"),
    [
        ("Draft submitted by the Chair. Changes from Rev.2 are marked.", None),
        ("Compilation of proposals made on the zero draft", None),
        ("Rev.3 of 4 May", "Rev.3"),
        ("ZERO DRAFT", "zero draft"),
    ],
)
def test_a_stage_is_the_drafts_own_and_not_one_it_speaks_of(
    read: Reader, line: str, stage: str | None
) -> None:
    draft = read("draft.txt", f"{line}\n\nThe Assembly,\n\nRecalling its lamps,\n\n1. Decides to meet.\n")
    assert draft.stage == stage


def test_a_symbol_tells_the_stage_before_words_do(read: Reader) -> None:
    front = "L/12/L.7\n\nDraft resolution. Changes from Rev.2 are marked.\n\n"
    draft = read("l7.txt", front + "The Assembly,\n\nRecalling its lamps,\n\n1. Decides to meet.\n")
    assert (draft.symbol, draft.stage) == ("L/12/L.7", "L-document")


def test_a_struck_label_gives_way_to_the_one_that_stands(read: Reader) -> None:
    draft = read("draft.md", "# Lamps\n\n~~7.~~ 8. Decides to ~~wait~~ act;\n\n~~9. Waits;~~\n")
    first, last = draft.paragraphs[1:]
    assert (first.label, first.clean_text) == ("8.", "Decides to act;")
    assert last.label == "9."
    assert {mark.kind for mark in first.marks} == {MarkKind.STRUCK}


def test_remarks_in_braces_head_no_section(read: Reader) -> None:
    text = (
        "## Lamps\n\n1. Decides to act.\n\n### {Placement proposal: section II}\n\n2. Decides to wait.\n\n"
        "### {Timing}\n\n3. Meets.\n"
    )
    draft = read("draft.md", text)
    remark = next(p for p in draft.paragraphs if "Placement" in p.text)
    assert remark.kind is ParagraphKind.OTHER
    assert [p.section for p in draft.paragraphs if p.label] == [("Lamps",), ("Lamps",), ("Lamps", "{Timing}")]


def test_one_paragraph_that_opens_in_ing_makes_no_preamble(read: Reader) -> None:
    prose = "The pilots met for a day and spoke of every strait that their ships have to pass. " * 3
    text = f"Summary of the day\n\n{prose}\n\nBridging the straits was a concern,\n\nsaid pilots."
    assert all(p.kind is not ParagraphKind.PREAMBULAR for p in read("summary.txt", text).paragraphs)


def test_what_follows_an_option_with_words_of_its_own_in_a_preamble_stands_alone(read: Reader) -> None:
    text = (
        "The Parties to this Convention,\n\n**Option 1:** Recalling fog,\n\n**Option 2:** Recalling storms,"
        "\n\nNoting the lamps,\n\nHave agreed as follows:\n"
    )
    draft = read("draft.md", text)
    assert [p.parent for p in draft.paragraphs] == [None] * 5


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("(i) Options for sharing lamps;", "(i)"),
        ("Option 2 alt. (paragraph 140)", "Option 2 alt."),
        ("Option (b): No text", "Option (b):"),
        ("17 Dec 2031 in the harbour", None),
        ("17 dec. Decides to meet", "17 dec."),
    ],
)
def test_labels_of_options_and_numerals_are_told_from_words(
    read: Reader, text: str, label: str | None
) -> None:
    assert read("draft.txt", f"Lamps\n\n{text}\n").paragraphs[1].label == label


def test_a_part_bears_its_letter_or_numeral(read: Reader) -> None:
    draft = read("draft.md", "## A. Purpose\n\n1. One.\n\n## V. Means\n\n2. Two.\n")
    headings = [(p.label, p.text) for p in draft.paragraphs if p.kind is ParagraphKind.HEADING]
    assert headings == [("A.", "Purpose"), ("V.", "Means")]
    assert draft.paragraphs[1].section == ("A. Purpose",)


def test_a_footnote_keeps_the_line_that_a_hand_broke(read: Reader) -> None:
    draft = read(
        "draft.md", "1. Lamps.[^1]\n\n[^1]: First words\n\n    second words that a hand\nbroke off.\n"
    )
    assert [p.text for p in draft.paragraphs] == ["Lamps.", "First words second words that a hand broke off."]


def test_one_larger_mark_makes_no_heading_of_its_line(make_pdf: Callable[..., bytes], read: Reader) -> None:
    words = "1. Decides that every lamp on every cape of the northern coast shall be lit from dusk until dawn"
    page = [(50, 700, 10, words), (50, 688, 10, "and in fog, and that the keepers"), (204, 688, 14, "]")]
    (paragraph,) = read("draft.pdf", make_pdf(page)).paragraphs
    assert paragraph.kind is ParagraphKind.OPERATIVE
    assert paragraph.text.endswith("keepers ]")


def test_a_remark_at_a_paragraphs_end_is_not_its_status(read: Reader) -> None:
    remark, closed = read(
        "draft.txt", "1. Lights lamps. [move to section II]\n\n2. Meets. [Agreed]\n"
    ).paragraphs
    assert (remark.status, remark.brackets[0].status, remark.clean_text) == (None, "remark", "Lights lamps.")
    assert closed.status == "agreed"
