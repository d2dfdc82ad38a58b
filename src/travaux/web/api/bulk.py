"""Everything of one kind as a stream: CSV for spreadsheets, newline-delimited JSON for programs."""

from enum import StrEnum

from fastapi import APIRouter
from starlette.responses import Response

from travaux.views.rows import KINDS, rows_of
from travaux.web.api.answers import Now, lines, table

router = APIRouter(tags=["bulk"])

Bulk = StrEnum("Bulk", {name.upper(): name for name in KINDS})  # type: ignore[misc] # from the table
"""What can be taken away whole."""


@router.get(
    "/bulk/{what}.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def as_table(snapshot: Now, what: Bulk) -> Response:
    """Stream everything of one kind as CSV."""
    return table(rows_of(snapshot, what), f"{what}.csv")


@router.get(
    "/bulk/{what}.ndjson",
    response_class=Response,
    responses={200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}}},
)
def as_lines(snapshot: Now, what: Bulk) -> Response:
    """Stream everything of one kind as newline-delimited JSON."""
    return lines(rows_of(snapshot, what), f"{what}.ndjson")
