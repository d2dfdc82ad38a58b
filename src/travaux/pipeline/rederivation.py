"""Results worked out again from what they were made of, and held against those in the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from travaux.domain.messages import ENGLISH
from travaux.domain.record import WHOLE, Problem, ResultHead, StageResult
from travaux.domain.review import FindingKey
from travaux.domain.sources import Viewer
from travaux.pipeline.attempt import StageTask
from travaux.pipeline.execution import Execution

Standing = tuple[StageTask, ResultHead]


@dataclass
class Rederivation:
    """Works results out again with the tools of ``execution``; nothing is written.

    A result of another version of Travaux, or from other tools or inputs, cannot be compared: it is counted
    in ``incomparable``.
    """

    execution: Execution
    done: int = 0
    incomparable: int = 0
    _found: dict[tuple[Viewer, str], set[FindingKey]] = field(default_factory=dict)

    def problems(self, standing: Sequence[Standing], *, all_of_them: bool) -> Iterator[Problem]:
        """Yield results that come out otherwise; of ``all_of_them`` also the findings that are of none."""
        for task, head in standing:
            if head.fingerprint != task.fingerprint:
                self.incomparable += 1
                continue
            self.done += 1
            yield from self._differences(task, head)
        if all_of_them and not self.incomparable:
            yield from self._planted()

    def _differences(self, task: StageTask, head: ResultHead) -> Iterator[Problem]:
        where = f"{task.step.stage.name} {task.subject or 'of the whole workspace'}"
        outcome = self.execution.again(task)
        if outcome.head.error is not None:
            yield Problem("again", where, f"cannot be made again: {ENGLISH.say(outcome.head.error)}")
        elif outcome.head.digest != head.digest:
            yield Problem("again", where, "comes out otherwise when it is worked out again")
        elif self._ground(task) != task.rests_on:
            yield Problem("again", where, "does not name the sources that it rests on")
        else:
            yield from self._changed_findings(task, outcome, where)

    def _ground(self, task: StageTask) -> tuple[str, ...]:
        with self.execution.workspace.record.view(Viewer.KEEPER) as view:
            return view.ground(task.step.stage.name, task.subject)

    def _changed_findings(self, task: StageTask, outcome: StageResult, where: str) -> Iterator[Problem]:
        subject = task.subject if task.stored else WHOLE
        with self.execution.workspace.record.view(task.viewer) as view:
            kept = {found.key: found.value for found in view.findings(subject=subject)}
        known = self._found.setdefault((task.viewer, subject), set())
        for found in outcome.findings:
            key = FindingKey(subject, found.key.kind, found.key.id)
            known.add(key)
            if kept.get(key) != found.value:
                said = f"the {key.kind} {key.id} is not what the result holds"
                yield Problem("again", where, said)

    def _planted(self) -> Iterator[Problem]:
        for (viewer, subject), known in self._found.items():
            with self.execution.workspace.record.view(viewer) as view:
                for found in view.findings(subject=subject):
                    if found.key not in known:
                        said = f"the {found.key.kind} {found.key.id} is of no result"
                        yield Problem("again", subject or "the whole workspace", said)
