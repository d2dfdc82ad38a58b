"""PDF, with text or, where page recognition is installed, pictures of pages."""

from travaux.analysis.text.assembly import Exposed
from travaux.formats.format import Format, Head
from travaux.formats.manuscript import Manuscript
from travaux.formats.opening import Kind, Opened
from travaux.ports import PageRecogniser


def _sniff(head: Head) -> float:
    return 1.0 if head.kind is Kind.PDF else 0.0


def _words(opened: Opened) -> Manuscript:
    from travaux.formats.documents import from_pdf  # slow to import

    return from_pdf(opened.data, opened.where)


def _draft(opened: Opened, recogniser: PageRecogniser | None) -> Exposed:
    from travaux.formats.drafts.printed import read_pdf

    return read_pdf(opened.data, opened.where, recogniser)


FORMAT = Format(name="pdf", title="PDF", suffixes=(".pdf",), sniff=_sniff, manuscript=_words, draft=_draft)
