"""Stands on a proposal that a record calls by its owner: "A supported the Canadian draft".

Who owns a proposal is no holder beside those who amend it. Sentences near one another that name the proposal
of one owner, and no other, are on one thing, whatever else they say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.meeting.bulletins import RecordSentence, names_proposal, points_back
from travaux.domain.positions import Position, Stance

_NEAR = 5  # paragraphs within which "the Canadian draft" is the same draft
_BROUGHT = frozenset({Stance.PROPOSE, Stance.AMEND, Stance.DELETE})
_FOR = frozenset({Stance.SUPPORT, Stance.WELCOME})
_AGAINST = frozenset({Stance.OPPOSE, Stance.RESERVE})


@dataclass(frozen=True, slots=True)
class ToldProposal:
    """The stands on one proposal, each with the sentence that tells it."""

    favour: tuple[tuple[RecordSentence, Position], ...]
    against: tuple[tuple[RecordSentence, Position], ...]


def held_in(sentence: RecordSentence) -> tuple[Position, ...]:
    """Return the positions that a sentence tells, without what only says whose a proposal is.

    The owner stays beside those who support its proposal or oppose it.
    """
    own = [each for each in sentence.positions if each.reported_by is None]
    others = [each for each in own if not _is_of_owner(sentence, each)]
    names = [name for _, name in sentence.proposals]
    answered = any(each.stance in _FOR | _AGAINST and _names_any(each, names) for each in others)
    return tuple(own if answered or not others else others)


def _names_any(position: Position, owners: Sequence[str]) -> bool:
    """Tell whether what a position is on is one of the proposals that a sentence calls by their owners."""
    labels = [target.label for target in position.targets if names_proposal(target.label)]
    return any(name in label for label in labels for name in owners)


def find_told_proposals(sentences: Sequence[RecordSentence]) -> Iterator[ToldProposal]:
    """Yield the proposals on which sentences near one another tell stands of several holders."""
    told: list[list[RecordSentence]] = []
    for sentence in sentences:
        if len(sentence.owners) != 1:
            continue
        known = next((each for each in told if _goes_on(each[-1], sentence)), None)
        if known is None:
            told.append([sentence])
        else:
            known.append(sentence)
    for group in told:
        if len(group) > 1:
            yield _of_group(group)


def _goes_on(last: RecordSentence, sentence: RecordSentence) -> bool:
    return last.owners == sentence.owners and sentence.passage - last.passage <= _NEAR


def _of_group(group: Sequence[RecordSentence]) -> ToldProposal:
    stands = [
        (sentence, each)
        for sentence in group
        for each in sentence.positions
        if each.reported_by is None and not _is_of_owner(sentence, each)
    ]
    favour = tuple(one for one in stands if one[1].stance in _FOR and _is_on_proposal(one[1]))
    against = tuple(one for one in stands if one[1].stance in _AGAINST and _faces(*one))
    return ToldProposal(favour, against)


def _is_of_owner(sentence: RecordSentence, position: Position) -> bool:
    """Tell whether a position says no more than whose a proposal is."""
    return position.stance in _BROUGHT and position.holder.code in sentence.owners


def _is_on_proposal(position: Position) -> bool:
    """Tell whether what a position is on is a proposal as such."""
    return any(names_proposal(target.label) for target in position.targets)


def _faces(sentence: RecordSentence, position: Position) -> bool:
    """Tell whether a holder is against the proposal, by name or beside who is for it ("against it")."""
    return _is_on_proposal(position) or points_back(sentence.citation.quote)
