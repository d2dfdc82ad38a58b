"""Words of the domain that pages print and that catalogues translate: kinds, stances, verdicts, stages."""

from travaux.domain.sources import SourceKind
from travaux.domain.texts import Action
from travaux.web.languages import N_

TERMS = (
    # sectors
    N_("government"),
    N_("intergovernmental organisation"),
    N_("private sector"),
    N_("civil society"),
    N_("technical community"),
    N_("academia"),
    N_("youth"),
    N_("media"),
    # what became of a proposal
    N_("verbatim"),
    N_("substance"),
    N_("dropped"),
    N_("not taken up"),
    N_("coincidence"),
    # what became of a paragraph
    N_("unchanged"),
    N_("edited"),
    N_("split"),
    N_("merged"),
    N_("inserted"),
    N_("deleted"),
    N_("stronger"),
    N_("weaker"),
    N_("brackets put"),
    N_("brackets lifted"),
    N_("of punctuation"),
    # kinds of actor
    N_("state"),
    N_("observer"),
    N_("participant"),
    N_("group"),
    N_("entity"),
    N_("intergovernmental"),
    N_("organisation"),
    N_("role"),
)
"""Values that pages print as they are."""

KINDS = {
    SourceKind.TRANSCRIPT: N_("meeting"),
    SourceKind.STATEMENT: N_("statement"),
    SourceKind.DRAFT: N_("version of the text"),
    SourceKind.INPUT: N_("input"),
    SourceKind.REPORT: N_("report"),
    SourceKind.AGREED: N_("agreed language"),
    SourceKind.LETTER: N_("letter"),
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
