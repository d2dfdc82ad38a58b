"""Which sources and results a stage is given, by their kind and by who may see them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import pytest
import toy

from travaux.domain.record import PUBLIC_WHOLE, WHOLE
from travaux.domain.review import FindingKey, Review, ReviewDecision, Reviews
from travaux.domain.runs import RunEvent, RunSummary, State
from travaux.domain.sources import Source, SourceKind, Viewer, Visibility
from travaux.errors import UnreadableSource
from travaux.pipeline.attempt import StageTask
from travaux.pipeline.execution import Execution
from travaux.pipeline.fingerprints import facts_digest, fingerprint
from travaux.pipeline.plan import Tools, plan
from travaux.pipeline.stages import Of, OfKind, Role, Stage, stage
from travaux.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Gist:
    words: int


@dataclass(frozen=True, slots=True)
class Digest:
    words: int
    subjects: tuple[str, ...]


@stage("gist", version=1)
def gist(speech: Annotated[toy.Speech, OfKind(SourceKind.STATEMENT)]) -> Gist:
    return Gist(speech.words)


@stage("digest", version=1)
def digest(
    gists: Annotated[tuple[Gist, ...], OfKind(SourceKind.STATEMENT)], tally: toy.Tally | None
) -> Digest:
    return Digest(sum(one.words for one in gists), () if tally is None else (str(tally.words),))


def carry_out(
    workspace: Workspace, *stages: Stage[..., object], tools: Tools | None = None
) -> tuple[RunSummary, list[RunEvent]]:
    at_hand = tools if tools is not None else toy.tools()
    events: list[RunEvent] = []
    run = Execution(workspace, plan(stages, at_hand), at_hand, "tester")
    return run.run(events.append), events


def change(workspace: Workspace, name: str, **facts: object) -> None:
    with workspace.record.writing("tester") as writing:
        stored = next(one for one in writing.seen().sources() if one.source.name == name)
        said = replace(stored.source.facts, **facts)  # type: ignore[arg-type]
        writing.put_source(replace(stored.source, facts=said), stored.sha256, stored.size)


def value(workspace: Workspace, name: str, subject: str = WHOLE) -> str:
    with workspace.record.view(Viewer.KEEPER) as reading:
        return reading.value(name, subject)


def test_a_stage_for_one_kind_is_not_run_on_another(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.", "The delta.")
    change(workspace, "speech-1.txt", kind=SourceKind.REPORT)
    summary, _ = carry_out(workspace, toy.read, toy.remarks, toy.tally, gist)
    assert summary.stages["read"][State.DONE] == 2
    assert summary.stages["gist"][State.DONE] == 1
    assert value(workspace, "tally") == '{"sources":1,"words":6}'


def test_a_result_that_may_be_missing_is_taken_where_it_is_there(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    carry_out(workspace, toy.read, toy.remarks, toy.tally, gist, digest)
    assert value(workspace, "digest") == '{"subjects":["5"],"words":4}'


def test_without_a_single_result_of_every_source_the_whole_is_not_worked_out(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "ILLEGIBLE")
    summary, _ = carry_out(workspace, *toy.STAGES)
    assert {name: dict(states) for name, states in summary.stages.items()} == {
        "read": {State.FAILED: 1},
        "remarks": {},
        "tally": {},
    }


def test_one_kind_of_results_is_enough_for_the_whole(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    change(workspace, "speech-0.txt", kind=SourceKind.REPORT)
    carry_out(workspace, *toy.STAGES)
    assert value(workspace, "tally") == '{"sources":0,"words":1}'


def test_what_is_public_is_worked_out_apart_only_where_something_is_not(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.", "The delta.")
    summary, _ = carry_out(workspace, *toy.STAGES)
    assert summary.stages["tally"][State.DONE] == 1
    change(workspace, "speech-1.txt", visibility=Visibility.PRIVATE)
    summary, events = carry_out(workspace, *toy.STAGES)
    assert [event.about for event in events if event.stage == "tally"] == [
        "the whole workspace",
        "all that is public",
        "all that is public",
    ]
    assert value(workspace, "tally") == '{"sources":2,"words":8}'
    assert value(workspace, "tally", PUBLIC_WHOLE) == '{"sources":1,"words":5}'


def test_the_whole_for_the_public_rests_on_the_whole_for_the_public(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.", "The delta.")
    change(workspace, "speech-1.txt", visibility=Visibility.PRIVATE)
    carry_out(workspace, toy.read, toy.remarks, toy.tally, gist, digest)
    assert value(workspace, "digest") == '{"subjects":["8"],"words":6}'
    assert value(workspace, "digest", PUBLIC_WHOLE) == '{"subjects":["5"],"words":4}'


def test_sources_are_read_in_the_order_of_their_days(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "Late.", "Early.", "Undated.")
    change(workspace, "speech-0.txt", date=date(2031, 5, 1))
    change(workspace, "speech-1.txt", date=date(2031, 1, 1))
    _, events = carry_out(workspace, toy.read)
    told = [event.about for event in events if event.state is State.DONE]
    assert told == ["speech-1.txt", "speech-0.txt", "speech-2.txt"]


def test_who_may_see_a_source_changes_nothing_that_is_found_and_all_else_does(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    with workspace.record.view(Viewer.KEEPER) as reading:
        source = reading.sources()[0].source
    hidden = replace(source, facts=replace(source.facts, visibility=Visibility.PRIVATE))
    titled = replace(source, facts=replace(source.facts, title="Rivers"))
    assert facts_digest(hidden) == facts_digest(source)
    assert facts_digest(titled) != facts_digest(source)


def test_a_fingerprint_depends_on_stage_version_inputs_and_tools() -> None:
    again = stage("gist", version=2)(gist.function)
    other = stage("gists", version=1)(gist.function)
    prints = [
        fingerprint(gist, {"speech": "a"}, {}),
        fingerprint(again, {"speech": "a"}, {}),
        fingerprint(other, {"speech": "a"}, {}),
        fingerprint(gist, {"speech": "b"}, {}),
        fingerprint(gist, {"speech": "a"}, {"scale": "2"}),
    ]
    assert len(set(prints)) == 5
    assert fingerprint(gist, {"speech": "a"}, {}) == prints[0]


def decided(workspace: Workspace, finding: FindingKey) -> None:
    with workspace.record.writing("tester") as writing:
        writing.put_review(Review(finding, ReviewDecision.REJECT, "{}"))


def test_a_stage_takes_the_reviews_of_its_own_findings_about_its_own_subject(tmp_path: Path) -> None:
    taken: list[list[str]] = []

    @stage("remarks", version=1, findings=(toy.Remark,))
    def remarks(speech: toy.Speech, reviews: Annotated[Reviews, Of(toy.Remark)]) -> toy.Remarks:
        taken.append([f"{speech.words}", *(review.finding.id for review in reviews.given)])
        return toy.Remarks(())

    workspace = toy.workspace_with(tmp_path, "We speak of rivers.", "The delta.")
    with workspace.record.view(Viewer.KEEPER) as reading:
        first = next(one.source.id for one in reading.sources() if one.source.name == "speech-0.txt")
    carry_out(workspace, toy.read, remarks)
    assert taken == [["4"], ["2"]]
    decided(workspace, FindingKey(first, "remark", "rivers."))
    decided(workspace, FindingKey(first, "speech", "x"))
    decided(workspace, FindingKey("", "remark", "y"))
    carry_out(workspace, toy.read, remarks)
    assert taken[2:] == [["4", "rivers."]]


def test_a_tool_is_built_once_a_run_and_before_anything_is_tried(tmp_path: Path) -> None:
    built: list[int] = []
    tools = toy.tools()
    counted = {toy.Threshold: tools[toy.Threshold]._replace(build=lambda: built.append(1) or toy.Threshold())}
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.", "The delta.")
    carry_out(workspace, *toy.STAGES, tools=counted)
    assert built == [1]
    carry_out(workspace, *toy.STAGES, tools=counted)
    assert built == [1]


def test_a_failure_is_told_with_its_source_and_its_message(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "ILLEGIBLE")
    change(workspace, "speech-0.txt", title="A torn page")
    summary, events = carry_out(workspace, toy.read)
    (failure,) = summary.failures
    assert (failure.stage, failure.name) == ("read", "A torn page")
    assert events[-1].message == failure.message
    assert events[-1].state is State.FAILED
    assert (summary.count(State.DONE), summary.count(State.FAILED)) == (0, 1)


def test_what_is_done_is_told_without_a_message(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    _, events = carry_out(workspace, toy.read)
    _, again = carry_out(workspace, toy.read)
    assert [(event.state, event.message) for event in (*events, *again)] == [
        (State.STARTED, ""),
        (State.DONE, ""),
        (State.SKIPPED, ""),
    ]


def test_a_refusal_names_the_source_and_not_where_its_bytes_are_kept(tmp_path: Path) -> None:
    @stage("refuse", version=1)
    def refuse(original: Path) -> toy.Speech:
        raise UnreadableSource("is torn", where=str(original), remedy="mend it")

    workspace = toy.workspace_with(tmp_path, "We speak.")
    (failure,) = carry_out(workspace, refuse)[0].failures
    assert str(failure.message) == "speech-0.txt: is torn — mend it"


def test_two_different_findings_of_one_name_are_a_defect_and_equal_ones_are_one(tmp_path: Path) -> None:
    @stage("remarks", version=1, findings=(toy.Remark,))
    def remarks(speech: toy.Speech) -> toy.Remarks:
        text = speech.source
        other = text.cite(0, 2) if "twice" not in text.text else text.cite(3, 8)
        return toy.Remarks((toy.Remark("r", (text.cite(3, 8),)), toy.Remark("r", (other,))))

    workspace = toy.workspace_with(tmp_path, "We speak twice.", "We speak.")
    summary, _ = carry_out(workspace, toy.read, remarks)
    assert [failure.name for failure in summary.failures] == ["speech-1.txt"]
    assert "two different findings are called remark r" in str(summary.failures[0].message)
    with workspace.record.view(Viewer.KEEPER) as reading:
        assert [finding.key.id for finding in reading.findings()] == ["r"]


def test_results_keep_when_they_were_made_and_what_was_counted(tmp_path: Path) -> None:
    moments = iter(datetime(2031, 1, 1, 12, 0, second, tzinfo=UTC) for second in range(9))
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    tools = toy.tools()
    Execution(workspace, plan([toy.read, gist], tools), tools, "tester", lambda: next(moments)).run()
    with workspace.record.view(Viewer.KEEPER) as reading:
        heads = {head.stage: head for head in reading.heads()}
    assert heads["read"].counts == {"words": 4}
    assert heads["gist"].counts == {}
    assert heads["read"].started == "2031-01-01T12:00:00.000+00:00"
    assert heads["read"].finished == "2031-01-01T12:00:01.000+00:00"
    assert (heads["read"].form, heads["read"].version) == ("Speech", 1)


@pytest.mark.parametrize(
    ("viewer", "subject", "about"),
    [
        (Viewer.KEEPER, WHOLE, "the whole workspace"),
        (Viewer.PUBLIC, PUBLIC_WHOLE, "all that is public"),
        (Viewer.of_rooms(["closed"]), "@9f", "all that stands in the rooms closed, public"),
    ],
)
def test_the_whole_is_named_by_who_may_see_it(viewer: Viewer, subject: str, about: str) -> None:
    (step,) = plan([stage("whole", version=1)(_nothing)], {})
    task = StageTask(step, None, "", (), viewer, subject)
    assert (task.subject, task.about) == (subject, about)


def _nothing() -> Gist:
    return Gist(0)


def test_a_stage_may_return_one_of_several_classes() -> None:
    @stage("read", version=1)
    def read(source: Source) -> toy.Speech | Gist:
        return Gist(len(source.id))

    assert read.returns == (toy.Speech, Gist)
    assert gist.returns == (Gist,)


def test_annotations_of_several_classes_and_of_tuples_of_tools_are_tools() -> None:
    @stage("odd", version=1)
    def odd(names: tuple[str, ...], either: str | int | None, maybe: toy.Speech | None) -> Gist:
        return Gist(len(names) + bool(either) + bool(maybe))

    (_, step) = plan(
        [toy.read, odd],
        {form: toy.tools()[toy.Threshold] for form in (tuple[str, ...], str | int | None)},
    )
    assert [(need.role, need.optional) for need in step.parameters] == [
        (Role.TOOL, False),
        (Role.TOOL, False),
        (Role.OWN, True),
    ]
    assert step.per_source
    assert [need.name for need in step.of(Role.OWN)] == ["maybe"]


def test_a_result_about_a_source_that_is_of_another_kind_now_is_dropped(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.", "The delta.")
    carry_out(workspace, toy.read, gist)
    change(workspace, "speech-1.txt", kind=SourceKind.REPORT)
    carry_out(workspace, toy.read, gist)
    with workspace.record.view(Viewer.KEEPER) as reading:
        assert sorted(head.stage for head in reading.heads()) == ["gist", "read", "read"]
