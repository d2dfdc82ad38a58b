"""Whom a question names: by any name that the registry knows, in small letters too."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.search.folding import words
from travaux.domain.actors import Actor
from travaux.reference.registry import Registry

Span = tuple[int, int]
_LONGEST_NAME = 5  # words
_SHORTEST_NAME = 4  # letters: "us" is a word


@dataclass(frozen=True, slots=True)
class ActorInQuestion:
    """An actor named in a question; ``small`` where nothing but its words, without capitals, show it."""

    actor: Actor
    start: int
    end: int
    small: bool = False


def names_in(
    text: str, registry: Registry, taken: Sequence[Span], asking: Collection[str]
) -> Iterator[ActorInQuestion]:
    """Yield those whom ``text`` names outside of what is ``taken``; words that only ask are no names."""
    spans = list(taken)
    for mention in registry.mentions(text):
        actor = mention.resolution.actor
        if actor is not None and not within(mention.start, mention.end, spans):
            spans.append((mention.start, mention.end))
            yield ActorInQuestion(actor, mention.start, mention.end)
    yield from _in_small_letters(text, registry, spans, asking)


def within(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Say whether a stretch stands inside of one of ``spans``."""
    return any(first <= start and end <= last for first, last in spans)


def _in_small_letters(
    text: str, registry: Registry, spans: Sequence[Span], asking: Collection[str]
) -> Iterator[ActorInQuestion]:
    """Yield the actors and offices that words of ``text`` name as a whole."""
    free = [word for word in words(text) if not within(word.start, word.end, spans)]
    place = 0
    while place < len(free):
        length = 1
        for length in range(min(_LONGEST_NAME, len(free) - place), 0, -1):
            start, end = free[place].start, free[place + length - 1].end
            name = text[start:end]
            if len(name) < _SHORTEST_NAME or (length == 1 and name.lower() in asking):
                continue
            if actor := registry.resolve_exactly(name).actor:
                yield ActorInQuestion(actor, start, end, small=True)
                break
        place += length
