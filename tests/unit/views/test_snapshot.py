"""The record as one viewer sees it at one moment, and where its citations open."""

from dataclasses import replace
from datetime import date
from threading import Thread as Work
from typing import cast

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    FINISHED,
    NORWAY,
    MadeStore,
    by,
    cite,
    meeting,
    position,
    record,
    source,
    store,
    workspace,
)
from travaux.domain.lineage import Lineage, Traces
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts, Transcript, Turn
from travaux.domain.positions import Register, Stance
from travaux.domain.record import ResultHead, StageStatus
from travaux.domain.sources import Source, SourceKind, Viewer
from travaux.domain.spans import Citation, Note, SourceText, TimedSpan
from travaux.domain.texts import Draft
from travaux.errors import NotFound
from travaux.views.citation_targets import CitationTarget, home_of, opening, spans_cited
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.views.sources import source_rows, source_view

TEXT = replace(draft("1. We light.\n2. We part.", "text"), lost=(Note("left out", count=2), Note("cut")))
TALK = meeting("talk", (by(NORWAY), "We light."), (by(NORWAY), "We part."))
REPORT = MeetingReport(TALK, MeetingStatistics(()))
SPEECH = Transcript(TALK.source, "plain", MeetingFacts(), (Turn("Norway", 0, 9),))
SOURCES = (
    source("undated", SourceKind.DOCUMENT, title="Undated"),
    source("talk", SourceKind.TRANSCRIPT, date(2031, 2, 1), title="First reading"),
    source("text", SourceKind.DRAFT, date(2031, 1, 1), stage="Rev.1", title="Text"),
    source("untitled", SourceKind.DRAFT),
)
FAILED = ResultHead("read", "undated", 1, "made", StageStatus.FAILED, error="is no text")


@pytest.fixture
def kept() -> MadeStore:
    values = {"talk": [REPORT, TALK, SPEECH], "text": [TEXT], "": [Register(())]}
    return store(SOURCES, values, failures=(FAILED,), hidden=3)


@pytest.fixture
def talks(kept: MadeStore) -> Snapshot:
    return Snapshot(workspace(kept), Viewer.KEEPER, 1)


def test_a_snapshot_tells_what_there_is(talks: Snapshot) -> None:
    assert (talks.title, talks.withheld, talks.failed) == ("Gauge talks", 3, (FAILED,))
    assert talks.source("talk") == SOURCES[1]
    assert talks.names == {
        "undated": "Undated",
        "talk": "First reading",
        "text": "Rev.1",
        "untitled": "untitled.txt",
    }
    with pytest.raises(NotFound, match="there is no source “boats”"):
        talks.source("boats")


def test_sources_of_some_kinds_are_given_by_date_and_undated_ones_last(talks: Snapshot) -> None:
    kinds = (SourceKind.DOCUMENT, SourceKind.TRANSCRIPT, SourceKind.DRAFT)
    assert [one.id for one in talks.of_kind(*kinds)] == ["text", "talk", "undated", "untitled"]
    assert [one.id for one in talks.of_kind(SourceKind.DRAFT)] == ["text", "untitled"]


def test_results_are_restored_once(talks: Snapshot, kept: MadeStore) -> None:
    assert talks.result(Draft, "text") == TEXT
    assert talks.result(Draft, "text") is talks.result(Draft, "text")
    assert kept.asked == [("read", "text")]
    assert (talks.has(Draft, "text"), talks.has(Transcript, "text"), talks.has(Draft, "undated")) == (
        True,
        False,
        False,
    )
    assert not talks.has(Citation)
    assert [(one.id, found) for one, found in talks.results(Draft)] == [("text", TEXT)]
    assert talks.results(Draft, SourceKind.TRANSCRIPT) == []
    assert [one.id for one, _ in talks.results(Meeting, SourceKind.TRANSCRIPT)] == ["talk"]
    assert list(talks.known("talk")) == [SPEECH, TALK, REPORT]
    assert list(talks.known()) == [Register(())]


@pytest.mark.parametrize(("subject", "named"), [("undated", "undated"), ("", "the whole record")])
def test_what_was_not_worked_out_is_not_found(talks: Snapshot, subject: str, named: str) -> None:
    with pytest.raises(NotFound, match=f"nothing is known yet of {named}"):
        talks.result(Lineage, subject)


def test_when_and_by_what_results_were_made_is_told(talks: Snapshot) -> None:
    assert talks.made(Draft, "text") == FINISHED
    assert talks.made(Draft, "undated") == ""
    assert [head.subject for head in talks.made_by("read")] == ["talk", "text"]


def test_the_next_snapshot_takes_over_what_was_made_of_the_same(kept: MadeStore) -> None:
    room = workspace(kept)
    before = Snapshot(room, Viewer.KEEPER, 1)
    draft_before, talk_before, words = (
        before.result(Draft, "text"),
        before.result(Meeting, "talk"),
        before.text("text"),
    )
    talk_words = before.text("talk")
    before.cached("other", list)
    changed = {
        "talk": [REPORT, replace(TALK, format="minutes"), replace(SPEECH, format="minutes")],
        "text": [TEXT],
    }
    kept.values = store(SOURCES, changed).values
    kept.texts["talk"] = SourceText("talk", "Other words")
    after = Snapshot(room, Viewer.KEEPER, 2, before)
    assert after.result(Draft, "text") is draft_before
    assert after.text("text") is words
    assert after.result(Meeting, "talk") != talk_before
    assert after.text("talk") != talk_words
    assert after.cached("other", lambda: "made anew") == "made anew"  # type: ignore[arg-type, return-value]


