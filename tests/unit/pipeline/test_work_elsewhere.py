"""Work that leaves the process: the record is the same to the letter, whoever did the work."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import toy

from travaux.commands.running import processes_asked, run
from travaux.domain.record import StageResult
from travaux.domain.sources import Source, SourceFacts, SourceKind, Viewer
from travaux.errors import TravauxError, UsageError
from travaux.pipeline.elsewhere import Elsewhere
from travaux.pipeline.execution import Execution
from travaux.pipeline.orders import WorkOrder, Workplace
from travaux.pipeline.plan import plan
from travaux.runners.process_pool import ProcessPool
from travaux.store.settings import Settings
from travaux.store.workspace import Workspace, create_workspace, open_workspace

SPEECHES = [f"Delegation {number} speaks of rivers and of lake number {number}." for number in range(7)]


@cache
def _place(folder: Path) -> Workplace:
    tools = toy.tools()
    steps = {step.stage.name: step for step in plan(toy.STAGES, tools)}
    return Workplace(open_workspace(folder), steps, tools)


class ToyWork:
    """Does orders of the toy stages in another process, and leaves a mark that it did."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, order: WorkOrder) -> StageResult:
        (self.folder / f"{order.stage}.{os.getpid()}").touch()
        return replace(_place(self.folder).done(order), product=None)


def results(workspace: Workspace) -> list[tuple[str, str, str, str | None]]:
    with workspace.record.view(Viewer.KEEPER) as view:
        return [(one.stage, one.subject, one.fingerprint, one.digest) for one in view.stored_heads()]


def test_a_record_is_the_same_whether_one_process_worked_on_it_or_three(tmp_path: Path) -> None:
    tools, made = toy.tools(), []
    for name, processes in (("one", 1), ("three", 3)):
        workspace = toy.workspace_with(tmp_path / name, *SPEECHES, "ILLEGIBLE", "DEFECT")
        with ProcessPool(processes) as pool:
            away = Elsewhere(pool, ToyWork(workspace.folder), (toy.Threshold,), after_s=0)
            steps = plan(toy.STAGES, tools)
            summary = Execution(
                workspace, steps, tools, "tester", elsewhere=away if processes > 1 else None
            ).run()
        made.append((sorted(results(workspace)), len(summary.failures)))
        assert bool(list(workspace.folder.glob("remarks.*"))) is (processes > 1)
    assert made[0] == made[1]
    assert made[0][1] == 2
    here = str(os.getpid())
    assert not list((tmp_path / "three").rglob(f"*.{here}"))


def test_what_works_with_a_tool_that_is_only_here_stays_here(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, *SPEECHES)
    tools = toy.tools()
    with ProcessPool(2) as pool:
        away = Elsewhere(pool, ToyWork(workspace.folder), (), after_s=0)
        Execution(workspace, plan(toy.STAGES, tools), tools, "tester", elsewhere=away).run()
    assert list(workspace.folder.glob("read.*"))
    assert not list(workspace.folder.glob("remarks.*"))
    assert len(results(workspace)) == 2 * len(SPEECHES) + 1


def test_a_short_run_starts_no_process(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, *SPEECHES)
    tools = toy.tools()
    with ProcessPool(2) as pool:
        away = Elsewhere(pool, ToyWork(workspace.folder), (toy.Threshold,), after_s=600)
        Execution(workspace, plan(toy.STAGES, tools), tools, "tester", elsewhere=away).run()
    assert not list(workspace.folder.glob("read.*"))


def meetings(folder: Path, number: int = 4) -> Workspace:
    workspace = create_workspace(folder, Settings("Talks"))
    with workspace.record.writing("Ana") as writing:
        for one in range(number):
            said = f"CHAIR: Good morning.\n\nKENYA: We support paragraph {one}.\n\nNORWAY: We oppose it.\n"
            address = workspace.originals.save(said.encode(), f"meeting-{one}.txt")
            facts = SourceFacts(SourceKind.TRANSCRIPT, f"Meeting {one}")
            writing.put_source(Source(address[:12], f"meeting-{one}.txt", facts), address, len(said))
    return workspace


def test_the_stages_of_a_record_come_out_alike_in_other_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travaux.pipeline.elsewhere.Elsewhere.takes", lambda _, __, tasks, ___: tasks > 1)
    alone, shared = meetings(tmp_path / "alone"), meetings(tmp_path / "shared")
    run(alone, "Ana", processes=1)
    summary = run(shared, "Ana", processes=2)
    assert not summary.failures
    assert sorted(results(shared)) == sorted(results(alone))


_RUN = """
    import sys
    from pathlib import Path
    from travaux.commands.running import run
    from travaux.pipeline.elsewhere import Elsewhere
    from travaux.store.workspace import open_workspace
    Elsewhere.takes = lambda self, step, tasks, spent: tasks > 1
    if __name__ == "__main__":
        def tell(event):
            print(event.stage, event.state, flush=True)
        run(open_workspace(Path(sys.argv[1])), "Ana", tell, processes=2)
"""


def test_a_killed_run_leaves_no_process_behind_and_is_taken_up(tmp_path: Path) -> None:
    workspace = meetings(tmp_path / "talks", 12)
    script = tmp_path / "run_it.py"
    script.write_text(textwrap.dedent(_RUN), encoding="utf-8")
    process = subprocess.Popen([sys.executable, script, workspace.folder], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    while "reading started" not in process.stdout.readline().lower():
        assert process.poll() is None
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    until = time.monotonic() + 30
    while any(_is_alive(child) for child in children):
        assert time.monotonic() < until
        time.sleep(0.05)
    run(workspace, "Ana", processes=1)
    alone = meetings(tmp_path / "alone", 12)
    run(alone, "Ana", processes=1)
    assert sorted(results(workspace)) == sorted(results(alone))


def _is_alive(process: str) -> bool:
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False


def test_as_many_processes_as_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_PROCESSES", "3")
    assert processes_asked(None) == 3
    assert processes_asked(2) == 2
    monkeypatch.delenv("TRAVAUX_PROCESSES")
    assert processes_asked(None) == len(os.sched_getaffinity(0))
    for wrong in ("0", "-1", "two", "٣", "1000"):
        monkeypatch.setenv("TRAVAUX_PROCESSES", wrong)
        with pytest.raises(UsageError, match="number of processes"):
            processes_asked(None)


def ended(number: int) -> int:
    """Is ended from outside once, as by a system that is short of memory; at 13 always."""
    mark = Path(os.environ["TRAVAUX_MARKS"], str(number))
    if number == 13 or (number == 3 and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number + 1


def test_what_a_killed_process_had_at_hand_is_done_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAVAUX_MARKS", str(tmp_path))
    with ProcessPool(2) as pool:
        assert sorted(pool.run(range(9), ended)) == [(number, number + 1) for number in range(9)]
    assert (tmp_path / "3").exists()


def test_an_item_that_always_ends_its_process_ends_the_run_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAVAUX_MARKS", str(tmp_path))
    with ProcessPool(1) as pool, pytest.raises(TravauxError, match="were ended"):
        list(pool.run([1, 13, 2], ended))
