"""Who takes part, as the reading room shows them: what each said, shared, opposed, proposed and sent in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from travaux.analysis.positions.persons import holder_of
from travaux.domain.actors import Actor
from travaux.domain.findings import Agreement, Argument, Difference, Side
from travaux.domain.lineage import Lineage, Phrase
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Intervention
from travaux.domain.messages import message
from travaux.domain.sources import SPOKEN, Source, SourceKind
from travaux.domain.spans import stable_id
from travaux.domain.texts import Action, Bracket, Paragraph
from travaux.errors import NotFound
from travaux.views.registry import actor_named
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views

_TELLING = 4  # characters: a lone article or comma tells nothing of whose words entered


@dataclass(frozen=True, slots=True)
class NumberedIntervention:
    """One intervention, and its number in its meeting."""

    source: Source
    number: int
    intervention: Intervention


@dataclass(frozen=True, slots=True)
class ArgumentInMeeting:
    """An argument and the meeting in which it was made."""

    source: Source
    argument: Argument


@dataclass(frozen=True, slots=True)
class SharedPoint:
    """A point that the actor makes with others, who are named; ``spoken_for`` are groups it spoke for."""

    source: Source
    agreement: Agreement
    others: tuple[str, ...]
    spoken_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parted:
    """A difference: the actor's own side, and those it faces; ``spoken_for`` are groups it spoke for."""

    source: Source
    difference: Difference
    own: Side
    others: tuple[Side, ...]
    spoken_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What the actor is recorded as wanting of words of a version of the text."""

    version: int
    paragraph: Paragraph
    action: Action
    words: str
    note: str | None
    thread: str | None


@dataclass(frozen=True, slots=True)
class Entered:
    """Words that came into a thread of the text from the actor's bracket; ``went`` where they left it."""

    thread: str
    words: str
    came: int
    went: int | None


@dataclass(slots=True)
class Delegation:
    """Everything that the record has of one actor. ``by_proxy`` was said by others on its behalf."""

    actor: Actor
    turns: list[NumberedIntervention] = field(default_factory=list)
    by_proxy: list[NumberedIntervention] = field(default_factory=list)
    arguments: list[ArgumentInMeeting] = field(default_factory=list)
    shared: list[SharedPoint] = field(default_factory=list)
    parted: list[Parted] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    entered: list[Entered] = field(default_factory=list)
    inputs: list[Source] = field(default_factory=list)

    @property
    def words(self) -> int:
        """Return how many words it spoke."""
        return sum(turn.intervention.words for turn in self.turns)


def slug(actor: Actor) -> str:
    """Return the part of a path that stands for an actor: its code, or what depends on that alone."""
    plain = actor.code.isascii() and actor.code.replace("-", "").replace("_", "").isalnum()
    return actor.code if plain else stable_id(actor.code)


def delegations(snapshot: Snapshot) -> Mapping[str, Delegation]:
    """Return everyone whom the record knows by name, by the part of a path that stands for them."""
    return snapshot.cached("delegations", lambda: _Gathering(snapshot).found)


