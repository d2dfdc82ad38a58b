"""Who agrees and who differs by a record that tells of a meeting: holders that stand on one thing there.

Within one sentence the record itself joins them ("A and B called for …", "C, opposed by D, proposed …");
between sentences of one paragraph they are joined where their targets share enough telling words.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from travaux.analysis.meeting.bulletins import RecordSentence, as_line
from travaux.analysis.wording import content_stems, institutions
from travaux.domain.attribution import Capacity
from travaux.domain.findings import Agreement, Argument, Difference, Side
from travaux.domain.positions import Position, Stance, TargetKind
from travaux.domain.spans import Citation, stable_id
from travaux.domain.voices import Voice

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
    parted = []
    for one, other in _facing_camps(camps):
        if one.holders & other.holders:
            continue
        if one.sign == other.sign:
            if _on_one_thing(one, other):
                agreed.append(_agreement((one, other), said))
        elif _face_in_a_sentence(one, other) or _on_one_thing(one, other):
            favour, against = sorted((one, other), key=lambda each: -each.sign)
            parted.append(_difference(favour, against, said))
    return tuple(agreed), tuple(parted)


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


def _face_in_a_sentence(one: _Camp, other: _Camp) -> bool:
    """Tell whether one sentence sets two camps against one another: "A, opposed by B, proposed …"."""
    if one.sentence is not other.sentence:
        return False
    against, favour = sorted((one, other), key=lambda each: each.sign)
    inner, outer = against.positions[0].citations[0], favour.positions[0].citations[0]
    return bool(one.stems & other.stems) or (outer.start <= inner.start and inner.end <= outer.end)


def _camps_of_sentence(sentence: RecordSentence) -> Iterator[_Camp]:
    """Yield the sides of one sentence: positions of one sign whose targets have words in common."""
    own = [one for one in sentence.positions if one.reported_by is None]
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


def _difference(favour: _Camp, against: _Camp, said: _Said) -> Difference:
    ordered = sorted((favour, against), key=lambda camp: camp.sentence.citation.start)
    text = " ".join(dict.fromkeys(as_line(camp.sentence.citation) for camp in ordered))
    sides = tuple(Side(_voices(camp), _arguments_of((camp,), said)) for camp in (favour, against))
    starts = (str(camp.sentence.citation.start) for camp in ordered)
    named = stable_id("bulletin difference", *starts, favour.words)
    return Difference(named, "difference", text, sides, proposition=favour.words)


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
