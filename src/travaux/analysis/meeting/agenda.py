"""The matters of a meeting with who spoke to each: from its record, never from a list made elsewhere."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.analysis.meeting.agreement import Point
from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.sides import MeetingSides
from travaux.analysis.wording import telling_runs
from travaux.domain.findings import Argument, Line
from travaux.domain.meeting_reports import Matter
from travaux.domain.spans import Citation, stable_id

_MOST = 24
_PHRASES = 8  # phrases that stand in for an agenda where the record prints none
_HOLDERS = 3  # sides that share a phrase before it names a matter; all of them where fewer spoke
_CITED = 6
_SEVERAL = 2


def find_matters(
    items: Items, arguments: Sequence[Argument], points: Sequence[Point], room: MeetingSides
) -> tuple[Matter, ...]:
    """Return the matters in the order of the record: items first, then texts by name, else shared phrases."""
    called = list(_items(items, arguments, room))
    texts = [_text(point, arguments) for point in points]
    found = [*called, *texts] if called or texts else list(_phrases(arguments, room))
    return tuple(found[:_MOST])


def under_matters(items: Items, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return ``lines`` with the item that the record was at, unless it has one item alone."""
    if len(items.items) < _SEVERAL:
        return tuple(lines)
    at = (items.at(line.citations[0].start) for line in lines)
    return tuple(
        replace(line, matter=item.label if item else None) for line, item in zip(lines, at, strict=True)
    )


def _items(items: Items, arguments: Sequence[Argument], room: MeetingSides) -> Iterator[Matter]:
    held: dict[str, list[Argument]] = defaultdict(list)
    for argument in arguments:
        item = items.at(argument.citations[0].start)
        if item is not None:
            held[item.label].append(argument)
    first = {item.label: item for item in reversed(items.items)}
    for label, item in sorted(first.items(), key=lambda pair: pair[1].start):
        yield _matter_on_agenda(label, "item", held[label], room, (item.citation,))


def _text(point: Point, arguments: Sequence[Argument]) -> Matter:
    voices = (*point.supporters, *point.opponents, *point.conditional)
    cited = tuple(voice.citation for voice in voices)
    spoken = [
        each.id
        for each in arguments
        if any(
            one.start <= c.start < one.end for c in cited for one in each.citations if one.source == c.source
        )
    ]
    names = tuple(dict.fromkeys(voice.name for voice in voices))
    return Matter(stable_id("matter", point.words), point.words, "text", names, tuple(spoken), cited[:_CITED])


def _phrases(arguments: Sequence[Argument], room: MeetingSides) -> Iterator[Matter]:
    """Yield the runs of two or three telling words that several sides use, those of most sides first."""
    used: dict[tuple[str, ...], list[Argument]] = defaultdict(list)
    printed: dict[tuple[str, ...], str] = {}
    names = room.stems()
    for argument in arguments:
        for phrase, words in dict(telling_runs(argument.citations[0].quote, names)).items():
            used[phrase].append(argument)
            printed.setdefault(phrase, words)
    enough = min(_HOLDERS, max(len(set(room.side_of.values())), 2))
    shared = {phrase: _sides(held, room) for phrase, held in used.items()}
    ranked = sorted(shared, key=lambda each: (-len(shared[each]), -len(each), each))
    told: list[tuple[str, ...]] = []
    for phrase in ranked:
        if (
            len(shared[phrase]) < enough
            or len(told) == _PHRASES
            or any(set(phrase) & set(one) for one in told)
        ):
            continue
        told.append(phrase)
        cited = tuple(each.citations[0] for each in used[phrase][:_CITED])
        yield _matter_on_agenda(printed[phrase], "phrase", used[phrase], room, cited)


def _sides(held: Sequence[Argument], room: MeetingSides) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side for each in held if (side := room.side(each)) is not None))


def _matter_on_agenda(
    label: str, kind: str, held: Sequence[Argument], room: MeetingSides, cited: tuple[Citation, ...]
) -> Matter:
    return Matter(
        stable_id("matter", label), label, kind, _sides(held, room), tuple(each.id for each in held), cited
    )
