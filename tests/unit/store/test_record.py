from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, text

from travaux.domain.record import ResultHead, StageResult, StageStatus, StoredFinding
from travaux.domain.review import FindingKey
from travaux.domain.sources import Source, SourceFacts, SourceKind, Viewer, Visibility
from travaux.errors import WorkspaceError
from travaux.store.record import SQLiteStore, create_record, open_record
from travaux.store.record_view import SQLRecordView
from travaux.store.record_writer import SQLRecordWriter
from travaux.store.schema import metadata

NOON = datetime(2031, 2, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> SQLiteStore:
    create_record(tmp_path / "record.sqlite")
    return open_record(tmp_path / "record.sqlite", lambda: NOON)


def source(number: int, visibility: Visibility = Visibility.PUBLIC) -> Source:
    facts = SourceFacts(SourceKind.STATEMENT, f"Statement {number}", visibility=visibility)
    return Source(f"{number:012x}", f"statement-{number}.txt", facts)


def put(record: SQLiteStore, wanted: Source) -> None:
    with record.writing("Ana") as writing:
        writing.put_source(wanted, wanted.id + "0" * 52, 7)


def put_finding(record: SQLiteStore, stage: str, subject: str, *rests_on: str) -> FindingKey:
    key = FindingKey(subject, "point", "p1")
    head = ResultHead(stage, subject, 1, "print", StageStatus.DONE, "Points", "digest")
    with record.writing("Ana") as writing:
        writing.put_outcome(StageResult(head, "{}", rests_on, (StoredFinding(key, "Point", "{}"),)))
    return key


def test_the_steps_lead_to_the_schema_that_the_code_uses(record: SQLiteStore) -> None:
    with record.connection() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"not a database at all, but long enough to look like one" * 40, "not a record"),
        (b"", "not a record"),
    ],
)
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "record.sqlite"
    path.write_bytes(content)
    with pytest.raises(WorkspaceError, match=message):
        open_record(path)


def test_a_damaged_record_says_so(record: SQLiteStore) -> None:
    for number in range(200):
        put(record, source(number))
    record.close()
    data = bytearray(record.path.read_bytes())
    data[4096 * 2 :] = b"\x5a" * (len(data) - 4096 * 2)
    record.path.write_bytes(bytes(data))
    with pytest.raises(WorkspaceError, match="is damaged") as error, record.view(Viewer.KEEPER) as reading:
        reading.sources()
    assert "restore it from a copy" in str(error.value)


def test_a_record_of_a_newer_travaux_is_left_alone(record: SQLiteStore) -> None:
    with record.connection() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(WorkspaceError, match=r"newer Travaux.*pip install --upgrade"):
        open_record(record.path)


def test_a_missing_record_says_so(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="the record is missing"):
        open_record(tmp_path / "record.sqlite")


def test_a_full_disk_is_one_clear_line_and_loses_nothing(record: SQLiteStore) -> None:
    put(record, source(1))
    with pytest.raises(WorkspaceError, match="the disk is full"), record.writing("Ana") as writing:
        _fill(writing)
    with record.view(Viewer.KEEPER) as reading:
        assert [stored.source for stored in reading.sources()] == [source(1)]


def _fill(writing: SQLRecordWriter) -> None:
    # SQLite's own limit stands in for a disk that has no room left; it raises the same error.
    writing.connection.exec_driver_sql("PRAGMA max_page_count = 30")
    for number in range(2, 4000):
        writing.put_source(source(number), source(number).id + "0" * 52, 7)


def asked(record: SQLiteStore, *names: str) -> list[object]:
    with record.connection() as connection:
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]


def test_whoever_comes_second_waits_and_what_is_acknowledged_is_on_the_disk(record: SQLiteStore) -> None:
    assert asked(record, "busy_timeout") == [30_000]
    assert asked(record, "journal_mode", "synchronous", "foreign_keys") == ["wal", 2, 1]


def test_a_record_where_nobody_may_write_is_read_and_left_as_it_is(
    record: SQLiteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(record, source(1))
    record.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    sealed = open_record(record.path)
    with sealed.view(Viewer.KEEPER) as reading:
        assert [stored.source for stored in reading.sources()] == [source(1)]
    with pytest.raises(WorkspaceError, match="may not be written"):
        put(sealed, source(2))
    sealed.close()


@pytest.mark.parametrize(("left", "mode"), [(b"", "ro"), (b"half", "rw")])
def test_a_journal_with_something_in_it_is_folded_in_before_a_record_is_sealed(
    record: SQLiteStore, monkeypatch: pytest.MonkeyPatch, left: bytes, mode: str
) -> None:
    record.close()
    record.path.with_name("record.sqlite-wal").write_bytes(left)
    monkeypatch.setattr("os.access", lambda *_: False)
    opened = open_record(record.path)
    assert asked(opened, "foreign_keys") == [int(mode == "rw")]
    opened.close()


def test_heads_are_told_without_reading_any_value(record: SQLiteStore) -> None:
    put(record, source(1))
    put_finding(record, "points", source(1).id, source(1).id)
    read: list[str] = []
    with record.connection() as connection:
        event.listen(connection, "before_cursor_execute", lambda *said: read.append(said[2]))
        (head,) = SQLRecordView(connection, Viewer.KEEPER).heads()
    assert head.stage == "points"
    assert "results.digest" in read[-1]
    assert "results.value" not in read[-1]
