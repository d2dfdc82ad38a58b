"""What words that point back mean: "it", "this paragraph", "they"; left open where it could be several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.analysis.positions.targets import phrases
from travaux.domain.messages import Text, listed, message
from travaux.domain.positions import Target, TargetKind
from travaux.reference.stances import StanceLexicon

_REACH = 2  # sentences that a bare pronoun reaches back
_ELLIPSIS_REACH = 1
_OBJECT = re.compile(
    r"\s*(?:to|with|on|about|from|for|of|against|as)?\s*"
    r"(?P<word>it|this|that|these|those|them|both|each step)\s*"
    r"(?:[.,;:!?]|$|and\b|but\b|in\b|as\b|because\b|for\b|on\b|at\b|if\b|when\b|without\b|today\b|now\b|"
    r"too\b|here\b|entirely\b|fully\b|either\b|\))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:^|[,;]\s*|\band\s+|\bthat\s+)\s*(?P<word>it|this|that|they|these|those|which)\s*$", re.IGNORECASE
)
_THAT = re.compile(r"\s*that\b", re.IGNORECASE)
_ITS = re.compile(r"\bfor\s+(?P<word>its)\s+(?:deletion|removal|retention|inclusion)\b", re.IGNORECASE)
_ONE = frozenset({"it", "this", "that", "its"})
_MANY = frozenset({"these", "those", "them", "they", "both"})


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point back. ``many`` is None where they may mean one or several; ``noun`` names a kind."""

    words: str
    many: bool | None
    noun: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier clause names, that clause's place, and the number of its sentence."""

    targets: tuple[Target, ...]
    span: tuple[int, int]
    sentence: int


def find_pointer(
    clause: str, cue_start: int, cue_end: int, lexicon: StanceLexicon, *, personal: bool
) -> Pointer | None:
    """Return the words by which a stand points to something named earlier, None where there are none.

    Where the stand is ``personal`` its subject is whoever takes it, and "they" no matter.
    """
    several = phrases(lexicon.targets.get("pronouns_many", ())).search(clause)
    if several:
        return Pointer(several.group(), True, True)
    open_ = phrases(lexicon.targets.get("pronouns_open", ())).search(clause)
    if open_:
        return Pointer(open_.group(), None, True)
    single = phrases(lexicon.targets.get("pronouns", ())).search(clause)
    if single:
        return Pointer(single.group(), False, True)
    says_that = _THAT.match(clause, cue_end)
    found = (
        _OBJECT.match(clause, cue_end)
        or (None if personal or says_that else _SUBJECT.search(clause[:cue_start]))
        or _ITS.search(clause[cue_start:])
    )
    if found is None:
        return None
    word = found["word"].lower()
    return Pointer(found["word"], True if word in _MANY else False if word in _ONE else None, False)


def resolve_pointer(
    pointer: Pointer | None, known: Sequence[Earlier], sentence: int
) -> tuple[Earlier | None, Text | None]:
    """Return what ``pointer`` means of what is ``known``, the nearest first, or why that is not certain.

    Without a pointer ("India opposed.") the stand is on all that was named last.
    """
    if pointer is None:
        near = [each for each in known if sentence - each.sentence <= _ELLIPSIS_REACH]
        return (near[0], None) if near else (None, None)
    wanted = [each for each in known if pointer.noun or sentence - each.sentence <= _REACH]
    if "paragraph" in pointer.words.lower():
        wanted = [each for each in wanted if each.targets[0].kind is TargetKind.PARAGRAPH]
    if not wanted:
        return None, None
    nearest = wanted[0]
    if pointer.many is None:
        return nearest, None
    if pointer.many:
        return (nearest, None) if len(nearest.targets) > 1 else (None, _unresolved_reason(pointer, wanted))
    single = _single(nearest)
    if single and not _is_rivalled(pointer, wanted):
        return single, None
    return None, _unresolved_reason(pointer, wanted)


def _single(earlier: Earlier) -> Earlier | None:
    """Return ``earlier`` with the one thing it names, or its one paragraph beside words or documents."""
    if len(earlier.targets) == 1:
        return earlier
    paragraphs = tuple(target for target in earlier.targets if target.kind is TargetKind.PARAGRAPH)
    return replace(earlier, targets=paragraphs) if len(paragraphs) == 1 else None


def _is_rivalled(pointer: Pointer, wanted: Sequence[Earlier]) -> bool:
    """Tell whether a bare pronoun could as well mean a paragraph named a little earlier."""
    nearest = wanted[0]
    return not pointer.noun and any(
        each.targets[0].kind is TargetKind.PARAGRAPH and set(each.targets).isdisjoint(nearest.targets)
        for each in wanted[1:]
    )


def _unresolved_reason(pointer: Pointer, wanted: Sequence[Earlier]) -> Text:
    labels = list(dict.fromkeys(target.label for each in wanted for target in each.targets))
    could = listed(labels, either=True)
    return message("what “%(words)s” means is not certain: %(labels)s", words=pointer.words, labels=could)
