"""DOCX, with tracked changes, comments and tables."""

from travaux.analysis.text.assembly import Exposed
from travaux.formats.format import Format, Head
from travaux.formats.manuscript import Manuscript
from travaux.formats.opening import Kind, Opened
from travaux.ports import PageRecogniser


def _sniff(head: Head) -> float:
    return 1.0 if head.kind is Kind.DOCX else 0.0


def _words(opened: Opened) -> Manuscript:
    from travaux.formats.documents import from_word  # slow to import

    return from_word(opened.data, opened.where)


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    from travaux.formats.drafts.word_draft import read_docx

    return read_docx(opened.data, opened.where)


FORMAT = Format(
    name="docx", title="DOCX", suffixes=(".docx", ".docm"), sniff=_sniff, manuscript=_words, draft=_draft
)
