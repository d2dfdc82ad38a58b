"""Akoma Ntoso, the standard XML of parliaments and treaties."""

from travaux.analysis.text.assembly import Exposed
from travaux.formats.drafts.akoma_ntoso import is_akoma_ntoso
from travaux.formats.format import Format, Head
from travaux.formats.opening import Kind, Opened
from travaux.ports import PageRecogniser


def _sniff(head: Head) -> float:
    return 1.0 if head.kind is Kind.XML and is_akoma_ntoso(head.text.encode()) else 0.0


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    from travaux.formats.drafts.akoma_ntoso import read_akoma_ntoso

    return read_akoma_ntoso(opened.data, opened.where)


FORMAT = Format(
    name="akoma-ntoso", title="Akoma Ntoso", suffixes=(".xml", ".akn"), sniff=_sniff, draft=_draft
)
