"""HTML pages."""

from dataclasses import replace

from travaux.analysis.text.assembly import Exposed
from travaux.formats.format import Format, Head
from travaux.formats.manuscript import Manuscript
from travaux.formats.opening import Kind, Opened, decode
from travaux.ports import PageRecogniser


def _sniff(head: Head) -> float:
    return 1.0 if head.kind is Kind.HTML else 0.0


def _words(opened: Opened) -> Manuscript:
    from travaux.formats.documents import from_html  # slow to import

    decoded = decode(opened.data, opened.where)
    found = from_html(decoded.text, opened.where)
    return replace(found, notes=decoded.notes + found.notes)


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    from travaux.formats.drafts.web_page import read_html

    return read_html(opened.data, opened.where)


FORMAT = Format(
    name="html", title="HTML", suffixes=(".html", ".htm"), sniff=_sniff, manuscript=_words, draft=_draft
)
