"""Delivery: who has done what of their commitments, in the eyes of those who assessed it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from textwrap import shorten

from travaux.commands.assessing import Imported, RowProblem
from travaux.domain.commitments import CommitmentStatus
from travaux.domain.delivery import AssessmentScale, DutyHolder, HeldCommitment
from travaux.domain.messages import Text, message
from travaux.domain.sources import Viewer, Visibility
from travaux.errors import NotFound
from travaux.views.delivery.documents import in_form, states_meant
from travaux.views.delivery.matrix import (
    DeliveryColumn,
    DeliveryRow,
    ListedHolder,
    Standing,
    ToldAssessment,
    by_goal,
    by_group,
    by_holder,
    by_region,
    code_at,
    commitment_path,
    delivery_label,
    goal_path,
    group_path,
    heads_of,
    holder_at,
    holder_path,
    matrix_of,
    pair_path,
    region_path,
    standing_of,
    told,
    told_path,
)
from travaux.views.delivery.table import DeliveryTable, Selection, delivery_in, has_delivery
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind, in_forms

Asked = Mapping[str, Sequence[str]]
_FORMS = ("csv", "json", "docx")
_FILTERS = ("commitment", "holder", "group", "region", "goal")
LABELS: Mapping[str, str] = {
    "grade": N_("Grade"),
    "assessed": N_("Day of the assessment"),
    "assessor": N_("Assessor"),
    "note": N_("Note"),
    "evidence": N_("Evidence"),
    "address": N_("Where the evidence is found"),
    "source": N_("Evidence in the record (SOURCE:START-END)"),
    "reply": N_("Reply of the holder"),
    "replied": N_("Day of the reply"),
    "milestones": N_("Milestones, one a line: due | reached | what"),
    "next_review": N_("Look at it again on"),
    "visibility": N_("Who may see it"),
}
"""What a field of an assessment is called."""
_DAYS = frozenset({"assessed", "replied", "next_review"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from: (value, name) each, and what was chosen."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    given: str


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    """The matrix, whole or in part, with progress at a glance.

    ``total`` counts all commitments, ``several`` says that they stand in several texts. ``choices`` narrow
    it; ``done``, ``problems`` and ``refused`` say what became of a table that was handed in.
    """

    heading: str
    qualifier: str
    scale: AssessmentScale
    standing: Standing
    heads: tuple[DeliveryColumn, ...]
    rows: tuple[DeliveryRow, ...]
    regions: tuple[ListedHolder, ...]
    groups: tuple[ListedHolder, ...]
    goals: tuple[ListedHolder, ...]
    holders: tuple[ListedHolder, ...]
    total: int
    choices: tuple[Choice, ...] = ()
    several: bool = False
    states: Text | None = None
    public: bool = False
    lost: int = 0
    done: Imported | None = None
    problems: tuple[RowProblem, ...] = ()
    refused: Text = ""
    forms: tuple[str, ...] = _FORMS


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One holder of one commitment: where they stand, by whom and when that was last said."""

    row: HeldCommitment
    holder: DutyHolder
    label: Text
    number: int | None
    path: str
    region: str = ""
    assessor: str = ""
    day: date | None = None
    differing: bool = False
    next_review: date | None = None


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    value: str
    kind: str


@dataclass(frozen=True, slots=True)
class AssessmentForm:
    """The form for the next assessment; ``holders`` are names to choose from where the page has no holder.

    ``version`` counts what the form has seen; ``refused`` says why what was sent was not kept.
    """

    fields: tuple[Field, ...]
    grades: tuple[tuple[str, Text], ...]
    path: str
    version: int = 0
    holder: str = ""
    holders: tuple[str, ...] = ()
    asks_holder: bool = False
    refused: Text = ""
    conflict: bool = False
    visibilities: tuple[str, ...] = tuple(one.value for one in Visibility)


@dataclass(frozen=True, slots=True)
class CommitmentDelivery:
    """One commitment with each of its holders."""

    heading: str
    qualifier: str
    subject: str
    row: HeldCommitment
    standing: Standing
    lines: tuple[DeliveryLine, ...]
    form: AssessmentForm | None
    scale: AssessmentScale
    adopted: bool = True


@dataclass(frozen=True, slots=True)
class HolderDelivery:
    """One holder with each commitment that they hold."""

    heading: str
    qualifier: str
    holder: DutyHolder
    region: tuple[str, str] | None
    groups: tuple[tuple[str, str], ...]
    standing: Standing
    lines: tuple[DeliveryLine, ...]
    scale: AssessmentScale

    @property
    def subject(self) -> str:
        """Return what tells this page from others of its heading."""
        return self.holder.name


@dataclass(frozen=True, slots=True)
class PairDelivery:
    """One holder of one commitment with everything that was said of the two, the newest first."""

    heading: str
    qualifier: str
    subject: str
    row: HeldCommitment
    holder: DutyHolder
    line: DeliveryLine
    given: tuple[ToldAssessment, ...]
    milestones: tuple[Text, ...]
    form: AssessmentForm | None
    commitment_path: str
    holder_path: str
    differing: tuple[ToldAssessment, ...] = field(default=())


