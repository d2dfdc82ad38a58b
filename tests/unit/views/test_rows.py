"""The record as rows: what each kind holds, and how they are filtered and written."""

from datetime import date

import pytest

from tests.unit.views.made_records import (
    record,
)
from tests.unit.views.talks_of_lights import GIVEN, SOURCES, VALUES
from travaux.errors import NotFound
from travaux.views import rows
from travaux.views.snapshot import Snapshot


@pytest.fixture(scope="module")
def talks() -> Snapshot:
    return record(SOURCES, VALUES, given=GIVEN)


def _told(snapshot: Snapshot, what: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in rows.rows_of(snapshot, what)]


def test_rows_of_every_kind_are_told(talks: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "today", lambda: date(2031, 6, 1))
    assert _told(talks, "sources", "id", "date", "sector", "added") == [
        ("zero", "2031-01-01", None, "2031-01-02"),
        ("talk", "2031-02-01", None, "2031-01-01"),
        ("last", "2031-03-01", None, "2031-01-03"),
        ("input", None, "government", "2031-01-04"),
        ("silent", None, None, "2031-01-05"),
    ]
    assert _told(talks, "meetings", "source", "date", "words") == [("talk", "2031-02-01", 14)]
    assert _told(talks, "interventions", "meeting", "text")[1] == ("talk", "We dredge rivers.")
    assert [len(_told(talks, what, "meeting")) for what in ("arguments", "agreements", "differences")] == [
        5,
        1,
        1,
    ]
    assert _told(talks, "drafts", "source", "date", "paragraphs", "brackets") == [
        ("zero", None, 3, 2),
        ("last", None, 2, 0),
    ]
    assert _told(talks, "paragraphs", "id", "draft", "thread") == [
        ("0", "zero", "light"),
        ("1", "zero", "dredge"),
        ("2", "zero", None),
        ("0", "last", "light"),
        ("1", "last", "dredge"),
    ]
    assert _told(talks, "links", "older", "newer") == [("zero", "last")] * 3
    assert _told(talks, "threads", "id") == [("light",), ("dredge",)]
    assert _told(talks, "origins", "draft", "from") == [("last", "agreed")]
    assert _told(talks, "unresolved", "id", "reason") == [("1", "nobody")]
    assert _told(talks, "positions", "id") == [("p1",), ("p2",)]
    assert _told(talks, "commitments", "id", "status") == [("c1", "overdue"), ("c2", "not started")]
    assert _told(talks, "sentences", "theme", "text") == [("Lights", "They light.")]
    assert len(_told(talks, "steps", "id")) == 2
    assert len({name for (name,) in _told(talks, "proposals", "id")}) == len(_told(talks, "proposals", "id"))


def test_rows_of_actors_and_inputs_count_what_is_theirs(talks: Snapshot) -> None:
    assert _told(talks, "actors", "id", "interventions", "spoken_for", "positions", "wishes", "inputs") == [
        ("EGY", 1, 0, 1, 0, 0),
        ("FJI", 0, 0, 0, 0, 1),
        ("G77", 0, 1, 1, 0, 0),
        ("KEN", 1, 0, 0, 1, 0),
        ("NOR", 2, 0, 1, 1, 0),
    ]
    assert _told(talks, "inputs", "id", "proposals", "ends") == [
        ("input", 5, {"dropped": 1, "not taken up": 1, "substance": 2, "verbatim": 1}),
        ("silent", 0, {}),
    ]


@pytest.mark.parametrize("what", sorted(set(rows.KINDS) - {"sources", "inputs", "actors"}))
def test_of_what_was_not_worked_out_there_are_no_rows(what: str) -> None:
    assert rows.rows_of(record(SOURCES, {}), what) == []


ROWS: list[rows.Row] = [
    {
        "id": "1",
        "actor": "Norway",
        "groups": ["NORDIC"],
        "targets": [{"label": "1", "thread": "t"}],
        "topics": ["A"],
    },
    {"id": "2", "by": [{"name": "Norway"}], "thread": "t", "addressees": ["Norway"], "paragraph": "2"},
    {"id": "3", "actor": "Kenya", "paragraphs": ["1", "2"], "name": "=1+1"},
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["1", "2", "3"]),
        ({"actor": None}, ["1", "2", "3"]),
        ({"actor": "Norway"}, ["1", "2"]),
        ({"actor": "Norw"}, []),
        ({"addressee": "Norway"}, ["2"]),
        ({"group": "NORDIC"}, ["1"]),
        ({"paragraph": "1"}, ["1", "3"]),
        ({"paragraph": "2"}, ["2", "3"]),
        ({"thread": "t"}, ["1", "2"]),
        ({"topic": "A"}, ["1"]),
        ({"id": "3"}, ["3"]),
        ({"actor": "Norway", "thread": "t", "topic": "A"}, ["1"]),
    ],
)
def test_filters_look_where_a_column_is_one_or_holds_several(
    wanted: dict[str, str | None], found: list[str]
) -> None:
    assert [row["id"] for row in rows.holding(ROWS, wanted)] == found


def test_a_row_is_found_by_its_id(talks: Snapshot) -> None:
    assert rows.row_named(talks, "actors", "KEN", "actor")["name"] == "Kenya"
    with pytest.raises(NotFound, match="there is no actor “LHK”"):
        rows.row_named(talks, "actors", "LHK", "actor")
    assert [row["id"] for row in rows.filtered(talks, "actors", {"kind": "group"})] == ["G77"]


def test_rows_as_a_table_have_the_columns_of_the_first_and_no_formula() -> None:
    assert list(rows.as_csv(ROWS[2:] + ROWS[:1])) == [
        'id,actor,paragraphs,name\r\n3,Kenya,"[""1"", ""2""]",\'=1+1\r\n',
        "1,Norway,,\r\n",
    ]
    assert list(rows.as_csv([])) == []
    assert list(rows.as_csv([{"a": {"b": 1}, "c": None, "d": 2}])) == ['a,c,d\r\n"{""b"": 1}",,2\r\n']
