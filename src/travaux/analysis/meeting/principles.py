"""What several sides ask for in general statements, each in its own words: consensus, phases, a ceasefire.

What is asked is known by its kind, and each side's words must ask for it with force.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from travaux.analysis.meeting.differences import differing
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.meeting.sides import MeetingSides
from travaux.domain.findings import Agreement, Difference, Side
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, listed, message
from travaux.domain.spans import Citation, stable_id
from travaux.language.identification import SAMPLE, language_of
from travaux.language.sentences import split_text
from travaux.reference.lexicons import lexicon_pattern, load_pairs
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
            yield _agreement(name, load_pairs("principles", "labels")[name], held[name], room)


def find_contested_principles(meeting: Meeting, room: MeetingSides) -> Iterator[Difference]:
    """Yield what some ask for and others refuse, each with the first words in which it does."""
    for name, label, camps in _camps(meeting, room):
        if all(camps):
            yield _difference(name, label, camps, room)


def find_refused_principles(meeting: Meeting, room: MeetingSides) -> Iterator[Agreement]:
    """Yield what at least two sides refuse, each with its first words that do."""
    for name, label, (_, against) in _camps(meeting, room):
        if len(against) > 1:
            yield _agreement(f"{name}_against", label, against, room, refused=True)


def _camps(meeting: Meeting, room: MeetingSides) -> Iterator[tuple[str, str, Sequence[dict[str, Citation]]]]:
    """Yield each contested principle by name and label, with who asks for it and who refuses it.

    A side that does both is on neither.
    """
    said = list(_requests_by_side(meeting, room, refusing=True))
    for name, label in load_pairs("principles", "contested").items():
        favour: dict[str, Citation] = {}
        against: dict[str, Citation] = {}
        for side, citation in said:
            if load_pattern("principles", f"{name}_against").search(citation.quote):
                against.setdefault(side, citation)
            elif _makes_request(citation.quote) and _is_asked(name, citation.quote):
                favour.setdefault(side, citation)
        torn = favour.keys() & against.keys()
        yield (
            name,
            label,
            [{side: c for side, c in camp.items() if side not in torn} for camp in (favour, against)],
        )


def _is_asked(name: str, sentence: str) -> bool:
    """Tell whether a sentence asks for a principle, and not only that it be talked about."""
    found = load_pattern("principles", name).search(sentence)
    before = sentence[: found.start()] if found else ""
    return bool(found) and lexicon_pattern("propositions", "only_discussed").search(before) is None


def _difference(
    name: str, label: str, camps: Sequence[dict[str, Citation]], room: MeetingSides
) -> Difference:
    told = [_in_words(camp, room) for camp in camps]
    starts = (str(each.start) for camp in camps for each in camp.values())
    return Difference(
        stable_id("contested", name, *starts),
        "difference",
        differing(label, *told),
        tuple(Side(tuple(room.voice(side, each) for side, each in camp.items()), ()) for camp in camps),
        proposition=label,
        on=label,
    )


def _in_words(camp: dict[str, Citation], room: MeetingSides) -> Text:
    """Return who is on a side, with the words of its first."""
    names = listed([room.label(side) for side in camp])
    words = quoted(strip_lead_in(next(iter(camp.values())).quote))
    return message("%(names)s: %(words)s.", names=names, words=words)


def _requests_by_side(
    meeting: Meeting, room: MeetingSides, *, refusing: bool = False
) -> Iterator[tuple[str, Citation]]:
    """Yield the sentences in which a side asks for something, or refuses it too, with the side."""
    for turn in meeting.interventions:
        side = room.side_of.get(turn.id)
        words = meeting.words_of(turn)
        if side is None or language_of(words[:SAMPLE]) not in {"en", None}:
            continue
        for start, end in split_text(words):
            said = words[start:end]
            if _makes_request(said) or (refusing and _speaks_up(said)):
                yield side, meeting.source.cite(turn.start + start, turn.start + end)


def _speaks_up(sentence: str) -> bool:
    """Tell whether a sentence may hold something: it is no question and tells nobody else's view."""
    if not _FEWEST <= len(sentence.split()) <= _LONGEST or sentence.rstrip().endswith("?"):
        return False
    return load_pattern("principles", "of_others").search(sentence) is None


def _makes_request(sentence: str) -> bool:
    if not _speaks_up(sentence):
        return False
    if load_pattern("principles", "force").search(sentence) is None:
        return False
    return load_pattern("principles", "denied").search(sentence) is None


def _agreement(
    name: str, label: str, held: dict[str, Citation], room: MeetingSides, *, refused: bool = False
) -> Agreement:
    names = listed([room.label(side) for side in held])
    said = message("%(names)s support %(matter)s.", names=names, matter=label)
    if refused:
        said = message("%(names)s oppose %(matter)s.", names=names, matter=label)
    return Agreement(
        stable_id("principle", name, *(str(each.start) for each in held.values())),
        "agreement",
        said,
        tuple(room.voice(side, citation) for side, citation in held.items()),
        (),
        proposition=label,
    )
