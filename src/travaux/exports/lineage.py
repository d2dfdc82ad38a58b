"""Lineage as plain values for ``--json``: the contract that scripts rely on."""

from collections.abc import Iterable

from travaux.domain.lineage import Change, Link
from travaux.domain.spans import Citation

Plain = dict[str, object]


def plain_link(link: Link) -> Plain:
    """Return one link with its changes."""
    return {
        "kind": link.kind.value,
        "moved": link.moved,
        "renumbered": link.renumbered,
        "old": list(link.old),
        "new": list(link.new),
        "score": link.score,
        "why": list(link.why),
        "changes": [plain_change(change) for change in link.changes],
        "citations": plain_citations(link.citations),
    }


def plain_change(change: Change) -> Plain:
    """Return one change with its line."""
    return {
        "op": change.op.value,
        "old": change.old,
        "new": change.new,
        "old_start": change.old_start,
        "old_end": change.old_end,
        "new_start": change.new_start,
        "new_end": change.new_end,
        "line": change.line,
        "force": change.force.value if change.force else None,
    }


def plain_citations(citations: Iterable[Citation]) -> list[Plain]:
    """Return citations in the form used everywhere."""
    return [
        {"source": one.source, "start": one.start, "end": one.end, "quote": one.quote} for one in citations
    ]
