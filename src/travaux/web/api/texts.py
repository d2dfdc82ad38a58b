"""The life of the text: its versions and provisions, what links and changed them, and what inputs became."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from travaux.domain.lineage import Verdict
from travaux.views.plain import comparison_plain, draft_plain, lineage_plain, proposals_for, terms_plain
from travaux.views.rows import filtered, row_named
from travaux.web.api import shapes
from travaux.web.api.answers import ONE, PAGE, SEEN, UNFIT, Cursor, Filter, Limit, Now, answered
from travaux.web.api.lists import one, rows

router = APIRouter(tags=["text"])


@router.get("/drafts", response_model=shapes.PageShape[shapes.DraftShape], responses=SEEN)
def drafts(request: Request, snapshot: Now, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List the versions of the text, by date."""
    return rows(request, snapshot, "drafts", {}, limit, cursor)


@router.get("/drafts/{source}", response_model=shapes.Finding, responses=ONE)
def draft(request: Request, snapshot: Now, source: str) -> Response:
    """Return one version as it is understood, as `travaux read --json` prints it."""
    return answered(request, draft_plain(snapshot, source))


@router.get("/paragraphs", response_model=shapes.PageShape[shapes.ParagraphShape], responses=SEEN)
def paragraphs(
    request: Request,
    snapshot: Now,
    draft: Filter = None,
    label: Filter = None,
    thread: Filter = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List the paragraphs of all versions, with their brackets and the provision they belong to."""
    wanted = {"draft": draft, "label": label, "thread": thread}
    return rows(request, snapshot, "paragraphs", wanted, limit, cursor)


@router.get("/threads", response_model=shapes.PageShape[shapes.ThreadShape], responses=SEEN)
def threads(request: Request, snapshot: Now, limit: Limit = PAGE, cursor: Cursor = None) -> Response:
    """List the provisions, each through all versions."""
    return rows(request, snapshot, "threads", {}, limit, cursor)


@router.get("/threads/{thread}", response_model=shapes.LifeShape, responses=ONE)
def thread(request: Request, snapshot: Now, thread: str) -> Response:
    """Return one provision's whole life: its wordings, who stands where, who sought it, what it promises."""
    life = {
        **row_named(snapshot, "threads", thread, "provision"),
        "paragraphs": filtered(snapshot, "paragraphs", {"thread": thread}),
        "positions": filtered(snapshot, "positions", {"thread": thread}),
        "commitments": filtered(snapshot, "commitments", {"thread": thread}),
        "proposals": proposals_for(snapshot, thread),
    }
    return answered(request, life)


@router.get("/links", response_model=shapes.PageShape[shapes.LinkShape], responses=SEEN)
def links(
    request: Request,
    snapshot: Now,
    older: Filter = None,
    newer: Filter = None,
    kind: Filter = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List what became of each paragraph from one version to the next."""
    return rows(request, snapshot, "links", {"older": older, "newer": newer, "kind": kind}, limit, cursor)


@router.get("/compare", response_model=shapes.ComparedShape, responses={**ONE, **UNFIT})
def compare(request: Request, snapshot: Now, old: str, new: str) -> Response:
    """Return what became of every paragraph between any two versions, the older one first."""
    return answered(request, comparison_plain(snapshot, old, new))


@router.get("/lineage", response_model=shapes.Finding, responses=ONE)
def lineage(request: Request, snapshot: Now) -> Response:
    """Return the whole life of the text, as `travaux lineage --json` prints it."""
    return answered(request, lineage_plain(snapshot))


@router.get("/inputs", response_model=shapes.PageShape[shapes.InputShape], responses=SEEN)
def inputs(
    request: Request,
    snapshot: Now,
    author: Filter = None,
    sector: Filter = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List the submissions, and how many of their proposals met which end."""
    return rows(request, snapshot, "inputs", {"author": author, "sector": sector}, limit, cursor)


@router.get("/inputs/{source}", response_model=shapes.InputWholeShape, responses=ONE)
def input_(request: Request, snapshot: Now, source: str) -> Response:
    """Return one submission with what became of each of its proposals."""
    whole = row_named(snapshot, "inputs", source, "input")
    return answered(request, {**whole, "traced": filtered(snapshot, "proposals", {"input": source})})


@router.get("/proposals", response_model=shapes.PageShape[shapes.ProposalShape], responses=SEEN)
def proposals(
    request: Request,
    snapshot: Now,
    input: Filter = None,
    verdict: Verdict | None = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List what the inputs propose, whether their words entered the text, where, and whether they stayed."""
    return rows(request, snapshot, "proposals", {"input": input, "verdict": verdict}, limit, cursor)


@router.get("/proposals/{proposal}", response_model=shapes.ProposalShape, responses=ONE)
def proposal(request: Request, snapshot: Now, proposal: str) -> Response:
    """Return what became of one proposal."""
    return one(request, snapshot, "proposals", proposal, "proposal")


@router.get("/origins", response_model=shapes.PageShape[shapes.OriginShape], responses=SEEN)
def origins(
    request: Request,
    snapshot: Now,
    draft: Filter = None,
    kind: Annotated[Literal["agreed", "put forward"] | None, Query(alias="from")] = None,
    limit: Limit = PAGE,
    cursor: Cursor = None,
) -> Response:
    """List the phrases of each version that stand in earlier texts, or were put forward before it."""
    return rows(request, snapshot, "origins", {"draft": draft, "from": kind}, limit, cursor)


@router.get("/terms", response_model=shapes.TermsShape, responses={**ONE, **UNFIT})
def terms(
    request: Request,
    snapshot: Now,
    term: Annotated[list[str], Query(min_length=1, max_length=20, description="Repeat it for several.")],
    source: Annotated[list[str] | None, Query(max_length=50, description="Only in these.")] = None,
) -> Response:
    """Count terms by document, section and paragraph, as `travaux terms --json` does."""
    return answered(request, terms_plain(snapshot, [word[:200] for word in term], source))
