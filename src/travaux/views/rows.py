"""The record as rows, one kind at a time: what lists, filters and bulk streams are made from."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from travaux.domain.lineage import Lineage, Origins, Trace, Traces
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.overview import Overview
from travaux.domain.positions import Register
from travaux.domain.process import Procedure
from travaux.domain.record import StoredSource
from travaux.domain.sources import SourceKind
from travaux.domain.spans import stable_id
from travaux.domain.texts import Draft
from travaux.errors import NotFound
from travaux.exports.lineage import name_versions, plain_lineage, plain_link, plain_origins, plain_traces
from travaux.exports.meeting_json import meeting_json
from travaux.exports.overview_json import overview_json
from travaux.exports.positions import positions_json
from travaux.exports.procedure_json import procedure_json
from travaux.exports.text_tables import disarmed
from travaux.views.commitments.documents import commitments_json
from travaux.views.commitments.register import promises
from travaux.views.delegations import Delegation, delegations
from travaux.views.positions.indexes import positions_by
from travaux.views.procedure.timeline import procedure_in
from travaux.views.snapshot import Snapshot
from travaux.views.text.drafts import draft_as_json

Row: TypeAlias = dict[str, Any]


def rows_of(snapshot: Snapshot, what: str) -> list[Row]:
    """Return every row of one kind, as the viewer of ``snapshot`` may see them."""
    key = ("rows", what, today()) if what == "commitments" else ("rows", what)
    return snapshot.cached(key, lambda: list(KINDS[what](snapshot)))


def today() -> date:
    """Return the day on which statuses are told."""
    return datetime.now(UTC).date()


def source_row(stored: StoredSource) -> Row:
    """Return one source and what is said of it."""
    facts = stored.source.facts
    return {
        "id": stored.source.id,
        "name": stored.source.name,
        "kind": facts.kind.value,
        "title": stored.source.title,
        "date": facts.date.isoformat() if facts.date else None,
        "body": facts.body,
        "stage": facts.stage,
        "symbol": facts.symbol,
        "sector": facts.sector.value if facts.sector else None,
        "author": facts.author,
        "language": facts.language,
        "visibility": facts.visibility.value,
        "room": facts.room,
        "returns": facts.returns,
        "track": facts.track.value if facts.track else None,
        "sha256": stored.sha256,
        "size": stored.size,
        "added": stored.added,
    }


def actor_row(name: str, found: Delegation, snapshot: Snapshot) -> Row:
    """Return one actor, with how much the record has of it."""
    actor = found.actor
    return {
        "id": name,
        "code": actor.code,
        "name": actor.name,
        "kind": actor.kind.value,
        "sector": actor.sector.value if actor.sector else None,
        "region": actor.region,
        "groups": list(actor.groups),
        "interventions": len(found.turns),
        "words": found.words,
        "spoken_for": len(found.by_proxy),
        "arguments": len(found.arguments),
        "positions": len(positions_by(snapshot).by_holder.get(name, ())),
        "wishes": len(found.wishes),
        "inputs": len(found.inputs),
    }


def report_row(snapshot: Snapshot, source: str) -> Row:
    """Return one meeting's session report as JSON values."""
    return snapshot.cached(
        ("api meeting", source), lambda: dict(meeting_json(snapshot.result(MeetingReport, source)))
    )


def traces_of(snapshot: Snapshot) -> tuple[Trace, ...]:
    """Return what became of every proposal; none where nothing was traced."""
    return snapshot.result(Traces).traces if snapshot.has(Traces) else ()


def commitments_on(snapshot: Snapshot, day: date) -> list[Row]:
    """Return the commitments of the latest version with their status on ``day``."""
    found = promises(snapshot, day)
    plain: Any = commitments_json(found.items, day)["commitments"] if found else []
    rows: list[Row] = plain
    return rows


def _sources(snapshot: Snapshot) -> Iterator[Row]:
    for stored in sorted(snapshot.stored.values(), key=lambda each: (each.source.dated, each.source.id)):
        yield source_row(stored)


