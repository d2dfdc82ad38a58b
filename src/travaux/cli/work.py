"""`travaux work` and `travaux workers`: many machines that work on one record."""

import signal
from pathlib import Path
from threading import Event
from types import FrameType

import click

from travaux.cli.printing import print_json, say
from travaux.commands.working import work_for, workers_of
from travaux.domain.messages import counted, joined, message
from travaux.views.workspace import opened


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--until-idle", is_flag=True, help="Leave when no work waits.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what is in the way.")
def work(folder: Path, until_idle: bool, quiet: bool) -> None:
    """Do what runs of the workspace DIR, whose record is in PostgreSQL, have to share out, until stopped.

    DIR is the same folder on every machine, with its originals and settings. Start one worker a core. A
    worker that is killed loses nothing: another takes its work within a minute.
    """
    stopped = Event()

    def stop(_: int, __: FrameType | None) -> None:
        stopped.set()

    signal.signal(signal.SIGTERM, stop)  # what is at hand is finished first

    def tell(line: str) -> None:
        if not quiet:
            click.echo(line)

    with opened(folder) as workspace:
        done = work_for(workspace, tell, stopped, until_idle=until_idle)
    if not quiet:
        say(counted("%(n)s piece of work done", "%(n)s pieces of work done", done))


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def workers(folder: Path, as_json: bool) -> None:
    """Show the workers that have joined, what each is at, and how much work waits."""
    with opened(folder) as workspace:
        there, waiting = workers_of(workspace)
    if as_json:
        print_json(
            {
                "waiting": waiting,
                "workers": [{"name": one.name, "doing": one.doing, "done": one.done} for one in there],
            }
        )
        return
    for one in there:
        did = counted("%(n)s piece of work done", "%(n)s pieces of work done", one.done)
        say(joined((one.name, one.doing or message("waits"), did)))
    count = counted("%(n)s worker", "%(n)s workers", len(there))
    left = counted("%(n)s piece of work not done yet", "%(n)s pieces of work not done yet", waiting)
    say(joined((count, left)))
