"""Assessments of delivery as CSV, a row each, which reads back whole."""

import csv
import io
import re
from collections.abc import Iterable, Mapping

from travaux.domain.delivery import COLUMNS, Assessment, Milestone

_RISKY = re.compile(r"^'*[=+\-@\t\r]")
"""What a spreadsheet takes for a formula, or would once the mark against that is taken off."""


def write_rows(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows of `COLUMNS` as CSV in UTF-8; no cell is taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_disarmed(row.get(name, "")) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def said_in(one: Assessment) -> dict[str, str]:
    """Return an assessment as the cells of its row."""
    cited = one.citation
    return {
        "grade": one.grade or "",
        "assessed": one.day.isoformat(),
        "assessor": one.assessor,
        "note": one.note or "",
        "evidence": one.evidence or "",
        "address": one.address or "",
        "source": f"{cited.source}:{cited.start}-{cited.end}" if cited else "",
        "quoted": cited.quote if cited else "",
        "reply": one.reply or "",
        "replied": one.replied.isoformat() if one.replied else "",
        "milestones": "\n".join(map(write_milestone, one.milestones)),
        "next_review": one.next_review.isoformat() if one.next_review else "",
        "visibility": one.visibility.value,
    }


def write_milestone(one: Milestone) -> str:
    """Return a milestone as a line: by when, when it was reached, and what it is."""
    by, reached = (day.isoformat() if day else "" for day in (one.by, one.reached))
    return f"{by} | {reached} | {one.what}"


def _disarmed(cell: str) -> str:
    return f"'{cell}" if _RISKY.match(cell) else cell
