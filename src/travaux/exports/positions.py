"""The register of positions for scripts and spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from travaux.domain.messages import plain
from travaux.domain.positions import Event, Position, Register, Target
from travaux.domain.review import describe_review
from travaux.exports.meeting_json import Json, citation_json, review_json
from travaux.exports.text_tables import disarmed
from travaux.reports.reviewed import Reviewed

_COLUMNS = (
    "actor", "speaking for", "person", "stance", "targets", "moment", "via", "status", "confidence",
    "contested", "date", "meeting", "quote", "source", "start", "end", "review",
)  # fmt: skip


def positions_json(register: Register) -> dict[str, Json]:
    """Return the register as `travaux positions --json` prints it."""
    witnesses = _witnesses(register)
    return {
        "positions": [_position(one, witnesses.get(one.id, [])) for one in register.positions],
        "unnamed": [_position(one, []) for one in register.unnamed],
        "unresolved": [
            {
                "reason": plain(item.reason),
                "citations": [citation_json(citation) for citation in item.citations],
            }
            for item in register.unresolved
        ],
        "events": [_event(event) for event in register.events],
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
                position.status.value,
                position.confidence,
                str(position.contested or ""),
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
        yield str(describe_review(position.review))
    for one in said:
        if one.holds(position.citations[0]):
            yield f"{one.about!s}: {describe_review(one.said)!s}"


def named(target: Target) -> str:
    """Return a target as people name it: "paragraph 11", "“community networks”"."""
    if target.kind == "term":
        return f"“{target.label}”"
    if target.kind == "paragraph" and not target.label[:1].isalpha():
        return f"paragraph {target.label}"
    return f"{target.label} section" if target.kind == "section" else target.label


def _position(position: Position, witnesses: list[Json]) -> Json:
    group = position.speaking_for
    return {
        "id": position.id,
        "actor": None if position.unnamed else position.actor.name,
        "actor_code": None if position.unnamed else position.actor.code,
        "speaking_for": group.name if group else None,
        "person": position.person,
        "stance": position.stance.value,
        "aligned_with": [actor.name for actor in position.aligned_with],
        "targets": [_target(target) for target in position.targets],
        "moment": position.moment.value,
        "time": position.time.value,
        "track": position.track,
        "capacity": position.capacity,
        "status": position.status.value,
        "closes": position.closes.value if position.closes else None,
        "reported_by": position.reported_by.name if position.reported_by else None,
        "typed_by": position.typist,
        "hedged": position.hedged,
        "unnamed": position.unnamed,
        "supersedes": list(position.supersedes),
        "witnesses": witnesses,
        "via": position.via.value,
        "confidence": position.confidence,
        "contested": plain(position.contested),
        "yields": position.yields,
        "review": review_json(position.review),
        "meeting": position.meeting,
        "date": position.date,
        "citations": [citation_json(citation) for citation in position.citations],
        "context": [citation_json(citation) for citation in position.context],
        "author": citation_json(position.author) if position.author else None,
    }


def _target(target: Target) -> Json:
    return {
        "kind": target.kind.value,
        "label": target.label,
        "instrument": target.instrument,
        "version": target.version,
        "thread": target.thread,
        "paragraph": target.paragraph,
        "words": target.words,
        "why_unbound": plain(target.why_unbound),
        "overtaken": plain(target.overtaken),
    }


def _witnesses(register: Register) -> dict[str, list[Json]]:
    """Return by position every telling of the act that it tells of, the best first."""
    found: dict[str, list[Json]] = {}
    for event in register.events:
        told: list[Json] = [
            {"via": one.via.value, "position": one.position, "citation": citation_json(one.citation)}
            for one in event.witnesses
        ]
        found.update((one.position, told) for one in event.witnesses)
    return found


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "actor": event.actor.name,
        "speaking_for": event.speaking_for.name if event.speaking_for else None,
        "stance": event.stance.value,
        "targets": [_target(target) for target in event.targets],
        "status": event.status.value,
        "moment": event.moment.value,
        "date": event.date,
        "position": event.position,
        "witnesses": [witness.position for witness in event.witnesses],
        "supersedes": list(event.supersedes),
        "closed_by": list(event.closed_by),
    }
