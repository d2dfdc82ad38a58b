"""A writer in a workspace: off by default, within its budget, logged, and never given what is private."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.scripted_writer import ScriptedServer, honest, serving
from travaux.commands.adding import add
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.messages import ENGLISH
from travaux.domain.runs import RunSummary, State
from travaux.engines.writer.choice import KEY, VARIABLE, WriterChoice, writer_choice
from travaux.errors import TravauxError, UnusableAnswer, UsageError
from travaux.extras import is_installed
from travaux.pipeline.writing import LoggedWriter, WritingBudget
from travaux.ports import WritingTask, Written, WrittenSentence
from travaux.views.meetings import in_form, report_at
from travaux.views.search.indexes import close_indexes
from travaux.views.workspace import opened
from travaux.views.writing import preview_at, sending_log, written_at

needs_client = pytest.mark.skipif(
    not is_installed("writer"), reason="the extra writer is not installed: pip install 'travaux[writer]'"
)
TALK = (
    "Norland: We support paragraph 1 of the draft. We propose to add two buoys by 2031.\n\n"
    "Keldia: We oppose paragraph 1 of the draft.\n\n"
    "Chair: The committee decided to meet again in May.\n"
)
SECRET = "Keldia: We can accept paragraph 1 of the draft in the end.\n\nNorland: We oppose any quota.\n"
TASK = WritingTask("Write.", (), "en")
SENTENCE = WrittenSentence("Avaria agrees.", ("s1",), ("Avaria",), "report")


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving(ScriptedServer(honest)) as made:
        yield made
    close_indexes()


def _workspace(folder: Path, **private: str) -> Path:
    create(folder / "ws")
    for name, text in {"talk": TALK, **private}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        facts = {"kind": "transcript", "visibility": "private" if name in private else "public"}
        with opened(folder / "ws") as workspace:
            assert [one.status for one in add(workspace, [(folder / f"{name}.txt", facts)], "Ana")] == [
                "added"
            ]
    return folder / "ws"


def _run(folder: Path) -> RunSummary:
    with opened(folder) as workspace:
        return run(workspace, "Ana")


def test_nothing_writes_unless_somebody_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    folder = _workspace(tmp_path)
    assert "writing" not in _run(folder).stages
    assert written_at(folder, "talk.txt") is None
    assert preview_at(folder).writer is None
    assert sending_log(folder) == []
    close_indexes()


@needs_client
def test_a_report_is_written_once_and_kept_until_the_model_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: ScriptedServer
) -> None:
    folder = _workspace(tmp_path)
    monkeypatch.setenv(VARIABLE, f"{server.address}#small")
    monkeypatch.setenv(KEY, "a-key-of-ours")
    before = preview_at(folder)
    assert not server.requests
    assert _run(folder).stages["writing"] == {State.DONE: 1}
    sent = len(server.requests)
    assert _run(folder).stages["writing"] == {State.SKIPPED: 1}
    assert len(server.requests) == sent
    monkeypatch.setenv(VARIABLE, f"{server.address}#large")
    assert _run(folder).stages["writing"] == {State.DONE: 1}
    assert len(server.requests) == 2 * sent
    assert before.writer is not None
    assert not before.meetings  # no meeting was read yet
    for file in folder.rglob("*"):
        assert file.is_dir() or b"a-key-of-ours" not in file.read_bytes()


@needs_client
def test_what_was_asked_before_is_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: ScriptedServer
) -> None:
    folder = _workspace(tmp_path)
    monkeypatch.setenv(VARIABLE, f"{server.address}#small")
    _run(folder)
    sent = len(server.requests)
    monkeypatch.delenv(VARIABLE)
    _run(folder)
    assert written_at(folder, "talk.txt") is None
    monkeypatch.setenv(VARIABLE, f"{server.address}#small")
    assert _run(folder).stages["writing"] == {State.DONE: 1}
    assert len(server.requests) == sent


@needs_client
def test_what_is_sent_is_what_was_shown_and_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: ScriptedServer
) -> None:
    folder = _workspace(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    _run(folder)
    monkeypatch.setenv(VARIABLE, f"{server.address}#small")
    (meeting,) = preview_at(folder).meetings
    assert not server.requests
    assert not meeting.is_written
    _run(folder)
    sent = ["\n\n".join(one["content"] for one in body["messages"]) for body in server.requests]
    assert sorted(sent) == sorted(meeting.requests)
    log = sending_log(folder)
    assert sorted(entry["sent"] for entry in log) == sorted(sent)
    assert all(entry["answer"]["sentences"] and entry["source"] == meeting.source.id for entry in log)
    assert preview_at(folder).meetings[0].is_written


@needs_client
def test_private_sources_are_sent_only_where_they_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: ScriptedServer
) -> None:
    folder = _workspace(tmp_path, secret=SECRET)
    monkeypatch.setenv(VARIABLE, f"{server.address}#small")
    assert _run(folder).stages["writing"] == {State.DONE: 1}
    assert "any quota" not in json.dumps(server.requests)
    withheld = [each for each in preview_at(folder).meetings if each.is_withheld]
    assert [(each.source.title, each.requests) for each in withheld] == [("secret.txt", ())]
    monkeypatch.setenv(VARIABLE, f"{server.address}#small private=yes")
    assert _run(folder).stages["writing"] == {State.DONE: 1, State.SKIPPED: 1}
    assert "any quota" in json.dumps(server.requests)
    monkeypatch.setenv(VARIABLE, f"{server.address}#small")
    _run(folder)
    assert written_at(folder, "secret.txt") is None


@needs_client
def test_a_spent_budget_fails_the_item_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: ScriptedServer
) -> None:
    folder = _workspace(tmp_path)
    monkeypatch.setenv(VARIABLE, f"{server.address}#small tokens=4500")
    runs = 0
    while _run(folder).failures:
        runs += 1
        assert runs < 5
    assert runs
    assert len(server.requests) == 3
    assert written_at(folder, "talk.txt") is not None


@needs_client
def test_pages_and_files_say_which_lines_a_model_wrote_and_keep_the_composed_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: ScriptedServer
) -> None:
    folder = _workspace(tmp_path)
    monkeypatch.setenv(VARIABLE, f"{server.address}#small")
    _run(folder)
    report, written = report_at(folder, "talk.txt"), written_at(folder, "talk.txt")
    assert written is not None
    page = in_form(report, "md", "full", written).decode()
    assert "Norland: “We propose to add two buoys by 2031.” (by a model)" in page
    assert "Norland proposes to add two buoys by 2031." in page
    assert "Sentences written by a language model" in page
    assert "by a language model" not in in_form(report, "md", "full").decode()
    assert "(by a model)" not in in_form(report, "md", "full").decode()
    told = json.loads(in_form(report, "json", written=written))
    assert told["writing"]["passed"] == written.counts.passed > 0
    assert [each["kind"] for each in told["writing"]["sections"]][:2] == ["summary", "points"]
    assert all(told["writing"]["sections"][1]["by_model"])
    assert "writing" not in json.loads(in_form(report, "json"))


@needs_client
@pytest.mark.parametrize("fault", ["endless", "length", "refused"])
def test_a_server_that_fails_leaves_the_report_as_composed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: ScriptedServer, fault: str
) -> None:
    folder = _workspace(tmp_path)
    server.is_endless, server.finish = fault == "endless", "length" if fault == "length" else "stop"
    address = server.address if fault != "refused" else "http://127.0.0.1:9/v1"
    monkeypatch.setenv(VARIABLE, f"{address}#small")
    found = _run(folder)
    assert bool(found.failures) is (fault == "refused")  # what cannot be reached is tried again
    written = written_at(folder, "talk.txt")
    assert written is None or not any(line.by_model for each in written.sections for line in each.lines)


class Costly:
    """A writer of one sentence, for a hundred tokens; on the word, one whose answers are none."""

    identity = "costly 1"

    def __init__(self) -> None:
        self.calls = 0
        self.fails = False

    def preview(self, task: WritingTask) -> str:
        return task.instruction

    def write(self, task: WritingTask) -> Written:  # noqa: ARG002
        self.calls += 1
        if self.fails:
            raise UnusableAnswer("it does not end")
        return Written((SENTENCE,), 60, 40)


def test_a_budget_of_tokens_and_of_time_is_kept(tmp_path: Path) -> None:
    ticks = iter([0.0, 0.0, 5.0, 11.0])
    budget = WritingBudget(5000, 10, clock=lambda: next(ticks))
    writer = LoggedWriter(Costly(), budget, tmp_path / "log")
    writer.write(TASK)
    assert budget.tokens == 4900
    writer.write(WritingTask("Write on.", (), "en"))
    with pytest.raises(TravauxError, match="budget"):
        writer.write(WritingTask("Write more.", (), "en"))
    spent = LoggedWriter(Costly(), WritingBudget(4000, 10), tmp_path / "other")
    with pytest.raises(TravauxError, match="budget"):
        spent.write(TASK)
    assert not (tmp_path / "other").exists()


def test_answers_that_are_none_are_logged_paid_and_asked_for_again(tmp_path: Path) -> None:
    model = Costly()
    writer = LoggedWriter(model, WritingBudget(20_000, 10), tmp_path).about("abc")
    model.fails = True
    with pytest.raises(UnusableAnswer):
        writer.write(TASK)
    assert writer.budget.tokens < 20_000
    (file,) = tmp_path.glob("*.json")
    entry = json.loads(file.read_text("utf-8"))
    assert (entry["unusable"], entry["source"], entry["sent"]) == ("it does not end", "abc", "Write.")
    model.fails = False
    assert writer.write(TASK) == writer.write(TASK) == Written((SENTENCE,), 60, 40)
    assert model.calls == 2
    file.write_text('{"answer": {"sentences": 3}}', encoding="utf-8")
    writer.write(TASK)
    assert model.calls == 3


@pytest.mark.parametrize(
    ("setting", "environment", "found"),
    [
        (None, "", None),
        ("off", "http://localhost:1/v1#m", None),
        (None, "http://localhost:1/v1#m", WriterChoice("http://localhost:1/v1", "m")),
        ("https://h.example/v1/#a/b", "http://x#y", WriterChoice("https://h.example/v1", "a/b")),
        ("http://h#m tokens=7 seconds=9 private=yes", "", WriterChoice("http://h", "m", 7, 9, True)),
        ("http://h#m private=no", "", WriterChoice("http://h", "m")),
    ],
)
def test_one_line_says_which_model_writes(
    setting: str | None, environment: str, found: WriterChoice | None
) -> None:
    assert writer_choice(setting, {VARIABLE: environment}) == found


@pytest.mark.parametrize(
    "line",
    [
        "small",
        "http://h",
        "ftp://h#m",
        "http://#m",
        "http://ana:k3y@h#m",
        "http://h?key=k3y#m",
        "http://h#m key=k3y",
        "http://h#m tokens=0",
        "http://h#m private=perhaps",
    ],
)
def test_a_line_that_cannot_be_used_is_an_error_that_repeats_no_key(line: str) -> None:
    with pytest.raises(UsageError) as error:
        writer_choice(line, {})
    assert "k3y" not in ENGLISH.say(error.value.line)
