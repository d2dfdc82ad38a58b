"""The two tracks of a process: what crossed from one to the other, and who spoke in which."""

from collections import defaultdict

from travaux.analysis.text.crossings import TrackedSource, find_crossings
from travaux.domain.crossings import Crossing
from travaux.domain.lineage import Origins
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.positions import Register
from travaux.domain.sources import SPOKEN, Track
from travaux.reports.process import InRooms
from travaux.views.snapshot import Snapshot


def crossings_in(snapshot: Snapshot) -> tuple[Crossing, ...]:
    """Return what stood in one track and later in the other."""
    sources = {
        source.id: TrackedSource(source.facts.track.value, source.facts.date, source.facts.author)
        for source in snapshot.sources.values()
        if source.facts.track
    }
    if len({one.track for one in sources.values()}) < len(Track):
        return ()
    positions = snapshot.result(Register).positions if snapshot.has(Register) else ()
    versions = snapshot.result(Origins).versions if snapshot.has(Origins) else ()
    return snapshot.cached("crossings", lambda: find_crossings(positions, versions, sources))


def rooms_of(snapshot: Snapshot) -> tuple[InRooms, ...]:
    """Return who spoke in which track, by name, with in how many of its meetings."""
    heard: dict[str, dict[Track, set[str]]] = defaultdict(lambda: defaultdict(set))
    for source, report in snapshot.results(MeetingReport, *SPOKEN):
        for speaker in report.statistics.speakers if source.facts.track else ():
            if source.facts.track:
                heard[speaker.actor or speaker.label][source.facts.track].add(source.id)
    return tuple(
        InRooms(name, len(rooms[Track.OPEN]), len(rooms[Track.CLOSED]))
        for name, rooms in sorted(heard.items())
    )
