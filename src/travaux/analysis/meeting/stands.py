"""Stands on what a text calls by number or in quotation marks: paragraphs, options, words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from travaux.analysis.meeting.key_terms import Catchword, SideStatement
from travaux.analysis.meeting.matters import Interpretation, Matters, find_uttered, quantity
from travaux.analysis.meeting.placed_arguments import PlacedArguments
from travaux.analysis.meeting.sides import MeetingSides
from travaux.domain.findings import Argument
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, message
from travaux.domain.positions import Position, Stance, Target, TargetKind
from travaux.domain.positions import side as sign_of
from travaux.domain.spans import Citation
from travaux.reference.phrases import load_pattern, pattern_about

_SHORT = 10  # words of a clause whose "it" can only be what was just named
_JUST = 160  # characters before it within which that was
_pattern = partial(load_pattern, "stands")

Key = tuple[TargetKind, str]


@dataclass(frozen=True, slots=True)
class Stands:
    """What several sides took a stand on by name.

    ``closely`` holds stands on the thing itself, ``broadly`` those on something in it as well;
    ``interpretations`` are words that several sides say how they understand, none for or against.
    """

    closely: tuple[Catchword, ...] = ()
    broadly: tuple[Catchword, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()


Taken = Mapping[Key, Sequence[tuple[int, SideStatement]]]
"""Stands by what they are on: for it (1) or against it (-1), and the sentence."""


def find_stands(
    meeting: Meeting, arguments: Sequence[Argument], room: MeetingSides, positions: Sequence[Position]
) -> Stands:
    """Return the paragraphs, options and words that sides are for or against, with one statement a side."""
    close, broad = take_stands(meeting, arguments, room, positions)
    interpretations = tuple(_interpretations(meeting, room, positions))
    return Stands(tuple(catchwords_of(close)), tuple(catchwords_of(broad)), interpretations)


def take_stands(
    meeting: Meeting, arguments: Sequence[Argument], room: MeetingSides, positions: Sequence[Position]
) -> tuple[Taken, Taken]:
    """Return every stand on a thing itself, and every stand on it or on something in it."""
    placed = PlacedArguments(meeting, arguments)
    matters = Matters(meeting, room)
    close: dict[Key, list[tuple[int, SideStatement]]] = defaultdict(list)
    broad: dict[Key, list[tuple[int, SideStatement]]] = defaultdict(list)
    for position, statement in _statements(arguments, placed, room, positions):
        sign = sign_of(position.stance)
        for target in _targets_in_words(meeting, position) if sign else ():
            key = (target.kind, target.label)
            broad[key].append((sign, statement))
            if target.kind is not TargetKind.PARAGRAPH or _is_object(target, statement.citation.quote):
                close[key].append((sign, statement))
        for key in (
            _unnumbered_keys(position, matters, arguments[statement.argument].intervention) if sign else ()
        ):
            broad[key].append((sign, statement))
            close[key].append((sign, statement))
    for uttered in find_uttered(meeting, room):
        argument = placed.at(uttered.citation)
        if argument is not None:
            said = SideStatement(argument, uttered.side, uttered.citation)
            broad[TargetKind.PROPOSAL, uttered.matter].append((uttered.sign, said))
            close[TargetKind.PROPOSAL, uttered.matter].append((uttered.sign, said))
    return close, broad


def _statements(
    arguments: Sequence[Argument], placed: PlacedArguments, room: MeetingSides, positions: Sequence[Position]
) -> Iterator[tuple[Position, SideStatement]]:
    """Yield every position of a side that argues, with its sentence."""
    for position in positions:
        citation = position.citations[0]
        argument = placed.at(citation)
        side = room.side(arguments[argument]) if argument is not None else None
        if argument is not None and side is not None and not _pattern("by_name").search(citation.quote):
            yield position, SideStatement(argument, side, citation)


def _interpretations(
    meeting: Meeting, room: MeetingSides, positions: Sequence[Position]
) -> Iterator[Interpretation]:
    """Yield the quoted words of the text that a side says how it understands, once a side."""
    told: set[tuple[str, str]] = set()
    for position in positions:
        turn = meeting.turn_at(position.citations[0].start)
        side = room.side_of.get(turn.id) if turn else None
        if position.stance is not Stance.INTERPRET or side is None:
            continue
        for target in _targets_in_words(meeting, position):
            if target.kind is TargetKind.TERM and (side, target.label) not in told:
                told.add((side, target.label))
                yield Interpretation(side, target.label, position.citations[0])


def _unnumbered_keys(position: Position, matters: Matters, intervention: str) -> Iterator[Key]:
    """Yield what a position is about that it does not number: a thing by its name, a quantity, the item."""
    item, quote = matters.item(intervention), position.citations[0].quote
    numbered = any(target.kind is TargetKind.PARAGRAPH for target in position.targets)
    conditional = _pattern("conditional").search(quote) is not None
    if item and not numbered and _pattern("on_the_item").search(quote) and not conditional:
        yield TargetKind.PARAGRAPH, item
    for target in position.targets:
        if target.kind is TargetKind.TERM and not conditional:
            name = matters.named(target.label) or quantity(target.label)
            if name:
                yield TargetKind.PROPOSAL, name


def _targets_in_words(meeting: Meeting, position: Position) -> Iterator[Target]:
    """Yield the targets that the words themselves name, the first of each kind."""
    quote = position.citations[0].quote
    seen: set[TargetKind] = set()
    for target in position.targets:
        if target.kind in seen or not _is_named(meeting, position.citations[0], target, quote):
            continue
        seen.add(target.kind)
        yield target


def _is_named(meeting: Meeting, citation: Citation, target: Target, quote: str) -> bool:
    match target.kind:
        case TargetKind.PARAGRAPH:
            before = meeting.source.text[max(0, citation.start - _JUST) : citation.start]
            points_back = len(quote.split()) <= _SHORT and _pattern("points_back").search(quote) is not None
            return _mentions(target, quote) or (points_back and _mentions(target, before))
        case TargetKind.TERM:
            return (
                len(target.label.split()) > 1
                and re.search(rf"[“\"‘]{re.escape(target.label)}[”\"’,.]", quote, re.IGNORECASE) is not None
            )
        case TargetKind.PROPOSAL:
            return target.label[-1:].isdigit() and target.label.lower() in quote.lower()
        case _:
            return False


def _mentions(target: Target, words: str) -> bool:
    return pattern_about("stands", "mentions", target.label).search(words) is not None


def _is_object(target: Target, quote: str) -> bool:
    """Tell whether the paragraph itself is supported or opposed, not something in it."""
    if _pattern("is_pronoun").search(quote) is not None:
        return True
    return pattern_about("stands", "is_object", target.label).search(quote) is not None


def catchwords_of(found: Taken) -> Iterator[Catchword]:
    """Yield what at least two statements are on, one statement a side; who says both is in neither camp."""
    for (kind, label), stands in found.items():
        camps: dict[int, dict[str, SideStatement]] = {1: {}, -1: {}}
        for sign, statement in stands:
            camps[sign].setdefault(statement.side, statement)
        torn = camps[1].keys() & camps[-1].keys()
        supporters, opponents = (
            tuple(each for side, each in camps[sign].items() if side not in torn) for sign in (1, -1)
        )
        if len(supporters) + len(opponents) > 1:
            said = _printed(kind, label)
            yield Catchword(str(said), supporters, opponents, said)


def _printed(kind: TargetKind, label: str) -> Text:
    if kind is TargetKind.PARAGRAPH:
        return message("paragraph %(label)s", label=label)
    return f"“{label}”" if kind is TargetKind.TERM else label
