"""Every commitment that is followed, with each of those who hold it and what was found of their delivery."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from travaux.analysis.commitments.holders import holder_of, holders_of, is_every_state
from travaux.domain.canonical import restored
from travaux.domain.commitments import FollowedCommitment
from travaux.domain.delivery import (
    AssessmentScale,
    Delivery,
    DeliveryProgress,
    DutyHolder,
    GivenAssessment,
    HeldCommitment,
    HolderKind,
    RecordedAssessment,
    progress,
    together,
)
from travaux.domain.messages import message
from travaux.domain.review import ASSESSMENTS, Review, ReviewDecision
from travaux.domain.sources import Viewer
from travaux.domain.spans import SourceText
from travaux.errors import NotFound, UsageError
from travaux.formats.registries import read_toml
from travaux.reference.delivery_scale import parse_scale, shipped_scale
from travaux.reference.registry import Registry
from travaux.store.workspace import Workspace
from travaux.views.commitments.register import line_meant, lines_in, promises
from travaux.views.registry import registry_of
from travaux.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part somebody asks for: of a holder, a commitment, a group, a region, a goal, by name."""

    holder: str | None = None
    commitment: str | None = None
    group: str | None = None
    region: str | None = None
    goal: str | None = None


@dataclass(frozen=True)
class DeliveryTable:
    """Every row, and the assessments of commitments that no text that is followed holds any more.

    ``members`` is the group whom "Member States" are, where that is another than all Members of the United
    Nations; ``counts_states`` says whether any row addresses them so.
    """

    scale: AssessmentScale
    rows: tuple[HeldCommitment, ...] = field(repr=False)
    registry: Registry = field(repr=False)
    members: str | None = None
    counts_states: bool = False
    lost: tuple[RecordedAssessment, ...] = ()

    @cached_property
    def holders(self) -> tuple[DutyHolder, ...]:
        """Every holder, each once: States by name, then others."""
        found = {holder.code: holder for row in self.rows for holder in row.holders}
        return tuple(sorted(found.values(), key=lambda one: (_ORDER[one.kind], one.name.casefold())))

    @cached_property
    def progress(self) -> DeliveryProgress:
        """How all pairs of a commitment and a holder stand."""
        return together([row.progress(self.scale) for row in self.rows], self.scale)

    @cached_property
    def by_holder(self) -> dict[str, DeliveryProgress]:
        """How each holder stands over all commitments that they hold, by code."""
        found: dict[str, list[str | None]] = {holder.code: [] for holder in self.holders}
        for row in self.rows:
            for holder in row.holders:
                found[holder.code].append(row.grades.get(holder.code))
        return {code: progress(grades, self.scale) for code, grades in found.items()}

    def stands(self, holders: Iterable[DutyHolder]) -> DeliveryProgress:
        """Return how some holders stand over all commitments that they hold."""
        return together([self.by_holder[holder.code] for holder in holders], self.scale)

    def given(self) -> Iterator[tuple[HeldCommitment, GivenAssessment]]:
        """Yield every assessment with its row, those that were taken back among them."""
        for row in self.rows:
            for holder in row.holders:
                for one in row.of(holder.code).given:
                    yield row, one

    def row(self, commitment: str) -> HeldCommitment:
        """Return the row of the commitment whose id, in any of its texts, begins so.

        Raises:
            NotFound: if none or several do.
        """
        named = [row for row in self.rows if commitment and row.item.is_called(commitment)]
        if len(named) != 1:
            several = message("several commitments are called “%(name)s”", name=commitment)
            none = message("no commitment is called “%(name)s”", name=commitment)
            raise NotFound(
                several if named else none,
                remedy=message("take an id that `travaux delivery DIR --json` prints"),
            )
        return named[0]

    def chosen(self, wanted: Selection) -> "DeliveryTable":
        """Return the part of the table that is asked for; rows that nobody chosen holds are left out.

        Raises:
            NotFound: if no commitment, holder, group, region or goal is called so.
        """
        rows = (self.row(wanted.commitment),) if wanted.commitment else self.rows
        if wanted.goal:
            aimed = {row.item.commitment.id for row in self._at_goal(wanted.goal)}
            rows = tuple(row for row in rows if row.item.commitment.id in aimed)
        fits = [
            self._is_holder(wanted.holder) if wanted.holder else None,
            self._is_member(wanted.group) if wanted.group else None,
            self._is_of_region(wanted.region) if wanted.region else None,
        ]
        tests = [fit for fit in fits if fit]
        if not tests:
            return replace(self, rows=rows)
        cut = (
            replace(row, holders=tuple(one for one in row.holders if all(fit(one) for fit in tests)))
            for row in rows
        )
        return replace(self, rows=tuple(row for row in cut if row.holders))

    def regions(self) -> dict[str, tuple[DutyHolder, ...]]:
        """Return the States among the holders by region, in alphabetical order of its name."""
        found: dict[str, list[DutyHolder]] = defaultdict(list)
        for holder in self.holders:
            if holder.is_state and holder.region:
                found[holder.region].append(holder)
        return {code: tuple(found[code]) for code in sorted(found, key=self.name_of)}

    def groups(self) -> dict[str, tuple[DutyHolder, ...]]:
        """Return the holders of each group that has any, regional groups left out, by its name."""
        found: dict[str, list[DutyHolder]] = defaultdict(list)
        for holder in self.holders:
            for group in holder.groups:
                if group != holder.region:
                    found[group].append(holder)
        return {code: tuple(found[code]) for code in sorted(found, key=self.name_of)}

    def goals(self) -> dict[str, tuple[HeldCommitment, ...]]:
        """Return the rows by each goal, target or action line that their words name, goals first."""
        found: dict[str, list[HeldCommitment]] = defaultdict(list)
        named = {goal.name: goal for row in self.rows for goal in row.item.goals}
        for row in self.rows:
            for goal in row.item.goals:
                found[goal.name].append(row)
        ordered = sorted(named.values(), key=lambda one: (one.scheme.value, _number(one.code)))
        return {goal.name: tuple(found[goal.name]) for goal in ordered}

    def _at_goal(self, name: str) -> tuple[HeldCommitment, ...]:
        wanted = " ".join(name.split()).casefold()
        known = self.goals()
        found = next((rows for goal, rows in known.items() if goal.casefold() == wanted), None)
        if found is None:
            remedy = f"goals are {', '.join(known)}" if known else "no words here name a goal or action line"
            raise NotFound(f"no commitment names the goal “{name}”", remedy=remedy)
        return found

    def _is_holder(self, name: str) -> Callable[[DutyHolder], bool]:
        wanted = " ".join(name.split()).casefold()
        actor = self.registry.resolve_exactly(name).actor
        codes = {
            one.code
            for one in self.holders
            if wanted in (one.code.casefold(), one.name.casefold()) or (actor and actor.code == one.code)
        }
        if not codes:
            raise NotFound(
                message("nobody called “%(name)s” holds a commitment", name=name),
                remedy=message("name a holder or its code"),
            )
        return lambda holder: holder.code in codes

    def _is_member(self, name: str) -> Callable[[DutyHolder], bool]:
        actor = self.registry.actors.get(name) or self.registry.resolve_exactly(name).actor
        members = self.registry.members(actor.code) if actor else ()
        if not members:
            raise NotFound(
                message("no list says who the members of “%(name)s” are", name=name),
                remedy=message("name a group that the registry lists"),
            )
        codes = {member.code for member in members}
        return lambda holder: holder.code in codes

    def _is_of_region(self, name: str) -> Callable[[DutyHolder], bool]:
        wanted = " ".join(name.split()).casefold()
        for code in self.regions():
            if wanted in (code.casefold(), self.name_of(code).casefold()):
                return lambda holder: holder.region == code
        known = ", ".join(map(self.name_of, self.regions()))
        raise NotFound(
            message("no holder is of a region “%(name)s”", name=name),
            remedy=message("regions are %(known)s", known=known),
        )

    def name_of(self, code: str) -> str:
        """Return what to call a region or a group: its name in the registry, else as it is written."""
        actor = self.registry.actors.get(code)
        return actor.name if actor else code


