"""What is held back of a meeting: sentences that rest on a word that was not heard surely, and such names.

No claim rests on a sentence that is held back, in whatever part of a report: it is taken out of the turn
before anything is sought there. A turn that is attributed by a name that was not heard surely is nobody's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.analysis.hearing.certainty import (
    end_of_certainty,
    is_sure,
    nobodys,
    part_by_certainty,
    without_speaker,
)
from travaux.analysis.hearing.deciding import deciding_words, needed
from travaux.analysis.speakers.identification import identify
from travaux.analysis.speakers.word_counts import count_words
from travaux.domain.actors import Actor
from travaux.domain.attribution import EvidenceKind
from travaux.domain.canonical import canonical
from travaux.domain.hearing import DecidingWord, Hearing, describe_hearing
from travaux.domain.meetings import Intervention, Meeting, Transcript
from travaux.domain.messages import message
from travaux.domain.review import Review, Reviews, mark
from travaux.domain.spans import SourceText, stable_id
from travaux.language.sentences import split_text, trimmed
from travaux.reference.registry import Registry

_SPOKEN_OF = frozenset({EvidenceKind.FLOOR, EvidenceKind.THANKED, EvidenceKind.SELF, EvidenceKind.EARLIER})
"""Witnesses that are words of the meeting, which may have been misheard; a label is written by somebody."""

PART = "."
"""What stands in the id of a part of a turn before its number: the first part has the turn's own id."""


def identify_surely(
    transcript: Transcript,
    registry: Registry,
    reviews: Reviews | None = None,
    confirmations: Mapping[str, Actor] | None = None,
) -> Meeting:
    """Return the meeting with its speakers identified, less what was not heard surely."""
    return hold_back(identify(transcript, registry, reviews, confirmations), registry, reviews)


def with_sure_names(meeting: Meeting, registry: Registry) -> Meeting:
    """Return ``meeting`` whole, turns that only names tell that were not heard surely nobody's."""
    doubted = [one for turn in meeting.interventions for one in _hearings(meeting.source, turn, registry)]
    return replace(meeting, interventions=tuple(_sure_names(meeting, doubted, registry)))


def hold_back(meeting: Meeting, registry: Registry, reviews: Reviews | None = None) -> Meeting:
    """Return ``meeting`` without the sentences that were not heard surely, which ``held_back`` lists.

    Words that people confirmed were heard right. A transcript that does not say how sure its words are is
    returned as it is.
    """
    if all(timed.probability is None for timed in meeting.source.times):
        return meeting
    said = {key.id: review for key, review in reviews.standing().items()} if reviews else {}
    doubted = [
        _reviewed(one, said.get(one.id))
        for turn in meeting.interventions
        for one in _hearings(meeting.source, turn, registry)
    ]
    held = [one for one in doubted if not one.is_confirmed]
    sure = list(_sure_names(meeting, doubted, registry))
    ends = {turn.id: end_of_certainty(turn, held, registry) for turn in sure}
    turns = tuple(
        whose
        for turn in sure
        for part in _parts(turn, held, meeting.source)
        for whose in part_by_certainty(part, ends[turn.id], meeting.source, registry)
    )
    known = tuple(without_speaker(one, ends.values()) for one in doubted)
    return replace(meeting, interventions=turns, held_back=known)


def _hearings(source: SourceText, turn: Intervention, registry: Registry) -> Iterator[Hearing]:
    """Yield the words of a turn that decide its sentences and were not heard surely."""
    for left, right in split_text(source.text[turn.start : turn.end], turn.language):
        start, end = turn.start + left, turn.start + right
        if all(timed.probability is None or timed.probability >= 1 for timed in source.timed(start, end)):
            continue
        sentence = source.text[start:end]
        for first, last, decides in deciding_words(sentence, registry):
            yield from _hearing(source, turn, (start, end), (start + first, start + last), decides)


def _hearing(
    source: SourceText,
    turn: Intervention,
    sentence: tuple[int, int],
    word: tuple[int, int],
    decides: DecidingWord,
) -> Iterator[Hearing]:
    timed = source.timed(*word)
    sure = min((each.probability for each in timed if each.probability is not None), default=1.0)
    text = source.text[word[0] : word[1]]
    if sure >= needed(text, decides):
        return
    name = stable_id(source.id, "hearing", str(timed[0].start_ms), text, str(word[0] - timed[0].start))
    yield Hearing(name, text, sure, decides, (source.cite(*word), source.cite(*sentence)), turn.speaker)


def _reviewed(hearing: Hearing, review: Review | None) -> Hearing:
    if review is None:
        return hearing
    return replace(hearing, review=mark(review, describe_hearing(hearing), canonical(hearing)))


def _sure_names(meeting: Meeting, doubted: Sequence[Hearing], registry: Registry) -> Iterator[Intervention]:
    """Yield the turns, those nobody's that only names tell that were not heard surely."""
    unsure = [one.citations[0] for one in doubted if not one.is_confirmed]
    for turn in meeting.interventions:
        told = [one for one in turn.evidence if one.kind in _SPOKEN_OF and one.citation]
        written = len(told) < len(turn.evidence) or not turn.evidence
        if written or turn.review or any(is_sure(one, turn, unsure, registry) for one in told):
            yield turn
            continue
        named = turn.speaker.actor.name if turn.speaker.actor else turn.speaker.person or ""
        reason = message("the name was not heard surely: perhaps %(name)s", name=named)
        yield nobodys(turn, reason)


def _parts(turn: Intervention, held: Sequence[Hearing], source: SourceText) -> Iterator[Intervention]:
    """Yield what is left of a turn around its sentences that are held back; the first part keeps its id."""
    edges = [turn.start]
    for start, end in sorted({(one.sentence.start, one.sentence.end) for one in held}):
        if turn.start <= start < turn.end:
            edges += [start, end]
    edges.append(turn.end)
    left = [
        trimmed(source.text, start, end)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if source.text[start:end].strip()
    ]
    for number, (start, end) in enumerate(left):
        name = turn.id if number == 0 else f"{turn.id}{PART}{number + 1}"
        yield replace(turn, id=name, start=start, end=end, words=count_words(source.text[start:end]))
