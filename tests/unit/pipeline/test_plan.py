from dataclasses import dataclass
from pathlib import Path

import pytest

from travaux.domain.sources import Source
from travaux.pipeline.plan import Tool, plan
from travaux.pipeline.stages import Role, stage


@dataclass(frozen=True)
class Words:
    count: int


@dataclass(frozen=True)
class Total:
    count: int


class Scale:
    factor = 2


@stage("read", version=1)
def read(source: Source, original: Path) -> Words:
    return Words(len(source.name) + len(original.name))


@stage("total", version=1)
def total(words: tuple[Words, ...], scale: Scale) -> Total:
    return Total(sum(word.count for word in words) * scale.factor)


@stage("share", version=1)
def share(words: Words, total: Total) -> float:
    return words.count / total.count


TOOLS = {Scale: Tool("scale 2", Scale)}


def test_annotations_say_where_each_parameter_comes_from() -> None:
    steps = plan([read, total, share], TOOLS)
    roles = [[need.role for need in step.parameters] for step in steps]
    assert roles == [[Role.SOURCE, Role.ORIGINAL], [Role.EVERY, Role.TOOL], [Role.OWN, Role.OWN]]
    assert [step.per_source for step in steps] == [True, False, True]


def test_a_result_that_a_stage_can_do_without_is_told_from_one_it_needs() -> None:
    @stage("summary", version=1)
    def summary(words: tuple[Words, ...], total: Total | None) -> str:
        return f"{len(words)} of {total.count if total else 'unknown'}"

    (*_, last) = plan([read, total, summary], TOOLS)
    assert [(need.role, need.form, need.optional) for need in last.parameters] == [
        (Role.EVERY, Words, False),
        (Role.OWN, Total, True),
    ]
    assert not last.per_source


def test_a_stage_before_what_it_needs_is_refused() -> None:
    with pytest.raises(TypeError, match="“total” needs"):
        plan([total, read], TOOLS)


def test_a_missing_tool_is_refused_before_anything_runs() -> None:
    with pytest.raises(TypeError, match="Scale"):
        plan([read, total], {})


def test_two_stages_of_one_name_are_refused() -> None:
    with pytest.raises(TypeError, match="two stages"):
        plan([read, read], TOOLS)


def test_two_stages_that_return_the_same_class_are_refused() -> None:
    @stage("again", version=1)
    def again(source: Source) -> Words:
        return Words(len(source.id))

    with pytest.raises(TypeError, match="both return Words"):
        plan([read, again], TOOLS)


def test_a_parameter_without_annotation_is_refused() -> None:
    with pytest.raises(TypeError, match="words is not annotated"):

        @stage("bare", version=1)
        def bare(words) -> Total:  # type: ignore[no-untyped-def]
            return Total(words)
