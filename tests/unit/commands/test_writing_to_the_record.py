"""What people write to the record: kept in their name as they said it, or refused with nothing changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from tests.unit.analysis.text.drafting import draft
from travaux.commands import notes, uploading
from travaux.commands import workspace as workspaces
from travaux.commands.describing import FACTS, describe, said_of
from travaux.commands.events import EventEntry, record_event, withdraw_event
from travaux.commands.manifest import Manifest
from travaux.commands.notes import note_commitment, read_entry
from travaux.commands.reviewing import decide
from travaux.commands.uploading import Sent, add_uploads
from travaux.domain.canonical import canonical, restored
from travaux.domain.commitments import (
    Commitment,
    CommitmentStatus,
    Entry,
    FollowedCommitment,
    RecordedEntry,
    Strength,
)
from travaux.domain.corrections import ArgumentCorrection, SpeakerCorrection
from travaux.domain.process import Party, StepKind
from travaux.domain.record import ResultHead, StageResult
from travaux.domain.record import StageStatus as Stand
from travaux.domain.review import EVENT, FindingKey, Review, ReviewDecision
from travaux.domain.sources import Source, SourceFacts, SourceKind, Track, Viewer, Visibility
from travaux.domain.spans import Citation, SourceText
from travaux.errors import Conflict, NotFound, SourceTooLarge, UsageError
from travaux.store.settings import Settings, read_settings
from travaux.store.workspace import Workspace
from travaux.views.commitments.documents import Promises
from travaux.views.procedure.timeline import recorded_steps
from travaux.views.review.findings import ReviewItem
from travaux.views.workspace import opened

DAY = date(2031, 2, 3)
WORDS = "Marenia: we break the silence."
LETTER = Source("aa11" + "0" * 8, "letter.txt", SourceFacts(SourceKind.LETTER, "Marenia's letter"))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("talks") / "ws"
    workspaces.create(folder, "River talks")
    with opened(folder) as made:
        head = ResultHead("read", LETTER.id, 1, "print", Stand.DONE)
        with made.record.writing("Ana") as writing:
            writing.put_source(LETTER, LETTER.id + "0" * 52, 7)
            writing.put_outcome(StageResult(head, "{}", (LETTER.id,), text=SourceText(LETTER.id, WORDS)))
        yield made


def reviews(workspace: Workspace) -> list[Review]:
    with workspace.record.view(Viewer.KEEPER) as reading:
        return reading.reviews()


def test_a_step_is_kept_as_it_was_set_down_and_may_be_taken_back(workspace: Workspace) -> None:
    until = date(2031, 2, 10)
    event = EventEntry(StepKind.UNDER_SILENCE, DAY, ("the Chair",), "PP3, 7, 24-26", "Rev.2", until=until)
    step = record_event(workspace, event, "Ben")
    assert (step.kind, step.date, step.until, step.what) == (StepKind.UNDER_SILENCE, DAY, until, "Rev.2")
    assert (step.by, step.paragraphs) == ((Party("the Chair"),), ("PP3", "7", "24", "25", "26"))
    assert (step.by_hand, step.citations, step.note) == ("Ben", (), None)
    assert step in recorded_steps(workspace)
    last = reviews(workspace)[-1]
    assert (last.who, last.verdict, last.finding.kind) == ("Ben", ReviewDecision.EDIT, EVENT)
    withdraw_event(workspace, step.id, "Cleo")
    assert step not in recorded_steps(workspace)
    taken = reviews(workspace)[-1]
    assert (taken.who, taken.verdict, taken.finding) == ("Cleo", ReviewDecision.WITHDRAW, last.finding)
    assert taken.original == canonical(step)
    with pytest.raises(NotFound, match="nobody has set down a step"):
        withdraw_event(workspace, step.id, "Cleo")


def test_a_step_of_which_nothing_is_said_is_called_by_its_kind(workspace: Workspace) -> None:
    plain = record_event(workspace, EventEntry(StepKind.VOTE, None), "Ben")
    assert (plain.what, plain.date, plain.by, plain.paragraphs) == ("vote", None, (), ())
    assert (plain.track, plain.until) == (None, None)
    others = (
        EventEntry(StepKind.ADOPTION, None),
        EventEntry(StepKind.VOTE, DAY),
        EventEntry(StepKind.VOTE, None, ("Marenia",)),
        EventEntry(StepKind.VOTE, None, (), "7"),
        EventEntry(StepKind.VOTE, None, what="on the whole"),
    )
    assert len({plain.id, *(record_event(workspace, event, "Ben").id for event in others)}) == 6


def test_a_step_is_of_the_track_that_is_said(workspace: Workspace) -> None:
    closed = EventEntry(StepKind.VOTE, DAY, what="on a track", track=Track.CLOSED)
    assert record_event(workspace, closed, "Ben").track == "closed"


@pytest.mark.parametrize(
    ("source", "quotes"),
    [
        ("letter.txt:9-29", ("we break the silence",)),
        (f"{LETTER.id}:0-7", ("Marenia",)),
        ("letter.txt", ()),
    ],
)
def test_a_step_cites_its_source_by_the_words_or_by_the_title(
    workspace: Workspace, source: str, quotes: tuple[str, ...]
) -> None:
    step = record_event(workspace, EventEntry(StepKind.SILENCE_BROKEN, DAY, source=source), "Ben")
    assert tuple(citation.quote for citation in step.citations) == quotes
    assert step.note == "source: Marenia's letter"


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        ("letter.txt:9-99", UsageError, "there are no words there"),
        ("letter.txt:9-9", UsageError, "there are no words there"),
        ("letter.txt:9-x", NotFound, "there is no source “letter.txt:9-x”"),
        ("letter.txt:x-9", NotFound, "there is no source"),
        ("letter.txt:9", NotFound, "there is no source"),
        (":1-2", NotFound, "there is no source “:1-2”"),
        ("reply.txt", NotFound, "there is no source “reply.txt”"),
    ],
)
def test_a_step_that_rests_on_nothing_is_refused(
    workspace: Workspace, source: str, error: type[Exception], message: str
) -> None:
    before = reviews(workspace)
    with pytest.raises(error, match=message):
        record_event(workspace, EventEntry(StepKind.SILENCE_BROKEN, DAY, source=source), "Ben")
    assert reviews(workspace) == before


ARGUMENT = ReviewItem(FindingKey(LETTER.id, "argument", "a1"), "Argument", "", "", "", (), "{}")
OTHER = replace(ARGUMENT, key=replace(ARGUMENT.key, id="a2"))
TOPICS = ArgumentCorrection(("tolls",))
GIVEN = Review(ARGUMENT.key, ReviewDecision.REJECT, "{}")


def test_one_verdict_is_kept_on_each_of_several_findings(workspace: Workspace) -> None:
    before = len(reviews(workspace))
    decide(workspace, [ARGUMENT, OTHER], ReviewDecision.REJECT, "Ben", reason="  not \n said ", after=0)
    kept = reviews(workspace)[before:]
    assert [(one.finding, one.reason, one.who) for one in kept] == [
        (ARGUMENT.key, "not said", "Ben"),
        (OTHER.key, "not said", "Ben"),
    ]
    with pytest.raises(Conflict):
        decide(workspace, [ARGUMENT], ReviewDecision.CONFIRM, "Cleo", after=0)
    third = replace(ARGUMENT, key=replace(ARGUMENT.key, id="a3"))
    with pytest.raises(Conflict):  # of the first alone it is told what was seen
        decide(workspace, [OTHER, third], ReviewDecision.CONFIRM, "Cleo", after=0)
    decide(workspace, [third, OTHER], ReviewDecision.CONFIRM, "Cleo", after=0)
    decide(workspace, [ARGUMENT], ReviewDecision.EDIT, "Cleo", correction=TOPICS, after=1)
    last = reviews(workspace)[-1]
    assert restored(last.replacement or "", ArgumentCorrection) == TOPICS
    assert (last.verdict, last.original) == (ReviewDecision.EDIT, "{}")


def test_a_review_that_stands_may_be_taken_back(workspace: Workspace) -> None:
    decide(workspace, [replace(ARGUMENT, reviews=(GIVEN,))], ReviewDecision.WITHDRAW, "Ben")
    assert reviews(workspace)[-1].verdict is ReviewDecision.WITHDRAW


COMMITTED = replace(ARGUMENT, key=replace(ARGUMENT.key, kind="commitment"))


@pytest.mark.parametrize(
    ("one", "verdict", "correction", "message"),
    [
        (ARGUMENT, ReviewDecision.EDIT, None, "must say what stands instead"),
        (ARGUMENT, ReviewDecision.EDIT, SpeakerCorrection(), "must say what stands instead"),
        (ARGUMENT, ReviewDecision.CONFIRM, TOPICS, "only an edit says"),
        (ARGUMENT, ReviewDecision.WITHDRAW, None, "no review to take back"),
        (COMMITTED, ReviewDecision.EDIT, TOPICS, "is not corrected as a finding"),
    ],
)
def test_a_verdict_that_makes_no_sense_is_refused_for_all(
    workspace: Workspace,
    one: ReviewItem,
    verdict: ReviewDecision,
    correction: ArgumentCorrection | SpeakerCorrection | None,
    message: str,
) -> None:
    before = reviews(workspace)
    with pytest.raises(UsageError, match=message):
        decide(workspace, [one], verdict, "Ben", correction=correction)
    sound = replace(OTHER, reviews=(GIVEN,))
    if verdict is ReviewDecision.WITHDRAW:
        with pytest.raises(UsageError):
            decide(workspace, [sound, one], verdict, "Ben")
    assert reviews(workspace) == before


PLACED = draft("1. Parties shall meet every year.", LETTER.id)
MEET = Commitment(
    "c1",
    "OP1",
    0,
    (),
    Strength.DECIDES,
    "shall",
    ("Parties",),
    (),
    "meet every year",
    (PLACED.source.cite(3, 33), Citation("elsewhere", 0, 5, "Meet.")),
)


@pytest.fixture
def promised(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Promises(PLACED, (FollowedCommitment(MEET, CommitmentStatus.NOT_STARTED),), DAY)
    monkeypatch.setattr(notes, "register_of", lambda *_: found)


@pytest.mark.usefixtures("promised")
def test_what_is_noted_of_a_commitment_is_kept_with_how_it_read(workspace: Workspace) -> None:
    entry = Entry("", DAY, CommitmentStatus.DELIVERED)
    assert note_commitment(workspace, "c", entry, "Ben", after=0) == MEET
    last = reviews(workspace)[-1]
    kept = restored(last.replacement or "", RecordedEntry)
    assert kept == RecordedEntry(
        "c1", "OP1", "meet every year", ("Parties",), replace(entry, who="Ben"), LETTER.id, 0
    )
    assert (last.finding.id, last.who) == ("c1", "Ben")
    with pytest.raises(Conflict):
        note_commitment(workspace, "c1", entry, "Cleo", after=0)
    note_commitment(workspace, "c1", entry, "Cleo", after=1)


@pytest.mark.usefixtures("promised")
def test_an_entry_that_says_nothing_or_is_on_nothing_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="the entry says nothing"):
        note_commitment(workspace, "c1", Entry("Ben", DAY), "Ben")
    with pytest.raises(NotFound, match="no commitment is called"):
        note_commitment(workspace, "x", Entry("Ben", DAY, note="met"), "Ben")


def test_an_entry_is_read_from_its_fields() -> None:
    said = {
        "status": " delivered ",
        "note": "met  in\nMay",
        "evidence": "A/1",
        "source": "letter",
        "dated": "2031-02-03",
        "next_review": "2032-02-03",
    }
    full = Entry("", DAY, CommitmentStatus.DELIVERED, "met in May", "A/1", "letter", DAY, date(2032, 2, 3))
    assert read_entry(said, DAY) == full
    assert read_entry({}, DAY) == read_entry(dict.fromkeys(said, "  "), DAY) == Entry("", DAY)
    for wrong in ({"status": "soon"}, {"dated": "May"}, {"next_review": "2031-13-01"}):
        with pytest.raises(
            UsageError, match=r"a status is one of not adopted, not started, .*; a day is YYYY-MM-DD"
        ):
            read_entry(wrong, DAY)


def test_what_is_said_of_a_source_is_changed_by_who_has_seen_it(workspace: Workspace) -> None:
    seen = replace(LETTER, id="bb22" + "0" * 8, name="b.txt")
    with workspace.record.writing("Ana") as writing:
        writing.put_source(seen, seen.id + "0" * 52, 7)
    changed = describe(workspace, seen, {"title": " A  reply ", "body": "", "stage": None}, "Ben")
    assert changed == replace(seen, facts=replace(seen.facts, title="A reply"))
    with workspace.record.view(Viewer.KEEPER) as reading:
        stored = reading.source(seen.id)
        assert (stored.source, stored.sha256, stored.size) == (changed, seen.id + "0" * 52, 7)
        assert reading.log()[-1].who == "Ben"
    with pytest.raises(Conflict, match="somebody else has changed"):
        describe(workspace, seen, {"title": "Mine"}, "Cleo")
    assert describe(workspace, changed, {"title": ""}, "Cleo").facts.title is None


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"mood": "calm", "age": "3", "title": "x"}, "^age, mood cannot be said of a source"),
        ({"kind": " ", "visibility": None}, "a source must have: kind, visibility"),
        ({"kind": ""}, "a source must have: kind$"),
        ({"kind": "poem"}, "poem"),
    ],
)
def test_what_cannot_be_said_of_a_source_is_refused(
    workspace: Workspace, said: dict[str, str | None], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        describe(workspace, LETTER, said, "Ben")


def test_forms_show_what_is_said_and_nothing_for_what_is_not() -> None:
    shown = said_of(replace(LETTER, facts=replace(LETTER.facts, date=DAY)))
    assert tuple(shown) == FACTS
    said = {name: value for name, value in shown.items() if value}
    assert said == {
        "kind": "letter",
        "title": "Marenia's letter",
        "date": "2031-02-03",
        "visibility": "public",
        "room": "public",
    }


def sent(name: str, data: bytes = b"We agree.") -> Sent:
    return Sent(name, BytesIO(data))


def test_files_that_are_sent_are_added_under_their_names(workspace: Workspace) -> None:
    files = [sent("../ana.txt"), sent("ben.txt", b"We do not."), sent("empty.txt", b"")]
    done = add_uploads(workspace, files, {"kind": "input", "visibility": "private"}, "Ben")
    assert [(one.path, one.status) for one in done] == [
        ("../ana.txt", "added"),
        ("ben.txt", "added"),
        ("empty.txt", "failed"),
    ]
    assert str(done[2].error).startswith("empty.txt: ")
    source = done[0].source
    assert source is not None
    assert (source.facts.kind, source.facts.visibility) == (SourceKind.INPUT, Visibility.PRIVATE)
    assert (source.name, len(source.id)) == ("_ana.txt", 12)
    assert done[1].error is None


@pytest.mark.parametrize("number", [0, 51])
def test_none_or_too_many_files_are_refused(workspace: Workspace, number: int) -> None:
    with pytest.raises(UsageError, match="between 1 and 50 files"):
        add_uploads(workspace, [sent(f"{one}.txt") for one in range(number)], {}, "Ben")


def test_a_file_over_the_limit_is_refused_and_one_at_it_is_not(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (uploading.MOST_BYTES, uploading.MOST_FILES) == (100 * 1024 * 1024, 50)
    monkeypatch.setattr(uploading, "MOST_BYTES", 20)
    monkeypatch.setattr(uploading, "_BLOCK", 8)
    (done,) = add_uploads(workspace, [sent("at.txt", b"We agree on twenty..")], {"kind": "input"}, "Ben")
    assert done.status == "added"
    with pytest.raises(SourceTooLarge, match=r"over\.txt: has more than 20 bytes"):
        add_uploads(workspace, [sent("over.txt", b"We agree on twenty...")], {"kind": "input"}, "Ben")


def test_a_workspace_is_called_as_its_folder_unless_it_is_given_a_title(tmp_path: Path) -> None:
    assert workspaces.create(tmp_path / "talks").title == "talks"
    assert read_settings(tmp_path / "talks") == Settings("talks")
    given = workspaces.create(tmp_path / "ws", "River talks", "topics.toml", "who.toml")
    assert given == read_settings(tmp_path / "ws") == Settings("River talks", "topics.toml", "who.toml")


def test_what_a_manifest_brings_is_taken_over_where_there_is_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    brought = Manifest((), tmp_path / "who.toml", tmp_path / "topics.toml")
    for file in (brought.actors, brought.taxonomy):
        assert file is not None
        file.write_text(file.name, encoding="utf-8")
    (tmp_path / "ws").mkdir()
    empty = replace(workspace, folder=tmp_path / "ws")
    assert workspaces.adopt(empty, Manifest(())).settings == empty.settings
    assert list(empty.folder.iterdir()) == []
    own = replace(empty, settings=Settings("River talks", "mine.toml", "ours.toml"))
    assert workspaces.adopt(own, brought).settings == own.settings
    assert list(empty.folder.iterdir()) == []
    adopted = workspaces.adopt(empty, brought)
    assert adopted.settings == Settings("River talks", "topics.toml", "who.toml")
    assert read_settings(empty.folder) == adopted.settings
    assert (empty.folder / "who.toml").read_text(encoding="utf-8") == "who.toml"
    with pytest.raises(NotFound, match="no such file"):
        workspaces.adopt(empty, Manifest((), tmp_path / "absent.toml"))


def test_a_manifest_says_who_the_member_states_are_unless_it_is_known(
    workspace: Workspace, tmp_path: Path
) -> None:
    empty = replace(workspace, folder=tmp_path)
    brought = Manifest((), members="RIVER")
    assert workspaces.adopt(empty, brought).settings.members == "RIVER"
    assert read_settings(tmp_path).members == "RIVER"
    known = replace(empty, settings=replace(empty.settings, members="COAST"))
    assert workspaces.adopt(known, brought).settings.members == "COAST"


def test_whoever_writes_is_named_by_the_variable_else_by_the_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRAVAUX_USER", "Ada")
    monkeypatch.setattr("getpass.getuser", lambda: "ada2")
    assert workspaces.somebody() == "Ada"
    monkeypatch.delenv("TRAVAUX_USER")
    assert workspaces.somebody() == "ada2"

    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert workspaces.somebody() == "unknown"
