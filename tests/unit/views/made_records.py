"""Records for tests of views, made of values alone: no file is read and no stage is run."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

from travaux.domain.actors import Actor, ActorKind, Sector, Speaker
from travaux.domain.canonical import canonical, digest, found_in
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.positions import (
    Event,
    Moment,
    Position,
    PositionStatus,
    Stance,
    Target,
    TargetKind,
    Via,
    Witness,
)
from travaux.domain.record import LogEntry, ResultHead, StageStatus, StoredSource
from travaux.domain.review import Review
from travaux.domain.sources import Source, SourceFacts, SourceKind, Viewer
from travaux.domain.spans import Citation, SourceText
from travaux.domain.texts import Draft
from travaux.pipeline.declarations import MAKERS
from travaux.ports import Originals, Store
from travaux.reference.registry import load_registry
from travaux.store.settings import Settings
from travaux.store.workspace import Workspace
from travaux.views.snapshot import Snapshot

_KNOWN = load_registry().actors
NORWAY, KENYA, FIJI, EGYPT, G77 = (_KNOWN[code] for code in ("NOR", "KEN", "FJI", "EGY", "G77"))
KEEPERS = Actor("KEEPERS", "Lighthouse Keepers", ActorKind.ORGANISATION, Sector.CIVIL_SOCIETY)

FINISHED = "2031-06-01T12:00:00.000+00:00"
"""When every stage ended."""

Values = Mapping[str, Sequence[object]]
"""Results by the id of the source that they are about, "" for the whole record."""


@dataclass
class MadeStore:
    """A store that holds what it is given, the same for every viewer."""

    sources: list[StoredSource]
    values: dict[tuple[str, str], tuple[str, str]]  # by stage and subject, the class and the JSON
    texts: dict[str, SourceText]
    given: tuple[Review, ...] = ()
    failures: tuple[ResultHead, ...] = ()
    logged: tuple[LogEntry, ...] = ()
    hidden: int = 0
    written: int = 1
    asked: list[tuple[str, str]] = field(default_factory=list)

    @contextmanager
    def view(self, _: Viewer) -> Iterator[Any]:
        """Give what the store holds."""
        yield _View(self)

    def heads(self) -> list[ResultHead]:
        """Return what became of every stage."""
        made = [
            ResultHead(stage, subject, 1, "made", StageStatus.DONE, form, digest(value), finished=FINISHED)
            for (stage, subject), (form, value) in self.values.items()
        ]
        return [*made, *self.failures]


@dataclass
class _View:
    store: MadeStore

    def sources(self) -> list[StoredSource]:
        return self.store.sources

    def heads(self) -> list[ResultHead]:
        return self.store.heads()

    def withheld(self) -> int:
        return self.store.hidden

    def writes(self) -> int:
        return self.store.written

    def text(self, source: str) -> SourceText:
        return self.store.texts[source]

    def value(self, stage: str, subject: str) -> str:
        self.store.asked.append((stage, subject))
        return self.store.values[stage, subject][1]

    def reviews(self) -> tuple[Review, ...]:
        return self.store.given

    def log(self) -> tuple[LogEntry, ...]:
        return self.store.logged


def source(name: str, kind: SourceKind, day: date | None = None, **facts: Any) -> Source:
    """Return a source that is called by its id."""
    return Source(name, f"{name}.txt", SourceFacts(kind, date=day, **facts))


def store(sources: Sequence[Source], values: Values, **also: Any) -> MadeStore:
    """Return a store of ``sources`` with what was found in them."""
    kept = {
        (MAKERS[type(value)], subject): (type(value).__name__, canonical(value))
        for subject, found in values.items()
        for value in found
    }
    texts = {text.id: text for found in values.values() for text in found_in(list(found), SourceText)}
    stored = [
        StoredSource(each, f"sha of {each.id}", 10, f"2031-01-0{n}") for n, each in enumerate(sources, 1)
    ]
    return MadeStore(stored, kept, texts, **also)


def workspace(kept: MadeStore) -> Workspace:
    """Return a workspace with that record, and no folder."""
    return Workspace(Path("nowhere"), Settings("Gauge talks"), cast(Originals, None), cast(Store, kept))


def record(
    sources: Sequence[Source], values: Values, viewer: Viewer = Viewer.KEEPER, **also: Any
) -> Snapshot:
    """Return the record of ``sources`` with what was found in them, as ``viewer`` sees it."""
    return Snapshot(workspace(store(sources, values, **also)), viewer, 1)


def cite(text: SourceText | Draft | Meeting, words: str) -> Citation:
    """Return the citation of words where they first stand in a text."""
    found = text if isinstance(text, SourceText) else text.source
    start = found.text.index(words)
    return found.cite(start, start + len(words))


def meeting(name: str, *turns: tuple[Speaker, str]) -> Meeting:
    """Return a meeting of turns, each a line of its source; they are called t1, t2 …"""
    text = "\n".join(said for _, said in turns)
    spoken, start = [], 0
    for number, (speaker, said) in enumerate(turns, 1):
        spoken.append(Intervention(f"t{number}", speaker, start, start + len(said), len(said.split())))
        start += len(said) + 1
    return Meeting(SourceText(name, text), "plain", MeetingFacts(), tuple(spoken))


def by(actor: Actor, *behalf: Actor) -> Speaker:
    """Return an actor as a speaker."""
    return Speaker(actor.name, actor, on_behalf_of=behalf)


def paragraph_target(label: str, thread: str | None = None) -> Target:
    """Return a paragraph as what a position is about."""
    return Target(TargetKind.PARAGRAPH, label, thread)


def position(
    name: str, actor: Actor, stance: Stance, words: Citation, *targets: Target, **also: Any
) -> Position:
    """Return a position that somebody takes in words of their own, and other words ``beside`` them."""
    cited = (words, *also.pop("beside", ()))
    facts = {"moment": Moment.BEFORE, "via": Via.OWN_WORDS, "confidence": 1.0, **also}
    return Position(id=name, actor=actor, stance=stance, targets=targets, citations=cited, **facts)


def event(one: Position, status: PositionStatus = PositionStatus.STANDS, *closed_by: str) -> Event:
    """Return the act that a position tells, the only witness of it."""
    witness = Witness(one.via, one.id, one.citations[0])
    told = (one.actor, one.speaking_for, one.stance, one.targets, status, one.moment, None, (witness,))
    return Event(f"e of {one.id}", one.id, *told, closed_by=closed_by)
