"""The page of delivery: progress at a glance, commitments by holders, and what was found of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from travaux.domain.commitments import CommitmentStatus
from travaux.domain.delivery import (
    NOT_ASSESSED,
    Assessment,
    AssessmentScale,
    Delivery,
    DeliveryProgress,
    DutyHolder,
    HeldCommitment,
    Milestone,
    RecordedAssessment,
    together,
)
from travaux.domain.messages import Cell, Message, Percentage, Text, joined, joined_or_none, message
from travaux.domain.sources import Visibility
from travaux.reports.page import Bullets, Group, Page, Section, Statement, Table
from travaux.reports.provisions import name_paragraph

FEW = 12
"""The most columns of a table that can still be read on paper of A4 in landscape."""

UNASSESSED = Message(NOT_ASSESSED)
MEANING = message(
    "“Not assessed” means that nobody has given an assessment here; it says nothing of what was done."
)


@dataclass(frozen=True)
class Column:
    """Holders under one head: one of them, or those of a region; ``code`` is the holder's or the region's."""

    code: str
    name: Text
    holders: tuple[DutyHolder, ...]
    single: bool = False

    def among(self, row: HeldCommitment) -> tuple[DutyHolder, ...]:
        """Return those of its holders who hold the commitment of a row."""
        return tuple(holder for holder in row.holders if holder.code in self._codes)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(holder.code for holder in self.holders)


def columns_of(holders: Sequence[DutyHolder], regions: Mapping[str, str]) -> tuple[Column, ...]:
    """Return the heads of a table: each of few holders, else their regions, which have names by code."""
    if len(holders) <= FEW:
        return tuple(Column(one.code, one.name, (one,), True) for one in holders)
    found = [
        Column(code, name, tuple(one for one in holders if one.is_state and one.region == code))
        for code, name in regions.items()
    ]
    elsewhere = tuple(one for one in holders if one.is_state and one.region not in regions)
    bodies = tuple(one for one in holders if not one.is_state)
    others = (
        Column("states", message("States of no region"), elsewhere),
        Column("bodies", message("Other bodies and groups"), bodies),
    )
    return tuple(column for column in (*found, *others) if column.holders)


def describe_progress(of: DeliveryProgress, scale: AssessmentScale) -> Text:
    """Return how many stand at each point that any has, and of how many nothing is known, in words."""
    parts = [
        message("%(grade)s: %(n)s", n=of.counts[grade.key], grade=grade.label)
        for grade in scale.grades
        if of.counts.get(grade.key)
    ]
    if of.other:
        parts.append(message("grades no longer in the scale: %(n)s", n=of.other))
    if of.not_assessed:
        parts.append(message("%(grade)s: %(n)s", n=of.not_assessed, grade=UNASSESSED))
    return joined(tuple(parts), ", ") if parts else message("nobody")


def label_of(delivery: Delivery, scale: AssessmentScale) -> Text:
    """Return the point at which a holder stands; one that the scale has no more as it was given."""
    if delivery.grade is None:
        return UNASSESSED
    grade = scale.grade(delivery.grade)
    return grade.label if grade else delivery.grade


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """What the page says of itself: of what, when, whom "Member States" are, and who may see it."""

    title: str
    as_of: date
    states: Text | None = None
    public: bool = False
    lost: tuple[RecordedAssessment, ...] = ()


def delivery_page(
    facts: DeliveryFacts,
    scale: AssessmentScale,
    rows: tuple[HeldCommitment, ...],
    regions: Mapping[str, str],
    stands: Mapping[str, DeliveryProgress],
) -> Page:
    """Return the page: progress at a glance, the matrix, how each holder stands, and every assessment.

    ``regions`` has their names by code, ``stands`` how each holder stands over all rows, by code.
    """
    whole = together([row.progress(scale) for row in rows], scale)
    holders = tuple({one.code: one for row in rows for one in row.holders}.values())
    return Page(
        kicker=message("Delivery"),
        title=facts.title,
        facts=(
            (message("As of"), facts.as_of),
            (message("Commitments"), len(rows)),
            (message("Holders"), len(holders)),
            *([(message("Meant by “Member States”"), facts.states)] if facts.states else ()),
        ),
        sections=(
            Section("glance", message("Progress at a glance"), (glance(whole, scale, facts.public),)),
            Section(
                "matrix",
                message("Commitments and holders"),
                (_matrix(rows, columns_of(holders, regions), scale),),
            ),
            Section("holders", message("By holder"), (_by_holder(holders, stands, scale),)),
            _assessments(rows, scale),
            *([_lost(facts.lost, scale)] if facts.lost else ()),
        ),
    )


def glance(whole: DeliveryProgress, scale: AssessmentScale, public: bool = False) -> Table:
    """Return how many pairs of a commitment and a holder stand where, with what each point means."""
    rows: list[tuple[Cell, ...]] = [
        (
            grade.label,
            whole.counts.get(grade.key, 0),
            _share(whole.counts.get(grade.key, 0), whole),
            grade.meaning,
        )
        for grade in reversed(scale.grades)
    ]
    if whole.other:
        other = message("a grade no longer in the scale")
        rows.append((other, whole.other, _share(whole.other, whole), None))
    meaning = message("Nobody has given an assessment here; it says nothing of what was done.")
    rows.append((UNASSESSED, whole.not_assessed, _share(whole.not_assessed, whole), meaning))
    return Table(
        message("Commitments and their holders, counted in pairs"),
        (message("Assessment"), message("Pairs"), message("Share"), message("Meaning")),
        tuple(rows),
        message("Only assessments that are public are counted.") if public else None,
    )


def _share(count: int, whole: DeliveryProgress) -> Cell:
    """Return a share of all; what is there, or missing, is never rounded away."""
    if not whole.total:
        return None
    share = count / whole.total
    if 0 < share < _ROUNDED:
        return message("under %(share)s", share=Percentage(0.01))
    if 1 - _ROUNDED < share < 1:
        return message("over %(share)s", share=Percentage(0.99))
    return Percentage(share)


_ROUNDED = 0.005  # a share below is written as 0 %, one as near to all as 100 %


def _matrix(rows: Sequence[HeldCommitment], columns: Sequence[Column], scale: AssessmentScale) -> Table:
    return Table(
        message("Commitments by those who hold them"),
        (message("Paragraph"), message("Action"), *(column.name for column in columns)),
        tuple(
            (
                row.item.commitment.paragraph,
                _action(row),
                *(_cell(row, column, scale) for column in columns),
            )
            for row in rows
        ),
        joined((MEANING, message("A dash means that nobody there holds the commitment.")), " "),
    )


def _action(row: HeldCommitment) -> Text:
    """Return what is to be done, and that nobody has adopted it where that is so."""
    duty = row.item.commitment.duty
    if row.item.status is CommitmentStatus.NOT_ADOPTED:
        return message("%(duty)s (not adopted yet)", duty=duty)
    return duty


def _cell(row: HeldCommitment, column: Column, scale: AssessmentScale) -> Cell:
    held = column.among(row)
    if not held:
        return None
    if column.single:
        return label_of(row.of(held[0].code), scale)
    return describe_progress(row.progress(scale, held), scale)


def _by_holder(
    holders: Sequence[DutyHolder], stands: Mapping[str, DeliveryProgress], scale: AssessmentScale
) -> Table:
    return Table(
        message("How each holder stands"),
        (
            message("Holder"),
            message("Commitments"),
            *(grade.label for grade in reversed(scale.grades)),
            UNASSESSED,
        ),
        tuple(_holder_row(holder, stands[holder.code], scale) for holder in holders),
    )


def _holder_row(holder: DutyHolder, stands: DeliveryProgress, scale: AssessmentScale) -> tuple[Cell, ...]:
    counts = (stands.counts.get(grade.key, 0) for grade in reversed(scale.grades))
    return (holder.name, stands.total, *counts, stands.not_assessed)


def _assessments(rows: Sequence[HeldCommitment], scale: AssessmentScale) -> Section:
    groups = []
    for number, row in enumerate(rows, 1):
        lines = tuple(
            assessment_line(one, holder.name, scale)
            for holder in row.holders
            for one in reversed(row.of(holder.code).standing)
        )
        if lines:
            title = joined((name_paragraph(row.item.commitment.paragraph), row.item.commitment.duty), ": ")
            groups.append(Group(f"assessed-{number}", title, (Bullets(lines),)))
    empty = message("Nobody has assessed any of it yet.")
    return Section("assessments", message("Assessments"), tuple(groups), empty)


def assessment_line(one: Assessment, holder: str, scale: AssessmentScale) -> Statement:
    """Return an assessment as a line: of whom, at what point, by whom and when, and what shows it."""
    grade = scale.grade(one.grade)
    said = grade.label if grade else one.grade
    private = message("private") if one.visibility is Visibility.PRIVATE else None
    parts = (
        message("reply of %(holder)s: %(reply)s", holder=holder, reply=one.reply) if one.reply else None,
        *(message("milestone: %(words)s", words=describe_milestone(each)) for each in one.milestones),
        message("next review on %(day)s", day=one.next_review) if one.next_review else None,
    )
    return Statement(
        joined_or_none((said, one.note, describe_evidence(one)), "; ") or message("no grade"),
        (one.citation,) if one.citation else (),
        lead=holder,
        aside=joined_or_none((one.assessor, one.day, private)),
        parts=tuple(Statement(part) for part in parts if part),
    )


def describe_evidence(one: Assessment) -> Text | None:
    """Return the evidence that is free text, and where it is found; None where there is none."""
    if not one.evidence:
        return message("source: %(source)s", source=one.address) if one.address else None
    if one.address is None:
        return message("evidence: %(words)s", words=one.evidence)
    return message("evidence: %(words)s (%(source)s)", words=one.evidence, source=one.address)


def describe_milestone(one: Milestone) -> Text:
    """Return a milestone in words: what, by when, and when it was reached."""
    if one.reached and one.by:
        return message(
            "%(what)s, due on %(day)s, reached on %(reached)s",
            what=one.what,
            day=one.by,
            reached=one.reached,
        )
    if one.reached:
        return message("%(what)s, reached on %(reached)s", what=one.what, reached=one.reached)
    if one.by:
        return message("%(what)s, due on %(day)s, not yet reached", what=one.what, day=one.by)
    return message("%(what)s, not yet reached", what=one.what)


def _lost(lost: Sequence[RecordedAssessment], scale: AssessmentScale) -> Section:
    lines = tuple(
        Statement(
            one.duty,
            lead=", ".join(one.addressees) or message("No addressee"),
            aside=message("paragraph %(label)s of an earlier version", label=one.paragraph),
            parts=(assessment_line(one.assessment, one.assessment.holder, scale),),
        )
        for one in lost
    )
    title = message("Assessments of commitments that no text followed here contains any more")
    return Section("lost", title, (Bullets(lines),))
