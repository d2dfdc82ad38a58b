"""RTF, with tracked changes, comments and tables."""

from travaux.analysis.text.assembly import Exposed
from travaux.formats.format import Format, Head
from travaux.formats.manuscript import Manuscript
from travaux.formats.opening import Kind, Opened
from travaux.ports import PageRecogniser


def _sniff(head: Head) -> float:
    return 1.0 if head.kind is Kind.RTF else 0.0


def _words(opened: Opened) -> Manuscript:
    from travaux.formats.documents import from_document  # slow to import
    from travaux.formats.rich_text import open_rtf

    return from_document(open_rtf(opened.data, opened.where), opened.where)


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    from travaux.formats.drafts.word_draft import exposed_document
    from travaux.formats.rich_text import open_rtf

    return exposed_document(open_rtf(opened.data, opened.where), "rtf")


FORMAT = Format(name="rtf", title="RTF", suffixes=(".rtf",), sniff=_sniff, manuscript=_words, draft=_draft)
