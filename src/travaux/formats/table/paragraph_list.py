"""Resolutions as JSON lists of paragraphs."""

from travaux.analysis.text.assembly import Exposed
from travaux.domain.messages import message
from travaux.formats.drafts.paragraph_lists import read_paragraph_list
from travaux.formats.format import Format, Head
from travaux.formats.json_head import is_json
from travaux.formats.opening import Kind, Opened
from travaux.formats.written import exposed_text
from travaux.ports import PageRecogniser


def _sniff(head: Head) -> float:
    if head.kind is not Kind.JSON:
        return 0.0
    return 0.5 if head.suffix == ".json" or is_json(head.text, head.is_whole) else 0.0


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    return exposed_text(opened, read_paragraph_list)


FORMAT = Format(
    name="paragraph-list",
    title=message("JSON lists of paragraphs"),
    suffixes=(".json",),
    sniff=_sniff,
    draft=_draft,
)
