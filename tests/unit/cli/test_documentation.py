"""What the documentation says of the commands is what the commands say of themselves."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from travaux.cli import travaux
from travaux.cli.commands import COMMANDS

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def _said(page: Path) -> list[str]:
    """Return the command lines in the code blocks of a page."""
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("travaux ")]


def _spellings(command: click.Command) -> set[str]:
    """Return how the options of a command, and of commands below it, are spelt."""
    commands = [command, *getattr(command, "commands", {}).values()]
    return {s for each in commands for one in each.params for s in (*one.opts, *one.secondary_opts)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_in_examples_exist(page: Path) -> None:
    context = click.Context(travaux)
    for line in _said(page):
        name, *words = shlex.split(re.sub(r"[\[\]]", " ", line.partition("#")[0]))[1:]
        command = travaux.get_command(context, name)
        assert command is not None, line
        known = {
            spelling for parameter in command.params for spelling in parameter.opts + parameter.secondary_opts
        }
        known |= {"--help", "-h"}
        asked = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
        assert asked <= known, line


@pytest.mark.parametrize("name", ["command", "format"])
def test_the_reference_is_current(name: str) -> None:
    # In a process of its own: a command remembers the first help that it was asked for.
    tool = ROOT / "tools" / f"write_{name}_reference.py"
    made = subprocess.run([sys.executable, str(tool), "-"], capture_output=True, text=True, check=True)
    written = (ROOT / "docs" / "reference" / f"{name}s.md").read_text(encoding="utf-8")
    assert written == made.stdout, f"run: python tools/write_{name}_reference.py"


def test_every_command_has_a_line_of_help_and_speaks_json() -> None:
    context = click.Context(travaux)
    for name in COMMANDS:
        command = travaux.get_command(context, name)
        assert command is not None
        assert command.help, name
        spellings = {spelling for parameter in command.params for spelling in parameter.opts}
        spellings |= {
            s for sub in getattr(command, "commands", {}).values() for p in sub.params for s in p.opts
        }
        assert "--json" in spellings or name in {"serve", "mcp", "work"}, name
