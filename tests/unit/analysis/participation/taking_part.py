"""Speakers and inputs of fictional processes, with only what a test says of them."""

from dataclasses import replace
from datetime import date
from typing import Any

from travaux.analysis.participation.record import Attendance, TracedSubmission
from travaux.domain.meeting_reports import SpeakerStatistics

_PLAIN = SpeakerStatistics(
    label="?",
    actor=None,
    person=None,
    role=None,
    sector=None,
    region=None,
    groups=(),
    on_behalf_of=(),
    interventions=1,
    words=0,
    share=0.0,
    seconds=None,
    words_per_minute=None,
    timing="unknown",
    overruns=0,
)


def speaker(name: str | None, words: int = 0, **more: Any) -> SpeakerStatistics:
    return replace(_PLAIN, label=name or "Voice", actor=name, words=words, **more)


def meeting(source: str, *speakers: SpeakerStatistics, **more: Any) -> Attendance:
    told: dict[str, Any] = {"title": source, "date": date(2031, 3, 1), "phase": "negotiation", **more}
    return Attendance(source, speakers=speakers, **told)


def submission(source: str, **more: Any) -> TracedSubmission:
    told: dict[str, Any] = {
        "author": source,
        "sector": None,
        "region": None,
        "date": None,
        "verdicts": {},
        **more,
    }
    return TracedSubmission(source, **told)
