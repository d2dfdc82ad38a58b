"""What several sides ask for in general statements, each in its own words: consensus, phases, a ceasefire.

What is asked is known by its kind, and each side's words must ask for it with force.
"""

from collections import defaultdict
from collections.abc import Iterator

from travaux.analysis.meeting.sides import MeetingSides
from travaux.domain.findings import Agreement
from travaux.domain.meetings import Meeting
from travaux.domain.messages import listed, message
from travaux.domain.spans import Citation, stable_id
from travaux.language.identification import SAMPLE, language_of
from travaux.language.sentences import split_text
from travaux.reference.lexicons import load_pairs
from travaux.reference.phrases import load_pattern

_SHARE = 0.07
"""Of the sides, two at the least: in a hall of forty what two say in passing is not what the hall shares."""
_FEWEST, _LONGEST = 4, 90  # words of a sentence that asks for something


def find_agreed_principles(meeting: Meeting, room: MeetingSides) -> Iterator[Agreement]:
    """Yield what at least two sides ask for, those of most sides first, each with its first such words."""
    held: dict[str, dict[str, Citation]] = defaultdict(dict)
    for side, citation in _requests_by_side(meeting, room):
        for name in load_pairs("principles", "labels"):
            if load_pattern("principles", name).search(citation.quote):
                held[name].setdefault(side, citation)
    enough = max(2, round(_SHARE * len(set(room.side_of.values()))))
    for name in sorted(held, key=lambda each: -len(held[each])):
        if len(held[name]) >= enough:
            yield _agreement(name, held[name], room)


def _requests_by_side(meeting: Meeting, room: MeetingSides) -> Iterator[tuple[str, Citation]]:
    """Yield the sentences in which a side asks for something, with the side."""
    for turn in meeting.interventions:
        side = room.side_of.get(turn.id)
        words = meeting.words_of(turn)
        if side is None or language_of(words[:SAMPLE]) not in {"en", None}:
            continue
        for start, end in split_text(words):
            if _makes_request(words[start:end]):
                yield side, meeting.source.cite(turn.start + start, turn.start + end)


def _makes_request(sentence: str) -> bool:
    if not _FEWEST <= len(sentence.split()) <= _LONGEST or sentence.rstrip().endswith("?"):
        return False
    if load_pattern("principles", "force").search(sentence) is None:
        return False
    return not any(load_pattern("principles", name).search(sentence) for name in ("denied", "of_others"))


def _agreement(name: str, held: dict[str, Citation], room: MeetingSides) -> Agreement:
    label = load_pairs("principles", "labels")[name]
    names = listed([room.label(side) for side in held])
    return Agreement(
        stable_id("principle", name, *(str(each.start) for each in held.values())),
        "agreement",
        message("%(names)s support %(matter)s.", names=names, matter=label),
        tuple(room.voice(side, citation) for side, citation in held.items()),
        (),
        proposition=label,
    )
