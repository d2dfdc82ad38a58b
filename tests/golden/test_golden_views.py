"""What the record shows of one small negotiation, as reviewed; TRAVAUX_REGENERATE=1 writes it anew.

Each view is shown as the keeper sees it and, where that is something else, as the public does.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from travaux.commands.adding import add
from travaux.commands.corrections import read_correction
from travaux.commands.events import EventEntry, record_event
from travaux.commands.notes import note_commitment
from travaux.commands.reviewing import decide
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.actors import Actor
from travaux.domain.commitments import CommitmentFilter, CommitmentStatus, Entry
from travaux.domain.lineage import Lineage
from travaux.domain.messages import Joined, Message
from travaux.domain.process import StepKind
from travaux.domain.review import ENTRY, ReviewDecision
from travaux.domain.search import Facet
from travaux.domain.sources import Source, SourceKind, Viewer
from travaux.domain.spans import Citation
from travaux.domain.texts import Paragraph
from travaux.errors import NotFound, TravauxError, UsageError
from travaux.store.record import open_record
from travaux.store.workspace import Workspace, open_workspace
from travaux.views import (
    activity,
    citation_targets,
    consultation,
    delegation_list,
    disputes,
    dossiers,
    meetings,
    overview,
    participation,
    plain,
    registry,
    rows,
    sources,
    speakers,
    submissions,
    themes,
    workspace,
)
from travaux.views.brief import brief
from travaux.views.commitments import documents as promised
from travaux.views.commitments import register
from travaux.views.delegation_rows import actor_json
from travaux.views.delegations import delegation, delegations
from travaux.views.documents import render
from travaux.views.method import making_of
from travaux.views.paragraph_history import paragraph_history
from travaux.views.positions import register as positions
from travaux.views.positions.indexes import positions_by, positions_of
from travaux.views.procedure import documents as procedures
from travaux.views.procedure.phases import phases
from travaux.views.procedure.timeline import procedure_in
from travaux.views.registers.catalogue import registers_in
from travaux.views.review import findings
from travaux.views.review.backing import reviewed_turns
from travaux.views.review.plain import item_json, review_json
from travaux.views.search.ask import answers_plain, ask
from travaux.views.search.indexes import close_indexes
from travaux.views.search.published import static_index
from travaux.views.search.results import completed, search, search_plain
from travaux.views.search.units import units_of
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.views.text import documents, lineage, report
from travaux.views.text.comparison import comparison_view
from travaux.views.text.documents import in_form
from travaux.views.text.drafts import read
from travaux.views.text.link_labels import link_seen
from travaux.views.text.paragraphs import paragraph_views
from travaux.views.text.versions import versions_of
from travaux.views.text.wordings import printed_wording
from travaux.views.verdicts import verdict_on

FOLDER = Path(__file__).parent / "views"
NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
DAY = date(2031, 6, 1)
ZERO = """Draft accord on tide gauges

Recalling the storms of the northern coast,

I. GAUGES

1. Parties shall keep [tide gauges] (Kenya: delete) (Fiji: retain) in every harbour.

2. Requests the Secretary-General to report on harbour fees by 30 June 2030.

3. Invites Parties to share charts [and pilots].
"""
REVISED = """Draft accord on tide gauges, Rev.1

Recalling the storms of the northern coast,

I. CHARTS

1. Invites all Parties to share charts freely.

II. GAUGES

2. Parties shall keep [tide gauges] (Kenya: delete) in every harbour.

3. Requests the Secretary-General to report on harbour fees by 30 June 2030 and every two years.

4. Decides to review this accord in 2035.
"""
MEETING = """Chair: The floor is open.

Brazil: We support paragraph 1, because tide gauges save lives. We must end the toll on oars.

Egypt (on behalf of the Group of 77 and China): We must end the toll on oars, because it is unfair.

Speaker 3: We oppose paragraph 1. Tide gauges are too costly for small harbours.