def _number(code: str) -> tuple[int, int, str]:
    """Return a code in the order of goals: 3 before 3.4 before 3.a before 11; action line C2 before C11."""
    whole, _, part = code.lstrip("C").partition(".")
    return int(whole), int(part) if part.isdigit() else 0 if not part else _AFTER_NUMBERS, part


_AFTER_NUMBERS = 100  # targets with letters, the means of implementation, follow those with numbers
_ORDER = {HolderKind.STATE: 0, HolderKind.BODY: 1, HolderKind.COLLECTIVE: 2}


def delivery_in(snapshot: Snapshot, as_of: date) -> DeliveryTable:
    """Return what a viewer may see of the delivery of every commitment.

    Raises:
        NotFound: if no text that is followed commits anybody.
        UsageError: if the workspace's own scale is none.
    """
    return snapshot.cached(("delivery", as_of), lambda: _made(snapshot, as_of))


def has_delivery(snapshot: Snapshot) -> bool:
    """Tell whether there is anything to show: duties, and for readers somebody's assessment of one."""

    def look() -> bool:
        if not lines_in(snapshot)[1]:
            return False
        if snapshot.viewer != Viewer.PUBLIC:
            return True
        return any(
            line_meant(snapshot, one) for one, _ in assessments_among(snapshot.recorded(), snapshot.text)
        )

    return snapshot.cached("has delivery", look)


