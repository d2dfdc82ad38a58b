"""OpenDocument texts, with tracked changes, comments and tables."""

from travaux.analysis.text.assembly import Exposed
from travaux.formats.format import Format, Head
from travaux.formats.manuscript import Manuscript
from travaux.formats.opening import Kind, Opened
from travaux.ports import PageRecogniser


def _sniff(head: Head) -> float:
    return 1.0 if head.kind is Kind.ODT else 0.0


def _words(opened: Opened) -> Manuscript:
    from travaux.formats.documents import from_document  # slow to import
    from travaux.formats.open_document import open_odt

    return from_document(open_odt(opened.data, opened.where), opened.where)


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    from travaux.formats.drafts.word_draft import exposed_document
    from travaux.formats.open_document import open_odt

    return exposed_document(open_odt(opened.data, opened.where), "odt")


FORMAT = Format(
    name="odt", title="ODT", suffixes=(".odt", ".ott"), sniff=_sniff, manuscript=_words, draft=_draft
)
