"""`travaux delivery`: shown, assessed, taken back, written as a table and handed in."""

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.unit.commands.assessed_ports import build
from travaux.cli import travaux
from travaux.errors import NotFound, TravauxError, UsageError

Command = Callable[..., str]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("TRAVAUX_USER", "a clerk")

    def call(*args: object) -> str:
        result = CliRunner().invoke(travaux, [str(arg) for arg in args])
        if isinstance(result.exception, TravauxError | click.ClickException):
            raise result.exception
        assert result.exception is None, result.exception
        return result.stdout

    return call


@pytest.fixture
def ports(tmp_path: Path) -> Path:
    build(tmp_path / "ws")
    return tmp_path / "ws"


@pytest.fixture
def piers(ports: Path, command: Command) -> str:
    found: str = json.loads(command("delivery", ports, "--json"))["commitments"][0]["id"]
    return found


def test_who_is_not_assessed_is_told_as_that(ports: Path, command: Command) -> None:
    told = command("delivery", ports)
    assert "| not assessed | 4 | 100% |" in told
    assert "Nobody has assessed any of it yet." in told
    assert "it says nothing of what was done" in told


def test_an_assessment_is_given_shown_and_taken_back(ports: Path, command: Command, piers: str) -> None:
    args = ("delivery", ports, "--commitment", piers, "--holder", "Norway")
    evidence = ("--evidence", "a law", "--address", "https://example.org/law", "--next-review", "2032-01-01")
    said = command(*args, "--assess", "begun", "--on", "2026-01-02", "--milestone", "| | The law", *evidence)
    assert said == "assessed: paragraph 1, NOR\n"
    told = command("delivery", ports, "--holder", "NOR")
    assert "evidence: a law (https://example.org/law)" in told
    assert "milestone: The law, not yet reached" in told
    assert "next review on 1 January 2032" in told
    (row,) = json.loads(command("delivery", ports, "--holder", "NOR", "--json"))["commitments"]
    (holder,) = row["holders"]
    assert (holder["assessed"], holder["grade"]) == (True, "begun")
    (one,) = holder["assessments"]
    assert (one["assessor"], one["assessed"], one["withdrawn"]) == ("a clerk", "2026-01-02", False)
    assert command("delivery", ports, "--withdraw", one["id"]) == "withdrawn: paragraph 1, NOR\n"
    assert json.loads(command("delivery", ports, "--json"))["progress"]["not assessed"] == 4


def test_a_reply_needs_no_grade(ports: Path, command: Command, piers: str) -> None:
    args = ("delivery", ports, "--commitment", piers, "--holder", "Kenya")
    done = json.loads(command(*args, "--reply", "We have.", "--replied", "2026-01-02", "--json"))
    assert (done["holder"], done["grade"], done["kept"]) == ("KEN", None, True)
    assert "reply of Kenya: We have." in command("delivery", ports)


def test_the_table_is_narrowed(ports: Path, command: Command, piers: str) -> None:
    def shown(*how: str) -> list[list[str]]:
        found = json.loads(command("delivery", ports, *how, "--json"))["commitments"]
        return [[holder["code"] for holder in row["holders"]] for row in found]

    assert shown("--holder", "Kingdom of Norway") == [["NOR"]]
    assert shown("--region", "African Group") == [["KEN"]]
    assert shown("--region", "african") == [["KEN"]]
    assert shown("--group", "SIDS") == [["FJI"]]
    assert shown("--commitment", piers) == [["FJI", "KEN", "NOR"]]
    for how in (("--holder", "Peru"), ("--region", "Moon"), ("--group", "Nobody"), ("--commitment", "zz")):
        with pytest.raises(NotFound):
            shown(*how)


def test_a_table_is_written_filled_in_and_handed_in(ports: Path, command: Command, tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    command("delivery", ports, "--csv", out)
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 5
    heads = lines[0].split(",")
    cells = dict.fromkeys(heads, "") | {"grade": "begun", "assessed": "2026-01-02"}
    cells |= {"commitment": lines[1].split(",")[0], "holder": "FJI"}
    out.write_text(f"{lines[0]}\n{','.join(cells[head] for head in heads)}\n", encoding="utf-8")
    said = command("delivery", ports, "--import", out)
    assert said == "added: 1; known already: 0; rows without an assessment: 0\n"
    again = json.loads(command("delivery", ports, "--import", out, "--json"))
    assert again == {"added": 0, "known": 1, "empty": 0}
    with pytest.raises(NotFound, match="cannot be read"):
        command("delivery", ports, "--import", tmp_path / "none.csv")


@pytest.mark.parametrize(
    "how",
    [
        ("--assess", "begun"),
        ("--assess", "begun", "--holder", "NOR"),
        ("--reply", "Yes.", "--commitment", "x"),
        ("--assess", "begun", "--withdraw", "x"),
        ("--withdraw", "x", "--import", "table.csv"),
    ],
)
def test_one_thing_is_done_at_a_time_to_one_pair(ports: Path, command: Command, how: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        command("delivery", ports, *how)


def test_a_workspace_has_a_scale_and_members_of_its_own(ports: Path, command: Command, piers: str) -> None:
    settings = ports / "travaux.toml"
    scale = '[[grade]]\nkey = "no"\nlabel = "no"\n[[grade]]\nkey = "yes"\nlabel = "yes"\n'
    (ports / "scale.toml").write_text(scale, encoding="utf-8")
    args = ("delivery", ports, "--commitment", piers, "--holder", "NOR", "--assess")
    command(*args, "begun", "--on", "2026-01-02")
    settings.write_text(settings.read_text() + '\nscale = "scale.toml"\n', encoding="utf-8")
    assert "a grade no longer in the scale" in command("delivery", ports)
    with pytest.raises(UsageError, match="is no grade of the scale: no, yes"):
        command(*args, "begun")
    command(*args, "yes")
    found = json.loads(command("delivery", ports, "--json"))
    assert [grade["key"] for grade in found["scale"]] == ["no", "yes"]
    assert found["progress"] == {"of": 4, "no": 0, "yes": 1, "other": 0, "not assessed": 3}
    settings.write_text(settings.read_text() + '\nmembers = "NOBODY"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="no list says who the members of “NOBODY” are"):
        command("delivery", ports)
