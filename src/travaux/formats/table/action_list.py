"""Plans of action as JSON lists."""

from travaux.analysis.text.assembly import Exposed
from travaux.domain.messages import message
from travaux.formats.drafts.action_lists import is_action_list, read_action_list
from travaux.formats.format import Format, Head
from travaux.formats.opening import Kind, Opened
from travaux.formats.written import exposed_text
from travaux.ports import PageRecogniser


def _sniff(head: Head) -> float:
    return 0.95 if head.kind is Kind.JSON and is_action_list(head.text) else 0.0


def _draft(opened: Opened, _: PageRecogniser | None) -> Exposed:
    return exposed_text(opened, read_action_list)


FORMAT = Format(
    name="action-list",
    title=message("JSON lists of actions"),
    suffixes=(".json",),
    sniff=_sniff,
    draft=_draft,
)
