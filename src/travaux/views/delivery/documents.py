"""Delivery in every form: a page, JSON, and the table in which assessments are handed on."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from travaux.domain.delivery import (
    Assessment,
    Delivery,
    DeliveryProgress,
    DutyHolder,
    GivenAssessment,
    HeldCommitment,
    together,
)
from travaux.domain.messages import Text, message
from travaux.domain.sources import Viewer
from travaux.errors import UsageError
from travaux.exports.delivery_rows import said_in, write_rows
from travaux.exports.meeting_json import citation_json
from travaux.reports.delivery import DeliveryFacts, delivery_page
from travaux.views.delivery.table import DeliveryTable, Selection, delivery_in
from travaux.views.documents import PAGE_FORMS, Document, as_json, render
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import snapshot_of

FORMS = (*PAGE_FORMS, "csv", "json")
Json = dict[str, object]


def delivery_at(folder: Path, form: str, as_of: date, wanted: Selection) -> bytes:
    """Return the delivery of a workspace's commitments, or the part of it that is ``wanted``, in a form.

    Raises:
        NotFound: if nothing commits anybody, or nobody and nothing is called as it is wanted.
        UsageError: if there is no such form.
    """
    with snapshot_of(folder, Viewer.KEEPER) as snapshot:
        return in_form(snapshot, delivery_in(snapshot, as_of).chosen(wanted), form, as_of)


def in_form(snapshot: Snapshot, table: DeliveryTable, form: str, as_of: date) -> bytes:
    """Return a table, whole or in part, in one of ``FORMS``.

    Raises:
        UsageError: if there is no such form.
    """
    if form == "json":
        return as_json(delivery_json(table, as_of))
    if form == "csv":
        return write_rows(_rows(table))
    if form in PAGE_FORMS:
        report = delivery_document(snapshot, table, as_of).report
        return render(backing_in(snapshot).of(report), form)
    raise UsageError(f"there is no form “{form}”", remedy=f"use one of {', '.join(FORMS)}")


def delivery_document(snapshot: Snapshot, table: DeliveryTable, as_of: date) -> Document:
    """Return a table, whole or in part, as a report."""
    public = snapshot.viewer == Viewer.PUBLIC
    facts = DeliveryFacts(snapshot.title, as_of, states_meant(table), public, table.lost)
    regions = {code: table.name_of(code) for code in table.regions()}
    return Document(delivery_page(facts, table.scale, table.rows, regions, table.by_holder))


def states_meant(table: DeliveryTable) -> Text | None:
    """Return whom "Member States" are taken to be; None where no commitment addresses them."""
    if not table.counts_states:
        return None
    if table.members:
        return table.name_of(table.members)
    return message("all Member States of the United Nations")


def delivery_json(table: DeliveryTable, as_of: date) -> Json:
    """Return delivery as `travaux delivery --json` prints it; whoever is not named is not assessed."""
    return {
        "as_of": as_of.isoformat(),
        "scale": [
            {"key": one.key, "label": str(one.label), "meaning": str(one.meaning), "delivered": one.delivered}
            for one in table.scale.grades
        ],
        "member_states": str(meant) if (meant := states_meant(table)) else None,
        "progress": _progress(table.progress),
        "by_goal": [
            {
                "goal": name,
                "commitments": len(rows),
                **_progress(together([row.progress(table.scale) for row in rows], table.scale)),
            }
            for name, rows in table.goals().items()
        ],
        "commitments": [_row(row, table) for row in table.rows],
        "no_longer_found": [
            {"commitment": one.commitment, "paragraph": one.paragraph, **_assessment(one.assessment)}
            for one in table.lost
        ],
    }


def _row(row: HeldCommitment, table: DeliveryTable) -> Json:
    one = row.item.commitment
    return {
        "id": one.id,
        "paragraph": one.paragraph,
        "addressees": list(one.addressees),
        "duty": one.duty,
        "texts": [place.title for place in row.item.places],
        "goals": [goal.name for goal in row.item.goals],
        "progress": _progress(row.progress(table.scale)),
        "holders": [_holder(holder, row.of(holder.code)) for holder in row.holders],
    }


def _progress(of: DeliveryProgress) -> Json:
    return {"of": of.total, **dict(of.counts), "other": of.other, "not assessed": of.not_assessed}


def _holder(holder: DutyHolder, delivery: Delivery) -> Json:
    return {
        "code": holder.code,
        "name": holder.name,
        "kind": holder.kind.value,
        "region": holder.region,
        "assessed": delivery.grade is not None,
        "grade": delivery.grade,
        "next_review": delivery.next_review.isoformat() if delivery.next_review else None,
        "assessments": [_given(one) for one in delivery.given],
    }


def _given(one: GivenAssessment) -> Json:
    return {"id": one.id, **_assessment(one.assessment), "withdrawn": one.withdrawn}


def _assessment(one: Assessment) -> Json:
    said: Json = {name: cell or None for name, cell in said_in(one).items() if name != "quoted"}
    milestones = [
        {
            "what": each.what,
            "by": each.by.isoformat() if each.by else None,
            "reached": each.reached.isoformat() if each.reached else None,
        }
        for each in one.milestones
    ]
    cited = citation_json(one.citation) if one.citation else None
    return {"holder": one.holder, **said, "milestones": milestones, "citation": cited}


def _rows(table: DeliveryTable) -> Iterator[dict[str, str]]:
    """Yield a row for each assessment, and one without any for each holder who is not assessed."""
    for row in table.rows:
        for holder in row.holders:
            about = _about(row, holder, table)
            given = row.of(holder.code).given
            yield from ({**about, **said} for said in _cells(given))
            if not given:
                yield about


def _cells(given: Iterable[GivenAssessment]) -> Iterator[dict[str, str]]:
    for one in given:
        yield {**said_in(one.assessment), "withdrawn": "yes" if one.withdrawn else ""}


def _about(row: HeldCommitment, holder: DutyHolder, table: DeliveryTable) -> dict[str, str]:
    one = row.item.commitment
    return {
        "commitment": one.id,
        "instrument": "; ".join(place.title for place in row.item.places),
        "paragraph": one.paragraph,
        "addressees": "; ".join(one.addressees),
        "duty": one.duty,
        "holder": holder.code,
        "name": holder.name,
        "region": table.name_of(holder.region) if holder.region else "",
    }
