"""The stages of the record, in order: each is one small function over the layers below."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from travaux.analysis.commitments.duties import find_commitments
from travaux.analysis.hearing.holding import identify_surely
from travaux.analysis.positions.reading import read_meeting
from travaux.analysis.positions.reviewed_positions import reviewed
from travaux.analysis.positions.tracks import with_tracks
from travaux.analysis.statements.ledger import enter
from travaux.analysis.text.inputs import trace_inputs
from travaux.analysis.text.provenance import find_provenance
from travaux.analysis.text.threads import follow
from travaux.analysis.writing.composition import write_report
from travaux.domain.commitments import Commitment, Commitments
from travaux.domain.consultation import Consultation, Contribution
from travaux.domain.findings import Agreement, Argument, Difference, Line
from travaux.domain.hearing import Hearing
from travaux.domain.lineage import Lineage, Link, Origins, Traces
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Intervention, Meeting, Transcript
from travaux.domain.overview import Overview
from travaux.domain.positions import Position, Register
from travaux.domain.process import MeetingSteps, Procedure
from travaux.domain.readings import ArguedInput, Reading, WrittenPositions
from travaux.domain.recordings import Recording
from travaux.domain.review import Reviews
from travaux.domain.sources import MEETINGS, SPOKEN, Source, SourceKind
from travaux.domain.texts import Draft
from travaux.domain.writings import WrittenReport
from travaux.formats.heard import transcript_of
from travaux.pipeline.counts import (
    counted_arguments,
    counted_commitments,
    counted_consultation,
    counted_contribution,
    counted_overview,
    counted_positions,
    counted_procedure,
    counted_reading,
    counted_recording,
    counted_report,
    counted_steps,
    counted_writing,
    counted_written,
)
from travaux.pipeline.sources import (
    counted_lineage,
    counted_origins,
    counted_speakers,
    counted_traces,
    counts_of_reading,
    read_source,
    with_facts,
)
from travaux.pipeline.stages import Of, OfKind, Stage, stage
from travaux.pipeline.transcription import Transcriber
from travaux.pipeline.writing import LoggedWriter
from travaux.plugins import ensure_kind, ensure_new, provided
from travaux.reports.composition.commented import with_commented
from travaux.reports.composition.consultation import (
    argued_meeting,
    consultation_of_record,
    contribution_of,
)
from travaux.reports.composition.meeting import analyse
from travaux.reports.composition.overview import overview_of_reports
from travaux.reports.composition.positions import positions_written, register_of_record
from travaux.reports.composition.procedure import read_procedure, steps_of_meeting
from travaux.reports.composition.returned import with_returned
from travaux.reports.composition.tools import Tools

_COMMENTED = (
    SourceKind.DRAFT,
    SourceKind.RETURNED,
    SourceKind.INPUT,
    SourceKind.LETTER,
    SourceKind.REPORT,
    SourceKind.DOCUMENT,
)
"""Texts whose margins hold what delegations say of them; an adopted text is not spoken of any more."""


@stage("transcribe", version=1, counts=counted_recording)
def transcribe(
    source: Annotated[Source, OfKind(SourceKind.RECORDING)], original: Path, transcriber: Transcriber
) -> Recording:
    """Return what is heard in a recording, in the language and with the names that its keeper says."""
    facts = source.facts
    expected = (*(facts.speakers or "").splitlines(), *filter(None, (facts.symbol,)))
    return transcriber.hear(original, facts.language, expected, source.id)


@stage("read", version=9, counts=counts_of_reading)
def read(
    source: Source,
    original: Path,
    heard: Annotated[Recording | None, OfKind(SourceKind.RECORDING)],
    tools: Tools,
) -> Transcript | Draft:
    """Return the source as its reader understands it, with what its keeper says of it."""
    if heard is not None:
        return with_facts(transcript_of(heard, source.id), source)
    parsed = read_source(source.facts.kind, original, source.id, tools.registry)
    return with_facts(parsed.with_comments() if isinstance(parsed, Draft) else parsed, source)


@stage("speakers", version=2, findings=(Intervention, Hearing), counts=counted_speakers)
def speakers(
    transcript: Transcript, tools: Tools, reviews: Annotated[Reviews, Of(Intervention, Hearing)]
) -> Meeting:
    """Return the meeting with whoever spoke, as people say where they said it, else as found.

    What was not heard surely is held back, unless a person has listened and confirmed it.
    """
    return identify_surely(transcript, tools.registry, reviews)


@stage("reading", version=1, counts=counted_reading)
def reading(meeting: Meeting, tools: Tools) -> Reading:
    """Return the sentences of a meeting and who stands where in them, read once for all that follows."""
    return read_meeting(meeting, tools.registry)


@stage("meeting", version=8, findings=(Argument, Agreement, Difference, Line), counts=counted_report)
def meeting(
    meeting: Meeting, reading: Reading, tools: Tools, reviews: Annotated[Reviews, Of(Argument)]
) -> MeetingReport:
    """Return everything that is found in one meeting or statement."""
    return analyse(meeting, tools, reviews, reading)


@stage("lineage", version=7, findings=(Link,), counts=counted_lineage)
def lineage(
    drafts: Annotated[tuple[Draft, ...], OfKind(SourceKind.DRAFT)], reviews: Annotated[Reviews, Of(Link)]
) -> Lineage:
    """Return the life of the text through its drafts, by date, linked as people say where they said it."""
    return follow(drafts, reviews)


@stage("trace", version=4, counts=counted_traces)
def trace(
    inputs: Annotated[tuple[Draft, ...], OfKind(SourceKind.INPUT)], lineage: Lineage, tools: Tools
) -> Traces:
    """Return what became of everything that the inputs ask for in the versions of the text."""
    return Traces(trace_inputs(inputs, lineage.versions, tools.embedder))


@stage("origin", version=1, counts=counted_origins)
def origin(
    lineage: Lineage,
    adopted: Annotated[tuple[Draft, ...], OfKind(SourceKind.AGREED, SourceKind.ADOPTED)],
    papers: Annotated[tuple[Draft, ...], OfKind(SourceKind.INPUT, SourceKind.LETTER, SourceKind.DOCUMENT)],
    meetings: Annotated[tuple[Meeting, ...], OfKind(*SPOKEN)],
) -> Origins:
    """Return where the wording of every version comes from: agreed language, inputs, interventions."""
    return find_provenance(lineage.versions, _bare(adopted), (*_bare(papers), *meetings))


@stage("overview", version=6, counts=counted_overview)
def overview(
    reports: Annotated[tuple[MeetingReport, ...], OfKind(*SPOKEN)],
    readings: Annotated[tuple[Reading, ...], OfKind(*SPOKEN)],
    tools: Tools,
) -> Overview:
    """Return what was said in all meetings, by theme."""
    return overview_of_reports(reports, readings, tools)


@stage("contribution", version=2, counts=counted_contribution)
def contribution(
    source: Annotated[Source, OfKind(SourceKind.INPUT)], draft: Draft, tools: Tools
) -> Contribution:
    """Return an input as its author's words."""
    return contribution_of(draft.without_comments(), source.facts, tools)


