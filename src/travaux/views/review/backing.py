"""What people said of findings, for every page and export that uses them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from travaux.domain.meetings import Meeting
from travaux.domain.review import ReviewNote
from travaux.domain.sources import Viewer
from travaux.domain.spans import Citation
from travaux.reports.reviewed import Backing, Reviewed, turns_reviewed
from travaux.store.workspace import Workspace
from travaux.views.snapshot import Snapshot, Snapshots


def reviewed_turns(snapshot: Snapshot) -> tuple[Reviewed, ...]:
    """Return what people said of who spoke; what was said and drawn from it rests on that."""
    return snapshot.cached("reviewed turns", lambda: tuple(_turns(snapshot)))


def backing_in(snapshot: Snapshot) -> Backing:
    """Return what the record knows beside its findings."""
    return Backing(reviewed_turns(snapshot), snapshot.names)


def backing_of(workspace: Workspace, viewer: Viewer = Viewer.KEEPER) -> Backing:
    """Return the same of a workspace that somebody has open."""
    return backing_in(Snapshots(workspace, viewer).now())


def review_under(snapshot: Snapshot, citation: Citation) -> Reviewed | None:
    """Return what was said of who spoke the words of ``citation``, None where nothing was."""
    said = _by_source(snapshot).get(citation.source, ())
    return next((one for one in said if one.holds(citation)), None)


def _turns(snapshot: Snapshot) -> Iterator[Reviewed]:
    subjects = {one.finding.subject for one in snapshot.reviews() if one.finding.kind == "intervention"}
    for subject in sorted(subjects & snapshot.sources.keys()):
        if snapshot.has(Meeting, subject):
            yield from turns_reviewed(snapshot.result(Meeting, subject), snapshot.sources[subject].title)


def _by_source(snapshot: Snapshot) -> Mapping[str, list[Reviewed]]:
    def gather() -> dict[str, list[Reviewed]]:
        found: dict[str, list[Reviewed]] = defaultdict(list)
        for one in reviewed_turns(snapshot):
            found[one.words.source].append(one)
        return found

    return snapshot.cached("reviewed turns by source", gather)


class ReviewsUsed:
    """The reviews that the lines of a page rest on, gathered while it is printed."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._room = snapshot
        self._used: dict[Citation, Reviewed] = {}

    def under(self, citation: Citation) -> ReviewNote | None:
        """Return what was said of who spoke the words of ``citation``, and keep it for the page."""
        one = review_under(self._room, citation)
        if one is None:
            return None
        self._used[one.words] = one
        return one.said

    def all(self) -> tuple[Reviewed, ...]:
        """Return each review once, in the order in which the page met them."""
        return tuple(self._used.values())
