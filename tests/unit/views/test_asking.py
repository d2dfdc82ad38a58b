"""Which register answers which question, in which order; and what a search shows of what it found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    EGYPT,
    FIJI,
    G77,
    KENYA,
    NORWAY,
    MadeStore,
    by,
    cite,
    event,
    meeting,
    paragraph_target,
    position,
    source,
    store,
    workspace,
)
from travaux.domain.commitments import Commitment, Commitments, Strength
from travaux.domain.lineage import Lineage, Link, LinkKind, Place, Thread
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.positions import Register, Stance
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.runs import RunEvent, State
from travaux.domain.search import Facet, Unit, UnitKind
from travaux.domain.sources import SourceKind, Viewer
from travaux.domain.spans import Citation
from travaux.store.search_index import SQLiteSearchIndex, make_index, open_index
from travaux.views.search import ask as asking
from travaux.views.search import indexes, published
from travaux.views.search.ask import ask
from travaux.views.search.indexes import close_indexes, finder_of, prepare
from travaux.views.search.results import completed, search
from travaux.views.snapshot import Snapshot

TALK = meeting(
    "talk",
    (by(NORWAY), "We light the harbours with red lamps every night of the year."),
    (by(EGYPT, G77), "We oppose the tolls on small boats because they ruin the villages."),
    (by(KENYA), "We thank everyone here."),
)
ZERO = draft("1. We light harbours.\n2. We dredge rivers.", "zero")
LAST = draft("1. We light every harbour.\n2. We dredge rivers.", "last")
SOURCES = (
    source("talk", SourceKind.TRANSCRIPT, date(2031, 2, 1), title="First reading"),
    source("zero", SourceKind.DRAFT, date(2031, 1, 1), stage="zero draft"),
    source("last", SourceKind.DRAFT, date(2031, 3, 1), stage="Rev.1"),
    source("note", SourceKind.REPORT, title="Note"),
)
NOTE = draft("Fiji opposed paragraph 2. Fiji opposed it again. The silence was broken. Ships sail.", "note")
HELD = (
    position("p1", NORWAY, Stance.SUPPORT, cite(TALK, "We light the harbours"), paragraph_target("1")),
    position("p2", EGYPT, Stance.OPPOSE, cite(TALK, "We oppose the tolls"), speaking_for=G77),
    position("p3", FIJI, Stance.OPPOSE, cite(NOTE, "Fiji opposed paragraph 2"), paragraph_target("2")),
    position("p4", NORWAY, Stance.OPPOSE, cite(NOTE, "Ships sail"), paragraph_target("2")),
    position("p5", FIJI, Stance.OPPOSE, cite(NOTE, "Fiji opposed it again"), paragraph_target("2")),
    position("p6", FIJI, Stance.OPPOSE, cite(NOTE, "Fiji opposed it again"), paragraph_target("2 (a)")),
    position(
        "p7", EGYPT, Stance.SUPPORT, cite(NOTE, "Ships sail"), beside=(cite(TALK, "We oppose the tolls"),)
    ),
)
DUTY = Commitment(
    "c1", "2", 1, (), Strength.SHALL, "shall", ("Ports",), (), "to dredge", (cite(LAST, "We dredge rivers"),)
)
BROKEN = Step("s1", StepKind.SILENCE_BROKEN, "broken", citations=(cite(NOTE, "The silence was broken"),))
SPANS = (ZERO.source.cite(3, 21), LAST.source.cite(3, 26))
LINEAGE = Lineage(
    (ZERO, LAST),
    ((Link(LinkKind.EDITED, (0,), (0,), 0.9, citations=SPANS),),),
    (Thread("light", (Place(0, (0,)), Place(1, (0,)))),),
)
VALUES = {
    "talk": [MeetingReport(TALK, MeetingStatistics(()))],
    "zero": [ZERO],
    "last": [LAST, Commitments("last", (DUTY,))],
    "note": [NOTE],
    "": [Register(HELD, events=tuple(map(event, HELD))), Procedure((BROKEN,)), LINEAGE],
}


class Indexed(MadeStore):
    """A store that keeps its search indexes in a folder."""

    folder: Path

    def open_index(self, viewer: Viewer, fingerprint: str) -> SQLiteSearchIndex | None:
        """Return the index made from ``fingerprint``."""
        return open_index(self.folder / f"{viewer.name}.sqlite", fingerprint)

    def write_index(self, viewer: Viewer, fingerprint: str, units: list[Unit]) -> SQLiteSearchIndex:
        """Make the index anew."""
        return make_index(self.folder / f"{viewer.name}.sqlite", fingerprint, units)


class Deaf:
    """Takes every text for the same."""

    identity = "deaf 1"

    def embed(self, texts: list[str]) -> NDArray[np.float32]:
        """Return one direction a text."""
        return np.array([(1.0, 0.0)] * len(texts), dtype=np.float32)


def _kept(folder: Path, **values: Any) -> Indexed:
    made = store(SOURCES, {**VALUES, **values})
    kept = Indexed(**{name: getattr(made, name) for name in ("sources", "values", "texts")})
    kept.folder = folder
    return kept


def _seen(kept: Indexed, folder: Path, viewer: Viewer = Viewer.KEEPER) -> Snapshot:
    return Snapshot(replace(workspace(kept), folder=folder), viewer, 1)


@pytest.fixture(autouse=True)
def deaf(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(indexes, "default_embedder", Deaf)
    yield
    close_indexes()


@pytest.fixture
def talks(tmp_path: Path) -> Snapshot:
    return _seen(_kept(tmp_path), tmp_path)


def _told(snapshot: Snapshot, question: str) -> list[tuple[str | None, str]]:
    found = ask(snapshot, question, today=date(2031, 6, 1), say=lambda _: None)
    return [(one.actor, one.text) for one in found.answers]


TOLLS = "We oppose the tolls on small boats because they ruin the villages."
TWO = [
    ("Fiji", "Fiji opposed paragraph 2"),
    ("Fiji", "Fiji opposed it again"),
    ("Norway", "Ships sail"),
]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who opposes paragraph 2?", TWO),
        ("Who supports paragraph 1?", [("Norway", "We light the harbours")]),
        ("Does Kenya oppose paragraph 2?", []),
        ("Does Norway oppose paragraph 1?", []),
        ("Who must dredge rivers?", [("Ports", "We dredge rivers")]),
        ("Was the silence broken?", [(None, "The silence was broken")]),
        (
            "What is the wording of paragraph 1?",
            [(None, "We light every harbour.")],
        ),
        ("How did paragraph 1 change?", [(None, "We light harbours."), (None, "We light every harbour.")]),
        ("What does Norway say about paragraph 1?", [("Norway", "We light the harbours")]),
        ("What about glaciers?", []),
    ],
)  # fmt: skip
def test_questions_are_answered_by_the_register_that_they_ask(
    talks: Snapshot, question: str, told: list[tuple[str | None, str]]
) -> None:
    assert _told(talks, question) == told


def test_other_questions_are_answered_by_passages_with_the_stance_they_take(talks: Snapshot) -> None:
    [one] = ask(talks, "What did Egypt say about tolls?", today=date(2031, 6, 1), say=lambda _: None).answers
    assert (one.actor, one.stance, one.text, one.found) == ("Egypt", "oppose", TOLLS, "passage, by words")
    [plain] = ask(
        talks, "What did Norway say about red lamps?", today=date(2031, 6, 1), say=lambda _: None
    ).answers
    assert (plain.actor, plain.stance) == ("Norway", None)  # it supports harbours, which were not asked about


def test_more_answers_than_are_given_are_counted(talks: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST", 2)
    found = ask(talks, "Who opposes paragraph 2?", today=date(2031, 6, 1))
    assert (len(found.answers), found.left_out) == (2, 1)
    monkeypatch.setattr(asking, "MOST", 3)
    found = ask(talks, "Who opposes paragraph 2?", today=date(2031, 6, 1))
    assert (len(found.answers), found.left_out) == (3, 0)


def test_a_search_shows_what_it_found_the_best_first(talks: Snapshot) -> None:
    found = search(talks, "harbours")
    assert [hit.unit.kind.value for hit in found.hits] == ["paragraph", "paragraph", "position"]
    assert found.total == 3
    assert all(hit.how == "words" for hit in found.hits)
    assert not found.unranked
    spoken = found.hits[2]
    assert [one.quote for one in spoken.lit] == ["harbours"]
    assert spoken.also == ("intervention",)
    assert found.hits[0].versions == ("zero draft",)
    assert search(talks, "dredge").hits[0].versions == ("zero draft", "Rev.1")


def test_a_page_of_results_begins_behind_those_before(talks: Snapshot) -> None:
    whole = [hit.unit.id for hit in search(talks, "harbours").hits]
    assert [hit.unit.id for hit in search(talks, "harbours", limit=2).hits] == whole[:2]
    page = search(talks, "harbours", limit=2, skip=1)
    assert ([hit.unit.id for hit in page.hits], page.total) == (whole[1:3], 3)


def test_filters_alone_give_all_that_pass_and_nothing_gives_nothing(talks: Snapshot) -> None:
    found = search(talks, "", {"kind": ["report"]})
    assert ([hit.unit.text for hit in found.hits][:1], found.unranked) == ([NOTE.source.text], True)
    assert search(talks, "").hits == ()
    assert search(talks, "", {"actor": [" "]}).hits == ()


def test_actors_are_named_as_the_registry_has_them(talks: Snapshot) -> None:
    found = search(talks, "light", {"actor": ["Kingdom of Norway", "Norway "]})
    assert found.filters == {"actor": ("Norway",)}
    assert [hit.unit.kind.value for hit in found.hits] == ["position"]
    assert search(talks, "light actor:Norway", {"actor": ["Fiji"]}).filters == {"actor": ("Norway", "Fiji")}
    assert search(talks, "light", {"sector": ["Kingdom of Norway"]}).filters == {
        "sector": ("Kingdom of Norway",)
    }


def test_more_words_are_also_found_in_part_and_by_meaning(talks: Snapshot) -> None:
    heard: list[str] = []
    found = search(talks, "red lamps ships", say=heard.append)
    assert heard == ["reading the record for its meaning"]
    ways = {hit.unit.text[:13]: hit.how for hit in found.hits}
    assert ways["We light the "] == "some words"
    assert ways["We oppose the"] == "meaning"
    search(talks, "red lamps ships", say=heard.append)
    assert len(heard) == 1
    two = search(talks, "red ships")
    assert {hit.how for hit in two.hits} == {"meaning"}
    for asked in ("red", '"red lamps"'):
        assert all(hit.how != "meaning" for hit in search(talks, asked).hits)


def test_values_that_begin_so_are_offered(talks: Snapshot) -> None:
    assert completed(talks, "n") == ["Norway"]
    assert completed(talks, "seventy") == []
    assert completed(talks, "77 and ch") == ["Group of 77 and China"]
    assert completed(talks, "and 77") == []
    assert completed(talks, "") == ["Egypt", "Fiji", "Group of 77 and China", "Kenya", "Norway"]
    assert completed(talks, "", limit=2) == ["Egypt", "Fiji"]
    assert completed(talks, "r", Facet.VERSION) == ["Rev.1"]


def test_an_index_is_made_once_for_a_record(talks: Snapshot) -> None:
    assert finder_of(talks) is finder_of(talks)


def test_the_public_never_gets_the_answers_of_a_moment_ago_and_the_keeper_may(tmp_path: Path) -> None:
    for viewer in (Viewer.KEEPER, Viewer.PUBLIC):
        before = finder_of(_seen(_kept(tmp_path), tmp_path, viewer))
        changed = _seen(_kept(tmp_path, note=[]), tmp_path, viewer)
        assert (finder_of(changed) is before) is (viewer is Viewer.KEEPER)
    keeper = _seen(_kept(tmp_path, note=[]), tmp_path)
    for work in list(indexes._working.values()):
        work.join()
    assert finder_of(keeper).fingerprint == keeper.identity


def test_meanings_are_worked_out_in_the_background_or_waited_for(talks: Snapshot) -> None:
    finder = finder_of(talks, meanings=True)
    for work in list(indexes._working.values()):
        work.join()
    assert finder.recall()
    heard: list[str] = []
    assert finder_of(talks, meanings=True, say=heard.append) is finder
    assert heard == []


def test_an_index_is_prepared_once_and_tells_how_far_it_is(talks: Snapshot) -> None:
    heard: list[RunEvent] = []
    assert prepare(talks, heard.append) is State.DONE
    assert [event.state for event in heard] == [State.STARTED, State.STARTED, State.DONE]
    assert (heard[0].stage, heard[0].number, heard[0].total) == ("search", 1, 1)
    heard.clear()
    assert prepare(talks, heard.append) is State.SKIPPED
    assert [event.state for event in heard] == [State.SKIPPED]


def _unit(number: int, text: str, **facets: tuple[str, ...]) -> Unit:
    kinds = {Facet(name): values for name, values in facets.items()}
    cited = (Citation("s", 0, len(text), text),)
    return Unit(f"u{number}", UnitKind.REPORT, "Note", text, cited, "p", "q", "Fiji", "2031-01-01", kinds)


def test_the_published_index_tells_where_each_word_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "_IN_A_FILE", 2)
    units = [
        _unit(0, "red red boats", actor=("Fiji", "Kenya")),
        _unit(1, "boats", actor=("Fiji",)),
        _unit(2, "龍 lamps"),
    ]
    found = {Unit: units, UnitKind.ARGUMENT: replace(units[0], kind=UnitKind.ARGUMENT)}
    monkeypatch.setattr(published, "units_of", lambda _: [*units, found[UnitKind.ARGUMENT]])
    snapshot = cast(Snapshot, SimpleNamespace(cached=lambda _, make: make()))
    files = {
        name.removeprefix(published.FOLDER): text.decode()
        for name, text in published.static_index(snapshot).items()
    }
    assert sorted(files) == [
        "manifest.js", "units-0.js", "units-1.js", "words-27ex.js", "words-62.js", "words-6c.js",
        "words-72.js",
    ]  # fmt: skip
    assert files["words-72.js"] == 'travauxIndex("words-72",{"red":[0,2]});\n'
    assert files["words-62.js"] == 'travauxIndex("words-62",{"boats":[0,1,1,1]});\n'
    assert '"units":3,"perFile":2,"lengths":[3,1,2]' in files["manifest.js"]
    assert '"actor":{"values":["Fiji","Kenya"],"of":[[0,1],[0],[]]}' in files["manifest.js"]
    assert files["units-1.js"].count('"title"') == 1
    assert files["units-0.js"].count('"title"') == 2


@pytest.mark.parametrize(("word", "shelf"), [("boat", "62"), ("ⷿ", "2dff"), ("⺀", "bax"), ("龍", "27ex")])
def test_words_of_rarer_scripts_stand_together(word: str, shelf: str) -> None:
    assert published.shelf(word) == shelf
