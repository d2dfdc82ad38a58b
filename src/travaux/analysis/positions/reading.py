"""One meeting read once: whatever asks for its sentences and positions asks for these."""

from travaux.analysis.positions.spoken import find_spoken
from travaux.domain.meetings import Meeting
from travaux.domain.readings import Reading
from travaux.language.sentences import split
from travaux.reference.registry import Registry


def read_meeting(meeting: Meeting, registry: Registry) -> Reading:
    """Return the sentences of ``meeting``, and who stands where in speakers' own words."""
    found = find_spoken(meeting, registry)
    return Reading(meeting.source.id, split(meeting), found.positions, found.unresolved)
