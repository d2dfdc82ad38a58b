"""The use cases of a workspace: make one, run its stages, list, open and check what it holds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from travaux.domain.messages import message
from travaux.domain.record import ResultHead, StoredSource
from travaux.domain.sources import SourceKind, Viewer
from travaux.domain.spans import Citation, SourceText
from travaux.errors import UsageError
from travaux.store.workspace import Workspace, is_workspace, open_workspace
from travaux.views.snapshot import Snapshot, Snapshots


@dataclass(frozen=True, slots=True)
class Listing:
    """One source of a workspace and what became of each stage for it."""

    stored: StoredSource
    results: tuple[ResultHead, ...]


@contextmanager
def opened(folder: Path) -> Iterator[Workspace]:
    """Give the workspace in ``folder`` and close it at the end."""
    workspace = open_workspace(folder)
    try:
        yield workspace
    finally:
        workspace.record.close()


def listed(workspace: Workspace, viewer: Viewer = Viewer.KEEPER) -> list[Listing]:
    """Return the sources that ``viewer`` may see, in the order they were added."""
    with workspace.record.view(viewer) as reading:
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
            message(
                "%(start)s-%(end)s is not a span of its %(text)s characters",
                start=start,
                end=end,
                text=len(text.text),
            ),
            where=target,
            remedy=message("START counts from 0 and END is one past the last character"),
        )
    times = text.spoken(start, end) or (None, None)
    return Citation(text.id, start, end, text.text[start:end], *times)


def _text_of(target: str, kind: SourceKind | None) -> SourceText:
    path = Path(target)
    folder, _, name = target.rpartition(":")
    if not path.exists() and folder and is_workspace(Path(folder)):
        with opened(Path(folder)) as workspace, workspace.record.view(Viewer.KEEPER) as reading:
            return reading.text(reading.source(name).source.id)
    if is_workspace(path):
        raise UsageError(
            message("is a workspace"),
            where=target,
            remedy=message("name one of its sources: %(target)s:SOURCE", target=target),
        )
    from travaux.pipeline.exposure import exposed_text  # it loads every reader
    from travaux.pipeline.sources import read_source

    return read_source(kind, path).source if kind else exposed_text(path)


def workspace_among(sources: Sequence[Path]) -> Path | None:
    """Return the workspace that a command was given in place of files, None where it was given files."""
    return sources[0] if len(sources) == 1 and is_workspace(sources[0]) else None


@contextmanager
def snapshot_of(folder: Path, viewer: Viewer = Viewer.KEEPER) -> Iterator[Snapshot]:
    """Give the record in ``folder`` as ``viewer`` sees it now."""
    with opened(folder) as workspace:
        yield Snapshots(workspace, viewer).now()
