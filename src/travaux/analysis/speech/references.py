"""Agreement that speakers state by name: "I support X", "we agree with the representative of Y"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.speech.alignment import RoomNames
from travaux.analysis.speech.phrasing import quoted, strip_lead_in
from travaux.analysis.speech.sentences import split_text
from travaux.analysis.speech.sides import Room
from travaux.domain.findings import Agreement, Argument
from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation, identify
from travaux.ports import Embedder
from travaux.reference.lexicons import load_lexicon

_ALIKE = 0.3
_BEFORE = 120
_JUST = 4  # interventions back, within which a name refers to what was just said


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in load_lexicon("alignment")[kind]), re.IGNORECASE)


def find_references(
    meeting: Meeting,
    arguments: Sequence[Argument],
    vectors: NDArray[np.float32],
    room: Room,
    embedder: Embedder,
) -> list[Agreement]:
    """Return who said by name that it agrees with whom, where both have an argument on the matter.

    ``vectors`` are those of ``arguments``.
    """
    stated = list(_stated(meeting, room))
    if not stated:
        return []
    own: dict[str, list[int]] = defaultdict(list)
    for index, argument in enumerate(arguments):
        own[room.side(argument) or ""].append(index)
    asked = embedder.embed([citation.quote for _, _, _, citation in stated])
    turns = {each.id: place for place, each in enumerate(meeting.interventions)}
    found: dict[tuple[str, str], Agreement] = {}
    for (side, other, intervention, citation), wanted in zip(stated, asked, strict=True):
        before = [i for i in own[other] if arguments[i].citations[0].start < citation.start]
        just = [i for i in before if 0 < turns[intervention] - turns[arguments[i].intervention] <= _JUST]
        theirs = _nearest(just, wanted, vectors, 0.0) if just else _nearest(before, wanted, vectors, _ALIKE)
        here = [i for i in own[side] if arguments[i].intervention == intervention]
        mine = _nearest(here, wanted, vectors, 0.0)
        if theirs is not None and mine is not None:
            pair = (arguments[mine], arguments[theirs])
            found.setdefault((side, other), _agreement(side, other, citation, pair, room))
    return list(found.values())


def _stated(meeting: Meeting, room: Room) -> Iterator[tuple[str, str, str, Citation]]:
    """Yield who agrees with whom, in which intervention, in which words."""
    names = RoomNames(room)
    for intervention in meeting.interventions:
        side = room.side_of.get(intervention.id)
        words = meeting.words_of(intervention)
        if side is None or not _any_verb(words):
            continue
        for start, end in split_text(words):
            sentence = words[start:end]
            for place, owner in names.locate(sentence):
                if owner != side and _agrees(sentence[max(0, place - _BEFORE) : place]):
                    yield (
                        side,
                        owner,
                        intervention.id,
                        meeting.source.cite(intervention.start + start, intervention.start + end),
                    )


def _any_verb(words: str) -> bool:
    return (
        re.search(r"\b(?:agree|concur|support|second|echo|join|endorse|side)(?:s|ed|d)?\b", words, re.I)
        is not None
    )


def _agrees(before: str) -> bool:
    """Tell whether the words just before a name say that the speaker agrees with it, without reserve."""
    match = _pattern("agreeing").search(before)
    return match is not None and not _pattern("hedging").search(before)


def _nearest(
    candidates: Sequence[int], wanted: NDArray[np.float32], vectors: NDArray[np.float32], least: float
) -> int | None:
    best = max(candidates, key=lambda index: float(vectors[index] @ wanted), default=None)
    return best if best is not None and float(vectors[best] @ wanted) >= least else None


def _agreement(
    side: str, other: str, citation: Citation, pair: tuple[Argument, Argument], room: Room
) -> Agreement:
    said = quoted(strip_lead_in(citation.quote))
    surprising = bool(_pattern("surprising").search(citation.quote))
    return Agreement(
        identify("reference", side, other, str(citation.start)),
        "unexpected" if surprising else "agreement",
        f"{room.label(side)} sides with {room.label(other)} by name: {said}.",
        (side, other),
        tuple(argument.id for argument in pair),
        (citation, pair[1].citations[0]),
        f"{side} calls it out of the ordinary itself." if surprising else f"{side} says so itself.",
    )
