"""Reviews: what most needs a human eye, what was said of each finding, and the log of every write."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header, Request
from starlette.responses import Response

from travaux.commands.corrections import read_correction
from travaux.commands.reviewing import decide
from travaux.domain.messages import message
from travaux.domain.review import Review, ReviewDecision
from travaux.errors import Conflict, UsageError
from travaux.views.review.findings import history, item, items, queue, with_alike
from travaux.views.review.findings import log as written_log
from travaux.views.review.plain import item_json, review_json
from travaux.web.api import forms, shapes
from travaux.web.api.answers import NOT_FOUND, PAGE, UNCHANGED, UNFIT, Cursor, Limit, Now, created, listed
from travaux.web.callers import author_of, seen_by
from travaux.web.problems import problem_of_status

router = APIRouter(tags=["review"])
_SEEN = {**UNCHANGED, **UNFIT}


@router.get("/findings", response_model=shapes.PageShape[forms.ReviewedShape], responses=_SEEN)
def findings(
    request: Request, snapshot: Now, every: bool = False, limit: Limit = PAGE, cursor: Cursor = None
) -> Response:
    """List the findings that most need a human eye, or every one that can be reviewed."""
    found = list(items(snapshot).values()) if every else queue(snapshot)
    return listed(request, found, lambda one: one.name, partial(item_json, snapshot), limit, cursor)


@router.get(
    "/findings/{kind}/{subject}/{finding}",
    response_model=forms.ReviewedShape,
    responses={**NOT_FOUND, 304: {"description": "As your `If-None-Match` has it."}},
)
def finding(request: Request, snapshot: Now, kind: str, subject: str, finding: str) -> Response:
    """Return one finding with every review of it; its entity tag is what a review must name."""
    one = item(snapshot, f"{kind}/{subject}/{finding}")
    tag = _tag(len(one.reviews))
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return created(item_json(snapshot, one), 200, ETag=tag)


@router.post(
    "/findings/{kind}/{subject}/{finding}/reviews",
    status_code=201,
    response_model=forms.ReviewedShape,
    responses={
        **NOT_FOUND,
        **UNFIT,
        412: {"description": "Somebody else has reviewed it since; read it again."},
        428: {"description": "Name what you have seen, as `If-Match`."},
    },
)
def review(
    request: Request,
    snapshot: Now,
    kind: str,
    subject: str,
    finding: str,
    said: forms.Judgement,
    if_match: Annotated[str | None, Header(description="The tag of the finding as seen.")] = None,
) -> Response:
    """Confirm, edit or reject a finding, or take the last review of it back; what rests on it follows."""
    one = item(snapshot, f"{kind}/{subject}/{finding}")
    if if_match is None:
        return problem_of_status(
            428, "name the entity tag of what you have seen, as If-Match", "precondition-required"
        )
    if if_match != _tag(len(one.reviews)):
        return problem_of_status(412, "somebody else has reviewed this meanwhile; read it again", "conflict")
    verdict = ReviewDecision(said.verdict)
    if said.instead and verdict is not ReviewDecision.EDIT:
        raise UsageError(message("only an edit says what stands instead"))
    correction = read_correction(snapshot, one, said.instead) if verdict is ReviewDecision.EDIT else None
    wanted = with_alike(snapshot, one) if said.alike else [one]
    seen = len(one.reviews)
    try:
        decide(
            snapshot.workspace,
            wanted,
            verdict,
            author_of(request),
            reason=said.reason,
            correction=correction,
            after=seen,
        )
    except Conflict as conflict:
        return problem_of_status(412, conflict.message, conflict.code)
    request.app.state.runs.start(author_of(request))
    now = seen_by(request)
    after = item(now, one.name)
    return created(item_json(now, after), 201, ETag=_tag(len(after.reviews)))


@router.get("/reviews", response_model=shapes.PageShape[forms.ReviewShape], responses=_SEEN)
def reviews(request: Request, snapshot: Now, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List every review, oldest first."""
    found = list(enumerate(history(snapshot)))

    def plainly(pair: tuple[int, Review]) -> Mapping[str, object]:
        return review_json(snapshot, pair[1])

    return listed(request, found, lambda pair: str(pair[0]), plainly, limit, cursor)


@router.get("/log", response_model=shapes.PageShape[forms.EntryShape], responses=_SEEN)
def log(request: Request, snapshot: Now, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List every write ever made: who, when, what. The public sees none."""
    return listed(request, written_log(snapshot), lambda line: str(line.number), asdict, limit, cursor)


def _tag(version: int) -> str:
    return f'"{version}"'
