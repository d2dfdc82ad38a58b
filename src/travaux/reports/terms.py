"""The words of the field that findings carry as values and pages show: kinds, positions, outcomes, steps.

They are named here for the catalogues. A value that is in none of these lists is a name or a quotation, and
is shown as it stands.
"""

from travaux.domain.messages import N_, Message, Text

TERMS = frozenset(
    {
        # sectors, and whoever is counted with none
        N_("government"),
        N_("intergovernmental organisation"),
        N_("private sector"),
        N_("civil society"),
        N_("technical community"),
        N_("academia"),
        N_("youth"),
        N_("media"),
        N_("not known"),
        N_("not stated"),
        N_("chair and secretariat"),
        N_("not a State"),
        N_("States without a class"),
        # kinds of delegations, organisations and others
        N_("state"),
        N_("observer"),
        N_("participant"),
        N_("group"),
        N_("entity"),
        N_("intergovernmental"),
        N_("organisation"),
        N_("role"),
        N_("person"),
        # classes of States by income
        N_("high income"),
        N_("upper middle income"),
        N_("lower middle income"),
        N_("low income"),
        # what voters did
        N_("in favour"),
        N_("against"),
        N_("abstaining"),
        N_("absent"),
        N_("not voting"),
        # phases of a process
        N_("consultation"),
        N_("negotiation"),
        N_("adoption"),
        # outcomes of proposals
        N_("verbatim"),
        N_("substance"),
        N_("dropped"),
        N_("not taken up"),
        N_("coincidence"),
        # what happened to a paragraph
        N_("unchanged"),
        N_("edited"),
        N_("split"),
        N_("merged"),
        N_("inserted"),
        N_("deleted"),
        N_("moved here"),
        N_("moved away"),
        N_("paragraph end inserted"),
        N_("paragraph end deleted"),
        N_("stronger"),
        N_("weaker"),
        # positions
        N_("support"),
        N_("welcome"),
        N_("propose"),
        N_("amend"),
        N_("delete"),
        N_("retain"),
        N_("oppose"),
        N_("reserve"),
        N_("dissociate"),
        N_("interpret"),
        N_("regret"),
        N_("conditional"),
        N_("call for"),
        N_("commit"),
        N_("align with"),
        N_("not blocking"),
        N_("undecided"),
        # how strongly somebody is bound, and with what means
        N_("decided"),
        N_("committed to"),
        N_("requested"),
        N_("urged"),
        N_("called upon"),
        N_("called for"),
        N_("recommended"),
        N_("invited"),
        N_("encouraged"),
        N_("means named"),
        N_("within existing resources"),
        N_("no means named"),
        N_("decides"),
        N_("shall"),
        N_("obliged"),
        N_("commits to"),
        N_("requests"),
        N_("urges"),
        N_("calls upon"),
        N_("calls for"),
        N_("recommends"),
        N_("invites"),
        N_("encourages"),
        # steps of a procedure
        N_("circulated"),
        N_("consultations"),
        N_("placed under silence"),
        N_("silence broken"),
        N_("objection after the deadline"),
        N_("silence kept"),
        N_("budget implications stated"),
        N_("oral revision"),
        N_("no-action motion"),
        N_("amendment"),
        N_("explanation before adoption"),
        N_("vote on a paragraph"),
        N_("vote"),
        N_("explanation after adoption"),
        N_("right of reply"),
        N_("next review"),
        # what became of what was voted on, and how a text was adopted
        N_("adopted"),
        N_("retained"),
        N_("carried"),
        N_("approved"),
        N_("passed"),
        N_("accepted"),
        N_("agreed to"),
        N_("rejected"),
        N_("defeated"),
        N_("not carried"),
        N_("not retained"),
        N_("not approved"),
        N_("not passed"),
        N_("not accepted"),
        N_("voted down"),
        N_("lost"),
        N_("fell"),
        N_("failed"),
        N_("negatived"),
        N_("withdrawn"),
        N_("without a vote"),
        N_("by consensus"),
        N_("by a recorded vote"),
        N_("by acclamation"),
        N_("unanimously"),
        N_("without objection"),
        # wishes that brackets and marks state
        N_("proposes"),
        N_("deletes"),
        N_("retains"),
        N_("reserves"),
        N_("supports"),
        N_("opposes"),
        N_("comments"),
        # how far a commitment has come
        N_("not adopted"),
        N_("not started"),
        N_("in progress"),
        N_("delivered"),
        N_("overdue"),
        N_("superseded"),
        N_("no longer relevant"),
    }
)
"""Every such word, in English."""


def term(word: str) -> Message:
    """Return a word of the field as a message."""
    return Message(word)


def term_or_name(text: str) -> Text:
    """Return ``text`` as a message where it is a word of the field, else as the name that it is."""
    return term(text) if text in TERMS else text
