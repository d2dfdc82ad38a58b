"""Words that pages print and that catalogues translate: kinds of sources, wishes, sides."""

from travaux.domain.sources import SourceKind
from travaux.domain.texts import Action
from travaux.web.languages import N_

KINDS = {
    SourceKind.TRANSCRIPT: N_("meeting"),
    SourceKind.RECORDING: N_("recording"),
    SourceKind.STATEMENT: N_("statement"),
    SourceKind.DRAFT: N_("version of the text"),
    SourceKind.INPUT: N_("submission"),
    SourceKind.REPORT: N_("report"),
    SourceKind.AGREED: N_("agreed language"),
    SourceKind.ADOPTED: N_("adopted text"),
    SourceKind.LETTER: N_("letter"),
    SourceKind.RETURNED: N_("returned draft"),
    SourceKind.DOCUMENT: N_("document"),
}
"""What pages call sources of each kind."""

WISHES = {
    Action.PROPOSES: N_("proposed"),
    Action.DELETES: N_("delete"),
    Action.RETAINS: N_("retain"),
    Action.RESERVES: N_("reserved"),
    Action.SUPPORTS: N_("supported"),
    Action.OPPOSES: N_("opposed"),
    Action.COMMENTS: N_("comment"),
}
"""What somebody named beside a bracket wants of its words."""

SIDES = {1: "for", 0: "neither", -1: "against"}
"""Which side a stance takes, as style sheets name it."""
