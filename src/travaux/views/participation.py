"""Participation in a workspace: its tables, and their page."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from travaux.analysis.participation.record import (
    Attendance,
    Frame,
    Incomes,
    TracedSubmission,
    phase_of,
)
from travaux.analysis.participation.tables import participation
from travaux.domain.actors import Actor, ActorKind
from travaux.domain.commitments import Commitments
from travaux.domain.lineage import Traces, Verdict
from travaux.domain.meeting_reports import MeetingReport, SpeakerStatistics
from travaux.domain.messages import message, plain
from travaux.domain.participation import ParticipationTable
from travaux.domain.process import Procedure, StepKind
from travaux.domain.sources import SPOKEN, Source, SourceKind, Viewer, Visibility
from travaux.exports.reviewed_json import reviews_told
from travaux.exports.text_tables import write_table
from travaux.formats.registries import read_toml
from travaux.reference.guidelines import Guidelines, parse_guidelines
from travaux.reference.income import load_income, read_income
from travaux.reference.registry import Registry, load_registry
from travaux.reports.page import Page, Section, Table
from travaux.reports.participation import participation_page, table_section, words_chart
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.store.workspace import Workspace
from travaux.views.documents import Document, as_json, render
from travaux.views.procedure.timeline import procedure_in
from travaux.views.registry import registry_of
from travaux.views.snapshot import Snapshot


def tables_of(workspace: Workspace, viewer: Viewer = Viewer.KEEPER) -> tuple[ParticipationTable, ...]:
    """Return the tables of participation, as far as ``viewer`` may see what they count."""
    with workspace.record.view(Viewer.KEEPER) as reading:
        version = reading.writes()
    return tables_in(Snapshot(workspace, viewer, version))


def tables_in(snapshot: Snapshot) -> tuple[ParticipationTable, ...]:
    """Return the tables of participation of one view of the record."""
    registry = registry_of(snapshot)
    groups = [actor.name for actor in registry.actors.values() if actor.kind is ActorKind.GROUP]
    incomes = _incomes(registry, snapshot.workspace)
    return participation(
        _attended(snapshot),
        _traced_submissions(snapshot, registry),
        _frame(snapshot),
        groups,
        incomes,
        _own_guidelines(snapshot.workspace),
    )


def _own_guidelines(workspace: Workspace) -> Guidelines | None:
    """Return the guidelines of the workspace's own file.

    Raises:
        UsageError: if its file states none.
    """
    own = workspace.settings.guidelines
    return parse_guidelines(read_toml(workspace.folder / own)) if own else None


def _incomes(registry: Registry, workspace: Workspace) -> Incomes:
    """Return the classes of income that the keeper's actors.toml states, else the shipped ones, by State.

    A State of the keeper's own that has taken a shipped code does not take the class that goes with it.
    """
    actors = workspace.settings.actors
    own = read_toml(workspace.folder / actors).get("income") if actors else None
    known = read_income(own) if isinstance(own, dict) else load_income()
    meant = registry.actors if isinstance(own, dict) else _unchanged(registry)
    return Incomes(
        known.name,
        tuple(known.members),
        {meant[code].name: name for name, codes in known.members.items() for code in codes if code in meant},
    )


def _unchanged(registry: Registry) -> dict[str, Actor]:
    shipped = load_registry().actors
    return {
        code: one
        for code, one in registry.actors.items()
        if code in shipped and shipped[code].name == one.name
    }


def _attended(snapshot: Snapshot) -> list[Attendance]:
    return [
        Attendance(
            source.id,
            source.title,
            source.facts.date,
            phase_of((source.title, source.facts.body)),
            report.statistics.speakers,
        )
        for source, report in snapshot.results(MeetingReport, *SPOKEN)
    ]


def _traced_submissions(snapshot: Snapshot, registry: Registry) -> list[TracedSubmission]:
    verdicts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    if snapshot.has(Traces):
        for trace in snapshot.result(Traces).proposals:
            verdicts[trace.proposal.draft or ""][trace.verdict] += 1
    return [_input(source, verdicts[source.id], registry) for source in snapshot.of_kind(SourceKind.INPUT)]


def _input(source: Source, verdicts: Counter[Verdict], registry: Registry) -> TracedSubmission:
    actor = registry.resolve(source.facts.author).actor if source.facts.author else None
    sector = source.facts.sector or (actor.sector if actor else None)
    region = actor.region if actor else None
    named = registry.actors.get(region) if region else None
    groups = [registry.actors[code] for code in (actor.groups if actor else ()) if code in registry.actors]
    return TracedSubmission(
        source.id,
        source.facts.author or source.title,
        sector.value if sector else None,
        named.name if named else region,
        source.facts.date,
        verdicts,
        actor.name if actor else None,
        tuple(group.name for group in groups),
    )


def _frame(snapshot: Snapshot) -> Frame:
    drafts = snapshot.of_kind(SourceKind.DRAFT)
    committed = [result for _, result in snapshot.results(Commitments, SourceKind.DRAFT)]
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    return Frame(
        versions=tuple(source.facts.date for source in drafts),
        sources=len(snapshot.sources),
        public=sum(source.facts.visibility is Visibility.PUBLIC for source in snapshot.sources.values()),
        commitments=len(committed[-1].commitments) if committed else 0,
        reviews=sum(step.kind is StepKind.REVIEW for step in steps),
    )


def in_form(
    tables: tuple[ParticipationTable, ...], form: str, title: str, backing: Backing = UNBACKED
) -> bytes:
    """Return the tables as a file's bytes, with the reviews they count on; html, md, docx or json."""
    if form == "json":
        return as_json(participation_json(tables) | reviews_told(backing.reviews))
    return render(backing.of(participation_page(tables, title)), form)


