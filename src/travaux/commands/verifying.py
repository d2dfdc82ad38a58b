"""A workspace verified, as far as its results being worked out again."""

from dataclasses import replace
from random import SystemRandom

from travaux.commands.workspace import somebody
from travaux.domain.runs import silence
from travaux.pipeline.execution import Execution
from travaux.pipeline.plan import plan
from travaux.pipeline.rederivation import Rederivation
from travaux.store.workspace import Workspace
from travaux.views.verification import Verification, verified


def verify(
    workspace: Workspace, against: str | None = None, *, deep: bool = False, sample: int | None = None
) -> Verification:
    """Return whether a workspace holds what it says.

    ``against`` is an earlier head of its chain. ``deep`` works every result out again, ``sample`` so many of
    them, which nobody can know beforehand.
    """
    found = verified(workspace, against)
    if found.head is None or not (deep or sample):
        return found
    from travaux.pipeline.declarations import STAGES
    from travaux.pipeline.tools import tools_of, transcriber_of  # these load all of the analysis

    tools = {**tools_of(workspace), **transcriber_of(workspace, silence)}
    execution = Execution(workspace, plan(STAGES, tools), tools, somebody())
    standing = list(execution.standing())
    taken = standing if deep else SystemRandom().sample(standing, min(sample or 0, len(standing)))
    again = Rederivation(execution)
    problems = tuple(again.problems(taken, all_of_them=deep))
    return replace(
        found,
        problems=(*found.problems, *problems),
        rederived=again.done,
        incomparable=again.incomparable,
    )
