"""Reviewed links between paragraphs in words, their paragraphs named as pages name them."""

from travaux.analysis.text.reviewed_links import describe, named
from travaux.domain.corrections import LinkCorrection
from travaux.domain.lineage import Lineage, Link
from travaux.domain.messages import Text, joined, message
from travaux.domain.texts import Draft
from travaux.views.snapshot import Snapshot


def link_seen(snapshot: Snapshot, link: Link) -> Text:
    """Return in words what a link says, as its reviewer saw it."""
    drafts = _drafts(snapshot)
    older, newer = (drafts.get(link.citations[end].source) for end in (0, -1))
    return describe(link, older, newer)


def link_put(snapshot: Snapshot, said: LinkCorrection) -> Text:
    """Return in words which paragraphs a person linked."""
    drafts = _drafts(snapshot)
    nothing = message("nothing")
    before = named(said.old, drafts.get(said.older)) if said.old else nothing
    after = named(said.new, drafts.get(said.newer)) if said.new else nothing
    return joined((before, after), " → ")


def _drafts(snapshot: Snapshot) -> dict[str, Draft]:
    if not snapshot.has(Lineage):
        return {}
    return {draft.source.id: draft for draft in snapshot.result(Lineage).versions}
