"""Reviews that findings rest on, for scripts."""

from collections.abc import Iterable

from travaux.domain.citations import citations_in
from travaux.exports.meeting_json import Json, citation_json, review_json
from travaux.reports.reviewed import Reviewed


def reviews_used(said: Iterable[Reviewed], value: object) -> dict[str, Json]:
    """Return as ``reviews`` what people said of the words that ``value`` cites."""
    given = tuple(said)
    cited = tuple(citations_in(value)) if given else ()
    return reviews_told(one for one in given if any(one.holds(citation) for citation in cited))


def reviews_told(said: Iterable[Reviewed]) -> dict[str, Json]:
    """Return as ``reviews`` all that people said."""
    return {"reviews": [_review_json(one) for one in said]}


def _review_json(one: Reviewed) -> Json:
    return {
        "about": str(one.about),
        "where": str(one.where),
        "now": str(one.now),
        "review": review_json(one.said),
        "citations": [citation_json(one.words)],
    }
