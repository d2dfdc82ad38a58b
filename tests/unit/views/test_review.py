"""What people say of findings: it reaches all that rests on them, and nothing of the machine's is lost."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner

from travaux.cli import travaux
from travaux.commands.corrections import read_correction
from travaux.commands.reviewing import decide
from travaux.commands.running import run
from travaux.domain.lineage import Lineage
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.review import ReviewDecision, describe_review
from travaux.domain.sources import Viewer
from travaux.errors import Conflict, NotFound, TravauxError, UsageError
from travaux.store.workspace import Workspace
from travaux.views.review.findings import item, items, original_in_words, queue, replacement_in_words
from travaux.views.review.plain import item_json
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import opened

MEETING = """Harbour talks, informal meeting

NORWAY: We propose to abolish the harbour toll, because it keeps small boats out of the port.

GHANA: We support the abolition of the harbour toll. It keeps small boats out of the port.

SPEAKER 3: We strongly oppose the abolition of the harbour toll, because the dredging must be paid for.

SPEAKER 3: We cannot accept a port without dredging, because ships would run aground every winter.
"""
ZERO = """Draft accord on the harbour

1. Parties shall abolish the harbour toll for small boats within five years of adoption.

2. Parties shall dredge the northern channel every winter and share the cost of the work.

3. The Secretariat shall keep a register of pilots and publish it in all languages of the coast.
"""
REVISED = """Draft accord on the harbour, Rev.1

1. Parties shall dredge the northern channel every second winter and share the cost of the work.

2. Parties shall abolish the harbour toll for small boats within ten years of adoption.

