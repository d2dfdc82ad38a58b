"""How each kind of source is read, and what of it can be opened."""

from dataclasses import replace
from pathlib import Path

from travaux.analysis.speech.words import count_words
from travaux.domain.meetings import Transcript
from travaux.domain.sources import SourceFacts, SourceKind
from travaux.domain.texts import Draft
from travaux.readers.drafts import read_draft
from travaux.readers.transcripts import read_transcript

Reading = Transcript | Draft

SPOKEN = frozenset({SourceKind.TRANSCRIPT, SourceKind.STATEMENT})


def read_source(kind: SourceKind, path: Path, source_id: str | None = None) -> Reading:
    """Return a file as the kind of source that it is."""
    if kind in SPOKEN:
        return read_transcript(path, source_id=source_id)
    return read_draft(path, source_id=source_id)


def with_facts(reading: Reading, facts: SourceFacts) -> Reading:
    """Return ``reading`` with what its keeper says of it in place of what it says of itself."""
    if isinstance(reading, Draft):
        return replace(
            reading,
            title=facts.title or reading.title,
            symbol=facts.symbol or reading.symbol,
            stage=facts.stage or reading.stage,
            date=facts.date or reading.date,
        )
    said = replace(
        reading.facts,
        title=facts.title or reading.facts.title,
        body=facts.body or reading.facts.body,
        date=facts.date or reading.facts.date,
    )
    return replace(_by(reading, facts), facts=said)


def _by(transcript: Transcript, facts: SourceFacts) -> Transcript:
    """Give a single statement to its author where it names nobody itself."""
    if facts.kind is not SourceKind.STATEMENT or not facts.author:
        return transcript
    turns = tuple(replace(turn, label=turn.label or facts.author) for turn in transcript.turns)
    return replace(transcript, turns=turns)


def counted(reading: Reading) -> dict[str, int]:
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
