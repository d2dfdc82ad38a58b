"""What searches and questions found, for scripts."""

from travaux.domain.search import Answer, Answers, Facet, Hit, SearchResult
from travaux.exports.meeting_json import Json, citation_json


def search_json(result: SearchResult) -> dict[str, Json]:
    """Return the result as `travaux search --json` prints it.

    ``highlights`` are citations of the very words; ``facets`` count results by value. What is not ``ranked``
    is given in the order of the record.
    """
    return {
        "query": result.query,
        "filters": {name: list(values) for name, values in result.filters.items()},
        "total": result.total,
        "ranked": not result.unranked,
        "hits": [_hit_json(hit) for hit in result.hits],
        "facets": {name: dict(counts) for name, counts in result.facets.items()},
    }


def _hit_json(hit: Hit) -> Json:
    unit = hit.unit
    return {
        "id": unit.id,
        "kind": unit.kind.value,
        "title": unit.title,
        "actor": unit.actor,
        "score": hit.score,
        "how": hit.how,
        "text": unit.text,
        "date": unit.date,
        "stance": list(unit.facets.get(Facet.STANCE, ())),
        "themes": list(unit.facets.get(Facet.THEME, ())),
        "versions": list(hit.versions),
        "also": list(hit.also),
        "citations": [citation_json(citation) for citation in unit.citations],
        "highlights": [citation_json(citation) for citation in hit.lit],
        "url": unit.path,
    }


def answers_json(found: Answers) -> dict[str, Json]:
    """Return answers as `travaux ask --json` prints them."""
    return {
        "question": found.question,
        "understood": str(found.understood),
        "outcome": found.outcome.value,
        "counted": str(found.counted) if found.counted else None,
        "answers": [_answer(answer) for answer in found.answers],
        "left_out": found.left_out,
        "abstained": found.abstained,
        "examples": [str(example) for example in found.examples],
    }


def _answer(answer: Answer) -> Json:
    return {
        "text": answer.text,
        "actor": answer.actor,
        "stance": answer.stance,
        "title": answer.title,
        "date": answer.date,
        "due": answer.due,
        "found": answer.found,
        "note": str(answer.note) if answer.note else None,
        "apart": answer.apart,
        "citations": [citation_json(citation) for citation in answer.citations],
        "url": answer.path,
    }
