"""Positions that a third party reports: by subject, by names in brackets, by a heading's speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812 - a date is called date

from travaux.analysis.positions.acts_on_text import CHANGES, OBJECTIONS, contested, done
from travaux.analysis.positions.antecedents import (
    Told,
    goes_on_personally,
    last_person,
    number_end,
    subject_again,
)
from travaux.analysis.positions.attributions import (
    Bracketed,
    Holder,
    NamedHolders,
    find_aligned,
    find_bracketed,
    find_named,
    is_body,
    subject_before,
)
from travaux.analysis.positions.clauses import Clause, closed_up, split_clauses
from travaux.analysis.positions.co_speakers import joins_after, shares
from travaux.analysis.positions.contrasted import after_last_verb
from travaux.analysis.positions.courtesies import is_courteous
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.explicit import unread_report
from travaux.analysis.positions.holders import (
    are_same,
    end_of_what_is_said,
    find_holders,
    goes_on_freely,
    is_told_after,
    leading,
    once_held,
    opens,
    still_telling,
    teller_holders,
    teller_of,
)
from travaux.analysis.positions.introduced import introducing
from travaux.analysis.positions.moments import announced
from travaux.analysis.positions.overtaken import stands_of, without_overtaken
from travaux.analysis.positions.owners import around, find_agents, find_beside, find_own, find_owners
from travaux.analysis.positions.passages import Passage, find_passages
from travaux.analysis.positions.polarity import BARRED
from travaux.analysis.positions.represented import extended_to_office
from travaux.analysis.positions.stances import find_cues, in_quotation, not_on_the_text
from travaux.analysis.positions.targets import find_targets
from travaux.analysis.positions.terms import object_of
from travaux.analysis.positions.topics import About, Topics
from travaux.analysis.positions.unnamed import held_by_nobody_named
from travaux.analysis.positions.unresolved_speakers import stranger
from travaux.analysis.positions.votes_told import find_votes
from travaux.analysis.positions.writers import find_writer, is_dispatch, judged_by_writer, with_writer
from travaux.domain.actors import NOT_NAMED
from travaux.domain.annotations import Modified
from travaux.domain.messages import message
from travaux.domain.positions import (
    PARTICULAR,
    Position,
    Register,
    Stance,
    Time,
    Unresolved,
    Via,
)
from travaux.domain.spans import Citation, SourceText, stable_id
from travaux.language.identification import language_written
from travaux.language.sentences import split_text
from travaux.reference.explicit_acts import load_acts
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Registry
from travaux.reference.stances import StanceLexicon, load_stances

_CERTAIN = {CueKind.PERSONAL: 0.85, CueKind.IMPERSONAL: 0.6, CueKind.NOMINAL: 0.75}
_TWO_SIDES = re.compile(r"\bsome\b.*\b(?:while|whereas|but)\b.*\bothers\b", re.IGNORECASE | re.DOTALL)
_ELSEWHERE = re.compile(
    r"\b(?:after|at|during)\s+the\s+(?:\w+\s+)?(?:meeting|session)\s+of\s+the\b.*\bwhere\b",
    re.IGNORECASE | re.DOTALL,
)
_TAIL = re.compile(r"(?:[\s,;]|\b(?:and|or|but|with)(?:\s+for(?:\s+the)?)?\s*$)+$", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[\d{1,3}\]|\[(?=[A-Z][a-z]+\])|(?<=[a-z])\](?= )")
"""What an editor set into a text: the mark of a note, brackets around a name that was mended."""
_LEADS = re.compile(r":\s*[-–—]?\s*$")  # what follows in a list is said by whoever leads to it
_ITEM = re.compile(r"\s*(?:\(?(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})\)|[a-z]\.|[-*•–])\s")
"""The mark of an item; a number and a stop is a paragraph's own."""
_SHORT_LEAD = 80  # characters of a line that leads to a list without a verb: "Ruritanian reply:"
_WHICH = re.compile(r"\W*(?:which|que|ce que|lo que|lo cual|la cual)\b", re.IGNORECASE)
_ON_RECORD = frozenset({Stance.RESERVE, Stance.DISSOCIATE})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the report, where it begins in the source, its cues, and who is named in it."""

    words: str
    start: int
    cues: tuple[Cue, ...]
    told: Told
    bracketed: tuple[Bracketed, ...] = ()


@dataclass(slots=True)
class _Trail:
    """What was read so far of a passage: who was the last subject, what was spoken of."""

    subject: tuple[Holder, ...] = ()
    topics: Topics = field(default_factory=Topics)
    person: tuple[Holder, ...] = ()
    """Who was last named alone as a subject: whom "he" and "she" mean."""
    teller: tuple[Holder, ...] = ()
    """Who alone was told to say something in the sentences before, of whom what follows may go on."""


def find_reported(
    source: SourceText,
    registry: Registry,
    language: str | None = None,
    date: Date | None = None,
    title: str | None = None,
) -> Register:
    """Return the positions that a report gives to actors it names, and what could not be given to anyone.

    ``language`` is what it is written in; where nobody says, its commonest words do. ``title`` may say who
    wrote it: "Ruritanian Delegation to Ministry of Foreign Affairs".
    """
    written = language or language_written(source.text) or "en"
    if load_acts(written):
        return Register((), tuple(unread_report(source, written)))
    reader = _Reader(source, registry, load_stances(written), date, title)
    positions: list[Position] = []
    unresolved: list[Unresolved] = []
    unnamed: list[Position] = []
    for found in reader.read():
        if isinstance(found, Position):
            (unnamed if found.unnamed else positions).append(found)
        else:
            unresolved.append(found)
    return Register(tuple(positions), tuple(dict.fromkeys(unresolved)), unnamed=tuple(unnamed))


class _Reader:
    """A report being read, with what is known of actors and stances."""

    def __init__(
        self,
        source: SourceText,
        registry: Registry,
        lexicon: StanceLexicon,
        date: Date | None,
        title: str | None,
    ) -> None:
        self._source = source
        self._writer = find_writer(source.text, title, registry, lexicon.language)
        telegram = is_dispatch(source.text, title, lexicon.language)
        introduced = introducing(source.text, registry, lexicon.language, dispatch=telegram)
        self._registry = with_writer(introduced, self._writer, lexicon)
        self._lexicon = lexicon
        self._date = date.isoformat() if date else None
        self._moment = announced(source.text, lexicon)

    def read(self) -> Iterator[Position | Unresolved]:
        trail = _Trail()
        lead: tuple[Holder, ...] = ()
        for passage in find_passages(self._source.text, self._registry, self._lexicon):
            said = self._source.text[passage.start : passage.end]
            item = _ITEM.match(said) if lead and passage.owner is None else None
            if item:
                passage = replace(passage, start=passage.start + item.end(), owner=lead[0], listed=True)
            again = not passage.owner and goes_on_personally(said, self._lexicon.language)
            passage = replace(passage, start=passage.start + number_end(said)) if again else passage
            trail.subject = (passage.owner,) if passage.owner else trail.person if again else ()
            trail.teller = trail.teller if again else ()
            trail.person = trail.person if again else trail.subject
            trail.topics.leave()
            for start, end in split_text(self._source.text[passage.start : passage.end]):
                trail.topics.next_sentence()
                yield from self._of_sentence(trail, passage, passage.start + start, passage.start + end)
            if not passage.listed:
                lead = self._leading(said, trail.subject)

    def _leading(self, said: str, subject: tuple[Holder, ...]) -> tuple[Holder, ...]:
        """Return who leads to a list of what is said: the one ``subject``, or who is named alone."""
        if not _LEADS.search(said):
            return ()
        if len(said) > _SHORT_LEAD:
            return subject if len(subject) == 1 else ()
        named = find_named(said, self._registry, self._lexicon)
        return named[0].holders if len(named) == 1 and len(named[0].holders) == 1 else ()

    def _of_sentence(
        self, trail: _Trail, passage: Passage, start: int, end: int
    ) -> Iterator[Position | Unresolved]:
        plain = _NOTE_MARK.sub(lambda mark: " " * len(mark.group()), self._source.text[start:end])
        words = closed_up(plain, self._lexicon.language, told=True)
        if _ELSEWHERE.search(words):
            return
        sentence = self._read_sentence(words, start)
        if words.rstrip(' ”"').endswith("?"):
            yield from self._grave_questions(sentence)
            return
        led = passage.owner is not None or sentence.told.dropped
        trail.subject = subject_again(
            words, self._lexicon, trail.subject, trail.person, trail.teller, led=led
        )
        yield from self._in_brackets(sentence, sentence.bracketed)
        spans = [(one.start, one.end) for one in sentence.told.named]
        again = trail.subject if sentence.told.dropped else ()
        told: list[Position | Unresolved] = []
        for clause in split_clauses(words, sentence.cues, self._lexicon, spans):
            told += self._of_clause(trail, passage, sentence, clause)
            span = (start + clause.start, start + clause.end)
            trail.topics.pass_by(words[clause.start : clause.end], self._lexicon, span)
        yield from without_overtaken(told, self._lexicon.language)
        yield from self._given(sentence, stands_of(told))
        trail.subject = again or trail.subject
        trail.teller = still_telling(sentence.told, trail.subject, trail.teller)
        trail.person = last_person(sentence.told, sentence.cues, trail.person)

    def _given(self, sentence: _Sentence, taken: set[tuple[str, Stance]]) -> Iterator[Position | Unresolved]:
        """Yield what the sentence gives to others than its subject, but for stands that these took in it."""
        language = self._lexicon.language
        named = sentence.told.named
        owners = find_owners(sentence.words, named, self._registry, language)
        agents = list(find_agents(sentence.words, named, language))
        votes = find_votes(sentence.words, named, self._registry, self._lexicon)
        told = {(one.start, one.end) for one in agents}
        untold = [one for one in named if (one.start, one.end) not in told]
        beside = [] if taken else list(find_beside(sentence.words, untold, language))
        if self._writer and not self._writer.judges:
            beside += find_own(sentence.words, self._writer.actor, language)
        given = tuple(dict.fromkeys((*owners, *agents, *votes, *beside)))
        for one in given:
            others = [
                holder
                for holder in one.holders
                if holder.actor and ((holder.group or holder.actor).code, one.stance) not in taken
            ]
            start, end = around(sentence.words, one, given, language)
            seen = find_targets(sentence.words[start:end], self._lexicon)
            about = About(tuple(dict.fromkeys(each.target for each in seen)))
            span = (sentence.start + start, sentence.start + end)
            yield from self._records(others, one.stance, about, *span, 0.7)

    def _read_sentence(self, words: str, start: int) -> _Sentence:
        names = self._spans(words)
        heard = find_cues(words, self._lexicon, names)
        said = clause_pattern(self._lexicon.language, "first_person_quoted").search(words) or any(
            is_told_after(words, one.start, one.end, self._lexicon)
            for one in (extended_to_office(words, mention) for mention in self._registry.mentions(words))
        )
        cues = tuple(cue for cue in heard if said or not in_quotation(words, cue.start))
        named = find_named(words, self._registry, self._lexicon, cues)
        bracketed = find_bracketed(words, self._registry, self._lexicon)
        dropped = bool(clause_pattern(self._lexicon.language, "subjectless").match(words))
        return _Sentence(words, start, cues, Told(words, named, self._lexicon, dropped), bracketed)

    def _spans(self, words: str) -> list[tuple[int, int]]:
        """Return the spans of the names of actors in ``words``."""
        return [(mention.start, mention.end) for mention in self._registry.mentions(words)]

    def _grave_questions(self, sentence: _Sentence) -> Iterator[Unresolved]:
        """Yield a question that names a grave stance: whether somebody takes it cannot be told."""
        if any(cue.stance in OBJECTIONS for cue in sentence.cues) and sentence.told.named:
            end = sentence.start + len(sentence.words)
            yield Unresolved(message("asked as a question"), (self._cite(sentence.start, end),))

    def _in_brackets(
        self, sentence: _Sentence, bracketed: Sequence[Bracketed]
    ) -> Iterator[Position | Unresolved]:
        begin = 0
        for one in bracketed:
            inside = [cue for cue in sentence.cues if begin <= cue.start < one.start and not cue.barred]
            span = (sentence.start + begin, sentence.start + one.start)
            if inside and _TWO_SIDES.search(sentence.words[begin : one.start]) and len(one.holders) > 1:
                why = message("two sides share one bracket: who is on which is not said")
                yield Unresolved(why, (self._cite(*span),))
            elif inside:
                yield from self._content(one, sentence, begin, inside)
            elif sentence.words[begin : one.start].strip():
                known = any(holder.actor for holder in one.holders)
                doubts = [h.why for h in one.holders if h.why and (not known or "could mean" in str(h.why))]
                yield from (Unresolved(doubt, (self._cite(*span),)) for doubt in doubts)
            begin = one.end

    def _content(
        self, one: Bracketed, sentence: _Sentence, begin: int, cues: Sequence[Cue]
    ) -> Iterator[Position | Unresolved]:
        """Yield what those named in brackets hold: each clause since the last brackets."""
        for clause in split_clauses(sentence.words[: one.start], cues, self._lexicon):
            if not clause.cues:
                continue
            within = Clause(max(begin, clause.start), clause.end, clause.cues)
            named = [each for each in sentence.told.named if within.start <= each.start < within.end]
            subject = subject_before(named, sentence.words, clause.cues[0].start, self._lexicon)
            if subject is None or clause.cues[0].kind is not CueKind.PERSONAL:
                yield from self._held(one.holders, sentence, within, clause.cues[0], Topics())
            elif not are_same(subject.holders, one.holders):
                span = (sentence.start + within.start, sentence.start + one.end)
                told = message("a subject and names in brackets: whether these hold it too is not said")
                yield Unresolved(told, (self._cite(*span),))

    def _of_clause(
        self, trail: _Trail, passage: Passage, sentence: _Sentence, clause: Clause
    ) -> Iterator[Position | Unresolved]:
        inside = [one for one in sentence.told.named if clause.start <= one.start < clause.end]
        for cue in (one for one in clause.cues if not one.barred):
            subject = find_holders(sentence.told, clause, cue, trail.subject, passage)
            if not subject:
                continue
            teller = teller_holders(sentence.told, subject, cue)
            trail.subject = teller or leading(subject, inside, cue)
            yield from self._held(subject, sentence, clause, cue, trail.topics)
            yield from self._inserted(sentence, clause, cue, inside, trail.topics)
            return
        first = next((one for one in inside if opens(sentence.words, clause, one, self._lexicon)), None)
        if first:
            trail.subject = first.holders
        elif held := once_held(sentence.told, clause, trail.subject, passage):
            trail.subject = held
        freely = goes_on_freely(sentence.told, clause, self._lexicon) if trail.teller else None
        if freely and not sentence.bracketed:
            yield from self._held(trail.teller, sentence, clause, freely, trail.topics)
            return
        unnamed = held_by_nobody_named(sentence.words, clause, self._spans(sentence.words), self._lexicon)
        if unnamed and not sentence.bracketed:
            yield from self._held((Holder(NOT_NAMED),), sentence, clause, unnamed, trail.topics)
            return
        if self._writer and self._writer.judges and not inside and not sentence.bracketed:
            own = (one for one in clause.cues if judged_by_writer(sentence.words, clause, one, self._lexicon))
            if judged := next(own, None):
                yield from self._held((Holder(self._writer.actor),), sentence, clause, judged, trail.topics)
                return
        yield from self._barred(sentence, clause)
        yield from self._unknown(sentence, clause)
        if not sentence.told.named and not sentence.bracketed:
            yield from self._nobodys(sentence, clause)

    def _barred(self, sentence: _Sentence, clause: Clause) -> Iterator[Unresolved]:
        """Yield words that name a grave stand, or tell one as hearsay, and, as they are put, take none."""
        hearsay = BARRED[Modified.HEARSAY]
        told = (cue for cue in clause.cues if cue.stance in OBJECTIONS or cue.barred == hearsay)
        barred = next((cue.barred for cue in told if cue.barred), None)
        if barred and sentence.told.named:
            span = (sentence.start + clause.start, sentence.start + clause.end)
            yield Unresolved(barred, (self._cite(*span),))

    def _nobodys(self, sentence: _Sentence, clause: Clause) -> Iterator[Unresolved]:
        """Yield what is placed on record by nobody named: "reservations were entered on paragraph 3"."""
        if any(cue.stance in _ON_RECORD and cue.kind is CueKind.NOMINAL for cue in clause.cues):
            span = (sentence.start + clause.start, sentence.start + clause.end)
            yield Unresolved(message("nobody is named as holding it"), (self._cite(*span),))

    def _unknown(self, sentence: _Sentence, clause: Clause) -> Iterator[Unresolved]:
        """Yield a stand that somebody takes of whom nobody knows who it is."""
        for cue in [one for one in clause.cues if not one.barred][:1]:
            name = stranger(sentence.words, clause, cue, self._lexicon)
            said = sentence.words[clause.start : clause.end]
            named = {seen.target.kind for seen in find_targets(said, self._lexicon)}
            if name and (cue.stance in OBJECTIONS or named & PARTICULAR):
                span = (sentence.start + clause.start, sentence.start + clause.end)
                why = message("nobody known is meant by “%(name)s”", name=name)
                yield Unresolved(why, (self._cite(*span),))

    def _inserted(
        self, sentence: _Sentence, clause: Clause, cue: Cue, inside: Sequence[NamedHolders], topics: Topics
    ) -> Iterator[Position | Unresolved]:
        """Yield those who support or oppose what the lead holds, by the inserted phrase."""
        said = sentence.words[clause.start : clause.end]
        for one in inside:
            if one.part == "with" and one.start > cue.end and self._goes_on_with(sentence.words, one):
                yield from self._joining_late(sentence, clause, cue, one)
            late = one.part == "with" and joins_after(sentence.words, cue, one, self._lexicon.language)
            if one.part not in {"supported", "opposed"} and not late:
                continue
            shared = cue.stance not in (Stance.PROPOSE, Stance.AMEND, Stance.DELETE)
            stance = cue.stance if late or (one.part == "supported" and shared) else Stance.SUPPORT
            stance = Stance.OPPOSE if one.part == "opposed" else stance
            about = topics.resolve(sentence.words, clause, cue, self._lexicon, sentence.start)
            span = (sentence.start + one.start, sentence.start + one.end)
            whence = ((sentence.start + clause.start, sentence.start + clause.end), *about.whence)
            seen = find_targets(said, self._lexicon)
            changed = done(said, cue, about.targets, seen, self._lexicon.language)
            targets = about.targets if late else changed
            targets = contested(targets, cue.stance) if one.part == "opposed" else targets
            yield from self._records(one.holders, stance, About(targets, whence), *span, 0.75)

    def _joining_late(
        self, sentence: _Sentence, clause: Clause, cue: Cue, one: NamedHolders
    ) -> Iterator[Position | Unresolved]:
        """Yield those who join a stand in a further thing, named after them: "and, with X, for Z"."""
        rest = sentence.words[one.end : clause.end]
        seen = find_targets(rest, self._lexicon)
        term = object_of(rest, 1, whole=True) if not seen else None
        targets = tuple(each.target for each in seen) or ((term.target,) if term else ())
        span = (sentence.start + clause.start, sentence.start + clause.end)
        yield from self._records(one.holders, cue.stance, About(targets), *span, 0.75)

    def _goes_on_with(self, words: str, one: NamedHolders) -> bool:
        """Tell whether names join a stand already told in a further thing: "…, and, with X and Y, for Z"."""
        return bool(clause_pattern(self._lexicon.language, "goes_on_with").match(words[one.end :]))

    def _held(
        self, holders: Sequence[Holder], sentence: _Sentence, clause: Clause, cue: Cue, topics: Topics
    ) -> Iterator[Position | Unresolved]:
        span = (sentence.start + clause.start, sentence.start + clause.end)
        said = sentence.words[clause.start : clause.end]
        if is_courteous(sentence.words, cue, self._lexicon):
            return
        other = not_on_the_text(said.lower(), self._lexicon)
        if other:
            yield Unresolved(other, (self._cite(*span),))
            return
        spoken = replace(clause, end=end_of_what_is_said(sentence.told, clause, cue))
        about = self._about(sentence, spoken, cue, topics)
        if about.doubt:
            yield Unresolved(about.doubt, (self._cite(*span),))
        certain = _CERTAIN[cue.kind] - (0 if about.targets else 0.1)
        with_ = find_aligned(sentence.words[: clause.end], cue, self._registry)
        teller = teller_of(sentence.told, holders, cue)
        for share in shares(sentence.words, holders, about.targets, cue, sentence.cues):
            if share.doubt:
                yield Unresolved(share.doubt, (self._cite(*span),))
            found = self._records(
                share.holders, cue.stance, About(share.targets, about.whence), *span, certain, cue
            )
            yield from (
                replace(one, aligned_with=with_, reported_by=teller) if isinstance(one, Position) else one
                for one in found
            )

    def _about(self, sentence: _Sentence, clause: Clause, cue: Cue, topics: Topics) -> About:
        """Return what a stand is on, which may be named after a later verb or be the act told before it."""
        shared = after_last_verb(sentence.words, cue, sentence.cues)
        if shared is not None:
            begin, end = shared
            clause, cue = Clause(begin, len(sentence.words), ()), replace(cue, start=begin, end=end)
        about = topics.resolve(sentence.words, clause, cue, self._lexicon, sentence.start)
        if not _WHICH.match(sentence.words[clause.start : clause.end]):
            return about
        before = [one for one in sentence.cues if one.end <= clause.start and one.stance in CHANGES]
        said = sentence.words[: clause.start]
        seen = find_targets(said, self._lexicon)
        if before and about.targets and seen:
            return replace(about, targets=done(said, before[-1], about.targets, seen, self._lexicon.language))
        return about

    def _records(
        self,
        holders: Sequence[Holder],
        stance: Stance,
        about: About,
        start: int,
        end: int,
        certain: float,
        cue: Cue | None = None,
    ) -> Iterator[Position | Unresolved]:
        citations, context = (self._cite(start, end),), tuple(self._cite(*span) for span in about.whence)
        seen: set[str] = set()
        for holder in dict.fromkeys(holders):
            if holder.actor is None:
                if holder.why:
                    yield Unresolved(holder.why, citations)
                continue
            if is_body(holder.actor) and holder.actor is not NOT_NAMED:
                continue
            again = [holder.group.code] if holder.group and holder.actor.code in seen else []
            seen.add(holder.actor.code)
            yield Position(
                stable_id(self._source.id, str(start), holder.actor.code, stance, *again),
                holder.actor,
                stance,
                about.targets,
                self._moment,
                Via.REPORT,
                round(certain, 2),
                citations,
                holder.group,
                date=self._date,
                context=context,
                closes=cue.closes if cue else None,
                hedged=cue is not None and cue.hedged,
                time=cue.time if cue else Time.NOW,
                unnamed=holder.actor is NOT_NAMED,
                capacity="on behalf of" if holder.group else None,
            )

    def _cite(self, start: int, end: int) -> Citation:
        text = self._source.text
        while start < end - 1 and text[start] in " \n\t,;":
            start += 1
        end -= len(text[start:end]) - len(_TAIL.sub("", text[start:end]))
        return self._source.cite(start, end)
