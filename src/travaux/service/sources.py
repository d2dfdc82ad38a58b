"""How each kind of source is read, and what of it can be opened."""

from dataclasses import replace
from pathlib import Path

from travaux.domain.meetings import Transcript
from travaux.domain.sources import SourceFacts, SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.readers.opening import Kind, decode, open_source

Reading = Transcript | Draft

SPOKEN = frozenset({SourceKind.TRANSCRIPT, SourceKind.STATEMENT})


def recognise(path: Path) -> SourceKind:
    """Return what kind of source a file's content shows it to be."""
    timed = open_source(path).kind in (Kind.VTT, Kind.SRT)
    return SourceKind.TRANSCRIPT if timed else SourceKind.DOCUMENT


def read_source(kind: SourceKind, path: Path, source_id: str | None = None) -> Reading:
    """Return a file as the kind of source that it is."""
    return replace(_read_text(path, source_id), format=kind.value)


def _read_text(path: Path, source_id: str | None) -> Draft:
    opened = open_source(path)
    text = decode(opened.data, str(path)).text
    source = SourceText(source_id or str(path), text)
    paragraphs = []
    start = 0
    for index, part in enumerate(text.split("\n\n")):
        paragraphs.append(
            Paragraph(index, None, ParagraphKind.OTHER, part, start, start + len(part), clean_text=part)
        )
        start += len(part) + 2
    return Draft(source, opened.kind.value, paragraphs=tuple(paragraphs))


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
    return {
        "interventions": len(reading.turns),
        "speakers": len(labels),
        "unattributed": len(reading.unattributed),
    }