def delivery(
    snapshot: Snapshot,
    asked: Asked | None = None,
    *,
    done: Imported | None = None,
    problems: tuple[RowProblem, ...] = (),
    refused: Text = "",
) -> DeliveryPage:
    """Return the matrix as it stands today, or the part of it that is asked for.

    Raises:
        NotFound: if nothing commits anybody, or nobody is called as it is asked.
    """
    whole = _today(snapshot)
    given = {name: (values[0] if values else "").strip() for name, values in (asked or {}).items()}
    wanted = Selection(**{name: given.get(name) or None for name in _FILTERS})

    def make() -> DeliveryPage:
        return _matrix(snapshot, whole, whole.chosen(wanted), "")

    narrowed = sum(map(bool, (wanted.group, wanted.region, wanted.goal)))
    by_one = not wanted.holder and not wanted.commitment and narrowed <= 1
    page = snapshot.cached(("delivery", wanted), make) if by_one else make()
    return replace(page, choices=_choices(whole, given), done=done, problems=problems, refused=refused)


def _matrix(snapshot: Snapshot, whole: DeliveryTable, part: DeliveryTable, qualifier: str) -> DeliveryPage:
    heads = heads_of(part)
    return DeliveryPage(
        N_("Delivery"),
        qualifier,
        part.scale,
        standing_of(part.progress, part.scale),
        heads,
        matrix_of(part, heads),
        by_region(part),
        by_group(part),
        by_goal(part),
        by_holder(part),
        len(whole.rows),
        several=len({row.item.commitment.citations[0].source for row in whole.rows}) > 1,
        states=states_meant(whole),
        public=snapshot.viewer == Viewer.PUBLIC,
        lost=len(whole.lost),
    )


def _choices(whole: DeliveryTable, given: Mapping[str, str]) -> tuple[Choice, ...]:
    commitments = tuple(
        (
            row.item.commitment.id,
            f"{row.item.commitment.paragraph}: {shorten(row.item.commitment.duty, 80, placeholder='…')}",
        )
        for row in whole.rows
    )
    return (
        Choice("commitment", N_("Commitment"), commitments, given.get("commitment", "")),
        Choice("region", N_("Region"), _named(whole, whole.regions()), given.get("region", "")),
        Choice("group", N_("Group"), _named(whole, whole.groups()), given.get("group", "")),
        Choice(
            "goal",
            N_("Goal or action line"),
            tuple((name, name) for name in whole.goals()),
            given.get("goal", ""),
        ),
        Choice(
            "holder",
            N_("Holder"),
            tuple((holder.code, holder.name) for holder in whole.holders),
            given.get("holder", ""),
        ),
    )


def _named(table: DeliveryTable, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, table.name_of(code)) for code in codes)


def region(snapshot: Snapshot, region: str) -> DeliveryPage:
    """Return what the States of a region hold; NotFound if there is none of that name."""
    table = _today(snapshot)
    code = code_at(table.regions(), region)
    return _matrix(snapshot, table, table.chosen(Selection(region=code)), table.name_of(code))


def group(snapshot: Snapshot, group: str) -> DeliveryPage:
    """Return what the members of a group hold; NotFound if there is none of that name."""
    table = _today(snapshot)
    code = code_at(table.groups(), group)
    return _matrix(snapshot, table, table.chosen(Selection(group=code)), table.name_of(code))


def goal(snapshot: Snapshot, goal: str) -> DeliveryPage:
    """Return what names a goal, a target or an action line; NotFound if nothing does."""
    table = _today(snapshot)
    name = code_at(table.goals(), goal)
    return _matrix(snapshot, table, table.chosen(Selection(goal=name)), name)


def commitment(
    snapshot: Snapshot,
    commitment: str,
    *,
    sent: Mapping[str, str] | None = None,
    refused: Text = "",
    conflict: bool = False,
) -> CommitmentDelivery:
    """Return one commitment with each of its holders; with what a form ``sent`` where that was refused.

    Raises:
        NotFound: if no text that is followed holds it.
    """
    table = _today(snapshot)
    row = table.row(commitment)
    form = _form(table, row, None, sent or {}, refused, conflict=conflict)
    return CommitmentDelivery(
        N_("Delivery"),
        f"¶ {row.item.commitment.paragraph}",
        row.item.commitment.duty,
        row,
        standing_of(row.progress(table.scale), table.scale),
        tuple(_line(table, row, holder) for holder in row.holders),
        form if snapshot.viewer != Viewer.PUBLIC else None,
        table.scale,
        row.item.status is not CommitmentStatus.NOT_ADOPTED,
    )


def holder(snapshot: Snapshot, holder: str) -> HolderDelivery:
    """Return one holder with each commitment that they hold.

    Raises:
        NotFound: if nobody of that name holds any.
    """
    table = _today(snapshot)
    found = holder_at(table, holder)
    codes = [code for code in table.groups() if code in found.groups]
    own = found.region if found.region in table.regions() else None
    return HolderDelivery(
        N_("Delivery"),
        found.name,
        found,
        (table.name_of(own), region_path(own)) if own else None,
        tuple((table.name_of(code), group_path(code)) for code in codes),
        standing_of(table.by_holder[found.code], table.scale),
        tuple(_line(table, row, found) for row in table.rows if row.held_by(found.code)),
        table.scale,
    )


