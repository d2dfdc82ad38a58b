"""What every store must do, whatever database it is: the record, its reviews, and its search indexes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from tests.postgres_server import new_database
from travaux.analysis.search.query import parse
from travaux.domain.record import WHOLE, ResultHead, StageResult, StageStatus, StoredFinding
from travaux.domain.review import FindingKey, Review, ReviewDecision
from travaux.domain.search import Facet, Unit, UnitKind
from travaux.domain.sources import Source, SourceFacts, SourceKind, Viewer, Visibility
from travaux.domain.spans import Citation, SourceText
from travaux.errors import NotFound, WorkspaceError
from travaux.ports import RecordView, RecordWriter, SearchIndex, Store
from travaux.store.postgres import create_postgres_record, open_postgres_record
from travaux.store.record import create_record, open_record

NOON = datetime(2031, 2, 3, 12, 0, tzinfo=UTC)

Maker = Callable[[Path], Store]
"""Gives a new, empty store, which keeps what it must in a folder and whose clock stands at noon."""


def sqlite(folder: Path) -> Store:
    create_record(folder / "record.sqlite")
    return open_record(folder / "record.sqlite", lambda: NOON)


def postgres(folder: Path) -> Store:
    address = new_database()
    create_postgres_record(address)
    return open_postgres_record(address, folder, lambda: NOON)


@pytest.fixture(params=[sqlite, postgres])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    make: Maker = request.param
    made = make(tmp_path)
    yield made
    made.close()


def source(number: int, visibility: Visibility = Visibility.PUBLIC) -> Source:
    facts = SourceFacts(SourceKind.STATEMENT, f"Statement {number}", visibility=visibility)
    return Source(f"{number:012x}", f"statement-{number}.txt", facts)


def put(store: Store, wanted: Source) -> str:
    with store.writing("Ana") as writing:
        return writing.put_source(wanted, wanted.id + "0" * 52, 7)


def head_of(stage: str, subject: str, status: StageStatus = StageStatus.DONE) -> ResultHead:
    return ResultHead(stage, subject, 1, "print", status, "Points", "digest")


def put_finding(store: Store, stage: str, subject: str, *rests_on: str) -> FindingKey:
    key = FindingKey(subject, "point", "p1")
    outcome = StageResult(head_of(stage, subject), "{}", rests_on, (StoredFinding(key, "Point", "{}"),))
    with store.writing("Ana") as writing:
        writing.put_outcome(outcome)
    return key


def put_text(store: Store, of: Source, text: str) -> list[tuple[str, str]]:
    with store.writing("Ana") as writing:
        outcome = StageResult(head_of("read", of.id), "{}", (of.id,), text=SourceText(of.id, text))
        return writing.put_outcome(outcome)


def test_every_write_says_who_and_when(store: Store) -> None:
    put(store, source(1))
    with store.writing("Ben") as writing:
        writing.put_source(source(1, Visibility.PRIVATE), source(1).id + "0" * 52, 7)
    with store.view(Viewer.KEEPER) as view:
        entries = view.log()
    assert [(entry.who, entry.action, entry.subject) for entry in entries] == [
        ("Ana", "add", source(1).id),
        ("Ben", "move", source(1).id),
        ("Ben", "update", source(1).id),
    ]
    assert entries[0].when == "2031-02-03T12:00:00.000+00:00"
    assert entries[1].detail == "public → private"
    assert entries[2].detail == '{"visibility":["public","private"]}'


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(WorkspaceError, match="share the address"), store.writing("Ana") as writing:
        _write_and_clash(writing)
    with store.view(Viewer.KEEPER) as view:
        assert view.sources() == []
        assert view.log() == []


def _write_and_clash(writing: RecordWriter) -> None:
    writing.put_source(source(1), "0" * 64, 7)
    writing.put_source(source(1), "1" * 64, 7)


def test_the_public_sees_nothing_that_stems_from_a_private_source(store: Store) -> None:
    public, private = source(1), source(2, Visibility.PRIVATE)
    for each in (public, private):
        put(store, each)
        with store.writing("Ana") as writing:
            head = ResultHead("read", each.id, 1, "print", StageStatus.DONE, "Speech", "digest")
            writing.put_outcome(StageResult(head, "{}", (each.id,), text=SourceText(each.id, "We agree.")))
    own = put_finding(store, "points", public.id, public.id)
    put_finding(store, "points", private.id, private.id)
    put_finding(store, "overview", "", public.id, private.id)
    with store.writing("Ana") as writing:
        for key in (own, FindingKey("", "point", "p1")):
            writing.put_review(Review(key, ReviewDecision.CONFIRM, "{}"))
    with store.view(Viewer.PUBLIC) as view:
        assert [stored.source for stored in view.sources()] == [public]
        assert {(head.stage, head.subject) for head in view.heads()} == {
            ("read", public.id),
            ("points", public.id),
        }
        assert [finding.key for finding in view.findings()] == [own]
        assert [review.finding for review in view.reviews()] == [own]
        assert view.log() == []
        assert view.withheld() == 1
        for hidden in (private.id, private.name, private.id[:5] + "x"):
            with pytest.raises(NotFound):
                view.source(hidden)
        with pytest.raises(NotFound):
            view.text(private.id)
        with pytest.raises(NotFound):
            view.value("overview", "")
    with store.view(Viewer.KEEPER) as view:
        assert len(view.sources()) == len(list(view.findings("point"))) - 1 == 2
        assert view.text(private.id).text == "We agree."


def test_reviews_survive_a_new_run_and_know_their_author(store: Store) -> None:
    put(store, source(1))
    key = put_finding(store, "points", source(1).id, source(1).id)
    with store.writing("Ben") as writing:
        writing.put_review(Review(key, ReviewDecision.EDIT, "{}", "wrong speaker", '{"actor":"B"}'))
    put_finding(store, "points", source(1).id, source(1).id)
    with store.view(Viewer.KEEPER) as view:
        (review,) = view.reviews(key)
    assert (review.verdict, str(review.reason), review.who, review.when) == (
        ReviewDecision.EDIT,
        "wrong speaker",
        "Ben",
        NOON,
    )


def test_two_people_do_not_overwrite_each_other(store: Store) -> None:
    key = FindingKey("", "point", "p1")
    with store.writing("Ana") as writing:
        writing.put_review(Review(key, ReviewDecision.CONFIRM, "{}"), after=0)
    with pytest.raises(WorkspaceError, match="somebody else"), store.writing("Ben") as writing:
        writing.put_review(Review(key, ReviewDecision.REJECT, "{}"), after=0)


def test_a_name_that_means_several_sources_is_not_guessed(store: Store) -> None:
    put(store, source(1))
    put(store, source(2))
    with store.view(Viewer.KEEPER) as view, pytest.raises(NotFound, match="several"):
        view.source("00000000000")


def test_the_same_source_again_is_told_from_a_changed_one(store: Store) -> None:
    assert put(store, source(1)) == "added"
    assert put(store, source(1)) == "unchanged"
    changed = replace(source(1), facts=replace(source(1).facts, title="Another title"))
    assert put(store, changed) == "updated"
    with store.view(Viewer.KEEPER) as view:
        assert [stored.source for stored in view.sources()] == [changed]


def test_sources_come_in_the_order_they_were_added_and_by_each_of_their_names(store: Store) -> None:
    for number in (3, 1, 2):
        put(store, source(number))
    with store.view(Viewer.KEEPER) as view:
        assert [stored.source for stored in view.sources()] == [source(3), source(1), source(2)]
        for name in (source(1).id, source(1).name):
            assert view.source(name).source == source(1)
        with pytest.raises(NotFound, match="no source"):
            view.source("statement-9.txt")
        found = view.by_address(source(2).id + "0" * 52)
        assert found is not None
        assert found.source == source(2)
        assert view.by_address("f" * 64) is None


def test_a_result_is_read_back_and_a_failure_has_no_value(store: Store) -> None:
    put(store, source(1))
    with store.writing("Ana") as writing:
        writing.put_outcome(StageResult(head_of("points", source(1).id), '{"a":1}', (source(1).id,)))
        failed = replace(
            head_of("terms", source(1).id, StageStatus.FAILED), form=None, digest=None, error="no words"
        )
        writing.put_outcome(StageResult(failed))
    with store.view(Viewer.KEEPER) as view:
        assert view.value("points", source(1).id) == '{"a":1}'
        assert view.head("terms", source(1).id) == failed
        assert view.head("points", source(2).id) is None
        assert [head.stage for head in view.heads()] == ["points", "terms"]
        with pytest.raises(NotFound, match="has no result"):
            view.value("terms", source(1).id)


def test_what_rests_on_a_text_that_changed_falls_and_the_rest_stays(store: Store) -> None:
    for number in (1, 2):
        put(store, source(number))
        assert put_text(store, source(number), "We agree.") == []
        put_finding(store, "points", source(number).id, source(number).id)
    assert ("points", source(1).id) in put_text(store, source(1), "We do not agree.")
    assert put_text(store, source(2), "We agree.") == []
    with store.view(Viewer.KEEPER) as view:
        assert view.text(source(1).id).text == "We do not agree."
        assert [finding.key.subject for finding in view.findings("point")] == [source(2).id]


def test_a_dropped_result_takes_its_findings_with_it(store: Store) -> None:
    put(store, source(1))
    put_finding(store, "points", source(1).id, source(1).id)
    with store.writing("Ana") as writing:
        writing.drop_outcome("points", source(1).id)
    with store.view(Viewer.KEEPER) as view:
        assert view.head("points", source(1).id) is None
        assert list(view.findings()) == []


def test_a_transaction_sees_itself_and_nobody_else_does_before_its_end(store: Store) -> None:
    with store.writing("Ana") as writing:
        writing.put_source(source(1), source(1).id + "0" * 52, 7)
        assert len(writing.seen().sources()) == 1
        with store.view(Viewer.KEEPER) as view:
            assert view.sources() == []
    with store.view(Viewer.KEEPER) as view:
        assert len(view.sources()) == 1


def test_a_view_does_not_change_while_it_is_open(store: Store) -> None:
    with store.view(Viewer.KEEPER) as view:
        assert view.sources() == []
        put(store, source(1))
        assert view.sources() == []


def test_every_write_raises_the_count_of_writes(store: Store) -> None:
    def writes() -> int:
        with store.view(Viewer.PUBLIC) as view:
            return view.writes()

    before = writes()
    put(store, source(1))
    after = writes()
    assert before < after
    assert writes() == after


def test_a_second_look_lets_the_same_person_review_again(store: Store) -> None:
    key = FindingKey("", "point", "p1")
    with store.writing("Ana") as writing:
        writing.put_review(Review(key, ReviewDecision.CONFIRM, "{}"), after=0)
        writing.put_review(Review(key, ReviewDecision.REJECT, "{}"), after=1)
    with store.view(Viewer.KEEPER) as view:
        assert [review.verdict for review in view.reviews(key)] == [
            ReviewDecision.CONFIRM,
            ReviewDecision.REJECT,
        ]


def test_a_whole_worked_out_for_the_public_is_what_the_public_sees(store: Store) -> None:
    put(store, source(1))
    put(store, source(2, Visibility.PRIVATE))
    with store.writing("Ana") as writing:
        writing.put_outcome(StageResult(head_of("overview", WHOLE), '"all"', (source(1).id, source(2).id)))
        writing.put_outcome(StageResult(head_of("overview", "public"), '"public"', (source(1).id,)))
    with store.view(Viewer.PUBLIC) as view:
        assert view.value("overview", WHOLE) == '"public"'
        assert [head.subject for head in view.heads()] == [WHOLE]
    with store.view(Viewer.KEEPER) as view:
        assert view.value("overview", WHOLE) == '"all"'
        assert [head.subject for head in view.heads()] == [WHOLE]
        assert {head.subject for head in view.stored_heads()} == {WHOLE, "public"}


def test_a_sound_record_has_no_problem_and_a_false_quotation_is_one(store: Store) -> None:
    put(store, source(1))
    assert list(store.problems()) == []
    quoted = f'{{"end":3,"quote":"You","source":"{source(1).id}","start":0}}'
    put_text(store, source(1), "We agree.")
    with store.writing("Ana") as writing:
        writing.put_outcome(StageResult(replace(head_of("points", source(1).id)), quoted, (source(1).id,)))
    assert "citation" in [problem.code for problem in store.problems()]


def test_every_write_adds_to_the_chain_and_what_fails_does_not(store: Store) -> None:
    assert store.chain_head().number == 0
    put(store, source(1))
    first = store.chain_head()
    put_finding(store, "points", source(1).id, source(1).id)
    second = store.chain_head()
    assert 0 < first.number < second.number
    assert first.taken_up is None
    assert store.chain_holds(first.link)
    assert not store.chain_holds("0" * 64)
    assert put(store, source(1)) == "unchanged"
    with pytest.raises(WorkspaceError), store.writing("Ana") as writing:
        _write_and_clash(writing)
    assert store.chain_head() == second
    with store.writing("Ana") as writing:
        writing.drop_outcome("points", source(1).id)
    assert store.chain_head().number > second.number
    assert list(store.problems()) == []


def test_a_file_of_the_keepers_is_noted_when_it_changes(store: Store) -> None:
    assert store.used_file("actors") is None
    for digest in ("", "a", "a", "b", ""):
        with store.writing("Ana") as writing:
            writing.put_file("actors", digest)
        assert (store.used_file("actors") or "") == digest
    with store.view(Viewer.KEEPER) as view:
        assert [entry.detail for entry in view.log()] == ["a", "b", ""]


def test_a_review_given_elsewhere_keeps_its_author_and_moment_and_enters_once(store: Store) -> None:
    put(store, source(1))
    key = put_finding(store, "points", source(1).id, source(1).id)
    given = Review(key, ReviewDecision.CONFIRM, "{}", "heard it", who="Cyr", when=NOON.replace(year=2030))
    with store.writing("Ana") as writing:
        assert [writing.take_over_review(given), writing.take_over_review(given)] == [True, False]
        assert not writing.take_over_review(replace(given, when=None))
    with store.view(Viewer.KEEPER) as view:
        assert view.reviews() == [given]
        assert [(e.who, e.action) for e in view.log()][-1] == ("Ana", "take over review")
    assert "chain" not in [problem.code for problem in store.problems()]


def test_the_ground_of_a_result_is_the_keepers_to_see(store: Store) -> None:
    for number in (1, 2):
        put(store, source(number, Visibility.PRIVATE if number == 2 else Visibility.PUBLIC))
    put_finding(store, "points", source(1).id, source(2).id, source(1).id)
    with store.view(Viewer.KEEPER) as view:
        assert view.ground("points", source(1).id) == (source(1).id, source(2).id)
    with store.view(Viewer.PUBLIC) as view:
        assert view.ground("points", source(1).id) == ()


def test_a_copy_is_taken_of_what_is_saved(store: Store, tmp_path: Path) -> None:
    put(store, source(1))
    with store.writing("Ana") as writing:
        writing.put_source(source(2), source(2).id + "0" * 52, 7)
        store.copy(tmp_path / "copy.sqlite")
    copy = open_record(tmp_path / "copy.sqlite")
    with copy.view(Viewer.KEEPER) as view:
        assert [stored.source for stored in view.sources()] == [source(1)]
    copy.close()
    with pytest.raises(WorkspaceError):
        store.copy(tmp_path / "nowhere" / "copy.sqlite")


TEXTS = ("The tide gauge is silent.", "Members share river data.", "Gauges warn; people listen.")


def units(texts: Sequence[str]) -> list[Unit]:
    return [
        Unit(
            f"u{number}", UnitKind.REPORT, "A report", text, (Citation("s" * 12, 0, len(text), text),),
            "sources/s/#w0-1", f"p{number}", date="2031-02-03", facets={Facet.ACTOR: ("Velmara",)},
        )
        for number, text in enumerate(texts)
    ]  # fmt: skip


@pytest.fixture
def index(store: Store) -> Iterator[SearchIndex]:
    made = store.write_index(Viewer.KEEPER, "first", units(TEXTS))
    yield made
    made.close()


def numbers(index: SearchIndex, query: str) -> list[int]:
    expression = parse(query).expression
    assert expression is not None
    held = index.holding(expression)
    assert held.dtype == np.int64
    assert sorted(index.ranked(expression)) == list(held)
    return [int(number) for number in held]


def test_an_index_answers_words_phrases_and_what_is_not(index: SearchIndex) -> None:
    assert numbers(index, "gauge") == [0, 2]
    assert numbers(index, '"tide gauge"') == [0]
    assert numbers(index, "NOT gauge") == [1]
    assert numbers(index, "glacier") == []


def test_an_index_gives_back_its_units(index: SearchIndex) -> None:
    assert index.units([2, 0]) == [units(TEXTS)[2], units(TEXTS)[0]]
    assert index.text(1) == TEXTS[1]
    assert list(index.heads())[1] == ("p1", "2031-02-03", {"actor": ["Velmara"]})
    assert [number for number, _ in index.keys(5)] == [0]
    assert [number for number, _ in index.keys(4)] == [0, 1, 2]


def test_broad_means_more_than_so_many(index: SearchIndex) -> None:
    expression = parse("gauge").expression
    assert expression is not None
    assert index.is_broad(expression, 1)
    assert not index.is_broad(expression, 2)


@pytest.mark.usefixtures("index")
def test_an_index_is_opened_only_by_its_viewer_and_its_fingerprint(store: Store) -> None:
    assert store.open_index(Viewer.PUBLIC, "first") is None
    assert store.open_index(Viewer.KEEPER, "second") is None
    opened = store.open_index(Viewer.KEEPER, "first")
    assert opened is not None
    assert opened.fingerprint == "first"
    opened.close()


def test_readers_of_an_index_are_not_disturbed_by_a_new_one(store: Store, index: SearchIndex) -> None:
    new = store.write_index(Viewer.KEEPER, "second", units(["Only this."]))
    assert (index.text(0), new.text(0)) == (TEXTS[0], "Only this.")
    new.close()


def test_meanings_are_given_back_to_the_engine_that_made_them(index: SearchIndex) -> None:
    ((_, key), *_) = index.keys()
    vector = np.array([0.5, 0.25], dtype=np.float32)
    index.meanings("engine 1").put([(key, vector)])
    assert np.array_equal(index.meanings("engine 1").get([key])[key], vector.astype(np.float16))
    assert index.meanings("engine 2").get([key]) == {}


def test_both_halves_of_the_record_are_the_ports_own(store: Store) -> None:
    with store.view(Viewer.PUBLIC) as view:
        seen: RecordView = view
        assert seen.viewer is Viewer.PUBLIC
