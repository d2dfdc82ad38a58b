"""Whom a record names, whoever speaks: what is left to say of a recogniser's output without speakers."""

from collections import defaultdict

from travaux.domain.findings import Line
from travaux.domain.meetings import Meeting
from travaux.domain.messages import counted
from travaux.domain.spans import stable_id
from travaux.reference.registry import Registry


def find_named(meeting: Meeting, registry: Registry) -> tuple[Line, ...]:
    """Return the actors named in what was said, most often named first, each with where it is named first.

    A name that could mean several actors is left out. To be named is neither to speak nor to be there.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for turn in meeting.interventions:
        for mention in registry.mentions(meeting.words_of(turn)):
            if actor := mention.resolution.actor:
                places[actor.name].append((turn.start + mention.start, turn.start + mention.end))
    ordered = sorted(places.items(), key=lambda named: (-len(named[1]), named[0]))
    return tuple(
        Line(
            stable_id("named", meeting.source.id, name),
            "named",
            name,
            (meeting.source.cite(*spans[0]),),
            (name,),
            note=counted("once", "%(n)s times", len(spans)),
        )
        for name, spans in ordered
    )
