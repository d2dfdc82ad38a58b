"""Delivery as pages show it: the matrix, how holders and their groups stand, and what was found of one."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from travaux.domain.delivery import (
    AssessmentScale,
    Delivery,
    DeliveryProgress,
    DutyHolder,
    GivenAssessment,
    HeldCommitment,
    together,
)
from travaux.domain.messages import Text, message
from travaux.domain.spans import stable_id
from travaux.errors import NotFound
from travaux.reports.delivery import (
    Column,
    columns_of,
    describe_evidence,
    describe_milestone,
    describe_progress,
    label_of,
)
from travaux.views.delivery.table import DeliveryTable

_PLAIN = re.compile(r"[A-Za-z0-9-]+")
_LINK = re.compile(r"https?://[^\s<>\"]+", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: the number of the point it is of, and where it begins and how long it is, of 100.

    Number None is what is not assessed.
    """

    number: int | None
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Standing:
    """How some pairs stand: counted, in words, and as the parts of a bar."""

    progress: DeliveryProgress
    words: Text
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: how those of a column stand, or at what point the one of it is.

    ``number`` is that of its point, ``path`` leads to what was found of a lone holder.
    """

    standing: Standing
    label: Text | None = None
    number: int | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A commitment with how all of its holders stand, and those of each column, None where it has none."""

    row: HeldCommitment
    standing: Standing
    cells: tuple[Cell | None, ...]
    path: str


@dataclass(frozen=True, slots=True)
class DeliveryColumn:
    """The head of a column with the path of the page on it, None where there is none."""

    column: Column
    path: str | None


@dataclass(frozen=True, slots=True)
class ListedHolder:
    """A holder, a region or a group in a list: its name, and how it stands."""

    name: Text
    path: str
    standing: Standing


def slug(code: str) -> str:
    """Return a code as part of an address: as it is where that can be, else a name made of it."""
    return code if _PLAIN.fullmatch(code) else stable_id("holder", code)


def commitment_path(row: HeldCommitment) -> str:
    """Return the path of the page on the delivery of a commitment."""
    return f"delivery/commitments/{row.item.commitment.id}/"


def pair_path(row: HeldCommitment, holder: DutyHolder) -> str:
    """Return the path of the page on one holder of a commitment."""
    return f"{commitment_path(row)}{slug(holder.code)}/"


def told_path(row: HeldCommitment, holder: DutyHolder) -> str:
    """Return where it is told what a holder did: on a page of its own once somebody has said anything."""
    return pair_path(row, holder) if row.of(holder.code).given else commitment_path(row)


def holder_path(holder: DutyHolder) -> str:
    """Return the path of the page on everything that somebody holds."""
    return f"delivery/holders/{slug(holder.code)}/"


def region_path(code: str) -> str:
    """Return the path of the page on what the States of a region hold."""
    return f"delivery/regions/{slug(code)}/"


def group_path(code: str) -> str:
    """Return the path of the page on what the members of a group hold."""
    return f"delivery/groups/{slug(code)}/"


def goal_path(name: str) -> str:
    """Return the path of the page on the commitments that name a goal, a target or an action line."""
    return f"delivery/goals/{slug(name)}/"


def holder_at(table: DeliveryTable, name: str) -> DutyHolder:
    """Return the holder whose part of an address is ``name``.

    Raises:
        NotFound: if nobody has it.
    """
    for holder in table.holders:
        if slug(holder.code) == name:
            return holder
    raise NotFound(message("nobody of that name holds a commitment"))


def heads_of(table: DeliveryTable) -> tuple[DeliveryColumn, ...]:
    """Return the columns over all holders of a table: each of few, else their regions."""
    regions = {code: table.name_of(code) for code in table.regions()}
    return tuple(
        DeliveryColumn(column, _head_path(column, regions)) for column in columns_of(table.holders, regions)
    )


def _head_path(column: Column, regions: Iterable[str]) -> str | None:
    if column.single:
        return holder_path(column.holders[0])
    return region_path(column.code) if column.code in regions else None


