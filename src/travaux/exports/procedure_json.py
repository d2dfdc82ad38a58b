"""A procedure as JSON for scripts."""

from travaux.domain.process import Budget, Procedure, Step
from travaux.exports.meeting_json import citation_json

Json = dict[str, object]


def procedure_json(procedure: Procedure) -> Json:
    """Return a procedure as `travaux procedure --json` prints it."""
    return {
        "steps": [_step(step) for step in procedure.steps],
        "budgets": [_budget(budget) for budget in procedure.budgets],
        "doubts": [{"what": doubt.what, "steps": list(doubt.steps)} for doubt in procedure.doubts],
    }


def _step(step: Step) -> Json:
    return {
        "id": step.id,
        "kind": step.kind.value,
        "what": step.what,
        "date": step.date.isoformat() if step.date else None,
        "time": step.time,
        "by": [{"name": party.name, "speaking_for": party.speaking_for} for party in step.by],
        "paragraphs": list(step.paragraphs),
        "former_paragraphs": list(step.former),
        "counted": {"paragraphs": step.counted[0], "of": step.counted[1]} if step.counted else None,
        "until": step.until.isoformat() if step.until else None,
        "until_time": step.until_time,
        "votes": {
            "in_favour": step.votes.favour,
            "against": step.votes.against,
            "abstaining": step.votes.abstaining,
        }
        if step.votes
        else None,
        "result": step.result,
        "by_hand": step.by_hand,
        "note": step.note,
        "citations": [citation_json(citation) for citation in step.citations],
    }


def _budget(budget: Budget) -> Json:
    return {
        "total": budget.total,
        "sum": budget.sum,
        "adds_up": budget.adds_up,
        "items": [
            {
                "paragraphs": item.paragraphs,
                "activity": item.activity,
                "amount": item.amount,
                "citations": [citation_json(item.citation)],
            }
            for item in budget.items
        ],
        "citations": [citation_json(budget.total_citation)] if budget.total_citation else [],
    }
