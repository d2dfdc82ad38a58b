"""The overview of meetings, put together from what is found in each."""

from collections.abc import Sequence
from dataclasses import replace

from travaux.analysis.hearing.holding import identify_surely
from travaux.analysis.meeting import agreement, arguments, roles
from travaux.analysis.meeting.bulletin_concord import bulletin_concord
from travaux.analysis.meeting.bulletins import bulletin_arguments, find_record_sentences
from travaux.analysis.overview.claims import ArguedMeeting
from travaux.analysis.overview.composition import compose
from travaux.analysis.positions.reading import read_meeting
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Transcript
from travaux.domain.overview import Overview
from travaux.domain.readings import Reading
from travaux.reports.composition.bulletin import FORM
from travaux.reports.composition.provenance import made_with
from travaux.reports.composition.tools import DEFAULT_TAXONOMY, Tools


def overview_of_reports(
    reports: Sequence[MeetingReport], readings: Sequence[Reading], with_: Tools
) -> Overview:
    """Return the overview of meetings whose reports and readings are at hand, by their dates."""
    positions = {reading.source: reading.positions for reading in readings}
    ordered = sorted(reports, key=lambda report: str(report.meeting.facts.date or "9999"))
    return composed(
        [
            ArguedMeeting(
                report.meeting,
                report.arguments,
                report.differences,
                positions[report.meeting.source.id],
                is_told=report.form == FORM,
            )
            for report in ordered
        ],
        with_,
    )


def hear(transcript: Transcript, with_: Tools) -> ArguedMeeting:
    """Return a transcript with what is argued in it and where sides part."""
    meeting = identify_surely(transcript, with_.registry)
    if sentences := find_record_sentences(meeting, with_.registry):
        told = bulletin_arguments(meeting, sentences)
        return ArguedMeeting(meeting, told, bulletin_concord(sentences, told)[1], is_told=True)
    reading = read_meeting(meeting, with_.registry)
    spoken = roles.assign_roles(meeting, reading.sentences)
    found = arguments.find_arguments(meeting, spoken, with_.embedder, with_.taxonomy)
    concord = agreement.find_agreement(meeting, found, with_.embedder, reading.positions)
    return ArguedMeeting(meeting, found, concord.differences, reading.positions)


def composed(heard: Sequence[ArguedMeeting], with_: Tools) -> Overview:
    """Return the overview of meetings whose claims are at hand, with what made it."""
    chosen = with_.taxonomy.name != DEFAULT_TAXONOMY
    found = compose(heard, with_.taxonomy, with_.embedder, chosen=chosen)
    tools = made_with(with_.embedder, with_.taxonomy, topics="Themes")
    return replace(found, made_with=tools)
