"""Orders: all that a stage needs for one subject, to be done wherever the record can be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from travaux.domain.canonical import canonical, restored, text_form, text_restored
from travaux.domain.record import ResultHead, StageResult, StoredFinding, StoredSource
from travaux.domain.review import Reviews
from travaux.domain.sources import Viewer
from travaux.pipeline.attempt import StageTask, attempt
from travaux.pipeline.plan import PlannedStage, Tools
from travaux.pipeline.stages import Parameter, Role
from travaux.ports import RecordView
from travaux.store.sql_store import now
from travaux.store.workspace import Workspace

Recall = Callable[[type, str, ResultHead], object]
"""Gives the result of a class about a subject that is at hand already, None where it must be restored."""


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """One stage for one subject, with which results and reviews it is given, by parameter.

    It holds no value of the record: whoever does it reads these there, under the same fingerprint.
    """

    stage: str
    stored: StoredSource | None
    fingerprint: str
    rests_on: tuple[str, ...]
    rooms: tuple[str, ...] | None
    whole: str
    results: Mapping[str, tuple[ResultHead, ...]] = field(default_factory=dict)
    reviews: Mapping[str, Reviews] = field(default_factory=dict)

    def task(self, step: PlannedStage) -> StageTask:
        """Return the task that it orders, whose stage is ``step``."""
        viewer = Viewer(None if self.rooms is None else frozenset(self.rooms))
        return StageTask(step, self.stored, self.fingerprint, self.rests_on, viewer, self.whole)


def ordered(
    task: StageTask, results: Mapping[str, tuple[ResultHead, ...]], reviews: Mapping[str, Reviews]
) -> WorkOrder:
    """Return the order of a task, with the results and reviews that each of its parameters is given."""
    rooms = None if task.viewer.rooms is None else tuple(sorted(task.viewer.rooms))
    return WorkOrder(
        task.step.stage.name,
        task.stored,
        task.fingerprint,
        task.rests_on,
        rooms,
        task.whole,
        results,
        reviews,
    )


@dataclass
class Workplace:
    """Where orders are carried out: a workspace, the stages by their names, and the tools they work with."""

    workspace: Workspace
    steps: Mapping[str, PlannedStage]
    tools: Tools
    clock: Callable[[], datetime] = now
    recall: Recall = lambda *_: None

    @cached_property
    def _built(self) -> dict[Any, object]:
        return {}

    def done(self, order: WorkOrder) -> StageResult:
        """Return what an order comes to, without saving it.

        Raises:
            TravauxError: if a tool cannot be had, since every order would fail.
        """
        step = self.steps[order.stage]
        for need in step.of(Role.TOOL):
            self._tool(need.form)
        return attempt(order.task(step), lambda: self._arguments(step, order), self.clock)

    def _tool(self, form: Any) -> object:
        if form not in self._built:
            self._built[form] = self.tools[form].build()
        return self._built[form]

    def _arguments(self, step: PlannedStage, order: WorkOrder) -> dict[str, object]:

        with self.workspace.record.view(Viewer.KEEPER) as view:
            return {need.name: self._value(need, order, view) for need in step.parameters}

    def _value(self, need: Parameter, order: WorkOrder, view: RecordView) -> object:
        if need.role is Role.TOOL:
            return self._tool(need.form)
        if need.role is Role.REVIEWS:
            return order.reviews[need.name]
        if need.role in (Role.OWN, Role.EVERY):
            given = tuple(self._restored(need, head, view) for head in order.results[need.name])
            return given if need.role is Role.EVERY else next(iter(given), None)
        assert order.stored is not None  # a step with such a parameter is per source
        if need.role is Role.SOURCE:
            return order.stored.source
        return self.workspace.original(order.stored.sha256)

    def _restored(self, need: Parameter, head: ResultHead, view: RecordView) -> object:
        at_hand = self.recall(need.form, head.subject, head)
        if at_hand is not None:
            return at_hand
        return restored(view.value(head.stage, head.subject), need.form, view.text)


@dataclass(frozen=True, slots=True)
class WorkDone:
    """What an order came to, as it goes from machine to machine; ``text`` is the text in its stored form."""

    head: ResultHead
    value: str | None
    rests_on: tuple[str, ...]
    findings: tuple[StoredFinding, ...]
    text_of: str | None
    text: str | None
    made_of: tuple[str, ...]


def outcome_written(outcome: StageResult) -> str:
    """Return an outcome as JSON, without the value that only its maker's process could use."""
    text = outcome.text
    source, form = (text.id, text_form(text)) if text else (None, None)
    return canonical(
        WorkDone(
            outcome.head, outcome.value, outcome.rests_on, outcome.findings, source, form, outcome.made_of
        )
    )


def outcome_read(written: str) -> StageResult:
    """Return the outcome that ``outcome_written`` wrote.

    Raises:
        ValueError: if it is none.
    """
    done: WorkDone = restored(written, WorkDone)
    text = text_restored(done.text_of, done.text) if done.text_of is not None and done.text else None
    return StageResult(done.head, done.value, done.rests_on, done.findings, text=text, made_of=done.made_of)


def order_written(order: WorkOrder) -> str:
    """Return an order as JSON."""
    return canonical(order)


def order_read(written: str) -> WorkOrder:
    """Return the order that ``order_written`` wrote.

    Raises:
        ValueError: if it is none.
    """
    order: WorkOrder = restored(written, WorkOrder)
    return order
