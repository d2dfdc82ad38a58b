"""One attempt at a stage: its outcome is a value, whether it worked or not."""

import traceback
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from travaux.domain.canonical import canonical, digest, found_in, text_form
from travaux.domain.messages import Text, message, replaced
from travaux.domain.record import (
    WHOLE,
    ResultHead,
    StageResult,
    StageStatus,
    StoredFinding,
    StoredSource,
)
from travaux.domain.review import FindingKey
from travaux.domain.sources import Viewer
from travaux.domain.spans import SourceText
from travaux.errors import TravauxError, in_line
from travaux.formats.budget import ANALYSIS_SECONDS, too_long_to_analyse, within
from travaux.pipeline.plan import PlannedStage
from travaux.pipeline.stages import Role

DEFECTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a mistake in a stage raises: one item then fails, and the rest of a long run is still done."""


@dataclass(frozen=True, slots=True)
class StageTask:
    """One stage for one source, or for the whole workspace where ``stored`` is None.

    What is worked out about the whole for a viewer sees only what the viewer may see, and is stored as
    ``whole``. ``rests_on`` are the ids of all sources that the result will stem from.
    """

    step: PlannedStage
    stored: StoredSource | None
    fingerprint: str
    rests_on: tuple[str, ...]
    viewer: Viewer = Viewer.KEEPER
    whole: str = WHOLE

    @property
    def subject(self) -> str:
        """Return the source's id, or what stands for the whole workspace as the viewer sees it."""
        return self.stored.source.id if self.stored else self.whole

    @property
    def about(self) -> str:
        """Return what to call its subject."""
        if self.stored:
            return self.stored.source.title
        if self.viewer == Viewer.KEEPER:
            return "the whole workspace"
        if self.viewer == Viewer.PUBLIC:
            return "all that is public"
        return f"all that stands in the rooms {', '.join(sorted(self.viewer.rooms or ()))}"


def attempt(
    task: StageTask, gather: Callable[[], Mapping[str, object]], clock: Callable[[], datetime]
) -> StageResult:
    """Return what the stage makes of the inputs that ``gather`` gives, or why it could not."""
    started = _moment(clock)
    given: Mapping[str, object] = {}
    try:
        given = gather()
        with nullcontext() if task.step.of(Role.ORIGINAL) else _analysis(task):
            value = task.step.stage(**given)
        return _result_done(task, value, started, clock)
    except TravauxError as refused:
        return _failed(task, _refusal_in_words(refused, task, given), started, clock)
    except DEFECTS as defect:
        return _failed(task, _defect(defect, task), started, clock)


def _analysis(task: StageTask) -> AbstractContextManager[None]:
    """Return the time that a finding may take; what reads originals, such as a recording, has its own."""
    return within(ANALYSIS_SECONDS, None, too_long_to_analyse(task.about))


def _result_done(task: StageTask, value: Any, started: str, clock: Callable[[], datetime]) -> StageResult:
    stage = task.step.stage
    form = canonical(value)
    text = next(found_in(value, SourceText), None) if task.step.of(Role.ORIGINAL) else None
    head = ResultHead(
        stage.name,
        task.subject,
        stage.version,
        task.fingerprint,
        StageStatus.DONE,
        type(value).__name__,
        digest(form + (text_form(text) if text else "")),
        dict(stage.counts(value)) if stage.counts else {},
        started=started,
        finished=_moment(clock),
    )
    found = _findings(task.subject, value, stage.findings)
    made_of = tuple(task.step.makers[need.form] for need in task.step.of(Role.OWN)) if text else ()
    return StageResult(head, form, task.rests_on, found, text, value, made_of)


def _failed(task: StageTask, error: Text, started: str, clock: Callable[[], datetime]) -> StageResult:
    stage = task.step.stage
    head = ResultHead(
        stage.name,
        task.subject,
        stage.version,
        task.fingerprint,
        StageStatus.FAILED,
        error=error,
        started=started,
        finished=_moment(clock),
    )
    return StageResult(head, rests_on=task.rests_on)


def _findings(subject: str, value: object, kinds: tuple[type, ...]) -> tuple[StoredFinding, ...]:
    if not kinds:
        return ()  # a long transcript need not be searched
    kept: dict[FindingKey, StoredFinding] = {}
    found: Any
    for found in found_in(value, *kinds):
        form = type(found).__name__
        key = FindingKey(subject, form.lower(), found.id)
        finding = StoredFinding(key, form, canonical(found))
        if kept.setdefault(key, finding) != finding:
            raise ValueError(f"two different findings are called {key.kind} {key.id}")
    return tuple(kept.values())


def _refusal_in_words(refused: TravauxError, task: StageTask, given: Mapping[str, object]) -> Text:
    """Name the source rather than the place where the workspace keeps its bytes."""
    said = refused.line
    for path in given.values():
        if isinstance(path, Path) and task.stored:
            said = replaced(said, str(path), task.stored.source.name)
    return said


def _defect(defect: BaseException, task: StageTask) -> Text:
    place = traceback.extract_tb(defect.__traceback__)[-1]
    what = f"{type(defect).__name__}: {defect}".splitlines()[0]
    return message(
        "a defect in “%(stage)s” (%(what)s, %(place)s) — please report it, with the file if you may share it",
        stage=task.step.stage.name,
        what=what,
        place=in_line(Path(place.filename).name, place.lineno or 0),
    )


def _moment(clock: Callable[[], datetime]) -> str:
    return clock().isoformat(timespec="milliseconds")
