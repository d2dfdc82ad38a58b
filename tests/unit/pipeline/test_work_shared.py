"""What two viewers see alike is worked out once, and what is at hand is not restored again."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import toy

from travaux.domain.record import PUBLIC_WHOLE, WHOLE, ResultHead
from travaux.domain.sources import SourceKind, Viewer, Visibility
from travaux.pipeline.execution import Execution, Recall
from travaux.pipeline.plan import plan
from travaux.pipeline.stages import OfKind, Stage, stage
from travaux.store.workspace import Workspace

ASKED: list[int] = []


@dataclass(frozen=True, slots=True)
class Sum:
    words: int


@dataclass(frozen=True, slots=True)
class Told:
    words: int


@stage("long", version=1)
def of_statements(speeches: Annotated[tuple[toy.Speech, ...], OfKind(SourceKind.STATEMENT)]) -> Sum:
    ASKED.append(len(speeches))
    return Sum(sum(speech.words for speech in speeches if speech.words > 3))


@stage("told", version=1)
def told(found: Sum) -> Told:
    ASKED.append(found.words)
    return Told(found.words)


def work(workspace: Workspace, *stages: Stage[..., object], recall: Recall | None = None) -> None:
    ASKED.clear()
    tools = toy.tools()
    known = {"recall": recall} if recall else {}
    Execution(workspace, plan(stages, tools), tools, "tester", **known).run()  # type: ignore[arg-type]


def grounds(workspace: Workspace, name: str) -> dict[str, tuple[str, ...]]:
    with workspace.record.view(Viewer.KEEPER) as reading:
        return {subject: reading.ground(name, subject) for subject in (WHOLE, PUBLIC_WHOLE)}


def test_what_a_private_source_adds_nothing_to_is_worked_out_once(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    letter = toy.put(workspace, "letter.txt", "A letter.", Visibility.PRIVATE, kind=SourceKind.LETTER)
    work(workspace, toy.read, of_statements, told)
    assert ASKED == [1, 4]
    for name in ("long", "told"):
        with workspace.record.view(Viewer.PUBLIC) as reading:
            assert reading.value(name, WHOLE) == '{"words":4}'
        assert all(letter.id not in ground for ground in grounds(workspace, name).values())
    work(workspace, toy.read, of_statements, told)
    assert ASKED == []


def test_what_comes_out_the_same_rests_on_its_own_ground(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    hidden = toy.put(workspace, "hidden.txt", "No.", Visibility.PRIVATE)
    work(workspace, toy.read, of_statements, told)
    assert ASKED == [2, 1, 4]  # the sums are of other speeches and come to the same
    ground = grounds(workspace, "told")
    assert hidden.id in ground[WHOLE]
    assert hidden.id not in ground[PUBLIC_WHOLE]
    with workspace.record.view(Viewer.PUBLIC) as reading:
        assert reading.value("told", WHOLE) == '{"words":4}'


def test_a_result_that_is_at_hand_is_taken_as_it_is(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    asked: list[tuple[str, str, bool]] = []

    def recall(form: type, subject: str, head: ResultHead) -> object:
        asked.append((form.__name__, head.stage, subject == head.subject))
        return Sum(99) if form is Sum else None

    work(workspace, toy.read, of_statements, told, recall=recall)
    assert ASKED == [1, 99]
    assert ("Speech", "read", True) in asked
