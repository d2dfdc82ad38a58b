"""What people set down and change: facts of sources, notes on commitments, steps that no source tells."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Header, Request
from starlette.responses import Response

from travaux.commands.describing import describe
from travaux.commands.events import EventEntry, record_event, withdraw_event
from travaux.commands.notes import note_commitment, read_entry
from travaux.domain.process import StepKind
from travaux.errors import Conflict
from travaux.views.commitments.register import noted_under
from travaux.views.rows import row_named
from travaux.web.api import forms, shapes
from travaux.web.api.answers import NOT_FOUND, UNFIT, Now, answered, created, now, tag_of
from travaux.web.api.lists import one
from travaux.web.callers import author_of
from travaux.web.problems import problem_of_status

router = APIRouter(tags=["changes"])
IfMatch = Annotated[str | None, Header(description="The entity tag of what you have seen.")]
CHANGES = {
    **NOT_FOUND,
    **UNFIT,
    412: {"description": "Somebody else has changed it since; read it again."},
    428: {"description": "Name what you have seen, as `If-Match`."},
}


@router.patch("/sources/{source}", response_model=shapes.SourceShape, responses=CHANGES)
def change(
    request: Request, snapshot: Now, source: str, said: forms.FactsForm, if_match: IfMatch = None
) -> Response:
    """Change what is said of a source, its visibility too; what rests on it follows in a run."""
    row = row_named(snapshot, "sources", source, "source")
    if refused := _unseen(if_match, tag_of(row)):
        return refused
    given = said.model_dump(mode="json", exclude_unset=True)
    try:
        describe(snapshot.workspace, snapshot.source(source), given, author_of(request), snapshot.viewer)
    except Conflict as conflict:
        return problem_of_status(412, conflict.message, conflict.code)
    request.app.state.runs.start(author_of(request))
    return answered(request, row_named(now(request), "sources", source, "source"))


@router.post(
    "/commitments/{commitment}/notes",
    status_code=201,
    response_model=shapes.CommitmentShape,
    responses=CHANGES,
)
def note(
    request: Request, snapshot: Now, commitment: str, said: forms.NoteForm, if_match: IfMatch = None
) -> Response:
    """Note how a commitment stands, with evidence; earlier notes are kept."""
    row = row_named(snapshot, "commitments", commitment, "commitment")
    if refused := _unseen(if_match, tag_of(row)):
        return refused
    entry = read_entry(said.model_dump(mode="json", exclude_none=True), datetime.now(UTC).date())
    try:
        note_commitment(
            snapshot.workspace,
            commitment,
            entry,
            author_of(request),
            len(noted_under(snapshot, commitment)),
            viewer=snapshot.viewer,
            room=said.room,
        )
    except Conflict as conflict:
        return problem_of_status(412, conflict.message, conflict.code)
    after = row_named(now(request), "commitments", commitment, "commitment")
    return created(after, 201, ETag=tag_of(after))


@router.get("/steps/{step}", response_model=shapes.StepShape, responses=NOT_FOUND)
def step(request: Request, snapshot: Now, step: str) -> Response:
    """Return one step of the procedure."""
    return one(request, snapshot, "steps", step, "step")


@router.post("/steps", status_code=201, response_model=shapes.StepShape, responses={**NOT_FOUND, **UNFIT})
def record_step(request: Request, snapshot: Now, said: forms.RecordedStep) -> Response:
    """Set down a step that no source tells, in your name."""
    kept = record_event(
        snapshot.workspace,
        EventEntry(
            StepKind(said.kind),
            said.date,
            tuple(said.by),
            said.paragraphs,
            said.what,
            said.source,
            said.until,
            room=said.room,
        ),
        author_of(request),
        snapshot.viewer,
    )
    after = row_named(now(request), "steps", kept.id, "step")
    return created(after, 201, ETag=tag_of(after), Location=f"/api/v1/steps/{kept.id}")


@router.delete("/steps/{step}", status_code=204, response_class=Response, responses=CHANGES)
def take_back(request: Request, snapshot: Now, step: str, if_match: IfMatch = None) -> Response:
    """Take back a step that somebody set down; the log keeps it."""
    row = row_named(snapshot, "steps", step, "step")
    if refused := _unseen(if_match, tag_of(row)):
        return refused
    withdraw_event(snapshot.workspace, step, author_of(request), snapshot.viewer)
    return Response(status_code=204)


def _unseen(given: str | None, tag: str) -> Response | None:
    """Return the refusal of a change whose author has not seen what stands."""
    if given is None:
        return problem_of_status(
            428, "name the entity tag of what you have seen, as If-Match", "precondition-required"
        )
    if given != tag:
        return problem_of_status(412, "somebody else has changed this meanwhile; read it again", "conflict")
    return None
