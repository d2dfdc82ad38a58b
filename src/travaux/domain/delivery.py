"""Delivery: what people find that each holder of a commitment has done about it, with what shows it.

An assessment is somebody's own judgement and no finding of ours. It is never overwritten: a later one stands
beside it, and one that was taken back is still told. What nobody has assessed is not assessed, which says
nothing of what was done.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - the field is called date
from enum import StrEnum

from travaux.domain.commitments import FollowedCommitment
from travaux.domain.messages import N_, Text
from travaux.domain.sources import Visibility
from travaux.domain.spans import Citation

NOT_ASSESSED = N_("not assessed")

SAID = (
    "grade",
    "assessed",
    "assessor",
    "note",
    "evidence",
    "address",
    "source",
    "reply",
    "replied",
    "milestones",
    "next_review",
    "visibility",
)
"""What may be said in an assessment, by the names that forms and tables give it."""

COLUMNS = (
    "commitment",
    "instrument",
    "paragraph",
    "addressees",
    "duty",
    "holder",
    "name",
    "region",
    *SAID[:7],
    "quoted",
    *SAID[7:],
    "withdrawn",
)
"""The columns of the table in which assessments are handed on; some only tell what a row is about."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One point of a scale. Of what is ``delivered`` nothing more is due."""

    key: str
    label: Text
    meaning: Text = ""
    delivered: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentScale:
    """Points from the least to the most delivered."""

    name: Text
    grades: tuple[Grade, ...]

    def grade(self, key: str | None) -> Grade | None:
        """Return the point of that key, None where the scale has none."""
        number = self.number(key)
        return None if number is None else self.grades[number]

    def number(self, key: str | None) -> int | None:
        """Return the number of the point of that key, the least delivered first; None where there is none."""
        return next((number for number, grade in enumerate(self.grades) if grade.key == key), None)


class HolderKind(StrEnum):
    """Who holds a commitment: a State, another body that is known, or those whom no list names one by one."""

    STATE = "state"
    BODY = "body"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class DutyHolder:
    """One of those who are to deliver. ``code`` is that of the registry, else the name in lower case.

    ``region`` and ``groups`` are codes of groups that a State belongs to.
    """

    code: str
    name: str
    kind: HolderKind = HolderKind.BODY
    region: str | None = None
    groups: tuple[str, ...] = ()

    @property
    def is_state(self) -> bool:
        """Tell whether it is a State."""
        return self.kind is HolderKind.STATE


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step on the way: what, by when, and when it was reached."""

    what: str
    by: Date | None = None
    reached: Date | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one assessor says on one day of one holder. What is None leaves what was said before.

    ``evidence`` is free text, ``address`` where that is found, ``citation`` words of the record. ``reply``
    is the holder's answer. ``next_review`` is when to look again.
    """

    holder: str
    assessor: str
    day: Date
    grade: str | None = None
    note: str | None = None
    evidence: str | None = None
    address: str | None = None
    citation: Citation | None = None
    reply: str | None = None
    replied: Date | None = None
    milestones: tuple[Milestone, ...] = ()
    next_review: Date | None = None
    visibility: Visibility = Visibility.PUBLIC

    @property
    def says_nothing(self) -> bool:
        """Tell whether it holds no more than whose it is and of whom."""
        return self == Assessment(self.holder, self.assessor, self.day, visibility=self.visibility)


@dataclass(frozen=True, slots=True)
class RecordedAssessment:
    """An assessment with the commitment that it was made on, as it read then.

    ``source`` and ``index`` say in which text and paragraph that stood.
    """

    commitment: str
    paragraph: str
    duty: str
    addressees: tuple[str, ...]
    source: str
    index: int
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class GivenAssessment:
    """An assessment as it stands in the record, under the ``id`` by which it can be taken back."""

    id: str
    assessment: Assessment
    withdrawn: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is said of one holder and one commitment, oldest first, what was withdrawn among it."""

    given: tuple[GivenAssessment, ...] = ()

    @property
    def standing(self) -> tuple[Assessment, ...]:
        """Return the assessments that nobody has withdrawn, oldest first."""
        return tuple(one.assessment for one in self.given if not one.withdrawn)

    @property
    def graded(self) -> Assessment | None:
        """Return the last assessment that gives a point of the scale."""
        return next((one for one in reversed(self.standing) if one.grade is not None), None)

    @property
    def grade(self) -> str | None:
        """Return the point last given, None where it is not assessed."""
        return self.graded.grade if self.graded else None

    @property
    def differing(self) -> tuple[Assessment, ...]:
        """Return what other assessors last gave, where that is another point than the one that stands."""
        last = {one.assessor: one for one in self.standing if one.grade is not None}
        return tuple(one for one in last.values() if one.grade != self.grade)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Return the milestones as last given."""
        return next((one.milestones for one in reversed(self.standing) if one.milestones), ())

    @property
    def next_review(self) -> Date | None:
        """Return when to look again, as last said."""
        return next((one.next_review for one in reversed(self.standing) if one.next_review), None)


UNTOUCHED = Delivery()
"""What is said where nobody has said anything."""


@dataclass(frozen=True, slots=True)
class DeliveryProgress:
    """How many of how many stand at each point; ``other`` are those at a point that the scale has no more."""

    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    other: int = 0

    @property
    def assessed(self) -> int:
        """Return of how many anything is known."""
        return sum(self.counts.values()) + self.other

    @property
    def not_assessed(self) -> int:
        """Return of how many nothing is known, which is not that nothing was done."""
        return self.total - self.assessed


def progress(grades: Sequence[str | None], scale: AssessmentScale) -> DeliveryProgress:
    """Return how many of some pairs stand at each point of ``scale``; None is one that is not assessed."""
    found = Counter(key for key in grades if key is not None)
    counts = {grade.key: found.pop(grade.key, 0) for grade in scale.grades}
    return DeliveryProgress(len(grades), counts, found.total())


def together(parts: Sequence[DeliveryProgress], scale: AssessmentScale) -> DeliveryProgress:
    """Return several counts as one."""
    counts = {grade.key: sum(part.counts[grade.key] for part in parts) for grade in scale.grades}
    return DeliveryProgress(sum(part.total for part in parts), counts, sum(part.other for part in parts))


@dataclass(frozen=True, slots=True)
class HeldCommitment:
    """A commitment with its holders in order, and what was found of those of whom anything was said.

    ``grades`` are the points at which those stand who are assessed. Where it is ``open`` no list says who all
    hold it, so that others may be assessed too.
    """

    item: FollowedCommitment
    holders: tuple[DutyHolder, ...] = field(repr=False)
    deliveries: Mapping[str, Delivery] = field(repr=False, default_factory=dict)
    grades: Mapping[str, str] = field(repr=False, default_factory=dict)
    open: bool = False

    def of(self, holder: str) -> Delivery:
        """Return what was found of the holder of that code."""
        return self.deliveries.get(holder, UNTOUCHED)

    def held_by(self, holder: str) -> bool:
        """Tell whether the holder of that code is one of those who hold it."""
        return any(one.code == holder for one in self.holders)

    def progress(self, scale: AssessmentScale, among: Iterable[DutyHolder] | None = None) -> DeliveryProgress:
        """Return how its holders, or those ``among`` them, stand."""
        chosen = self.holders if among is None else among
        return progress([self.grades.get(holder.code) for holder in chosen], scale)
