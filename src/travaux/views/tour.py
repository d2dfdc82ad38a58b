"""A tour of a record in five stops, each a page that it has and something to do there."""

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.domain.lineage import Lineage
from travaux.domain.messages import Text, message
from travaux.domain.positions import Register
from travaux.views.commitments.register import lines_in
from travaux.views.meetings import meeting_rows
from travaux.views.snapshot import Snapshot
from travaux.views.submissions import submission_rows
from travaux.views.text.versions import version_ids

STOPS = 5


@dataclass(frozen=True, slots=True)
class TourStop:
    """A page, why to go there, and what to try on it."""

    title: Text
    path: str
    why: Text
    attempt: Text


def tour_of(snapshot: Snapshot) -> tuple[TourStop, ...]:
    """Return the first five stops that the record has pages for."""
    return snapshot.cached("tour", lambda: tuple(_stops(snapshot))[:STOPS])


def _stops(snapshot: Snapshot) -> Iterator[TourStop]:
    yield from _stops_at_text(snapshot)
    yield from _stops_at_meetings(snapshot)
    yield from _stops_at_claims(snapshot)
    yield TourStop(
        message("Find it again"),
        "search/",
        message("Search finds words, and what is meant by other words."),
        message("Search for something that you remember of the negotiation, in words of your own."),
    )
    yield TourStop(
        message("What it rests on"),
        "sources/",
        message("Everything that was added, as it was read, is here to be checked."),
        message("Open a source, and compare it with what you know of it."),
    )


def _stops_at_text(snapshot: Snapshot) -> Iterator[TourStop]:
    if snapshot.has(Lineage) and len(version_ids(snapshot)) > 1:
        yield TourStop(
            message("How the text changed"),
            "text/river/",
            message("Each version is a column; the darker a block, the more of it changed."),
            message("Open a section with many changes, point at a paragraph, and select it for its history."),
        )


def _stops_at_meetings(snapshot: Snapshot) -> Iterator[TourStop]:
    longest = max(meeting_rows(snapshot), key=lambda row: row.interventions, default=None)
    if longest:
        yield TourStop(
            message("What was said, and by whom"),
            f"meetings/{longest.source.id}/",
            message("A report of a meeting, in which every line rests on words of its transcript."),
            message("Select a number such as ¶12 beside a line, and read who said it and how."),
        )


def _stops_at_claims(snapshot: Snapshot) -> Iterator[TourStop]:
    if snapshot.has(Register) and snapshot.result(Register).positions:
        yield TourStop(
            message("Who wants what"),
            "positions/",
            message("Every delegation and every provision on which it took a position."),
            message("Keep only reservations, and open one for its words."),
        )
    rows = submission_rows(snapshot) if snapshot.has(Lineage) else ()
    fullest = max(rows, key=lambda row: row.taken, default=None)
    if fullest and fullest.taken:
        yield TourStop(
            message("What became of a proposal"),
            f"inputs/{fullest.source.id}/",
            message("A submission, with the paragraphs of the text that its words entered."),
            message("Compare the words on both sides: did the proposal survive as it was meant?"),
        )
    if lines_in(snapshot)[1]:
        yield TourStop(
            message("What was promised"),
            "commitments/",
            message("What the text and its meetings commit anybody to, with what is due and when."),
            message("Look for what is due first, and open it for every place that says so."),
        )
