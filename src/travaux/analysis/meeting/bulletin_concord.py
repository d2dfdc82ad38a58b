"""Who agrees and who differs by a record that tells of a meeting: holders that stand on one thing there.

Within one sentence the record itself joins them ("A and B called for …", "C, opposed by D, proposed …");
between sentences of one paragraph they are joined where their targets share enough telling words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from travaux.analysis.meeting.bulletins import RecordSentence, as_line, points_back
from travaux.analysis.meeting.told_proposals import ToldProposal, find_told_proposals, held_in
from travaux.analysis.wording import content_stems, institutions
from travaux.domain.attribution import Capacity
from travaux.domain.findings import Agreement, Argument, Difference, Side
from travaux.domain.positions import Position, Stance, TargetKind
from travaux.domain.spans import Citation, stable_id
from travaux.domain.voices import Voice
from travaux.reference.lexicons import lexicon_pattern

_FOR = frozenset(
    {
        Stance.SUPPORT,
        Stance.WELCOME,
        Stance.PROPOSE,
        Stance.AMEND,
        Stance.DELETE,
        Stance.CALL_FOR,
        Stance.COMMIT,
        Stance.CONDITIONAL,
    }
)
"""Stances for what their words say: who proposes to delete is for the deletion."""
_AGAINST = frozenset({Stance.OPPOSE, Stance.RESERVE, Stance.DISSOCIATE})
_SHARED, _ALL = 3, 2  # telling words in common that two sentences need, or that are all the words of one
_FEW, _NEAR = 3, 3  # sentences that may name a thing in two words; paragraphs between which it is the same
_LEADING = 3  # telling words of what is wanted among which the thing itself is named
_COVERED = 0.6  # part of the shorter target that these are: one word in three may be of the other's own

_Said = Mapping[Citation, Sequence[Argument]]
"""The arguments that each sentence makes."""


@dataclass(frozen=True, slots=True)
class _Camp:
    """Holders that one sentence puts on one side of one thing."""

    sentence: RecordSentence
    sign: int
    stems: frozenset[str]
    positions: tuple[Position, ...]
    words: str

    @property
    def holders(self) -> frozenset[str]:
        return frozenset(each.holder.code for each in self.positions)


def bulletin_concord(
    sentences: Sequence[RecordSentence], arguments: Sequence[Argument]
) -> tuple[tuple[Agreement, ...], tuple[Difference, ...]]:
    """Return what several holders are told to hold in common, and what some want and others oppose."""
    camps = [camp for sentence in sentences for camp in _camps_of_sentence(sentence)]
    said = _by_words(arguments)
    agreed = [_agreement((camp,), said) for camp in camps if len(camp.holders) > 1]
    parted: list[Difference] = []
    told: set[Citation] = set()
    for favour, against in map(_camps_on, find_told_proposals(sentences)):
        if favour and against and not _holders(favour) & _holders(against):
            parted.append(_difference(favour, against, said))
            told |= {camp.sentence.citation for camp in (*favour, *against)}
        if len(favour) > 1 and len(_holders(favour)) > 1:
            agreed.append(_agreement(favour, said))
    for one, other in _facing_camps(camps):
        if one.holders & other.holders or told >= {one.sentence.citation, other.sentence.citation}:
            continue
        if one.sign == other.sign:
            if _on_one_thing(one, other) and _lead_in_common(one, other):
                agreed.append(_agreement((one, other), said))
        elif _face_in_a_sentence(one, other) or _on_one_thing(one, other):
            parted.append(_difference_of_two(one, other, said))
    parted.extend(_parted_on_phrases(camps, said))
    return tuple(agreed), tuple(parted)


def _parted_on_phrases(camps: Sequence[_Camp], said: _Said) -> Iterator[Difference]:
    """Yield camps of near paragraphs of which one wants and the other opposes what both name alike."""
    using = Counter(pair for camp in camps for pair in set(pairwise(_telling(camp.words))))
    naming: dict[tuple[str, str], list[_Camp]] = defaultdict(list)
    for camp in camps:
        for pair in _leading_pairs(camp):
            if using[pair] <= _FEW and not _all_general(pair):
                naming[pair].append(camp)
    pairs = dict.fromkeys(pair for found in naming.values() for pair in combinations(found, 2))
    for one, other in pairs:
        near = abs(one.sentence.passage - other.sentence.passage) <= _NEAR
        if near and one.sign != other.sign and not _are_joined(one, other):
            yield _difference_of_two(one, other, said)


def _are_joined(one: _Camp, other: _Camp) -> bool:
    """Tell whether two camps share a holder, a sentence or enough words to have been put together already."""
    joined = one.sentence.passage == other.sentence.passage and _on_one_thing(one, other)
    return one.sentence is other.sentence or joined or bool(one.holders & other.holders)


def _difference_of_two(one: _Camp, other: _Camp, said: _Said) -> Difference:
    favour, against = sorted((one, other), key=lambda each: -each.sign)
    return _difference((favour,), (against,), said)


def _camps_on(proposal: ToldProposal) -> tuple[tuple[_Camp, ...], tuple[_Camp, ...]]:
    """Return who is for a proposal and who is against it, sentence by sentence."""
    return tuple(_camps_of_stands(proposal.favour, 1)), tuple(_camps_of_stands(proposal.against, -1))


def _camps_of_stands(stands: Sequence[tuple[RecordSentence, Position]], sign: int) -> Iterator[_Camp]:
    by_sentence: dict[RecordSentence, list[Position]] = defaultdict(list)
    for sentence, position in stands:
        by_sentence[sentence].append(position)
    for sentence, held in by_sentence.items():
        yield _Camp(sentence, sign, _stems(held[0]), tuple(held), _words(held[0]))


def _holders(camps: Sequence[_Camp]) -> frozenset[str]:
    return frozenset[str]().union(*(camp.holders for camp in camps))


def _by_words(arguments: Sequence[Argument]) -> _Said:
    found: dict[Citation, list[Argument]] = defaultdict(list)
    for each in arguments:
        found[each.citations[0]].append(each)
    return found


def _facing_camps(camps: Sequence[_Camp]) -> Iterator[tuple[_Camp, _Camp]]:
    """Yield each two camps of one sentence, or of sentences of one paragraph."""
    for _, near in groupby(camps, key=lambda camp: camp.sentence.passage):
        yield from combinations(near, 2)


def _on_one_thing(one: _Camp, other: _Camp) -> bool:
    """Tell whether two sentences are on one thing, as far as the words of their targets tell."""
    shared, least = len(one.stems & other.stems), min(len(one.stems), len(other.stems))
    if one.sentence is other.sentence or not least:
        return False
    return (shared >= _SHARED and shared >= _COVERED * least) or (shared == least >= _ALL)


def _lead_in_common(one: _Camp, other: _Camp) -> bool:
    """Tell whether two camps want the same thing and not two things of which they say the same.

    What is wanted stands first in its words: "a fund for the transfer of tools", "tools for their transfer".
    """
    first, second = (frozenset(_telling(camp.words)[:_LEADING]) for camp in (one, other))
    return any(not lexicon_pattern("propositions", "general").match(each) for each in first & second)


def _leading_pairs(camp: _Camp) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(_telling(camp.words)[:_LEADING]))


def _all_general(pair: tuple[str, str]) -> bool:
    return any(lexicon_pattern("propositions", "general").match(each) for each in pair)


def _telling(words: str) -> list[str]:
    """Return the telling stems of what a position is on, in order, without those of degree and of bodies."""
    degree = lexicon_pattern("bulletins", "of_degree")
    return [one for one in content_stems(words) if one not in institutions() and not degree.match(one)]


def _face_in_a_sentence(one: _Camp, other: _Camp) -> bool:
    """Tell whether one sentence sets two camps against one another: "A, opposed by B, proposed …"."""
    if one.sentence is not other.sentence:
        return False
    against, favour = sorted((one, other), key=lambda each: each.sign)
    inner, outer = against.positions[0].citations[0], favour.positions[0].citations[0]
    if points_back(inner.quote) or (points_back(one.sentence.citation.quote) and not one.sentence.proposals):
        return True
    return bool(one.stems & other.stems) or (outer.start <= inner.start and inner.end <= outer.end)


def _camps_of_sentence(sentence: RecordSentence) -> Iterator[_Camp]:
    """Yield the sides of one sentence: positions of one sign whose targets have words in common."""
    own = held_in(sentence)
    for sign in (1, -1):
        left = [one for one in own if _sign(one, own) == sign]
        while left:
            lead = left[0]
            stems = _stems(lead)
            joined = [one for one in left if one is lead or (_stems(one) & stems) or not _stems(one) | stems]
            left = [one for one in left if one not in joined]
            every = frozenset[str]().union(*map(_stems, joined))
            yield _Camp(sentence, sign, every, tuple(joined), _words(lead))


def _sign(position: Position, others: Sequence[Position]) -> int:
    """Return 1 for who is for what the words of a position name, -1 for who is against it, 0 for neither.

    Who opposes an objection, "X, opposed by Y, rejected it", is on the side of what is objected to.
    """
    if position.stance in _FOR:
        return 1
    if position.stance not in _AGAINST:
        return 0
    cited = position.citations[0]
    objected = all(target.kind is TargetKind.PROPOSAL for target in position.targets)
    around = (one for one in others if one.stance in _AGAINST and one.citations[0] != cited)
    within = any(
        one.citations[0].start <= cited.start and cited.end <= one.citations[0].end for one in around
    )
    return 1 if position.targets and objected and within else -1


def _stems(position: Position) -> frozenset[str]:
    labels = " ".join(target.label for target in position.targets)
    return frozenset(content_stems(labels)) - institutions()


def _words(position: Position) -> str:
    return position.targets[0].label if position.targets else position.citations[0].quote


def _agreement(camps: Sequence[_Camp], said: _Said) -> Agreement:
    text = " ".join(dict.fromkeys(as_line(camp.sentence.citation) for camp in camps))
    chosen = _arguments_of(camps, said)
    starts = (str(camp.sentence.citation.start) for camp in camps)
    named = stable_id("bulletin agreement", str(camps[0].sign), *starts, camps[0].words)
    voices = tuple(voice for camp in camps for voice in _voices(camp))
    return Agreement(named, "agreement", text, voices, chosen, proposition=camps[0].words)


def _difference(favour: Sequence[_Camp], against: Sequence[_Camp], said: _Said) -> Difference:
    ordered = sorted((*favour, *against), key=lambda camp: camp.sentence.citation.start)
    text = " ".join(dict.fromkeys(as_line(camp.sentence.citation) for camp in ordered))
    sides = tuple(
        Side(tuple(voice for camp in camps for voice in _voices(camp)), _arguments_of(camps, said))
        for camps in (favour, against)
    )
    starts = (str(camp.sentence.citation.start) for camp in ordered)
    named = stable_id("bulletin difference", *starts, favour[0].words)
    return Difference(named, "difference", text, sides, proposition=favour[0].words)


def _voices(camp: _Camp) -> tuple[Voice, ...]:
    """Return each holder with the sentence in which the record gives it the position."""
    made: dict[str, Voice] = {}
    for each in camp.positions:
        groups = (each.speaking_for,) if each.speaking_for else ()
        capacity = Capacity.GROUP if groups else Capacity.OWN
        made.setdefault(
            each.holder.code, Voice(each.actor.name, camp.sentence.citation, each.actor, groups, capacity)
        )
    return tuple(made.values())


def _arguments_of(camps: Sequence[_Camp], said: _Said) -> tuple[str, ...]:
    cited = dict.fromkeys(camp.sentence.citation for camp in camps)
    names = {each.holder.name for camp in camps for each in camp.positions}
    return tuple(each.id for citation in cited for each in said.get(citation, ()) if each.actor in names)
