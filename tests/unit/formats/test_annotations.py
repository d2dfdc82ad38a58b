"""Remarks on the pages of a PDF: their words, whose name they bear, and the paragraph and words beside."""

import ctypes
import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from travaux.domain.texts import Comment, Draft
from travaux.formats.draft_file import read_draft
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry
from travaux.reports.composition.commented import commented_register

LINES = [
    (72, 760, 11, "1. Decides that the levy on locks shall be doubled by 2031;"),
    (72, 720, 11, "2. Requests the Secretariat to report every year on the gauges;"),
    (72, 680, 11, "3. Invites the Parties to share what they know of floods;"),
]
Box = tuple[float, float, float, float]


def annotated(data: bytes, kind: int, box: Box, **said: str) -> bytes:
    """Return a PDF with a remark on its first page; ``box`` is left, bottom, right, top."""
    document = pdfium.PdfDocument(data)
    page = document[0]
    annotation = raw.FPDFPage_CreateAnnot(page.raw, kind)
    left, bottom, right, top = box
    raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left, top, right, bottom))
    if kind == raw.FPDF_ANNOT_HIGHLIGHT:
        quad = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        assert raw.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
    for key, words in said.items():
        wide = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
        raw.FPDFAnnot_SetStringValue(
            annotation, key.encode(), ctypes.cast(wide, ctypes.POINTER(raw.FPDF_WCHAR))
        )
    raw.FPDFPage_CloseAnnot(annotation)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def read(make_pdf: Callable[..., bytes], tmp_path: Path) -> Callable[..., Draft]:
    def drawn(kind: int, box: Box, **said: str) -> Draft:
        path = tmp_path / "draft.pdf"
        path.write_bytes(annotated(make_pdf(LINES), kind, box, **said))
        return read_draft(path)

    return drawn


def test_a_note_stands_beside_the_paragraph_at_its_height(read: Callable[..., Draft]) -> None:
    note = {"Contents": "Norway: delete this paragraph", "T": "Ana", "CreationDate": "D:20310112090000Z"}
    draft = read(raw.FPDF_ANNOT_TEXT, (540, 715, 560, 735), **note)
    (comment,) = draft.comments
    assert comment == Comment("Norway: delete this paragraph", "Ana", "2031-01-12T09:00:00", 1, None)
    assert draft.paragraphs[1].label == "2."
    assert "Norway" not in draft.source.text
    (position,) = commented_register(draft, load_registry()).positions
    assert (position.holder.name, position.stance.value, position.typist) == ("Norway", "delete", "Ana")
    assert position.targets[0].label == "2"


def test_a_remark_on_marked_words_keeps_them(read: Callable[..., Draft]) -> None:
    draft = read(raw.FPDF_ANNOT_HIGHLIGHT, (72, 757, 200, 770), Contents="Fiji: cannot accept", T="Fiji")
    (comment,) = draft.comments
    assert comment.paragraph == 0
    assert comment.words is not None
    assert comment.words in draft.source.text
    assert comment.words.startswith("1. Decides") or comment.words.startswith("Decides")
    assert len(comment.words) < 40


def test_a_mark_without_words_is_no_comment(read: Callable[..., Draft]) -> None:
    assert not read(raw.FPDF_ANNOT_HIGHLIGHT, (72, 757, 200, 770), T="Fiji").comments
    assert not read(raw.FPDF_ANNOT_LINK, (72, 757, 200, 770), Contents="Fiji: delete").comments


def test_a_note_far_from_all_words_has_no_place(read: Callable[..., Draft]) -> None:
    (comment,) = read(raw.FPDF_ANNOT_TEXT, (72, 100, 92, 120), Contents="Norway: delete").comments
    assert (comment.paragraph, comment.words, comment.typist, comment.when) == (None, None, None, None)


def test_a_transcript_says_that_comments_are_left_out(make_pdf: Callable[..., bytes], tmp_path: Path) -> None:
    lines = [(72, 760, 11, "NORWAY: We thank the Chair."), (72, 720, 11, "FIJI: We would like to delete it.")]
    path = tmp_path / "talk.pdf"
    box = (540, 715, 560, 735)
    path.write_bytes(annotated(make_pdf(lines), raw.FPDF_ANNOT_TEXT, box, Contents="check"))
    notes = [str(note.what) for note in read_transcript(path).notes]
    assert "comments left out" in notes
