"""The main points of a meeting: by matter, what its holders said of most weight, each in its own words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.sides import MeetingSides, holder_or_turn
from travaux.analysis.wording import StemmedToken, content_stems, is_content, telling_runs
from travaux.domain.findings import Argument
from travaux.reference.lexicons import lexicon_pattern

MOST = 10  # main points that a report shows; a reader of a summary lists eight to ten
_VOICES = 4  # holders whose words stand under one point
_LARGE = 12  # arguments of a matter from which it is told by what was said in it, not as one
_SHARE = 0.4  # of all arguments, from which a matter is the whole meeting
_ALIKE = 0.4  # of the telling words of two claims in common, from which one adds nothing to the other
_HEAVIEST = 5  # arguments by which a matter is weighed


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A matter, None where the record has no words for it, and the arguments that say what was held on it."""

    matter: str | None
    arguments: tuple[Argument, ...]


def find_key_points(
    items: Items, arguments: Sequence[Argument], weights: Mapping[str, float], room: MeetingSides
) -> tuple[KeyPoint, ...]:
    """Return the main points of a meeting, that of most weight first; ``weights`` are by argument id."""
    # What has no telling word weighs nothing, and holds nothing.
    arguments = [each for each in arguments if weights[each.id] > 0]
    groups = list(by_matter(items, arguments, room))
    ranked = sorted(groups, key=lambda group: -_weight(group[1], weights, room))
    chosen = list(_chosen_points(ranked, weights, room))
    rest = sorted(_left_out_arguments(arguments, chosen), key=lambda each: -weights[each.id])
    for each in rest:
        if len(chosen) >= MOST:
            break
        if not any(_repeats(each, one) for point in chosen for one in point.arguments):
            chosen.append(KeyPoint(None, (each,)))
    return tuple(chosen)


def _chosen_points(
    ranked: Sequence[tuple[str | None, list[Argument]]], weights: Mapping[str, float], room: MeetingSides
) -> Iterator[KeyPoint]:
    told: list[Argument] = []
    for label, held in ranked[:MOST]:
        picked: list[Argument] = []
        holders: set[str] = set()
        for each in sorted(held, key=lambda one: -weights[one.id]):
            holder = holder_or_turn(each, room)
            if len(picked) == _VOICES or holder in holders:
                continue
            if not any(_repeats(each, one) for one in (*told, *picked)):
                picked.append(each)
                holders.add(holder)
        if picked:
            told.extend(picked)
            yield KeyPoint(label, tuple(picked))


def _left_out_arguments(arguments: Sequence[Argument], chosen: Sequence[KeyPoint]) -> list[Argument]:
    told = {each.id for point in chosen for each in point.arguments}
    return [each for each in arguments if each.id not in told]


def _repeats(one: Argument, other: Argument) -> bool:
    first, second = (set(content_stems(each.citations[0].quote)) for each in (one, other))
    return len(first & second) > _ALIKE * min(len(first), len(second)) if first and second else False


def _weight(held: Sequence[Argument], weights: Mapping[str, float], room: MeetingSides) -> float:
    heaviest = sorted((weights[each.id] for each in held), reverse=True)[:_HEAVIEST]
    return sum(heaviest) / _HEAVIEST * log(2 + len({holder_or_turn(each, room) for each in held}))


def by_matter(
    items: Items, arguments: Sequence[Argument], room: MeetingSides
) -> Iterator[tuple[str | None, list[Argument]]]:
    """Yield the matters with their arguments; one that fills the meeting by the phrases used in it."""
    held: dict[str | None, list[Argument]] = defaultdict(list)
    for each in arguments:
        item = items.at(each.citations[0].start)
        held[item.label if item else None].append(each)
    for label, found in held.items():
        whole = len(found) >= _LARGE and len(found) > _SHARE * len(arguments)
        if label is None or whole:
            yield from _by_phrase(found, room)
        else:
            yield label, found


def _by_phrase(arguments: Sequence[Argument], room: MeetingSides) -> Iterator[tuple[str, list[Argument]]]:
    """Yield phrases that several sides use, each with the arguments in which it stands and none before it."""
    using: dict[tuple[str, ...], list[Argument]] = defaultdict(list)
    printed: dict[tuple[str, ...], str] = {}
    names = room.stems() | {one for each in arguments for one in content_stems(each.actor or "")}
    for each in arguments:
        for stems, words in telling_runs(each.citations[0].quote, names, _may_name):
            if each not in using[stems][-1:]:
                using[stems].append(each)
            printed.setdefault(stems, words)
    left = {each.id for each in arguments}
    several = min(2, len({holder_or_turn(each, room) for each in arguments}))
    for stems in sorted(using, key=lambda one: -_share_of_sides(one, using[one], room)):
        fresh = [each for each in using[stems] if each.id in left]
        if len({holder_or_turn(each, room) for each in fresh}) >= several and len(fresh) > 1:
            left -= {each.id for each in fresh}
            yield printed[stems][:1].upper() + printed[stems][1:], fresh


def _share_of_sides(stems: tuple[str, ...], held: Sequence[Argument], room: MeetingSides) -> float:
    sides = len({holder_or_turn(each, room) for each in held})
    return log(1 + sides) * log(1 + len(held)) * (1 + 0.5 * (len(stems) - 1))


def _may_name(token: StemmedToken) -> bool:
    return is_content(token) and not lexicon_pattern("key_points", "no_matter").match(token.text)
