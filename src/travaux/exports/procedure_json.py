"""A procedure as JSON for scripts."""

from travaux.domain.process import Budget, Procedure, Step, StepKind
from travaux.domain.votes import Votes
from travaux.exports.meeting_json import citation_json

Json = dict[str, object]


def procedure_json(procedure: Procedure) -> Json:
    """Return a procedure as `travaux procedure --json` prints it."""
    return {
        "steps": [step_json(step) for step in procedure.steps],
        "budgets": [_budget(budget) for budget in procedure.budgets],
        "doubts": [{"what": str(doubt.what), "steps": list(doubt.steps)} for doubt in procedure.doubts],
    }


def next_reviews(procedure: Procedure) -> list[Json]:
    """Return the reviews to come as rows that stand before what people said: nobody has judged them."""
    return [
        {
            "about": step.kind.value,
            "where": ", ".join(step.paragraphs) or None,
            "now": step.what,
            "date": step.date.isoformat() if step.date else None,
            "review": None,
            "citations": [citation_json(citation) for citation in step.citations],
        }
        for step in procedure.steps
        if step.kind is StepKind.REVIEW
    ]


def step_json(step: Step) -> Json:
    """Return a step with its citations."""
    return {
        "id": step.id,
        "kind": step.kind.value,
        "what": step.what,
        "date": step.date.isoformat() if step.date else None,
        "between": [step.between.first.isoformat(), step.between.last.isoformat()] if step.between else None,
        "time": step.time,
        "by": [{"name": party.name, "speaking_for": party.speaking_for} for party in step.by],
        "paragraphs": list(step.paragraphs),
        "former_paragraphs": list(step.former),
        "counted": {"paragraphs": step.counted[0], "of": step.counted[1]} if step.counted else None,
        "until": step.until.isoformat() if step.until else None,
        "until_time": step.until_time,
        "zone": step.zone,
        "until_zone": step.until_zone,
        "votes": _votes(step.votes) if step.votes else None,
        "result": step.result,
        "track": step.track,
        "by_hand": step.by_hand,
        "note": str(step.note) if step.note else None,
        "citations": [citation_json(citation) for citation in step.citations],
    }


def _votes(votes: Votes) -> Json:
    return {
        "in_favour": votes.favour,
        "against": votes.against,
        "abstaining": votes.abstaining,
        "ballots": [
            {
                "actor": ballot.actor,
                "choice": ballot.choice.value,
                "intended": ballot.intended.value if ballot.intended else None,
                "citations": [citation_json(ballot.citation)],
            }
            for ballot in votes.ballots
        ],
    }


def _budget(budget: Budget) -> Json:
    return {
        "total": budget.total,
        "sum": budget.sum,
        "adds_up": budget.adds_up,
        "posts": list(budget.posts),
        "items": [
            {
                "paragraphs": item.paragraphs,
                "activity": item.activity,
                "amount": item.amount,
                "posts": item.posts or None,
                "citations": [citation_json(item.citation)],
            }
            for item in budget.items
        ],
        "citations": [citation_json(budget.total_citation)] if budget.total_citation else [],
    }
