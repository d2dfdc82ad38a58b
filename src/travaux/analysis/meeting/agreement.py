"""Where sides agree and where they differ, each with both sides' words.

Two claims agree when they take the same stand on the same telling words and mean much the same; they
differ when they take contrary stands on them. A point is built around one claim, and only claims that
are directly alike to it join: nobody is listed for what a third party said.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from travaux.analysis.meeting.alignment import find_alignments
from travaux.analysis.meeting.consensus import weigh_consensus
from travaux.analysis.meeting.differences import (
    divided_by_name,
    divided_over,
    find_differences,
    read_differently,
    side_pairs,
)
from travaux.analysis.meeting.grounded import Grounding
from travaux.analysis.meeting.key_terms import (
    FEWEST_SIDES,
    Catchword,
    Statement,
    find_catchwords,
    read_statements,
)
from travaux.analysis.meeting.likeness import Claims, Relation
from travaux.analysis.meeting.phrasing import by, hold, quoted, strip_lead_in
from travaux.analysis.meeting.references import find_references
from travaux.analysis.meeting.sides import Room, find_sides, join
from travaux.analysis.meeting.stands import Stands, find_stands
from travaux.analysis.wording import tokens
from travaux.domain.findings import Agreement, Argument, Difference, Line
from travaux.domain.meeting_reports import Consensus
from travaux.domain.meetings import Meeting
from travaux.domain.spans import stable_id
from travaux.ports import Embedder
from travaux.reference.lexicons import lexicon_pattern
from travaux.reference.registry import Registry

_SHARED_WORDS = 2
_SAME_ITEM = 8  # interventions within which "this matter" is the same
_CONTRARY = 0.08
_PLAIN = 0.7
_ALIKE = 0.5
_SAME = (
    (0.50, 0.20),
    (0.33, 0.30),
    (0.26, 0.50),
)  # telling words in common and likeness of meaning, either pair suffices
_NEAR = ((0.20, 0.40), (0.14, 0.55))
_pattern = partial(lexicon_pattern, "alignment")


@dataclass(frozen=True, slots=True)
class Concord:
    """What sides agree on, where they differ, and how far the meeting was from consensus."""

    agreements: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    consensus: Consensus
    alignments: tuple[Line, ...]  # who took a position by aligning with another's statement
    catchwords: tuple[Catchword, ...]  # what sides took a stand on, the most of them first
    agrees_with: Mapping[str, tuple[str, ...]]  # argument id -> ids of arguments of others
    disagrees_with: Mapping[str, tuple[str, ...]]
    refused: int = 0  # agreements and differences that their words did not bear out


def find_agreement(
    meeting: Meeting,
    arguments: Sequence[Argument],
    embedder: Embedder,
    registry: Registry | None = None,
) -> Concord:
    """Return on what the sides of ``meeting`` agree and differ, as far as their arguments show it.

    With a ``registry``, stands on paragraphs, options and quoted words count as well.
    """
    room = find_sides(meeting)
    sided = [argument for argument in arguments if room.side(argument)]
    words = [_own_words(argument) for argument in sided]
    vectors = embedder.embed(words)
    claims = Claims(words, vectors, room.stems())
    comparable = _comparable(meeting, words, sided)
    relations = [
        claims.relate(first, second)
        for first, second in claims.near()
        if room.side(sided[first]) != room.side(sided[second]) and comparable(first, second)
    ]
    sides = [room.side(argument) or "" for argument in sided]
    catchwords = find_catchwords(read_statements(sided, sides))
    stands = find_stands(meeting, sided, room, registry) if registry else Stands()
    table = _Table(sided, room, relations)
    references = find_references(meeting, sided, vectors, room, embedder)
    points = [
        *table.named_stands(stands.closely),
        *table.points("agreement", _is_same),
        *references.agreements,
        *table.shared_phrases(catchwords),
        *table.points("similar", _is_near),
    ]
    named = divided_by_name(stands.closely, sided, room)
    divided = {each.text.split(". ", 1)[0] for each in named}
    wider = divided_over([*stands.broadly, *catchwords], sided, room, embedder)
    divisions = (*named, *(each for each in wider if each.text.split(". ", 1)[0] not in divided))
    divisions = (*divisions, *references.differences)
    told = {(actor, name) for each in divisions for side in each.sides for actor, name in side_pairs(side)}
    differences = (
        *divisions,
        *(each for each in find_differences(sided, room, claims, relations) if not _repeats(each, told)),
        *read_differently(stands.readings),
    )
    grounding = Grounding(meeting)
    declared = {each.id for each in references.differences} | {each.id for each in references.agreements}
    apart = grounding.differences(differences, spared=declared)
    alike = grounding.agreements(points, spared=declared)
    differences = tuple(apart[0])
    agreements = tuple(_mark_unexpected(point, differences, room) for point in alike[0])
    return Concord(
        agreements,
        differences,
        weigh_consensus(agreements, differences, room),
        find_alignments(meeting, room),
        tuple(grounding.catchwords((*_contended(stands.broadly), *catchwords))),
        _partners(agreements, sided),
        _opponents(differences),
        apart[1] + alike[1],
    )


def _comparable(
    meeting: Meeting, words: Sequence[str], arguments: Sequence[Argument]
) -> Callable[[int, int], bool]:
    """Return what tells whether two arguments can be weighed against one another.

    Courtesy in another dress makes no point; what points back means what was just spoken of.
    """
    place = {turn.id: number for number, turn in enumerate(meeting.interventions)}
    idle = [bool(_pattern("sentiments").search(each)) for each in words]
    leaning = [bool(_pattern("leaning").search(each)) for each in words]

    def comparable(first: int, second: int) -> bool:
        if idle[first] or idle[second]:
            return False
        apart = abs(place[arguments[first].intervention] - place[arguments[second].intervention])
        return apart <= _SAME_ITEM or not (leaning[first] or leaning[second])

    return comparable


def _contended(stands: Sequence[Catchword]) -> list[Catchword]:
    """Return stands in the order of how many sides took one, those on which sides part first."""
    return sorted(
        stands,
        key=lambda each: (
            not (each.supporters and each.opponents),
            -len(each.supporters) - len(each.opponents),
        ),
    )


def _own_words(argument: Argument) -> str:
    return " ".join(citation.quote for citation in argument.citations)


def _is(relation: Relation, levels: Iterable[tuple[float, float]]) -> bool:
    return (
        relation.opposing < _CONTRARY
        and len(relation.shared) >= _SHARED_WORDS
        and any(relation.agreeing >= words and relation.cosine >= meaning for words, meaning in levels)
    )


def _is_same(relation: Relation) -> bool:
    """Tell whether two claims make the same point: alike, and both visibly stand for the same."""
    stood = relation.firm > 1 or (relation.firm == 1 and relation.strength >= _PLAIN)
    return stood and _is(relation, _SAME)


def _is_near(relation: Relation) -> bool:
    """Tell whether two claims go the same way on the same topic."""
    if relation.firm > 1:
        return _is(relation, _NEAR)
    told = relation.firm == 1 or len(relation.shared) > _SHARED_WORDS
    return told and relation.strength >= _ALIKE and _is(relation, _NEAR)


def _repeats(difference: Difference, told: Set[tuple[str, str]]) -> bool:
    """Tell whether a difference only sets against one another claims that were already shown opposed."""
    pairs = [set(side_pairs(side)) for side in difference.sides]
    return all(pair & told for pair in pairs)


class _Table:
    """The arguments on the table and which of them have already been told of."""

    def __init__(self, arguments: Sequence[Argument], room: Room, relations: Sequence[Relation]) -> None:
        self._arguments = arguments
        self._room = room
        self._relations = relations
        self._told: set[int] = set()
        self._words = [argument.citations[0].quote for argument in arguments]
        self._vocabulary = frozenset(
            token.text for words in self._words for token in tokens(words) if token.text.islower()
        )

    def shared_phrases(self, catchwords: Sequence[Catchword]) -> list[Agreement]:
        """Return phrases that at least three sides take the same stand on."""
        camps = (camp for each in catchwords for camp in ((each, each.supporters), (each, each.opponents)))
        wide = [
            (each, camp)
            for each, camp in camps
            if len(camp) >= FEWEST_SIDES and not {s.argument for s in camp} <= self._told
        ]
        self._told.update(statement.argument for _, camp in wide for statement in camp)
        return [self._phrase_point(each, camp) for each, camp in wide]

    def named_stands(self, stands: Sequence[Catchword]) -> list[Agreement]:
        """Return paragraphs, options and words that several sides support, or that several oppose."""
        camps = [
            (each, verb, camp)
            for each in stands
            for verb, camp in (("support", each.supporters), ("oppose", each.opponents))
            if len(camp) > 1
        ]
        self._told.update(statement.argument for _, _, camp in camps for statement in camp)
        return [self._stand_point(each, verb, camp) for each, verb, camp in camps]

    def _stand_point(self, stand: Catchword, verb: str, camp: Sequence[Statement]) -> Agreement:
        chosen = [self._arguments[statement.argument] for statement in camp]
        names = [statement.side for statement in camp]
        return Agreement(
            stable_id("agreement", verb, stand.phrase, *(argument.id for argument in chosen)),
            "agreement",
            f"{join([self._room.label(name) for name in names])} {verb} {stand.phrase}.",
            tuple(names),
            tuple(argument.id for argument in chosen),
            tuple(statement.citation for statement in camp),
        )

    def _phrase_point(self, catchword: Catchword, camp: Sequence[Statement]) -> Agreement:
        chosen = [self._arguments[statement.argument] for statement in camp]
        names = [statement.side for statement in camp]
        labels = [self._room.label(name) for name in names]
        words = quoted(strip_lead_in(camp[0].citation.quote))
        return Agreement(
            stable_id("agreement", catchword.phrase, *(argument.id for argument in chosen)),
            "similar",
            f"{join(labels)} take the same line on {catchword.phrase}; {names[0]}: {words}.",
            tuple(names),
            tuple(argument.id for argument in chosen),
            tuple(statement.citation for statement in camp),
        )

    def points(self, kind: str, linked: Callable[[Relation], bool]) -> list[Agreement]:
        """Return the points that several sides make, those of most sides first."""
        links: dict[int, dict[int, Relation]] = defaultdict(dict)
        for relation in self._relations:
            if linked(relation):
                links[relation.first][relation.second] = relation
                links[relation.second][relation.first] = relation
        found = []
        for seed in sorted(links, key=lambda index: self._rank(index, links[index])):
            members = self._members(seed, links[seed])
            if len(members) > 1:
                self._told.update(members)
                found.append(self._point(kind, members))
        return sorted(found, key=lambda point: -len(point.actors))

    def _side(self, index: int) -> str:
        return self._room.side(self._arguments[index]) or ""

    def _rank(self, seed: int, linked: Mapping[int, Relation]) -> tuple[int, float, int]:
        sides = {self._side(other) for other in linked}
        return (-len(sides), -sum(relation.strength for relation in linked.values()), seed)

    def _members(self, seed: int, linked: Mapping[int, Relation]) -> list[int]:
        """Return ``seed`` and the best untold claim of each other side, all about the same words."""
        if seed in self._told:
            return []
        best: dict[str, int] = {}
        for other in sorted(linked, key=lambda index: -linked[index].strength):
            if other not in self._told:
                best.setdefault(self._side(other), other)
        holders: dict[str, int] = defaultdict(int)
        for other in best.values():
            for stem in linked[other].shared:
                holders[stem] += 1
        half = (len(best) + 1) / 2
        core = {stem for stem, count in holders.items() if count >= half}
        return [seed, *(other for other in best.values() if core.intersection(linked[other].shared))]

    def _point(self, kind: str, members: Sequence[int]) -> Agreement:
        names = tuple(self._side(index) for index in members)
        subject = join([self._room.label(name) for name in names])
        claim = self._arguments[members[0]].claim
        if kind == "agreement":
            text = hold(subject, claim, names[0], self._vocabulary)
        else:
            text = f"{subject} take similar views: {by(claim, names[0])}"
        return self._agreement(kind, text, members)

    def _agreement(self, kind: str, text: str, members: Sequence[int]) -> Agreement:
        chosen = [self._arguments[index] for index in members]
        return Agreement(
            stable_id("agreement", *(argument.id for argument in chosen)),
            kind,
            text,
            tuple(self._side(index) for index in members),
            tuple(argument.id for argument in chosen),
            tuple(argument.citations[0] for argument in chosen),
        )


def _mark_unexpected(point: Agreement, differences: Sequence[Difference], room: Room) -> Agreement:
    """Return ``point`` as unexpected where two of its sides oppose one another elsewhere.

    ``why`` then names the two and the point on which they stand apart.
    """
    for place, first in enumerate(point.actors):
        for second in point.actors[place + 1 :]:
            if room.circles(first) & room.circles(second):
                continue
            for difference in differences:
                if difference.kind != "partial" and _opposed(first, second, difference):
                    why = f"{first} and {second} stand on opposite sides elsewhere: {difference.text}"
                    return replace(point, kind="unexpected", why=why)
    return point


def _opposed(first: str, second: str, difference: Difference) -> bool:
    one, other = difference.sides[0].actors, difference.sides[1].actors
    return (first in one and second in other) or (second in one and first in other)


def _partners(points: Sequence[Agreement], arguments: Sequence[Argument]) -> dict[str, tuple[str, ...]]:
    known = {argument.id for argument in arguments}
    partners: dict[str, list[str]] = defaultdict(list)
    for point in points:
        for own in point.arguments:
            partners[own].extend(other for other in point.arguments if other != own and other in known)
    return {own: tuple(dict.fromkeys(others)) for own, others in partners.items()}


def _opponents(differences: Sequence[Difference]) -> dict[str, tuple[str, ...]]:
    opponents: dict[str, list[str]] = defaultdict(list)
    for difference in differences:
        if difference.kind == "partial":
            continue
        one, other = (side.arguments for side in difference.sides)
        for own in one:
            opponents[own].extend(other)
        for own in other:
            opponents[own].extend(one)
    return {own: tuple(dict.fromkeys(others)) for own, others in opponents.items()}
