"""What each stage found, in figures."""

from travaux.domain.commitments import Commitments
from travaux.domain.consultation import Consultation, Contribution
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.overview import Overview
from travaux.domain.positions import Register
from travaux.domain.process import MeetingSteps, Procedure
from travaux.domain.readings import ArguedInput, Reading, WrittenPositions
from travaux.domain.recordings import Recording
from travaux.domain.writings import WrittenReport


def counted_report(report: MeetingReport) -> dict[str, int]:
    """Return in figures what was found in a meeting."""
    return {
        "arguments": len(report.arguments),
        "agreements": len(report.agreements),
        "differences": len(report.differences),
        "unresolved speakers": sum(i.speaker.actor is None for i in report.meeting.interventions),
    }


def counted_reading(reading: Reading) -> dict[str, int]:
    """Return in figures what was read in a meeting."""
    return {
        "sentences": len(reading.sentences),
        "positions": len(reading.positions),
        "unresolved": len(reading.unresolved),
    }


def counted_overview(overview: Overview) -> dict[str, int]:
    """Return in figures what an overview tells."""
    told = [sentence for theme in overview.themes for sentence in theme.sentences]
    return {
        "themes": len(overview.themes),
        "sentences": len(told),
        "made by several": sum(len(sentence.actors) > 1 for sentence in told),
        "divergent": sum(sentence.divergent for sentence in told),
        "unresolved": len(overview.unattributed),
    }


def counted_contribution(contribution: Contribution) -> dict[str, int]:
    """Return in figures what was understood of an input."""
    return {
        "passages": len(contribution.meeting.interventions),
        "words": sum(turn.words for turn in contribution.meeting.interventions),
        "without a known author": int(contribution.author is None),
    }


def counted_consultation(consultation: Consultation) -> dict[str, int]:
    """Return in figures what a consultation tells."""
    return {
        "inputs": len(consultation.participants),
        "issues": len(consultation.issues),
        "sentences": sum(len(issue.asks) for issue in consultation.issues),
        "promises": len(consultation.promises),
    }


def counted_positions(register: Register) -> dict[str, int]:
    """Return in figures what a register holds."""
    return {
        "positions": len(register.positions),
        "actors": len({position.holder.code for position in register.positions}),
        "contested": sum(position.contested is not None for position in register.positions),
        "unresolved": len(register.unresolved),
    }


def counted_commitments(found: Commitments) -> dict[str, int]:
    """Return in figures what a text commits to."""
    return {
        "commitments": len(found.commitments),
        "with a day": sum(bool(one.deadline and one.deadline.date) for one in found.commitments),
        "no addressee": sum(not one.addressees for one in found.commitments),
    }


def counted_steps(found: MeetingSteps) -> dict[str, int]:
    """Return in figures what was taken in one meeting."""
    return {"steps": len(found.steps)}


def counted_arguments(found: ArguedInput) -> dict[str, int]:
    """Return in figures what is argued in one input."""
    return {"arguments": len(found.arguments)}


def counted_written(found: WrittenPositions) -> dict[str, int]:
    """Return in figures what one written source holds."""
    return {"positions": len(found.register.positions), "unresolved": len(found.register.unresolved)}


def counted_procedure(procedure: Procedure) -> dict[str, int]:
    """Return in figures what a procedure tells."""
    return {
        "steps": len(procedure.steps),
        "with a day": sum(step.date is not None for step in procedure.steps),
        "budgets": len(procedure.budgets),
        "doubts": len(procedure.doubts),
    }


def counted_recording(recording: Recording) -> dict[str, int]:
    """Return in figures what was heard in a recording."""
    return {"seconds": recording.duration_ms // 1000, "words": len(recording.words)}


def counted_writing(written: WrittenReport) -> dict[str, int]:
    """Return in figures what became of a model's sentences."""
    counts = written.counts
    return {"passed": counts.passed, "mended": counts.mended, "dropped": counts.dropped}
