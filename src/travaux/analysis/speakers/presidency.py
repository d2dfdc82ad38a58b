"""What whoever presides says for the State that sent him or her, between announcing and ending it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.domain.actors import Actor
from travaux.language.sentences import split_text
from travaux.reference.floor import FloorJob, floor_patterns
from travaux.reference.registry import Registry

NEAR = 3  # characters between "representative of" and the name
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NationalPart:
    """A part of a turn: the State as whose representative it is said, and the words that announce it."""

    start: int
    end: int
    actor: Actor | None = None
    announced: Span | None = None


def parts_of(words: str, start: int, registry: Registry) -> Iterator[NationalPart]:
    """Yield the parts of a presiding turn whose ``words`` stand at ``start`` in the source, in order.

    A statement for a State runs from the sentence after its announcement to the one that ends it.
    """
    if not any(pattern.search(words) for pattern in floor_patterns(FloorJob.AS_STATE)):
        yield NationalPart(start, start + len(words))
        return
    yield from _capacity_parts(words, split_text(words), start, registry)


def _capacity_parts(
    words: str, sentences: Sequence[Span], start: int, registry: Registry
) -> Iterator[NationalPart]:
    begun, actor, announced = 0, None, None
    for place, (left, right) in enumerate(sentences):
        sentence = words[left:right]
        if actor and any(pattern.search(sentence) for pattern in floor_patterns(FloorJob.RESUMES)):
            if sentences[place - 1][1] > begun:
                yield NationalPart(start + begun, start + sentences[place - 1][1], actor, announced)
            begun, actor, announced = left, None, None
        elif not actor and place + 1 < len(sentences) and (named := _announced(sentence, registry)):
            yield NationalPart(start + begun, start + right)
            begun, actor, announced = sentences[place + 1][0], named, (start + left, start + right)
    yield NationalPart(start + begun, start + len(words), actor, announced)


def _announced(sentence: str, registry: Registry) -> Actor | None:
    for pattern in floor_patterns(FloorJob.AS_STATE):
        for cue in pattern.finditer(sentence):
            mentions = registry.mentions(sentence[cue.end() :])
            if mentions and mentions[0].start <= NEAR:
                return mentions[0].resolution.actor
    return None
