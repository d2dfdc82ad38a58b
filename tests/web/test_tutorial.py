"""The commands of the tutorial run as they are written, on the shipped example."""

import re
import shlex
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from travaux.cli import travaux

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
ELSEWHERE = {"example", "serve", "publish"}
"""Built as the fixture, and tested with the pages: they take long, or do not return."""


def commands() -> list[str]:
    """Return the lines of the tutorial that are to be typed, and the questions that it says to ask."""
    text = TUTORIAL.read_text(encoding="utf-8")
    fenced = "\n".join(re.findall(r"```\n(.*?)```", text, re.DOTALL))
    lines = [line.partition("  #")[0].strip() for line in fenced.splitlines()]
    asked = re.findall(r'`("[^"`]+")`', text)
    return [
        *(line for line in lines if line and line.split()[1] not in ELSEWHERE),
        *("travaux ask quellmar " + " ".join(question.split()) for question in asked),
    ]


@pytest.fixture(scope="module")
def folder(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("tutorial")
    copytree(workspace, found / "quellmar")
    return found


@pytest.mark.parametrize("line", commands())
def test_what_the_tutorial_says_to_type_works(
    line: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    words = [
        str(path)
        for word in shlex.split(line)[1:]
        for path in (sorted(Path().glob(word)) if "*" in word else [word])
    ]
    done = CliRunner().invoke(travaux, words)
    assert done.exit_code == 0, done.output
    assert done.output.strip()


def test_the_tutorial_has_commands_to_type() -> None:
    assert len(commands()) > 7
