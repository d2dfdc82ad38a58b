"""What a source says of itself and what its keeper says of it, and what of its reading is told in figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.unit.analysis.text.drafting import draft
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.lineage import Borrowing, Lineage, Origin, Origins, Trace, Traces, Verdict, Wording
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts, Transcript, Turn
from travaux.domain.review import ReviewDecision, ReviewNote
from travaux.domain.sources import SPOKEN, Source, SourceFacts, SourceKind
from travaux.domain.spans import Note, SourceText, TimedSpan
from travaux.domain.texts import Draft
from travaux.pipeline.sources import (
    completed,
    counted_lineage,
    counted_origins,
    counted_speakers,
    counted_traces,
    counts_of_reading,
    notes_of_reader,
    read_source,
    with_facts,
)

SAID, STATED, NAMED = date(2031, 1, 1), date(2031, 2, 2), date(2031, 3, 3)
TEXT = draft("1. We meet.\n2. We part.", "d1")
FULL = replace(TEXT, title="Own title", symbol="A/1", stage="Own stage", date=STATED)
TALK = SourceText("t1", "We keep the toll.", (TimedSpan(0, 17, 0, 900),))
SPEECH = Transcript(TALK, "plain", MeetingFacts(), (Turn(None, 0, 17),))


def source(kind: SourceKind, name: str = "one.txt", **facts: object) -> Source:
    return Source("s1", name, SourceFacts(kind, **facts))  # type: ignore[arg-type]


def heads(reading: Draft | Transcript) -> tuple[object, ...]:
    if isinstance(reading, Draft):
        return reading.title, reading.symbol, reading.stage, reading.date
    return reading.facts.title, reading.facts.body, reading.facts.date


@pytest.mark.parametrize(
    ("reading", "facts", "name", "told"),
    [
        (FULL, {}, "2031-03-03.txt", ("Own title", "A/1", "Own stage", STATED)),
        (TEXT, {}, "2031-03-03.txt", (None, None, None, NAMED)),
        (TEXT, {}, "one.txt", (None, None, None, None)),
        (
            FULL,
            {"title": "Given", "symbol": "B/2", "stage": "Rev.1", "date": SAID},
            "2031-03-03.txt",
            ("Given", "B/2", "Rev.1", SAID),
        ),
    ],
)
def test_a_text_is_told_as_its_keeper_says_then_as_it_says_then_as_its_name_says(
    reading: Draft, facts: dict[str, object], name: str, told: tuple[object, ...]
) -> None:
    assert heads(with_facts(reading, source(SourceKind.DRAFT, name, **facts))) == told


@pytest.mark.parametrize(
    ("own", "facts", "name", "told"),
    [
        (MeetingFacts("Own", "Own body", date=STATED), {}, "2031-03-03.vtt", ("Own", "Own body", STATED)),
        (MeetingFacts(), {}, "2031-03-03.vtt", (None, None, NAMED)),
        (MeetingFacts(), {}, "one.vtt", (None, None, None)),
        (
            MeetingFacts("Own", "Own body", date=STATED),
            {"title": "Given", "body": "Harbour talks", "date": SAID},
            "2031-03-03.vtt",
            ("Given", "Harbour talks", SAID),
        ),
    ],
)
def test_a_meeting_is_told_as_its_keeper_says_then_as_it_says_then_as_its_name_says(
    own: MeetingFacts, facts: dict[str, object], name: str, told: tuple[object, ...]
) -> None:
    reading = with_facts(replace(SPEECH, facts=own), source(SourceKind.TRANSCRIPT, name, **facts))
    assert heads(reading) == told


@pytest.mark.parametrize(
    ("kind", "name", "author", "label", "notes"),
    [
        (SourceKind.STATEMENT, "marenia.txt", None, "Marenia", 1),
        (SourceKind.STATEMENT, "marenia.txt", "Tessaly", "Tessaly", 0),
        (SourceKind.STATEMENT, "2031.txt", None, None, 0),
        (SourceKind.TRANSCRIPT, "marenia.txt", "Tessaly", None, 0),
    ],
)
def test_a_statement_that_names_nobody_is_its_authors_else_whom_its_file_names(
    kind: SourceKind, name: str, author: str | None, label: str | None, notes: int
) -> None:
    reading = with_facts(SPEECH, source(kind, name, author=author))
    assert isinstance(reading, Transcript)
    assert [turn.label for turn in reading.turns] == [label]
    assert len(reading.notes) == notes


def test_a_statement_that_names_somebody_is_theirs() -> None:
    named = replace(SPEECH, turns=(Turn(None, 0, 7), Turn("Tessaly", 8, 17)))
    reading = with_facts(named, source(SourceKind.STATEMENT, "marenia.txt", author="Marenia"))
    assert isinstance(reading, Transcript)
    assert [turn.label for turn in reading.turns] == [None, "Tessaly"]


@pytest.mark.parametrize(
    ("kind", "reading", "title", "symbol"),
    [
        (SourceKind.DRAFT, FULL, "Own title", "A/1"),
        (SourceKind.AGREED, FULL, "Own title", "A/1"),
        (SourceKind.DOCUMENT, FULL, None, None),
        (
            SourceKind.TRANSCRIPT,
            replace(SPEECH, facts=MeetingFacts("Own title", date=STATED)),
            "Own title",
            None,
        ),
        (SourceKind.STATEMENT, replace(SPEECH, facts=MeetingFacts("Own title", date=STATED)), None, None),
    ],
)
def test_a_source_takes_over_what_it_states_where_its_keeper_says_nothing(
    kind: SourceKind, reading: Draft | Transcript, title: str | None, symbol: str | None
) -> None:
    facts = completed(source(kind), reading).facts
    assert (facts.date, facts.title, facts.symbol) == (STATED, title, symbol)
    given = source(kind, date=SAID, title="Given", symbol="B/2")
    assert completed(given, reading) == given


def test_notes_say_where_and_how_often() -> None:
    notes = (Note("mended", "page 2"), Note("left out", count=3), Note("seen", "line 1", 2))
    told = notes_of_reader(replace(SPEECH, notes=notes))
    assert tuple(map(str, told)) == (
        "mended (page 2)",
        "left out, 3 times",
        "seen (line 1), 2 times",
    )
    told = notes_of_reader(replace(TEXT, notes=notes[:1], lost=notes[1:2]))
    assert tuple(map(str, told)) == (
        "mended (page 2)",
        "left out, 3 times",
    )


def test_readings_in_figures() -> None:
    lost = replace(TEXT, lost=(Note("left out", count=3), Note("seen")))
    assert counts_of_reading(lost) == {"paragraphs": 2, "brackets": 0, "lost": 4}
    turns = (Turn("Marenia", 0, 7), Turn("Marenia", 8, 11), Turn(None, 12, 17))
    assert counts_of_reading(replace(SPEECH, turns=turns, unattributed=((0, 2),))) == {
        "interventions": 3,
        "speakers": 1,
        "words": 4,
        "times": 1,
        "unattributed": 1,
    }


def test_speakers_and_versions_in_figures() -> None:
    review = ReviewNote("i1", ReviewDecision.CONFIRM, "Ada")
    turns = (
        Intervention("i1", Speaker("A", Actor("a", "A", ActorKind.STATE)), 0, 4, 5, review=review),
        Intervention("i2", Speaker("B"), 5, 9, 5),
        Intervention("i3", Speaker("C"), 5, 9, 5),
    )
    assert counted_speakers(Meeting(TALK, "plain", MeetingFacts(), turns)) == {
        "interventions": 3,
        "unresolved": 2,
        "reviewed": 1,
    }
    assert counted_lineage(Lineage((TEXT, FULL), (), ())) == {"versions": 2, "threads": 0}


def test_traces_and_origins_in_figures() -> None:
    def trace(verdict: Verdict, asks: bool) -> Trace:
        return Trace(Wording("w", "i1", "We ask.", None, asks=asks), verdict, 0.9, ())

    found = Traces(
        (
            trace(Verdict.VERBATIM, True),
            trace(Verdict.VERBATIM, True),
            trace(Verdict.DROPPED, True),
            trace(Verdict.DROPPED, False),
        )
    )
    assert counted_traces(found) == {"proposals": 3, "dropped": 1, "verbatim": 2, "other sentences": 1}
    assert counted_origins(Origins(())) == {"versions": 0}
    cited = TEXT.source.cite(3, 11)
    rare, common = Borrowing(0, cited, ()), Borrowing(0, cited, (), common=True)
    versions = (
        Origin("d0", (rare,) * 5, (rare,) * 5),
        Origin("d1", (rare, common, rare), (common, rare, rare, rare)),
    )
    assert counted_origins(Origins(versions)) == {"versions": 2, "agreed": 2, "put forward": 3}


Kinds = Mapping[SourceKind, type]
READ: Kinds = {kind: Transcript if kind in SPOKEN else Draft for kind in SourceKind}


@pytest.mark.parametrize("kind", READ)
def test_what_was_said_is_read_as_a_meeting_and_all_else_as_a_text(tmp_path: Path, kind: SourceKind) -> None:
    path = tmp_path / "one.txt"
    path.write_text("Chair: We meet.\n\nNorway: We part.\n", encoding="utf-8")
    reading = read_source(kind, path, "s9")
    assert type(reading) is READ[kind]
    assert reading.source.id == "s9"
