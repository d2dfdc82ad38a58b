"""The search index answers any query, and says when it is damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.search.query import parse
from travaux.domain.search import Facet, Unit, UnitKind
from travaux.domain.spans import Citation
from travaux.store.search_index import (
    DamagedIndex,
    SQLiteSearchIndex,
    is_damaged,
    make_index,
    open_index,
    write_index,
)

TEXTS = (
    "The tide gauge at the harbour is silent.",
    "Members shall share river data, and the warning that comes of it.",
    "Gauges warn; people listen.",
    "我们支持气候变化议程",
    "نؤيد الإنذار المُبَكِّر للمياه",
    "La délégation réserve sa position.",
    "Делегация поддерживает раннее предупреждение.",
    "La alerta temprana salva vidas en la ribera.",
)


def unit(number: int, text: str) -> Unit:
    citation = Citation("s" * 12, 0, len(text), text)
    return Unit(f"u{number}", UnitKind.REPORT, "A report", text, (citation,), "sources/s/#w0-1", f"p{number}")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SQLiteSearchIndex]:
    path = tmp_path_factory.mktemp("index") / "search.sqlite"
    write_index(path, "first", [unit(number, text) for number, text in enumerate(TEXTS)])
    opened = SQLiteSearchIndex(path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("gauge", {0, 2}),
        ("gauge -tide", {2}),
        ('"tide gauge"', {0}),
        ('"gauge tide"', set()),
        ("warn*", {1, 2}),
        ("(harbour OR river) AND data", {1}),
        ("NOT gauge", {1, 3, 4, 5, 6, 7}),
        ("气候", {3}),
        ("候气", set()),
        ("انذار", {4}),
        ("delegation", {5}),
        ("предупреждение", {6}),
        ("TEMPRANA", {7}),
    ],
)
def test_words_are_found_in_every_language(index: SQLiteSearchIndex, query: str, expected: set[int]) -> None:
    expression = parse(query).expression
    assert expression is not None
    assert set(index.ranked(expression)) == expected


@given(st.one_of(st.text(), st.text(alphabet="ab\"()*:^-+{}NEAROTD ,\x00\\'")))
def test_no_query_can_break_it(index: SQLiteSearchIndex, text: str) -> None:
    expression = parse(text).expression
    if expression is not None:
        assert set(index.ranked(expression)) <= set(range(len(TEXTS)))


def test_units_come_back_as_they_went_in(index: SQLiteSearchIndex) -> None:
    assert index.units([4, 0]) == [unit(4, TEXTS[4]), unit(0, TEXTS[0])]


@pytest.mark.parametrize("spoil", [b"", b"not a database at all" * 99])
def test_a_file_that_is_no_index_is_damaged(tmp_path: Path, spoil: bytes) -> None:
    path = tmp_path / "search.sqlite"
    path.write_bytes(spoil)
    with pytest.raises(DamagedIndex):
        SQLiteSearchIndex(path)


def test_a_file_cut_short_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    write_index(path, "first", [unit(number, text * 50) for number, text in enumerate(TEXTS)])
    path.write_bytes(path.read_bytes()[:8192])
    with pytest.raises(DamagedIndex):
        list(SQLiteSearchIndex(path).heads())


def test_a_new_index_takes_the_place_of_an_old_one_that_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    write_index(path, "first", [unit(0, "tide")])
    old = SQLiteSearchIndex(path)
    write_index(path, "second", [unit(0, "gauge")])
    new = SQLiteSearchIndex(path)
    assert (old.fingerprint, old.text(0)) == ("first", "tide")
    assert (new.fingerprint, new.text(0)) == ("second", "gauge")
    assert list(tmp_path.iterdir()) == [path]
    old.close()
    new.close()


def test_a_unit_that_is_not_there_is_damage(index: SQLiteSearchIndex) -> None:
    with pytest.raises(DamagedIndex, match="unit 99 cannot be read"):
        index.units([0, 99])


def test_an_index_of_another_version_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    write_index(path, "first", [unit(0, "tide")])
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE about SET value = value + 1 WHERE name = 'format'")
    with pytest.raises(DamagedIndex, match="not a search index of this version"):
        SQLiteSearchIndex(path)
    assert open_index(path, "first") is None


def test_an_index_is_opened_where_it_is_sound_and_made_of_what_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    assert open_index(path, "first") is None
    write_index(path, "first", [unit(0, "tide")])
    opened = open_index(path, "first")
    assert opened is not None
    opened.close()
    assert open_index(path, "second") is None
    path.write_bytes(b"not a database at all" * 99)
    assert open_index(path, "first") is None


def test_where_a_folder_may_not_be_written_the_index_lies_elsewhere(tmp_path: Path) -> None:
    here, nowhere = tmp_path / "search.sqlite", tmp_path / "none" / "search.sqlite"
    for path in (here, nowhere):
        made = make_index(path, "first", [unit(0, "tide")])
        assert (made.fingerprint, made.text(0)) == ("first", "tide")
        assert (made.path == path) is (path == here)
        made.close()


def test_an_index_that_cannot_be_written_to_its_end_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        write_index(tmp_path / "search.sqlite", "first", [unit(0, "tide"), None])  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []


def test_facets_without_values_are_not_kept(tmp_path: Path) -> None:
    empty = replace(unit(0, "tide"), facets={Facet.ACTOR: (), Facet.KIND: ("report",)})
    write_index(tmp_path / "search.sqlite", "first", [empty])
    opened = SQLiteSearchIndex(tmp_path / "search.sqlite")
    assert [facets for _, _, facets in opened.heads()] == [{Facet.KIND.value: ["report"]}]
    opened.close()


@pytest.mark.parametrize(("said", "damaged"), [("3", False), ("1000", False), ("none", True), ("", True)])
def test_a_sound_index_of_another_version_is_only_old(tmp_path: Path, said: str, damaged: bool) -> None:
    path = tmp_path / "search-keeper.sqlite"
    assert not is_damaged(path)
    write_index(path, "print", [])
    assert not is_damaged(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE about SET value = ? WHERE name = 'format'", (said,))
        database.commit()
    assert is_damaged(path) is damaged
    assert open_index(path, "print") is None
