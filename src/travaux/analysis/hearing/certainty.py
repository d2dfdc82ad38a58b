"""How far it is certain whose words are: not beyond a doubtful sentence in which the floor may have passed.

Unlabelled speech is parted by what whoever presides says. Where that is misheard, the next one's words would
be given to whoever spoke before. So what follows a doubtful sentence that may be thanks or a call is
nobody's, until whoever presides is heard clearly; thanks to the same speaker at the end show that the floor
had stayed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from travaux.analysis.speakers.unlabelled import is_to_the_chair, shows_presiding
from travaux.analysis.speakers.word_counts import count_words
from travaux.domain.actors import Speaker
from travaux.domain.attribution import EvidenceKind, SpeakerEvidence
from travaux.domain.hearing import DecidingWord, Hearing
from travaux.domain.meetings import Intervention
from travaux.domain.messages import Text, message
from travaux.domain.spans import Citation, SourceText
from travaux.language.sentences import split_text, trimmed
from travaux.reference.floor import FloorJob, floor_family
from travaux.reference.registry import Registry

_BY_THE_FLOOR = frozenset({EvidenceKind.FLOOR, EvidenceKind.SELF, EvidenceKind.PRESIDES})
"""Witnesses that tell where a turn begins and not where it ends."""

_FLOOR_JOBS = (FloorJob.CALL, FloorJob.THANKS, FloorJob.SPOKEN_OF)

Span = tuple[int, int]


def end_of_certainty(turn: Intervention, held: Sequence[Hearing], registry: Registry) -> Span | None:
    """Return from where on, and until where, it is uncertain whose words of a turn are; None where it is not.

    ``held`` are the words that were not heard surely.
    """
    unsure = [one.citations[0] for one in held]
    ends = (one for one in turn.evidence if one.kind not in _BY_THE_FLOOR)
    if turn.speaker.label or turn.review or any(is_sure(one, turn, unsure, registry) for one in ends):
        return None
    for one in sorted(held, key=lambda each: each.sentence.start):
        if turn.start <= one.sentence.start < turn.end and _may_pass_the_floor(one, turn, unsure, registry):
            return one.sentence.start, turn.end
    return None


def is_sure(
    witness: SpeakerEvidence, turn: Intervention, unsure: Sequence[Citation], registry: Registry
) -> bool:
    """Tell whether the name that a witness gives for a turn was heard surely."""
    cited = witness.citation
    if cited is None:
        return True
    places = [
        (cited.start + each.start, cited.start + each.end)
        for each in registry.mentions(cited.quote)
        if each.resolution.actor == turn.speaker.actor
    ] or [(cited.start, cited.end)]
    return not any(start < word.end and word.start < end for start, end in places for word in unsure)


def _may_pass_the_floor(
    doubt: Hearing, turn: Intervention, unsure: Sequence[Citation], registry: Registry
) -> bool:
    words, start = doubt.sentence.quote, doubt.sentence.start
    if is_to_the_chair(words):
        return False
    if any(next(iter(floor_family(job).finditer(words)), None) for job in _FLOOR_JOBS):
        return True
    mentions = registry.mentions(words)
    first = next(iter(mentions), None)
    if first and first.start == 0 and first.resolution.actor == turn.speaker.actor:
        # Whoever has the floor is the subject: "Norway supports …".
        return any(start <= word.start < start + first.end for word in unsure)
    return doubt.decides is DecidingWord.NAME or bool(mentions)


def part_by_certainty(
    part: Intervention, uncertain: Span | None, source: SourceText, registry: Registry
) -> Iterator[Intervention]:
    """Yield a part of a turn as it is before ``uncertain``, and nobody's from there on.

    What only whoever presides says is still theirs, and so is what follows it in their own turn.
    """
    if uncertain is None or part.start < uncertain[0] or part.speaker.actor is None:
        yield part
        return
    presides = any(one.kind is EvidenceKind.PRESIDES for one in part.evidence)
    clear = _first_clear(part, source, registry) if presides else None
    if clear == part.start:
        yield part
        return
    until = part.end if clear is None else clear
    _, end = trimmed(source.text, part.start, until)
    words = count_words(source.text[part.start : end])
    reason = message("a sentence before it was not heard surely, in which the floor may have passed")
    yield nobodys(replace(part, end=end, words=words), reason)
    if clear is not None:
        words = count_words(source.text[clear : part.end])
        yield replace(part, id=f"{part.id}c", start=clear, words=words)


def without_speaker(doubt: Hearing, uncertain: Iterable[Span | None]) -> Hearing:
    """Return a doubt without whose turn it stands in, where that is uncertain."""
    start = doubt.sentence.start
    doubtful = any(span and span[0] <= start < span[1] for span in uncertain)
    return replace(doubt, speaker=Speaker("")) if doubtful else doubt


def _first_clear(part: Intervention, source: SourceText, registry: Registry) -> int | None:
    """Return where the first sentence begins that only whoever presides says."""
    words = source.text[part.start : part.end]
    for start, end in split_text(words, part.language):
        if shows_presiding(words[start:end], registry):
            return part.start + start
    return None


def nobodys(turn: Intervention, reason: Text) -> Intervention:
    """Return a turn as nobody's, and why."""
    speaker = replace(turn.speaker, actor=None, person=None, on_behalf_of=())
    return replace(turn, speaker=speaker, evidence=(), inferred=False, reason=reason)
