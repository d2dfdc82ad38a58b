"""What the summary of a consultation tells of stakeholders together, without naming any of them."""

import re
from collections.abc import Iterator, Sequence

from travaux.analysis.consultation.following import SourceSentence
from travaux.analysis.themes import assign_topics
from travaux.domain.consultation import Ask
from travaux.domain.messages import N_, Message, message
from travaux.domain.overview import AttributedSentence
from travaux.domain.spans import stable_id
from travaux.domain.voices import Voice
from travaux.ports import Embedder
from travaux.reference.consultation import cues
from travaux.reference.taxonomies import Taxonomy

KINDS = ("concern", "call", "proposal")
_OPENS = 60  # characters at the start of a sentence in which it says of whom it tells
_FEWEST = 8  # words
UNNAMED = N_("stakeholders, not named")


def find_reported(
    passages: Sequence[SourceSentence], taxonomy: Taxonomy, embedder: Embedder
) -> Iterator[tuple[str | None, Ask]]:
    """Yield each thing that a summary says stakeholders were concerned about, called for or proposed.

    The issue is the topic of the sentence and its heading, None where there is none.
    """
    told = [(passage, kind) for passage in passages if (kind := _kind(passage.words))]
    topics = assign_topics([f"{passage.under}. {passage.words}" for passage, _ in told], taxonomy, embedder)
    for (passage, kind), labels in zip(told, topics, strict=True):
        yield next(iter(labels), None), Ask(kind, _sentence(passage), via="report")


def _kind(words: str) -> str | None:
    """Return what a sentence tells of stakeholders at large: whichever it says first."""
    if len(words.split()) < _FEWEST or not cues("reported", "of_all").search(words[:_OPENS]):
        return None
    found = {kind: match.start() for kind in KINDS if (match := cues("reported", kind).search(words))}
    return min(found, key=lambda kind: found[kind], default=None)


def _sentence(passage: SourceSentence) -> AttributedSentence:
    quoted = re.sub(r"[“\"]([^“”\"]*)[”\"]", r"‘\1’", passage.words).rstrip(" .;")
    return AttributedSentence(
        stable_id("reported", passage.source.id, str(passage.start)),
        message("“%(words)s” (%(names)s).", words=quoted, names=Message(UNNAMED)),
        (Voice(UNNAMED, passage.source.cite(passage.start, passage.end)),),
        (UNNAMED,),
    )
