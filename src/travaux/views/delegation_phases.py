"""A delegation phase by phase: where it stood, what it asked, what it got, where it moved, and with whom."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.domain.lineage import Lineage, Trace
from travaux.domain.positions import Moment, Position, Via, side
from travaux.domain.sources import Source
from travaux.domain.texts import Action
from travaux.views.delegations import Delegation, Entered, Parted, SharedPoint, Wish, delegations, slug
from travaux.views.positions.indexes import positions_by
from travaux.views.procedure.adoption import adoption_of
from travaux.views.procedure.phases import Phase, phase_of_source
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views


@dataclass(frozen=True, slots=True)
class AskedWords:
    """Words that a delegation wants something of, in the versions from ``first`` to ``last``."""

    action: Action
    words: str
    note: str | None
    first: str
    last: str
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class GotWords:
    """Words of a delegation's that came into the text: where, with which version, and whether they stand."""

    words: str
    label: str
    path: str
    came: str
    went: str | None


@dataclass(frozen=True, slots=True)
class GotProposal:
    """A proposal of a delegation's submissions whose words entered the text, and the paragraph with them."""

    trace: Trace
    source: Source
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Move:
    """A stance that took the place of another on the same thing, or lifted it."""

    before: Position
    after: Position


@dataclass(frozen=True, slots=True)
class Company:
    """Somebody with whom a delegation shares points, or whom it faces, and how often."""

    name: str
    shared: int
    opposed: int


