"""What is read from the record and written to it: every question asked on both sides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from travaux.domain.actors import Sector
from travaux.domain.record import PUBLIC_WHOLE, WHOLE, ResultHead, StageResult, StageStatus, StoredFinding
from travaux.domain.review import FindingKey, Review, ReviewDecision
from travaux.domain.sources import Source, SourceFacts, SourceKind, Viewer, Visibility
from travaux.domain.spans import SourceText
from travaux.errors import Conflict, NotFound
from travaux.store.record import SQLiteStore, create_record, open_record

NOON = datetime(2031, 2, 3, 12, 0, tzinfo=UTC)
FULL = SourceFacts(
    SourceKind.INPUT,
    "On tolls",
    date(2031, 1, 2),
    "Harbour talks",
    "Rev.1",
    Sector.ACADEMIA,
    "Delta Institute",
    "HT/1",
    "en",
    Visibility.PRIVATE,
)
ONE = Source("aa11" + "0" * 8, "one.txt", SourceFacts(SourceKind.STATEMENT))
TWO = Source("aa22" + "0" * 8, "two_%.txt", FULL)
Put = Callable[..., None]


@pytest.fixture
def record(tmp_path: Path) -> SQLiteStore:
    create_record(tmp_path / "record.sqlite")
    return open_record(tmp_path / "record.sqlite", lambda: NOON)


def address(source: Source) -> str:
    return source.id + "0" * 52


def add(record: SQLiteStore, *sources: Source) -> list[str]:
    with record.writing("Ana") as writing:
        return [writing.put_source(source, address(source), 7) for source in sources]


def put(record: SQLiteStore, stage: str, subject: str, *rests_on: str, ids: str = "", **head: object) -> None:
    made = ResultHead(stage, subject, 1, "print", StageStatus.DONE, "Points", "digest")
    found = tuple(StoredFinding(FindingKey(subject, "point", one), "Point", "{}") for one in ids)
    with record.writing("Ana") as writing:
        changed = replace(made, **head)  # type: ignore[arg-type]
        writing.put_outcome(StageResult(changed, f'{{"of":"{stage}"}}', rests_on, found))


def test_a_source_keeps_every_fact(record: SQLiteStore) -> None:
    add(record, ONE, TWO)
    with record.view(Viewer.KEEPER) as reading:
        stored = reading.sources()
    assert [one.source for one in stored] == [ONE, TWO]
    assert (stored[1].sha256, stored[1].size, stored[1].added) == (
        address(TWO),
        7,
        "2031-02-03T12:00:00.000+00:00",
    )


def test_a_source_is_added_updated_or_unchanged(record: SQLiteStore) -> None:
    assert add(record, ONE) == ["added"]
    assert add(record, ONE) == ["unchanged"]
    assert add(record, replace(ONE, facts=FULL)) == ["updated"]
    with record.view(Viewer.KEEPER) as reading:
        assert [one.source.facts for one in reading.sources()] == [FULL]
        assert [entry.action for entry in reading.log()] == ["add", "move", "update"]


@pytest.mark.parametrize("name", [ONE.id, "one.txt", "aa1"])
def test_a_source_is_found_by_id_name_or_the_start_of_its_id(record: SQLiteStore, name: str) -> None:
    add(record, ONE, TWO)
    with record.view(Viewer.KEEPER) as reading:
        assert reading.source(name).source == ONE


@pytest.mark.parametrize(("name", "message"), [("aa", "several"), ("aa_", "no source"), ("11", "no source")])
def test_a_name_that_means_none_or_several_is_refused(record: SQLiteStore, name: str, message: str) -> None:
    add(record, ONE, TWO)
    with record.view(Viewer.KEEPER) as reading, pytest.raises(NotFound, match=message):
        reading.source(name)


def test_an_id_that_begins_another_is_still_found(record: SQLiteStore) -> None:
    longer = replace(TWO, id="aa3", name="three.txt")
    add(record, replace(ONE, id="aa"), longer)
    with record.view(Viewer.KEEPER) as reading:
        assert reading.source("aa").source.name == "one.txt"


def test_a_source_is_found_by_the_address_of_its_bytes(record: SQLiteStore) -> None:
    add(record, ONE, TWO)
    with record.view(Viewer.KEEPER) as reading:
        found = reading.by_address(address(TWO))
        assert found is not None
        assert found.source == TWO
        assert reading.by_address("f" * 64) is None
        assert reading.withheld() == 0
    with record.view(Viewer.PUBLIC) as reading:
        assert reading.by_address(address(TWO)) is None
        assert reading.withheld() == 1


def test_heads_are_told_one_by_one_or_all_in_order(record: SQLiteStore) -> None:
    add(record, ONE)
    put(record, "tally", WHOLE, ONE.id)
    put(record, "read", ONE.id, ONE.id, counts={"words": 4}, error=None)
    put(record, "points", ONE.id, ONE.id, status=StageStatus.FAILED, error="torn")
    with record.view(Viewer.KEEPER) as reading:
        assert [head.stage for head in reading.heads()] == ["points", "read", "tally"]
        assert {head.stage for head in reading.stored_heads()} == {"points", "read", "tally"}
        read, points = reading.head("read", ONE.id), reading.head("points", ONE.id)
        assert reading.head("read", "other") is None
        assert reading.head("other", ONE.id) is None
    assert read is not None
    assert points is not None
    assert (read.counts, read.error, read.form, read.status) == (
        {"words": 4},
        None,
        "Points",
        StageStatus.DONE,
    )
    assert (points.error, points.status) == ("torn", StageStatus.FAILED)


def test_a_value_is_there_only_where_its_stage_was_done(record: SQLiteStore) -> None:
    add(record, ONE)
    put(record, "read", ONE.id, ONE.id)
    put(record, "points", ONE.id, ONE.id, status=StageStatus.FAILED)
    with record.view(Viewer.KEEPER) as reading:
        assert reading.value("read", ONE.id) == '{"of":"read"}'
        for stage, subject in (("points", ONE.id), ("read", WHOLE), ("other", ONE.id)):
            with pytest.raises(NotFound, match=f"“{stage}” has no result for"):
                reading.value(stage, subject)
    with record.view(Viewer.KEEPER) as reading, pytest.raises(NotFound, match="for the workspace"):
        reading.value("tally", WHOLE)


def test_the_whole_is_read_as_its_viewer_may_see_it(record: SQLiteStore) -> None:
    add(record, ONE, TWO)
    put(record, "tally", WHOLE, ONE.id, TWO.id, ids="a")
    put(record, "tally", PUBLIC_WHOLE, ONE.id, ids="b")
    with record.view(Viewer.PUBLIC) as reading:
        assert [(head.stage, head.subject) for head in reading.heads()] == [("tally", WHOLE)]
        assert [found.key for found in reading.findings()] == [FindingKey(WHOLE, "point", "b")]
        assert [found.key.id for found in reading.findings(subject=WHOLE)] == ["b"]
        assert reading.value("tally", WHOLE) == '{"of":"tally"}'
    with record.view(Viewer.KEEPER) as reading:
        assert [found.key for found in reading.findings()] == [FindingKey(WHOLE, "point", "a")]
        assert len(reading.heads()) == 1
        assert len(reading.stored_heads()) == 2


def test_where_nothing_is_private_the_public_reads_what_the_keeper_reads(record: SQLiteStore) -> None:
    add(record, ONE)
    put(record, "tally", WHOLE, ONE.id, ids="a")
    with record.view(Viewer.PUBLIC) as reading:
        assert [found.key.id for found in reading.findings()] == ["a"]
        assert reading.value("tally", WHOLE)


def test_findings_come_in_their_order_of_one_kind_or_subject(record: SQLiteStore) -> None:
    add(record, ONE, TWO)
    put(record, "points", TWO.id, TWO.id, ids="z")
    put(record, "points", ONE.id, ONE.id, ids="ba")
    with record.view(Viewer.KEEPER) as reading:
        assert [found.key.id for found in reading.findings()] == ["b", "a", "z"]
        assert [found.key.id for found in reading.findings("point", TWO.id)] == ["z"]
        assert list(reading.findings("line")) == []


def test_what_is_put_again_takes_the_place_of_what_was_there(record: SQLiteStore) -> None:
    add(record, ONE, TWO)
    put(record, "points", ONE.id, ONE.id, ids="ab")
    put(record, "points", ONE.id, TWO.id, ids="c")
    with record.view(Viewer.KEEPER) as reading:
        assert [found.key.id for found in reading.findings()] == ["c"]
    with record.view(Viewer.PUBLIC) as reading:
        assert list(reading.findings()) == []


def test_a_dropped_result_leaves_nothing_but_its_entry_in_the_log(record: SQLiteStore) -> None:
    add(record, ONE)
    put(record, "points", ONE.id, ONE.id, ids="a")
    put(record, "lines", ONE.id, ONE.id, ids="b")
    with record.writing("Ben") as writing:
        writing.drop_outcome("points", ONE.id)
    with record.view(Viewer.KEEPER) as reading:
        assert [head.stage for head in reading.heads()] == ["lines"]
        assert [found.key.id for found in reading.findings()] == ["b"]
        last = reading.log()[-1]
    assert (last.who, last.action, last.subject, last.detail) == ("Ben", "drop", ONE.id, "points")


def test_every_write_counts_and_no_read_does(record: SQLiteStore) -> None:
    with record.view(Viewer.KEEPER) as reading:
        assert reading.writes() == 0
    add(record, ONE)
    put(record, "points", ONE.id, ONE.id)
    with record.view(Viewer.PUBLIC) as reading:
        assert reading.writes() == 2
        assert reading.log() == []
    with record.view(Viewer.KEEPER) as reading:
        assert [(entry.action, entry.detail) for entry in reading.log()] == [
            ("add", "one.txt"),
            ("points", "done"),
        ]


def exposed(record: SQLiteStore, words: str) -> list[tuple[str, str]]:
    head = ResultHead("read", ONE.id, 1, "print", StageStatus.DONE, "Speech", "digest")
    with record.writing("Ana") as writing:
        return writing.put_outcome(StageResult(head, "{}", (ONE.id,), text=SourceText(ONE.id, words)))


def test_results_fall_with_a_text_that_reads_otherwise_and_stay_with_one_that_does_not(
    record: SQLiteStore,
) -> None:
    add(record, ONE, TWO)
    exposed(record, "We agree.")
    put(record, "points", ONE.id, ONE.id)
    put(record, "points", TWO.id, TWO.id)
    assert exposed(record, "We agree.") == []
    assert sorted(exposed(record, "We do not.")) == [("points", ONE.id), ("read", ONE.id)]
    with record.view(Viewer.KEEPER) as reading:
        assert reading.text(ONE.id).text == "We do not."
        assert [(head.stage, head.subject) for head in reading.heads()] == [
            ("points", TWO.id),
            ("read", ONE.id),
        ]
        with pytest.raises(NotFound, match="is not in the record"):
            reading.text(TWO.id)


KEY = FindingKey(ONE.id, "point", "a")


def reviewed(record: SQLiteStore, key: FindingKey, after: int | None = None, who: str = "Ben") -> None:
    with record.writing(who) as writing:
        writing.put_review(Review(key, ReviewDecision.REJECT, "{}", "why", '{"x":1}'), after)


@pytest.mark.parametrize("seen", [0, 2])
def test_whoever_has_seen_fewer_or_more_reviews_than_there_are_is_refused(
    record: SQLiteStore, seen: int
) -> None:
    reviewed(record, KEY, after=0)
    with pytest.raises(Conflict, match="somebody else"):
        reviewed(record, KEY, after=seen)
    reviewed(record, KEY, after=1)
    reviewed(record, KEY)


@pytest.mark.parametrize(
    "other", [replace(KEY, subject=TWO.id), replace(KEY, kind="line"), replace(KEY, id="b")]
)
def test_reviews_are_of_one_finding_and_no_other(record: SQLiteStore, other: FindingKey) -> None:
    reviewed(record, other)
    reviewed(record, KEY, after=0, who="Ana")
    with record.view(Viewer.KEEPER) as reading:
        assert [review.who for review in reading.reviews(KEY)] == ["Ana"]
        assert [review.finding for review in reading.reviews()] == [other, KEY]
        (review,) = reading.reviews(KEY)
        assert reading.log()[-1].subject == f"{ONE.id}/point/a"
    assert (review.reason, review.replacement, review.original) == ("why", '{"x":1}', "{}")
    assert review.when == NOON


def test_the_public_sees_reviews_of_what_it_sees(record: SQLiteStore) -> None:
    add(record, ONE, TWO)
    put(record, "points", ONE.id, ONE.id, ids="a")
    put(record, "points", TWO.id, TWO.id, ids="a")
    put(record, "tally", WHOLE, ONE.id, TWO.id, ids="b")
    put(record, "tally", PUBLIC_WHOLE, ONE.id, ids="c")
    seen = [KEY, FindingKey(WHOLE, "point", "c")]
    hidden = [replace(KEY, subject=TWO.id), replace(KEY, id="z"), replace(KEY, kind="line")]
    for key in (*seen, *hidden, FindingKey(WHOLE, "point", "b"), FindingKey(WHOLE, "point", "a")):
        reviewed(record, key)
    with record.view(Viewer.PUBLIC) as reading:
        assert [review.finding for review in reading.reviews()] == seen
        assert [review.finding for review in reading.reviews(KEY)] == [KEY]


def test_a_commitment_is_known_by_its_words_wherever_they_are_found(record: SQLiteStore) -> None:
    add(record, ONE, TWO)
    found = (StoredFinding(FindingKey(ONE.id, "commitment", "c1"), "Commitment", "{}"),)
    head = ResultHead("duties", ONE.id, 1, "print", StageStatus.DONE)
    with record.writing("Ana") as writing:
        writing.put_outcome(StageResult(head, "{}", (ONE.id,), found))
    keys = [FindingKey(WHOLE, kind, name) for kind, name in (("commitment", "c1"), ("commitment", "c2"))]
    for key in keys:
        reviewed(record, key)
    with record.view(Viewer.PUBLIC) as reading:
        assert [review.finding for review in reading.reviews()] == keys[:1]


def test_a_record_that_cannot_be_written_is_not_left_half_made(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite.new").write_bytes(b"half")
    create_record(tmp_path / "record.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["record.sqlite"]


def test_moments_are_told_to_the_millisecond(tmp_path: Path) -> None:
    create_record(tmp_path / "record.sqlite")
    moment = NOON + timedelta(microseconds=1999)
    record = open_record(tmp_path / "record.sqlite", lambda: moment)
    add(record, ONE)
    with record.view(Viewer.KEEPER) as reading:
        assert reading.log()[0].when == "2031-02-03T12:00:00.001+00:00"
