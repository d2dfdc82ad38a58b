"""A process as JSON for scripts: what its page shows, with every citation."""

from datetime import date

from travaux.domain.crossings import Crossing, CrossingPlace
from travaux.exports.meeting_json import citation_json
from travaux.exports.procedure_json import step_json
from travaux.reports.process import Held, Process

Json = dict[str, object]


def process_json(found: Process) -> Json:
    """Return a process as `travaux process --json` prints it."""
    said = found.background
    return {
        "title": found.title,
        "as_of": found.as_of.isoformat(),
        "background": {"words": said.words, "by": said.who, "date": said.day.isoformat()} if said else None,
        "leads": [
            {"name": one.name, "meetings": [_held(held) for held in one.meetings]} for one in found.leads
        ],
        "next": [
            {
                "date": one.day.isoformat(),
                "what": str(one.what),
                "citations": [citation_json(cited) for cited in one.citations],
            }
            for one in found.ahead
        ],
        "steps": [step_json(step) for step in found.steps],
        "crossings": [_crossing(one) for one in found.crossings],
        "rooms": [
            {"name": one.name, "open_meetings": one.open, "closed_meetings": one.closed}
            for one in found.rooms
        ],
        "meetings": [_held(one) for one in found.meetings],
        "documents": [
            {"phase": str(phase), "documents": [_held(one) for one in held]}
            for phase, held in found.documents
        ],
        "related": [
            {"name": name, "citations": [citation_json(cited) for cited in citations]}
            for name, citations in found.related
        ],
    }


def _crossing(one: Crossing) -> Json:
    return {
        "kind": one.kind.value,
        "words": one.words,
        "first": _place(one.first),
        "then": _place(one.then),
    }


def _place(one: CrossingPlace) -> Json:
    return {
        "track": one.track,
        "date": _day(one.date),
        "by": one.by,
        "citations": [citation_json(one.citation)],
    }


def _held(one: Held) -> Json:
    return {
        "title": one.title,
        "date": _day(one.day),
        "about": str(one.aside) if one.aside else None,
        "track": one.track,
        "citations": [citation_json(cited) for cited in one.citations],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
