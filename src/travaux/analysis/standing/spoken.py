"""Positions in speakers' own words: from an identified meeting, clause by clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from travaux.analysis.speech.sentences import split
from travaux.analysis.speech.sides import holds_no_side
from travaux.analysis.standing.clauses import Clause, split_clauses
from travaux.analysis.standing.moments import Adoption, find_adoption
from travaux.analysis.standing.stances import CueKind, find_cues, not_on_the_text
from travaux.analysis.standing.subjects import Bound, bind
from travaux.analysis.standing.topics import Topics
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.findings import Sentence
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.domain.positions import Position, Register, Stance, Unresolved, Via
from travaux.domain.spans import identify
from travaux.reference.registry import Registry
from travaux.reference.stances import StanceLexicon, load_stances

__all__ = ["find_spoken"]

_OPENING = 200
_ON_BEHALF = re.compile(
    r"^(?:I (?:have the honou?r to )?speak |I (?:am )?(?:speaking|take the floor) )?on behalf of\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[\s,;]|\b(?:and|or|but)\s*$)+$", re.IGNORECASE)
_NATIONAL = re.compile(r"\bin (?:its|my|our|his|her|their) (?:own )?national capacity\b", re.IGNORECASE)
_GRAVE = frozenset({Stance.OPPOSE, Stance.RESERVE, Stance.DISSOCIATE, Stance.INTERPRET, Stance.REGRET})
_CERTAIN = {CueKind.PERSONAL: 0.9, CueKind.IMPERSONAL: 0.65, CueKind.NOMINAL: 0.7}


@dataclass(slots=True)
class _Floor:
    """One turn being read: who holds it, for whom, and what was spoken of last."""

    turn: Intervention
    group: Actor | None
    topics: Topics = field(default_factory=Topics)
    owned: bool = False  # whether the clause before was the speaker's own


def find_spoken(meeting: Meeting, registry: Registry, language: str | None = None) -> Register:
    """Return the positions that speakers take in ``meeting`` in their own words, and what was left out.

    Nobody is given a position whom the record does not name as its speaker; roles take none.
    """
    reader = _Reader(meeting, registry, language)
    positions: list[Position] = []
    unresolved: list[Unresolved] = []
    for found in reader.read():
        if isinstance(found, Position):
            positions.append(found)
        else:
            unresolved.append(found)
    return Register(tuple(positions), tuple(unresolved))


class _Reader:
    """What reading a meeting needs beside the turn at hand."""

    def __init__(self, meeting: Meeting, registry: Registry, language: str | None) -> None:
        self._meeting = meeting
        self._registry = registry
        self._language = language
        self._adoption: Adoption = find_adoption(meeting, load_stances("en"))
        self._sentences: dict[str, list[Sentence]] = {}
        for sentence in split(meeting):
            self._sentences.setdefault(sentence.intervention, []).append(sentence)

    def read(self) -> Iterator[Position | Unresolved]:
        """Yield what each turn takes a stand on, in order."""
        for turn in self._meeting.interventions:
            if holds_no_side(turn.speaker) or self._presides(turn.speaker):
                continue
            floor = _Floor(turn, turn.speaker.on_behalf_of[0] if turn.speaker.on_behalf_of else None)
            last = turn.start
            for sentence in self._sentences.get(turn.id, ()):
                if "\n\n" in self._meeting.source.text[last : sentence.start]:
                    floor.topics.leave()
                last = sentence.end
                yield from self._of_sentence(floor, sentence)

    def _presides(self, speaker: Speaker) -> bool:
        return speaker.actor is None and not speaker.label

    def _of_sentence(self, floor: _Floor, sentence: Sentence) -> Iterator[Position | Unresolved]:
        lexicon = load_stances(self._language or _guess(self._words(sentence)))
        words = self._words(sentence)
        if _NATIONAL.search(words):
            floor.group = None
        elif floor.group is None and sentence.start - floor.turn.start < _OPENING:
            floor.group = self._announced(words)
        names = [(mention.start, mention.end) for mention in self._registry.mentions(words)]
        cues = find_cues(words, lexicon, names)
        clauses = split_clauses(words, cues, lexicon, names)
        floor.owned = floor.turn.manner is Manner.INDIRECT and sentence.start == floor.turn.start
        for clause in clauses:
            yield from self._of_clause(floor, sentence, words, clause, lexicon)
            floor.topics.pass_by(words[clause.start : clause.end], lexicon)

    def _announced(self, words: str) -> Actor | None:
        """Return the group for which a turn opens: "On behalf of the …"."""
        opening = _ON_BEHALF.search(words)
        if opening is None:
            return None
        for mention in self._registry.mentions(words):
            actor = mention.resolution.actor
            if mention.start - opening.end() in range(6) and actor and actor.kind is ActorKind.GROUP:
                return actor
        return None

    def _of_clause(
        self, floor: _Floor, sentence: Sentence, words: str, clause: Clause, lexicon: StanceLexicon
    ) -> Iterator[Position | Unresolved]:
        bound = bind(
            words, clause, floor.turn.speaker, self._registry, lexicon,
            owned=floor.owned, indirect=floor.turn.manner is Manner.INDIRECT,
        )  # fmt: skip
        if bound is None:
            return
        floor.owned = True
        span = (sentence.start + clause.start, sentence.start + clause.end)
        citation = self._meeting.source.cite(*_trimmed(self._meeting.source.text, *span))
        doubt = self._doubt(floor.turn.speaker, words, clause, bound, lexicon)
        if doubt is not None:
            if doubt:
                yield Unresolved(doubt, (citation,))
            return
        actor = floor.turn.speaker.actor
        assert actor is not None
        targets = floor.topics.resolve(words, clause, bound.cue, lexicon)
        group = None if bound.national else floor.group
        yield Position(
            identify(self._meeting.source.id, str(span[0]), actor.code, bound.cue.stance),
            actor,
            bound.cue.stance,
            targets,
            self._adoption.moment(span[0]),
            Via.OWN_WORDS,
            round(
                _CERTAIN[bound.cue.kind] - (0.1 if bound.inherited else 0) - (0.1 if not targets else 0), 2
            ),
            (citation,),
            group if group != actor else None,
            floor.turn.speaker.person,
            self._meeting.facts.title,
            self._meeting.facts.date.isoformat() if self._meeting.facts.date else None,
        )

    def _doubt(
        self, speaker: Speaker, words: str, clause: Clause, bound: Bound, lexicon: StanceLexicon
    ) -> str | None:
        """Return why the clause is not taken as a position, "" where that needs no word, None where it is."""
        lowered = words.lower()
        if any(
            phrase in lowered[clause.start : clause.end] for phrase in lexicon.words.get("courtesies", ())
        ) and (bound.cue.stance in (Stance.WELCOME, Stance.CALL_FOR, Stance.SUPPORT)):
            return ""
        other = not_on_the_text(lowered[clause.start : clause.end], lexicon)
        if other:
            return other
        if words.rstrip(' ”"»)').endswith("?"):
            return "asked as a question" if bound.cue.stance in _GRAVE else ""
        if any(phrase in lowered for phrase in lexicon.words.get("irony", ())):
            return "may be said in irony"
        if speaker.actor is None:
            return _unknown(speaker)
        return None

    def _words(self, sentence: Sentence) -> str:
        return self._meeting.source.text[sentence.start : sentence.end]


@cache
def _guess(words: str) -> str:
    """Return the language that ``words`` are written in, whatever was spoken."""
    lowered = f" {words.lower()} "
    counts = {
        "fr": sum(
            f" {word} " in lowered for word in ("le", "la", "les", "des", "nous", "est", "que", "du", "une")
        ),
        "es": sum(
            f" {word} " in lowered
            for word in ("el", "los", "las", "que", "del", "nuestra", "una", "por", "es")
        ),
        "en": sum(
            f" {word} " in lowered for word in ("the", "we", "of", "and", "that", "is", "to", "in", "our")
        ),
    }
    return max(counts, key=lambda language: (counts[language], language == "en"))


def _unknown(speaker: Speaker) -> str:
    if speaker.ambiguous:
        return f"“{speaker.label}” could mean {' or '.join(speaker.ambiguous)}"
    return (
        f"nobody known is meant by “{speaker.label}”" if speaker.label else "nobody is named as the speaker"
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the conjunctions and marks that join it to what follows."""
    while start < end and text[start] in " \n\t,;":
        start += 1
    return start, start + len(_TAIL.sub("", text[start:end]))
