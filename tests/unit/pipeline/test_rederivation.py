"""What is worked out again tells forged results from true ones, even under a chain that was forged too."""

from pathlib import Path

import pytest
import toy

from travaux.domain.canonical import digest
from travaux.pipeline.execution import Execution
from travaux.pipeline.plan import plan
from travaux.pipeline.rederivation import Rederivation
from travaux.store.workspace import Workspace

SPEECHES = ("We speak of rivers and of tolls.", "The delta needs sluices before autumn.")


def executed(workspace: Workspace, threshold: toy.Threshold | None = None) -> Execution:
    tools = toy.tools(threshold)
    return Execution(workspace, plan(toy.STAGES, tools), tools, "tester")


def again(workspace: Workspace, threshold: toy.Threshold | None = None) -> tuple[list[str], int, int]:
    execution = executed(workspace, threshold)
    work = Rederivation(execution)
    found = [item.message for item in work.problems(list(execution.standing()), all_of_them=True)]
    return found, work.done, work.incomparable


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = toy.workspace_with(tmp_path, *SPEECHES)
    executed(made).run()
    return made


def test_what_is_sound_comes_out_as_it_stands_and_nothing_is_written(workspace: Workspace) -> None:
    head = workspace.record.chain_head()
    assert again(workspace) == ([], 5, 0)
    assert workspace.record.chain_head() == head


TALLY = '{"sources":3,"words":99}'


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (f"UPDATE results SET value = '{TALLY}', digest = '{digest(TALLY)}' WHERE stage = 'tally'",
         "comes out otherwise when it is worked out again"),
        ("UPDATE findings SET value = replace(value, 'rivers', 'ravers')",
         "is not what the result holds"),
        ("DELETE FROM findings WHERE id = 'rivers'", "is not what the result holds"),
        ("INSERT INTO findings SELECT stage, subject, kind, 'planted', 99, form, value FROM findings LIMIT 1",
         "is of no result"),
        ("DELETE FROM rests_on WHERE stage = 'tally'", "does not name the sources that it rests on"),
    ],
)  # fmt: skip
def test_what_was_forged_comes_out_otherwise(workspace: Workspace, statement: str, said: str) -> None:
    with workspace.record.connection() as connection:
        assert connection.exec_driver_sql(statement).rowcount
    assert [said in told for told in again(workspace)[0]] == [True]


def test_results_of_other_settings_are_not_compared(workspace: Workspace) -> None:
    assert again(workspace, toy.Threshold(length=9)) == ([], 3, 2)
