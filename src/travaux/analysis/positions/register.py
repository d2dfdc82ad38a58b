"""The register: positions of many sources put together, repetitions left out, contradictions shown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from travaux.domain.messages import Message, Text, joined, listed, message
from travaux.domain.positions import (
    PARTICULAR,
    Moment,
    Position,
    Register,
    Stance,
    TargetKind,
    Unresolved,
    Via,
    side,
)

_ON_RECORD = frozenset({Stance.RESERVE, Stance.DISSOCIATE, Stance.INTERPRET})
_DAYS_OF_ONE_OCCASION = 3  # a bulletin appears within a weekend of the day that it tells of

Key = tuple[TargetKind, str]


def gather(registers: Iterable[Register]) -> Register:
    """Return one register of all, with repetitions in one source left out and contradictions marked."""
    positions: list[Position] = []
    unresolved: list[Unresolved] = []
    unnamed: list[Position] = []
    for register in registers:
        unnamed.extend(register.unnamed)
        positions.extend(register.positions)
        unresolved.extend(register.unresolved)
    unique = _merged_positions(positions)
    held, doubts = tuple(_contested(_yielding(unique))), tuple(dict.fromkeys(unresolved))
    return Register(held, doubts, unnamed=tuple(dict.fromkeys(unnamed)))


def _merged_positions(positions: Iterable[Position]) -> list[Position]:
    """Return one position for what one source says of one actor several times, with every place it does."""
    found: dict[tuple[object, ...], Position] = {}
    for position in positions:
        source = position.citations[0].source
        group = position.speaking_for.code if position.speaking_for else None
        key = (
            source,
            position.actor.code,
            group,
            position.stance,
            position.moment,
            position.targets or position.id,
        )
        known = found.get(key)
        if known is None:
            found[key] = position
        else:
            together = tuple(dict.fromkeys((*known.citations, *position.citations)))
            best = max(known.confidence, position.confidence)
            found[key] = replace(known, citations=together, confidence=best)
    return list(found.values())


def keys_of(position: Position) -> tuple[Key, ...]:
    """Return what a position is about, so that positions on the same thing can be found."""
    return tuple(dict.fromkeys((target.kind, target.label.lower()) for target in position.targets))


def _yielding(positions: Sequence[Position]) -> list[Position]:
    """Mark what a report says where the actor's own words of the same days say the same or the contrary."""
    own: dict[tuple[str, Key], list[Position]] = defaultdict(list)
    for position in positions:
        if position.via is Via.OWN_WORDS:
            for key in keys_of(position):
                own[position.holder.code, key].append(position)
    return [_yielded(position, own) for position in positions]


def _yielded(position: Position, own: dict[tuple[str, Key], list[Position]]) -> Position:
    if position.via is Via.OWN_WORDS:
        return position
    said = [one for key in keys_of(position) for one in own.get((position.holder.code, key), [])]
    said = [one for one in said if _at_one_time(one, position)]
    if any(one.stance is position.stance for one in said):
        return replace(position, yields=True)
    against = sorted({one.stance.value for one in said if _clash(one.stance, position.stance)})
    if not against:
        return position
    own_words = joined(Message(stance) for stance in against)
    differs = message(
        "a report has “%(stance)s”, the own words “%(own)s”",
        stance=Message(position.stance.value),
        own=own_words,
    )
    return replace(position, yields=True, contested=differs)


def _clash(one: Stance, other: Stance) -> bool:
    """Tell whether two stances on one thing cannot both be right."""
    if {one, other} <= _ON_RECORD:
        return one is not other
    return side(one) * side(other) < 0


def _at_one_time(one: Position, other: Position) -> bool:
    """Tell whether two positions may be of one occasion; where a date is missing they may."""
    return one.date is None or other.date is None or are_days_of_one_occasion(one.date, other.date)


def are_days_of_one_occasion(one: str, other: str) -> bool:
    """Tell whether what is dated ``one`` may tell of what is dated ``other``, both as YYYY-MM-DD."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _DAYS_OF_ONE_OCCASION


def _contested(positions: Sequence[Position]) -> list[Position]:
    """Mark a delegation on both sides of one thing at one moment, and reports that contradict each other."""
    held: dict[tuple[str, Key, Moment, str | None], list[Position]] = defaultdict(list)
    for position in positions:
        for key in keys_of(position):
            if key[0] in PARTICULAR:
                held[position.holder.code, key, position.moment, position.date].append(position)
    reasons: dict[str, Text] = {}
    for (_, key, _, _), together in held.items():
        reason = _on_both_sides(together) or _reported_differently(together)
        if reason:
            for position in together:
                if side(position.stance) or position.stance in _ON_RECORD:
                    about = joined((Message(key[0]), key[1]), " ")
                    why = message("%(reason)s (%(about)s)", reason=reason, about=about)
                    reasons.setdefault(position.id, why)
    return [
        replace(position, contested=position.contested or reasons[position.id])
        if position.id in reasons
        else position
        for position in positions
    ]


def _on_both_sides(together: Sequence[Position]) -> Message | None:
    sides = {side(position.stance) for position in together} - {0}
    if sides != {1, -1}:
        return None
    stances = sorted({position.stance.value for position in together if side(position.stance)})
    return message("on both sides: %(stances)s", stances=listed([Message(stance) for stance in stances]))


def _reported_differently(together: Sequence[Position]) -> Message | None:
    """Return how reports differ where two of them give one actor different stands on one thing."""
    told = [p for p in together if p.via is Via.REPORT and p.stance in _ON_RECORD]
    stances = sorted({position.stance.value for position in told})
    sources = {position.citations[0].source for position in told}
    if len(stances) < 2 or len(sources) < 2:
        return None
    return message("sources differ: %(stances)s", stances=listed([Message(stance) for stance in stances]))
