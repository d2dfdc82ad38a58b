"""Akoma Ntoso, the standard XML of parliaments and treaties."""

from travaux.analysis.text.assembly import Exposed
from travaux.formats.debates import is_debate
from travaux.formats.drafts.akoma_ntoso import is_akoma_ntoso
from travaux.formats.format import Format, Head
from travaux.formats.opening import Kind, Opened
from travaux.ports import PageRecogniser


def _sniff(head: Head) -> float:
    if head.kind is not Kind.XML or not is_akoma_ntoso(head.text.encode()):
        return 0.0
    return 0.5 if is_debate(head.text) else 1.0


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    from travaux.formats.drafts.akoma_ntoso import read_akoma_ntoso

    return read_akoma_ntoso(opened.data, opened.where)


FORMAT = Format(
    name="akoma-ntoso", title="Akoma Ntoso", suffixes=(".xml", ".akn"), sniff=_sniff, draft=_draft
)
