"""Where views diverge between the meetings and statements of one overview, not within any one of them."""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from travaux.analysis.meeting.differences import divided_by_name
from travaux.analysis.meeting.key_terms import Catchword, SideStatement
from travaux.analysis.meeting.sides import MeetingSides, find_sides
from travaux.analysis.meeting.stands import Key, catchwords_of, take_stands
from travaux.analysis.overview.claims import ArguedMeeting
from travaux.analysis.wording import stem
from travaux.domain.actors import Actor
from travaux.domain.findings import Argument, Difference
from travaux.domain.meetings import Intervention
from travaux.domain.positions import TargetKind


@dataclass(frozen=True, slots=True)
class _Table:
    """The arguments of all meetings, each in an intervention of its own meeting, and their sides."""

    arguments: tuple[Argument, ...]
    room: MeetingSides
    first: tuple[int, ...]  # the place at which each meeting's arguments begin


def find_across(heard: Sequence[ArguedMeeting], opposed: Sequence[Difference] = ()) -> tuple[Difference, ...]:
    """Return the differences of all meetings: those within each, and those between them, each told once.

    Paragraph numbers mean other paragraphs in other versions of a text, so between meetings only things
    with a name, quoted words and quantities are compared, and the objects that sides are ``opposed`` over.
    """
    within = [difference for each in heard for difference in each.differences]
    table = _pooled(heard)
    named = divided_by_name(_named_by_sides(heard, table), table.arguments, table.room)
    between = [*(each for each in named if _spans_meetings(each)), *opposed]
    told = [_opposing_places(each) for each in between]
    kept = [each for each in within if not any(_opposing_places(each) <= pairs for pairs in told)]
    return (
        *kept,
        *(
            each
            for each in between
            if not any(_opposing_places(each) <= _opposing_places(one) for one in kept)
        ),
    )


def _pooled(heard: Sequence[ArguedMeeting]) -> _Table:
    arguments: list[Argument] = []
    first: list[int] = []
    actors: dict[str, Actor] = {}
    speaks_for: dict[str, tuple[Actor, ...]] = {}
    side_of: dict[str, str] = {}
    turns: dict[str, tuple[Intervention, ...]] = {}
    for number, each in enumerate(heard):
        room = find_sides(each.meeting)
        first.append(len(arguments))
        sided = [argument for argument in each.arguments if room.side(argument)]
        arguments += [replace(one, intervention=f"{number}/{one.intervention}") for one in sided]
        side_of.update({f"{number}/{turn}": name for turn, name in room.side_of.items()})
        actors.update(room.actors)
        turns.update(room.turns)
        for name, groups in room.speaks_for.items():
            speaks_for[name] = tuple(dict.fromkeys((*speaks_for.get(name, ()), *groups)))
    return _Table(tuple(arguments), MeetingSides(actors, speaks_for, side_of, turns), tuple(first))


def _named_by_sides(heard: Sequence[ArguedMeeting], table: _Table) -> list[Catchword]:
    """Return what sides of any meeting are for or against by its name."""
    pooled: dict[Key, list[tuple[int, SideStatement]]] = defaultdict(list)
    printed: dict[Key, Key] = {}
    for each, first in zip(heard, table.first, strict=True):
        room = find_sides(each.meeting)
        sided = [argument for argument in each.arguments if room.side(argument)]
        close, _ = take_stands(each.meeting, sided, room, each.positions)
        for key, taken in close.items():
            if key[0] is not TargetKind.PARAGRAPH and not key[1][-1:].isdigit():
                same = printed.setdefault(_common_key(key), key)
                pooled[same] += [(sign, replace(one, argument=first + one.argument)) for sign, one in taken]
    return list(catchwords_of(pooled))


def _common_key(key: Key) -> Key:
    """Return what is common to the ways in which meetings print one thing: the last word of its name."""
    kind, label = key
    return (kind, stem(label.split()[-1].lower())) if label.startswith("the ") else (kind, label.lower())


def _spans_meetings(difference: Difference) -> bool:
    sources = [{citation.source for citation in side.citations} for side in difference.sides]
    return len(set.union(*sources)) > 1


def _opposing_places(difference: Difference) -> Set[tuple[str, str, int]]:
    """Return who says what in a difference, by the place of its words."""
    voices = [voice for side in difference.sides for voice in side.voices]
    return {(voice.name, voice.citation.source, voice.citation.start) for voice in voices}
