"""Lineage as plain values for ``--json``: the contract that scripts rely on."""

from collections.abc import Iterable, Sequence

from travaux.analysis.text.survival import count_survival, count_versions
from travaux.domain.lineage import (
    Borrowing,
    Change,
    EarlierOccurrence,
    Lineage,
    Link,
    Match,
    Phrase,
    TermCount,
    Thread,
    Trace,
    Trail,
    Wording,
)
from travaux.domain.spans import Citation
from travaux.domain.texts import Attribution, Draft
from travaux.exports.meeting_json import citations_json, review_json

Plain = dict[str, object]
COMPARISON = "travaux/comparison/2"
LINEAGE = "travaux/lineage/2"
MOST_CITED = 5  # spans of a match, the longest first


def plain_link(link: Link) -> Plain:
    """Return one link with its changes."""
    return {
        "id": link.id,
        "kind": link.outcome,
        "moved": link.moved,
        "renumbered": link.renumbered,
        "old": list(link.old),
        "new": list(link.new),
        "score": link.score,
        "nearest": _plain_nearest(link.trail),
        "why": list(link.why),
        "changes": [plain_change(change) for change in link.changes],
        "citations": citations_json(link.citations),
        "review": review_json(link.review),
    }


def _plain_nearest(trail: Trail | None) -> Plain | None:
    """Return where most of a lone paragraph's words stand in the other version, None for nowhere near."""
    if trail is None or not trail.nearest:
        return None
    return {
        "paragraphs": list(trail.nearest),
        "share": trail.share,
        "citations": citations_json(trail.citations),
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
        "line": str(change.line),
        "force": change.force.value if change.force else None,
    }


def plain_lineage(lineage: Lineage) -> Plain:
    """Return all versions, the threads through them, the links between them, and what they add up to."""
    names = name_versions(lineage.versions)
    return {
        "schema": LINEAGE,
        "versions": names,
        "drafts": [_plain_version(draft) for draft in lineage.versions],
        "threads": [_plain_thread(thread, names) for thread in lineage.threads],
        "links": {
            f"{names[step]}>{names[step + 1]}": [plain_link(link) for link in links]
            for step, links in enumerate(lineage.links)
        },
        "statistics": _plain_statistics(lineage, names),
    }


def name_versions(versions: Sequence[Draft]) -> list[str]:
    """Return a name for each version: its source, with its turn where a source is given again."""
    names: list[str] = []
    for draft in versions:
        turn = sum(name.split("#")[0] == draft.source.id for name in names)
        names.append(f"{draft.source.id}#{turn + 1}" if turn else draft.source.id)
    return names


def _plain_version(draft: Draft) -> Plain:
    return {
        "source": draft.source.id,
        "title": draft.title,
        "symbol": draft.symbol,
        "stage": draft.stage,
        "date": draft.date.isoformat() if draft.date else None,
        "paragraphs": len(draft.paragraphs),
    }


def _plain_thread(thread: Thread, names: Sequence[str]) -> Plain:
    return {
        "id": thread.id,
        "places": [
            {"version": names[place.version], "number": place.version, "paragraphs": list(place.paragraphs)}
            for place in thread.places
        ],
        "words": [_plain_phrase(phrase, names) for phrase in thread.words],
        "brought_back": [names[version] for version in thread.returned],
    }


def _plain_phrase(phrase: Phrase, names: Sequence[str]) -> Plain:
    return {
        "text": phrase.text,
        "came": names[phrase.came],
        "went": None if phrase.went is None else names[phrase.went],
        "came_by": _plain_attributions(phrase.came_by),
        "went_by": _plain_attributions(phrase.went_by),
    }


def _plain_attributions(attributions: Iterable[Attribution]) -> list[Plain]:
    return [
        {"actors": list(one.actors), "action": one.action.value, "note": one.note} for one in attributions
    ]


def _plain_statistics(lineage: Lineage, names: Sequence[str]) -> Plain:
    return {
        "figures": [
            {
                "version": names[row.version],
                "section": row.section,
                "paragraphs": row.paragraphs,
                "words": row.words,
                "brackets": row.brackets,
                "contested_words": row.contested_words,
            }
            for row in count_versions(lineage.versions)
        ],
        "survival": [
            {
                "version": names[row.version],
                "words_that_came": row.words_that_came,
                "words_that_stand": row.words_that_stand,
            }
            for row in count_survival(lineage)
        ],
    }


def plain_traces(traces: Iterable[Trace]) -> Plain:
    """Return what became of each proposal."""
    return {"proposals": [_plain_trace(trace) for trace in traces]}


def _plain_trace(trace: Trace) -> Plain:
    proposal = trace.proposal
    best = trace.matches[0] if trace.matches else None
    return {
        "input": proposal.id if proposal.paragraph is None else proposal.draft,
        "paragraph": proposal.paragraph,
        "text": proposal.text,
        "asked": proposal.new,
        "to_go": proposal.old,
        "request": proposal.request.value,
        "asks": proposal.asks,
        "named": proposal.label,
        "verdict": trace.verdict.value,
        "confidence": trace.confidence,
        "already": trace.already,
        "first": trace.first,
        "last": trace.last,
        "citations": citations_json([proposal.citation] if proposal.citation else []),
        "shared": citations_json(_cited_spans(proposal, best.proposal_spans) if best else []),
        "matches": [_plain_match(match) for match in trace.matches],
    }


def _plain_match(match: Match) -> Plain:
    return {
        "draft": match.target.draft,
        "paragraph": match.target.paragraph,
        "id": match.target.id,
        "confidence": match.confidence,
        "citations": citations_json(_cited_spans(match.target, match.spans)),
    }


def _cited_spans(wording: Wording, spans: Iterable[tuple[int, int]]) -> list[Citation]:
    """Return the citations of the longest spans, in reading order; of the whole where there are none."""
    whole = wording.citation
    if whole is None:
        return []
    longest = sorted(sorted(spans, key=lambda span: span[0] - span[1])[:MOST_CITED])
    if not longest or whole.quote != wording.new:
        return [whole]
    return [
        Citation(whole.source, whole.start + start, whole.start + end, wording.new[start:end])
        for start, end in longest
    ]


def plain_origins(borrowings: Iterable[Borrowing], new: Iterable[tuple[int, str]]) -> Plain:
    """Return the phrases that stand in earlier texts, and the stretches that stand in none."""
    return {
        "phrases": plain_phrases(borrowings),
        "new": [{"paragraph": paragraph, "quote": words} for paragraph, words in new],
    }


def plain_phrases(borrowings: Iterable[Borrowing]) -> list[Plain]:
    """Return phrases with the places where they stood before."""
    return [
        {
            "paragraph": one.paragraph,
            "quote": one.citation.quote,
            "sources": [_plain_found(found) for found in one.sources],
            "common": one.common,
            "citations": citations_json([one.citation]),
        }
        for one in borrowings
    ]


def _plain_found(found: EarlierOccurrence) -> Plain:
    return {
        "source": found.source,
        "paragraph": found.paragraph,
        "by": found.by,
        "quote": found.citation.quote,
        "citations": citations_json([found.citation]),
    }


def plain_terms(counts: Iterable[TermCount]) -> Plain:
    """Return the counts of terms."""
    return {
        "counts": [
            {
                "term": one.term,
                "document": one.document,
                "section": " / ".join(one.section),
                "paragraph": one.paragraph,
                "part": one.part.value,
                "count": one.count,
                "variants": dict(one.variants),
                "citations": citations_json(one.citations),
            }
            for one in counts
        ]
    }