@stage("argued", version=1, counts=counted_arguments)
def argued(contribution: Contribution, tools: Tools) -> ArguedInput:
    """Return what is argued in an input, read once however often the whole is told."""
    found = argued_meeting(contribution.meeting, tools)
    return ArguedInput(contribution.meeting.source.id, found.arguments)


@stage("written", version=1, counts=counted_written)
def written(
    source: Annotated[Source, OfKind(SourceKind.REPORT, SourceKind.DOCUMENT, SourceKind.INPUT)],
    draft: Draft,
    contribution: Annotated[Contribution | None, OfKind(SourceKind.INPUT)],
    tools: Tools,
) -> WrittenPositions:
    """Return the positions of one written source, its author's own or those that it tells of."""
    return positions_written(draft.without_comments(), source.facts.kind, contribution, tools.registry)


@stage("consultation", version=7, counts=counted_consultation)
def consultation(
    contributions: tuple[Contribution, ...],
    argued: tuple[ArguedInput, ...],
    meetings: Annotated[tuple[MeetingReport, ...], OfKind(*MEETINGS)],
    papers: Annotated[
        tuple[Draft, ...],
        OfKind(SourceKind.DRAFT, SourceKind.REPORT, SourceKind.LETTER, SourceKind.DOCUMENT),
    ],
    traces: Traces | None,
    tools: Tools,
) -> Consultation:
    """Return what stakeholders put forward by issue, what was promised them, and what became of it."""
    told = traces.traces if traces else ()
    return consultation_of_record(contributions, argued, meetings, _bare(papers), told, tools)


@stage("commitments", version=4, findings=(Commitment,), counts=counted_commitments)
def commitments(
    draft: Annotated[Draft, OfKind(SourceKind.DRAFT, SourceKind.ADOPTED, SourceKind.AGREED)],
) -> Commitments:
    """Return who must do what by when under one version of the text, or under an adopted text."""
    return find_commitments(draft.without_comments())


