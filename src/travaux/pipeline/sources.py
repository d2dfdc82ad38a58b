"""How each kind of source is read, and what of it can be opened."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from travaux.analysis.speakers.word_counts import count_words
from travaux.domain.lineage import Lineage, Origins, Traces
from travaux.domain.meetings import Meeting, Transcript
from travaux.domain.messages import Text, counted, joined, message
from travaux.domain.sources import SPOKEN, Source, SourceKind
from travaux.domain.spans import Note
from travaux.domain.texts import Draft
from travaux.formats.facts import date_in_name
from travaux.formats.statements import name_from_file
from travaux.formats.transcripts import read_transcript
from travaux.pipeline.drafts import read_draft
from travaux.reference.registry import Registry

Parsed = Transcript | Draft

TITLED = frozenset({SourceKind.TRANSCRIPT, SourceKind.DRAFT, SourceKind.AGREED, SourceKind.ADOPTED})
"""What has a title at its head by the custom of the field."""


def read_source(
    kind: SourceKind, path: Path, source_id: str | None = None, registry: Registry | None = None
) -> Parsed:
    """Return a file as the kind of source that it is."""
    if kind in SPOKEN:
        return read_transcript(path, source_id=source_id)
    return read_draft(path, source_id=source_id, registry=registry)


def with_facts(reading: Parsed, source: Source) -> Parsed:
    """Return ``reading`` with what its keeper says of it in place of what it says of itself.

    A source that says nothing of its date has that of its file's name.
    """
    facts = source.facts
    named = date_in_name(source.name)
    if isinstance(reading, Draft):
        return replace(
            reading,
            title=facts.title or reading.title,
            symbol=facts.symbol or reading.symbol,
            stage=facts.stage or reading.stage,
            date=facts.date or reading.date or named,
            returns=facts.returns,
            author=facts.author if facts.returns else None,
            track=facts.track.value if facts.track else None,
        )
    said = replace(
        reading.facts,
        title=facts.title or reading.facts.title,
        body=facts.body or reading.facts.body,
        date=facts.date or reading.facts.date or named,
        track=facts.track.value if facts.track else None,
    )
    spoken = _transcript_of_author(reading, source) if facts.kind is SourceKind.STATEMENT else reading
    return replace(spoken, facts=said)


def completed(source: Source, reading: Parsed) -> Source:
    """Return ``source`` with the date, title and symbol it states itself where its keeper said nothing.

    The first line of just any document is too often not its title: only a meeting's and a draft's is taken.
    """
    facts = source.facts
    about = reading if isinstance(reading, Draft) else reading.facts
    facts = replace(facts, date=facts.date or about.date)
    if facts.kind in TITLED:
        facts = replace(facts, title=facts.title or about.title)
    if isinstance(reading, Draft) and facts.kind in TITLED:
        facts = replace(facts, symbol=facts.symbol or reading.symbol)
    return replace(source, facts=facts)


def _transcript_of_author(statement: Transcript, source: Source) -> Transcript:
    """Give a statement that names nobody to the author it was added with, else to whom its file names."""
    if any(turn.label for turn in statement.turns):
        return statement
    label = source.facts.author or name_from_file(Path(source.name))
    turns = tuple(replace(turn, label=label) for turn in statement.turns)
    if label is None or source.facts.author:
        return replace(statement, turns=turns)
    note = Note(message("speaker taken from the file's name"), source.name)
    return replace(statement, turns=turns, notes=(*statement.notes, note))


def notes_of_reader(reading: Parsed) -> tuple[Text, ...]:
    """Return what a reader wants its user to know: what it mended, lost or left out, and where."""
    notes = (*reading.notes, *reading.lost)
    return tuple(_line(note) for note in notes)


def _line(note: Note) -> Text:
    said = message("%(what)s (%(where)s)", what=note.what, where=note.where) if note.where else note.what
    if note.count < 2:
        return said
    return joined((said, counted("%(n)s time", "%(n)s times", note.count)))


def counts_of_reading(reading: Parsed) -> dict[str, int]:
    """Return in figures what was understood of a source."""
    if isinstance(reading, Draft):
        return {
            "paragraphs": len(reading.paragraphs),
            "brackets": sum(len(paragraph.brackets) for paragraph in reading.paragraphs),
            "lost": sum(note.count for note in reading.lost),
        }
    labels = {turn.label for turn in reading.turns if turn.label}
    text = reading.source.text
    return {
        "interventions": len(reading.turns),
        "speakers": len(labels),
        "words": sum(count_words(text[turn.start : turn.end]) for turn in reading.turns),
        "times": len(reading.source.times),
        "unattributed": len(reading.unattributed),
    }


def counted_speakers(meeting: Meeting) -> dict[str, int]:
    """Return in figures how many turns there are, and for how many of them nobody could be named."""
    return {
        "interventions": len(meeting.interventions),
        "unresolved": sum(turn.speaker.actor is None for turn in meeting.interventions),
        "reviewed": sum(turn.review is not None for turn in meeting.interventions),
        **({"held back": len(meeting.unsure)} if meeting.held_back else {}),
    }


def counted_lineage(lineage: Lineage) -> dict[str, int]:
    """Return in figures how a text went through its versions."""
    return {"versions": len(lineage.versions), "threads": len(lineage.threads)}


def counted_traces(traces: Traces) -> dict[str, int]:
    """Return how many proposals there are, how many met each end, and how many sentences ask for nothing."""
    ends = Counter(trace.verdict.value for trace in traces.proposals)
    others = len(traces.traces) - len(traces.proposals)
    return {"proposals": len(traces.proposals), **dict(sorted(ends.items())), "other sentences": others}


def counted_origins(origins: Origins) -> dict[str, int]:
    """Return how many phrases of the newest version stand in adopted texts, and were put forward."""
    if not origins.versions:
        return {"versions": 0}
    last = origins.versions[-1]
    return {
        "versions": len(origins.versions),
        "agreed": sum(not one.common for one in last.agreed),
        "put forward": sum(not one.common for one in last.put_forward),
    }
