"""Positions in speakers' own words: from an identified meeting, clause by clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from travaux.analysis.positions.attributions import Holder, find_aligned, find_named
from travaux.analysis.positions.clauses import Clause, closed_up, is_denial, split_clauses, without_splice
from travaux.analysis.positions.co_speakers import shares
from travaux.analysis.positions.courtesies import is_courtesy, praises_nothing
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.explicit import Act, find_acts, moment_told, unread_languages
from travaux.analysis.positions.introduced import introduced_in
from travaux.analysis.positions.joint_speakers import with_joint_speakers
from travaux.analysis.positions.moments import AdoptionPlaces, find_adoption
from travaux.analysis.positions.owners import may_own
from travaux.analysis.positions.persons import holder_of, why_unknown
from travaux.analysis.positions.polarity import DENIED
from travaux.analysis.positions.pressing import pressed_for
from travaux.analysis.positions.short_names import (
    are_groups,
    called_in,
    group_called,
    group_shortly_named,
    nouns_of,
    short_names,
    speaking_for,
)
from travaux.analysis.positions.speaker_conflicts import find_mistaken
from travaux.analysis.positions.stances import find_cues, not_on_the_text
from travaux.analysis.positions.subjects import (
    Bound,
    another_answers,
    bind,
    itself_again,
    names_a_group,
    names_itself,
)
from travaux.analysis.positions.third_parties import Teller
from travaux.analysis.positions.topics import About, Topics
from travaux.analysis.positions.unnamed import held_by_nobody_named
from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.actors import NOT_NAMED, Actor, ActorKind, Speaker
from travaux.domain.findings import Sentence
from travaux.domain.meetings import WRITTEN, Intervention, Manner, Meeting
from travaux.domain.messages import Text, message
from travaux.domain.positions import Moment, Position, Register, Stance, Target, Unresolved, Via
from travaux.domain.spans import Citation, stable_id
from travaux.language.identification import language_alone, language_of, language_written
from travaux.language.sentences import split
from travaux.reference.explicit_acts import ActRules, load_acts
from travaux.reference.floor import FloorJob, floor_patterns
from travaux.reference.language_data import LANGUAGES
from travaux.reference.phrases import clause_pattern, load_pattern
from travaux.reference.registry import Mention, Registry
from travaux.reference.stances import StanceLexicon, load_stances

__all__ = ["find_spoken"]

_OPENING = 200
_TELLING = 8  # words by which a sentence tells its language; "a" is a word of three
_AROUND, _BETWEEN_GROUPS = 400, 12
_OF_MANY = frozenset({ActorKind.STATE, ActorKind.OBSERVER})  # who may speak for a group beside itself
_GRAVE = frozenset({Stance.OPPOSE, Stance.RESERVE, Stance.DISSOCIATE, Stance.INTERPRET, Stance.REGRET})
_CERTAIN = {CueKind.PERSONAL: 0.9, CueKind.IMPERSONAL: 0.65, CueKind.NOMINAL: 0.7}


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence as said, where it begins in the source, what in it takes a stand, and who is named in it."""

    words: str
    start: int
    cues: tuple[Cue, ...]
    lexicon: StanceLexicon
    mentions: Sequence[Mention]

    @property
    def is_question(self) -> bool:
        asked = clause_pattern(self.lexicon.language, "unmarked_question")
        return self.words.rstrip(' ”"»)').endswith("?") or bool(asked.match(self.words))


@dataclass(frozen=True, slots=True)
class _Stand:
    """A clause's stand: what it is about, its words, and where the clause begins."""

    bound: Bound
    about: About
    citation: Citation
    start: int
    aligned_with: tuple[Actor, ...] = ()
    called: bool = False  # whether its subject is a short name of those spoken for


