"""The lines of the main points: what divides a meeting or is widely shared, then what was held by matter."""

from collections.abc import Sequence

from travaux.analysis.meeting.agreement import Concord, Point
from travaux.analysis.meeting.key_points import MOST, KeyPoint
from travaux.analysis.meeting.phrasing import shorten
from travaux.analysis.meeting.sides import MeetingSides, first_names, holder_of, named_for
from travaux.analysis.wording import content_stems, institutions
from travaux.domain.findings import Argument, Line
from travaux.domain.messages import Narrated, Text, joined, message, narrated
from travaux.domain.spans import Citation, stable_id

_STANDS = 4  # points on which sides are counted, before those that are told in words
_LONGEST = 40  # words of a claim that stands among others
_TELLING = 2  # telling words that a matter has, or a figure: one alone ("the Committee") says nothing


def find_points(
    concord: Concord, key_points: Sequence[KeyPoint], room: MeetingSides, decisions: Sequence[Line] = ()
) -> tuple[Line, ...]:
    """Return the main points: what most sides took a stand on by name, then what was held on each matter.

    Where little was argued, what was decided fills the list: in a short adoption that is the substance.
    """
    plain = [each for each in concord.points if _says_something(each.words)]
    counted = [_counted(each) for each in sorted(plain, key=_breadth, reverse=True)[:_STANDS]]
    told = [point_line(each, room) for each in key_points]
    settled = [_settled(each) for each in decisions]
    return tuple((*counted, *told, *settled)[:MOST])


def _settled(decision: Line) -> Line:
    said = decision.said
    if decision.matter:
        said = message("%(names)s: %(words)s", names=decision.matter, words=said)
    return _line(said, decision.citations, decision.actors)


def point_line(point: KeyPoint, room: MeetingSides) -> Line:
    """Return a matter with what its holders said, each named, in their own words or close to them."""
    said: Text = joined((claim_of(each, room, _LONGEST) for each in point.arguments), " ")
    if point.matter:
        said = message("%(names)s: %(words)s", names=point.matter, words=said)
    cited = [each.citations[0] for each in point.arguments]
    names = (holder for each in point.arguments if (holder := holder_of(each, room)))
    return _line(said, cited, tuple(dict.fromkeys(names)))


def claim_of(argument: Argument, room: MeetingSides, longest: int) -> Narrated:
    """Return what an argument holds in ``longest`` words at most, and its holder unless it says so."""
    text = shorten(argument.claim, longest)
    text += "”" if text.count("“") > text.count("”") else ""
    holder = holder_of(argument, room)
    if not room.side_of:  # sentences of the record name their holders themselves
        holder = None
    if holder is None or holder.lower() in text.lower():
        text = text if text[-1:] in ".…”?!" else f"{text}."
    else:
        text = f"{text.rstrip('.')} ({holder})."
    return narrated(text, shorten(argument.citations[0].quote, longest), holder_of(argument, room))


def _says_something(words: str) -> bool:
    telling = [one for one in content_stems(words) if one not in institutions()]
    return len(telling) >= _TELLING or any(character.isdigit() for character in words)


def _breadth(point: Point) -> int:
    """Return how many sides took a stand; a matter that divides them counts for more."""
    divides = bool(point.supporters and point.opponents)
    return len(point.supporters) + len(point.opponents) + len(point.conditional) + 2 * divides


def _counted(point: Point) -> Line:
    camps = (point.supporters, point.opponents, point.conditional)
    favour, against, bound = (
        first_names([named_for(each.name, [one.name for one in each.speaking_for]) for each in camp])
        for camp in camps
    )
    stands = (
        message("for: %(names)s", names=favour) if point.supporters else None,
        message("against: %(names)s", names=against) if point.opponents else None,
        message("on a condition: %(names)s", names=bound) if point.conditional else None,
    )
    voices = [each for camp in camps for each in camp]
    matter = joined((point.said or point.words,), capital=True)
    said = message("%(matter)s (%(stands)s).", matter=matter, stands=joined(stands, "; "))
    return _line(said, [each.citation for each in voices], tuple(each.name for each in voices))


def _line(said: Text, cited: Sequence[Citation], names: tuple[str, ...]) -> Line:
    return Line(
        stable_id("point", str(said), *(str(each.start) for each in cited)),
        "point",
        said,
        tuple(cited),
        names,
    )