3. A committee of mariners shall advise the harbour master on storms, tides and fog signals.
"""
Command = Callable[..., str]


@pytest.fixture(scope="module")
def command() -> Command:
    def call(*args: object) -> str:
        result = CliRunner().invoke(travaux, [str(arg) for arg in args])
        if isinstance(result.exception, TravauxError):
            raise result.exception
        assert result.exception is None, result.exception
        return result.stdout

    return call


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory, command: Command) -> Path:
    files = tmp_path_factory.mktemp("talks")
    for name, text in {"meeting.txt": MEETING, "zero.txt": ZERO, "rev1.txt": REVISED}.items():
        (files / name).write_text(text, encoding="utf-8")
    command("new", files / "ws", "--title", "Harbour talks")
    command("add", files / "ws", files / "meeting.txt", "--as", "transcript", "--date", "2031-02-01")
    command("add", files / "ws", files / "zero.txt", "--as", "draft", "--date", "2031-01-01")
    command("add", files / "ws", files / "rev1.txt", "--as", "draft", "--date", "2031-03-01")
    command("run", files / "ws", "--quiet")
    return files


@pytest.fixture
def folder(tmp_path: Path, talks: Path) -> Path:
    copytree(talks / "ws", tmp_path / "ws")
    return tmp_path / "ws"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with opened(folder) as workspace:
        yield workspace


def now(workspace: Workspace) -> Snapshot:
    return Snapshot(workspace, Viewer.KEEPER, 0)


def report(workspace: Workspace) -> MeetingReport:
    ((_, found),) = now(workspace).results(MeetingReport)
    return found


def speaker_of(workspace: Workspace, turn: str) -> str | None:
    found = next(each for each in report(workspace).meeting.interventions if each.id == turn)
    return found.speaker.actor.name if found.speaker.actor else None


def correct(workspace: Workspace, name: str, **said: str) -> None:
    snapshot = now(workspace)
    one = item(snapshot, name)
    decide(workspace, [one], ReviewDecision.EDIT, "Ada", correction=read_correction(snapshot, one, said))
    run(workspace, "Ada")


def verdict(workspace: Workspace, name: str, said: ReviewDecision, reason: str = "") -> None:
    decide(workspace, [item(now(workspace), name)], said, "Ada", reason=reason)
    run(workspace, "Ada")


def test_the_queue_names_speakers_that_match_nobody(workspace: Workspace) -> None:
    waiting = [one for one in queue(now(workspace)) if one.key.kind == "intervention"]
    assert [one.key.id for one in waiting] == ["i0003", "i0004"]
    assert waiting[0].alike == ("i0004",)
    assert waiting[0].citations[0].quote.startswith("We strongly oppose")


def test_a_corrected_speaker_reaches_everything_drawn_from_their_words(workspace: Workspace) -> None:
    correct(workspace, "i0003", actor="Iceland", person="Ms. Jónsdóttir")
    found = report(workspace)
    assert speaker_of(workspace, "i0003") == "Iceland"
    assert "Iceland" in [speaker.actor for speaker in found.statistics.speakers]
    assert {a.actor for a in found.arguments if a.intervention == "i0003"} == {"Iceland"}
    said = found.meeting.interventions[2].review
    assert said is not None
    assert (said.who, said.machine, said.moved) == ("Ada", "SPEAKER 3", False)
    assert "corrected by Ada" in str(describe_review(said))
    assert found.meeting.interventions[2].speaker.label == "SPEAKER 3"


def test_undo_brings_back_the_review_before_and_then_the_machine(workspace: Workspace) -> None:
    correct(workspace, "i0003", actor="Iceland")
    correct(workspace, "i0003", actor="Malta")
    assert speaker_of(workspace, "i0003") == "Malta"
    verdict(workspace, "i0003", ReviewDecision.WITHDRAW)
    assert speaker_of(workspace, "i0003") == "Iceland"
    verdict(workspace, "i0003", ReviewDecision.WITHDRAW)
    assert speaker_of(workspace, "i0003") is None
    with pytest.raises(UsageError, match="no review to take back"):
        verdict(workspace, "i0003", ReviewDecision.WITHDRAW)
    assert len(item(now(workspace), "i0003").reviews) == 4


def test_a_rejected_speaker_is_nobody(workspace: Workspace) -> None:
    verdict(workspace, "i0001", ReviewDecision.REJECT, "another voice")
    assert speaker_of(workspace, "i0001") is None
    assert "Norway" not in [speaker.actor for speaker in report(workspace).statistics.speakers]


def test_whoever_saw_less_is_refused_and_nothing_is_lost(workspace: Workspace) -> None:
    one = item(now(workspace), "i0003")
    decide(workspace, [one], ReviewDecision.CONFIRM, "Ada", after=0)
    with pytest.raises(Conflict, match="somebody else"):
        decide(workspace, [one], ReviewDecision.REJECT, "Ben", after=0)
    assert [review.who for review in item(now(workspace), "i0003").reviews] == ["Ada"]


def test_until_a_run_takes_it_over_a_review_is_pending(workspace: Workspace) -> None:
    decide(workspace, [item(now(workspace), "i0003")], ReviewDecision.REJECT, "Ada")
    assert item(now(workspace), "i0003").pending
    run(workspace, "Ada")
    assert not item(now(workspace), "i0003").pending


def test_a_rejected_argument_is_compared_with_nothing(workspace: Workspace) -> None:
    gone = next(a for a in report(workspace).arguments if a.intervention == "i0001")
    verdict(workspace, gone.id, ReviewDecision.REJECT)
    found = report(workspace)
    assert gone.id not in {argument.id for argument in found.arguments}
    assert not any(gone.id in point.arguments for point in found.agreements)
    left = item(now(workspace), gone.id)
    assert (str(left.now), left.needs) == ("left out", ())
    verdict(workspace, gone.id, ReviewDecision.WITHDRAW)
    assert gone.id in {argument.id for argument in report(workspace).arguments}


def links(workspace: Workspace) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(link.old, link.new) for link in now(workspace).result(Lineage).links[0]}


def link_named(workspace: Workspace, old: tuple[int, ...], new: tuple[int, ...]) -> str:
    return next(
        link.id for link in now(workspace).result(Lineage).links[0] if (link.old, link.new) == (old, new)
    )


def test_links_and_threads_follow_what_people_say_of_them(workspace: Workspace) -> None:
    before = links(workspace)
    pair = next(pair for pair in sorted(before) if pair[0] and pair[1])
    named = link_named(workspace, *pair)
    verdict(workspace, named, ReviewDecision.REJECT)
    assert links(workspace) == before - {pair} | {(pair[0], ()), ((), pair[1])}
    threads = [
        {(place.version, index) for place in thread.places for index in place.paragraphs}
        for thread in now(workspace).result(Lineage).threads
    ]
    assert not any({(0, pair[0][0]), (1, pair[1][0])} <= thread for thread in threads)
    assert str(item(now(workspace), named).now).endswith("stands elsewhere")
    verdict(workspace, named, ReviewDecision.WITHDRAW)
    assert links(workspace) == before


def test_a_link_may_be_drawn_elsewhere(workspace: Workspace) -> None:
    pairs = sorted(pair for pair in links(workspace) if pair[0] and pair[1])
    lone = next(pair for pair in links(workspace) if not pair[0])
    correct(workspace, link_named(workspace, *pairs[-1]), new=str(lone[1][0] + 1))
    after = links(workspace)
    assert (pairs[-1][0], lone[1]) in after
    assert ((), pairs[-1][1]) in after


def test_a_review_names_paragraphs_as_pages_do(workspace: Workspace) -> None:
    (number,) = (
        draft.index for draft in now(workspace).result(Lineage).versions[1].paragraphs if draft.label == "3."
    )
    (pair,) = (
        pair for pair in links(workspace) if pair[0] and pair[1] and "abolish" in words(workspace, pair)
    )
    named = link_named(workspace, *pair)
    correct(workspace, named, new=str(number + 1))
    snapshot = now(workspace)
    (review,) = item(snapshot, named).reviews
    assert str(original_in_words(snapshot, review)) == "paragraph 1 → paragraph 2 (edited, moved)"
    assert str(replacement_in_words(snapshot, review)) == "paragraph 1 → paragraph 3"
    assert "no." not in json.dumps(item_json(snapshot, item(snapshot, named)))


def words(workspace: Workspace, pair: tuple[tuple[int, ...], tuple[int, ...]]) -> str:
    (index,) = pair[0]
    return now(workspace).result(Lineage).versions[0].paragraphs[index].text


def test_a_review_of_words_that_now_stand_elsewhere_names_nobody(workspace: Workspace) -> None:
    one = item(now(workspace), "i0001")
    turn = json.loads(one.original)
    moved = json.dumps({**turn, "end": turn["end"] + 1_000})
    decide(workspace, [replace(one, seen=moved)], ReviewDecision.REJECT, "Ada")
    run(workspace, "Ada")
    assert speaker_of(workspace, "i0001") == "Norway"
    assert "not applied" in str(items(now(workspace))[one.key].needs[0].why)


def test_a_correction_that_names_nobody_known_is_refused(workspace: Workspace) -> None:
    snapshot = now(workspace)
    for said, sign in (
        ({"actor": "Atlantis"}, "nobody known"),
        ({"stance": "support"}, "cannot be said"),
    ):
        with pytest.raises(UsageError, match=sign):
            read_correction(snapshot, item(snapshot, "i0003"), said)
    with pytest.raises(NotFound):
        item(snapshot, "i9999")


def test_the_public_sees_no_review_of_what_is_private(folder: Path, command: Command, talks: Path) -> None:
    with opened(folder) as workspace:
        correct(workspace, "i0003", actor="Iceland")
        assert len(Snapshot(workspace, Viewer.PUBLIC, 0).reviews()) == 1
    command("add", folder, talks / "meeting.txt", "--private")
    command("run", folder, "--quiet")
    with opened(folder) as workspace:
        assert Snapshot(workspace, Viewer.PUBLIC, 0).reviews() == ()
        assert len(now(workspace).reviews()) == 1


def test_the_command_lists_gives_and_logs(folder: Path, command: Command) -> None:
    listed: dict[str, Any] = json.loads(command("review", folder, "--json"))
    name = next(f["finding"] for f in listed["findings"] if f["id"] == "i0003")
    shown = command(
        "review", folder, "edit", name, "--actor", "Iceland", "--alike", "--reason", "heard her", "--json"
    )
    assert json.loads(shown)["now"] == "Iceland"
    again = json.loads(command("review", folder, "show", "i0004", "--json"))
    assert (again["now"], again["version"], again["pending"]) == ("Iceland", 1, False)
    log = json.loads(command("review", folder, "log", "--json"))["log"]
    assert [entry["detail"] for entry in log if entry["action"] == "review"] == ["edit", "edit"]
    assert json.loads(command("verify", folder, "--json"))["ok"]
