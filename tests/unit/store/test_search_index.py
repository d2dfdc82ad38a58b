"""The search index answers any query, and says when it is damaged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.search.query import parse
from travaux.domain.search import Unit, UnitKind
from travaux.domain.spans import Citation
from travaux.store.search_index import DamagedIndex, SQLiteSearchIndex, write_index

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
