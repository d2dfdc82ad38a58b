"""What several actors stand for or against in so many words, though each says it in a sentence of its own.

"We welcome the new registry" and "Fiji welcomes the creation of a digital registry" are one line of an
overview: both welcomed the registry. Only the object of a stance counts, not what stands beside it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.analysis.meeting.matters import core_of, without_acts
from travaux.analysis.overview.claim_holders import HeldClaim
from travaux.analysis.overview.claims import ArguedMeeting
from travaux.analysis.wording import content_stems, institutions
from travaux.domain.findings import Difference, Side
from travaux.domain.messages import Message, joined, message
from travaux.domain.overview import AttributedSentence
from travaux.domain.positions import Position, Stance, TargetKind
from travaux.domain.spans import Citation, stable_id
from travaux.reference.narration import object_cues, object_forms
from travaux.reference.phrases import pattern_about

_STANCES = {
    Stance.SUPPORT: "support",
    Stance.WELCOME: "welcome",
    Stance.OPPOSE: "oppose",
    Stance.DELETE: "oppose",
}
_FOR = ("support", "importance", "welcome")
_LONGEST = 6  # words of an object
_FEWEST = 2  # telling words of it

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandOnObject:
    """An actor's stand on an object: the way, the object as said and by its stems, the claim, the words."""

    way: str
    words: str
    stems: Stems
    holding: HeldClaim
    citation: Citation


def find_held(heard: Sequence[ArguedMeeting], holdings: Sequence[HeldClaim]) -> list[StandOnObject]:
    """Return every stand whose object is a plain noun phrase, with the claim that it is made in."""
    by_source: dict[str, list[HeldClaim]] = defaultdict(list)
    for one in holdings:
        by_source[one.argument.citations[0].source].append(one)
    return [
        held
        for each in heard
        for position in each.positions
        for held in _stands_of_position(position, by_source[each.meeting.source.id])
    ]


def tell_shared(held: Sequence[StandOnObject]) -> Iterator[tuple[HeldClaim, AttributedSentence]]:
    """Yield a sentence for every object on which at least two actors stand alike, with the first claim."""
    groups: dict[tuple[str, Stems], dict[str, StandOnObject]] = defaultdict(dict)
    for one, stems in _grouped(held):
        groups[one.way, stems].setdefault(one.holding.name, one)
    for (way, stems), members in groups.items():
        if len(members) > 1:
            first = next(iter(members.values()))
            yield first.holding, _sentence(way, stems, tuple(members.values()))


def find_opposed(held: Sequence[StandOnObject]) -> list[Difference]:
    """Return the objects that some actors stand for and others against; who does both is on neither side."""
    camps: dict[Stems, tuple[dict[str, StandOnObject], dict[str, StandOnObject]]] = defaultdict(
        lambda: ({}, {})
    )
    for one, stems in _grouped(held):
        camps[stems][one.way not in _FOR].setdefault(one.holding.name, one)
    found = []
    for stems, (supporters, opponents) in camps.items():
        torn = supporters.keys() & opponents.keys()
        sides = [[one for name, one in camp.items() if name not in torn] for camp in (supporters, opponents)]
        if all(sides):
            named = stable_id("opposed", *stems, *(one.holding.argument.id for side in sides for one in side))
            matter = _printed([*sides[0], *sides[1]])
            said = message("Views differ on %(matter)s.", matter=matter)
            found.append(
                Difference(named, "difference", said, tuple(_side(side) for side in sides), on=matter)
            )
    return found


def _side(members: Sequence[StandOnObject]) -> Side:
    return Side(
        tuple(one.holding.said(one.citation) for one in members),
        tuple(dict.fromkeys(one.holding.argument.id for one in members)),
    )


def _stands_of_position(position: Position, holdings: Sequence[HeldClaim]) -> Iterator[StandOnObject]:
    citation, way = position.citations[0], _STANCES.get(position.stance)
    target = next((one for one in position.targets if one.kind is TargetKind.TERM), None)
    if way is None or target is None:
        return
    said = core_of(object_cues("owner").sub("", core_of(target.label)))
    words = object_cues("cut").split(said)[0].strip(' ,.;:“”"')
    stems = tuple(content_stems(words))
    plain = not object_cues("verbal").search(words) and not object_cues("empty").search(words)
    plain = plain and _is_object(words, " ".join(citation.quote.split()))
    if plain and len(stems) >= _FEWEST and len(words.split()) <= _LONGEST and set(stems) - institutions():
        if way == "support" and object_cues("important").search(citation.quote):
            way = "importance"
        for one in holdings:
            if any(c.start <= citation.start and citation.end <= c.end for c in one.argument.citations):
                yield StandOnObject(way, words, stems, one, citation)
                return


def _is_object(words: str, quote: str) -> bool:
    """Say whether ``words`` are what a verb acts on, not what something else in the sentence is about."""
    place = quote.lower().find(words.lower())
    return place >= 0 and not object_cues("beside").search(without_acts(quote[:place]))


def _grouped(held: Sequence[StandOnObject]) -> Iterator[tuple[StandOnObject, Stems]]:
    """Yield each stand with the shortest known object that its own ends with: an old lamp is a lamp."""
    known = sorted({one.stems for one in held}, key=len)
    ends: Mapping[Stems, Stems] = {
        stems: next(short for short in known if stems[-len(short) :] == short) for stems in known
    }
    for one in held:
        short = ends[one.stems]
        yield one, short if " of " not in one.words or short == one.stems else one.stems


def _sentence(way: str, stems: Stems, members: Sequence[StandOnObject]) -> AttributedSentence:
    names = tuple(one.holding.named for one in members)
    return AttributedSentence(
        stable_id("shared", way, *stems, *(one.holding.argument.id for one in members)),
        joined(
            (
                Message(object_forms()[way], (("matter", _printed(members)),)),
                joined(("(", joined(names), ")."), ""),
            ),
            " ",
        ),
        tuple(one.holding.said(one.citation) for one in members),
        names,
    )


def _printed(members: Sequence[StandOnObject]) -> str:
    """Return the object in the fewest words that anybody used, with the article that it had there."""
    shortest = min(members, key=lambda one: (len(one.words.split()), members.index(one)))
    quote = " ".join(shortest.citation.quote.split())
    article = pattern_about("narration", "article_of", shortest.words).search(quote)
    capital = shortest.words[:1].isupper() and quote.startswith(shortest.words)
    words = shortest.words[:1].lower() + shortest.words[1:] if capital else shortest.words
    return f"{article[1].lower()} {words}" if article else words
