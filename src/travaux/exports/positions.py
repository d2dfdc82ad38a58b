"""The register of positions for scripts and spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from travaux.domain.positions import Position, Register, Target
from travaux.exports.meeting_json import Json, citation_json, review_json
from travaux.exports.text_tables import disarmed
from travaux.reports.reviewed import Reviewed

_COLUMNS = (
    "actor", "speaking for", "person", "stance", "targets", "moment", "via", "confidence", "contested",
    "date", "meeting", "quote", "source", "start", "end", "review",
)  # fmt: skip


def positions_json(register: Register) -> dict[str, Json]:
    """Return the register as `travaux positions --json` prints it."""
    return {
        "positions": [_position(position) for position in register.positions],
        "unresolved": [
            {"reason": item.reason, "citations": [citation_json(citation) for citation in item.citations]}
            for item in register.unresolved
        ],
        "groups": [
            {"code": each.group.code, "name": each.group.name, "members": list(each.members)}
            for each in register.memberships
        ],
    }


def positions_csv(register: Register, said: Sequence[Reviewed] = ()) -> bytes:
    """Return the positions as rows, in UTF-8 with a mark that spreadsheets know."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for position in register.positions:
        citation = position.citations[0]
        writer.writerow(
            disarmed(cell)
            for cell in (
                position.actor.name,
                position.speaking_for.name if position.speaking_for else "",
                position.person or "",
                position.stance.value,
                "; ".join(named(target) for target in position.targets),
                position.moment.value,
                position.via.value,
                position.confidence,
                position.contested or "",
                position.date or "",
                position.meeting or "",
                " ".join(citation.quote.split()),
                citation.source,
                citation.start,
                citation.end,
                "; ".join(_reviewed(position, said)),
            )
        )
    return out.getvalue().encode("utf-8-sig")


def _reviewed(position: Position, said: Iterable[Reviewed]) -> Iterator[str]:
    """Yield what was said of a position, and of who spoke its words."""
    if position.review:
        yield position.review.told
    for one in said:
        if one.holds(position.citations[0]):
            yield f"{one.about}: {one.said.told}"


def named(target: Target) -> str:
    """Return a target as people name it: "paragraph 11", "“community networks”"."""
    if target.kind == "term":
        return f"“{target.label}”"
    if target.kind == "paragraph" and not target.label[:1].isalpha():
        return f"paragraph {target.label}"
    return f"{target.label} section" if target.kind == "section" else target.label


def _position(position: Position) -> Json:
    group = position.speaking_for
    return {
        "id": position.id,
        "actor": position.actor.name,
        "actor_code": position.actor.code,
        "speaking_for": group.name if group else None,
        "person": position.person,
        "stance": position.stance.value,
        "aligned_with": [actor.name for actor in position.aligned_with],
        "targets": [
            {"kind": t.kind.value, "label": t.label, "thread": t.thread, "paragraph": t.paragraph}
            for t in position.targets
        ],
        "moment": position.moment.value,
        "via": position.via.value,
        "confidence": position.confidence,
        "contested": position.contested,
        "yields": position.yields,
        "review": review_json(position.review),
        "meeting": position.meeting,
        "date": position.date,
        "citations": [citation_json(citation) for citation in position.citations],
        "context": [citation_json(citation) for citation in position.context],
    }