def participation_json(tables: Iterable[ParticipationTable]) -> dict[str, object]:
    """Return the tables as `travaux statistics --json` prints them."""
    return {
        "tables": [
            {
                "name": str(table.name),
                "columns": list(map(str, table.columns)),
                "rows": [list(map(plain, row)) for row in table.rows],
                "recipe": str(table.recipe),
            }
            for table in tables
        ]
    }


def default_name(folder: Path, form: str) -> str:
    """Return what the file is called where none is named."""
    return f"{folder.resolve().name}-statistics.{form}"


Spoken = tuple[Source, SpeakerStatistics]


def participation_tables(snapshot: Snapshot) -> tuple[ParticipationTable, ...]:
    """Return the tables of participation as the viewer of the record may see them."""
    return snapshot.cached("participation", lambda: tables_in(snapshot))


def _page(snapshot: Snapshot) -> Page:
    tables = participation_tables(snapshot)
    spoken = _speaking_turns(snapshot)
    meetings = len({source.id for source, _ in spoken})
    facts = (
        (message("Meetings"), meetings),
        (message("Words"), sum(one.words for _, one in spoken)),
    )
    by_meeting = Section("meetings", message("By meeting"), (_meetings(snapshot),))
    sections = (*map(_section, tables), by_meeting)
    return replace(participation_page(tables, snapshot.title), facts=facts, sections=sections)


def _section(table: ParticipationTable) -> Section:
    section, chart = table_section(table), words_chart(table)
    return replace(section, blocks=(chart, *section.blocks)) if chart else section


def _speaking_turns(snapshot: Snapshot) -> list[Spoken]:
    reports = snapshot.results(MeetingReport, *SPOKEN)
    return [(source, one) for source, report in reports for one in report.statistics.speakers]


def _meetings(snapshot: Snapshot) -> Table:
    rows = tuple(
        (
            source.facts.date,
            source.title,
            len(report.statistics.speakers),
            len(report.meeting.interventions),
            sum(one.words for one in report.statistics.speakers),
            len(report.arguments),
        )
        for source, report in snapshot.results(MeetingReport, *SPOKEN)
    )
    columns = (
        message("Date"),
        message("Meeting"),
        message("Speakers"),
        message("Interventions"),
        message("Words"),
        message("Arguments"),
    )
    return Table(message("Meetings and statements"), columns, rows)


def speakers_csv(snapshot: Snapshot) -> bytes:
    """Return one row a speaker and meeting."""
    columns = ("date", "meeting", "source", "actor", "label", "sector", "region")
    return write_table(
        (*columns, "interventions", "words", "seconds"), map(_cells, _speaking_turns(snapshot))
    )


def _cells(spoken: Spoken) -> tuple[str | int | float | None, ...]:
    source, one = spoken
    return (
        source.facts.date.isoformat() if source.facts.date else None,
        source.title,
        source.id,
        one.actor,
        one.label,
        one.sector,
        one.region,
        one.interventions,
        one.words,
        one.seconds,
    )


def participation_document(snapshot: Snapshot) -> Document:
    """Return every table of participation, with charts, and the figures of each meeting."""
    return snapshot.cached("statistics", lambda: Document(_page(snapshot)))
