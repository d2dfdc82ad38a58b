"""What the record holds, as values of the domain, for whoever may see it."""

from typing import TypeVar

from travaux.domain.canonical import restored
from travaux.domain.messages import message
from travaux.domain.record import StageStatus
from travaux.domain.sources import Source, SourceKind, Viewer
from travaux.errors import WorkspaceError
from travaux.pipeline.declarations import MAKERS
from travaux.ports import RecordView
from travaux.store.workspace import Workspace

T = TypeVar("T")


def result(
    workspace: Workspace, form: type[T], source: str | None = None, viewer: Viewer = Viewer.KEEPER
) -> T:
    """Return the result of class ``form`` about a source (by id or name), or about the whole workspace.

    Raises:
        NotFound: if there is no such source or result that ``viewer`` may see.
        TypeError: if no stage gives that class.
    """
    stage = _stage_of(form)
    with workspace.record.view(viewer) as reading:
        subject = reading.source(source).source.id if source is not None else ""
        return _restored(workspace, reading, stage, subject, form)


def results(
    workspace: Workspace, form: type[T], *kinds: SourceKind, viewer: Viewer = Viewer.KEEPER
) -> list[tuple[Source, T]]:
    """Return each source of ``kinds`` (any, if none is named) with its result of class ``form``, by date.

    Sources without such a result are left out; undated ones come last.
    """
    stage = _stage_of(form)
    with workspace.record.view(viewer) as reading:
        done = {
            head.subject
            for head in reading.heads()
            if (head.stage, head.status, head.form) == (stage, StageStatus.DONE, form.__name__)
        }
        found = [stored.source for stored in reading.sources() if stored.source.id in done]
        wanted = [source for source in found if not kinds or source.facts.kind in kinds]
        return [
            (source, _restored(workspace, reading, stage, source.id, form))
            for source in sorted(wanted, key=lambda source: source.dated)
        ]


def _restored(workspace: Workspace, reading: RecordView, stage: str, subject: str, form: type[T]) -> T:
    try:
        value: T = restored(reading.value(stage, subject), form, reading.text)
    except ValueError as error:
        raise WorkspaceError(
            message("the result of “%(stage)s” was kept by another version of Travaux", stage=stage),
            where=str(workspace.folder),
            remedy=message("work it out again with: travaux run %(folder)s", folder=str(workspace.folder)),
        ) from error
    return value


def _stage_of(form: type) -> str:
    if form not in MAKERS:
        raise TypeError(f"no stage gives a {form.__name__}")
    return MAKERS[form]
