"""What is installed here, what could be, and whether a workspace is in order: what `travaux doctor` says."""

import platform
from dataclasses import dataclass
from pathlib import Path

from travaux.domain.messages import Text, joined, message
from travaux.domain.record import Problem, StageStatus
from travaux.domain.sources import Viewer
from travaux.extras import ADDS, EXTRAS, install_line, missing_modules
from travaux.plugins import Plugin, plugins
from travaux.release import __version__


@dataclass(frozen=True, slots=True)
class ExtraState:
    """An extra: what it adds, which of its modules are missing, and the line that installs it."""

    name: str
    adds: Text
    missing: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Installation:
    """What is installed: the release, the Python that runs it, every extra and every plug-in."""

    release: str
    python: str
    extras: tuple[ExtraState, ...]
    plugins: tuple[Plugin, ...]


@dataclass(frozen=True, slots=True)
class WorkspaceState:
    """What a workspace holds and what is wrong with it."""

    title: str
    sources: int
    private: int
    failed: tuple[tuple[str, str, Text], ...]
    """Stage, name of the source and the error, of results that failed."""
    problems: tuple[Problem, ...]


def installation() -> Installation:
    """Return what is installed here; plug-ins that cannot be loaded are there with their error."""
    extras = tuple(
        ExtraState(name, ADDS[name], tuple(missing_modules(name)), install_line(name)) for name in EXTRAS
    )
    return Installation(__version__, platform.python_version(), extras, plugins())


def workspace_state(folder: Path) -> WorkspaceState:
    """Return what the workspace in ``folder`` holds, every original and quote of it checked.

    Raises:
        WorkspaceError: if there is no workspace that can be used.
    """
    from travaux.views.verification import verified
    from travaux.views.workspace import opened  # it loads every plug-in, which may fail

    with opened(folder) as workspace:
        problems = verified(workspace).problems
        with workspace.record.view(Viewer.KEEPER) as reading:
            sources = {stored.source.id: stored.source for stored in reading.sources()}
            heads = [head for head in reading.heads() if head.status is StageStatus.FAILED]
        failed = tuple(
            (
                head.stage,
                sources[head.subject].name if head.subject in sources else workspace.settings.title,
                head.error if head.error is not None else message("no reason was kept"),
            )
            for head in heads
        )
        private = sum(source.facts.visibility == "private" for source in sources.values())
        return WorkspaceState(workspace.settings.title, len(sources), private, failed, problems)


def failure_line(stage: str, name: str, error: Text) -> Text:
    """Return one failed result in a line."""
    return joined((message("%(stage)s failed for %(name)s", stage=stage, name=name), error), ": ")
