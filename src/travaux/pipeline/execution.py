"""Carrying a plan out on a workspace: what is done is skipped, what is new is saved item by item.

Each result is one transaction, so a run that is killed at any moment is taken up where it stood and ends
as an undisturbed one would.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from time import monotonic
from typing import NamedTuple

from travaux.domain.canonical import canonical, digest
from travaux.domain.messages import Text
from travaux.domain.record import (
    WHOLE,
    ResultHead,
    StageResult,
    StageStatus,
    StoredSource,
    is_whole,
    whole_for,
)
from travaux.domain.review import Review, Reviews
from travaux.domain.runs import Failure, Listener, RunEvent, RunSummary, State, silence
from travaux.domain.sources import SourceFacts, Viewer, Visibility
from travaux.pipeline.attempt import StageTask
from travaux.pipeline.elsewhere import Elsewhere
from travaux.pipeline.fingerprints import facts_digest, fingerprint
from travaux.pipeline.orders import Recall, WorkOrder, Workplace, ordered
from travaux.pipeline.plan import PlannedStage, Tools
from travaux.pipeline.stages import Parameter, Role
from travaux.store.sql_store import now
from travaux.store.workspace import Workspace

Teller = Callable[[State, Text], None]
"""Tells whoever listens what became of one task."""


class TaskSubject(NamedTuple):
    """What a task is about: one source, or the whole as one viewer may see it."""

    stored: StoredSource | None
    viewer: Viewer = Viewer.KEEPER


@dataclass
class Execution:
    """One run of ``steps`` on a workspace, in the name of ``who``."""

    workspace: Workspace
    steps: Sequence[PlannedStage]
    tools: Tools
    who: str
    clock: Callable[[], datetime] = now
    elsewhere: Elsewhere | None = None
    recall: Recall = lambda *_: None
    _began: float = field(default_factory=monotonic)
    _heads: dict[tuple[str, str], ResultHead] = field(default_factory=dict)
    _rests_on: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _sources: list[StoredSource] = field(default_factory=list)
    _reviews: list[Review] = field(default_factory=list)
    _rooms: frozenset[str] = frozenset()
    _audiences: dict[str, Viewer] = field(default_factory=dict)

    @cached_property
    def _workplace(self) -> Workplace:
        steps = {step.stage.name: step for step in self.steps}
        return Workplace(self.workspace, steps, self.tools, self.clock, self.recall)

    def run(self, listen: Listener = silence) -> RunSummary:
        """Do everything that is not done yet and return what became of it."""
        self._look_for_results()
        counts: dict[str, Counter[State]] = {}
        failures: list[Failure] = []
        for step in self.steps:
            tasks = list(self._tasks(step))
            self._forget(step, {task.subject for task in tasks})
            counts[step.stage.name] = Counter()
            for task, state, message in self._carried_out(step, tasks, listen):
                counts[step.stage.name][state] += 1
                if state is State.FAILED:
                    failures.append(Failure(step.stage.name, task.subject, task.about, message))
        self._forget_unknown()
        return RunSummary(counts, tuple(failures))

    def try_one(self, stage: str, stored: StoredSource) -> StageResult:
        """Return the outcome of a stage that needs nothing but one source, without saving it."""
        step = next(step for step in self.steps if step.stage.name == stage)
        task = self._task(step, TaskSubject(stored))
        return self._attempt(task)

    def standing(self) -> Iterator[tuple[StageTask, ResultHead]]:
        """Yield every task that has a result, with what is kept of it; nothing is run."""
        self._look_for_results()
        for step in self.steps:
            for task in self._tasks(step):
                head = self._heads.get((step.stage.name, task.subject))
                if head and head.status is StageStatus.DONE:
                    yield task, head

    def again(self, task: StageTask) -> StageResult:
        """Return what a task comes to now, without saving it; ``standing`` has given the task."""
        return self._attempt(task)

    def told_by_itself(self, outcome: StageResult, stored: StoredSource) -> StageResult:
        """Return the outcome for a source to whose facts its own reading has added, so that it holds good."""
        step = next(step for step in self.steps if step.stage.name == outcome.head.stage)
        task = self._task(step, TaskSubject(stored))
        return replace(outcome, head=replace(outcome.head, fingerprint=task.fingerprint))

    def _look_for_results(self) -> None:
        with self.workspace.record.view(Viewer.KEEPER) as view:
            self._sources = sorted(view.sources(), key=lambda stored: stored.source.dated)
            self._heads = {(head.stage, head.subject): head for head in view.stored_heads()}
            self._reviews = view.reviews()
        viewers = (Viewer.KEEPER, Viewer.PUBLIC, *self.workspace.audiences())
        self._rooms = frozenset(stored.source.facts.stands_in for stored in self._sources)
        self._audiences = {self._whole(viewer): viewer for viewer in reversed(viewers)}

    def _tasks(self, step: PlannedStage) -> Iterator[StageTask]:
        """Yield the stage's tasks: for each source, or the whole, for which there is what it needs."""
        for subject in self._subjects(step):
            if self._is_ready(step, subject):
                task = self._task(step, subject)
                self._rests_on[step.stage.name, task.subject] = task.rests_on
                if not step.stage.public_only or self._is_public(task):
                    yield task

    def _subjects(self, step: PlannedStage) -> Iterator[TaskSubject]:
        """Yield each source; or the whole, and apart from it what each may see who may not see all of it."""
        if step.per_source:
            yield from (TaskSubject(stored) for stored in self._sources)
            return
        yield from (TaskSubject(None, self._audiences[whole]) for whole in sorted(self._audiences))

    def _whole(self, viewer: Viewer) -> str:
        return whole_for(viewer, self._rooms)

    def _is_ready(self, step: PlannedStage, subject: TaskSubject) -> bool:
        kind = subject.stored.source.facts.kind if subject.stored else None
        for need in step.of(Role.SOURCE, Role.ORIGINAL, Role.OWN):
            if kind and need.kinds and kind not in need.kinds and not need.optional:
                return False
        needed = (need for need in step.of(Role.OWN) if not need.optional or kind in need.kinds)
        if any(self._result_of_subject(step, need, subject) is None for need in needed):
            return False
        every = step.of(Role.EVERY)
        return not every or step.per_source or any(self._all_results(step, need, subject) for need in every)

    def _is_public(self, task: StageTask) -> bool:
        kept = {
            each.source.id for each in self._sources if each.source.facts.visibility is Visibility.PRIVATE
        }
        return kept.isdisjoint(task.rests_on)

    def _task(self, step: PlannedStage, subject: TaskSubject) -> StageTask:
        inputs: dict[str, object] = {}
        rests_on = {subject.stored.source.id} if subject.stored else set()
        for need in step.of(Role.SOURCE, Role.ORIGINAL):
            inputs[need.name] = _said_of(need, subject)
        for need in step.of(Role.OWN, Role.EVERY):
            heads = self._heads_for(step, need, subject)
            inputs[need.name] = [[_as_named(head.subject), head.digest] for head in heads]
            for head in heads:
                rests_on.update(self._rests_on.get((head.stage, head.subject), ()))
        for need in step.of(Role.REVIEWS):
            inputs[need.name] = digest(canonical(self._reviewed(need, subject)))
        identities = {need.name: self.tools[need.form].identity for need in step.of(Role.TOOL)}
        print_ = fingerprint(step.stage, inputs, identities)
        whole = self._whole(subject.viewer)
        return StageTask(step, subject.stored, print_, tuple(sorted(rests_on)), subject.viewer, whole)

    def _heads_for(self, step: PlannedStage, need: Parameter, subject: TaskSubject) -> list[ResultHead]:
        if need.role is Role.EVERY:
            return self._all_results(step, need, subject)
        head = self._result_of_subject(step, need, subject)
        return [head] if head else []

    def _result_of_subject(
        self, step: PlannedStage, need: Parameter, subject: TaskSubject
    ) -> ResultHead | None:
        whole = self._whole(subject.viewer)
        for about in (subject.stored.source.id, whole) if subject.stored else (whole,):
            head = self._heads.get((step.makers[need.form], about))
            if head and _is_done(head, need):
                return head
        return None

    def _all_results(self, step: PlannedStage, need: Parameter, subject: TaskSubject) -> list[ResultHead]:
        found = (
            self._heads.get((step.makers[need.form], stored.source.id))
            for stored in self._sources
            if _is_taken(need, subject, stored.source.facts)
        )
        return [head for head in found if head and _is_done(head, need)]

    def _reviewed(self, need: Parameter, subject: TaskSubject) -> Reviews:
        about = subject.stored.source.id if subject.stored else WHOLE
        hidden = frozenset(
            stored.source.id
            for stored in self._sources
            if not subject.viewer.sees(stored.source.facts.stands_in)
        )
        given = (
            review
            for review in self._reviews
            if review.finding.subject == about and not review.speaks_of(hidden)
        )
        return Reviews(tuple(review for review in given if review.finding.kind in need.findings))

    def _carried_out(
        self, step: PlannedStage, tasks: Sequence[StageTask], listen: Listener
    ) -> Iterator[tuple[StageTask, State, Text]]:
        """Yield each task of a stage with what became of it; what the runner has done is saved at once.

        What is given the very same is done once: what is private may be nothing that a stage reads.
        """
        tell = {
            task.subject: _describing(listen, task, number, len(tasks))
            for number, task in enumerate(tasks, 1)
        }
        alike: dict[str, list[StageTask]] = {}
        for task in tasks:
            if self._is_known(task):
                tell[task.subject](State.SKIPPED, "")
                yield task, State.SKIPPED, ""
            else:
                alike.setdefault(task.fingerprint, []).append(task)
        for first, outcome in self._done(step, [same[0] for same in alike.values()], tell):
            for task in alike[first.fingerprint]:
                if task is not first:
                    tell[task.subject](State.STARTED, "")
                    outcome = outcome.about(task.subject, task.rests_on)
                state, message = self._save(task, outcome)
                tell[task.subject](state, message)
                yield task, state, message

    def _done(
        self, step: PlannedStage, tasks: Sequence[StageTask], tell: Mapping[str, Teller]
    ) -> Iterator[tuple[StageTask, StageResult]]:
        """Yield each task with its outcome: here, and elsewhere once that is worth its price."""
        left = deque(tasks)
        while left and not self._leaves(step, len(left)):
            tell[left[0].subject](State.STARTED, "")
            yield left[0], self._attempt(left.popleft())
        if not left or self.elsewhere is None:
            return

        def orders() -> Iterator[WorkOrder]:
            for task in left:
                tell[task.subject](State.STARTED, "")
                yield self._order(task)

        waiting = {task.fingerprint: task for task in left}
        for order, outcome in self.elsewhere.runner.run(orders(), self.elsewhere.work):
            yield waiting[order.fingerprint], outcome

    def _leaves(self, step: PlannedStage, tasks: int) -> bool:
        away = self.elsewhere
        return away is not None and away.takes(step, tasks, monotonic() - self._began)

    def _is_known(self, task: StageTask) -> bool:
        known = self._heads.get((task.step.stage.name, task.subject))
        return (
            known is not None and known.status is StageStatus.DONE and known.fingerprint == task.fingerprint
        )

    def _save(self, task: StageTask, outcome: StageResult) -> tuple[State, Text]:
        with self.workspace.record.writing(self.who) as writing:
            for fallen in writing.put_outcome(outcome):
                self._heads.pop(fallen, None)
        self._heads[task.step.stage.name, task.subject] = outcome.head
        state = State.DONE if outcome.head.status is StageStatus.DONE else State.FAILED
        return state, outcome.head.error or ""

    def _attempt(self, task: StageTask) -> StageResult:
        return self._workplace.done(self._order(task))

    def _order(self, task: StageTask) -> WorkOrder:
        """Return what is needed to do a task anywhere."""
        subject = TaskSubject(task.stored, task.viewer)
        results = {
            need.name: tuple(self._heads_for(task.step, need, subject))
            for need in task.step.of(Role.OWN, Role.EVERY)
        }
        reviews = {need.name: self._reviewed(need, subject) for need in task.step.of(Role.REVIEWS)}
        return ordered(task, results, reviews)

    def _forget(self, step: PlannedStage, subjects: set[str]) -> None:
        """Drop the stage's results for which there is no longer a ground."""
        name = step.stage.name
        gone = [subject for stage, subject in self._heads if stage == name and subject not in subjects]
        self._drop([(name, subject) for subject in gone])

    def _forget_unknown(self) -> None:
        names = {step.stage.name for step in self.steps}
        self._drop([key for key in self._heads if key[0] not in names])

    def _drop(self, keys: list[tuple[str, str]]) -> None:
        for stage, subject in keys:
            with self.workspace.record.writing(self.who) as writing:
                writing.drop_outcome(stage, subject)
            del self._heads[stage, subject]


def _said_of(need: Parameter, subject: TaskSubject) -> str:
    assert subject.stored is not None  # a step with such a parameter is per source
    if need.role is Role.SOURCE:
        return facts_digest(subject.stored.source)
    return subject.stored.sha256


def _is_done(head: ResultHead, need: Parameter) -> bool:
    return head.status is StageStatus.DONE and head.form == need.form.__name__


def _is_taken(need: Parameter, subject: TaskSubject, facts: SourceFacts) -> bool:
    return subject.viewer.sees(facts.stands_in) and (not need.kinds or facts.kind in need.kinds)


def _as_named(subject: str) -> str:
    """Return a subject as stages know it: what the public sees of the whole is the whole to them."""
    return WHOLE if is_whole(subject) else subject


def _describing(listen: Listener, task: StageTask, number: int, total: int) -> Teller:
    name, about = task.step.stage.name, task.about
    return lambda state, message: listen(RunEvent(name, about, number, total, state, message))
