"""The use cases of a workspace: make one, run its stages, list, open and check what it holds."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile

from travaux.commands.manifest import Manifest
from travaux.domain.sources import SourceKind, Viewer
from travaux.domain.spans import Citation, SourceText
from travaux.errors import NotFound, UsageError
from travaux.pipeline.execution import Execution
from travaux.pipeline.plan import plan
from travaux.pipeline.progress import Listener, RunSummary, silence
from travaux.store.rows import ResultHead, StoredSource
from travaux.store.settings import Settings, write_settings
from travaux.store.workspace import Workspace, create_workspace, is_workspace, open_workspace


@dataclass(frozen=True, slots=True)
class Listing:
    """One source of a workspace and what became of each stage for it."""

    stored: StoredSource
    results: tuple[ResultHead, ...]


def somebody() -> str:
    """Return who writes: TRAVAUX_USER where it is set, else the name this computer knows."""
    try:
        return os.environ.get("TRAVAUX_USER") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


@contextmanager
def opened(folder: Path) -> Iterator[Workspace]:
    """Give the workspace in ``folder`` and close it at the end."""
    workspace = open_workspace(folder)
    try:
        yield workspace
    finally:
        workspace.record.close()


def new(folder: Path, settings: Settings) -> None:
    """Make a workspace in ``folder``."""
    create_workspace(folder, settings).record.close()


def adopt(workspace: Workspace, manifest: Manifest) -> Workspace:
    """Take the registry and the taxonomy of a manifest over where the workspace has none of its own."""
    settings = workspace.settings
    actors, taxonomy = settings.actors, settings.taxonomy
    if manifest.actors and actors is None:
        actors = _take(manifest.actors, workspace.folder)
    if manifest.taxonomy and taxonomy == Settings("").taxonomy:
        taxonomy = _take(manifest.taxonomy, workspace.folder)
    adopted = Settings(settings.title, taxonomy, actors)
    if adopted != settings:
        write_settings(workspace.folder, adopted)
    return Workspace(workspace.folder, adopted, workspace.originals, workspace.record)


def run(workspace: Workspace, who: str, listen: Listener = silence) -> RunSummary:
    """Do every stage that is not done yet and make ready for searches; only one run at a time is allowed."""
    from travaux.pipeline.declarations import (
        STAGES,
        tools_of,
    )
    from travaux.views.search.indexes import (  # these load all of the analysis
        PREPARING,
        prepare,
    )
    from travaux.views.snapshot import ReadingRoom

    tools = tools_of(workspace)
    with workspace.running():
        summary = Execution(workspace, plan(STAGES, tools), tools, who).run(listen)
        prepared = prepare(ReadingRoom(workspace, Viewer.KEEPER).now(), listen)
    return replace(summary, stages={**summary.stages, PREPARING: {prepared: 1}})


def listed(workspace: Workspace, viewer: Viewer = Viewer.KEEPER) -> list[Listing]:
    """Return the sources that ``viewer`` may see, in the order they were added."""
    with workspace.record.reading(viewer) as reading:
        heads = reading.heads()
        return [
            Listing(stored, tuple(head for head in heads if head.subject == stored.source.id))
            for stored in reading.sources()
        ]


def excerpt(target: str, start: int, end: int, kind: SourceKind | None = None) -> Citation:
    """Return the words at ``start``-``end`` of a lone file, or of ``WORKSPACE:SOURCE``.

    Raises:
        NotFound: if there is no such file or source.
        UsageError: if the span is outside the text, or empty.
    """
    text = _text_of(target, kind)
    if not 0 <= start < end <= len(text.text):
        raise UsageError(
            f"{start}-{end} is not a span of its {len(text.text)} characters",
            where=target,
            remedy="START counts from 0 and END is one past the last character",
        )
    times = text.spoken(start, end) or (None, None)
    return Citation(text.id, start, end, text.text[start:end], *times)


def _text_of(target: str, kind: SourceKind | None) -> SourceText:
    path = Path(target)
    folder, _, name = target.rpartition(":")
    if not path.exists() and folder and is_workspace(Path(folder)):
        with opened(Path(folder)) as workspace, workspace.record.reading(Viewer.KEEPER) as reading:
            return reading.text(reading.source(name).source.id)
    if is_workspace(path):
        raise UsageError("is a workspace", where=target, remedy=f"name one of its sources: {target}:SOURCE")
    from travaux.pipeline.recognition import recognise  # it loads every reader
    from travaux.pipeline.sources import read_source

    return read_source(kind or recognise(path), path).source


def _take(file: Path, folder: Path) -> str:
    try:
        copyfile(file, folder / file.name)
    except FileNotFoundError as error:
        raise NotFound("no such file", where=str(file), remedy="mend the manifest") from error
    return file.name
