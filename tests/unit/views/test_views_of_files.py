"""What lone files and workspaces give in every form, and what is refused of them."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import G77, NORWAY, by, meeting, record, source
from travaux.commands.workspace import create
from travaux.domain.actors import Speaker
from travaux.domain.attribution import Capacity, EvidenceKind, SpeakerEvidence
from travaux.domain.lineage import Lineage, Origin, Origins, Traces
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.positions import Register
from travaux.domain.process import StepKind
from travaux.domain.record import Problem
from travaux.domain.sources import SourceKind
from travaux.domain.spans import Citation
from travaux.errors import NotFound, UnreadableSource, UsageError
from travaux.formats.table import transcript_formats
from travaux.pipeline.tools import tools
from travaux.reference.registry import load_registry
from travaux.reports.page import Page, Prose, Section
from travaux.store.workspace import Workspace
from travaux.views import consultation, formats, meetings, overview, speakers
from travaux.views.documents import Document, as_json, render
from travaux.views.plain import comparison_plain, draft_plain, lineage_plain, terms_plain
from travaux.views.positions import register
from travaux.views.procedure import documents as procedures
from travaux.views.results import result, results
from travaux.views.text import drafts, lineage
from travaux.views.text.comparison import comparison_file
from travaux.views.text.documents import DRAFT, draft_text, in_form
from travaux.views.text.report import (
    TextReport,
    river_document,
    text_report,
    text_report_as_json,
    text_report_page,
)
from travaux.views.verification import verified
from travaux.views.workspace import excerpt, opened, workspace_among

TEXT = """Draft accord

1. Parties shall keep [tide gauges] (Kenya: delete) (Fiji: retain) in every harbour.

