"""The page of a transcript: who said what, and when."""

from collections.abc import Iterator

from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, Value, joined, message
from travaux.domain.recordings import Recording, clock, fitness_in_words
from travaux.domain.spans import name_of
from travaux.reports.page import UNNAMED, Page, Prose, Section, Statement, bullets

TITLE = message("What was said")


def page_of(meeting: Meeting, recording: Recording | None = None) -> Page:
    """Return the turns of a meeting in order, each with its speaker and when it begins."""
    turns = tuple(Prose((one,)) for one in _turns(meeting))
    notes = bullets(Statement(note.what) for note in meeting.notes)
    sections = (
        Section("said", TITLE, turns),
        *((Section("notes", message("Notes"), notes),) if notes else ()),
    )
    title = meeting.facts.title or name_of(meeting.source.id)
    return Page(message("Transcript"), title, tuple(_facts(recording)), sections)


def _turns(meeting: Meeting) -> Iterator[Statement]:
    for turn in meeting.interventions:
        spoken = meeting.source.spoken(turn.start, turn.end)
        speaker = turn.speaker
        name: Text = (
            (speaker.actor.name if speaker.actor else None) or speaker.person or speaker.label or UNNAMED
        )
        when = f"({clock(spoken[0])})" if spoken else None
        yield Statement(" ".join(meeting.words_of(turn).split()), lead=joined((name, when), " "))


def _facts(recording: Recording | None) -> Iterator[tuple[Text, Value]]:
    if recording:
        yield message("Length"), clock(recording.duration_ms)
        yield message("Heard by"), recording.recogniser
        yield message("Fitness"), fitness_in_words(recording.fitness, recording.language)