def pair(
    snapshot: Snapshot,
    commitment: str,
    holder: str,
    *,
    sent: Mapping[str, str] | None = None,
    refused: Text = "",
    conflict: bool = False,
) -> PairDelivery:
    """Return everything that was said of one holder of one commitment.

    Raises:
        NotFound: if no text that is followed holds it, or nobody of that name.
    """
    table = _today(snapshot)
    row = table.row(commitment)
    found = holder_at(table, holder)
    if not row.held_by(found.code):
        raise NotFound(message("%(name)s does not hold this commitment", name=found.name))
    said = row.of(found.code)
    given = tuple(told(one, table.scale) for one in reversed(said.given))
    form = _form(table, row, found, sent or {}, refused, conflict=conflict)
    return PairDelivery(
        N_("Delivery"),
        f"¶ {row.item.commitment.paragraph}, {found.name}",
        row.item.commitment.duty,
        row,
        found,
        _line(table, row, found),
        given,
        next((one.milestones for one in given if one.milestones and not one.given.withdrawn), ()),
        form if snapshot.viewer != Viewer.PUBLIC else None,
        commitment_path(row),
        holder_path(found),
        tuple(one for one in given if one.given.assessment in said.differing and not one.given.withdrawn),
    )


def _line(table: DeliveryTable, row: HeldCommitment, holder: DutyHolder) -> DeliveryLine:
    said = row.of(holder.code)
    graded = said.graded
    return DeliveryLine(
        row,
        holder,
        delivery_label(said, table.scale),
        table.scale.number(said.grade),
        told_path(row, holder),
        table.name_of(holder.region) if holder.region else "",
        graded.assessor if graded else "",
        graded.day if graded else None,
        bool(said.differing),
        said.next_review,
    )


def _form(
    table: DeliveryTable,
    row: HeldCommitment,
    holder: DutyHolder | None,
    sent: Mapping[str, str],
    refused: Text,
    *,
    conflict: bool,
) -> AssessmentForm:
    kinds = {"grade": "grade", "visibility": "visibility", "milestones": "lines"}
    fields = tuple(
        Field(name, label, sent.get(name, ""), kinds.get(name, "day" if name in _DAYS else "text"))
        for name, label in LABELS.items()
    )
    return AssessmentForm(
        fields,
        tuple((grade.key, grade.label) for grade in table.scale.grades),
        pair_path(row, holder) if holder else commitment_path(row),
        len(row.of(holder.code).given) if holder else 0,
        sent.get("holder", ""),
        tuple(one.name for one in row.holders) if holder is None else (),
        holder is None,
        refused,
        conflict,
    )


def _today(snapshot: Snapshot) -> DeliveryTable:
    return delivery_in(snapshot, date.today())


def _paths(paths: Callable[[DeliveryTable], Iterable[str]]) -> Callable[[Snapshot], Iterable[str]]:
    return lambda snapshot: tuple(paths(_today(snapshot))) if has_delivery(snapshot) else ()


def _assessed_pairs(table: DeliveryTable) -> Iterable[str]:
    """Return the paths of pairs of which anything was said; of others there is nothing to read."""
    return [
        pair_path(row, holder) for row in table.rows for holder in row.holders if row.of(holder.code).given
    ]


def _file(snapshot: Snapshot, form: str) -> bytes:
    return in_form(snapshot, _today(snapshot), form, date.today())


def _part(
    path: str, page: Callable[..., DeliveryPage], paths: Callable[[DeliveryTable], Iterable[str]]
) -> PageKind:
    """Return the kind of pages that show a part of the matrix: a region, a group, a goal."""
    return PageKind(path, "delivery.html", page, _paths(paths), "delivery", steady=True)


PAGES = (
    PageKind(
        "delivery/",
        "delivery.html",
        delivery,
        _paths(lambda _: ("delivery/",)),
        "delivery",
        queried=True,
        steady=True,
    ),
    _part("delivery/regions/{region}/", region, lambda table: map(region_path, table.regions())),
    _part("delivery/groups/{group}/", group, lambda table: map(group_path, table.groups())),
    _part("delivery/goals/{goal}/", goal, lambda table: map(goal_path, table.goals())),
    PageKind(
        "delivery/holders/{holder}/",
        "delivery-holder.html",
        holder,
        _paths(lambda table: map(holder_path, table.holders)),
        "delivery",
    ),
    PageKind(
        "delivery/commitments/{commitment}/",
        "delivery-commitment.html",
        commitment,
        _paths(lambda table: map(commitment_path, table.rows)),
        "delivery",
    ),
    PageKind(
        "delivery/commitments/{commitment}/{holder}/",
        "delivery-pair.html",
        pair,
        _paths(_assessed_pairs),
        "delivery",
    ),
)
"""The pages of this module."""

FILES = in_forms("delivery/delivery", _FORMS, _file, _paths(lambda _: ("delivery/delivery",)))
"""What can be taken away."""