Norway: We cannot accept paragraph 3, because charts are costly. We propose to delete paragraph 3.

Ghana: We propose to abolish the pilot fee, because it keeps small boats out of the harbour.

Fiji: We support the abolition of the pilot fee. It keeps small boats out of the harbour.

Mexico: We strongly oppose the abolition of the pilot fee, because the pilots must be paid for.

Chile: We must close the digital divide, because rural women lack access to the Internet.

India: We must close the digital divide, because rural women lack access to the Internet.

Cuba: We call for capacity-building in digital skills, because small harbours lack training.

Speaker 4: We thank the delegation of Norway.
"""
FILES: Mapping[str, tuple[str, dict[str, object]]] = {
    "zero.txt": (ZERO, {"kind": "draft", "stage": "zero draft", "date": "2031-01-01", "title": "Zero"}),
    "rev1.txt": (REVISED, {"kind": "draft", "stage": "Rev.1", "date": "2031-04-01", "symbol": "TG/2"}),
    "meeting.txt": (MEETING, {"kind": "transcript", "date": "2031-02-01", "title": "First reading"}),
    "peru.txt": (
        "Statement of Peru\n\nPeru: We welcome the draft. We oppose tolls, because they ruin villages.\n",
        {"kind": "statement", "date": "2031-04-11", "author": "Peru"},
    ),
    "makers.txt": (
        "Comments of the Chart Makers\n\nWe propose that paragraph 3 read: “Invites all Parties to share "
        "charts freely.”\n\nWe are concerned that harbour fees ruin fishing villages.\n",
        {"kind": "input", "author": "Chart Makers", "sector": "civil society", "date": "2031-02-10"},
    ),
    "chile.txt": (
        "Comments of Chile\n\nWe propose to add “in all languages of the coast” to paragraph 1.\n",
        {"kind": "input", "author": "Chile", "sector": "government", "date": "2031-03-10"},
    ),
    "note.txt": (
        "Note\n\nJAPAN opposed paragraph 2. CHILE, with NORWAY, supported paragraph 2.\n",
        {"kind": "report", "date": "2031-05-01", "body": "Harbour talks"},
    ),
    "silence.txt": (
        "Letter of the Chair\n\nI place the draft under silence until Monday, 14 July 2031, at noon.\n",
        {"kind": "letter", "date": "2031-05-08"},
    ),
    "secret.txt": (
        "Secret\n\nICELAND opposed paragraph 2.\n",
        {"kind": "report", "date": "2031-05-02", "visibility": "private"},
    ),
    "page.txt": ("Tides rise and fall.\n", {"kind": "document", "language": "en"}),
}


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    base = tmp_path_factory.mktemp("talks")
    create(base / "ws", "River talks")
    made = open_workspace(base / "ws")
    made.record.close()
    record = open_record(base / "ws" / "record.sqlite", lambda: NOON)
    kept = Workspace(made.folder, made.settings, made.originals, record)
    for name, (text, _) in FILES.items():
        (base / name).write_text(text, encoding="utf-8")
    added = list(add(kept, [(base / name, said) for name, (_, said) in FILES.items()], "Ana"))
    assert [one.status for one in added] == ["added"] * len(FILES)
    run(kept, "Ana")
    _judge(kept)
    run(kept, "Ana")
    yield kept
    close_indexes()
    record.close()


def _judge(talks: Workspace) -> None:
    """Let people decide on one finding of each kind, and note and set down something."""
    snapshot = Snapshots(talks, Viewer.KEEPER).now()
    of: dict[str, list[findings.ReviewItem]] = {}
    for one in findings.items(snapshot).values():
        of.setdefault(one.key.kind, []).append(one)
    nameless = next(one for one in of["intervention"] if one.needs)
    said = read_correction(snapshot, nameless, {"actor": "Ghana"})
    decide(talks, [nameless], ReviewDecision.EDIT, "Ben", correction=said, reason="heard so")
    for kind, number, verdict in (
        ("position", 0, ReviewDecision.CONFIRM),
        ("position", 1, ReviewDecision.REJECT),
        ("argument", 0, ReviewDecision.REJECT),
        ("link", 0, ReviewDecision.CONFIRM),
    ):
        decide(talks, [of[kind][number]], verdict, "Ben")
    promised = register.register_of(talks, DAY).items[0].commitment
    note_commitment(talks, promised.id, Entry("", DAY, CommitmentStatus.IN_PROGRESS, note="begun"), "Cleo")
    for kind_of_step, what in ((StepKind.CONSULTATIONS, "Talks on fees"), (StepKind.SILENCE_BROKEN, "")):
        record_event(talks, EventEntry(kind_of_step, date(2031, 5, 20), ("Norway",), "2", what), "Cleo")


def _text(snapshot: Snapshot) -> Iterator[object]:
    text = paragraph_views(snapshot)
    for thread in text.threads:
        yield thread, paragraph_history(snapshot, thread)


def _each_kind(snapshot: Snapshot) -> dict[str, object]:
    """Return how many rows there are of each kind, and the first and the last."""
    found = {kind: rows.rows_of(snapshot, kind) for kind in rows.KINDS}
    return {kind: (len(all_of), all_of[:1], all_of[1:][-1:]) for kind, all_of in found.items()}


FILTERS: tuple[tuple[str, dict[str, str | None]], ...] = (
    ("positions", {"actor": "Norway", "stance": None}),
    ("positions", {"paragraph": "1", "stance": "oppose"}),
    ("commitments", {"addressee": "the Secretary-General"}),
    ("actors", {"group": "G77"}),
    ("sources", {"kind": "draft", "visibility": "public"}),
)
QUESTIONS = (
    "Who opposes paragraph 1?",
    "What is due within 90 days?",
    "What is overdue?",
    "How did paragraph 1 change?",
    "What does civil society propose?",
    "Was the silence broken?",
    "What does Peru say about tolls?",
    "What is the wording of paragraph 2?",
    "Storms",
    "Who wants tide gauges deleted?",
    "Who opposes tolls?",
    "What do States say about the digital divide?",
    "Who must report on fees?",
    "What did Chile propose?",
)
QUERIES = ("charts", '"tide gauges"', "toll NOT oars", "harb*", "glacier")


def _found(snapshot: Snapshot) -> Iterator[object]:
    for query in QUERIES:
        yield query, search_plain(snapshot, search(snapshot, query))
    yield completed(snapshot, "c"), completed(snapshot, "z", Facet.VERSION)


VIEWS: dict[str, Callable[[Snapshot], object]] = {
    "rows": _each_kind,
    "filtered": lambda s: [rows.filtered(s, *asked) for asked in FILTERS],
    "csv": lambda s: {kind: list(rows.as_csv(rows.rows_of(s, kind))) for kind in ("sources", "actors")},
    "activity": lambda s: activity.activity(s, DAY),
    "sources": lambda s: (sources.source_rows(s), sources.sources_csv(s)),
    "source": lambda s: [sources.source_view(s, name) for name in s.sources],
    "homes": lambda s: [citation_targets.home_of(s, source) for source in s.sources.values()],
    "spans": lambda s: [citation_targets.spans_cited(s, name) for name in s.sources],
    "openings": lambda s: [
        citation_targets.opening(s, citation) for one in positions_of(s) for citation in one.citations
    ],
    "meetings": lambda s: (meetings.meeting_rows(s), meetings.meetings_csv(s)),
    "delegations": lambda s: delegations(s),
    "delegation list": lambda s: (delegation_list.delegation_rows(s), delegation_list.unnamed(s)),
    "delegation table": lambda s: delegation_list.delegations_csv(s),
    "delegation": lambda s: [actor_json(s, name) for name in delegations(s)],
    "members": lambda s: [registry.members_of(s, one.actor) for one in delegations(s).values()],
    "disputes": lambda s: (disputes.disputes_now(s), disputes.last_bracketed(paragraph_views(s))),
    "disputes shown": lambda s: [
        disputes.dispute_shown(paragraph_views(s), one) for one in disputes.disputes_now(s)
    ],
    "brackets": lambda s: [disputes.bracketed(paragraph_views(s), number) for number in (0, 1)],
    "dossiers": lambda s: [dossiers.actor_dossier(s, name, "md") for name in delegations(s)],
    "paragraph dossiers": lambda s: [
        dossiers.paragraph_dossier(s, thread, "md") for thread in paragraph_views(s).threads
    ],
    "paragraphs": _text,
    "versions": versions_of,
    "comparison": lambda s: comparison_view(s, 0, 1),
    "brief": lambda s: [(one.label, str(one.said), one.citations) for one in brief(s, DAY).lines],
    "phases": lambda s: [(one.phase.value, str(one.holds), one.current) for one in phases(s, DAY)],
    "verdicts": lambda s: [
        [(one.label, str(one.said)) for one in verdict_on(s, thread)] for thread in paragraph_views(s).threads
    ],
    "registers": lambda s: [(kind.name, table) for kind, table in registers_in(s)],
    "wordings": lambda s: [
        printed_wording(each)
        for version in paragraph_views(s).lineage.versions
        for each in version.paragraphs
    ],
    "links": lambda s: [link_seen(s, link) for links in s.result(Lineage).links for link in links],
    "participation": lambda s: (participation.tables_in(s), participation.speakers_csv(s)),
    "participation table": lambda s: participation.participation_json(participation.participation_tables(s)),
    "submissions": lambda s: (submissions.submission_rows(s), submissions.sums_by_sector(s)),
    "proposals": lambda s: [
        submissions.proposals_csv(s),
        [submissions.proposals_of(s, source.id) for source in s.of_kind(SourceKind.INPUT)],
        [plain.proposals_for(s, thread) for thread in paragraph_views(s).threads],
    ],
    "themes": lambda s: themes.theme_rows(s),
    "theme": lambda s: [themes.theme_of(s, row.topic.code) for row in themes.theme_rows(s)],
    "theme dossiers": lambda s: [
        themes.theme_dossier(s, row.topic.code, "md") for row in themes.theme_rows(s)
    ],
    "procedure": lambda s: (plain.procedure_plain(s), procedure_in(s).steps),
    "overview": plain.overview_plain,
    "consultation": plain.consultation_plain,
    "terms": lambda s: plain.terms_plain(s, ["tide gauges", "toll"]),
    "commitments": lambda s: (register.promises(s, DAY), rows.commitments_on(s, date(2029, 1, 1))),
    "positions": lambda s: positions_by(s).by_holder,
    "items": lambda s: [(one.name, one.now, one.pending) for one in findings.items(s).values()],
    "review": lambda s: [
        item_json(s, one) for one in findings.items(s).values() if one.reviews or one.needs or one.alike
    ],
    "queue": lambda s: [(one.name, one.weight, one.needs, one.alike) for one in findings.queue(s)],
    "alike": lambda s: [[one.name for one in findings.with_alike(s, each)] for each in findings.queue(s)],
    "history": lambda s: [review_json(s, review) for review in findings.history(s)],
    "recorded": lambda s: [
        (findings.original_in_words(s, one), findings.replacement_in_words(s, one))
        for one in s.recorded()
        if one.finding.kind == ENTRY
    ],
    "log": findings.log,
    "turns": reviewed_turns,
    "sections": lambda s: [
        (text.section(thread), text.order[thread], text.name(0), text.origin_of(text.thread(thread)))
        for text in [paragraph_views(s)]
        for thread in text.threads
    ],
    "listed": lambda s: workspace.listed(s.workspace, s.viewer),
    "method": lambda s: {name: use.results for name, use in making_of(s).stages.items() if use.results},
    "names": lambda s: (s.names, s.withheld, [source.name for source in s.of_kind(SourceKind.REPORT)]),
    "units": units_of,
    "search": _found,
    "published": lambda s: sorted(static_index(s)),
    "ask": lambda s: [answers_plain(s, ask(s, question, today=DAY)) for question in QUESTIONS],
}


DRAFTS, INPUTS = ("zero.txt", "rev1.txt"), ("makers.txt", "chile.txt")


def _files(base: Path, *names: str) -> list[Path]:
    return [base / name for name in names]


def _forms(found: Any, writers: Mapping[str, Callable[[Any], bytes]]) -> dict[str, object]:
    shown = {form: in_form(found, form, writers) for form in sorted(writers)}
    return {form: kept if form in ("json", "csv", "text") else bool(kept) for form, kept in shown.items()}


def _both(base: Path, view: Callable[[Sequence[Path]], Any], form: Callable[[Any], object]) -> list[object]:
    """Return a view of files and that of the whole workspace."""
    return [form(view(_files(base, "meeting.txt", "note.txt"))), form(view([base / "ws"]))]


def _commitments(base: Path, whom: str | None = None) -> Iterator[object]:
    for source in (base / "ws", base / "rev1.txt"):
        found, items = register.commitments_at(source, DAY, CommitmentFilter(), whom)
        yield from (promised.render_commitments(found, items, form) for form in ("md", "json", "csv"))
        yield [promised.due_in_words(item) for item in items]


OF_FILES: dict[str, Callable[[Path], object]] = {
    "file draft": lambda base: _forms(read(base / "zero.txt"), documents.DRAFT),
    "file comparison": lambda base: _forms(lineage.compare(*_files(base, *DRAFTS)), documents.COMPARISON),
    "file lineage": lambda base: _forms(lineage.lineage(_files(base, *DRAFTS)), documents.LINEAGE),
    "file traces": lambda base: _forms(
        lineage.trace(_files(base, *INPUTS), _files(base, *DRAFTS)), documents.TRACES
    ),
    "file origins": lambda base: _forms(
        lineage.origin(base / "rev1.txt", _files(base, "zero.txt")), documents.ORIGINS
    ),
    "file report": lambda base: report.text_report_as_json(report.text_report(base / "ws")),
    "file speakers": lambda base: [
        speakers.in_form(speakers.speakers_at(base / "meeting.txt", confirm=["Speaker 3=Ghana"]), form)
        for form in ("json", "txt")
    ],
    "file meeting": lambda base: meetings.in_form(meetings.report_at(base / "meeting.txt"), "json"),
    "file overview": lambda base: _both(
        base, overview.overview_at, lambda found: overview.in_form(found[0], "md", found[1])
    ),
    "file consultation": lambda base: _both(
        base, consultation.consultation_at, lambda found: consultation.in_form(found[0], "md", found[1])
    ),
    "file positions": lambda base: _both(
        base, positions.register_at, lambda found: positions.in_form(found[0], "csv", found[1])
    ),
    "file procedure": lambda base: _both(
        base, procedures.procedure_at, lambda found: procedures.in_form(found[0], "json", *found[1:])
    ),
    "file commitments": _commitments,
    "file commitments of one": lambda base: _commitments(base, "secretary"),
    "file words": lambda base: [
        workspace.excerpt(str(base / "page.txt"), 0, 5),
        workspace.excerpt(f"{base / 'ws'}:note.txt", 6, 11),
    ],
}


@pytest.mark.parametrize("view", OF_FILES)
def test_each_view_of_files_shows_what_was_reviewed(
    talks: Workspace, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(talks.folder.parent)  # files are named by their paths, and ids made of those
    _held(view, json.dumps(_plain(OF_FILES[view](Path())), indent=1, ensure_ascii=False))


MISSING: tuple[Callable[[Snapshot], object], ...] = (
    lambda s: themes.theme_of(s, "no such"),
    lambda s: paragraph_views(s).thread("no such"),
    lambda s: delegation(s, "no such"),
    lambda s: findings.item(s, "argument/all/no such"),
    lambda s: findings.item(s, "no such"),
    lambda s: s.source("no such"),
    lambda s: s.result(Lineage, "no such"),
    lambda s: rows.row_named(s, "actors", "no such", "actor"),
    lambda s: sources.source_view(s, "no such"),
)


@pytest.mark.parametrize("view", MISSING)
def test_what_is_not_there_is_not_found(talks: Workspace, view: Callable[[Snapshot], object]) -> None:
    with pytest.raises(NotFound):
        view(Snapshots(talks, Viewer.KEEPER).now())


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_a_page_has_every_form_and_no_other(talks: Workspace, form: str) -> None:
    page = meetings.meeting_document(Snapshots(talks, Viewer.KEEPER).now(), _source(talks)).report
    found = render(page, form)
    assert found.startswith({"html": b"<!", "md": b"#", "docx": b"PK"}[form])
    with pytest.raises(UsageError, match="there is no form “tex”"):
        render(page, "tex")


def _source(talks: Workspace) -> str:
    with talks.record.view(Viewer.KEEPER) as reading:
        return reading.source("meeting.txt").source.id


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_shows_what_was_reviewed(
    talks: Workspace, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "today", lambda: DAY)
    keeper, public = (
        _told(VIEWS[view], Snapshots(talks, viewer).now()) for viewer in (Viewer.KEEPER, Viewer.PUBLIC)
    )
    shown = {"keeper": keeper} | ({"public": public} if public != keeper else {})
    _held(view, json.dumps(shown, indent=1, ensure_ascii=False))


def _held(view: str, shown: str) -> None:
    made = re.sub(_LISTS, "(word lists)", re.sub(_MOMENT, "(moment)", shown)) + "\n"
    expected = FOLDER / f"{view.replace(' ', '-')}.json"
    if os.environ.get("TRAVAUX_REGENERATE"):
        expected.write_text(made, encoding="utf-8")
    assert made == expected.read_text(encoding="utf-8")


_MOMENT = r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(\+00:00|Z)"  # when a stage ended: never the same twice
_LISTS = r"(?:[\w./-]+ [0-9a-f]{8}(?:, )?)+\b"  # and their editions: a word added to one changes no view


def _told(view: Callable[[Snapshot], object], snapshot: Snapshot) -> object:
    try:
        return _plain(view(snapshot))
    except TravauxError as error:
        return f"{type(error).__name__}: {error}"


def _plain(value: Any) -> object:
    """Return a value as JSON: fields and properties of what views make, in short what the domain holds."""
    match value:
        case Enum():
            return value.value
        case str() | int() | float() | None:
            return round(value, 6) if isinstance(value, float) else value
        case bytes():
            return value.decode("utf-8-sig").splitlines()
        case date():
            return value.isoformat()
        case Mapping():
            return {"/".join(map(str, key)) if isinstance(key, tuple) else str(_plain(key)): _plain(kept)
                    for key, kept in value.items()}  # fmt: skip
        case frozenset() | set():
            return sorted(map(_plain, value), key=str)
        case Actor():
            return value.code
        case Citation():
            return f"{value.start}-{value.end} {value.quote}"
        case Message() | Joined():
            return str(value)
        case Source():
            return value.name
        case Paragraph():
            return f"{value.index} {value.label or ''}"
    if is_dataclass(value):
        return _fields(value)
    return [_plain(each) for each in value]


def _fields(value: Any) -> object:
    if not type(value).__module__.startswith("travaux.views"):
        named = getattr(value, "id", None) or getattr(value, "code", None)
        return f"{type(value).__name__} {named or ''}".strip()
    names = [field.name for field in fields(value)]
    names += [name for name, kept in vars(type(value)).items() if isinstance(kept, property)]
    return {name: _plain(getattr(value, name)) for name in names if not name.startswith("_")}