def test_snapshots_are_the_same_until_something_is_written(kept: MadeStore) -> None:
    room = Snapshots(workspace(kept), Viewer.PUBLIC)
    first = room.now()
    assert first is room.now()
    assert first.viewer is Viewer.PUBLIC
    kept.written = 2
    second = room.now()
    assert second is not first
    assert second.version == 2


def test_views_of_other_sources_results_or_viewers_are_told_apart(kept: MadeStore) -> None:
    def identity(made: MadeStore = kept, viewer: Viewer = Viewer.KEEPER) -> str:
        return Snapshot(workspace(made), viewer, 1).identity

    same = identity()
    assert same == identity()
    assert same != identity(viewer=Viewer.PUBLIC)
    assert same != identity(
        store(SOURCES[1:], {"talk": [REPORT, TALK, SPEECH], "text": [TEXT], "": [Register(())]})
    )
    assert same != identity(store(SOURCES, {"talk": [REPORT, TALK, SPEECH], "text": [TEXT]}))


def test_what_is_asked_for_at_once_is_made_once(talks: Snapshot) -> None:
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "made"

    asking = [Work(target=lambda: talks.cached("key", make)) for _ in range(4)]
    for work in asking:
        work.start()
    for work in asking:
        work.join()
    assert (talks.cached("key", make), made) == ("made", [1])


def _timed() -> MeetingReport:
    text = SourceText("talk", "We light. We part. We go.", (TimedSpan(10, 18, 61_000, 65_000),))
    turns = (
        Intervention("t2", by(NORWAY), 10, 18, 2),
        Intervention("t1", by(NORWAY), 1, 9, 2),
    )
    return MeetingReport(Meeting(text, "plain", MeetingFacts(), turns), MeetingStatistics(()))


def test_what_was_spoken_opens_in_its_meeting() -> None:
    kept = record(SOURCES, {"talk": [_timed()]})
    text = _timed().meeting.source
    assert opening(kept, text.cite(10, 18)) == CitationTarget("meetings/talk/#t2", 1, 61_000)
    assert opening(kept, text.cite(10, 18)).time == "1:01"
    assert opening(kept, text.cite(1, 9)) == CitationTarget("meetings/talk/#t1", 2, None)
    assert opening(kept, text.cite(1, 9)).time == ""
    assert opening(kept, text.cite(3, 9)) == CitationTarget("meetings/talk/#w3-9", 2, None)
    assert opening(kept, text.cite(13, 17)) == CitationTarget("meetings/talk/#w13-17", 1, 61_000)
    assert opening(kept, text.cite(0, 2)) == CitationTarget("sources/talk/#w0-2")
    assert opening(kept, text.cite(13, 21)) == CitationTarget("sources/talk/#w13-21")
    assert opening(kept, text.cite(19, 21)) == CitationTarget("sources/talk/#w19-21")
    assert opening(kept, SourceText("text", "We light").cite(0, 2)) == CitationTarget("sources/text/#w0-2")


@pytest.mark.parametrize(
    ("kind", "found", "home"),
    [
        (SourceKind.TRANSCRIPT, [REPORT], "meetings/talk/"),
        (SourceKind.STATEMENT, [REPORT], "meetings/talk/"),
        (SourceKind.TRANSCRIPT, [], "sources/talk/"),
        (SourceKind.DRAFT, [REPORT], "sources/talk/"),
    ],
)
def test_what_was_said_is_shown_best_by_its_meeting(kind: SourceKind, found: list[object], home: str) -> None:
    kept = record([source("talk", kind)], {"talk": found})
    assert home_of(kept, kept.source("talk")) == home


@pytest.mark.parametrize(
    ("kind", "whole", "home"),
    [
        (SourceKind.DRAFT, [Lineage((), (), ())], "text/one/"),
        (SourceKind.DRAFT, [Traces(())], "sources/one/"),
        (SourceKind.INPUT, [Traces(())], "inputs/one/"),
        (SourceKind.INPUT, [Lineage((), (), ())], "sources/one/"),
        (SourceKind.LETTER, [Lineage((), (), ()), Traces(())], "sources/one/"),
    ],
)
def test_what_is_written_is_shown_best_by_what_is_known_of_it(
    kind: SourceKind, whole: list[object], home: str
) -> None:
    one = source("one", kind)
    assert home_of(record([one], {"": whole}), one) == home


def test_spans_are_cited_by_findings_of_a_source_and_of_the_whole() -> None:
    held = Register((position("p", NORWAY, Stance.SUPPORT, cite(TALK, "light")),))
    empty = replace(TEXT.paragraphs[1], start=20, end=20)
    text = replace(TEXT, paragraphs=(TEXT.paragraphs[0], empty))
    kept = record(SOURCES, {"text": [text], "": [held], "talk": [TALK]})
    assert spans_cited(kept, "talk") == {(3, 8)}
    assert spans_cited(kept, "text") == {(3, 12)}
    assert spans_cited(kept, "undated") == frozenset()


def test_sources_are_listed_with_how_they_were_read(talks: Snapshot) -> None:
    assert [(row.source.id, row.format, row.lost, row.failed) for row in source_rows(talks)] == [
        ("text", "text", 3, False),
        ("talk", "plain", 0, False),
        ("undated", None, 0, True),
        ("untitled", None, 0, False),
    ]


def test_a_source_is_shown_with_its_words(talks: Snapshot) -> None:
    text, talk, undated = (source_view(talks, name) for name in ("text", "talk", "undated"))
    assert (text.cited, len(text.lost), text.shown_at, text.failures) == (2, 2, None, ())
    assert (talk.shown_at, talk.lost, talk.format) == ("meetings/talk/", (), "plain")
    assert text.words is not None
    assert "We light." in text.words
    assert (undated.words, undated.cited, undated.notes, undated.failures) == (None, 0, (), (FAILED,))
    assert cast(Source, undated.source).title == "Undated"
