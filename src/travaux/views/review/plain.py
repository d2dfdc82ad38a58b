"""Findings under review, reviews and the log, as scripts get them."""

from travaux.domain.review import Review
from travaux.exports.meeting_json import Json, citation_json
from travaux.views.review.findings import ReviewItem, name_of, original_in_words, replacement_in_words
from travaux.views.snapshot import Snapshot


def item_json(snapshot: Snapshot, item: ReviewItem) -> dict[str, Json]:
    """Return a finding with what people said of it; ``version`` is how many reviews it has."""
    standing = item.in_force
    return {
        "finding": item.name,
        "kind": item.key.kind,
        "subject": item.key.subject,
        "id": item.key.id,
        "what": item.what,
        "where": item.where,
        "now": str(item.now),
        "machine": str(item.machine),
        "needs": [str(need.why) for need in item.needs],
        "pending": item.pending,
        "alike": list(item.alike),
        "version": len(item.reviews),
        "standing": review_json(snapshot, standing) if standing else None,
        "reviews": [review_json(snapshot, review) for review in item.reviews],
        "citations": [citation_json(citation) for citation in item.citations],
    }


def review_json(snapshot: Snapshot, review: Review) -> dict[str, Json]:
    """Return one review; ``machine`` and ``instead`` in words."""
    return {
        "finding": name_of(review.finding),
        "verdict": review.verdict.value,
        "who": review.who,
        "when": review.when.isoformat() if review.when else None,
        "reason": review.reason,
        "machine": str(original_in_words(snapshot, review)),
        "instead": str(replacement_in_words(snapshot, review)) or None,
    }
