"""Work that leaves this process: what carries orders there, and what does one where it arrives."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from travaux.domain.canonical import digest, dumps
from travaux.domain.record import StageResult
from travaux.pipeline.orders import (
    WorkOrder,
    Workplace,
    order_read,
    order_written,
    outcome_read,
    outcome_written,
)
from travaux.pipeline.plan import PlannedStage
from travaux.pipeline.stages import Role
from travaux.ports import Runner
from travaux.runners.queue import Codec
from travaux.store.workspace import Workspace, open_workspace

LOADING_S = 3.0
"""How long another process takes to load: a run that was shorter than that so far does not start one.

So no run takes more than twice what it would take if it were known beforehand how long it is.
"""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What carries orders away, and what does one there; what works with other tools than ``tools`` stays."""

    runner: Runner
    work: Callable[[WorkOrder], StageResult]
    tools: Collection[Any]
    after_s: float = LOADING_S

    def takes(self, step: PlannedStage, tasks: int, spent_s: float) -> bool:
        """Tell whether so many tasks of a stage are done there, in a run that has taken so long already."""
        worth = tasks > 1 and spent_s >= self.after_s
        return worth and all(need.form in self.tools for need in step.of(Role.TOOL))


@dataclass(frozen=True, slots=True)
class DoneInWorkspace:
    """Does orders in another process, which opens the workspace in ``folder`` for itself."""

    folder: Path

    def __call__(self, order: WorkOrder) -> StageResult:
        """Return what an order comes to, without the value that only its maker's process could use."""
        return replace(_workplace(self.folder).done(order), product=None)


@cache
def _workplace(folder: Path) -> Workplace:
    """Return where this process does its orders; it lives as long as one run of another one."""
    from travaux.pipeline.declarations import STAGES
    from travaux.pipeline.plan import plan
    from travaux.pipeline.tools import tools_of, transcriber_of

    workspace = open_workspace(folder)
    tools = {**tools_of(workspace), **transcriber_of(workspace)}
    steps = {step.stage.name: step for step in plan(STAGES, tools)}
    return Workplace(workspace, steps, tools)


ORDERS = Codec(order_written, order_read, outcome_written, outcome_read)
"""How orders go to other machines, and what came of them comes back."""


def order_named(order: WorkOrder) -> str:
    """Return an order in words, for whoever watches a worker."""
    return f"{order.stage}: {order.stored.source.title}" if order.stored else order.stage


def fitness(workspace: Workspace) -> str:
    """Return what a worker must agree in with us, so that what it finds is what we would find.

    That is Travaux, the versions of the stages, and the tools with the keeper's own files.
    """
    from travaux.pipeline.declarations import STAGES
    from travaux.pipeline.tools import tools_of

    tools = sorted(tool.identity for tool in tools_of(workspace).values())
    return digest(dumps([tools, [[stage.name, stage.version] for stage in STAGES]]))
