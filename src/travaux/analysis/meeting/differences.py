"""Opposing and diverging statements, put side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from travaux.analysis.meeting.key_terms import Catchword, Statement
from travaux.analysis.meeting.likeness import Claims, Relation
from travaux.analysis.meeting.matters import Reading
from travaux.analysis.meeting.phrasing import by, quoted, strip_lead_in
from travaux.analysis.meeting.sides import Room, join
from travaux.domain.findings import Argument, Difference, Side
from travaux.domain.spans import stable_id
from travaux.ports import Embedder

_SAME_MATTER = 0.3
_OPPOSING = 0.20
_ALLIED = 0.1
_LIKE = 0.36
_VERY_LIKE = 0.60
_PARTIAL = 0.22
_WANTED = 0.5
_PARTIAL_LIKE = 0.42
_MOST_PARTIAL = 12


def find_differences(
    arguments: Sequence[Argument], room: Room, claims: Claims, relations: Sequence[Relation]
) -> tuple[Difference, ...]:
    """Return where sides say contrary things of the same matter, the clearest first, then partial ones."""
    contrary = [relation for relation in relations if _is_contrary(relation)]
    opposed = _opposed(contrary, claims, arguments, room)
    told = {name for difference in opposed for side in difference.sides for name in side.arguments}
    partial = [
        relation
        for relation in relations
        if _is_partial(relation, claims)
        and arguments[relation.first].id not in told
        and arguments[relation.second].id not in told
    ]
    return (*opposed, *_partial(partial, claims, arguments, room))


def divided_over(
    catchwords: Sequence[Catchword], arguments: Sequence[Argument], room: Room, embedder: Embedder
) -> tuple[Difference, ...]:
    """Return the phrases that some sides are for and others against, in sentences about the same thing."""
    found = []
    for catchword in catchwords:
        if catchword.supporters and catchword.opponents:
            found.append(_division(_about_the_same(catchword, embedder), arguments, room))
    return tuple(difference for difference in found if difference is not None)


def divided_by_name(
    catchwords: Sequence[Catchword], arguments: Sequence[Argument], room: Room
) -> tuple[Difference, ...]:
    """Return what some sides are for and others against, where each names the thing itself."""
    found = (_division(each, arguments, room) for each in catchwords)
    return tuple(difference for difference in found if difference is not None)


def _about_the_same(catchword: Catchword, embedder: Embedder) -> Catchword:
    """Return ``catchword`` with those statements only that mean much the same as one of the other camp."""
    camps = (catchword.supporters, catchword.opponents)
    first, second = (embedder.embed([each.citation.quote for each in camp]) for camp in camps)
    likeness = first @ second.T
    kept = (
        [each for each, near in zip(camps[0], likeness.max(axis=1), strict=True) if near >= _SAME_MATTER],
        [each for each, near in zip(camps[1], likeness.max(axis=0), strict=True) if near >= _SAME_MATTER],
    )
    return replace(catchword, supporters=tuple(kept[0]), opponents=tuple(kept[1]))


def _division(catchword: Catchword, arguments: Sequence[Argument], room: Room) -> Difference | None:
    if not catchword.supporters or not catchword.opponents:
        return None
    sides = (_camp(catchword.supporters, arguments), _camp(catchword.opponents, arguments))
    why = _kinship(sides[0].actors, sides[1].actors, room)
    claims = {argument.id: argument for argument in arguments}
    text = f"Views differ on {catchword.phrase}. {_facing(sides, claims, room)}"
    named = stable_id("division", catchword.phrase, *sides[0].arguments, "/", *sides[1].arguments)
    return Difference(named, "unexpected" if why else "difference", text, sides, why)


def read_differently(readings: Sequence[Reading]) -> tuple[Difference, ...]:
    """Return words of the text that sides say how they understand, each for itself."""
    return tuple(
        _readings(first, second)
        for first, second in combinations(readings, 2)
        if first.words == second.words and first.side != second.side
    )


def _readings(first: Reading, second: Reading) -> Difference:
    sides = tuple(Side((each.side,), (), (each.citation,)) for each in (first, second))
    told = " ".join(f"{each.side}: {quoted(strip_lead_in(each.citation.quote))}." for each in (first, second))
    named = stable_id("reading", first.words, first.citation.quote, "/", second.citation.quote)
    text = f"{first.side} and {second.side} each say how they read “{first.words}”. {told}"
    return Difference(named, "partial", text, sides)


def side_pairs(side: Side) -> list[tuple[str, str]]:
    """Return who holds which argument on ``side``."""
    return list(zip(side.actors, side.arguments, strict=False))  # a side may be known by a sentence alone


def _camp(statements: Sequence[Statement], arguments: Sequence[Argument]) -> Side:
    return Side(
        tuple(statement.side for statement in statements),
        tuple(arguments[statement.argument].id for statement in statements),
        tuple(statement.citation for statement in statements),
    )


def _is_contrary(relation: Relation) -> bool:
    return (
        relation.opposing >= _OPPOSING
        and relation.agreeing < relation.opposing / 2
        and len(relation.shared) > 1
        and (relation.cosine >= _LIKE or relation.opposing >= 2 * _OPPOSING)
    )


def _is_partial(relation: Relation, claims: Claims) -> bool:
    """Tell whether both want the same and only one of them on a condition."""
    first, second = claims.signatures[relation.first], claims.signatures[relation.second]
    return (
        relation.agreeing >= _PARTIAL
        and relation.firm > 0
        and relation.strength >= _WANTED
        and relation.cosine >= _PARTIAL_LIKE
        and len(relation.shared) > 1
        and first.conditional != second.conditional
    )


def _opposed(
    relations: Sequence[Relation], claims: Claims, arguments: Sequence[Argument], room: Room
) -> tuple[Difference, ...]:
    links: dict[int, dict[int, Relation]] = defaultdict(dict)
    for relation in relations:
        links[relation.first][relation.second] = relation
        links[relation.second][relation.first] = relation
    told: set[int] = set()
    found = []
    for relation in sorted(relations, key=lambda r: -(r.opposing + r.cosine / 2)):
        if relation.first in told or relation.second in told:
            continue
        one = _allies(relation.first, relation.second, links, told, claims, arguments, room)
        other = _allies(relation.second, relation.first, links, told, claims, arguments, room)
        told.update((*one, *other))
        found.append(_difference("difference", one, other, arguments, room))
    return tuple(found)


def _allies(
    own: int,
    opponent: int,
    links: Mapping[int, Mapping[int, Relation]],
    told: set[int],
    claims: Claims,
    arguments: Sequence[Argument],
    room: Room,
) -> list[int]:
    """Return ``own`` and one claim of each further side that contradicts ``opponent`` as ``own`` does."""
    allies = {room.side(arguments[own]): own}
    barred = {room.side(arguments[opponent])}
    for other in sorted(links[opponent], key=lambda index: -links[opponent][index].opposing):
        side = room.side(arguments[other])
        joined = claims.relate(own, other)
        if other not in told and side not in barred and joined.agreeing > _ALLIED > joined.opposing:
            allies.setdefault(side, other)
    return list(allies.values())


def _side(members: Sequence[int], arguments: Sequence[Argument], room: Room) -> Side:
    chosen = [arguments[index] for index in members]
    return Side(
        tuple(room.side(argument) or "" for argument in chosen),
        tuple(argument.id for argument in chosen),
        tuple(argument.citations[0] for argument in chosen),
    )


def _difference(
    kind: str, one: Sequence[int], other: Sequence[int], arguments: Sequence[Argument], room: Room
) -> Difference:
    sides = (_side(one, arguments, room), _side(other, arguments, room))
    why = _kinship(sides[0].actors, sides[1].actors, room)
    text = _facing(sides, {argument.id: argument for argument in arguments}, room)
    named = stable_id(kind, *sides[0].arguments, "/", *sides[1].arguments)
    return Difference(named, "unexpected" if why and kind == "difference" else kind, text, sides, why)


def _facing(sides: Sequence[Side], claims: Mapping[str, Argument], room: Room) -> str:
    """Return what both sides say, one after the other."""
    one, other = (_said(side, claims[side.arguments[0]], room) for side in sides)
    return f"{one} On the other side, {other}"


def _said(side: Side, argument: Argument, room: Room) -> str:
    """Return what a side says, in the words of its first member."""
    names = [room.label(name) for name in side.actors]
    own_claim = side.citations[0] in argument.citations
    words = argument.claim if own_claim else f"{quoted(strip_lead_in(side.citations[0].quote))}."
    if len(names) > 1:
        return f"{join(names)}: {by(words, side.actors[0])}"
    if own_claim and side.actors[0] in " ".join(words.split()[:8]):
        return words
    return f"{join(names)}: {words}"


def _kinship(one: Sequence[str], other: Sequence[str], room: Room) -> str | None:
    """Return why a difference surprises: two opponents belong to a group that took the floor."""
    spoken = {group.code: group.name for groups in room.speaks_for.values() for group in groups}
    for first in one:
        for second in other:
            common = sorted(room.circles(first) & room.circles(second) & spoken.keys())
            if common:
                return f"{first} and {second} both belong to {spoken[common[0]]}, which took the floor."
    return None


def _partial(
    relations: Sequence[Relation], claims: Claims, arguments: Sequence[Argument], room: Room
) -> tuple[Difference, ...]:
    told: set[int] = set()
    found: list[Difference] = []
    for relation in sorted(relations, key=lambda r: -r.strength):
        if relation.first in told or relation.second in told or len(found) == _MOST_PARTIAL:
            continue
        plain, bound = relation.first, relation.second
        if claims.signatures[plain].conditional:
            plain, bound = bound, plain
        told.update((plain, bound))
        found.append(_on_condition(plain, bound, arguments, room))
    return tuple(found)


def _on_condition(plain: int, bound: int, arguments: Sequence[Argument], room: Room) -> Difference:
    sides = (_side([plain], arguments, room), _side([bound], arguments, room))
    first, second = (room.label(side.actors[0]) for side in sides)
    words = [arguments[plain].claim, arguments[bound].claim]
    text = f"{first} and {second} want the same, {second} on a condition. {words[0]} {words[1]}"
    return Difference(stable_id("partial", *sides[0].arguments, *sides[1].arguments), "partial", text, sides)
