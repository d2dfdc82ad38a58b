"""The register that people keep of commitments: entries of their own, which outlive runs and versions."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

from travaux.analysis.commitments.follow_up import commitment_meant, follow_up
from travaux.domain.canonical import restored
from travaux.domain.commitments import CommitmentFilter, Entry, FollowedCommitment, RecordedEntry
from travaux.domain.delivery import RecordedAssessment
from travaux.domain.lineage import Lineage
from travaux.domain.messages import message
from travaux.domain.review import ENTRY, Review
from travaux.domain.sources import SourceKind, Viewer
from travaux.errors import NotFound
from travaux.formats.registries import registry_of
from travaux.store.workspace import Workspace
from travaux.views.commitments.documents import Promises, addressed_to, commitments_of
from travaux.views.commitments.instruments import DutyLine, Instrument, instruments_in, line_names, lines_of
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.views.text.paragraphs import paragraph_views
from travaux.views.workspace import opened, workspace_among


def entry_in(review: Review) -> RecordedEntry | None:
    """Return the entry that a review holds, None where it is one of another kind."""
    if review.finding.kind != ENTRY or review.replacement is None:
        return None
    recorded: RecordedEntry = restored(review.replacement, RecordedEntry)
    return recorded


def promises(snapshot: Snapshot, as_of: date) -> Promises | None:
    """Return what the latest version and the adopted texts commit to, None where nothing does."""
    return snapshot.cached(("promises", as_of), lambda: _promises(snapshot, as_of))


def lines_in(snapshot: Snapshot) -> tuple[tuple[Instrument, ...], tuple[DutyLine, ...]]:
    """Return the texts that are followed and the duties in them, each once."""

    def make() -> tuple[tuple[Instrument, ...], tuple[DutyLine, ...]]:
        instruments = instruments_in(snapshot)
        return instruments, lines_of(instruments)

    return snapshot.cached("duties", make)


def line_meant(snapshot: Snapshot, recorded: RecordedEntry | RecordedAssessment) -> str | None:
    """Return the id of the duty that somebody set something down of, None where it is gone.

    What was set down of a text that is not followed, an earlier version, goes with the latest version, else
    with the same words in another text.
    """
    instruments, _ = lines_in(snapshot)
    names = snapshot.cached("names of duties", lambda: line_names(lines_in(snapshot)[1]))
    own = next((one for one in instruments if one.draft.source.id == recorded.source), None)
    meant = own or next((one for one in instruments if _is_version(snapshot, one)), None)
    if meant:
        text = paragraph_views(snapshot) if snapshot.has(Lineage) else None
        thread = text.thread_at(recorded.source, recorded.index) if text else None
        found = commitment_meant(meant.commitments, recorded, thread)
        if found and found in names:
            return names[found]
    return names.get(recorded.commitment)


def _is_version(snapshot: Snapshot, instrument: Instrument) -> bool:
    return snapshot.source(instrument.draft.source.id).facts.kind is SourceKind.DRAFT


def _promises(snapshot: Snapshot, as_of: date) -> Promises | None:
    instruments, lines = lines_in(snapshot)
    if not instruments:
        return None
    entries, lost = _entries(snapshot)
    several = len(instruments) > 1
    items = tuple(
        replace(item, places=line.places if several else ())
        for line in lines
        for item in follow_up((line.commitment,), as_of, entries, adopted=line.instrument.adopted)
    )
    threads: dict[str, list[FollowedCommitment]] = defaultdict(list)
    for item in items:
        if item.commitment.thread:
            threads[item.commitment.thread].append(item)
    draft = next((one for one in instruments if _is_version(snapshot, one)), instruments[0]).draft
    notes = tuple(note for one in instruments for note in one.notes)
    by_thread = {thread: tuple(own) for thread, own in threads.items()}
    return Promises(draft, items, as_of, notes, lost, by_thread)


def _entries(snapshot: Snapshot) -> tuple[dict[str, tuple[Entry, ...]], tuple[RecordedEntry, ...]]:
    """Return what people noted by the duty that it goes with, and what goes with none any more."""
    found: dict[str, tuple[Entry, ...]] = {}
    lost: list[RecordedEntry] = []
    for review in snapshot.recorded():
        recorded = entry_in(review)
        if recorded is None:
            continue
        if line := line_meant(snapshot, recorded):
            found[line] = (*found.get(line, ()), recorded.entry)
        else:
            lost.append(recorded)
    return found, tuple(lost)


def register_of(workspace: Workspace, as_of: date, viewer: Viewer = Viewer.KEEPER) -> Promises:
    """Return the commitments of a workspace's text, with what people noted of them.

    Raises:
        NotFound: if no version that was worked out commits anybody.
    """
    found = promises(Snapshots(workspace, viewer).now(), as_of)
    if found is None:
        raise NotFound(
            message("no version of the text that has been worked out commits anybody"),
            where=str(workspace.folder),
            remedy=message("add a draft, then `travaux run`"),
        )
    return found


def noted_under(snapshot: Snapshot, commitment: str) -> tuple[Entry, ...]:
    """Return what people noted under the very id of a commitment, oldest first."""
    given = (entry_in(review) for review in snapshot.recorded() if review.finding.id == commitment)
    return tuple(recorded.entry for recorded in given if recorded)


def commitment_named(found: Promises, name: str) -> FollowedCommitment:
    """Return the commitment whose id, in any of its texts, begins with ``name``.

    Raises:
        NotFound: if there is none, or several.
    """
    named = [item for item in found.items if name and item.is_called(name)]
    if len(named) != 1:
        raise NotFound(
            message("several commitments are called “%(name)s”", name=name)
            if named
            else message("no commitment is called “%(name)s”", name=name),
            remedy=message("take an id that `travaux commitments DIR --json` prints"),
        )
    return named[0]


def commitments_at(
    source: Path, as_of: date, wanted: CommitmentFilter, who: str | None = None, actors: Path | None = None
) -> tuple[Promises, tuple[FollowedCommitment, ...]]:
    """Return the commitments of a text or a workspace, and those of them that are asked for.

    ``who`` is somebody they are addressed to, by any name that the registry knows.
    """
    if folder := workspace_among((source,)):
        with opened(folder) as workspace:
            found = register_of(workspace, as_of)
            own = workspace.settings.actors
            actors = actors or (workspace.folder / own if own else None)
    else:
        found = commitments_of(source, as_of)
    items = wanted.among(found.items)
    return found, addressed_to(items, who, registry_of(actors)) if who else items
