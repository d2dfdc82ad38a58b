"""Debates of parliaments: TEI as ParlaMint has it, and Akoma Ntoso."""

from travaux.domain.meetings import Transcript
from travaux.domain.messages import message
from travaux.formats.debates import is_debate, read_debate
from travaux.formats.format import Format, Head
from travaux.formats.opening import Kind, Opened


def _sniff(head: Head) -> float:
    return 1.0 if head.kind is Kind.XML and is_debate(head.text) else 0.0


def _read(opened: Opened, source_id: str) -> Transcript:
    return read_debate(opened.data, opened.where, source_id)


FORMAT = Format(
    name="debate",
    title=message("debates of parliaments in XML (ParlaMint, Akoma Ntoso)"),
    suffixes=(".xml",),
    sniff=_sniff,
    transcript=_read,
)
