"""Positions that a third party reports: by subject, by names in brackets, by a heading's speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from travaux.analysis.speech.sentences import split_text
from travaux.analysis.standing.attributions import (
    Bracketed,
    Holder,
    Named,
    find_bracketed,
    find_named,
    is_body,
    subject_before,
)
from travaux.analysis.standing.clauses import Clause, is_bridge, split_clauses
from travaux.analysis.standing.moments import announced
from travaux.analysis.standing.passages import Passage, find_passages
from travaux.analysis.standing.stances import Cue, CueKind, find_cues
from travaux.analysis.standing.topics import Topics
from travaux.domain.positions import Position, Register, Stance, Target, Unresolved, Via
from travaux.domain.spans import SourceText, identify
from travaux.reference.registry import Registry
from travaux.reference.stances import StanceLexicon, load_stances

_CERTAIN = {CueKind.PERSONAL: 0.85, CueKind.IMPERSONAL: 0.6, CueKind.NOMINAL: 0.75}
_PRONOUN = re.compile(
    r"^(?:However,\s+|Nevertheless,\s+|Additionally,\s+)?(?:they|it|he|she|"
    r"the (?:delegation|group|country|organi[sz]ation|speaker|representative|coalition|alliance))\b",
    re.IGNORECASE,
)
_TWO_SIDES = re.compile(r"\bsome\b.*\b(?:while|whereas|but)\b.*\bothers\b", re.IGNORECASE | re.DOTALL)
_ELSEWHERE = re.compile(
    r"\b(?:after|at|during)\s+the\s+(?:\w+\s+)?(?:meeting|session)\s+of\s+the\b.*\bwhere\b",
    re.IGNORECASE | re.DOTALL,
)
_HEARSAY = re.compile(
    r"\b(?:in the corridors?|rumou?red|reportedly|allegedly|it was heard|unconfirmed)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|i|my)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Trail:
    """What was read so far of a passage: who was the last subject, what was spoken of."""

    subject: tuple[Holder, ...] = ()
    topics: Topics = field(default_factory=Topics)


def find_reported(source: SourceText, registry: Registry, language: str = "en") -> Register:
    """Return the positions that a report gives to actors it names, and what could not be given to anyone."""
    reader = _Reader(source, registry, load_stances(language))
    positions: list[Position] = []
    unresolved: list[Unresolved] = []
    for found in reader.read():
        if isinstance(found, Position):
            positions.append(found)
        else:
            unresolved.append(found)
    return Register(tuple(positions), tuple(dict.fromkeys(unresolved)))


class _Reader:
    """A report being read, with what is known of actors and stances."""

    def __init__(self, source: SourceText, registry: Registry, lexicon: StanceLexicon) -> None:
        self._source = source
        self._registry = registry
        self._lexicon = lexicon
        self._moment = announced(source.text, lexicon)

    def read(self) -> Iterator[Position | Unresolved]:
        trail = _Trail()
        for passage in find_passages(self._source.text, self._registry, self._lexicon):
            trail.subject = (passage.owner,) if passage.owner else ()
            for start, end in split_text(self._source.text[passage.start : passage.end]):
                yield from self._of_sentence(trail, passage, passage.start + start, passage.start + end)

    def _of_sentence(
        self, trail: _Trail, passage: Passage, start: int, end: int
    ) -> Iterator[Position | Unresolved]:
        words = self._source.text[start:end]
        bracketed = find_bracketed(words, self._registry, self._lexicon)
        named = find_named(words, self._registry, self._lexicon)
        cues = find_cues(words, self._lexicon)
        if _ELSEWHERE.search(words):
            return
        yield from self._in_brackets(words, start, bracketed, cues)
        spans = [(one.start, one.end) for one in named]
        for clause in split_clauses(words, cues, self._lexicon, spans):
            yield from self._of_clause(trail, passage, words, start, clause, named)
            trail.topics.pass_by(words[clause.start : clause.end], self._lexicon)

    def _in_brackets(
        self, words: str, start: int, bracketed: Sequence[Bracketed], cues: Sequence[Cue]
    ) -> Iterator[Position | Unresolved]:
        begin = 0
        for one in bracketed:
            inside = [cue for cue in cues if begin <= cue.start < one.start]
            span = (start + begin, start + one.start)
            text = words[begin : one.start]
            if inside and _TWO_SIDES.search(text) and len(one.holders) > 1:
                yield Unresolved(
                    "two sides share one bracket: who is on which is not said", (self._cite(*span),)
                )
            elif inside:
                clause = Clause(begin, one.start, tuple(inside))
                yield from self._held(one.holders, words, start, clause, inside[0], Topics())
            begin = one.end

    def _of_clause(
        self, trail: _Trail, passage: Passage, words: str, start: int, clause: Clause, named: Sequence[Named]
    ) -> Iterator[Position | Unresolved]:
        inside = [one for one in named if clause.start <= one.start < clause.end]
        for cue in clause.cues:
            subject = self._subject(trail, passage, words, clause, cue, inside)
            if not subject:
                continue
            trail.subject = subject
            yield from self._held(subject, words, start, clause, cue, trail.topics)
            yield from self._inserted(words, start, clause, cue, inside, trail.topics)
            return
        first = next((one for one in inside if one.part == "subject" and one.start - clause.start < 8), None)
        if first:
            trail.subject = first.holders

    def _subject(
        self, trail: _Trail, passage: Passage, words: str, clause: Clause, cue: Cue, named: Sequence[Named]
    ) -> tuple[Holder, ...]:
        """Return who takes the stand of ``cue``: the clause's subject, else the one before."""
        here = subject_before(named, words, cue.start, self._lexicon)
        before = words[clause.start : cue.start]
        if here is not None:
            with_ = [
                holder
                for one in named
                if one.part == "with" and one.end <= cue.start
                for holder in one.holders
            ]
            return (*here.holders, *with_)
        if any(one.part == "subject" and one.end <= cue.start for one in named):
            return ()
        leading = _PRONOUN.match(before.lstrip(" ,"))
        rest = before.lstrip(" ,")[leading.end() :] if leading else before
        bridged = is_bridge(rest, self._lexicon)
        if trail.subject and bridged and (leading or clause.start > 0):
            return trail.subject
        if passage.owner and not passage.listed and cue.kind is not CueKind.PERSONAL:
            return (passage.owner,)
        if passage.owner and (passage.listed or bridged):
            return (passage.owner,)
        return ()

    def _inserted(
        self, words: str, start: int, clause: Clause, cue: Cue, named: Sequence[Named], topics: Topics
    ) -> Iterator[Position | Unresolved]:
        """Yield those who support or oppose what the lead holds, by the inserted phrase."""
        for one in named:
            if one.part not in {"supported", "opposed"}:
                continue
            shared = cue.stance not in (Stance.PROPOSE, Stance.AMEND, Stance.DELETE)
            stance = cue.stance if one.part == "supported" and shared else Stance.SUPPORT
            stance = Stance.OPPOSE if one.part == "opposed" else stance
            targets = topics.resolve(words, clause, cue, self._lexicon)
            yield from self._records(one.holders, stance, targets, start + one.start, start + one.end, 0.75)

    def _held(
        self, holders: Sequence[Holder], words: str, start: int, clause: Clause, cue: Cue, topics: Topics
    ) -> Iterator[Position | Unresolved]:
        span = (start + clause.start, start + clause.end)
        if _HEARSAY.search(words[clause.start : clause.end]):
            yield Unresolved("hearsay", (self._cite(*span),))
            return
        if words.rstrip(' ”"').endswith("?"):
            return
        targets = topics.resolve(words, clause, cue, self._lexicon)
        certain = _CERTAIN[cue.kind] - (0 if targets else 0.1)
        yield from self._records(holders, cue.stance, targets, *span, certain)

    def _records(
        self,
        holders: Sequence[Holder],
        stance: Stance,
        targets: tuple[Target, ...],
        start: int,
        end: int,
        certain: float,
    ) -> Iterator[Position | Unresolved]:
        citation = self._cite(start, end)
        for holder in dict.fromkeys(holders):
            if holder.actor is None:
                if holder.why:
                    yield Unresolved(holder.why, (citation,))
                continue
            if is_body(holder.actor):
                continue
            yield Position(
                identify(self._source.id, str(start), holder.actor.code, stance),
                holder.actor,
                stance,
                targets,
                self._moment,
                Via.REPORT,
                round(certain, 2),
                (citation,),
                holder.group,
            )

    def _cite(self, start: int, end: int):  # type: ignore[no-untyped-def]
        text = self._source.text
        while start < end - 1 and text[start] in " \n\t,;":
            start += 1
        while end > start + 1 and text[end - 1] in " \n\t,;":
            end -= 1
        return self._source.cite(start, end)
