"""Work: files that are sent, and runs in the background with their progress."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import Response

from travaux.commands.adding import Added
from travaux.commands.background import Progress
from travaux.commands.returning import said_of_return
from travaux.commands.uploading import Sent, add_uploads
from travaux.domain.sources import SourceKind, Track, Visibility
from travaux.web.api import forms, shapes
from travaux.web.api.answers import (
    NOT_FOUND,
    PAGE,
    UNCHANGED,
    UNFIT,
    Cursor,
    Limit,
    Now,
    answered,
    created,
    listed,
)
from travaux.web.callers import author_of, caller_of, depositor_of

router = APIRouter(tags=["work"])
Said = Annotated[str | None, Form(max_length=300)]


@router.post("/runs", status_code=202, response_model=forms.RunShape, responses=NOT_FOUND)
def start(request: Request) -> Response:
    """Start working out what is not worked out yet; `Location` tells how it goes."""
    run = request.app.state.runs.start(author_of(request))
    return created(run_json(request, run), 202, Location=f"/api/v1/runs/{run.id}")


@router.get("/runs", response_model=shapes.PageShape[forms.RunShape], responses={**UNCHANGED, **UNFIT})
def runs(request: Request, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List the last runs of this server, newest first."""
    return listed(
        request,
        request.app.state.runs.all(),
        lambda run: str(run.id),
        partial(run_json, request),
        limit,
        cursor,
    )


@router.get("/runs/{run}", response_model=forms.RunShape, responses={**UNCHANGED, **NOT_FOUND})
def run(request: Request, run: int) -> Response:
    """Return how far one run is."""
    return answered(request, run_json(request, request.app.state.runs.get(run)))


@router.post(
    "/uploads",
    status_code=201,
    response_model=forms.UploadsShape,
    responses={**UNFIT, **NOT_FOUND, 413: {"description": "A file is too large."}},
)
def upload(
    request: Request,
    snapshot: Now,
    files: Annotated[list[UploadFile], File()],
    kind: Annotated[SourceKind | None, Form()] = None,
    title: Said = None,
    date: Annotated[str | None, Form(max_length=10, description="YYYY-MM-DD")] = None,
    body: Said = None,
    stage: Said = None,
    author: Said = None,
    returns: Annotated[
        str | None, Form(max_length=300, description="The version that the author edited and sends back.")
    ] = None,
    track: Annotated[Track | None, Form()] = None,
    visibility: Annotated[Visibility | None, Form()] = None,
    room: Annotated[str | None, Form(max_length=40, description="A room that you are in.")] = None,
) -> Response:
    """Add files with what is said of all of them, and start a run where anything came of it."""
    given = {"title": title, "date": date, "body": body, "stage": stage, "author": author}
    said = {name: value for name, value in given.items() if value}
    said |= {"kind": kind.value} if kind else {}
    said |= {"track": track.value} if track else {}
    said |= {"visibility": visibility.value} if visibility else {}
    said |= {"room": room} if room else {}
    said |= said_of_return(snapshot.workspace, returns, author or "", snapshot.viewer) if returns else {}
    sent = [Sent(file.filename or "", file.file) for file in files]
    done = add_uploads(snapshot.workspace, sent, said, author_of(request), depositor_of(request))
    new = any(item.status in ("added", "updated") for item in done)
    started = request.app.state.runs.start(author_of(request)).id if new else None
    return created({"files": [_added(item) for item in done], "run": started}, 201)


def run_json(request: Request, run: Progress) -> dict[str, object]:
    """Return how far a run is, as whoever asks may know it."""
    run = run.as_seen_by(caller_of(request).viewer)
    return {
        "id": run.id,
        "state": run.state,
        "started": run.started.isoformat(),
        "finished": run.finished.isoformat() if run.finished else None,
        "stage": run.stage,
        "number": run.number,
        "total": run.total,
        "about": run.about,
        "done": run.done,
        "skipped": run.skipped,
        "failures": [
            {"stage": f.stage, "source": f.source, "name": f.name, "message": str(f.message)}
            for f in run.failures
        ],
        "error": None if run.error is None else str(run.error),
    }


def _added(item: Added) -> dict[str, object]:
    return {
        "name": item.path,
        "status": item.status,
        "source": item.source.id if item.source else None,
        "kind": item.source.facts.kind.value if item.source else None,
        "notes": [str(note) for note in item.notes],
        "error": None if item.error is None else str(item.error),
    }