@dataclass(slots=True)
class _Floor:
    """One turn being read: who holds it, for whom, and what was spoken of last."""

    turn: Intervention
    groups: tuple[Actor, ...]
    topics: Topics = field(default_factory=Topics)
    nicknames: tuple[str, ...] = ()
    owned: bool = False  # whether the clause before was the speaker's own
    denied: bool = False  # whether the next sentence says that it is not so
    answered: bool = False  # whether what follows goes on about another, who answers in the turn
    named_self: bool = False  # whether the sentence before has the speaker’s own name as its subject


def find_spoken(meeting: Meeting, registry: Registry, language: str | None = None) -> Register:
    """Return the positions that speakers take in ``meeting`` in their own words, and what was left out.

    Nobody is given a position whom the record does not name as its speaker; roles take none.
    """
    reader = _MeetingReader(meeting, registry, language)
    positions: list[Position] = []
    unresolved: list[Unresolved] = []
    unnamed: list[Position] = []
    for found in reader.read():
        if isinstance(found, Position):
            (unnamed if found.unnamed else positions).append(found)
        else:
            unresolved.append(found)
    left_out = (*unread_languages(reader.unread), *unresolved)
    return Register(with_joint_speakers(positions, meeting), left_out, unnamed=tuple(unnamed))


class _MeetingReader:
    """What reading a meeting needs beside the turn at hand."""

    def __init__(self, meeting: Meeting, registry: Registry, language: str | None) -> None:
        self._meeting = meeting
        self._registry = registry
        self._language = language
        self._told_by_all = _language_told(meeting.source.text)
        self._labels = "\n".join(sorted({turn.speaker.label for turn in meeting.interventions}))
        self._mistaken = find_mistaken(meeting, registry)
        self._adoption: AdoptionPlaces = find_adoption(meeting, load_stances("en"))
        self.unread: dict[str, list[Citation]] = {}
        """The first words of each turn in a language of which explicit acts alone are read."""
        self._reports = any(turn.manner is Manner.INDIRECT for turn in meeting.interventions)
        self._named_in = introduced_in(meeting, registry) if self._reports else registry
        """Whom a record names: in minutes the persons too, each as whoever they speak for."""
        self._spoken_for: dict[str, tuple[Actor, ...]] = {}
        self._sentences: dict[str, list[Sentence]] = {}
        for sentence in split(meeting):
            self._sentences.setdefault(sentence.intervention, []).append(sentence)

    def read(self) -> Iterator[Position | Unresolved]:
        """Yield what each turn takes a stand on, in order."""
        for turn in self._meeting.interventions:
            if holds_no_side(turn.speaker) or self._presides(turn.speaker):
                yield from self._owned_by_others(turn)
                continue
            floor = _Floor(turn, turn.speaker.on_behalf_of)
            last = turn.start
            text, sentences = self._meeting.source.text, self._sentences.get(turn.id, [])
            for place, sentence in enumerate(sentences):
                self._note_change(floor, sentence)
                following = sentences[place + 1 : place + 2]
                floor.denied = any(is_denial(text[after.start : after.end]) for after in following)
                floor.topics.next_sentence()
                if "\n\n" in text[last : sentence.start]:
                    floor.topics.leave()
                last = sentence.end
                for part in without_splice(sentence, text):
                    yield from self._of_sentence(floor, part)

    def _owned_by_others(self, turn: Intervention) -> Iterator[Position]:
        """Yield whose proposals somebody speaks of who holds nothing: "the draft submitted by X"."""
        teller = Teller(self._meeting, turn, (), self._named_in, self._adoption)
        for sentence in self._sentences.get(turn.id, ()):
            words = self._meeting.source.text[sentence.start : sentence.end]
            if not may_own(words, *LANGUAGES):
                continue
            lexicon = load_stances(self._language or self._spoken_in(sentence, turn.start))
            yield from teller.owners(
                words, sentence.start, find_named(words, self._named_in, lexicon), lexicon
            )

    def _note_change(self, floor: _Floor, sentence: Sentence) -> None:
        """Hold what follows a label that the record left inside a turn for nobody known: "Speaker 3: …"."""
        label = load_pattern("clauses", "inner_label").match(
            self._meeting.source.text, sentence.start, sentence.end
        )
        if label:
            floor.turn = replace(floor.turn, speaker=Speaker(label.group(1)))
            floor.groups = ()
            floor.topics.leave()

    def _presides(self, speaker: Speaker) -> bool:
        return speaker.actor is None and not speaker.label and self._meeting.format != WRITTEN

    def _of_sentence(self, floor: _Floor, sentence: Sentence) -> Iterator[Position | Unresolved]:
        written = self._meeting.source.text[sentence.start : sentence.end]
        rules = load_acts(self._language or language_written(written) or "")
        if rules:
            yield from self._of_acts(floor, sentence, rules)
            return
        said = self._sentence_read(sentence, floor.turn)
        self._note_groups(floor, said)
        if floor.turn.manner is Manner.INDIRECT:
            floor.answered = another_answers(
                said.words, floor.turn.speaker, said.lexicon.language, before=floor.answered
            )
            if floor.answered:
                return
        evasive = DENIED if floor.denied and said.cues else _evasive(said)
        if evasive:
            yield Unresolved(evasive, (self._cite(said.start, said.start + len(said.words)),))
            return
        if said.is_question:
            yield from self._pressing(floor, said)
        names = [(mention.start, mention.end) for mention in said.mentions]
        names += called_in(said.words, floor.nicknames)
        floor.owned = floor.turn.manner is Manner.INDIRECT and (
            sentence.start == floor.turn.start or _drops_its_subject(said)
        )
        if floor.named_self and (again := itself_again(said.words, said.cues, said.lexicon)):
            said = replace(said, words=" " * again + said.words[again:])
            floor.owned = True
        else:
            floor.named_self = names_itself(said.words, said.mentions, floor.turn.speaker, said.lexicon)
        for clause in split_clauses(said.words, said.cues, said.lexicon, names):
            yield from self._of_clause(floor, said, clause)
            span = (said.start + clause.start, said.start + clause.end)
            floor.topics.pass_by(said.words[clause.start : clause.end], said.lexicon, span)
        teller_known = floor.turn.speaker.actor or (self._reports and holder_of(floor.turn.speaker))
        if teller_known and not self._mistaken.get(floor.turn.id):
            teller = Teller(self._meeting, floor.turn, floor.groups, self._named_in, self._adoption)
            yield from teller.tell(said.words, said.start, said.cues, said.lexicon)

    def _of_acts(self, floor: _Floor, sentence: Sentence, rules: ActRules) -> Iterator[Position | Unresolved]:
        """Yield the explicit acts of a sentence in a language of which nothing else is read."""
        words = self._meeting.source.text[sentence.start : sentence.end]
        if any(pattern.search(words) for pattern in floor_patterns(FloorJob.NATIONAL)):
            floor.groups = ()
        own = [one for one in (floor.turn.speaker.actor, *floor.groups) if one]
        acts = find_acts(words, rules, own, self._registry)
        if not acts:
            told = self.unread.setdefault(rules.language, [])
            if not told or told[-1].start < floor.turn.start:
                told.append(self._cite(sentence.start, sentence.end))
        for act in acts:
            yield from self._of_act(floor, sentence.start, act, rules)

    def _of_act(self, floor: _Floor, at: int, act: Act, rules: ActRules) -> Iterator[Position | Unresolved]:
        turn = floor.turn
        citation = self._cite(at + act.start, at + act.end)
        doubt = act.doubt or (why_unknown(turn.speaker) if holder_of(turn.speaker) is None else "")
        doubt = doubt or self._mistaken.get(turn.id) or ""
        if doubt:
            yield Unresolved(doubt, (citation,))
            return
        stand = _Stand(Bound(act.cue), About(act.targets), citation, at + act.start)
        told = moment_told(self._meeting.words_of(turn), rules)
        for place, group in enumerate(floor.groups or (None,)):
            found = self._position(turn.speaker, stand, act.targets, group, again=place > 0)
            unknown = found.moment is Moment.UNKNOWN
            yield replace(found, moment=told) if unknown else found

    def _sentence_read(self, sentence: Sentence, turn: Intervention) -> _Said:
        lexicon = load_stances(self._language or self._spoken_in(sentence, turn.start))
        direct = turn.manner is not Manner.INDIRECT
        written = self._meeting.source.text[sentence.start : sentence.end]
        words = closed_up(written, lexicon.language, told=not direct)
        mentions = self._registry.mentions(words)
        names = [(mention.start, mention.end) for mention in mentions]
        own = [(one.start, one.end) for one in mentions if one.resolution.actor in turn.speaker.actors]
        cues = find_cues(words, lexicon, names, own, direct=direct)
        return _Said(words, sentence.start, cues, lexicon, mentions)

    def _spoken_in(self, sentence: Sentence, begun: int) -> str:
        """Return the language of a sentence, by what stands before it in its turn where it is short."""
        text, around = self._meeting.source.text, max(begun, sentence.start - _AROUND)
        told = (_language_told(text[start : sentence.end]) for start in (sentence.start, around))
        few = language_alone(text[around : sentence.end])
        return next(filter(None, told), None) or few or self._told_by_all or "en"

    def _note_groups(self, floor: _Floor, said: _Said) -> None:
        """Keep for whom the speaker goes on speaking."""
        if clause_pattern(said.lexicon.language, "national_capacity").search(said.words):
            floor.groups = ()
        elif said.start - floor.turn.start < _OPENING:
            if not are_groups(floor.groups):
                floor.groups = (
                    self._announced(said, indirect=floor.turn.manner is Manner.INDIRECT) or floor.groups
                )
            floor.turn = speaking_for(floor.turn, floor.groups)
            floor.nicknames = floor.nicknames or short_names(
                said.words, said.mentions, floor.groups, said.lexicon.language
            )
        if floor.groups and self._are_aligned_with(floor, said):
            floor.groups = ()
        if floor.groups and floor.turn.speaker.actor:
            self._spoken_for[floor.turn.speaker.actor.code] = floor.groups

    def _are_aligned_with(self, floor: _Floor, said: _Said) -> bool:
        """Tell whether the groups held for the speaker's own are those of a statement that he aligns with."""
        cue = next((cue for cue in said.cues if cue.stance is Stance.ALIGN), None)
        if cue is None or said.start - floor.turn.start > _OPENING:
            return False
        named = [m for m in said.mentions if m.resolution.actor in floor.groups]
        return bool(named) and all(mention.start >= cue.end for mention in named)

    def _announced(self, said: _Said, *, indirect: bool) -> tuple[Actor, ...]:
        """Return the groups for which a turn opens: "On behalf of the …"."""
        names = ("opens_on_behalf", "beside_name_on_behalf")[: 2 if indirect else 1]
        openings = (clause_pattern(said.lexicon.language, name).search(said.words) for name in names)
        opening = next(filter(None, openings), None)
        if opening is None:
            return ()
        found: list[Actor] = []
        place = opening.end()
        for mention in said.mentions:
            actor = mention.resolution.actor
            if mention.start < place:
                continue
            if mention.start - place > _BETWEEN_GROUPS or actor is None or actor.kind is not ActorKind.GROUP:
                break
            found.append(actor)
            place = mention.end
        return tuple(dict.fromkeys(found)) or group_shortly_named(
            said.words, said.mentions, said.lexicon.language
        )

    def _of_clause(self, floor: _Floor, said: _Said, clause: Clause) -> Iterator[Position | Unresolved]:
        bound = self._bound_stand(floor, said, clause, barred=False)
        if bound is None:
            yield from self._of_some(floor, said, clause)
            denied = self._bound_stand(floor, said, clause, barred=True)
            if denied:
                span = (said.start + clause.start, said.start + clause.end)
                yield Unresolved(denied.cue.barred, (self._cite(*span),))
            return
        floor.owned = True
        citation = self._cite(said.start + clause.start, said.start + clause.end)
        doubt = self._clause_doubt(floor.turn, said, clause, bound)
        if doubt is not None:
            if doubt:
                yield Unresolved(doubt, (citation,))
            return
        about = floor.topics.resolve(said.words, clause, bound.cue, said.lexicon, said.start)
        if about.doubt:
            yield Unresolved(about.doubt, (citation,))
        if not about.targets and praises_nothing(said.words, clause, bound.cue, said.lexicon):
            return
        aligned = find_aligned(said.words[: clause.end], bound.cue, self._registry)
        stand = _Stand(
            bound, about, citation, said.start + clause.start, aligned, bound.subject in floor.nicknames
        )
        yield from self._positions(floor, said, stand)

    def _of_some(self, floor: _Floor, said: _Said, clause: Clause) -> Iterator[Position]:
        """Yield what the speaker tells of others without naming them: "some delegations suggested"."""
        names = [(mention.start, mention.end) for mention in said.mentions]
        cue = held_by_nobody_named(said.words, clause, names, said.lexicon)
        teller = holder_of(floor.turn.speaker)
        if cue is None or teller is None or said.is_question or self._mistaken.get(floor.turn.id):
            return
        start, facts = said.start + clause.start, self._meeting.facts
        about = floor.topics.resolve(said.words, clause, cue, said.lexicon, said.start)
        yield Position(
            stable_id(self._meeting.source.id, str(start), NOT_NAMED.code, cue.stance),
            NOT_NAMED,
            cue.stance,
            about.targets,
            self._adoption.moment(start),
            Via.REPORT,
            _CERTAIN[cue.kind],
            (self._cite(start, said.start + clause.end),),
            meeting=facts.title,
            date=facts.date.isoformat() if facts.date else None,
            reported_by=teller,
            hedged=cue.hedged,
            unnamed=True,
            time=cue.time,
        )

    def _pressing(self, floor: _Floor, said: _Said) -> Iterator[Position | Unresolved]:
        """Yield what a question asks somebody to do, where it is known who asks."""
        cue = pressed_for(said.words, said.lexicon.language)
        if cue is None or holder_of(floor.turn.speaker) is None or self._mistaken.get(floor.turn.id):
            return
        clause = Clause(0, len(said.words), (cue,))
        about = floor.topics.resolve(said.words, clause, cue, said.lexicon, said.start)
        citation = self._cite(said.start, said.start + len(said.words))
        yield from self._positions(floor, said, _Stand(Bound(cue), about, citation, said.start))

    def _bound_stand(self, floor: _Floor, said: _Said, clause: Clause, *, barred: bool) -> Bound | None:
        """Return the speaker's own stand in a clause, or the one that its modifiers bar."""
        cues = tuple(cue for cue in clause.cues if bool(cue.barred) is barred)
        nicknames = (*floor.nicknames, *nouns_of(floor.groups, self._meeting.source.text))
        return bind(
            said.words, replace(clause, cues=cues), floor.turn.speaker, self._registry, said.lexicon,
            owned=floor.owned, indirect=floor.turn.manner is Manner.INDIRECT, nicknames=nicknames,
        )  # fmt: skip

    def _positions(self, floor: _Floor, said: _Said, stand: _Stand) -> Iterator[Position | Unresolved]:
        """Yield the position once for each group spoken for, or for the speaker alone."""
        actor, cue = holder_of(floor.turn.speaker), stand.bound.cue
        assert actor is not None
        spoken_for = tuple(group for group in self._groups(floor, stand.bound) if group != actor)
        if names_a_group(stand.bound) and actor.kind in _OF_MANY and not spoken_for:
            group_of = message("for which group “%(name)s” stands is not said", name=str(stand.bound.subject))
            yield Unresolved(group_of, (stand.citation,))
            return
        for share in shares(said.words, (Holder(actor),), stand.about.targets, cue, said.cues):
            if share.doubt:
                yield Unresolved(share.doubt, (stand.citation,))
                continue
            for place, group in enumerate(spoken_for or (None,)):
                yield self._position(floor.turn.speaker, stand, share.targets, group, again=place > 0)

    def _groups(self, floor: _Floor, bound: Bound) -> tuple[Actor, ...]:
        """Return for whom a stand is taken: "the Group" is the one that the speaker announced before."""
        if bound.national:
            return ()
        actor = floor.turn.speaker.actor
        if floor.groups or not names_a_group(bound) or actor is None:
            return floor.groups
        return self._spoken_for.get(actor.code, ()) or group_called(self._registry, actor, bound.subject)

    def _position(
        self, speaker: Speaker, stand: _Stand, targets: tuple[Target, ...], group: Actor | None, again: bool
    ) -> Position:
        """Return one position; ``again`` where the same words were given to another group already."""
        facts, stance, actor = self._meeting.facts, stand.bound.cue.stance, holder_of(speaker)
        assert actor is not None
        beside = [group.code] if again and group else []
        certain = (
            _CERTAIN[stand.bound.cue.kind] - (0.1 if stand.bound.inherited else 0) - (0 if targets else 0.1)
        )
        return Position(
            stable_id(self._meeting.source.id, str(stand.start), actor.code, stance, *beside),
            actor,
            stance,
            targets,
            self._adoption.moment(stand.start),
            Via.OWN_WORDS,
            round(certain, 2),
            (stand.citation,),
            group,
            speaker.person,
            facts.title,
            facts.date.isoformat() if facts.date else None,
            context=tuple(self._cite(*span) for span in stand.about.whence),
            aligned_with=stand.aligned_with,
            closes=stand.bound.cue.closes,
            hedged=stand.bound.cue.hedged,
            time=stand.bound.cue.time,
            capacity="on behalf of" if group or stand.called else None,
        )

    def _clause_doubt(self, turn: Intervention, said: _Said, clause: Clause, bound: Bound) -> Text | None:
        """Return why the clause is not taken as a position, "" where that needs no word, None where it is."""
        lowered = said.words[clause.start : clause.end].lower()
        if is_courtesy(said.words, clause, bound.cue, said.lexicon):
            return ""
        other = not_on_the_text(lowered, said.lexicon)
        if other:
            return other
        if said.is_question:
            return ""
        if holder_of(turn.speaker) is None:
            return why_unknown(turn.speaker)
        return load_stances("en").doubt(turn.speaker.label, self._labels) or self._mistaken.get(turn.id)

    def _cite(self, start: int, end: int) -> Citation:
        """Return the citation of a clause without the conjunctions and marks that join it to others."""
        text = self._meeting.source.text
        while start < end and text[start] in " \n\t,;":
            start += 1
        return self._meeting.source.cite(
            start, start + len(load_pattern("clauses", "joining_end").sub("", text[start:end]))
        )


def _language_told(said: str) -> str | None:
    """Return the language of ``said`` where it has words enough to tell it."""
    return language_of(said) if said.count(" ") >= _TELLING else None


def _drops_its_subject(said: _Said) -> bool:
    """Tell whether a sentence goes on about the speaker without naming a subject: "Propone que …"."""
    language = said.lexicon.language
    return language != "en" and bool(clause_pattern(language, "subjectless").match(said.words))


def _evasive(said: _Said) -> Text | None:
    """Return why a sentence that names a stand need not mean it: it asks, or speaks in irony."""
    if said.is_question:
        return message("asked as a question") if any(cue.stance in _GRAVE for cue in said.cues) else None
    irony = any(phrase in said.words.lower() for phrase in said.lexicon.words.get("irony", ()))
    return message("may be said in irony") if irony and said.cues else None
