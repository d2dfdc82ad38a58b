"""Stands that a sentence takes by a contrast or behind a modal verb: "but not option 3", "we must oppose"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.analysis.positions.cues import Cue, CueKind
from travaux.domain.positions import Stance
from travaux.reference.phrases import clause_pattern
from travaux.reference.stances import StanceLexicon

_GIVEN = frozenset({Stance.SUPPORT, Stance.WELCOME, Stance.NOT_BLOCKING, Stance.CONDITIONAL, Stance.ALIGN})
_BARE = re.compile(r"\s*,")
_OBJECT = re.compile(
    r"\s*,(?=\s*(?:the|an?|any|new|all|this|that|these|those|paragraphs?|options?|articles?)\b)",
    re.IGNORECASE,
)
_BESIDE = frozenset({"also", "therefore", "thus", "again", "still", "once", "more", "to", "hereby"})
_REFUSING = frozenset({Stance.OPPOSE, Stance.RESERVE, Stance.DISSOCIATE, Stance.REGRET})


def contrasted(sentence: str, cues: Sequence[Cue], lexicon: StanceLexicon) -> Iterator[Cue]:
    """Yield the refusals that need no verb after what is given: "could accept option 1, but not option 3"."""
    rank = next(rank for rank, entry in enumerate(lexicon.stances) if entry.stance is Stance.OPPOSE)
    for match in clause_pattern(lexicon.language, "but_not").finditer(sentence):
        before = [cue for cue in cues if cue.end <= match.start() and cue.kind is CueKind.PERSONAL]
        last = max(before, key=lambda cue: cue.start, default=None)
        if last is not None and any(cue.start == last.start and cue.raw in _GIVEN for cue in before):
            start = match.start("not")
            yield Cue(Stance.OPPOSE, CueKind.PERSONAL, start, match.end(), rank, Stance.OPPOSE)


def with_modals(sentence: str, cues: Sequence[Cue], lexicon: StanceLexicon) -> Iterator[Cue]:
    """Yield the cues, a refusal behind a modal verb as beginning with it: "must oppose" asks for nothing.

    Where the subject is not whoever speaks ("members must reject it") the modal verb stands beside it.
    """
    asking = [cue for cue in cues if cue.stance is Stance.CALL_FOR and cue.kind is not CueKind.NOMINAL]
    for cue in cues:
        if cue.kind is CueKind.PERSONAL and cue.stance in _REFUSING:
            modals = (
                one.start
                for one in asking
                if one.end <= cue.start and _adjoins(sentence[one.end : cue.start], lexicon)
            )
            cue = replace(cue, start=max(modals, default=cue.start))
        yield cue


def after_last_verb(sentence: str, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    """Return the span of the last of several verbs that share what follows it, None where none is shared.

    "A opposed, and B supported, a new fund": each verb is followed by a comma, the last by the object.
    """
    bare = [one for one in cues if one.kind is CueKind.PERSONAL and _BARE.match(sentence, one.end)]
    if not any(one.end == cue.end for one in bare) or ";" in sentence[cue.end :]:
        return None
    last = max(bare, key=lambda one: one.end)
    joined = len({one.end for one in bare}) > 1 and _OBJECT.match(sentence, last.end)
    return (last.start, joined.end()) if joined else None


def _adjoins(between: str, lexicon: StanceLexicon) -> bool:
    """Tell whether only adverbs stand between a modal verb and its verb: "must also firmly oppose"."""
    return all(word in _BESIDE or word.endswith(lexicon.adverbs) for word in between.lower().split())
