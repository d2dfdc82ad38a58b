"""Searching a workspace: what is found, by whom, and what the public may find."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.cli import travaux
from travaux.commands.running import run
from travaux.domain.runs import RunEvent, State
from travaux.domain.search import Facet
from travaux.domain.sources import Viewer
from travaux.views.search.indexes import close_indexes, finder_of
from travaux.views.search.results import completed, search
from travaux.views.workspace import opened, snapshot_of

FILES = {
    "zero.txt": (
        "draft",
        "Draft accord\n\n1. Parties shall keep tide gauges.\n\n2. Tolls are [abolished] (Kenya: delete).\n",
    ),
    "rev.txt": ("draft", "Draft accord\n\n1. Parties shall keep tide gauges.\n\n2. Tolls are halved.\n"),
    "kenya.txt": (
        "input",
        "Comments of Kenya\n\nTide gauges cost money that fishing villages do not have.\n",
    ),
    "secret.txt": ("letter", "Letter\n\nTolls are the price of peace, says the admiral of the gauges.\n"),
}


def call(*args: object) -> str:
    result = CliRunner().invoke(travaux, [str(arg) for arg in args], catch_exceptions=False)
    return result.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    base = tmp_path_factory.mktemp("searched")
    call("new", base / "ws", "--title", "River talks")
    for number, (name, (kind, text)) in enumerate(FILES.items(), 1):
        (base / name).write_text(text, encoding="utf-8")
        said = ["--as", kind, "--date", f"2025-0{number}-01", "--title", name.removesuffix(".txt").title()]
        said += ["--private"] if name == "secret.txt" else []
        said += ["--author", "Kenya"] if name == "kenya.txt" else []
        call("add", base / "ws", base / name, *said)
    call("run", base / "ws")
    yield base / "ws"
    close_indexes()


@pytest.fixture
def found(folder: Path) -> Any:
    def ask(query: str, viewer: Viewer = Viewer.KEEPER, **filters: tuple[str, ...]) -> set[tuple[str, str]]:
        with snapshot_of(folder, viewer) as snapshot:
            hits = search(snapshot, query, filters).hits
            return {(snapshot.sources[hit.unit.citations[0].source].name, hit.unit.text) for hit in hits}

    return ask


def test_words_are_found_wherever_they_stand(found: Any) -> None:
    assert {name for name, _ in found("gauges")} == {"zero.txt", "kenya.txt", "secret.txt"}


def test_the_same_words_in_two_versions_are_one_result(folder: Path) -> None:
    with snapshot_of(folder) as snapshot:
        (hit,) = search(snapshot, "parties shall", {"kind": ["draft"]}).hits
    assert len(hit.versions) == 2


def test_highlights_are_the_very_words_of_the_source(folder: Path) -> None:
    with snapshot_of(folder) as snapshot:
        for hit in search(snapshot, "gauge OR toll*").hits:
            assert hit.lit
            for citation in hit.lit:
                text = snapshot.text(citation.source).text
                assert text[citation.start : citation.end] == citation.quote
                assert citation.quote.lower().startswith(("gauge", "toll"))


def test_filters_narrow_and_facets_count_what_is_left(folder: Path) -> None:
    with snapshot_of(folder) as snapshot:
        result = search(snapshot, "gauges", {"actor": ["KENYA"]})
        assert [hit.unit.actor for hit in result.hits] == ["Kenya"]
        assert result.facets["source"] == {"input": 1}
        assert search(snapshot, "gauges", {"from": ["2025-03"], "to": ["2025-03"]}).facets["month"] == {
            "2025-03": 1
        }
        assert search(snapshot, "kind:letter").total == 2
        assert search(snapshot, "gauges", {"actor": ["Peru"]}).total == 0


def test_those_whom_brackets_name_are_found_by_name(found: Any) -> None:
    assert found("tolls actor:Kenya") == {("zero.txt", "Tolls are [abolished] (Kenya: delete).")}


def test_the_public_finds_nothing_of_what_is_private(folder: Path, found: Any) -> None:
    assert not found("admiral", Viewer.PUBLIC)
    assert {name for name, _ in found("gauges", Viewer.PUBLIC)} == {"zero.txt", "kenya.txt"}
    with snapshot_of(folder, Viewer.PUBLIC) as snapshot:
        assert "letter" not in search(snapshot, "NOT nothing").facets["source"]
        assert finder_of(snapshot).values(Facet.SOURCE) == ["draft", "input"]
    assert b"admiral" not in (folder / "search-public.sqlite").read_bytes()


def test_names_are_completed_from_what_is_there(folder: Path) -> None:
    with snapshot_of(folder) as snapshot:
        assert completed(snapshot, "ke") == ["Kenya"]
        assert completed(snapshot, "zz") == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="ab\"()*:^-+{}NEAROTD gauges,\x00\\'", max_size=40))
def test_no_query_is_refused(folder: Path, text: str) -> None:
    with snapshot_of(folder) as snapshot:
        assert search(snapshot, text).total >= 0


def test_a_run_makes_ready_for_the_first_search(folder: Path) -> None:
    with opened(folder) as workspace:
        told: list[RunEvent] = []
        for state in (State.DONE, State.SKIPPED):
            for file in ("search-keeper.sqlite", "meanings.sqlite") if state is State.DONE else ():
                (folder / file).unlink(missing_ok=True)
            summary = run(workspace, "somebody", told.append)
            assert summary.stages["search"] == {state: 1}
            assert (folder / "search-keeper.sqlite").is_file()
            assert (folder / "meanings.sqlite").is_file()
    close_indexes()
    with snapshot_of(folder) as snapshot:
        assert finder_of(snapshot).recall()
        assert search(snapshot, "fishermen have no money for tide gauges").hits


def test_too_many_to_tell_apart_are_given_as_they_stand(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with snapshot_of(folder) as snapshot:
        ranked = search(snapshot, "gauges")
        monkeypatch.setattr("travaux.views.search.finder.BROAD", 2)
        broad = search(snapshot, "gauges")
    assert (ranked.unranked, broad.unranked) == (False, True)
    assert {hit.unit.id for hit in broad.hits} == {hit.unit.id for hit in ranked.hits}
    dates = [hit.unit.date or "" for hit in broad.hits]
    assert dates == sorted(dates)


def test_a_damaged_index_is_made_anew(folder: Path) -> None:
    close_indexes()
    (folder / "search-keeper.sqlite").write_bytes(b"scribble" * 999)
    with snapshot_of(folder) as snapshot:
        assert search(snapshot, "admiral").total == 1


def test_the_command_prints_the_agreed_json(folder: Path) -> None:
    printed = json.loads(call("search", folder, "gauges", "--kind", "input", "--json"))
    assert printed["query"] == "gauges"
    (hit,) = printed["hits"]
    assert {"kind", "title", "actor", "score", "citations", "url"} <= hit.keys()
    assert hit["kind"] == "input"
    assert hit["url"].startswith("sources/")
    assert printed["facets"]["actor"] == {"Kenya": 1}


def test_the_command_shows_what_was_found_and_what_not(folder: Path) -> None:
    assert "Tide gauges cost money" in call("search", folder, "fishing")
    assert "Nothing was found" in call("search", folder, "zeppelin")