def delegation(snapshot: Snapshot, name: str) -> Delegation:
    """Return what the record has of one actor.

    Raises:
        NotFound: if it has nothing.
    """
    found = delegations(snapshot)
    if name not in found:
        raise NotFound(message("the record has nothing of “%(name)s”", name=name))
    return found[name]


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who made an argument, and the groups for which it was made."""

    actor: Actor
    groups: tuple[Actor, ...]


def _holders_of(
    arguments: Iterable[str], holders: Mapping[str, _Holder]
) -> Iterator[tuple[Actor, tuple[Actor, ...]]]:
    """Yield who made some of the arguments, each once, and the groups if it made none of them for itself."""
    found: dict[str, list[_Holder]] = {}
    for argument in arguments:
        if holder := holders.get(argument):
            found.setdefault(holder.actor.code, []).append(holder)
    for own in found.values():
        alone = any(not each.groups for each in own)
        groups = {group.code: group for each in own for group in each.groups}
        yield own[0].actor, () if alone else tuple(groups.values())


class _Gathering:
    """Goes through the record once and gives everyone what is theirs."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.found: dict[str, Delegation] = {}
        self._room = snapshot
        for source, report in snapshot.results(MeetingReport, *SPOKEN):
            self._meeting(source, report)
        self._text()
        self._inputs()

    def _delegation_of(self, actor: Actor) -> Delegation:
        return self.found.setdefault(slug(actor), Delegation(actor))

    def _meeting(self, source: Source, report: MeetingReport) -> None:
        speakers: dict[str, Actor] = {}
        groups: dict[str, tuple[Actor, ...]] = {}
        for number, intervention in enumerate(report.meeting.interventions, 1):
            turn = NumberedIntervention(source, number, intervention)
            groups[intervention.id] = intervention.speaker.on_behalf_of
            if actor := holder_of(intervention.speaker):
                speakers[intervention.id] = actor
                self._delegation_of(actor).turns.append(turn)
            for group in intervention.speaker.on_behalf_of:
                self._delegation_of(group).by_proxy.append(turn)
        holders: dict[str, _Holder] = {}
        for argument in report.arguments:
            if holder := speakers.get(argument.intervention):
                holders[argument.id] = _Holder(holder, groups[argument.intervention])
                self._delegation_of(holder).arguments.append(ArgumentInMeeting(source, argument))
        for agreement in report.agreements:
            self._agreement(source, agreement, holders)
        for difference in report.differences:
            self._difference(source, difference, holders)

    def _agreement(self, source: Source, agreement: Agreement, holders: Mapping[str, "_Holder"]) -> None:
        for actor, groups in _holders_of(agreement.arguments, holders):
            others = tuple(name for name in agreement.actors if name != actor.name)
            names = tuple(group.name for group in groups)
            self._delegation_of(actor).shared.append(SharedPoint(source, agreement, others, names))

    def _difference(self, source: Source, difference: Difference, holders: Mapping[str, "_Holder"]) -> None:
        for side in difference.sides:
            others = tuple(other for other in difference.sides if other is not side)
            for actor, groups in _holders_of(side.arguments, holders):
                names = tuple(group.name for group in groups)
                self._delegation_of(actor).parted.append(Parted(source, difference, side, others, names))

    def _text(self) -> None:
        if not self._room.has(Lineage):
            return
        text = paragraph_views(self._room)
        for version, draft in enumerate(text.lineage.versions):
            for paragraph in draft.paragraphs:
                for names, wish in _wishes(version, paragraph, text.at.get((version, paragraph.index))):
                    for actor in filter(None, (actor_named(self._room, name) for name in names)):
                        self._delegation_of(actor).wishes.append(wish)
        for thread in text.lineage.threads:
            for phrase in thread.words:
                self._phrase(thread.id, phrase)

    def _phrase(self, thread: str, phrase: Phrase) -> None:
        names = dict.fromkeys(name for said in phrase.came_by for name in said.actors)
        if len(phrase.text) < _TELLING:
            return
        for actor in filter(None, (actor_named(self._room, name) for name in names)):
            self._delegation_of(actor).entered.append(Entered(thread, phrase.text, phrase.came, phrase.went))

    def _inputs(self) -> None:
        for source in self._room.of_kind(SourceKind.INPUT, SourceKind.STATEMENT):
            if source.facts.author and (actor := actor_named(self._room, source.facts.author)):
                self._delegation_of(actor).inputs.append(source)


def _wishes(version: int, paragraph: Paragraph, thread: str | None) -> Iterator[tuple[tuple[str, ...], Wish]]:
    for said in paragraph.attributions:
        yield said.actors, Wish(version, paragraph, said.action, paragraph.text, said.note, thread)
    for bracket in paragraph.brackets:
        for said in bracket.attributions if bracket.opened_in is None else ():
            yield (
                said.actors,
                Wish(
                    version, paragraph, said.action, _words_in_bracket(paragraph, bracket), said.note, thread
                ),
            )


def _words_in_bracket(paragraph: Paragraph, bracket: Bracket) -> str:
    return paragraph.text[bracket.start : bracket.end]
