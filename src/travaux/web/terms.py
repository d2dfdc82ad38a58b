"""Words of the domain that pages print and that catalogues translate: kinds, stances, verdicts, stages."""

from travaux.web.languages import N_

TERMS = (
    # kinds of source
    N_("transcript"),
    N_("statement"),
    N_("draft"),
    N_("input"),
    N_("report"),
    N_("agreed"),
    N_("letter"),
    N_("document"),
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
    # what brackets are marked with
    N_("proposes"),
    N_("deletes"),
    N_("retains"),
    N_("reserves"),
    N_("supports"),
    N_("opposes"),
    N_("comments"),
    # what became of a paragraph
    N_("unchanged"),
    N_("edited"),
    N_("split"),
    N_("merged"),
    N_("inserted"),
    N_("deleted"),
)
