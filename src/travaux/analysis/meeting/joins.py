"""Agreements and differences: holders joined on the same proposition, each with its own words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.meeting.differences import differing
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.meeting.propositions import Stand, Thing, are_rivals, group_by_thing
from travaux.analysis.meeting.sides import MeetingSides
from travaux.domain.findings import Agreement, Argument, Difference, Side
from travaux.domain.messages import Text, listed, message
from travaux.domain.spans import Citation, stable_id

_Whole = tuple[int, frozenset[str], frozenset[str]]
"""What is held of a thing: which way, and its words and figures."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """What several stands are on: those for the thing, those against it, those under a condition.

    ``rivals`` are those for it who want another quantity of it than the others.
    """

    words: str
    supporters: tuple[Stand, ...]
    opponents: tuple[Stand, ...]
    conditional: tuple[Stand, ...] = ()
    rivals: tuple[Stand, ...] = ()

    @property
    def holders(self) -> int:
        """Return how many sides take a stand on it."""
        stands = (*self.supporters, *self.opponents, *self.conditional, *self.rivals)
        return len({stand.side for stand in stands})


def find_propositions(stands: Sequence[Stand]) -> list[Proposition]:
    """Return what at least two sides take a stand on, that of most sides first; each stand counts once."""
    found: list[Proposition] = []
    told: set[int] = set()
    tried: dict[Thing, int] = {}  # how many were told when a thing was tried in vain
    things = group_by_thing(stands)
    sides = {thing: len({stands[n].side for n in members}) for thing, members in things.items()}
    for seed in sorted(
        range(len(stands)), key=lambda n: (-sides.get(stands[n].thing, 0), len(stands[n].stems), n)
    ):
        thing = stands[seed].thing
        if seed in told or sides.get(thing, 0) < 2 or tried.get(thing) == len(told):
            continue
        members = [n for n in things[thing] if n not in told]
        made = _proposition(stands[seed], [stands[n] for n in members]) if seed in members else None
        if made is None:
            tried[thing] = len(told)
            continue
        told.update(members)
        found.append(made)
    return sorted(found, key=lambda each: -each.holders)


def camps_of(members: Sequence[Stand]) -> Proposition:
    """Return the camps on one thing, under the words of their first member; a side on both is in neither."""
    camps: dict[int, dict[str, Stand]] = {1: {}, -1: {}}
    for each in members:
        if not each.conditional:
            camps[each.sign].setdefault(each.side, each)
    torn = camps[1].keys() & camps[-1].keys()
    supporters, opponents = (
        [each for side, each in camps[sign].items() if side not in torn] for sign in (1, -1)
    )
    lead = next(iter(supporters), None)
    apart = [each for each in supporters if lead is not None and are_rivals(lead, each)]
    supporters = [each for each in supporters if each not in apart]
    taken = {each.side for each in (*supporters, *opponents, *apart)} | torn
    bound = {each.side: each for each in members if each.conditional and each.side not in taken}
    return Proposition(
        members[0].words, tuple(supporters), tuple(opponents), tuple(bound.values()), tuple(apart)
    )


def _proposition(seed: Stand, members: Sequence[Stand]) -> Proposition | None:
    """Return the camps on one thing under its plainest words, None where they are of one side."""
    made = camps_of(members)
    supporters, opponents, apart = made.supporters, made.opponents, made.rivals
    if len(supporters) + len(opponents) + len(apart) + len(made.conditional) < 2:
        return None
    named = min((*supporters, *opponents, seed), key=_plainness)
    if named.sign != named.telling:  # the words name what undoes the thing: who is for them is against it
        supporters, opponents = opponents, (*supporters, *apart)
        apart = ()
    return Proposition(named.words.rstrip(" .,;:"), supporters, opponents, made.conditional, apart)


def _plainness(stand: Stand) -> tuple[bool, int, int]:
    return (stand.sign != stand.telling, len(stand.words.split()), stand.citation.start)


def agreements_on(
    propositions: Sequence[Proposition], arguments: Sequence[Argument], room: MeetingSides
) -> Iterator[Agreement]:
    """Yield what at least two sides are for, or against, without a condition."""
    holding = _ArgumentsByWords(arguments)
    for each in propositions:
        for camp in (each.supporters, each.opponents):
            if len(camp) > 1:
                lead, holders = _common_stand(camp)
                if len(holders) > 1:
                    yield _agreement(lead, holders, holding, room)


def differences_on(
    propositions: Sequence[Proposition], arguments: Sequence[Argument], room: MeetingSides
) -> Iterator[Difference]:
    """Yield what sides are for and others against, what they want differently, and what some bind."""
    holding = _ArgumentsByWords(arguments)
    for each in propositions:
        if each.supporters and each.opponents:
            yield _difference("difference", each, each.supporters, each.opponents, holding, room)
        if each.supporters and each.rivals:
            yield _difference("difference", each, each.supporters, each.rivals, holding, room)
        if each.supporters and each.conditional:
            yield _difference("partial", each, each.supporters, each.conditional, holding, room)


class _ArgumentsByWords:
    """The arguments, by the words that they rest on."""

    def __init__(self, arguments: Sequence[Argument]) -> None:
        self._spans = [
            (citation.source, citation.start, citation.end, argument.id)
            for argument in arguments
            for citation in (*argument.citations, *argument.explanation_citations)
        ]

    def of(self, camp: Sequence[Stand]) -> tuple[str, ...]:
        """Return the ids of the arguments in which the words of ``camp`` stand."""
        found = (self._argument_at(stand.citation) for stand in camp)
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _argument_at(self, citation: Citation) -> str | None:
        return next(
            (
                identity
                for source, start, end, identity in self._spans
                if source == citation.source and start <= citation.start < end
            ),
            None,
        )


def _common_stand(camp: Sequence[Stand]) -> tuple[Stand, list[Stand]]:
    """Return the stand that most of a camp hold whole, its figures with it, and those who do."""
    things = Counter(map(_whole_of_stand, camp))
    held = {one: sum(times for other, times in things.items() if _holds_lead(other, one)) for one in things}
    lead = max(
        camp,
        key=lambda each: (held[_whole_of_stand(each)], len(each.figures), each.telling, -len(each.words)),
    )
    return lead, [other for other in camp if _holds_lead(_whole_of_stand(other), _whole_of_stand(lead))]


def is_whole(proposition: Proposition) -> bool:
    """Tell whether everybody in a camp holds what most of it hold, with nothing left out."""
    camps = (proposition.supporters, proposition.opponents)
    return all(len(_common_stand(camp)[1]) == len(camp) for camp in camps if camp)


def _whole_of_stand(stand: Stand) -> _Whole:
    return stand.stance, stand.stems, stand.figures


def _holds_lead(stand: _Whole, lead: _Whole) -> bool:
    return stand[0] == lead[0] and lead[1] <= stand[1] and lead[2] <= stand[2]


def _agreement(
    lead: Stand, camp: Sequence[Stand], holding: _ArgumentsByWords, room: MeetingSides
) -> Agreement:
    names = listed([room.label(each.side) for each in camp])
    arguments = holding.of(camp)
    words = lead.words.rstrip(" .,;:")
    against = message("%(names)s, against: “%(words)s”.", names=names, words=words)
    return Agreement(
        stable_id("agreement", words, *(str(each.citation.start) for each in camp)),
        "agreement",
        message("%(names)s: “%(words)s”.", names=names, words=words) if lead.telling > 0 else against,
        tuple(room.voice(each.side, each.citation) for each in camp),
        arguments,
        proposition=words,
    )


def _difference(
    kind: str,
    proposition: Proposition,
    one: Sequence[Stand],
    other: Sequence[Stand],
    holding: _ArgumentsByWords,
    room: MeetingSides,
) -> Difference:
    sides = tuple(
        Side(tuple(room.voice(each.side, each.citation) for each in camp), holding.of(camp))
        for camp in (one, other)
    )
    matter = f"“{proposition.words}”"
    facing = differing(matter, _camp_in_words(one, room), _camp_in_words(other, room))
    if kind == "partial":
        facing = message(
            "%(one)s For the same on a condition, %(other)s",
            one=_camp_in_words(one, room),
            other=_camp_in_words(other, room),
        )
    return Difference(
        stable_id(kind, proposition.words, *(str(each.citation.start) for each in (*one, *other))),
        kind,
        facing,
        sides,
        proposition=proposition.words,
        on=matter,
    )


def _camp_in_words(camp: Sequence[Stand], room: MeetingSides) -> Text:
    """Return who a side is, with the words of its first member."""
    names = listed([room.label(each.side) for each in camp])
    return message("%(names)s: %(words)s.", names=names, words=quoted(strip_lead_in(camp[0].citation.quote)))