def _meetings(snapshot: Snapshot) -> Iterator[Row]:
    for found, report in snapshot.results(MeetingReport):
        spoken = report.meeting.interventions
        yield {
            "source": found.id,
            "title": found.title,
            "date": found.facts.date.isoformat() if found.facts.date else None,
            "interventions": len(spoken),
            "words": sum(turn.words for turn in spoken),
            "arguments": len(report.arguments),
            "agreements": len(report.agreements),
            "differences": len(report.differences),
        }


def _interventions(snapshot: Snapshot) -> Iterator[Row]:
    for found, _ in snapshot.results(MeetingReport):
        words = snapshot.text(found.id).text
        for row in report_row(snapshot, found.id)["interventions"]:
            yield {"meeting": found.id, **row, "text": words[row["start"] : row["end"]]}


def _in_meetings(part: str) -> Callable[[Snapshot], Iterator[Row]]:
    def rows(snapshot: Snapshot) -> Iterator[Row]:
        for found, _ in snapshot.results(MeetingReport):
            for row in report_row(snapshot, found.id)[part]:
                yield {"meeting": found.id, **row}

    return rows


def _drafts(snapshot: Snapshot) -> Iterator[Row]:
    for _, draft in snapshot.results(Draft, SourceKind.DRAFT):
        yield {
            "source": draft.source.id,
            "title": draft.title,
            "symbol": draft.symbol,
            "stage": draft.stage,
            "date": draft.date.isoformat() if draft.date else None,
            "paragraphs": len(draft.paragraphs),
            "brackets": sum(len(paragraph.brackets) for paragraph in draft.paragraphs),
        }


def _paragraphs(snapshot: Snapshot) -> Iterator[Row]:
    at = {}
    if snapshot.has(Lineage):
        lineage = snapshot.result(Lineage)
        at = {
            (lineage.versions[place.version].source.id, index): thread.id
            for thread in lineage.threads
            for place in thread.places
            for index in place.paragraphs
        }
    for source, draft in snapshot.results(Draft, SourceKind.DRAFT):
        plain: Any = draft_as_json(draft)["paragraphs"]
        for row in plain:
            thread = at.get((source.id, row["index"]))
            yield {"id": str(row["index"]), "draft": source.id, "thread": thread, **row}


def _threads(snapshot: Snapshot) -> Iterator[Row]:
    if snapshot.has(Lineage):
        plain: Any = plain_lineage(snapshot.result(Lineage))
        yield from plain["threads"]


def _links(snapshot: Snapshot) -> Iterator[Row]:
    if not snapshot.has(Lineage):
        return
    lineage = snapshot.result(Lineage)
    names = name_versions(lineage.versions)
    for step, found in enumerate(lineage.links):
        for link in found:
            yield {"older": names[step], "newer": names[step + 1], **plain_link(link)}


def _positions(snapshot: Snapshot) -> Iterator[Row]:
    if snapshot.has(Register):
        plain: Any = positions_json(snapshot.result(Register))
        yield from plain["positions"]


def _unresolved(snapshot: Snapshot) -> Iterator[Row]:
    if snapshot.has(Register):
        plain: Any = positions_json(snapshot.result(Register))
        for number, row in enumerate(plain["unresolved"], 1):
            yield {"id": str(number), **row}


def _commitments(snapshot: Snapshot) -> Iterator[Row]:
    yield from commitments_on(snapshot, today())


def _steps(snapshot: Snapshot) -> Iterator[Row]:
    if snapshot.has(Procedure):
        plain: Any = procedure_json(procedure_in(snapshot))
        yield from plain["steps"]


def _actors(snapshot: Snapshot) -> Iterator[Row]:
    for name, found in sorted(delegations(snapshot).items(), key=lambda pair: pair[1].actor.name):
        yield actor_row(name, found, snapshot)


def _sentences(snapshot: Snapshot) -> Iterator[Row]:
    if not snapshot.has(Overview):
        return
    plain: Any = overview_json(snapshot.result(Overview))
    for theme in plain["themes"]:
        for row in theme["sentences"]:
            yield {"theme": theme["label"], **row}


def _inputs(snapshot: Snapshot) -> Iterator[Row]:
    ends: dict[str, Counter[str]] = {}
    for trace in traces_of(snapshot):
        ends.setdefault(trace.proposal.draft or "", Counter())[trace.verdict.value] += 1
    for source in snapshot.of_kind(SourceKind.INPUT):
        met = ends.get(source.id, Counter())
        told_of = source_row(snapshot.stored[source.id])
        kept = ("id", "title", "author", "sector", "date", "visibility")
        yield {
            **{name: told_of[name] for name in kept},
            "proposals": met.total(),
            "ends": dict(sorted(met.items())),
        }