def matrix_of(table: DeliveryTable, heads: Sequence[DeliveryColumn]) -> tuple[DeliveryRow, ...]:
    """Return the rows of a table under its heads."""
    return tuple(
        DeliveryRow(
            row,
            standing_of(row.progress(table.scale), table.scale),
            tuple(_cell(row, head.column, table.scale) for head in heads),
            commitment_path(row),
        )
        for row in table.rows
    )


def _cell(row: HeldCommitment, column: Column, scale: AssessmentScale) -> Cell | None:
    held = column.among(row)
    if not held:
        return None
    standing = standing_of(row.progress(scale, held), scale)
    if not column.single:
        return Cell(standing)
    delivery = row.of(held[0].code)
    return Cell(standing, label_of(delivery, scale), scale.number(delivery.grade), told_path(row, held[0]))


def standing_of(of: DeliveryProgress, scale: AssessmentScale) -> Standing:
    """Return a count with its words and its bar, the most delivered first."""
    parts, start = [], 0.0
    counts = [(number, of.counts.get(grade.key, 0)) for number, grade in enumerate(scale.grades)]
    for number, count in (*reversed(counts), (None, of.not_assessed + of.other)):
        length = round(100 * count / of.total, 2) if of.total else 0.0
        if length:
            parts.append(Part(number, round(start, 2), length))
            start += length
    return Standing(of, describe_progress(of, scale), tuple(parts))


def by_holder(table: DeliveryTable) -> tuple[ListedHolder, ...]:
    """Return how each holder stands over all commitments that they hold."""
    return tuple(
        ListedHolder(holder.name, holder_path(holder), standing_of(table.by_holder[holder.code], table.scale))
        for holder in table.holders
    )


def by_region(table: DeliveryTable) -> tuple[ListedHolder, ...]:
    """Return how the States of each region stand."""
    return _listed(table, region_path, table.regions())


def by_goal(table: DeliveryTable) -> tuple[ListedHolder, ...]:
    """Return how those stand who hold what names each goal, target or action line."""
    return tuple(
        ListedHolder(
            name,
            goal_path(name),
            standing_of(together([row.progress(table.scale) for row in rows], table.scale), table.scale),
        )
        for name, rows in table.goals().items()
    )


def by_group(table: DeliveryTable) -> tuple[ListedHolder, ...]:
    """Return how the members of each group stand."""
    return _listed(table, group_path, table.groups())


def _listed(
    table: DeliveryTable, path: Callable[[str], str], found: Mapping[str, Sequence[DutyHolder]]
) -> tuple[ListedHolder, ...]:
    return tuple(
        ListedHolder(
            table.name_of(code),
            path(code),
            standing_of(table.stands(holders), table.scale),
        )
        for code, holders in found.items()
    )


def code_at(found: Iterable[str], name: str) -> str:
    """Return the region, group or goal whose part of an address is ``name``.

    Raises:
        NotFound: if there is none.
    """
    for code in found:
        if slug(code) == name:
            return code
    raise NotFound(message("there is no region or group of that name here"))


@dataclass(frozen=True, slots=True)
class ToldAssessment:
    """An assessment in words: its grade, the evidence in free text, where that is, and its milestones."""

    given: GivenAssessment
    grade: Text | None
    number: int | None
    evidence: Text | None
    link: str | None
    milestones: tuple[Text, ...]


def told(one: GivenAssessment, scale: AssessmentScale) -> ToldAssessment:
    """Return an assessment in words; an address is a link only where it leads to the web."""
    said = one.assessment
    grade = scale.grade(said.grade)
    link = said.address if said.address and _LINK.fullmatch(said.address) else None
    return ToldAssessment(
        one,
        (grade.label if grade else message("%(grade)s (no longer in the scale)", grade=said.grade))
        if said.grade
        else None,
        scale.number(said.grade),
        describe_evidence(said),
        link,
        tuple(map(describe_milestone, said.milestones)),
    )


def delivery_label(delivery: Delivery, scale: AssessmentScale) -> Text:
    """Return the point at which a holder stands, in words."""
    return label_of(delivery, scale)
