"""Write docs/reference/commands.md from the commands' own help, so that the two never differ."""

import sys
from pathlib import Path

import click

from travaux.cli import travaux
from travaux.cli.commands import COMMANDS
from travaux.cli.statuses import STATUSES

OUT = Path(__file__).parent.parent / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Made from the commands' own help by `python tools/write_command_reference.py`.

`travaux -q COMMAND` prints what was asked for, and errors; `travaux -v COMMAND` says what is being done, to
a pipe too. Both may stand behind the name of the command. The suffix of `-o` says the form: `-o report.docx`;
a suffix that names no form of the command is an error.
[Completion in your shell](../how-to/complete-in-your-shell.md).

## Exit statuses

| status | what it says |
|---|---|
"""
HEAD += "".join(f"| {status} | {said} |\n" for status, said in STATUSES.items())


def reference() -> str:
    """Return the page."""
    root = click.Context(travaux, info_name="travaux", max_content_width=100, terminal_width=100)
    parts = [HEAD]
    for name in COMMANDS:
        command = travaux.get_command(root, name)
        assert command is not None
        context = click.Context(
            command, info_name=name, parent=root, max_content_width=100, terminal_width=100
        )
        parts.append(f"\n## travaux {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    if sys.argv[1:] == ["-"]:
        sys.stdout.write(reference())
    else:
        OUT.write_text(reference(), encoding="utf-8")
