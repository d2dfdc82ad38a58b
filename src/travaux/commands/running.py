"""A run: every stage that is not done yet, and all that searches need."""

from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.domain.runs import Listener, RunSummary, silence
from travaux.domain.sources import Viewer
from travaux.pipeline.execution import Execution
from travaux.pipeline.plan import plan
from travaux.store.settings import digests_of
from travaux.store.workspace import Workspace

if TYPE_CHECKING:
    from travaux.views.snapshot import Snapshots


def run(
    workspace: Workspace, who: str, listen: Listener = silence, snapshots: "Snapshots | None" = None
) -> RunSummary:
    """Do every stage that is not done yet and make ready for searches; only one run at a time is allowed.

    ``snapshots`` are the keeper's, where pages are served meanwhile: what was restored for them is not
    restored again.
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
        summary = Execution(workspace, plan(stages, tools), tools, who, recall=recall).run(listen)
        prepared = prepare(snapshots.now(), listen)
    return replace(summary, stages={**summary.stages, PREPARING: {prepared: 1}})


def _note_settings(workspace: Workspace, who: str) -> None:
    """Have the record say which settings and which files of the keeper's it is worked out with."""
    with workspace.record.writing(who) as writing:
        for name, digest in digests_of(workspace.folder, workspace.settings).items():
            writing.put_file(name, digest)
