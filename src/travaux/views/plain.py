"""The registers of a record whole, as scripts get them."""

from collections.abc import Sequence

from travaux.analysis.text.terms import count_terms
from travaux.domain.consultation import Consultation
from travaux.domain.lineage import Lineage
from travaux.domain.overview import Overview
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.exports.consultation_json import consultation_json
from travaux.exports.lineage import COMPARISON, plain_lineage, plain_link, plain_terms, plain_traces
from travaux.exports.overview_json import overview_json
from travaux.exports.procedure_json import procedure_json
from travaux.views.procedure.timeline import procedure_in
from travaux.views.rows import Row
from travaux.views.snapshot import Snapshot
from travaux.views.text.drafts import draft_as_json
from travaux.views.text.paragraphs import compared, paragraph_views


def procedure_plain(snapshot: Snapshot) -> Row:
    """Return the steps, budgets and inconsistencies as `travaux procedure --json` prints them."""
    return dict(procedure_json(procedure_in(snapshot)))


def overview_plain(snapshot: Snapshot) -> Row:
    """Return what was said, theme by theme, as `travaux overview --json` prints it."""
    return dict(overview_json(snapshot.result(Overview)))


def consultation_plain(snapshot: Snapshot) -> Row:
    """Return what contributions ask for, issue by issue, as `travaux consultation --json` prints it."""
    return dict(consultation_json(snapshot.result(Consultation)))


def draft_plain(snapshot: Snapshot, source: str) -> Row:
    """Return one version as `travaux read --json` prints it."""
    return draft_as_json(snapshot.result(Draft, snapshot.source(source).id))


def lineage_plain(snapshot: Snapshot) -> Row:
    """Return the whole life of the text as `travaux lineage --json` prints it."""
    return snapshot.cached("plain lineage", lambda: dict(plain_lineage(snapshot.result(Lineage))))


def comparison_plain(snapshot: Snapshot, old: str, new: str) -> Row:
    """Return what became of every paragraph between any two versions, the older one first."""
    text = paragraph_views(snapshot)
    first, second = sorted((text.number(old), text.number(new)))
    links = [plain_link(link) for link in compared(snapshot, first, second)] if first != second else []
    versions = text.lineage.versions
    old_id, new_id = versions[first].source.id, versions[second].source.id
    return {"schema": COMPARISON, "old": old_id, "new": new_id, "links": links}


def proposals_for(snapshot: Snapshot, thread: str) -> object:
    """Return the proposals whose words entered a paragraph at some time."""
    return plain_traces(trace for trace, _ in paragraph_views(snapshot).traces.get(thread, ()))["proposals"]


_TEXTS = (SourceKind.DRAFT, SourceKind.AGREED, SourceKind.ADOPTED, SourceKind.INPUT)


def terms_plain(snapshot: Snapshot, terms: Sequence[str], sources: Sequence[str] | None = None) -> Row:
    """Count terms in some sources, or in all texts, as `travaux terms --json` does."""
    if sources:
        drafts = [snapshot.result(Draft, snapshot.source(name).id) for name in sources]
    else:
        drafts = [draft for _, draft in snapshot.results(Draft, *_TEXTS)]
    return dict(plain_terms(count_terms(terms, drafts)))
