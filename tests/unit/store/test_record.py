from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from travaux.domain.record import Outcome, ResultHead, Status, StoredFinding
from travaux.domain.review import FindingKey, Review, ReviewDecision
from travaux.domain.sources import Source, SourceFacts, SourceKind, Viewer, Visibility
from travaux.domain.spans import SourceText
from travaux.errors import NotFound, WorkspaceError
from travaux.store.record import SQLiteStore, create_record, open_record
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
    head = ResultHead(stage, subject, 1, "print", Status.DONE, "Points", "digest")
    with record.writing("Ana") as writing:
        writing.put_outcome(Outcome(head, "{}", rests_on, (StoredFinding(key, "Point", "{}"),)))
    return key


def test_the_steps_lead_to_the_schema_that_the_code_uses(record: SQLiteStore) -> None:
    with record.connection() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_every_write_says_who_and_when(record: SQLiteStore) -> None:
    put(record, source(1))
    with record.writing("Ben") as writing:
        writing.put_source(source(1, Visibility.PRIVATE), source(1).id + "0" * 52, 7)
    with record.view(Viewer.KEEPER) as reading:
        entries = reading.log()
    assert [(entry.who, entry.action, entry.subject) for entry in entries] == [
        ("Ana", "add", source(1).id),
        ("Ben", "update", source(1).id),
    ]
    assert entries[0].when == "2031-02-03T12:00:00.000+00:00"
    assert entries[1].detail == '{"visibility":["public","private"]}'


def test_a_transaction_that_fails_leaves_nothing(record: SQLiteStore) -> None:
    with pytest.raises(WorkspaceError, match="share the address"), record.writing("Ana") as writing:
        _write_and_clash(writing)
    with record.view(Viewer.KEEPER) as reading:
        assert reading.sources() == []
        assert reading.log() == []


def _write_and_clash(writing: SQLRecordWriter) -> None:
    writing.put_source(source(1), "0" * 64, 7)
    writing.put_source(source(1), "1" * 64, 7)


def test_the_public_sees_nothing_that_stems_from_a_private_source(record: SQLiteStore) -> None:
    public, private = source(1), source(2, Visibility.PRIVATE)
    for each in (public, private):
        put(record, each)
        with record.writing("Ana") as writing:
            head = ResultHead("read", each.id, 1, "print", Status.DONE, "Speech", "digest")
            writing.put_outcome(Outcome(head, "{}", (each.id,), text=SourceText(each.id, "We agree.")))
    own = put_finding(record, "points", public.id, public.id)
    put_finding(record, "points", private.id, private.id)
    put_finding(record, "overview", "", public.id, private.id)
    with record.writing("Ana") as writing:
        for key in (own, FindingKey("", "point", "p1")):
            writing.put_review(Review(key, ReviewDecision.CONFIRM, "{}"))
    with record.view(Viewer.PUBLIC) as reading:
        assert [stored.source for stored in reading.sources()] == [public]
        assert {(head.stage, head.subject) for head in reading.heads()} == {
            ("read", public.id),
            ("points", public.id),
        }
        assert [finding.key for finding in reading.findings()] == [own]
        assert [review.finding for review in reading.reviews()] == [own]
        assert reading.log() == []
        assert reading.withheld() == 1
        for hidden in (private.id, private.name, private.id[:5] + "x"):
            with pytest.raises(NotFound):
                reading.source(hidden)
        with pytest.raises(NotFound):
            reading.text(private.id)
        with pytest.raises(NotFound):
            reading.value("overview", "")
    with record.view(Viewer.KEEPER) as reading:
        assert len(reading.sources()) == len(list(reading.findings("point"))) - 1 == 2
        assert reading.text(private.id).text == "We agree."


def test_reviews_survive_a_new_run_and_know_their_author(record: SQLiteStore) -> None:
    put(record, source(1))
    key = put_finding(record, "points", source(1).id, source(1).id)
    with record.writing("Ben") as writing:
        writing.put_review(Review(key, ReviewDecision.EDIT, "{}", "wrong speaker", '{"actor":"B"}'))
    put_finding(record, "points", source(1).id, source(1).id)
    with record.view(Viewer.KEEPER) as reading:
        (review,) = reading.reviews(key)
    assert (review.verdict, review.reason, review.who, review.when) == (
        ReviewDecision.EDIT,
        "wrong speaker",
        "Ben",
        NOON,
    )


def test_two_people_do_not_overwrite_each_other(record: SQLiteStore) -> None:
    key = FindingKey("", "point", "p1")
    with record.writing("Ana") as writing:
        writing.put_review(Review(key, ReviewDecision.CONFIRM, "{}"), after=0)
    with pytest.raises(WorkspaceError, match="somebody else"), record.writing("Ben") as writing:
        writing.put_review(Review(key, ReviewDecision.REJECT, "{}"), after=0)


def test_a_name_that_means_several_sources_is_not_guessed(record: SQLiteStore) -> None:
    put(record, source(1))
    put(record, source(2))
    with record.view(Viewer.KEEPER) as reading, pytest.raises(NotFound, match="several"):
        reading.source("00000000000")


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
