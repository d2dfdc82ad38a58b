"""What a text is about, in the terms of a taxonomy."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from travaux.ports import Embedder
from travaux.reference.expressions import Expression
from travaux.reference.taxonomies import SHIPPED, Taxonomy, Topic

WITH_CUE = 0.16
"""Cosine of text and topic that one single-word cue needs beside it: "mandate" alone names no topic.

On a text that has the taxonomy's matter nine in ten single hits lie above 0.07 and half above 0.21; on
meetings about other things half lie below 0.09.
"""
TRUSTED = 0.005
"""The same for a taxonomy of a user's own, whose cues were meant for one matter. Phrases need none."""
WITHOUT_CUE = 0.40
"""Cosine that a topic needs where no cue speaks: other meetings reach 0.38 in three of a hundred."""
CLEAR = 0.06
"""Lead over the runner-up that it needs as well."""
MOST = 3
"""Topics a text can have."""


def assign_topics(texts: Sequence[str], taxonomy: Taxonomy, embedder: Embedder) -> list[tuple[str, ...]]:
    """Return the labels of the topics of each text, best first, none where it is about something else.

    Cues speak first; those of a shipped taxonomy count only where the text's vector does not belie them.
    """
    if not texts or not taxonomy.topics:
        return [() for _ in texts]
    vectors = embedder.embed(texts)
    likeness = vectors @ embedder.embed([_described(topic) for topic in taxonomy.topics]).T
    cues = [_cues((*topic.cues, *_further(topic))) for topic in taxonomy.topics]
    return [_topics(text, row, taxonomy, cues) for text, row in zip(texts, likeness, strict=True)]


def _topics(
    text: str, likeness: NDArray[np.float32], taxonomy: Taxonomy, cues: Sequence[Expression]
) -> tuple[str, ...]:
    weights = [_weight(text, pattern) for pattern in cues]
    spoken_for = [
        index
        for index, weight in enumerate(weights)
        if weight and likeness[index] >= _needed_cosine(weight, taxonomy)
    ]
    if spoken_for:
        ranked = sorted(spoken_for, key=lambda index: (-weights[index], -float(likeness[index])))
        return tuple(taxonomy.topics[index].label for index in ranked[:MOST])
    first, *others = sorted(range(len(weights)), key=lambda index: -float(likeness[index]))
    lead = float(likeness[first] - likeness[others[0]]) if others else 1.0
    near = likeness[first] >= WITHOUT_CUE and lead >= CLEAR
    return (taxonomy.topics[first].label,) if near else ()


def _needed_cosine(weight: int, taxonomy: Taxonomy) -> float:
    """Return the cosine of text and topic that cues of this weight need beside them."""
    if taxonomy.name in SHIPPED:
        return WITH_CUE / float(weight**0.5)
    return TRUSTED if weight == 1 else -1.0


def _weight(text: str, cues: Expression) -> int:
    """Return how loudly the ``cues`` of a topic speak: one a word of each cue found, two at most."""
    found = {match.lower() for match in cues.findall(text)}
    return sum(min(len(cue.split()), 2) for cue in found)


def _further(topic: Topic) -> tuple[str, ...]:
    return tuple(cue for cues in topic.further.values() for cue in cues)


def _described(topic: Topic) -> str:
    return f"{topic.label}. {topic.description}".strip()


@lru_cache(maxsize=1024)
def _cues(cues: tuple[str, ...]) -> Expression:
    """Return a pattern of ``cues``, the longest first; those in capitals must be in capitals."""
    entries = sorted(cues, key=len, reverse=True)
    forms = [re.escape(cue) if cue.isupper() else f"(?i:{re.escape(cue)})" for cue in entries]
    return Expression(rf"(?<!\w)(?:{'|'.join(forms)})(?:s|es)?(?!\w)" if forms else r"(?!)")
