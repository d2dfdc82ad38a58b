from dataclasses import replace
from pathlib import Path

import pytest
import toy

from travaux.domain.record import StoredSource
from travaux.domain.runs import RunEvent, RunSummary, State
from travaux.domain.sources import Source, SourceKind, Viewer
from travaux.domain.spans import SourceText
from travaux.errors import WorkspaceError
from travaux.pipeline.execution import Execution
from travaux.pipeline.plan import plan
from travaux.pipeline.stages import stage
from travaux.store.workspace import Workspace, open_workspace

SPEECHES = ("We speak of rivers and of tolls.", "The delta needs sluices before autumn.", "No.")


def run(workspace: Workspace, threshold: toy.Threshold | None = None) -> RunSummary:
    tools = toy.tools(threshold)
    return Execution(workspace, plan(toy.STAGES, tools), tools, "tester").run()


def states(summary: RunSummary) -> tuple[int, int, int]:
    return summary.count(State.DONE), summary.count(State.SKIPPED), summary.count(State.FAILED)


def test_a_run_works_everything_out_once(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, *SPEECHES)
    assert states(run(workspace)) == (7, 0, 0)
    before = toy.dump(workspace)
    assert states(run(workspace)) == (0, 7, 0)
    assert toy.dump(workspace) == before
    assert list(workspace.problems()) == []


def test_a_new_source_costs_only_what_depends_on_it(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, *SPEECHES)
    run(workspace)
    source = toy.put(workspace, "late.txt", "A late word from upstream.")
    threshold = toy.Threshold()
    assert states(run(workspace, threshold)) == (3, 6, 0)
    assert threshold.asked == [source.id]


def test_another_setting_of_a_tool_runs_what_uses_it_again(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, *SPEECHES)
    run(workspace)
    assert states(run(workspace, toy.Threshold(length=6))) == (4, 3, 0)


def test_what_turns_out_the_same_is_not_followed_further(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "Yes.", "No.")
    run(workspace, toy.Threshold(length=7))
    assert states(run(workspace, toy.Threshold(length=8))) == (2, 3, 0)


def test_one_failure_leaves_the_others_done_and_is_recorded(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, *SPEECHES, "ILLEGIBLE hand", "A DEFECT here")
    summary = run(workspace)
    assert states(summary) == (7, 0, 2)
    told = [str(failure.message) for failure in summary.failures]
    assert told[0] == "speech-3.txt: cannot be read — write it again"
    assert "a defect in “read” (KeyError: 'DEFECT', toy.py, line" in told[1]
    with workspace.record.view(Viewer.KEEPER) as reading:
        assert sorted(str(head.error) for head in reading.heads() if head.error) == sorted(told)
    assert states(run(workspace)) == (0, 7, 2)


def test_a_missing_original_fails_that_item_alone(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, *SPEECHES)
    workspace.original(_first(workspace).sha256).unlink()
    summary = run(workspace)
    assert states(summary) == (5, 0, 1)
    assert "is missing — add the file again" in str(summary.failures[0].message)


def test_a_result_whose_ground_is_gone_is_dropped(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    run(workspace)
    with workspace.record.writing("tester") as writing:
        stored = writing.seen().sources()[0]
        changed = replace(stored.source, facts=replace(stored.source.facts, kind=SourceKind.REPORT))
        writing.put_source(changed, stored.sha256, stored.size)
    run(workspace)
    with workspace.record.view(Viewer.KEEPER) as reading:
        tally = reading.value("tally", "")
    assert tally == '{"sources":0,"words":1}'


def test_a_stage_that_is_no_more_leaves_nothing(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, *SPEECHES)
    run(workspace)
    tools = toy.tools()
    Execution(workspace, plan([toy.read], tools), tools, "tester").run()
    with workspace.record.view(Viewer.KEEPER) as reading:
        assert {head.stage for head in reading.heads()} == {"read"}
        assert list(reading.findings()) == []


def test_a_text_read_anew_takes_what_cited_it_along(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    run(workspace)

    @stage("read", version=2)
    def shifted(source: Source, original: Path) -> toy.Speech:
        text = " " + original.read_text(encoding="utf-8")
        return toy.Speech(SourceText(source.id, text), len(text.split()))

    tools = toy.tools()
    execution = Execution(workspace, plan([shifted, toy.remarks, toy.tally], tools), tools, "tester")
    outcome = execution.try_one("read", _first(workspace))
    with workspace.record.writing("tester") as writing:
        fallen = writing.put_outcome(outcome)
    assert {stage for stage, _ in fallen} == {"read", "remarks", "tally"}
    assert list(workspace.problems()) == []
    execution.run()
    assert list(workspace.problems()) == []


def _first(workspace: Workspace) -> StoredSource:
    with workspace.record.view(Viewer.KEEPER) as reading:
        return reading.sources()[0]


def test_progress_tells_each_item_with_its_place(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, *SPEECHES[:2])
    events: list[RunEvent] = []
    tools = toy.tools()
    Execution(workspace, plan(toy.STAGES, tools), tools, "tester").run(events.append)
    told = [(e.stage, e.number, e.total, e.state) for e in events if e.stage == "read"]
    assert told == [
        ("read", 1, 2, State.STARTED),
        ("read", 1, 2, State.DONE),
        ("read", 2, 2, State.STARTED),
        ("read", 2, 2, State.DONE),
    ]


def test_two_runs_at_once_are_refused_and_the_lock_ends_with_its_holder(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path)
    with workspace.running():
        other = open_workspace(tmp_path)
        with pytest.raises(WorkspaceError, match="another process is running"), other.running():
            pass
    with workspace.running():
        pass