2. Parties shall share [all] (Kenya: delete) charts.
"""
TALK = "Chair: The floor is open.\n\nNorway: We support paragraph 1.\n\nVoice 3: We oppose paragraph 2.\n"
MINUTES = "Fiji: We support paragraph 1.\n\nKenya: We oppose paragraph 2.\n"
LETTER = (
    "Letter of the Chair\n\nExcellency,\n\nI place the draft under silence until 14 July 2031, at noon.\n"
)
REGISTRY = load_registry()


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    texts = {
        "text.txt": TEXT,
        "rev.txt": TEXT.replace("share", "sell"),
        "talk.txt": TALK,
        "letter.txt": LETTER,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Path()


@pytest.fixture
def empty(files: Path) -> Path:
    create(files / "ws", "Gauge talks")
    return files / "ws"


def test_an_excerpt_is_the_very_words(files: Path) -> None:
    (files / "page.txt").write_text("Tides rise.", encoding="utf-8")
    assert excerpt("page.txt", 0, 5) == Citation("page.txt", 0, 5, "Tides")
    assert excerpt("page.txt", 6, 11).quote == "rise."
    assert excerpt("page.txt", 0, 1, SourceKind.TRANSCRIPT).quote == "T"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, 12), (11, 12)])
def test_a_span_outside_of_the_text_is_refused(files: Path, start: int, end: int) -> None:
    (files / "page.txt").write_text("Tides rise.", encoding="utf-8")
    with pytest.raises(UsageError, match="is not a span of its 11 characters"):
        excerpt("page.txt", start, end)


def test_an_excerpt_of_a_workspace_names_its_source(empty: Path) -> None:
    assert empty.is_dir()
    with pytest.raises(UsageError, match="is a workspace"):
        excerpt("ws", 0, 1)
    with pytest.raises(NotFound):
        excerpt("ws:page.txt", 0, 1)
    with pytest.raises(NotFound):
        excerpt("nowhere:page.txt", 0, 1)


def test_one_workspace_is_taken_for_the_record_and_files_for_files(empty: Path, files: Path) -> None:
    assert workspace_among([empty]) == empty
    assert workspace_among([empty, empty]) is None
    assert workspace_among([files / "text.txt"]) is None
    assert workspace_among([]) is None


def test_leftovers_are_told_where_nothing_is_amiss(monkeypatch: pytest.MonkeyPatch, empty: Path) -> None:
    with opened(empty) as workspace:
        monkeypatch.setattr(Workspace, "leftovers", lambda _: ["x"])
        assert (verified(workspace).problems, verified(workspace).leftovers) == ((), ("x",))
        amiss = Problem("record", "ws", "torn")
        monkeypatch.setattr(Workspace, "problems", lambda _: iter([amiss]))
        assert (verified(workspace).problems, verified(workspace).leftovers) == ((amiss,), ())


def test_results_that_no_stage_gives_or_nobody_worked_out_are_refused(empty: Path) -> None:
    with opened(empty) as workspace:
        with pytest.raises(TypeError, match="no stage gives a Citation"):
            result(workspace, Citation)
        with pytest.raises(NotFound):
            result(workspace, Register)
        assert results(workspace, MeetingReport) == []


def test_a_workspace_says_what_it_lacks(empty: Path) -> None:
    with pytest.raises(NotFound, match="holds no draft"):
        text_report(empty)
    with pytest.raises(UsageError, match="is a workspace"):
        meetings.report_at(empty)
    with pytest.raises(NotFound):
        meetings.report_at(empty, "talk.txt")
    for read in (
        register.register_at,
        overview.overview_at,
        consultation.consultation_at,
        procedures.procedure_at,
    ):
        with pytest.raises(NotFound):
            read([empty])  # type: ignore[operator]


Reader = Callable[[], object]
REFUSED: tuple[tuple[Reader, str], ...] = (
    (lambda: register.register_of([], REGISTRY), "positions need at least one source"),
    (lambda: overview.overview_of([], tools()), "an overview needs at least one source"),
    (lambda: consultation.consultation_of([], tools()), "a consultation needs at least one source"),
    (lambda: lineage.lineage([Path("text.txt")]), "a lineage needs at least two versions"),
    (lambda: drafts.read(Path("text.txt"), choice="Peru"), "“Peru” is not named beside any bracket"),
    (lambda: speakers.confirmations_of(["Norway"], REGISTRY), "confirms nothing"),
    (lambda: speakers.confirmations_of([" =Norway"], REGISTRY), "confirms nothing"),
    (lambda: speakers.confirmations_of(["Voice 3= "], REGISTRY), "confirms nothing"),
    (lambda: speakers.confirmations_of(["Voice 3=Nobody here"], REGISTRY), "is no actor that is known"),
    (lambda: speakers.confirmations_of(["Voice 3=Korea"], REGISTRY), "could mean .* or "),
    (
        lambda: speakers.speakers_at(Path("talk.txt"), confirm=["Voice 4=Fiji"]),
        "no turn bears the label 'Voice 4'",
    ),
    (lambda: in_form(draft("1. We meet."), "tex", DRAFT), "there is no form “tex”"),
)


@pytest.mark.parametrize(("read", "why"), REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reason(files: Path, read: Reader, why: str) -> None:
    assert files.is_dir()
    with pytest.raises(UsageError, match=why):
        read()


def test_a_choice_is_all_or_somebody_named(files: Path) -> None:
    path = files / "text.txt"
    assert drafts.read(path).paragraphs[1].clean_text.startswith("Parties shall keep tide gauges in")
    assert drafts.read(path, choice="all out").paragraphs[1].clean_text.startswith("Parties shall keep in")
    assert drafts.read(path, choice="kenya").paragraphs[1].clean_text.startswith("Parties shall keep in")
    with pytest.raises(UsageError) as refused:
        drafts.read(path, choice="Peru")
    assert refused.value.remedy == "choose all in, all out, or one of Kenya, Fiji"
    (files / "bare.txt").write_text("1. Parties shall meet.\n", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        drafts.read(files / "bare.txt", choice="Peru")
    assert refused.value.remedy == "choose all in or all out"


@pytest.mark.parametrize(("count", "lines"), [(2, 10), (3, 4)])
def test_long_drafts_are_written_a_paragraph_a_line(
    monkeypatch: pytest.MonkeyPatch, count: int, lines: int
) -> None:
    monkeypatch.setattr(drafts, "_LONG", 2)
    text = replace(draft("\n".join(f"{n}. We meet." for n in range(1, count + 1))), date=date(2031, 1, 1))
    written = drafts.draft_json(text)
    assert json.loads(written) == json.loads(as_json(drafts.draft_as_json(text)))
    assert (b'\n"paragraphs"' in written) is (count == 3)
    assert json.loads(written)["date"] == "2031-01-01"
    assert written.count(b"\n") >= lines


def test_a_draft_is_printed_whole_or_clean(files: Path) -> None:
    text = drafts.read(files / "text.txt")
    assert b"[all]" in draft_text(text, clean=False)
    assert b"[all]" not in draft_text(text, clean=True)
    assert draft_text(text, clean=True).endswith(b"\n")


def test_what_people_confirm_of_labels_is_whom_they_mean(files: Path) -> None:
    found = speakers.confirmations_of([" Voice 3 = Fiji ", "A=B=Norway"], REGISTRY)
    assert {label: actor.name for label, actor in found.items()} == {"Voice 3": "Fiji", "A=B": "Norway"}
    heard = speakers.speakers_at(files / "talk.txt", confirm=["Voice 3=Fiji"])
    assert [turn.speaker.name for turn in heard.interventions][-1] == "Fiji"
    with pytest.raises(UsageError) as refused:
        speakers.check_labels(heard, {"Voice 4": NORWAY})
    assert refused.value.remedy == "use one of these: Chair, Norway, Voice 3"
    with pytest.raises(UsageError) as refused:
        speakers.check_labels(meeting("talk", (Speaker(""), "We part.")), {"Voice 4": NORWAY})
    assert refused.value.remedy == "use one of these: there are none"
    speakers.check_labels(heard, {})


def test_turns_are_told_one_a_line() -> None:
    long = "word " * 30
    talk = meeting(
        "talk",
        (by(NORWAY, G77), "We light\tharbours."),
        (Speaker("MR. LIND", NORWAY), long),
        (Speaker("", person="Ms. Lind"), "We part."),
        (Speaker(""), "We leave."),
    )
    evidence = (
        SpeakerEvidence(EvidenceKind.LABEL),
        SpeakerEvidence(EvidenceKind.LIST),
        SpeakerEvidence(EvidenceKind.LABEL),
    )
    first, second, third, fourth = talk.interventions
    talk = replace(
        talk,
        interventions=(
            replace(first, capacity=Capacity.GROUP, evidence=evidence),
            replace(second, evidence=evidence[:1], inferred=True),
            replace(third, reason="a name alone"),
            fourth,
        ),
    )
    assert speakers.speakers_lines(talk).split("\n") == [
        "t1  Norway – on behalf of Group of 77 and China; label, list: We light harbours.",
        f"t2  Norway [MR. LIND] – label (inferred): {('word ' * 12)[:60]}",
        "t3  Ms. Lind – a name alone: We part.",
        "t4  no speaker named – not resolved: We leave.",
        "",
    ]
    told = json.loads(speakers.in_form(talk, "json"))
    assert [(turn["actor"], turn["on_behalf_of"]) for turn in told["turns"]][:3:2] == [
        ("Norway", ["Group of 77 and China"]),
        (None, []),
    ]
    assert speakers.in_form(talk, "txt").decode() == speakers.speakers_lines(talk)


def test_formats_of_transcripts_are_named() -> None:
    assert formats.transcript_format_names() == [each.name for each in transcript_formats()]
    assert len(formats.transcript_format_names()) > 3


def test_a_meeting_is_reported_with_what_people_say_of_it(files: Path) -> None:
    heard: list[str] = []
    found = meetings.report_at(files / "talk.txt", confirm=["Voice 3=Fiji"], say=heard.append)
    assert found.meeting.interventions[-1].speaker.name == "Fiji"
    assert heard[:2] == ["reading talk.txt", "identifying speakers"]
    assert meetings.in_form(found, "md").startswith(b"#")
    assert json.loads(meetings.in_form(found, "json"))


def test_a_folder_of_records_is_no_meeting(files: Path) -> None:
    folder = files / "records"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"meeting_of_day_{day}.md").write_text(f"Chair: Open.\n\n{MINUTES}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"day_1\.md, meeting_of_day_2\.md, meeting_of_day_3\.md\)"):
        meetings.report_at(folder)


def test_positions_of_files_are_held_against_the_last_text(files: Path) -> None:
    heard: list[str] = []
    sources, texts = [files / "talk.txt"], [files / "text.txt"]
    untied, backing = register.register_at(sources, say=heard.append)
    tied, _ = register.register_at(sources, texts=texts)
    assert heard == ["reading talk.txt"]
    assert backing.reviews == ()
    assert [one.targets[0].thread for one in untied.positions if one.actor.name == "Norway"] == [None]
    assert all(one.targets[0].thread for one in tied.positions if one.actor.name == "Norway")
    assert register.in_form(tied, "csv").startswith((b"\xef\xbb\xbf", b"id", b"actor", b"position"))
    assert "positions" in json.loads(register.in_form(tied, "json"))
    assert register.in_form(tied, "md").startswith(b"#")


def test_an_overview_and_a_consultation_are_given_in_every_form(files: Path) -> None:
    heard: list[str] = []
    (files / "fiji.txt").write_text(MINUTES, encoding="utf-8")
    found, _ = overview.overview_at([files / "talk.txt", files / "fiji.txt"], say=heard.append)
    assert heard == ["reading talk.txt", "reading fiji.txt"]
    assert len(found.sittings) == 2
    assert "themes" in json.loads(overview.in_form(found, "json"))
    assert overview.in_form(found, "md").startswith(b"#")
    asked, _ = consultation.consultation_at([files / "talk.txt", files / "text.txt"], say=heard.append)
    assert heard[2:] == ["reading talk.txt", "reading text.txt"]
    assert "issues" in json.loads(consultation.in_form(asked, "json"))
    assert consultation.in_form(asked, "md").startswith(b"#")


def test_inputs_are_told_from_meetings_and_papers_and_folders_opened(files: Path) -> None:
    folder = files / "inputs"
    folder.mkdir()
    said = "Comments of the Chart Makers\n\nAuthor: Chart Makers\n\nWe propose to share charts.\n"
    (folder / "makers.txt").write_text(said, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"")
    heard: list[str] = []
    consultation.consultation_at([folder], say=heard.append)
    assert heard == ["reading makers.txt"]
    (folder / "makers.txt").unlink()
    with pytest.raises(UnreadableSource, match="holds no input that can be read"):
        consultation.consultation_at([folder])


def test_the_procedure_of_files_tells_letters_from_reports(files: Path) -> None:
    found, title, backing = procedures.procedure_at(
        [files / "letter.txt", files / "text.txt", files / "talk.txt"]
    )
    assert [step.kind for step in found.steps] == [StepKind.CIRCULATED, StepKind.UNDER_SILENCE]
    assert (title, backing.reviews) == ("letter, text, talk", ())
    four = [files / name for name in ("letter.txt", "text.txt", "talk.txt", "rev.txt")]
    assert procedures.procedure_at(four)[1] == "letter, text, talk"
    assert "steps" in json.loads(procedures.in_form(found, "json", title))
    assert procedures.in_form(found, "md", title).startswith(b"#")


def test_texts_are_compared_followed_and_counted(files: Path) -> None:
    old, new = files / "text.txt", files / "rev.txt"
    found = lineage.compare(old, new)
    assert (found.old.source.id, found.new.source.id) == ("text.txt", "rev.txt")
    assert set(lineage.comparison_as_json(found)) == {"schema", "links", "old", "new"}
    assert len(lineage.lineage([old, new]).versions) == 2
    assert sum(one.count for one in lineage.terms(["charts"], [old, new])) == 2


@pytest.mark.parametrize(
    ("days", "order"),
    [((date(2031, 2, 1), date(2031, 1, 1)), ["b", "a"]), ((date(2031, 2, 1), None), ["a", "b"])],
)
def test_earlier_texts_are_taken_by_date_where_all_have_one(
    monkeypatch: pytest.MonkeyPatch, days: tuple[date | None, ...], order: list[str]
) -> None:
    heard: list[list[str]] = []
    dated = dict(zip("ab", days, strict=True))
    monkeypatch.setattr(
        lineage, "_draft", lambda path, _: replace(draft("1. We meet.", path.name), date=dated.get(path.name))
    )
    monkeypatch.setattr(
        lineage, "find_origins", lambda _, sources: heard.append([s.source.id for s in sources]) or ()
    )
    lineage.origin(Path("c"), [Path("a"), Path("b")])
    assert heard == [order]


def test_proposals_are_traced_in_drafts_and_in_collections(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[object, ...]] = []
    monkeypatch.setattr(lineage, "trace_wordings", lambda *said: heard.append(said) or ())
    monkeypatch.setattr(
        lineage, "trace_inputs", lambda inputs, texts, _: heard.append((len(inputs), len(texts))) or ()
    )
    lineage.trace([files / "text.txt"], [files / "text.txt", files / "rev.txt"])
    assert heard == [(1, 2)]
    heard.clear()
    rows = json.dumps([{"id": "w1", "text": "Share charts."}])
    (files / "asked.json").write_text(rows, encoding="utf-8")
    monkeypatch.setattr(lineage, "is_collection", lambda path: path.suffix == ".json")
    monkeypatch.setattr(lineage, "read_wordings", lambda path: (path.name,))
    monkeypatch.setattr(lineage, "find_proposals", lambda text: ("proposals", text.source.id))
    monkeypatch.setattr(lineage, "read_targets", lambda text: ("targets", text.source.id))
    lineage.trace([files / "asked.json"], [files / "text.txt"])
    lineage.trace([files / "text.txt"], [files / "asked.json"])
    assert heard == [
        (["asked.json"], ["targets", "text.txt"], ["text.txt"]),
        (["proposals", "text.txt"], ["asked.json"], ()),
    ]


PAGE = Page("Meeting", "Talks", (), (Section("a", "A", (Prose(()),)), Section("b", "B", (Prose(()),))))


def test_a_document_can_be_shown_without_a_section() -> None:
    shown = Document(PAGE).without("a")
    assert [section.id for section in shown.report.sections] == ["b"]
    assert [section.id for section in Document(PAGE).without("c").report.sections] == ["a", "b"]
    assert Document(PAGE).with_reviews([]).report.title == "Talks"
    assert Document(PAGE).context()
    assert render(PAGE, "html").startswith(b"<!")
    assert as_json({"a": "é"}) == '{\n  "a": "é"\n}\n'.encode()


ZERO, LAST = draft("1. We light harbours.\n2. We part.", "zero"), draft("1. We light.\n2. We part.", "last")
LIFE = Lineage((ZERO, LAST), ((),), ())
SOURCES = (
    source("zero", SourceKind.DRAFT, date(2031, 1, 1)),
    source("last", SourceKind.DRAFT, date(2031, 3, 1)),
    source("note", SourceKind.REPORT),
)


def test_the_life_of_a_text_is_told_with_what_is_known_of_it() -> None:
    bare, traced = TextReport(LIFE), TextReport(LIFE, origins=(Origin("last", (), ()),))
    assert {"origins", "phrases"} & set(text_report_as_json(bare)) == set()
    assert text_report_as_json(traced)["origins"] == [{"version": "last", "agreed": [], "put_forward": []}]
    assert len(text_report_page(traced).sections) == len(text_report_page(bare).sections) + 2


def test_registers_of_a_text_are_given_whole_to_scripts() -> None:
    note = draft("Harbours.", "note")
    kept = record(
        SOURCES, {"zero": [ZERO], "last": [LAST], "note": [note], "": [LIFE, Traces(()), Origins(())]}
    )
    assert draft_plain(kept, "zero")["source"] == "zero"
    assert "threads" in lineage_plain(kept)
    told = comparison_plain(kept, "last", "zero")
    assert (told["old"], told["new"]) == ("zero", "last")
    assert comparison_plain(kept, "zero", "zero")["links"] == []
    assert [row["document"] for row in terms_plain(kept, ["harbours"])["counts"]] == ["zero"]
    assert [row["document"] for row in terms_plain(kept, ["harbours"], ["note"])["counts"]] == ["note"]
    assert json.loads(comparison_file(kept, "last", "zero", "json"))["old"]["source"] == "zero"
    assert river_document(kept) is river_document(kept)
