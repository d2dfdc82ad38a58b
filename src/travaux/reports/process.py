"""The page of a process: background in people's own words, then what the record shows of its course."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.domain.background import Background
from travaux.domain.crossings import Crossing, CrossingKind, CrossingPlace
from travaux.domain.messages import Cell, Text, Value, joined, joined_or_none, message
from travaux.domain.process import Step
from travaux.domain.sources import Track
from travaux.domain.spans import Citation
from travaux.reports.page import Bullets, Group, Page, Prose, Section, Statement, Table, bullets
from travaux.reports.procedure import describe_step, when_of

LANES = {Track.OPEN: message("Open consultation"), Track.CLOSED: message("Closed negotiation")}


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting or a document: the day, what to call it, what else to say, and its first words."""

    title: str
    day: date | None
    aside: Text | None = None
    track: str | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that is to come: the day, what it is, and the words that say so."""

    day: date
    what: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Presiding:
    """Who led a meeting, as its source names them, and which."""

    name: str
    meetings: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class InRooms:
    """Who spoke, in how many meetings of each track."""

    name: str
    open: int
    closed: int


@dataclass(frozen=True, slots=True)
class Process:
    """Everything that the page shows, put together from the record; ``background`` is people's own."""

    title: str
    as_of: date
    background: Background | None = None
    leads: tuple[Presiding, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    steps: tuple[Step, ...] = ()
    meetings: tuple[Held, ...] = ()
    documents: tuple[tuple[Text, tuple[Held, ...]], ...] = ()
    related: tuple[tuple[str, tuple[Citation, ...]], ...] = ()
    crossings: tuple[Crossing, ...] = ()
    rooms: tuple[InRooms, ...] = ()


def process_page(found: Process) -> Page:
    """Return the page: background, who leads, what is next, the timeline, meetings and documents."""
    return Page(
        kicker=message("Process"),
        title=found.title,
        facts=((message("As of"), found.as_of), (message("Meetings"), len(found.meetings))),
        sections=(
            _background(found.background),
            Section(
                "leads",
                message("Who leads"),
                bullets(_presiding(one) for one in found.leads),
                message("No source names who presided."),
            ),
            Section(
                "next",
                message("What is next"),
                bullets(Statement(one.what, one.citations, lead=joined((one.day,))) for one in found.ahead),
                message("Nothing on record lies ahead."),
            ),
            Section(
                "timeline", message("Timeline"), tuple(_timeline(found)), message("No day is on record.")
            ),
            *_crossed(found),
            Section(
                "meetings",
                message("Meetings"),
                bullets(map(_held, found.meetings)),
                message("No meeting is on record."),
            ),
            _documents_by_phase(found),
            Section(
                "related",
                message("Related processes"),
                bullets(Statement(name, citations) for name, citations in found.related),
                message("No other process is named."),
            ),
        ),
    )


def _crossed(found: Process) -> Iterator[Section]:
    """Yield what crossed between the tracks and who spoke in which, where both tracks are on record."""
    if found.crossings:
        note = message(
            "Each stood first in one track and later in the other; whether one led to the other is not said."
        )
        lines = bullets(map(_crossing, found.crossings))
        yield Section(
            "crossings", message("From one track to the other"), (Prose((Statement(note),)), *lines)
        )
    if found.rooms:
        rows = tuple((one.name, one.open or None, one.closed or None) for one in found.rooms)
        table = Table(
            message("Meetings in which each is on record as speaking"),
            (message("Speaker"), *LANES.values()),
            rows,
        )
        yield Section("rooms", message("Who spoke in which track"), (table,))


def _crossing(one: Crossing) -> Statement:
    lead = message("Wording") if one.kind is CrossingKind.WORDING else message("Request")
    return Statement(one.words, (), lead=lead, quoted=True, parts=(_place(one.first), _place(one.then)))


def _place(one: CrossingPlace) -> Statement:
    """Return a place as a line: the track, the day and whose it is, with the words that stand there."""
    lead = joined_or_none((LANES[Track(one.track)], one.date, one.by), ", ")
    return Statement(one.citation.quote, (one.citation,), lead=lead, quoted=True)


def _documents_by_phase(found: Process) -> Section:
    phases = tuple(
        Group(f"phase-{number}", phase, (Bullets(tuple(map(_held, held))),))
        for number, (phase, held) in enumerate(found.documents, 1)
    )
    return Section("documents", message("Documents by phase"), phases, message("No document is on record."))


def _background(said: Background | None) -> Section:
    blocks: tuple[Prose, ...] = ()
    if said:
        mark = message("written by %(who)s on %(day)s; no source says so", who=said.who, day=said.day)
        paragraphs = [words for words in said.words.split("\n\n") if words.strip()]
        last = len(paragraphs) - 1
        blocks = tuple(
            Prose((Statement(words, aside=mark if number == last else None),))
            for number, words in enumerate(paragraphs)
        )
    return Section(
        "background", message("Background"), blocks, message("Nobody has written a background yet.")
    )


def _presiding(one: Presiding) -> Statement:
    return Statement(
        joined((held.title for held in one.meetings), "; "),
        tuple(citation for held in one.meetings for citation in held.citations),
        lead=one.name,
    )


def _held(one: Held) -> Statement:
    track = LANES[Track(one.track)] if one.track else None
    return Statement(
        one.title,
        one.citations,
        lead=joined((one.day,)) if one.day else message("no date stated"),
        aside=joined_or_none((one.aside, track), "; "),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    day: date
    when: Value
    what: Text
    track: str | None
    citations: tuple[Citation, ...]


def _timeline(found: Process) -> Iterator[Table | Bullets]:
    """Yield the timeline: in two lanes and one for what is in neither, where any track is known."""
    entries = sorted(_entries(found), key=lambda one: one.day)
    if any(one.track for one in entries):
        rows = tuple((one.when, *_in_lanes(one)) for one in entries)
        heads = (message("Day"), *LANES.values(), message("Track not stated"))
        yield Table(message("Steps and meetings by track"), heads, rows)
    elif entries:
        yield Bullets(tuple(Statement(one.what, one.citations, lead=joined((one.when,))) for one in entries))


def _entries(found: Process) -> Iterator[_Entry]:
    for step in found.steps:
        day = step.date or (step.between.last if step.between else None)
        if day:
            yield _Entry(day, when_of(step), describe_step(step), step.track, step.citations)
    for held in found.meetings:
        if held.day:
            what = message("Meeting: %(title)s", title=held.title)
            yield _Entry(held.day, held.day, what, held.track, held.citations)


def _in_lanes(one: _Entry) -> Sequence[Cell]:
    lanes: Iterable[str | None] = (*(track.value for track in Track), None)
    return [one.what if one.track == lane else None for lane in lanes]
