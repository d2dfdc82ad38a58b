"""What the reading room's pages are made from: one unchanging view of a workspace at a time.

A snapshot is kept until the record changes, so that pages read from memory; every read still passes the
store's one gate, which knows its viewer. The next snapshot takes over what has not changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock, RLock
from typing import Any, TypeVar

from travaux.domain.canonical import restored
from travaux.domain.messages import message
from travaux.domain.record import ResultHead, StageStatus, StoredSource
from travaux.domain.review import RECORDED, Review
from travaux.domain.sources import Source, SourceKind, Viewer
from travaux.domain.spans import SourceText, stable_id
from travaux.errors import NotFound
from travaux.pipeline.declarations import MAKERS, PARTS, STAGES, read
from travaux.store.workspace import Workspace, open_workspace

READ = read.name

T = TypeVar("T")


class Snapshot:
    """The record as one viewer sees it at one moment. Results are restored when first asked for."""

    def __init__(
        self, workspace: Workspace, viewer: Viewer, version: int, before: "Snapshot | None" = None
    ) -> None:
        self.workspace = workspace
        self.viewer = viewer
        self.version = version
        self._cached: dict[object, Any] = {}
        self._making: dict[object, RLock] = {}
        self._lock = Lock()
        with workspace.record.view(viewer) as reading:
            self.stored: dict[str, StoredSource] = {s.source.id: s for s in reading.sources()}
            heads = reading.heads()
            self.withheld: int = reading.withheld()
        self.sources: dict[str, Source] = {name: stored.source for name, stored in self.stored.items()}
        self._heads = {(h.stage, h.subject): h for h in heads if h.status is StageStatus.DONE}
        self.failed: tuple[ResultHead, ...] = tuple(h for h in heads if h.status is StageStatus.FAILED)
        if before is not None:
            self._take_over(before)

    @property
    def title(self) -> str:
        """Return what the negotiation is called."""
        return self.workspace.settings.title

    @property
    def identity(self) -> str:
        """Return what tells this view of the record from others: who sees it, its sources and its results."""

        def describe() -> str:
            heads = [(*key, head.fingerprint, head.digest or "") for key, head in sorted(self._heads.items())]
            facts = [repr(source) for _, source in sorted(self.sources.items())]
            return stable_id(self.viewer.name, self.title, repr(heads), *facts)

        return self.cached("identity", describe)

    def source(self, identifier: str) -> Source:
        """Return a source by its id.

        Raises:
            NotFound: if there is none that this viewer may see.
        """
        if identifier not in self.sources:
            raise NotFound(message("there is no source “%(identifier)s”", identifier=identifier))
        return self.sources[identifier]

    def of_kind(self, *kinds: SourceKind) -> list[Source]:
        """Return the sources of ``kinds``, by date; undated ones last."""
        return sorted((s for s in self.sources.values() if s.facts.kind in kinds), key=lambda s: s.dated)

    def made(self, form: type, subject: str = "") -> str:
        """Return when a result was made, in ISO 8601; empty where there is none."""
        head = self._head(form, subject)
        return head.finished if head else ""

    @property
    def names(self) -> dict[str, str]:
        """Return what to call each source: a version by its stage, others by their titles."""
        return {source.id: _name(source) for source in self.sources.values()}

    def has(self, form: type, subject: str = "") -> bool:
        """Say whether there is a result of class ``form`` about ``subject``."""
        head = self._head(form, subject)
        return head is not None and head.form == form.__name__

    def result(self, form: type[T], subject: str = "") -> T:
        """Return the result of class ``form`` about a source, or about the whole workspace.

        Raises:
            NotFound: if there is none that this viewer may see.
        """
        if not self.has(form, subject):
            raise NotFound(
                message("nothing is known yet of %(source)s", source=subject)
                if subject
                else message("nothing is known yet of the whole record"),
                remedy=message("run `travaux run`"),
            )

        def load() -> T:
            with self.workspace.record.view(self.viewer) as reading:
                value: T = restored(reading.value(MAKERS[form], subject), form, reading.text)
            return value

        found: T = self.cached((form, subject), load)
        return found

    def results(self, form: type[T], *kinds: SourceKind) -> list[tuple[Source, T]]:
        """Return each source that has a result of class ``form`` with it, by date."""
        sources = self.of_kind(*kinds) if kinds else sorted(self.sources.values(), key=lambda s: s.dated)
        return [(source, self.result(form, source.id)) for source in sources if self.has(form, source.id)]

    def known(self, subject: str = "") -> Iterator[object]:
        """Yield everything that people see of a source, or of the whole workspace."""
        for stage in STAGES:
            for form in stage.returns:
                if form not in PARTS and self.has(form, subject):
                    yield self.result(form, subject)

    def made_by(self, stage: str) -> list[ResultHead]:
        """Return the heads of every result that a stage gave."""
        return [head for head in self._heads.values() if head.stage == stage]

    def recall(self, form: type, subject: str, head: ResultHead) -> object:
        """Return a result that was restored already, if it is the one of ``head``; None otherwise."""
        own = self._head(form, subject)
        if own is None or (own.fingerprint, own.digest) != (head.fingerprint, head.digest):
            return None
        return self._cached.get((form, subject))

    def text(self, source: str) -> SourceText:
        """Return the text of a source as its reader exposes it."""

        def load() -> SourceText:
            with self.workspace.record.view(self.viewer) as reading:
                return reading.text(source)

        return self.cached(("text", source), load)

    def has_text(self, source: str) -> bool:
        """Say whether a source has been read."""
        return (READ, source) in self._heads

    def reviews(self) -> tuple[Review, ...]:
        """Return what people said of findings, oldest first."""

        def load() -> tuple[Review, ...]:
            with self.workspace.record.view(self.viewer) as reading:
                return tuple(one for one in reading.reviews() if one.finding.kind not in RECORDED)

        return self.cached("reviews", load)

    def recorded(self) -> tuple[Review, ...]:
        """Return what people set down themselves of steps and commitments, oldest first."""

        def load() -> tuple[Review, ...]:
            with self.workspace.record.view(self.viewer) as reading:
                return tuple(one for one in reading.reviews() if one.finding.kind in RECORDED)

        return self.cached("recorded", load)

    def cached(self, key: object, make: Callable[[], T]) -> T:
        """Return what ``make`` makes, made once for this snapshot: whoever asks meanwhile waits for it."""
        if key not in self._cached:
            with self._lock:
                making = self._making.setdefault(key, RLock())
            with making:
                if key not in self._cached:
                    self._cached[key] = make()
        value: T = self._cached[key]
        return value

    def _take_over(self, before: "Snapshot") -> None:
        """Keep what was restored for the snapshot before this one, where it was made of the same inputs."""
        for key, value in list(before._cached.items()):
            match key:
                case ("text", str(subject)):
                    stage = READ
                case (type() as form, str(subject)):
                    stage = MAKERS.get(form, "")
                case _:
                    continue
            head, was = self._heads.get((stage, subject)), before._heads.get((stage, subject))
            if head and was and (head.fingerprint, head.digest) == (was.fingerprint, was.digest):
                self._cached[key] = value

    def _head(self, form: type, subject: str) -> ResultHead | None:
        return self._heads.get((MAKERS.get(form, ""), subject))


class Snapshots:
    """Gives the newest snapshot of a workspace to a viewer, the same one until the record changes."""

    def __init__(self, workspace: Workspace, viewer: Viewer) -> None:
        self.workspace = workspace
        self.viewer = viewer
        self._snapshot: Snapshot | None = None
        self._lock = Lock()

    @classmethod
    def open(cls, folder: Path, viewer: Viewer) -> "Snapshots":
        """Return the same of the workspace in ``folder``.

        Raises:
            WorkspaceError: if there is no workspace that can be used.
        """
        return cls(open_workspace(folder), viewer)

    def now(self) -> Snapshot:
        """Return the record as it stands."""
        with self._lock:
            version = self._version
            if self._snapshot is None or self._snapshot.version != version:
                self._snapshot = Snapshot(self.workspace, self.viewer, version, self._snapshot)
            return self._snapshot

    @property
    def _version(self) -> int:
        with self.workspace.record.view(Viewer.KEEPER) as reading:
            return reading.writes()


_VIEWERS = 8  # of whom a server keeps what it has read; most people are in the same few rooms


class SnapshotsByViewer:
    """Gives each viewer the newest snapshot of one workspace; those long unseen are let go of."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._kept: OrderedDict[Viewer, Snapshots] = OrderedDict()
        self._lock = Lock()

    @classmethod
    def open(cls, folder: Path) -> "SnapshotsByViewer":
        """Return the same of the workspace in ``folder``.

        Raises:
            WorkspaceError: if there is no workspace that can be used.
        """
        return cls(open_workspace(folder))

    def of(self, viewer: Viewer) -> Snapshots:
        """Return the snapshots of one viewer."""
        with self._lock:
            found = self._kept.pop(viewer, None) or Snapshots(self.workspace, viewer)
            self._kept[viewer] = found
            if len(self._kept) > _VIEWERS:
                self._kept.popitem(last=False)
            return found

    def now(self, viewer: Viewer) -> Snapshot:
        """Return the record as it stands, as ``viewer`` may see it."""
        return self.of(viewer).now()


def _name(source: Source) -> str:
    if source.facts.kind is SourceKind.DRAFT:
        return source.facts.stage or source.title
    return source.title
