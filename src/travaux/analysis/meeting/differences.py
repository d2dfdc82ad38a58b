"""Opposing and diverging statements, put side by side."""

from collections.abc import Sequence
from itertools import combinations

from travaux.analysis.meeting.key_terms import Catchword, SideStatement
from travaux.analysis.meeting.matters import Interpretation
from travaux.analysis.meeting.phrasing import claim_for_several, quoted, strip_lead_in
from travaux.analysis.meeting.sides import MeetingSides
from travaux.domain.findings import Argument, Difference, Side
from travaux.domain.messages import Narrated, Text, joined, listed, message
from travaux.domain.spans import stable_id
from travaux.reference.lexicons import lexicon_pattern


def divided_by_name(
    catchwords: Sequence[Catchword], arguments: Sequence[Argument], room: MeetingSides
) -> tuple[Difference, ...]:
    """Return what some sides are for and others against, where each names the thing itself."""
    found = (_division(each, arguments, room) for each in catchwords)
    return tuple(difference for difference in found if difference is not None)


def _division(catchword: Catchword, arguments: Sequence[Argument], room: MeetingSides) -> Difference | None:
    if not catchword.supporters or not catchword.opponents or _is_general(catchword.phrase):
        return None
    sides = (
        _side_of_statements(catchword.supporters, arguments, room),
        _side_of_statements(catchword.opponents, arguments, room),
    )
    why = kinship(sides[0].actors, sides[1].actors, room)
    said = differing(catchword.named, *(_side_in_words(side, arguments, room) for side in sides))
    named = stable_id("division", catchword.phrase, *sides[0].arguments, "/", *sides[1].arguments)
    kind = "unexpected" if why else "difference"
    return Difference(named, kind, said, sides, why, catchword.phrase, catchword.named)


def _is_general(phrase: str) -> bool:
    """Tell whether a single word names anything at all: two commitments are seldom the same."""
    word = phrase.strip(' “”"').lower()
    return " " not in word and lexicon_pattern("propositions", "general").match(word) is not None


def differing(matter: Text, one: Text, other: Text) -> Text:
    """Return what views differ on, with what both sides say, one after the other."""
    return message(
        "Views differ on %(matter)s. %(one)s On the other side, %(other)s",
        matter=matter,
        one=one,
        other=other,
    )


def read_differently(interpretations: Sequence[Interpretation], room: MeetingSides) -> tuple[Difference, ...]:
    """Return words of the text that sides say how they understand, each for itself."""
    return tuple(
        _interpretations(first, second, room)
        for first, second in combinations(interpretations, 2)
        if first.words == second.words and first.side != second.side
    )


def _interpretations(first: Interpretation, second: Interpretation, room: MeetingSides) -> Difference:
    sides = tuple(Side((room.voice(each.side, each.citation),), ()) for each in (first, second))
    words = joined(
        [_in_words(each.side, quoted(strip_lead_in(each.citation.quote))) for each in (first, second)], " "
    )
    named = stable_id("reading", first.words, first.citation.quote, "/", second.citation.quote)
    said = message(
        "%(first)s and %(second)s each say how they read “%(matter)s”. %(words)s",
        first=first.side,
        second=second.side,
        matter=first.words,
        words=words,
    )
    return Difference(named, "partial", said, sides, proposition=first.words)


def _side_of_statements(
    statements: Sequence[SideStatement], arguments: Sequence[Argument], room: MeetingSides
) -> Side:
    return Side(
        tuple(room.voice(statement.side, statement.citation) for statement in statements),
        tuple(dict.fromkeys(arguments[statement.argument].id for statement in statements)),
    )


def _in_words(names: Text, words: str) -> Text:
    return message("%(names)s: %(words)s.", names=names, words=words)


def _side_in_words(side: Side, arguments: Sequence[Argument], room: MeetingSides) -> Text:
    """Return what a side says, in the words of its first member."""
    first = side.voices[0]
    names = [room.label(name) for name in side.actors]
    own = next((each for each in arguments if first.citation in each.citations), None)
    quote = f"{quoted(strip_lead_in(first.citation.quote))}."
    if own is None:
        return message("%(names)s: %(words)s", names=listed(names), words=quote)
    if len(names) == 1 and first.name in " ".join(own.claim.split()[:8]):
        return own.told
    told = claim_for_several(own.claim, first.name) if len(names) > 1 else own.claim
    return message("%(names)s: %(words)s", names=listed(names), words=Narrated(told, quote))


def kinship(one: Sequence[str], other: Sequence[str], room: MeetingSides) -> Text | None:
    """Return why a difference surprises: two opponents belong to a group that took the floor."""
    spoken = {group.code: group.name for groups in room.speaks_for.values() for group in groups}
    for first in one:
        for second in other:
            common = sorted(room.circles(first) & room.circles(second) & spoken.keys())
            if common:
                return message(
                    "%(first)s and %(second)s both belong to %(group)s, which took the floor.",
                    first=first,
                    second=second,
                    group=spoken[common[0]],
                )
    return None
