"""Requests in another language than the text's: what they mean, held against what its clauses mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING

from travaux.analysis.text.wording import find_words, is_function_word
from travaux.domain.lineage import Match, Trace, Verdict, Wording
from travaux.ports import Embedder
from travaux.reference.tracing import TranslationCurve, load_translation
from travaux.reference.wording import load_wording

if TYPE_CHECKING:  # numpy is slow to import, and inputs are seldom in another language
    import numpy as np
    from numpy.typing import NDArray

SHORTEST, LONGEST = 4, 60  # words of a clause that means something by itself, and of what is held against it
TELLING = 3  # its words that carry meaning: a date means nothing here
TAKEN_UP = 0.5
SHOWN = 10
UNTOLD = 0.5  # the confidence where nothing can be told
_ENDS = re.compile(r"[,;:.،؛。，；：]\s*|\s+(?=(?:and|et|y|e)\s)")


def language_of(keys: Sequence[str]) -> str | None:
    """Return the language whose function words a text has most of, None where it has none of any."""
    counts = {
        language: sum(key in words for key in keys)
        for language, words in load_wording().function_words_of.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else None


@dataclass(frozen=True, slots=True)
class _Clauses:
    """Clauses of all targets with their meanings, each once; ``owners`` are the targets that have them."""

    owners: Sequence[Sequence[int]]
    meanings: "NDArray[np.float32]" = field(repr=False)


def trace_translated(
    proposals: Sequence[Wording],
    targets: Sequence[Wording],
    versions: Sequence[str],
    embedder: Embedder | None,
) -> Iterator[Trace]:
    """Yield what became of requests in another language; nothing can be told without an ``embedder``.

    Meaning alone never shows that wording is the same: what is found is taken up in substance.
    """
    if embedder is None or not targets:
        yield from (Trace(one, Verdict.NOT_TAKEN_UP, UNTOLD, ()) for one in proposals)
        return
    clauses, curve = _clauses(targets, embedder), load_translation()
    for proposal in proposals:
        compared = sorted(_compared(proposal, clauses, embedder, curve), reverse=True)
        yield _trace(proposal, compared[:SHOWN], targets, versions)


def _clauses(targets: Sequence[Wording], embedder: Embedder) -> _Clauses:
    owners: dict[str, list[int]] = {}
    for number, target in enumerate(targets):
        for words in parts_of(target.new):
            owners.setdefault(words, []).append(number)
    return _Clauses(list(owners.values()), embedder.embed(list(owners)))


def parts_of(text: str) -> list[str]:
    """Return a text and the clauses of it that mean something by themselves, white space made even."""
    whole = " ".join(text.split())
    parts = [part.strip() for part in _ENDS.split(whole)]
    short = [whole] if len(find_words(whole)) <= LONGEST else []
    return list(dict.fromkeys(part for part in (*short, *parts) if _means_something(part)))


def _means_something(words: str) -> bool:
    found = find_words(words)
    telling = sum(word.form.isalpha() and not is_function_word(word.key) for word in found)
    return len(found) >= SHORTEST and telling >= TELLING


def _compared(
    proposal: Wording, clauses: _Clauses, embedder: Embedder, curve: TranslationCurve
) -> Iterator[tuple[float, int]]:
    """Yield (confidence, target) for every target, by the clause that is nearest in meaning."""
    readings = parts_of(proposal.new)
    if not readings:
        return
    likeness = (clauses.meanings @ embedder.embed(readings).T).max(axis=1)
    best: dict[int, float] = {}
    for owners, alike in zip(clauses.owners, likeness.tolist(), strict=True):
        for owner in owners:
            best[owner] = max(best.get(owner, -1.0), alike)
    for target, alike in best.items():
        yield 1 / (1 + exp(-curve.slope * (alike - curve.middle))), target


def _trace(
    proposal: Wording,
    compared: Sequence[tuple[float, int]],
    targets: Sequence[Wording],
    versions: Sequence[str],
) -> Trace:
    matches = tuple(Match(targets[target], round(sure, 4)) for sure, target in compared)
    best = compared[0][0] if compared else 0.0
    standing = [sure for sure, n in compared if not versions or targets[n].draft == versions[-1]]
    last = max(standing, default=0.0)
    if last >= TAKEN_UP:
        return Trace(proposal, Verdict.SUBSTANCE, round(last, 4), matches)
    if best >= TAKEN_UP:
        return Trace(proposal, Verdict.DROPPED, round(best * (1 - last), 4), matches)
    return Trace(proposal, Verdict.NOT_TAKEN_UP, round(1 - best, 4), matches)