def scale_of(workspace: Workspace) -> AssessmentScale:
    """Return the points by which a workspace assesses delivery: its own, else those that are shipped.

    Raises:
        UsageError: if its own file is no scale.
    """
    own = workspace.settings.scale
    return parse_scale(read_toml(workspace.folder / own)) if own else shipped_scale()


def holder_named(table: DeliveryTable, row: HeldCommitment, name: str) -> DutyHolder:
    """Return whom a code or a name means among the holders of a row; where it is open, of the registry.

    Raises:
        UsageError: if it means nobody who can hold it.
    """
    wanted = " ".join(name.split())
    for holder in row.holders:
        if wanted.casefold() in (holder.code.casefold(), holder.name.casefold()):
            return holder
    actor = table.registry.resolve_exactly(wanted).actor if wanted else None
    if actor and (row.open or row.held_by(actor.code)):
        return holder_of(actor)
    place = f"paragraph {row.item.commitment.paragraph}"
    if actor is None:
        raise UsageError(
            message("nobody is known as “%(name)s”", name=name),
            where=place,
            remedy=message("use a name or a code of theirs"),
        )
    raise UsageError(
        message("%(name)s is not among those who hold this commitment", name=actor.name),
        where=place,
        remedy=message("choose one of them; `travaux delivery DIR --csv OUT` lists all"),
    )


def _made(snapshot: Snapshot, as_of: date) -> DeliveryTable:
    found = promises(snapshot, as_of)
    if found is None:
        raise NotFound(message("no text that is followed commits anybody"))
    registry, members = registry_of(snapshot), snapshot.workspace.settings.members
    if members and not registry.members(members):
        raise UsageError(
            message("no list says who the members of “%(name)s” are", name=members),
            where="travaux.toml",
            remedy=message("give the code of a group with members in members"),
        )
    said, lost = _assessments(snapshot)
    known: dict[tuple[str, ...], tuple[DutyHolder, ...]] = {}
    rows = []
    for item in found.items:
        whom = item.commitment.addressees
        if whom not in known:
            known[whom] = holders_of(whom, registry, members)
        rows.append(_row(item, known[whom], said.get(item.commitment.id, {}), registry))
    counts_states = any(is_every_state(name) for names in known for name in names)
    return DeliveryTable(scale_of(snapshot.workspace), tuple(rows), registry, members, counts_states, lost)


def _row(
    item: FollowedCommitment,
    listed: tuple[DutyHolder, ...],
    said: Mapping[str, list[GivenAssessment]],
    registry: Registry,
) -> HeldCommitment:
    known = {holder.code for holder in listed}
    others = (_unlisted(code, registry) for code in said if code not in known)
    is_open = not listed or any(holder.kind is HolderKind.COLLECTIVE for holder in listed)
    ordered = {code: Delivery(tuple(sorted(own, key=_day))) for code, own in said.items()}
    grades = {code: grade for code, one in ordered.items() if (grade := one.grade)}
    return HeldCommitment(item, (*listed, *others), ordered, grades, is_open)


def _day(one: GivenAssessment) -> date:
    return one.assessment.day


def _unlisted(code: str, registry: Registry) -> DutyHolder:
    actor = registry.actors.get(code)
    return holder_of(actor) if actor else DutyHolder(code, code, HolderKind.COLLECTIVE)


def _assessments(
    snapshot: Snapshot,
) -> tuple[dict[str, dict[str, list[GivenAssessment]]], tuple[RecordedAssessment, ...]]:
    """Return what was found, by commitment and holder, and what is of no commitment any more."""
    found: dict[str, dict[str, list[GivenAssessment]]] = defaultdict(lambda: defaultdict(list))
    lost = []
    for recorded, given in assessments_among(snapshot.recorded(), snapshot.text):
        line = line_meant(snapshot, recorded)
        if line:
            found[line][given.assessment.holder].append(given)
        elif not given.withdrawn:
            lost.append(recorded)
    return found, tuple(lost)


def assessments_among(
    reviews: Iterable[Review], text: Callable[[str], SourceText]
) -> Iterator[tuple[RecordedAssessment, GivenAssessment]]:
    """Yield the assessments that people gave, in that order, and whether they were taken back.

    One whose evidence stands in a source that the viewer may not see is left out.
    """
    given: dict[str, Review] = {}
    withdrawn: dict[str, bool] = {}
    for review in reviews:
        if review.finding.kind in ASSESSMENTS:
            given.setdefault(review.finding.id, review)
            withdrawn[review.finding.id] = review.verdict is ReviewDecision.WITHDRAW
    for name, review in given.items():
        recorded: RecordedAssessment = restored(review.replacement or "", RecordedAssessment)
        if recorded.assessment.citation and not _may_see(text, recorded.assessment.citation.source):
            continue
        yield recorded, GivenAssessment(name, recorded.assessment, withdrawn[name], review.who)


def _may_see(text: Callable[[str], SourceText], source: str) -> bool:
    try:
        text(source)
    except NotFound:
        return False
    return True
