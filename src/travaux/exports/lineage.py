"""Lineage as plain values for ``--json``: the contract that scripts rely on."""

from collections.abc import Iterable
from typing import Any

from travaux.domain.lineage import Change, Comparison, Link
from travaux.domain.spans import Citation
from travaux.domain.texts import Bracket, Draft, Paragraph

Plain = dict[str, Any]


def plain_comparison(comparison: Comparison) -> Plain:
    """Return two versions and what links them."""
    return {
        "links": [plain_link(link) for link in comparison.links],
        "old": plain_draft(comparison.old),
        "new": plain_draft(comparison.new),
    }


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


def plain_draft(draft: Draft) -> Plain:
    """Return what was understood of a draft."""
    return {
        "source": draft.source.id,
        "title": draft.title,
        "symbol": draft.symbol,
        "paragraphs": [_plain_paragraph(paragraph) for paragraph in draft.paragraphs],
        "lost": [{"what": note.what, "where": note.where} for note in draft.lost],
    }


def _plain_paragraph(paragraph: Paragraph) -> Plain:
    return {
        "index": paragraph.index,
        "label": paragraph.label,
        "kind": paragraph.kind.value,
        "section": " > ".join(paragraph.section),
        "text": paragraph.text,
        "clean_text": paragraph.clean_text,
        "brackets": [_plain_bracket(bracket) for bracket in paragraph.brackets],
    }


def _plain_bracket(bracket: Bracket) -> Plain:
    return {
        "start": bracket.start,
        "end": bracket.end,
        "attributions": [
            {"actors": list(one.actors), "action": one.action.value} for one in bracket.attributions
        ],
        "status": bracket.status,
    }
