"""The ledger: positions put together into events, and which of them still stand.

An act that was heard, minuted and reported is one event with several witnesses; the holder's own words come
before reports. A later act of the same holder on the same thing supersedes an earlier one, and both stay.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from travaux.analysis.positions.register import are_days_of_one_occasion
from travaux.domain.positions import (
    PARTICULAR,
    Event,
    Moment,
    Position,
    PositionStatus,
    Register,
    Stance,
    Target,
    TargetKind,
    Time,
    Via,
    Witness,
)
from travaux.domain.spans import stable_id

Key = tuple[TargetKind, str, str]

VERDICTS = frozenset(
    {
        Stance.SUPPORT,
        Stance.OPPOSE,
        Stance.RESERVE,
        Stance.DISSOCIATE,
        Stance.DELETE,
        Stance.CONDITIONAL,
        Stance.NOT_BLOCKING,
        Stance.UNDECIDED,
    }
)
"""Stances that answer one question, whether the words are accepted: of one holder only the last stands.

A regret, an interpretation, a call or a proposal of wording answers another one, and stands beside them.
"""


def enter(register: Register) -> Register:
    """Return ``register`` with its events, every position marked with whether it still stands."""
    told = [position for position in register.positions if position.closes is None]
    groups = _told_together(told)
    events = [_event(group) for group in groups]
    closing = [position for position in register.positions if position.closes is not None]
    judged = _withdrawn(_superseded(events), closing)
    by_position = {witness.position: event for event in judged for witness in event.witnesses}
    lead = {event.id: event.position for event in judged}
    positions = tuple(
        replace(
            position,
            status=event.status,
            supersedes=tuple(lead[one] for one in event.supersedes),
        )
        if (event := by_position.get(position.id))
        else position
        for position in register.positions
    )
    return replace(register, positions=positions, events=tuple(judged))


def keys_of(targets: Iterable[Target]) -> frozenset[Key]:
    """Return what ``targets`` are: a thread of the text, or a label within its instrument."""
    return frozenset(_key(target) for target in targets)


def _key(target: Target) -> Key:
    if target.thread:
        return target.kind, "", target.thread
    return target.kind, (target.instrument or "").lower(), target.label.lower()


def _told_together(positions: Sequence[Position]) -> list[list[Position]]:
    """Return the positions by the act that they tell of, each act in the order of its first telling."""
    groups: list[list[Position]] = []
    by_act: dict[tuple[str, Stance], list[list[Position]]] = defaultdict(list)
    for position in positions:
        acts = by_act[position.holder.code, position.stance]
        known = next((one for one in acts if _is_one_act(one, position)), None)
        if known is not None:
            known.append(position)
            continue
        fresh = [position]
        groups.append(fresh)
        acts.append(fresh)
    return groups


def _is_one_act(group: Sequence[Position], position: Position) -> bool:
    """Tell whether ``position`` tells of the act that ``group`` tells of, in another source or again.

    Without a target nothing shows that two tellings are of one act. The thing must be the same, or what one
    telling says of several things the other says of one of them.
    """
    keys = keys_of(position.targets)
    first = group[0]
    if position.time is not first.time or not keys or not _is_one_holder(first, position):
        return False
    return any(
        (known := keys_of(one.targets)) and (known <= keys or keys <= known) and _at_one_time(one, position)
        for one in group
    )


def _at_one_time(one: Position, other: Position) -> bool:
    """Tell whether two tellings may be of one occasion: one source, or dates that may be of one."""
    if one.citations[0].source == other.citations[0].source:
        return True
    if {one.moment, other.moment} == {Moment.BEFORE, Moment.AFTER}:
        return False
    if one.date is None or other.date is None:
        return Via.REPORT in (one.via, other.via)
    if one.via is other.via is Via.OWN_WORDS:
        return one.date == other.date
    return are_days_of_one_occasion(one.date, other.date)


def _event(group: Sequence[Position]) -> Event:
    """Return the act that a group of positions tells of, its best witness first."""
    ranked = sorted(group, key=lambda one: (one.via is not Via.OWN_WORDS, -one.confidence))
    best = ranked[0]
    targets = tuple(dict.fromkeys(target for one in ranked for target in one.targets))
    contested = any(one.contested for one in ranked)
    return Event(
        stable_id("event", best.id),
        best.id,
        best.actor,
        best.speaking_for,
        best.stance,
        targets,
        _first_status(best, contested),
        best.moment,
        best.date,
        tuple(Witness(one.via, one.id, one.citations[0]) for one in ranked),
    )


def _first_status(best: Position, contested: bool) -> PositionStatus:
    if best.time is Time.PAST:
        return PositionStatus.SUPERSEDED
    return PositionStatus.CONTESTED if contested else PositionStatus.STANDS


def _superseded(events: Sequence[Event]) -> list[Event]:
    """Return ``events``, those that a later one of the same holder on the same thing replaces marked so."""
    by_holder: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.stance in VERDICTS and event.date:
            by_holder[_holder(event)].append(event)
    replaced: dict[str, str] = {}
    for own in by_holder.values():
        ordered = sorted(own, key=lambda event: event.date or "")
        for place, earlier in enumerate(ordered):
            later = next((one for one in ordered[place + 1 :] if _replaces(one, earlier)), None)
            if later:
                replaced[earlier.id] = later.id
    before: dict[str, list[str]] = defaultdict(list)
    for earlier_id, later_id in replaced.items():
        before[later_id].append(earlier_id)
    return [
        replace(
            event,
            status=PositionStatus.SUPERSEDED if event.id in replaced else event.status,
            supersedes=tuple(before.get(event.id, ())),
        )
        for event in events
    ]


def _holder(one: Position | Event) -> tuple[str, str]:
    return one.actor.code, one.speaking_for.code if one.speaking_for else ""


def _is_one_holder(one: Position | Event, other: Position | Event) -> bool:
    """Tell whether two tellings name one holder: the same, or a group and whoever speaks for it."""
    alone = one.speaking_for is None or other.speaking_for is None
    return _holder(one) == _holder(other) or (alone and one.holder == other.holder)


def _replaces(later: Event, earlier: Event) -> bool:
    """Tell whether ``later`` answers anew, on a later day, all that ``earlier`` answered.

    What was placed on record at adoption is the holder's last word on the text: nothing but a withdrawal
    in terms takes it back.
    """
    if later.stance is earlier.stance or later.date == earlier.date or earlier.moment is Moment.AFTER:
        return False
    known = keys_of(earlier.targets)
    particular = {key for key in known if key[0] in PARTICULAR}
    return bool(particular) and particular <= keys_of(later.targets)


def _withdrawn(events: Sequence[Event], closing: Sequence[Position]) -> list[Event]:
    """Return ``events``, those that their holders lift later marked as withdrawn."""
    lifted = {event.id: tuple(one.id for one in closing if _closes(one, event)) for event in events}
    return [
        replace(event, status=PositionStatus.WITHDRAWN, closed_by=lifted[event.id])
        if lifted[event.id]
        else event
        for event in events
    ]


def _closes(position: Position, event: Event) -> bool:
    """Tell whether ``position`` lifts ``event``: of its holder, of that stance, on its target or on all."""
    if not _is_one_holder(position, event) or position.closes is not event.stance:
        return False
    if position.date and event.date and position.date < event.date:
        return False
    first = event.witnesses[0].citation
    cited = position.citations[0]
    if position.date == event.date and cited.source == first.source and cited.start < first.start:
        return False
    keys = keys_of(position.targets)
    return not keys or bool(keys & keys_of(event.targets))
