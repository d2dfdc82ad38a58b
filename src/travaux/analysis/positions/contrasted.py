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
_DEMANDS = frozenset({Stance.DELETE, Stance.AMEND, Stance.CALL_FOR, Stance.PROPOSE})
_TURNS = {
    "delete": (Stance.DELETE, _DEMANDS - {Stance.DELETE}),
    "support": (Stance.SUPPORT, frozenset({Stance.DELETE, Stance.AMEND})),
    "amend": (Stance.AMEND, _DEMANDS - {Stance.AMEND}),
    "propose": (Stance.PROPOSE, frozenset({Stance.DELETE, Stance.AMEND})),
    "oppose": (Stance.OPPOSE, frozenset({Stance.SUPPORT})),
    "favour": (Stance.SUPPORT, frozenset({Stance.OPPOSE})),
}
"""By what goes the other way beside a first object: the stand on it, and those on the first."""
_NEGATED = re.compile(
    r"(?:\b(?:not|never|nor|neither|cannot)\b|n[’']t\b|\bn[e’']\s?)[^,;]{0,40}$", re.IGNORECASE
)
_REFUSED = re.compile(
    r"(?:\b(?:cannot|can\s+not|could\s+not|do\s+not|does\s+not|did\s+not)|n[’']t)\s+\w+$", re.IGNORECASE
)
_REFUSING = frozenset({Stance.OPPOSE, Stance.RESERVE, Stance.DISSOCIATE, Stance.REGRET})


def contrasted(sentence: str, cues: Sequence[Cue], lexicon: StanceLexicon) -> Iterator[Cue]:
    """Yield the stands that need no verb beside another: "could accept option 1, but not option 3"."""
    yield from _not_given(sentence, cues, lexicon)
    yield from _elided(sentence, cues, lexicon)
    yield from _kept(sentence, cues, lexicon)
    yield from _turned(sentence, cues, lexicon)
    yield from _judged(sentence, lexicon)


def _judged(sentence: str, lexicon: StanceLexicon) -> Iterator[Cue]:
    """Yield what is judged without a verb: "article 3 was welcome and article 5 unacceptable"."""
    for match in clause_pattern(lexicon.language, "judged_beside").finditer(sentence):
        name, stance = ("against", Stance.OPPOSE) if match["against"] else ("given", Stance.SUPPORT)
        if match[name] is None:
            continue  # "article 4 less so": no more than that it is apart
        yield Cue(stance, CueKind.PERSONAL, match.end(), match.end(name), lexicon.rank(stance), stance)


def _kept(sentence: str, cues: Sequence[Cue], lexicon: StanceLexicon) -> Iterator[Cue]:
    """Yield the support of what is to stay beside what is to go: "delete article 10 and keep article 11"."""
    if not any(cue.raw is Stance.DELETE for cue in cues):
        return
    rank = lexicon.rank(Stance.SUPPORT)
    for match in clause_pattern(lexicon.language, "kept_beside").finditer(sentence):
        if any(cue.raw is Stance.DELETE and cue.start < match.start() for cue in cues):
            kept = match.span("kept" if match.group("kept") else "kept_after")
            yield Cue(Stance.SUPPORT, CueKind.PERSONAL, *kept, rank, Stance.SUPPORT)


def _turned(sentence: str, cues: Sequence[Cue], lexicon: StanceLexicon) -> Iterator[Cue]:
    """Yield the stand on the second of two objects that goes the other way than the first.

    "Asked for the deletion of 12 and the retention of 13"; "against 31 and in favour of 32".
    """
    for match in clause_pattern(lexicon.language, "turned_beside").finditer(sentence):
        name = next((name for name in _TURNS if match.group(name)), "")
        before = [cue for cue in cues if cue.end <= match.start() and cue.kind is CueKind.PERSONAL]
        last = max(before, key=lambda cue: (cue.start, -cue.rank), default=None)
        if not name or last is None or _NEGATED.search(sentence[: last.start]):
            continue
        stance, heads = _TURNS[name]
        if last.raw in heads and ";" not in sentence[last.end : match.start()]:
            yield Cue(stance, CueKind.PERSONAL, *match.span(name), lexicon.rank(stance), stance)


def spans_a_turn(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether the words of a cue reach into a second object, which is another stand than the first's."""
    return any(
        cue.start < match.start() and match.end() < cue.end
        for name in ("turned_beside", "judged_beside")
        for match in clause_pattern(lexicon.language, name).finditer(sentence, cue.start)
    )


def _elided(sentence: str, cues: Sequence[Cue], lexicon: StanceLexicon) -> Iterator[Cue]:
    """Yield the stands whose verb stands before: "article 2 we can accept, article 3 we cannot"."""
    fronted = [match.end() for match in clause_pattern(lexicon.language, "fronted").finditer(sentence)]
    for name, given in (("elided_no", False), ("elided_yes", True)):
        for match in clause_pattern(lexicon.language, name).finditer(sentence):
            begins = max((place for place in fronted if place < match.start()), default=None)
            if begins is None or any(begins <= cue.start for cue in cues):
                continue
            last = max((cue for cue in cues if cue.end <= begins), key=lambda cue: cue.start, default=None)
            stance = _answered(last, sentence, given) if last else None
            if stance is not None:
                own = match.group("own") is not None
                kind = CueKind.PERSONAL if own else CueKind.IMPERSONAL
                rank = lexicon.rank(stance)
                yield Cue(stance, kind, *match.span("own" if own else "thing"), rank, stance)


def _answered(last: Cue, sentence: str, given: bool) -> Stance | None:
    """Return the stand that an auxiliary alone takes after ``last``, None where nothing is taken."""
    refused = last.raw is Stance.OPPOSE or bool(_REFUSED.search(sentence[: last.end]))
    if last.raw not in _GIVEN and not refused:
        return None
    if given:
        return Stance.SUPPORT if refused else None
    return None if refused else Stance.OPPOSE


def _not_given(sentence: str, cues: Sequence[Cue], lexicon: StanceLexicon) -> Iterator[Cue]:
    """Yield the refusals after what is given: "but not option 3", ", not article 7"."""
    rank = lexicon.rank(Stance.OPPOSE)
    found = [
        match
        for name in ("but_not", "not_that")
        for match in clause_pattern(lexicon.language, name).finditer(sentence)
        if match.group("not")
    ]
    for match in found:
        before = [cue for cue in cues if cue.end <= match.start() and cue.kind is CueKind.PERSONAL]
        last = max(before, key=lambda cue: cue.start, default=None)
        if last is not None and any(cue.start == last.start and cue.raw in _GIVEN for cue in before):
            yield Cue(Stance.OPPOSE, CueKind.PERSONAL, *match.span("not"), rank, Stance.OPPOSE)


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
