"""Where sides agree and where they differ, each holder with its own words.

Holders are joined on the same thing: a provision, a proposal or a name that both stand on, a proposition that
both state, or one another, where a side says so. Likeness joins nobody.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.meeting.alignment import find_alignments
from travaux.analysis.meeting.consensus import weigh_consensus
from travaux.analysis.meeting.differences import divided_by_name, kinship, read_differently
from travaux.analysis.meeting.grounded import MeetingGrounding
from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.joins import Proposition, agreements_on, differences_on, find_propositions
from travaux.analysis.meeting.key_terms import Catchword, SideStatement
from travaux.analysis.meeting.motions import Motion, differences_on_motions
from travaux.analysis.meeting.principles import (
    find_agreed_principles,
    find_contested_principles,
    find_refused_principles,
)
from travaux.analysis.meeting.propositions import find_stands_on_propositions
from travaux.analysis.meeting.references import References, find_references
from travaux.analysis.meeting.seconding import find_seconded
from travaux.analysis.meeting.shared_phrases import agreements_on_phrases, find_shared_phrases, stood_on
from travaux.analysis.meeting.sides import MeetingSides, find_sides
from travaux.analysis.meeting.stands import Stands, find_stands
from travaux.domain.findings import Agreement, Argument, Difference, Line
from travaux.domain.meeting_reports import Consensus
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, listed, message
from travaux.domain.positions import Position
from travaux.domain.spans import Citation, stable_id
from travaux.domain.voices import Voice
from travaux.ports import Embedder


@dataclass(frozen=True, slots=True)
class Point:
    """What several sides take a stand on, with who is for it and who against; ``words`` as told in prose.

    ``said`` is the same where a word of it is ours.
    """

    words: str
    supporters: tuple[Voice, ...]
    opponents: tuple[Voice, ...]
    conditional: tuple[Voice, ...] = ()
    said: Text | None = None


@dataclass(frozen=True, slots=True)
class Concord:
    """What sides agree on, where they differ, and how many of them stand where."""

    agreements: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    consensus: Consensus
    alignments: tuple[Line, ...]  # who took a position by aligning with another's statement
    points: tuple[Point, ...]  # what sides took a stand on, what divides them and the most of them first
    agrees_with: Mapping[str, tuple[str, ...]]  # argument id -> ids of arguments of others
    disagrees_with: Mapping[str, tuple[str, ...]]
    refused: int = 0  # agreements and differences that their words did not bear out


@dataclass(frozen=True, slots=True)
class _Views:
    """What the sides of a meeting hold: where they stand, on which words, and who refers to whom."""

    meeting: Meeting
    room: MeetingSides
    sided: list[Argument]
    stands: Stands
    propositions: list[Proposition]
    phrases: list[Proposition]
    references: References
    seconded: tuple[Agreement, ...]


def find_agreement(
    meeting: Meeting,
    arguments: Sequence[Argument],
    embedder: Embedder,
    positions: Sequence[Position],
    motions: Sequence[Motion] = (),
    items: Items | None = None,
) -> Concord:
    """Return on what the sides of ``meeting`` agree and differ, by their positions and what they say.

    ``motions`` are those of the meeting, and so are ``items``, where they are known.
    """
    views = _read_views(meeting, arguments, embedder, positions, items)
    room, stands = views.room, views.stands
    divisions, declared_apart = _find_divisions(views, motions)
    points, declared_alike = _find_points(views)
    grounding, declared = MeetingGrounding(meeting), declared_apart | declared_alike
    apart, alike = grounding.differences(divisions, declared), grounding.agreements(points, declared)
    differences = tuple(apart[0])
    agreements = tuple(_mark_unexpected(point, differences, room) for point in alike[0])
    matters = tuple(_points(stands.broadly, [*views.propositions, *views.phrases], differences, room))
    return Concord(
        agreements,
        differences,
        weigh_consensus(matters, room),
        find_alignments(meeting, room),
        matters,
        _partners(agreements, {argument.id: room.side(argument) for argument in views.sided}),
        _opponents(differences),
        apart[1] + alike[1],
    )


def _read_views(
    meeting: Meeting,
    arguments: Sequence[Argument],
    embedder: Embedder,
    positions: Sequence[Position],
    items: Items | None,
) -> _Views:
    room = find_sides(meeting)
    sided = [argument for argument in arguments if room.side(argument)]
    stands = find_stands(meeting, sided, room, positions)
    proposed = find_stands_on_propositions(meeting, positions, room, items)
    propositions = find_propositions(proposed)
    phrases = find_shared_phrases(meeting, proposed, propositions, room)
    propositions = [each for each in propositions if not _is_within(phrases, each)]
    vectors = embedder.embed([" ".join(each.quote for each in one.citations) for one in sided])
    references = find_references(meeting, sided, vectors, room, embedder, positions)
    return _Views(
        meeting, room, sided, stands, propositions, phrases, references, find_seconded(meeting, room)
    )


def _find_divisions(views: _Views, motions: Sequence[Motion]) -> tuple[list[Difference], set[str]]:
    """Return what divides the sides, and the ids of those differences that a side declares itself."""
    stands, sided, room = views.stands, views.sided, views.room
    named = [*divided_by_name(stands.closely, sided, room)]
    told = {each.proposition for each in named}
    named += [e for e in divided_by_name(stands.broadly, sided, room) if e.proposition not in told]
    joined = differences_on([*views.propositions, *views.phrases], sided, room)
    grouped = [_within_group(each, room) for each in joined]
    moved = list(differences_on_motions(views.meeting, motions, room))
    contested = list(find_contested_principles(views.meeting, room))
    divisions = [*moved, *named, *views.references.differences]
    divisions += [*_untold_differences(grouped, divisions), *read_differently(stands.interpretations, room)]
    divisions += _untold_differences(contested, divisions)
    # A side that names the other declares it itself; signs on one proposition are told by the positions.
    return divisions, {each.id for each in (*views.references.differences, *grouped, *moved, *contested)}


def _find_points(views: _Views) -> tuple[list[Agreement], set[str]]:
    """Return on what the sides agree, and the ids of those agreements that a side declares itself."""
    stands, sided, room = views.stands, views.sided, views.room
    points = [*_named_agreements(stands.closely, sided, room)]
    points += _by_name(views.references.agreements, views.seconded)
    shared = _untold_agreements(list(agreements_on(views.propositions, sided, room)), points)
    points = [each for each in points if not _is_told_among(each, shared)] + shared
    alike_named = _untold_agreements(list(agreements_on_phrases(views.phrases, room)), points)
    points += alike_named
    held = (*find_agreed_principles(views.meeting, room), *find_refused_principles(views.meeting, room))
    principles = _untold_agreements(held, points)
    points += principles
    declared = {each.id for each in (*views.references.agreements, *views.seconded)}
    declared |= {each.id for each in shared if ", against: “" in each.text}
    # The phrase stands in the words of each, and the principle is of a kind that they ask for.
    return points, declared | {each.id for each in (*alike_named, *principles)}


def _is_within(phrases: Sequence[Proposition], found: Proposition) -> bool:
    """Tell whether a shared phrase brings together all who stand on a proposition."""
    return any(stood_on(found) <= stood_on(each) for each in phrases)


def _by_name(referred: Sequence[Agreement], seconded: Sequence[Agreement]) -> Iterator[Agreement]:
    """Yield who sides with whom by name or takes another up; of two on the same, the one of more sides."""
    apart, pairs = ([set(each.actors) for each in found] for found in (seconded, referred))
    yield from (each for each in seconded if set(each.actors) not in pairs)
    yield from (each for each in referred if not any(set(each.actors) < sides for sides in apart))


def _untold_differences(found: Sequence[Difference], told: Sequence[Difference]) -> list[Difference]:
    """Return the differences of which the words of both sides do not face one another already."""
    known = [[set(side.citations) for side in each.sides] for each in told]
    return [each for each in found if not any(_opposes_sides(each, sides) for sides in known)]


def _opposes_sides(difference: Difference, sides: Sequence[set[Citation]]) -> bool:
    return all(any(side & set(one.citations) for side in sides) for one in difference.sides)


def _untold_agreements(found: Sequence[Agreement], told: Sequence[Agreement]) -> list[Agreement]:
    known = [set(each.citations) for each in told]
    return [each for each in found if not any(set(each.citations) <= citations for citations in known)]


def _is_told_among(point: Agreement, shared: Sequence[Agreement]) -> bool:
    """Tell whether two sides agree, by words that count among those of more sides on the same."""
    own = set(point.citations)
    return any(set(point.actors) < set(each.actors) and own <= set(each.citations) for each in shared)


def _named_agreements(
    stands: Sequence[Catchword], arguments: Sequence[Argument], room: MeetingSides
) -> Iterator[Agreement]:
    """Yield paragraphs, options and words that several sides support, or that several oppose."""
    for each in stands:
        for verb, camp in (("support", each.supporters), ("oppose", each.opponents)):
            if len(camp) > 1:
                yield _on_a_name(each, verb, camp, arguments, room)


def _on_a_name(
    stand: Catchword,
    verb: str,
    camp: Sequence[SideStatement],
    arguments: Sequence[Argument],
    room: MeetingSides,
) -> Agreement:
    chosen = tuple(dict.fromkeys(arguments[statement.argument].id for statement in camp))
    return Agreement(
        stable_id("agreement", verb, stand.phrase, *chosen),
        "agreement",
        _shared_statement(verb, listed([room.label(each.side) for each in camp]), stand.named),
        tuple(room.voice(each.side, each.citation) for each in camp),
        chosen,
        proposition=stand.phrase,
    )


def _shared_statement(verb: str, names: Text, matter: Text) -> Text:
    if verb == "support":
        return message("%(names)s support %(matter)s.", names=names, matter=matter)
    return message("%(names)s oppose %(matter)s.", names=names, matter=matter)


def _within_group(difference: Difference, room: MeetingSides) -> Difference:
    """Return a difference as unexpected where two of its sides belong to a group that took the floor."""
    why = kinship(difference.sides[0].actors, difference.sides[1].actors, room)
    if why is None or difference.kind != "difference":
        return difference
    return replace(difference, kind="unexpected", why=why)


def _points(
    stands: Sequence[Catchword],
    propositions: Sequence[Proposition],
    differences: Sequence[Difference],
    room: MeetingSides,
) -> Iterator[Point]:
    """Yield what sides took a stand on; opposed camps only where their words do stand apart."""
    apart = {each.proposition for each in differences}
    found = [
        Point(
            each.phrase,
            tuple(room.voice(one.side, one.citation) for one in each.supporters),
            tuple(room.voice(one.side, one.citation) for one in each.opponents),
            said=each.said,
        )
        for each in stands
    ]
    found += [_point_of_agreement(each, room) for each in propositions]
    plain = [each for each in found if not (each.supporters and each.opponents) or each.words in apart]
    yield from sorted(
        plain,
        key=lambda e: (
            not (e.supporters and e.opponents),
            -len(e.supporters) - len(e.opponents) - len(e.conditional),
        ),
    )


def _point_of_agreement(proposition: Proposition, room: MeetingSides) -> Point:
    supporters, opponents, bound = (
        tuple(room.voice(one.side, one.citation) for one in camp)
        for camp in (proposition.supporters, proposition.opponents, proposition.conditional)
    )
    return Point(proposition.words, supporters, opponents, bound)


def _mark_unexpected(point: Agreement, differences: Sequence[Difference], room: MeetingSides) -> Agreement:
    """Return ``point`` as unexpected where two of its sides oppose one another elsewhere.

    ``why`` then names the two and the point on which they stand apart.
    """
    for place, first in enumerate(point.actors):
        for second in point.actors[place + 1 :]:
            if room.circles(first) & room.circles(second):
                continue
            for difference in differences:
                if difference.kind != "partial" and _opposed(first, second, difference):
                    why = message(
                        "%(first)s and %(second)s stand on opposite sides elsewhere: %(difference)s",
                        first=first,
                        second=second,
                        difference=difference.said,
                    )
                    return replace(point, kind="unexpected", why=why)
    return point


def _opposed(first: str, second: str, difference: Difference) -> bool:
    one, other = difference.sides[0].actors, difference.sides[1].actors
    return (first in one and second in other) or (second in one and first in other)


def _partners(points: Sequence[Agreement], known: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
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