def _proposals(snapshot: Snapshot) -> Iterator[Row]:
    plain: Any = plain_traces(traces_of(snapshot))["proposals"]
    for row, trace in zip(plain, traces_of(snapshot), strict=True):
        cited = trace.proposal.citation
        where = (cited.source, str(cited.start), str(cited.end)) if cited else (trace.proposal.id,)
        yield {"id": stable_id("proposal", *where, row["text"]), **row}


def _origins(snapshot: Snapshot) -> Iterator[Row]:
    for version in snapshot.result(Origins).versions if snapshot.has(Origins) else ():
        for report_row, borrowings in (("agreed", version.agreed), ("put forward", version.put_forward)):
            plain: Any = plain_origins(borrowings, ())["phrases"]
            for number, row in enumerate(plain):
                cited = row["citations"][0]
                name = stable_id("origin", version.draft, report_row, str(cited["start"]), str(number))
                yield {"id": name, "draft": version.draft, "from": report_row, **row}


KINDS: Mapping[str, Callable[[Snapshot], Iterable[Row]]] = {
    "sources": _sources,
    "meetings": _meetings,
    "interventions": _interventions,
    "arguments": _in_meetings("arguments"),
    "agreements": _in_meetings("agreements"),
    "differences": _in_meetings("differences"),
    "drafts": _drafts,
    "paragraphs": _paragraphs,
    "threads": _threads,
    "links": _links,
    "origins": _origins,
    "actors": _actors,
    "positions": _positions,
    "unresolved": _unresolved,
    "commitments": _commitments,
    "steps": _steps,
    "sentences": _sentences,
    "inputs": _inputs,
    "proposals": _proposals,
}
"""Every kind of row, by its name in addresses."""


Wanted = Mapping[str, str | None]
"""What columns must hold, by their names; None asks for nothing."""


def filtered(snapshot: Snapshot, what: str, wanted: Wanted) -> list[Row]:
    """Return the rows of one kind that hold what is ``wanted``."""
    return holding(rows_of(snapshot, what), wanted)


def holding(found: Iterable[Row], wanted: Wanted) -> list[Row]:
    """Return the rows among ``found`` that hold what is ``wanted``."""
    asked = {name: value for name, value in wanted.items() if value is not None}
    return [row for row in found if all(_row_has(row, name, asked[name]) for name in asked)]


def row_named(snapshot: Snapshot, what: str, name: str, called: str) -> Row:
    """Return the row of one kind whose id is ``name``.

    Raises:
        NotFound: if there is none; ``called`` says of what.
    """
    for row in rows_of(snapshot, what):
        if row["id"] == name:
            return row
    raise NotFound(f"there is no {called} “{name}”")


_COLUMNS = {
    "actor": ("actor", "actor_code", "actors", "speaking_for", "on_behalf_of", "by", "author"),
    "addressee": ("addressees",),
    "group": ("groups",),
    "paragraph": ("targets", "paragraphs", "paragraph"),
    "thread": ("thread", "targets"),
    "topic": ("topics",),
}
"""Where a filter looks that looks into more, or other, columns than the one it is called by."""


def _row_has(row: Row, name: str, wanted: str) -> bool:
    return any(_column_holds(row.get(column), wanted) for column in _COLUMNS.get(name, (name,)))


def _column_holds(value: object, wanted: str) -> bool:
    """Say whether a column holds what is asked for: as a whole, or as one of several."""
    if isinstance(value, list):
        return any(_column_holds(each, wanted) for each in value)
    if isinstance(value, dict):
        return wanted in (value.get("thread"), value.get("label"), value.get("name"))
    return value == wanted


def as_csv(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield rows as CSV line by line, the names of the columns first; no cell is taken for a formula."""
    columns: list[str] = []
    for row in rows:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        if not columns:
            columns = list(row)
            writer.writerow(columns)
        writer.writerow([_cell(row.get(column)) for column in columns])
        yield out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return disarmed(value)
