"""Which of several objectors challenged which of several provisions, where one sentence names them all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase

_ALONE = 5.0  # of an objector whose provisions the sentence does not say
_UNCLAIMED = 6.0  # of provisions that no objector is named for
_BARRED = 7.0  # more than either: two things that their words do not join stay apart
_APART = 3.0  # across a semicolon or a contrast, where one side then lacks nothing
_SAME = 1e-9
_KEPT = 2  # ways to read a sentence: the best, and one to see whether it is as good


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"objections.{name}")


@dataclass(frozen=True, slots=True)
class ObjectionPart:
    """An objector or a list of provisions in a sentence, and its number among those of its kind."""

    start: int
    end: int
    number: int
    objector: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """Objectors with what they challenged, both by number. Without provisions, it is not clear which."""

    objectors: tuple[int, ...]
    provisions: tuple[int, ...]


def pair(words: str, mentions: Sequence[ObjectionPart]) -> list[Pairing]:
    """Return who challenged what, in the order of the sentence; nothing is paired that reads both ways.

    Objectors stand before what they challenged ("A on 9") or after it ("on 9 by A"), and one sentence can
    change from one to the other. Of all ways to part it, the one is taken that leaves fewest alone.
    """
    ways: list[list[tuple[float, tuple[Pairing, ...]]]] = [[(0.0, ())]]
    links = [_link(words, one, other) for one, other in pairwise(mentions)]
    cuts = [0.0, *(_cut(words[one.end : other.start]) for one, other in pairwise(mentions))]
    for end in range(1, len(mentions) + 1):
        reached = []
        for start in range(end):
            cost, unit = _unit(words, mentions, links, (start, end))
            reached += [(before + cuts[start] + cost, (*told, unit)) for before, told in ways[start]]
        ways.append(sorted(reached, key=lambda way: way[0])[:_KEPT])
    return _certain(ways[-1])


def _certain(ways: Sequence[tuple[float, tuple[Pairing, ...]]]) -> list[Pairing]:
    """Return the pairings of the best way; those that one as good tells otherwise lose their provisions."""
    cost, best = ways[0]
    even = ways[1][1] if len(ways) > 1 and ways[1][0] - cost < _SAME else best
    told = [one for one in best if one.objectors]
    return [one if one in even else Pairing(one.objectors, ()) for one in told]


def _unit(
    words: str, mentions: Sequence[ObjectionPart], links: Sequence[float], span: tuple[int, int]
) -> tuple[float, Pairing]:
    """Return what it costs to read a run of mentions as one challenge, and that challenge.

    ``links`` is what it costs to join each mention with the next, ``span`` the first of the run and its end.
    """
    start, end = span
    run = mentions[start:end]
    turns = sum(one.objector is not other.objector for one, other in pairwise(run))
    unit = Pairing(
        tuple(one.number for one in run if one.objector),
        tuple(one.number for one in run if not one.objector),
    )
    shared = turns == 2 and run[0].objector and _is_shared(words, mentions, start, end)
    if turns > 1 and not shared:
        return _BARRED * len(mentions), unit
    joined = [
        0.0 if shared and not one.objector and other.objector else link
        for (one, other), link in zip(pairwise(run), links[start : end - 1], strict=True)
    ]
    lacking = 0.0 if turns else _ALONE * len(unit.objectors) + _UNCLAIMED * len(unit.provisions)
    return sum(joined) + lacking, unit


def _is_shared(words: str, mentions: Sequence[ObjectionPart], start: int, end: int) -> bool:
    """Tell whether those named last are said to have done the same: "A on 9, as did B"."""
    last = max(number for number in range(start, end) if not mentions[number].objector)
    stop = mentions[end].start if end < len(mentions) else len(words)
    around = (words[mentions[last].end : mentions[last + 1].start], words[mentions[end - 1].end : stop])
    return bool(_phrase("shared").search(around[0]) or _phrase("shared_after").match(around[1]))


def _link(words: str, one: ObjectionPart, other: ObjectionPart) -> float:
    """Return what it costs to join two neighbours, by the words between them."""
    between = words[one.end : other.start]
    if one.objector is other.objector:
        return _same_kind(between, one.objector)
    if _phrase("apart").search(between):
        return _APART if one.objector else _BARRED
    parted = _phrase("parted").search(between)
    if one.objector:
        return 0.4 if parted else 0.0
    if _phrase("challenged_by").search(between):
        return 0.6 if parted else 0.0
    leads = _phrase("leads").search(words, 0, one.end) and _phrase("led").fullmatch(between)
    return 1.0 if leads else _BARRED


def _same_kind(between: str, objectors: bool) -> float:
    if _phrase("apart").search(between):
        return _APART
    if objectors and _phrase("by").search(between):
        return 0.5
    return 0.2 if not objectors or _phrase("comma_and").search(between) else 0.0


def _cut(between: str) -> float:
    """Return what it costs to part two neighbours: little, where something parts them."""
    return 0.0 if _phrase("parted").search(between) else 1.0
