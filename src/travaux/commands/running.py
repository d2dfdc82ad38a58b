"""A run: every stage that is not done yet, and all that searches need."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.commands.working import machine_name
from travaux.domain.messages import message
from travaux.domain.runs import Listener, RunSummary, silence
from travaux.domain.sources import Viewer
from travaux.errors import UsageError
from travaux.pipeline.execution import Execution
from travaux.pipeline.plan import plan
from travaux.runners.process_pool import ProcessPool, cores
from travaux.runners.queue import JobQueue
from travaux.store.settings import digests_of
from travaux.store.workspace import Workspace

if TYPE_CHECKING:
    from travaux.pipeline.elsewhere import Elsewhere
    from travaux.views.snapshot import Snapshots

PROCESSES = "TRAVAUX_PROCESSES"
"""The variable of the environment that says how many processes share the work of a run."""
MOST_PROCESSES = 256


def run(
    workspace: Workspace,
    who: str,
    listen: Listener = silence,
    snapshots: "Snapshots | None" = None,
    processes: int | None = None,
) -> RunSummary:
    """Do every stage that is not done yet and make ready for searches; only one run at a time is allowed.

    ``snapshots`` are the keeper's, where pages are served meanwhile: what was restored for them is not
    restored again. The work is shared by ``processes``, as many as there are cores where nobody says
    otherwise; a short run stays in this one.
    """
    from travaux.pipeline.declarations import STAGES, stages_with_writer
    from travaux.pipeline.tools import tools_of, transcriber_of, writer_choice_of, writer_of
    from travaux.views.search.indexes import (  # these load all of the analysis
        PREPARING,
        prepare,
    )
    from travaux.views.snapshot import Snapshots

    snapshots = snapshots or Snapshots(workspace, Viewer.KEEPER)
    tools = {**tools_of(workspace), **transcriber_of(workspace, listen)}
    stages = STAGES
    if choice := writer_choice_of(workspace):
        tools |= writer_of(workspace, choice)
        stages = stages_with_writer(private=choice.private)
    with workspace.running():
        _note_settings(workspace, who)
        recall = snapshots.now().recall
        steps = plan(stages, tools)
        with sharing(workspace, processes) as elsewhere:
            execution = Execution(workspace, steps, tools, who, elsewhere=elsewhere, recall=recall)
            summary = execution.run(listen)
        prepared = prepare(snapshots.now(), listen)
    return replace(summary, stages={**summary.stages, PREPARING: {prepared: 1}})


@contextmanager
def sharing(workspace: Workspace, processes: int | None) -> Iterator["Elsewhere | None"]:
    """Give what shares the work of a run; None where one process does it alone.

    Where workers have joined the work is theirs too, else that of processes on this machine.
    """
    from travaux.pipeline.elsewhere import ORDERS, DoneInWorkspace, Elsewhere, fitness
    from travaux.reports.composition.tools import Tools

    work, fit, jobs = DoneInWorkspace(workspace.folder), fitness(workspace), workspace.record.jobs()
    if jobs is not None and any(worker.fit == fit for worker in jobs.workers()):
        try:
            yield Elsewhere(JobQueue(jobs, ORDERS, fit, machine_name()), work, (Tools,), after_s=0)
        finally:
            jobs.clear()
        return
    wanted = processes_asked(processes)
    if wanted == 1:
        yield None
        return
    with ProcessPool(wanted) as pool:
        yield Elsewhere(pool, work, (Tools,))


def processes_asked(processes: int | None) -> int:
    """Return how many processes share the work: as asked here, else in the environment, else one a core.

    Raises:
        UsageError: if what is asked is no number above nought.
    """
    said = str(processes) if processes is not None else os.environ.get(PROCESSES)
    if not said:
        return cores()
    if not said.isascii() or not said.isdigit() or not 1 <= int(said) <= MOST_PROCESSES:
        raise UsageError(
            message(
                "the number of processes is from 1 to %(most)s, not %(said)s", most=MOST_PROCESSES, said=said
            ),
            remedy=message("leave it out to use every core"),
        )
    return int(said)


def _note_settings(workspace: Workspace, who: str) -> None:
    """Have the record say which settings and which files of the keeper's it is worked out with."""
    with workspace.record.writing(who) as writing:
        for name, digest in digests_of(workspace.folder, workspace.settings).items():
            writing.put_file(name, digest)