@dataclass(frozen=True, slots=True)
class DelegationPhase:
    """What the record has of a delegation in one phase."""

    phase: Phase
    stood: tuple[Position, ...] = ()
    asked: tuple[AskedWords, ...] = ()
    sent: tuple[Source, ...] = ()
    got: tuple[GotWords, ...] = ()
    entered: tuple[GotProposal, ...] = ()
    moved: tuple[Move, ...] = ()
    company: tuple[Company, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to say of it."""
        return not any((self.stood, self.asked, self.sent, self.got, self.entered, self.moved, self.company))


def delegation_phases(snapshot: Snapshot, known: Delegation) -> tuple[DelegationPhase, ...]:
    """Return the phases of which the record has something of a delegation, in their order."""
    gathering = _PhaseGathering(snapshot, known)
    found = (gathering.phase(phase) for phase in Phase)
    return tuple(each for each in found if not each.is_empty)


def own_positions(snapshot: Snapshot, known: Delegation) -> tuple[Position, ...]:
    """Return a delegation's own positions, each act once; what it said for a group is the group's."""
    leading = {event.position for event in positions_by(snapshot).register.events}
    held = (one for one in _spoken(snapshot, known) if one.holder.code == known.actor.code)
    return tuple(one for one in held if not leading or one.id in leading)


def for_others(snapshot: Snapshot, known: Delegation) -> tuple[Position, ...]:
    """Return the positions of groups that a delegation spoke for."""
    return tuple(one for one in _spoken(snapshot, known) if one.holder.code != known.actor.code)


def _spoken(snapshot: Snapshot, known: Delegation) -> Sequence[Position]:
    """Return all positions that a delegation spoke for, its own and others'."""
    return positions_by(snapshot).by_holder.get(slug(known.actor), ())


def _points(snapshot: Snapshot, known: Delegation) -> tuple[list[SharedPoint], list[Parted]]:
    """Return the points that it shares or opposes for itself, or, of a group, those made on its behalf."""
    name, everybody = known.actor.name, delegations(snapshot).values()
    shared = [each for each in known.shared if not each.spoken_for]
    parted = [each for each in known.parted if not each.spoken_for]
    shared += [each for one in everybody for each in one.shared if name in each.spoken_for]
    parted += [each for one in everybody for each in one.parted if name in each.spoken_for]
    return shared, parted


class _PhaseGathering:
    """Goes through what is known of a delegation once a phase."""

    def __init__(self, snapshot: Snapshot, known: Delegation) -> None:
        self.snapshot, self.known = snapshot, known
        self.text = paragraph_views(snapshot) if snapshot.has(Lineage) else None
        self.positions = own_positions(snapshot, known)
        self.by_id: Mapping[str, Position] = {one.id: one for one in _spoken(snapshot, known)}
        self.shared, self.parted = _points(snapshot, known)

    def phase(self, phase: Phase) -> DelegationPhase:
        """Return what there is of one phase."""
        stood = tuple(one for one in self.positions if self._phase_of(one) is phase)
        return DelegationPhase(
            phase,
            stood,
            tuple(self._asked(phase)),
            tuple(each for each in self.known.inputs if phase_of_source(self.snapshot, each) is phase),
            tuple(self._got(phase)),
            tuple(self._entered()) if phase is Phase.CONSULTATION else (),
            tuple(self._moved(stood)),
            tuple(self._company(phase, stood)),
        )

    def _phase_of(self, one: Position) -> Phase:
        """Return the phase in which a position was taken; explanations are of the adoption, however told."""
        phase = phase_of_source(self.snapshot, self.snapshot.source(one.citations[0].source))
        explains = one.moment is not Moment.UNKNOWN or one.via is Via.REPORT
        return Phase.ADOPTION if phase is Phase.FOLLOW_UP and explains else phase

    def _version_is_of(self, version: int, phase: Phase) -> bool:
        text = self.text
        return text is not None and phase_of_source(self.snapshot, text.sources[version]) is phase

    def _asked(self, phase: Phase) -> Iterator[AskedWords]:
        """Yield what is written beside the words of the text, each wish once through the versions."""
        found: dict[tuple[str | None, Action, str], list[Wish]] = {}
        for wish in self.known.wishes:
            if self._version_is_of(wish.version, phase):
                found.setdefault((wish.thread, wish.action, " ".join(wish.words.split())), []).append(wish)
        for wishes in found.values():
            if self.text:
                yield asked_words(self.text, wishes)

    def _got(self, phase: Phase) -> Iterator[GotWords]:
        text = self.text
        for one in sorted(self.known.entered, key=lambda each: each.went is not None):
            if text and self._version_is_of(one.came, phase):
                yield _got_words(text, one)

    def _entered(self) -> Iterator[GotProposal]:
        """Yield the proposals of submissions whose words entered the text, in the order of the text."""
        own = {source.id: source for source in self.known.inputs}
        for thread, traces in self.text.traces.items() if self.text and own else ():
            for trace, _ in traces:
                cited = trace.proposal.citation
                if cited and cited.source in own and self.text:
                    label = self.text.label(thread)
                    yield GotProposal(trace, own[cited.source], label, f"paragraphs/{thread}/")

    def _moved(self, stood: Iterable[Position]) -> Iterator[Move]:
        for after in stood:
            for name in after.supersedes:
                before = self.by_id.get(name)
                if before and (before.stance is not after.stance or after.closes):
                    yield Move(before, after)

    def _company(self, phase: Phase, stood: Iterable[Position]) -> Iterator[Company]:
        """Yield those with whom it shares points or whom it faces, those with most in common first."""
        own = self.known.actor.name
        shared = Counter(actor.name for one in stood for actor in one.aligned_with)
        for each in self.shared:
            if self._is_of(each, phase):
                shared.update(set(each.others))
        opposed = Counter[str]()
        for parted in self.parted:
            if self._is_of(parted, phase):
                opposed.update({name for side in parted.others for name in side.actors})
        names = (shared.keys() | opposed.keys()) - {own}
        for name in sorted(names, key=lambda name: (-shared[name], -opposed[name], name)):
            yield Company(name, shared[name], opposed[name])

    def _is_of(self, point: SharedPoint | Parted, phase: Phase) -> bool:
        return phase_of_source(self.snapshot, point.source) is phase


def asked_words(text: ParagraphViews, wishes: Sequence[Wish]) -> AskedWords:
    """Return a wish through the versions in which it stands, at the paragraph where it stands last."""
    first, last = wishes[0], wishes[-1]
    place = f"text/{text.sources[last.version].id}/#p{last.paragraph.index}"
    return AskedWords(
        last.action,
        last.words,
        last.note,
        text.name(first.version),
        text.name(last.version),
        text.called(last.version, (last.paragraph.index,)),
        f"paragraphs/{last.thread}/" if last.thread else place,
    )


def _got_words(text: ParagraphViews, one: Entered) -> GotWords:
    gone = None if one.went is None else text.name(one.went)
    path = f"paragraphs/{one.thread}/"
    return GotWords(one.words, text.label(one.thread), path, text.name(one.came), gone)


def open_wishes(snapshot: Snapshot, known: Delegation) -> tuple[AskedWords, ...]:
    """Return what it still asks of the words of the latest version; nothing once that is adopted."""
    if not snapshot.has(Lineage) or adoption_of(snapshot):
        return ()
    text = paragraph_views(snapshot)
    last = len(text.sources) - 1
    return tuple(asked_words(text, (wish,)) for wish in known.wishes if wish.version == last)


def open_positions(snapshot: Snapshot, known: Delegation) -> tuple[Position, ...]:
    """Return what it still holds that asks for a change or keeps it apart: all but plain support.

    Once the text is adopted that is what it holds since: before, there is nothing left to change.
    """
    held = {one.id for one in positions_by(snapshot).held}
    adopted = adoption_of(snapshot) if snapshot.has(Lineage) else None
    day = adopted.date.isoformat() if adopted and adopted.date else ""
    return tuple(
        one
        for one in own_positions(snapshot, known)
        if one.id in held
        and side(one.stance) <= 0
        and not any(target.overtaken for target in one.targets)
        and (not day or (one.date or "") >= day)
    )
