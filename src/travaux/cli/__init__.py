"""The command line: each command is imported only when it is called, so that help stays quick."""

import gc
import importlib
import sys
from copy import copy

import click
from click.shell_completion import CompletionItem

from travaux.cli.commands import COMMANDS
from travaux.cli.options import loudness
from travaux.cli.printing import say
from travaux.domain.messages import joined, message
from travaux.errors import TravauxError
from travaux.release import __version__

_LOUD = frozenset({"--quiet", "--verbose"})

_SELDOM = (20_000, 20, 20)
"""When values are looked through for circles: a record's are frozen and have none, and looking as often as
Python does by itself took one eighth of the time of a long record."""


class LazyGroup(click.Group):
    """A group that lists its commands from a table and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].target.split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return _with_loudness(command)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete names of commands from the table, which imports none of them."""
        names = [name for name in COMMANDS if name.startswith(incomplete)]
        found = [CompletionItem(name, help=COMMANDS[name].help) for name in names]
        return found or super().shell_complete(ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for heading in dict.fromkeys(entry.heading for entry in COMMANDS.values()):
            with formatter.section(heading):
                formatter.write_dl([(n, e.help) for n, e in COMMANDS.items() if e.heading == heading])


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@loudness
@click.version_option(__version__, prog_name="travaux")
def travaux() -> None:
    """Keep the record of a negotiation and work out what it shows.

    Everything printed can be opened on the exact words that prove it: `travaux show SOURCE START END`.
    """


def _with_loudness(command: click.Command) -> click.Command:
    """Return a command that takes -q and -v behind its own name too, without a line of help for it."""
    known = {spelling for parameter in command.params for spelling in parameter.opts}
    for parameter in travaux.params:
        if isinstance(parameter, click.Option) and _LOUD & set(parameter.opts) - known:
            hidden = copy(parameter)
            hidden.hidden = True
            command.params.append(hidden)
    return command


def main() -> None:
    """Run the command line; a deliberate error becomes one line and its own exit status."""
    gc.set_threshold(*_SELDOM)
    try:
        travaux(standalone_mode=False)
    except click.exceptions.Abort:
        say(joined(("travaux", message("interrupted")), ": "), err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except TravauxError as error:
        click.echo(f"travaux: {error}", err=True)
        sys.exit(error.exit_status)
    except BrokenPipeError:  # whoever read our output has had enough
        sys.stdout = None  # so that nothing is flushed into it at the end
        sys.exit(141)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        said = message("%(reason)s — check the path, your rights and the space on the disk", reason=reason)
        say(joined(("travaux", error.filename, said), ": "), err=True)
        sys.exit(1)