@stage("steps", version=1, counts=counted_steps)
def steps(meeting: Annotated[Meeting, OfKind(*MEETINGS)], tools: Tools) -> MeetingSteps:
    """Return the steps that the record of one meeting shows, read once however often the whole is told."""
    return steps_of_meeting(meeting, tools.registry)


@stage("procedure", version=4, counts=counted_procedure)
def procedure(
    letters: Annotated[tuple[Draft, ...], OfKind(SourceKind.LETTER)],
    reports: Annotated[tuple[Draft, ...], OfKind(SourceKind.REPORT, SourceKind.DOCUMENT)],
    meetings: tuple[MeetingSteps, ...],
    versions: Annotated[tuple[Draft, ...], OfKind(SourceKind.DRAFT)],
    tools: Tools,
) -> Procedure:
    """Return the steps that the text went through, from letters, reports, meetings and its versions."""
    letters, reports, versions = map(_bare, (letters, reports, versions))
    dated = sorted(versions, key=lambda draft: draft.date.isoformat() if draft.date else "9999")
    return read_procedure(letters, reports, meetings, dated, tools.registry)


@stage("positions", version=16, findings=(Position,), counts=counted_positions)
def positions(
    readings: Annotated[tuple[Reading, ...], OfKind(*SPOKEN)],
    reports: Annotated[tuple[WrittenPositions, ...], OfKind(SourceKind.REPORT)],
    documents: Annotated[tuple[WrittenPositions, ...], OfKind(SourceKind.DOCUMENT)],
    inputs: Annotated[tuple[WrittenPositions, ...], OfKind(SourceKind.INPUT)],
    returned: Annotated[tuple[Draft, ...], OfKind(SourceKind.RETURNED)],
    commented: Annotated[tuple[Draft, ...], OfKind(*_COMMENTED)],
    meetings: Annotated[tuple[Meeting, ...], OfKind(*SPOKEN)],
    lineage: Lineage | None,
    tools: Tools,
    reviews: Annotated[Reviews, Of(Position)],
) -> Register:
    """Return who stands where, over everything that was said, written, reported and sent back."""
    told = register_of_record(readings, (*reports, *documents, *inputs), lineage, tools.registry)
    told = with_returned(told, returned, lineage, tools.registry)
    tracks = {one.source.id: one.facts.track for one in meetings if one.facts.track}
    tracks |= {one.source.id: one.track for one in (*returned, *commented) if one.track}
    found = with_tracks(with_commented(told, commented, lineage, tools.registry), tracks)
    return enter(reviewed(found, reviews))


def _bare(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Return texts for whatever reads all of their words: a comment beside a text is no part of it."""
    return tuple(draft.without_comments() for draft in drafts)


@stage("writing", version=1, counts=counted_writing, public_only=True)
def writing(source: Source, report: MeetingReport, writer: LoggedWriter) -> WrittenReport:
    """Return a session report as a language model puts it, where its words prove what it says."""
    return write_report(report, writer.about(source.id))


SHIPPED = (
    transcribe,
    read,
    speakers,
    reading,
    meeting,
    steps,
    lineage,
    contribution,
    argued,
    written,
    positions,
    procedure,
    overview,
    trace,
    origin,
    consultation,
    commitments,
)
"""In the order in which they run: who holds what follows a meeting at once, since people wait for it."""


def _with_plugins() -> tuple[Stage[..., Any], ...]:
    """Return every stage, those of plug-ins last: they may ask for whatever the record holds by then."""
    added = provided("stages")
    for name, each in added.items():
        ensure_kind("stages", name, each, Stage)
        ensure_new("stages", each.name, {one.name for one in SHIPPED})
    return (*SHIPPED, *added.values())


STAGES = _with_plugins()

PARTS = frozenset({MeetingSteps, ArguedInput, WrittenPositions})
"""What one source gives to the whole alone: what people see of it stands in the results of the whole."""


def stages_with_writer(*, private: bool) -> tuple[Stage[..., Any], ...]:
    """Return every stage and the one that a language model does; ``private`` lets it have private sources."""
    return (*STAGES, replace(writing, public_only=not private))


MAKERS: Mapping[type, str] = {form: stage.name for stage in (*STAGES, writing) for form in stage.returns}
"""The name of the stage that gives each class of result; a class belongs to one stage alone."""
