"""Write docs/reference/commands.md from the commands' own help, so that the two never differ."""

import sys
from pathlib import Path

import click

from travaux.cli import travaux
from travaux.cli.commands import COMMANDS

OUT = Path(__file__).parent.parent / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Made from the commands' own help by `python tools/write_command_reference.py`.

Exit statuses: 0 all is well, 1 an error of another kind, 2 the request does not fit, 3 a source that
cannot be read, 4 something named is not there, 5 the workspace cannot be used, 6 an optional package is
missing, 7 some items failed while the others were done.
"""


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
