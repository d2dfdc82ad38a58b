"""The register that people keep of commitments: entries of their own, which outlive runs and versions."""

from collections import defaultdict
from datetime import date
from pathlib import Path

from travaux.analysis.commitments.document_context import is_unadopted
from travaux.analysis.commitments.duties import by_thread
from travaux.analysis.commitments.follow_up import follow_up, match_entries
from travaux.analysis.commitments.reviewed_commitments import reviewed
from travaux.domain.canonical import restored
from travaux.domain.commitments import (
    Commitment,
    CommitmentFilter,
    Commitments,
    Entry,
    FollowedCommitment,
    RecordedEntry,
)
from travaux.domain.lineage import Lineage
from travaux.domain.messages import message
from travaux.domain.review import ENTRY, Review, ReviewNote, describe_review
from travaux.domain.sources import SourceKind, Viewer
from travaux.domain.spans import Note
from travaux.domain.texts import Draft
from travaux.errors import NotFound
from travaux.formats.registries import registry_of
from travaux.store.workspace import Workspace
from travaux.views.commitments.documents import Promises, addressed_to, commitments_of
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
    """Return what the latest version commits to, None where no version does."""
    return snapshot.cached(("promises", as_of), lambda: _promises(snapshot, as_of))


def _promises(snapshot: Snapshot, as_of: date) -> Promises | None:
    for source, found in reversed(snapshot.results(Commitments, SourceKind.DRAFT)):
        if found.commitments:
            return _followed(snapshot, snapshot.result(Draft, source.id), found, as_of)
    return None


def _followed(snapshot: Snapshot, draft: Draft, found: Commitments, as_of: date) -> Promises:
    text = paragraph_views(snapshot) if snapshot.has(Lineage) else None
    threaded = by_thread(found, text.lineage) if text else found
    own, rejected = reviewed(threaded.commitments, snapshot.reviews())
    left_out = (_note(one, one.review) for one in rejected if one.review)
    matched = match_entries(
        own,
        [recorded for review in snapshot.recorded() if (recorded := entry_in(review))],
        lambda recorded: text.thread_at(recorded.source, recorded.index) if text else None,
    )
    items = follow_up(own, as_of, matched.entries, adopted=not is_unadopted(draft))
    threads: dict[str, list[FollowedCommitment]] = defaultdict(list)
    for item in items:
        if item.commitment.thread:
            threads[item.commitment.thread].append(item)
    fixed = {thread: tuple(own) for thread, own in threads.items()}
    return Promises(draft, items, as_of, (*found.notes, *left_out), matched.lost, fixed)


def _note(one: Commitment, review: ReviewNote) -> Note:
    """Return what is said of a commitment that somebody rejected."""
    return Note(describe_review(review), message("paragraph %(label)s", label=one.paragraph))


def register_of(workspace: Workspace, as_of: date) -> Promises:
    """Return the commitments of a workspace's text, with what people noted of them.

    Raises:
        NotFound: if no version that was worked out commits anybody.
    """
    found = promises(Snapshots(workspace, Viewer.KEEPER).now(), as_of)
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
    """Return the commitment whose id begins with ``name``.

    Raises:
        NotFound: if there is none, or several.
    """
    named = [item for item in found.items if name and item.commitment.id.startswith(name)]
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
