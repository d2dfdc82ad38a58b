"""A consultation for scripts."""

from collections.abc import Iterable

from travaux.domain.consultation import Ask, Consultation, FollowUp, Issue, SubmissionOutcome
from travaux.domain.messages import plain
from travaux.exports.meeting_json import Json, citation_json
from travaux.exports.overview_json import sentence_json


def consultation_json(consultation: Consultation) -> dict[str, Json]:
    """Return a consultation as `travaux consultation --json` prints it."""
    return {
        "opening": _follow_ups(consultation.opening),
        "participants": [
            {
                "source": one.source,
                "author": one.author,
                "title": one.title,
                "sector": one.sector,
                "region": one.region,
                "date": one.date,
            }
            for one in consultation.participants
        ],
        "issues": [_issue(issue) for issue in consultation.issues],
        "promises": _follow_ups(consultation.promises),
        "next_steps": _follow_ups(consultation.next_steps),
        "inputs": [_outcome(outcome) for outcome in consultation.outcomes],
        "unresolved": [
            {
                "reason": plain(item.reason),
                "citations": [citation_json(citation) for citation in item.citations],
            }
            for item in consultation.unattributed
        ],
        "omitted": [{"reason": item.reason, "count": item.count} for item in consultation.omitted],
        "gate": {"held": consultation.gate.held, "quoted": consultation.gate.quoted},
        "made_with": dict(consultation.made_with),
    }


def _issue(issue: Issue) -> Json:
    by_kind = {
        name: [_ask_json(ask) for ask in issue.asks if ask.kind == kind]
        for name, kind in (
            ("concerns", "concern"),
            ("calls", "call"),
            ("proposals", "proposal"),
            ("views", "view"),
        )
    }
    return {"label": issue.label, **by_kind, "sentences": [sentence_json(ask.sentence) for ask in issue.asks]}


def _ask_json(ask: Ask) -> Json:
    told = sentence_json(ask.sentence)
    return {**(told if isinstance(told, dict) else {}), "sectors": list(ask.sectors), "via": ask.via}


def _follow_ups(items: Iterable[FollowUp]) -> list[Json]:
    return [
        {
            "text": item.text,
            "version": item.version,
            "draft": item.draft,
            "checked": [
                {"subject": one.subject, "where": citation_json(one.where) if one.where else None}
                for one in item.checked
            ],
            "citations": [citation_json(citation) for citation in item.citations],
        }
        for item in items
    ]


def _outcome(outcome: SubmissionOutcome) -> Json:
    return {
        "source": outcome.source,
        "proposal": citation_json(outcome.proposal),
        "verdict": outcome.verdict,
        "confidence": outcome.confidence,
        "where": citation_json(outcome.where) if outcome.where else None,
    }
