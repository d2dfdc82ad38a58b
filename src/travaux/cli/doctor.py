"""`travaux doctor`: what is installed, what could be, and whether a workspace is in order."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from travaux.cli.printing import print_json, say
from travaux.domain.messages import Text, counted, joined, message
from travaux.errors import WorkspaceError
from travaux.views.installation import (
    ExtraState,
    Installation,
    WorkspaceState,
    failure_line,
    installation,
    workspace_state,
)


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def doctor(folder: Path | None, as_json: bool) -> None:
    """Say what is installed and what each extra would add, with the line that installs it; check DIR.

    Of a workspace DIR, every original and every quoted word is checked, as `travaux verify` does.
    """
    here = installation()
    state = workspace_state(folder) if folder else None
    if as_json:
        print_json({"installation": _plain(here), "workspace": _plain_workspace(state) if state else None})
    else:
        for line in (*_installed(here), *(_checked(state) if state else ())):
            say(line)
    wrong = len(state.problems) + len(state.failed) if state else 0
    broken = [each.name for each in here.plugins if each.error]
    if wrong or broken:
        raise WorkspaceError(
            f"{wrong + len(broken)} things are not in order",
            where=str(folder) if wrong else None,
            remedy="what is wrong is said above",
        )


def _installed(here: Installation) -> Iterator[Text]:
    yield f"travaux {here.release}, Python {here.python}"
    for extra in here.extras:
        yield joined((f"  {extra.name}", _extra_state(extra)), ": ")
    for plugin in here.plugins:
        said = plugin.error or message("from %(package)s", package=plugin.package)
        yield joined((f"  {plugin.group} {plugin.name}", said), ": ")


def _extra_state(extra: ExtraState) -> Text:
    if not extra.missing:
        return message("installed: %(adds)s", adds=extra.adds)
    return message("not installed; for %(adds)s: %(line)s", adds=extra.adds, line=extra.line)


def _checked(state: WorkspaceState) -> Iterator[Text]:
    sources = counted("%(n)s source", "%(n)s sources", state.sources)
    private = counted("%(n)s of them private", "%(n)s of them private", state.private)
    yield joined((state.title, joined((sources, private))), ": ")
    for failure in state.failed:
        yield failure_line(*failure)
    for problem in state.problems:
        yield f"{problem.where}: {problem.message}"
    if not state.failed and not state.problems:
        yield message("everything holds")


def _plain(here: Installation) -> dict[str, object]:
    return {
        "release": here.release,
        "python": here.python,
        "extras": [
            {
                "name": extra.name,
                "adds": str(extra.adds),
                "installed": not extra.missing,
                "missing": list(extra.missing),
                "install": extra.line,
            }
            for extra in here.extras
        ],
        "plugins": [
            {**asdict(each), "error": str(each.error) if each.error else None} for each in here.plugins
        ],
    }


def _plain_workspace(state: WorkspaceState) -> dict[str, object]:
    return {
        "title": state.title,
        "sources": state.sources,
        "private": state.private,
        "failed": [
            {"stage": stage, "name": name, "error": str(error)} for stage, name, error in state.failed
        ],
        "problems": [asdict(problem) for problem in state.problems],
    }
