"""What a speaker tells of others: who aligns with the statement, who proposed, who took which stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.positions.acts_on_text import CHANGES, contested, done
from travaux.analysis.positions.attributions import Holder, NamedHolders, find_named, is_body, subject_before
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.moments import AdoptionPlaces
from travaux.analysis.positions.owners import around, find_owners
from travaux.analysis.positions.persons import holder_of
from travaux.analysis.positions.stances import words_of
from travaux.analysis.positions.targets import find_targets
from travaux.domain.actors import Actor
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.domain.positions import Position, Stance, Target, TargetKind, Via
from travaux.domain.spans import stable_id
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Registry
from travaux.reference.stances import StanceLexicon

_CERTAIN = 0.7
# What those hold of a change to the text whom a phrase joins to its author: "with X" proposes it too.
_JOINING = {"supported": Stance.SUPPORT, "opposed": Stance.OPPOSE, "with": None}
# Of others a stand is recorded only where it is on a text: what States do elsewhere is no position here.
_ON_A_TEXT = frozenset({TargetKind.PARAGRAPH, TargetKind.AMENDMENT, TargetKind.PROPOSAL, TargetKind.SECTION})


@dataclass(frozen=True, slots=True)
class Teller:
    """Whoever holds the floor, telling of others; ``groups`` are those spoken for."""

    meeting: Meeting
    turn: Intervention
    groups: tuple[Actor, ...]
    registry: Registry
    adoption: AdoptionPlaces

    def tell(self, words: str, start: int, cues: Sequence[Cue], lexicon: StanceLexicon) -> Iterator[Position]:
        """Yield the stands of others that one sentence tells of; ``start`` is its place in the source."""
        yield from self._joining_positions(start, lexicon.language, start + len(words))
        yield from self._joined_behind(words, start, lexicon)
        if not any(
            mention.resolution.actor not in self._own_actors for mention in self.registry.mentions(words)
        ):
            return
        named = find_named(words, self.registry, lexicon, cues)
        for cue in cues:
            yield from self._of_cue(words, start, cue, named, lexicon)
        yield from self._joining(words, start, cues, named, lexicon)
        yield from self.owners(words, start, named, lexicon)

    def owners(
        self, words: str, start: int, named: Sequence[NamedHolders], lexicon: StanceLexicon
    ) -> Iterator[Position]:
        """Yield who owns the proposals that one sentence speaks of."""
        given = tuple(find_owners(words, named, self.registry, lexicon.language))
        for one in given:
            begin, end = around(words, one, given, lexicon.language)
            targets = _targets(words[begin:end], lexicon)
            for holder in self._other_holders(one.holders):
                yield self._position(holder, one.stance, targets, start + begin, start + end)

    def _joining(
        self,
        words: str,
        start: int,
        cues: Sequence[Cue],
        named: Sequence[NamedHolders],
        lexicon: StanceLexicon,
    ) -> Iterator[Position]:
        """Yield those who support, oppose or share what the speaker of a summary record holds.

        "Ms. Roe (X), supported by Mr. Doe (Y), proposed the deletion of paragraph 15".
        """
        first = next((cue for cue in cues if cue.kind is CueKind.PERSONAL and not cue.barred), None)
        if self.turn.manner is not Manner.INDIRECT or first is None:
            return
        subjects = [one for one in named if one.part == "subject" and one.end <= first.start]
        if not subjects or not self._own_actors & {holder.actor for holder in subjects[0].holders}:
            return
        own = _targets(words[subjects[0].end :], lexicon)
        changed = done(words, first, own, find_targets(words, lexicon), lexicon.language)
        for one in named:
            as_did = clause_pattern(lexicon.language, "as_did").search(words[: one.start])
            between = subjects[0].end <= one.start <= one.end <= first.end
            if one.part not in _JOINING or not (between or as_did):
                continue
            stance = _JOINING[one.part] if first.stance in CHANGES else first.stance
            stance = Stance.OPPOSE if one.part == "opposed" else stance or first.stance
            targets = own if stance is first.stance else changed
            targets = contested(targets, first.stance) if one.part == "opposed" else targets
            for holder in self._other_holders(one.holders):
                found = self._position(holder, stance, targets, start, start + len(words))
                yield replace(found, reported_by=None)  # the record tells it, not the speaker

    def _joining_positions(self, start: int, language: str, end: int) -> Iterator[Position]:
        """Yield those of whom the speaker lists that they join the statement, or for whom it is made too."""
        words = self.meeting.source.text[start:end]  # as written: the list is passed over in what is said
        names = self.registry.mentions(words)
        spans = [one.span("inserted") for one in clause_pattern(language, "also_for").finditer(words)]
        spans += [(m.end(), len(words)) for m in clause_pattern(language, "joining_list").finditer(words)]
        asked = clause_pattern(language, "asked_to_join")
        spans += [(0, one.end) for one in names if asked.match(words[one.end :])]
        holders = [
            Holder(one.resolution.actor)
            for one in names
            if any(begin <= one.start < finish for begin, finish in spans)
        ]
        target = (Target(TargetKind.PROPOSAL, "this statement"),)
        aligned = tuple(one for one in (self.groups or (self.turn.speaker.actor,))[:1] if one)
        for holder in self._other_holders(holders):
            yield self._position(holder, Stance.ALIGN, target, start, end, aligned)

    def _joined_behind(self, words: str, start: int, lexicon: StanceLexicon) -> Iterator[Position]:
        """Yield those who join a statement by a clause behind it: "a text to which X and Y subscribe"."""
        for found in clause_pattern(lexicon.language, "joined_behind").finditer(words):
            part = "names" if found["names"] else "signers"
            begin, end = found.span(part)
            named = self.registry.mentions(words)
            holders = [Holder(one.resolution.actor) for one in named if begin <= one.start < end]
            speaker = holder_of(self.turn.speaker)
            said = " ".join(words_of(found[part]))
            if speaker and any(f" {own} " in f" {said} " for own in lexicon.words["selves"]):
                holders.append(Holder(speaker))
            of = [
                one.resolution.actor for one in named if found.start("what") <= one.start < found.end("what")
            ]
            target = (Target(TargetKind.PROPOSAL, found["what"].strip(" ,")),)
            for holder in dict.fromkeys(holders):
                if holder.actor is None or is_body(holder.actor) or holder.actor in of:
                    continue
                aligned = tuple(actor for actor in of if actor)
                told = self._position(holder, Stance.ALIGN, target, start, start + len(words), aligned)
                yield replace(told, reported_by=None, via=Via.OWN_WORDS) if holder.actor == speaker else told

    @property
    def _own_actors(self) -> frozenset[Actor]:
        return frozenset(actor for actor in (holder_of(self.turn.speaker), *self.groups) if actor)

    def _of_cue(
        self, words: str, start: int, cue: Cue, named: Sequence[NamedHolders], lexicon: StanceLexicon
    ) -> Iterator[Position]:
        if cue.kind is not CueKind.PERSONAL or cue.barred:
            return
        subject = subject_before(named, words, cue.start, lexicon)
        if subject is None or self._own_actors & {holder.actor for holder in subject.holders}:
            return
        said = words_of(words[subject.end : cue.start])
        if any(word in lexicon.words["selves"] for word in said):
            return  # "X said that we reject it" is not X’s stand
        if cue.stance is Stance.ALIGN and self._is_of_a_statement(words, subject, cue, lexicon.language):
            aligned = self._whose_statement(words, subject, named, lexicon.language)
            for holder in self._other_holders(subject.holders):
                target = (Target(TargetKind.PROPOSAL, "this statement"),)
                yield self._position(holder, Stance.ALIGN, target, start, start + len(words), aligned)
            return
        targets = _targets(words[subject.end :], lexicon)
        if cue.stance is not Stance.ALIGN and any(target.kind in _ON_A_TEXT for target in targets):
            for holder in self._other_holders(subject.holders):
                yield self._position(holder, cue.stance, targets, start + subject.start, start + len(words))

    def _is_of_a_statement(self, words: str, subject: NamedHolders, cue: Cue, language: str) -> bool:
        """Tell whether others align with the speaker's statement, or with one that the sentence tells of."""
        here = clause_pattern(language, "this_statement").search(words, cue.start)
        return bool(here or clause_pattern(language, "told_statement").search(words[: subject.start]))

    def _whose_statement(
        self, words: str, subject: NamedHolders, named: Sequence[NamedHolders], language: str
    ) -> tuple[Actor, ...]:
        """Return with whose statement ``subject`` aligns: another's named before, or the speaker's."""
        told = clause_pattern(language, "told_statement").search(words[: subject.start])
        before = [one for one in named if told and told.start() < one.start < subject.start]
        others = tuple(holder.actor for one in before for holder in one.holders if holder.actor)
        own = (self.groups or (self.turn.speaker.actor,))[:1]
        return others or tuple(one for one in own if one)

    def _other_holders(self, holders: Sequence[Holder]) -> Iterator[Holder]:
        for holder in dict.fromkeys(holders):
            if holder.actor and not is_body(holder.actor) and holder.actor not in self._own_actors:
                yield holder

    def _position(
        self,
        holder: Holder,
        stance: Stance,
        targets: tuple[Target, ...],
        start: int,
        end: int,
        aligned: tuple[Actor, ...] = (),
    ) -> Position:
        assert holder.actor is not None
        facts = self.meeting.facts
        return Position(
            stable_id(self.meeting.source.id, str(start), holder.actor.code, stance, "told"),
            holder.actor,
            stance,
            targets,
            self.adoption.moment(start),
            Via.REPORT,
            _CERTAIN,
            (self.meeting.source.cite(start, end),),
            holder.group,
            None,
            facts.title,
            facts.date.isoformat() if facts.date else None,
            aligned_with=aligned,
            reported_by=self.turn.speaker.actor,
            capacity="on behalf of" if holder.group else None,
        )


def _targets(words: str, lexicon: StanceLexicon) -> tuple[Target, ...]:
    return tuple(dict.fromkeys(seen.target for seen in find_targets(words, lexicon)))
