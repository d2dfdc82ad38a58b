"""Markdown, told by its file's name or by marks in it."""

from travaux.analysis.text.assembly import Exposed
from travaux.formats.drafts.markdown import read_markdown
from travaux.formats.drafts.plain_text import looks_like_markdown
from travaux.formats.format import Format, Head
from travaux.formats.opening import Kind, Opened
from travaux.formats.written import exposed_text, words_of_text
from travaux.ports import PageRecogniser

SUFFIXES = (".md", ".markdown")
_TEXT = frozenset({Kind.TEXT, Kind.JSON, Kind.SRT, Kind.VTT})


def _sniff(head: Head) -> float:
    if head.kind not in _TEXT:
        return 0.0
    if head.suffix in SUFFIXES:
        return 0.4
    return 0.2 if looks_like_markdown(head.text) else 0.0


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    return exposed_text(opened, read_markdown)


FORMAT = Format(
    name="markdown", title="Markdown", suffixes=SUFFIXES, sniff=_sniff, manuscript=words_of_text, draft=_draft
)
