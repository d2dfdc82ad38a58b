"""What a text is about, in the terms of a taxonomy."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from travaux.ports import Embedder
from travaux.reference.taxonomies import Taxonomy, Topic

NEAR = 0.42  # cosine of text and topic below which nothing but a cue can tie them
CLEAR = 0.06  # lead over the runner-up that a topic needs where no cue speaks
MOST = 3  # topics a text can have


def assign_topics(texts: Sequence[str], taxonomy: Taxonomy, embedder: Embedder) -> list[tuple[str, ...]]:
    """Return the labels of the topics of each text, best first, none where it is about something else.

    Cues decide; where a text has none, its vector must be near one topic and clearly nearer than to others.
    """
    if not texts or not taxonomy.topics:
        return [() for _ in texts]
    vectors = embedder.embed([*texts, *(_described(topic) for topic in taxonomy.topics)])
    likeness = vectors[: len(texts)] @ vectors[len(texts) :].T
    return [_topics(text, row, taxonomy) for text, row in zip(texts, likeness, strict=True)]


def _topics(text: str, likeness: NDArray[np.float32], taxonomy: Taxonomy) -> tuple[str, ...]:
    hits = [len(set(_cues(topic).findall(text.lower()))) for topic in taxonomy.topics]
    ranked = sorted(
        (index for index, count in enumerate(hits) if count),
        key=lambda index: (-hits[index], -float(likeness[index])),
    )
    if ranked:
        return tuple(taxonomy.topics[index].label for index in ranked[:MOST])
    first, *others = sorted(range(len(hits)), key=lambda index: -float(likeness[index]))
    lead = float(likeness[first] - likeness[others[0]]) if others else 1.0
    return (taxonomy.topics[first].label,) if likeness[first] >= NEAR and lead >= CLEAR else ()


def _described(topic: Topic) -> str:
    return f"{topic.label}. {topic.description}".strip()


def _cues(topic: Topic) -> re.Pattern[str]:
    return _compiled((*topic.cues, *(cue for cues in topic.further.values() for cue in cues)))


@lru_cache(maxsize=1024)
def _compiled(cues: tuple[str, ...]) -> re.Pattern[str]:
    entries = "|".join(re.escape(cue.lower()) for cue in cues)
    return re.compile(rf"(?<!\w)(?:{entries})(?:s|es)?(?!\w)" if entries else r"(?!)")
