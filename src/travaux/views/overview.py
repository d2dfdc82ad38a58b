"""The day or the theme: an overview of one or several meetings, in any form."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from travaux.analysis.meeting import agreement, arguments, roles
from travaux.analysis.overview.claims import Heard
from travaux.analysis.overview.composition import compose
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.meetings import Transcript
from travaux.domain.overview import Overview
from travaux.errors import UsageError
from travaux.exports.overview_json import overview_json
from travaux.exports.reviewed_json import reviews_used
from travaux.formats.transcripts import read_transcript
from travaux.language import sentences
from travaux.reports.composition.provenance import made_with
from travaux.reports.meeting import MeetingReport
from travaux.reports.overview import page_of
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.views.documents import (
    as_json,
    give_form,
)
from travaux.views.meetings import (
    DEFAULT_TAXONOMY,
    Say,
    Tools,
)


def overview_of(sources: Sequence[Path], with_: Tools, *, say: Say = lambda _: None) -> Overview:
    """Return the overview of transcripts and statements, in the order given.

    Raises:
        UsageError: if there is no source.
        UnreadableSource: if a source cannot be read as a transcript.
    """
    if not sources:
        raise UsageError("an overview needs at least one source", remedy="give a transcript or a statement")
    heard = []
    for path in sources:
        say(f"reading {path.name}")
        heard.append(hear(read_transcript(path), with_))
    return _made(heard, with_)


def overview_of_reports(reports: Sequence[MeetingReport], with_: Tools) -> Overview:
    """Return the overview of meetings whose reports are at hand, by their dates."""
    ordered = sorted(reports, key=lambda report: str(report.meeting.facts.date or "9999"))
    return _made(
        [
            Heard(
                report.meeting,
                report.arguments,
                report.differences,
                find_spoken(report.meeting, with_.registry).positions,
            )
            for report in ordered
        ],
        with_,
    )


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


def in_form(overview: Overview, form: str, backing: Backing = UNBACKED) -> bytes:
    """Return an overview as a file's bytes, with the reviews it rests on; html, md, docx or json."""
    if form == "json":
        return as_json(overview_json(overview) | reviews_used(backing.reviews, overview))
    return give_form(backing.of(page_of(overview)), form)


def hear(transcript: Transcript, with_: Tools) -> Heard:
    """Return a transcript with what is argued in it and where sides part."""
    meeting = identify(transcript, with_.registry)
    spoken = roles.assign_roles(meeting, sentences.split(meeting))
    found = arguments.find_arguments(meeting, spoken, with_.embedder, with_.taxonomy)
    differences = agreement.find_agreement(meeting, found, with_.embedder, with_.registry).differences
    return Heard(meeting, found, differences, find_spoken(meeting, with_.registry).positions)


def _made(heard: Sequence[Heard], with_: Tools) -> Overview:
    chosen = with_.taxonomy.name != DEFAULT_TAXONOMY
    found = compose(heard, with_.taxonomy, with_.embedder, chosen=chosen)
    tools = made_with(with_.embedder, with_.taxonomy, topics="Themes")
    return replace(found, made_with=tools)
