"""Positions that a third party reports: by subject, by names in brackets, by a heading's speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - a date is called date

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
from travaux.analysis.standing.stances import Cue, CueKind, find_cues, in_quotation, not_on_the_text, words_of
from travaux.analysis.standing.topics import Topics
from travaux.domain.positions import Position, Register, Stance, Target, Unresolved, Via
from travaux.domain.spans import Citation, SourceText, identify
from travaux.reference.registry import Registry
from travaux.reference.stances import StanceLexicon, load_stances

_CERTAIN = {CueKind.PERSONAL: 0.85, CueKind.IMPERSONAL: 0.6, CueKind.NOMINAL: 0.75}
_PRONOUN = re.compile(
    r"^(?:(?:On|In|As|For|With|Regarding|Concerning|Recalling|Noting|Citing|However|"
    r"Nevertheless|Additionally|Among|Finally|First|"
    r"Second|Third|Lastly|Also|Overall|Further|Furthermore|Moreover)\b[^,]{0,80},\s+)*"
    r"(?:they|it|he|she|the (?:delegation|group|country|organi[sz]ation|speaker|representative|"
    r"coalition|alliance))\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:,\s*(?:and\s+)?|\band\s+)(?:also\s+|\w+ly\s+)?$")
_TWO_SIDES = re.compile(r"\bsome\b.*\b(?:while|whereas|but)\b.*\bothers\b", re.IGNORECASE | re.DOTALL)
_ELSEWHERE = re.compile(
    r"\b(?:after|at|during)\s+the\s+(?:\w+\s+)?(?:meeting|session)\s+of\s+the\b.*\bwhere\b",
    re.IGNORECASE | re.DOTALL,
)
_TAIL = re.compile(r"(?:[\s,;]|\b(?:and|or|but|with)(?:\s+for(?:\s+the)?)?\s*$)+$", re.IGNORECASE)
_HEARSAY = re.compile(
    r"\b(?:in the corridors?|rumou?red|reportedly|allegedly|it was heard|unconfirmed)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"[“\"][^”\"]*\b(?:we|our|I|my|has|have|is|are)\b", re.IGNORECASE)
_FOR_WHOM = re.compile(r"(?:^|\band|\bbut|,|;)\s*for\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(slots=True)
class _Trail:
    """What was read so far of a passage: who was the last subject, what was spoken of."""

    subject: tuple[Holder, ...] = ()
    topics: Topics = field(default_factory=Topics)


def find_reported(
    source: SourceText, registry: Registry, language: str = "en", date: Date | None = None
) -> Register:
    """Return the positions that a report gives to actors it names, and what could not be given to anyone."""
    reader = _Reader(source, registry, load_stances(language), date)
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

    def __init__(
        self, source: SourceText, registry: Registry, lexicon: StanceLexicon, date: Date | None
    ) -> None:
        self._source = source
        self._registry = registry
        self._lexicon = lexicon
        self._date = date.isoformat() if date else None
        self._moment = announced(source.text, lexicon)

    def read(self) -> Iterator[Position | Unresolved]:
        trail = _Trail()
        for passage in find_passages(self._source.text, self._registry, self._lexicon):
            trail.subject = (passage.owner,) if passage.owner else ()
            trail.topics.leave()
            for start, end in split_text(self._source.text[passage.start : passage.end]):
                yield from self._of_sentence(trail, passage, passage.start + start, passage.start + end)

    def _of_sentence(
        self, trail: _Trail, passage: Passage, start: int, end: int
    ) -> Iterator[Position | Unresolved]:
        words = self._source.text[start:end]
        bracketed = find_bracketed(words, self._registry, self._lexicon)
        names = [(mention.start, mention.end) for mention in self._registry.mentions(words)]
        heard = find_cues(words, self._lexicon, names)
        cues = [cue for cue in heard if not in_quotation(words, cue.start) or _FIRST_PERSON.search(words)]
        named = find_named(words, self._registry, self._lexicon, cues)
        if _ELSEWHERE.search(words):
            return
        if not (passage.owner or _PRONOUN.match(words)):
            trail.subject = ()
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
                yield from self._content(one, words, start, begin, inside)
            else:
                known = any(holder.actor for holder in one.holders)
                doubts = [h.why for h in one.holders if h.why and (not known or "could mean" in h.why)]
                yield from (Unresolved(doubt, (self._cite(*span),)) for doubt in doubts)
            begin = one.end

    def _content(
        self, one: Bracketed, words: str, start: int, begin: int, cues: Sequence[Cue]
    ) -> Iterator[Position | Unresolved]:
        """Yield what those named in brackets hold: each clause since the last brackets."""
        content = words[: one.start]
        clauses = split_clauses(content, [cue for cue in cues if cue.start >= begin], self._lexicon)
        for clause in clauses:
            if clause.cues:
                within = Clause(max(begin, clause.start), clause.end, clause.cues)
                yield from self._held(one.holders, words, start, within, clause.cues[0], Topics())

    def _of_clause(
        self, trail: _Trail, passage: Passage, words: str, start: int, clause: Clause, named: Sequence[Named]
    ) -> Iterator[Position | Unresolved]:
        inside = [one for one in named if clause.start <= one.start < clause.end]
        for cue in clause.cues:
            subject = _following(named, words, clause, cue) or self._subject(
                trail, passage, words, clause, cue, inside
            )
            if not subject:
                continue
            trail.subject = self._leading(subject, inside, cue)
            yield from self._held(subject, words, start, clause, cue, trail.topics)
            yield from self._inserted(words, start, clause, cue, inside, trail.topics)
            return
        first = next((one for one in inside if one.part == "subject" and _opens(words, clause, one)), None)
        if first:
            trail.subject = first.holders

    def _subject(
        self, trail: _Trail, passage: Passage, words: str, clause: Clause, cue: Cue, named: Sequence[Named]
    ) -> tuple[Holder, ...]:
        """Return who takes the stand of ``cue``: the clause's subject, else the one before."""
        before = words[clause.start : cue.start]
        if cue.kind is CueKind.PERSONAL:
            here = subject_before(named, words, cue.start, self._lexicon) or _coordinated(named, words, cue)
        else:
            here = self._teller(named, words, cue)
        if here is not None:
            return (*here.holders, *_joining(named, here.end, cue))
        if cue.kind is CueKind.PERSONAL and any(
            one.part == "subject" and one.end <= cue.start for one in named
        ):
            return ()
        if any(word in self._lexicon.words.get("outsiders", ()) for word in words_of(before)):
            return ()
        leading = _PRONOUN.match(before.lstrip(" ,"))
        rest = before.lstrip(" ,")[leading.end() :] if leading else before
        bridged = is_bridge(_without_names(rest, words, cue, named), self._lexicon)
        if leading and trail.subject and _JOINED.search(before):
            return trail.subject
        carried = bridged if cue.kind is CueKind.PERSONAL else self._is_said(before)
        if trail.subject and carried and (leading or clause.start > 0):
            return (*trail.subject, *_joining(named, clause.start, cue))
        if cue.kind is not CueKind.PERSONAL and self._for_whom(words, named):
            return self._for_whom(words, named)
        if passage.owner and not passage.listed and cue.kind is not CueKind.PERSONAL:
            return (passage.owner,)
        if passage.owner and (passage.listed or bridged):
            return (passage.owner,)
        return ()

    def _leading(self, subject: tuple[Holder, ...], named: Sequence[Named], cue: Cue) -> tuple[Holder, ...]:
        """Return the subject without those who join it in this clause alone."""
        joining = {
            holder for one in named if one.part == "with" and one.end <= cue.start for holder in one.holders
        }
        return tuple(holder for holder in subject if holder not in joining) or subject

    def _teller(self, named: Sequence[Named], words: str, cue: Cue) -> Named | None:
        """Return who is told to have said what an impersonal cue says: "X said that this should …"."""
        for group in reversed([one for one in named if one.part == "subject" and one.end <= cue.start]):
            after = words[group.end : cue.start]
            for other in named:
                if (
                    other is not group
                    and group.end <= other.start
                    and other.part in {"with", "supported", "opposed"}
                ):
                    after = after.replace(words[other.start : other.end], "")
            after = re.sub(
                r"^(?:\s*\([^()]*\))?(?:[\s,]|\b(?:with|the|and|also|for|supported|opposed|by)\b)*", "", after
            )
            if self._is_said(" ".join(after.split()[:4])):
                return group
        return None

    def _is_said(self, before: str) -> bool:
        """Tell whether words before an impersonal cue report somebody's saying."""
        return any(word in self._lexicon.words.get("saying", ()) for word in words_of(before))

    def _for_whom(self, words: str, named: Sequence[Named]) -> tuple[Holder, ...]:
        """Return for whom a clause says it: "for X the text was too weak"."""
        for one in named:
            if _FOR_WHOM.search(words[: one.start]):
                return one.holders
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
        other = not_on_the_text(words[clause.start : clause.end].lower(), self._lexicon)
        if other:
            yield Unresolved(other, (self._cite(*span),))
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
                date=self._date,
            )

    def _cite(self, start: int, end: int) -> Citation:
        text = self._source.text
        while start < end - 1 and text[start] in " \n\t,;":
            start += 1
        end -= len(text[start:end]) - len(_TAIL.sub("", text[start:end]))
        return self._source.cite(start, end)


