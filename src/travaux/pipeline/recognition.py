"""What kind of source a file is, told by its content; where that is doubtful, merely a document."""

import re
from pathlib import Path

from travaux.analysis.speakers.identification import parse_label
from travaux.analysis.speakers.unlabelled import gives_floor
from travaux.domain.meetings import Transcript
from travaux.domain.sources import SourceKind
from travaux.errors import UnreadableSource
from travaux.formats.transcripts import is_surely_transcript, read_transcript
from travaux.pipeline.drafts import read_draft
from travaux.reference.registry import load_registry

_NAMED = 0.5  # of the characters are said by somebody named
_KNOWN = 0.3  # of those names are actors or roles that the registry knows
_NO_SPEECH = re.compile(r"\s*(?:#{1,6}\s|[-*+•]\s|\||$)")
_TALK = 1500  # characters in a turn, on average, when people talk rather than headings divide a text
_NUMBERED = 1 / 3  # of the paragraphs have a label or a bracket


def recognise(path: Path) -> SourceKind:
    """Return what kind of source a file's content shows it to be.

    It is a transcript where its words have times, or where several named speakers hold at least half of it
    and either are known or take turns as people do; a draft where its paragraphs are numbered or bracketed.

    Raises:
        UnreadableSource: if it can be read neither as a transcript nor as a text.
    """
    if is_surely_transcript(path):
        return SourceKind.TRANSCRIPT
    try:
        talk = _talk(path)
    except UnreadableSource as error:
        return _written(path, because=error.message)
    return SourceKind.TRANSCRIPT if talk else _written(path)


def find_talk(path: Path) -> Transcript | None:
    """Return the transcript in a file whose content shows it to be one, None where it is another text.

    Raises:
        UnreadableSource: if its own marks show it to be a transcript, and it cannot be read.
    """
    if is_surely_transcript(path):
        return read_transcript(path)
    try:
        return _talk(path)
    except UnreadableSource:
        return None


def _talk(path: Path) -> Transcript | None:
    spoken = read_transcript(path)
    unlabelled = gives_floor(spoken.turns, spoken.source.text, load_registry())
    return spoken if spoken.source.times or _is_talk(spoken) or unlabelled else None


def _written(path: Path, because: str | None = None) -> SourceKind:
    try:
        written = read_draft(path)
    except UnreadableSource as error:
        if because is None or because == error.message:
            raise
        message = f"is read neither as a transcript ({because}) nor as a text ({error.message})"
        raise UnreadableSource(message, where=str(path), remedy=error.remedy) from error
    numbered = sum(bool(paragraph.label or paragraph.brackets) for paragraph in written.paragraphs)
    return SourceKind.DRAFT if numbered >= _NUMBERED * len(written.paragraphs) else SourceKind.DOCUMENT


def _is_talk(transcript: Transcript) -> bool:
    named = [turn for turn in transcript.turns if turn.label]
    said = sum(turn.end - turn.start for turn in named)
    labels = {turn.label for turn in named if turn.label}
    marked = sum(len(turn.label) for turn in named if turn.label)
    if len(labels) < 2 or said + marked < _NAMED * _spoken_characters(transcript):
        return False
    return said < _TALK * len(named) or _known(labels) >= _KNOWN


def _spoken_characters(transcript: Transcript) -> int:
    """Return how many characters can be speech or a label: headings, bullets and rows of tables cannot."""
    lines = transcript.source.text.split("\n")
    return sum(len(line) for line in lines if not _NO_SPEECH.match(line))


def _known(labels: set[str]) -> float:
    registry = load_registry()
    speakers = [parse_label(label, registry) for label in labels]
    return sum(bool(speaker.actor or speaker.role) for speaker in speakers) / len(speakers)
