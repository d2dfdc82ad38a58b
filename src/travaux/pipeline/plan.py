"""The plan of a run: stages in order, with what each needs checked before anything runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from travaux.pipeline.stages import Parameter, Role, Stage, parameters


class Tool(NamedTuple):
    """Something a stage works with. ``identity`` names it, its version and its model or settings."""

    identity: str
    build: Callable[[], object]


Tools = Mapping[object, Tool]
"""Tools by the type that stages ask for them with."""


@dataclass(frozen=True, slots=True)
class PlannedStage:
    """A stage in its place. ``makers`` names, for each class it needs, the stage that makes it."""

    stage: Stage[..., Any]
    parameters: tuple[Parameter, ...]
    makers: Mapping[type, str]
    per_source: bool

    def of(self, *roles: Role) -> list[Parameter]:
        """Return the parameters that have one of ``roles``."""
        return [parameter for parameter in self.parameters if parameter.role in roles]


def plan(stages: Sequence[Stage[..., Any]], tools: Tools) -> tuple[PlannedStage, ...]:
    """Return the steps in the order of ``stages``.

    Raises:
        TypeError: if two stages share a name or return the same class, if a stage needs what no stage
            before it returns, or a tool that is not among ``tools``.
    """
    steps: list[PlannedStage] = []
    made: dict[type, str] = {}
    whole = {""}  # the stages that speak of the workspace as a whole
    for stage in stages:
        step = _step(stage, made, whole)
        _check(step, [earlier.stage.name for earlier in steps], tools)
        for form in stage.returns:
            if form in made:
                raise TypeError(f"“{stage.name}” and “{made[form]}” both return {form.__name__}")
            made[form] = stage.name
        if not step.per_source:
            whole.add(stage.name)
        steps.append(step)
    return tuple(steps)


def _step(stage: Stage[..., Any], made: Mapping[type, str], whole: set[str]) -> PlannedStage:
    needs = parameters(stage, made)
    per_source = any(
        need.role in (Role.SOURCE, Role.ORIGINAL) or (need.role is Role.OWN and made[need.form] not in whole)
        for need in needs
    )
    return PlannedStage(stage, needs, dict(made), per_source)


def _check(step: PlannedStage, earlier: list[str], tools: Tools) -> None:
    name = step.stage.name
    if name in earlier:
        raise TypeError(f"two stages are called “{name}”")
    for need in step.of(Role.TOOL):
        if need.form not in tools:
            raise TypeError(f"“{name}” needs {need.form!r}, which no stage before it returns and no tool is")