def _following(named: Sequence[Named], words: str, clause: Clause, cue: Cue) -> tuple[Holder, ...]:
    """Return the subject that follows a participle: "Calling for a pause, X proposed …"."""
    participle = words[cue.start : cue.end].split()[0].endswith("ing")
    if not participle or clause.start > 0 or words[: cue.start].strip():
        return ()
    after = [one for one in named if one.start >= cue.end and one.part == "subject"]
    opening = re.search(r",\s*(?:the\s+)?$", words[: after[0].start], re.IGNORECASE) if after else None
    return after[0].holders if opening else ()


def _opens(words: str, clause: Clause, one: Named) -> bool:
    """Tell whether a name opens its clause, but for a heading or an introductory phrase."""
    before = words[clause.start : one.start]
    return len(before) < 8 or bool(
        re.search(r"(?::|^\s*On\s[^,]{3,90},|^\s*In\s[^,]{3,90},)\s*(?:the\s+)?$", before, re.IGNORECASE)
    )


def _without_names(rest: str, words: str, cue: Cue, named: Sequence[Named]) -> str:
    """Return the words before a cue without those who join: ", with Y," """
    for one in named:
        if one.part == "with" and one.end <= cue.start:
            rest = rest.replace(words[one.start : one.end], " ")
    return rest


def _joining(named: Sequence[Named], start: int, cue: Cue) -> Iterator[Holder]:
    """Yield those who join the subject: "X, with Y, opposed"."""
    for one in named:
        if one.part == "with" and start <= one.start and one.end <= cue.start:
            yield from one.holders


def _coordinated(named: Sequence[Named], words: str, cue: Cue) -> Named | None:
    """Return the one subject of a clause whose later verb takes the stand: "X noted a gap and called for"."""
    subjects = [one for one in named if one.part == "subject" and one.end <= cue.start]
    joined = _JOINED.search(words[: cue.start])
    return subjects[0] if len(subjects) == 1 and joined and subjects[0].start < 60 else None
