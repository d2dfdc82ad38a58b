"""What kind of source a file is, told by its content; where that is doubtful, merely a document."""

import re
from functools import cached_property
from pathlib import Path

from travaux.analysis.procedure.accounts import is_account
from travaux.analysis.procedure.narrated import objection_lists
from travaux.analysis.speakers.identification import parse_label
from travaux.analysis.speakers.unlabelled import gives_floor
from travaux.domain.meetings import Transcript
from travaux.domain.messages import Text, message
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.interludes import is_heading, is_not_said
from travaux.formats.transcripts import is_surely_transcript, read_transcript
from travaux.pipeline.drafts import read_draft
from travaux.reference.phrases import phrase
from travaux.reference.registry import load_registry

_NAMED = 0.5  # of the characters are said by somebody named
_KNOWN = 0.3  # of those names are actors or roles that the registry knows
_NO_SPEECH = re.compile(r"\s*(?:#{1,6}\s|[-*+•]\s|\||$)")
_WORD = re.compile(
    r"[^\W\d_]"
)  # without a letter nothing is said: "Office of Locks: 4,000" is a list of sums
_TALK = 1500  # characters in a turn, on average, when people talk rather than headings divide a text
_MINUTES = "minutes"  # the format in which turns may be long: one speaker's statement is told at length
_NUMBERED = 1 / 3  # of the paragraphs have a label or a bracket


class SourceFile:
    """A file and what its content shows it to be; each way of reading it is tried once, when needed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def kind(self) -> SourceKind:
        """What kind of source it is.

        It is a transcript where its words have times, or where several named speakers hold at least half of
        it and either are known or take turns as people do; a draft where its paragraphs are numbered or
        bracketed and do not tell, as a summary record does, of what happened.

        Raises:
            UnreadableSource: if it can be read neither as a transcript nor as a text.
        """
        if self._is_surely_talk or self.talk:
            return SourceKind.TRANSCRIPT
        numbered = sum(bool(one.label or one.brackets) for one in self._draft_exposed.paragraphs)
        is_numbered = numbered >= _NUMBERED * len(self._draft_exposed.paragraphs)
        is_draft = is_numbered and not is_account(self._draft_exposed)
        return SourceKind.DRAFT if is_draft else SourceKind.DOCUMENT

    @cached_property
    def talk(self) -> Transcript | None:
        """The transcript that its content shows it to be, None where it is another text.

        Raises:
            UnreadableSource: if its own marks show it to be a transcript, and it cannot be read.
        """
        if self._is_surely_talk:
            return read_transcript(self.path)
        talk, _ = self._perhaps_talk
        return talk

    @cached_property
    def draft(self) -> Draft:
        """Its text read as a draft.

        Raises:
            UnreadableSource: if it cannot be.
        """
        return read_draft(self.path)

    @cached_property
    def _is_surely_talk(self) -> bool:
        return is_surely_transcript(self.path)

    @cached_property
    def _perhaps_talk(self) -> tuple[Transcript | None, Text | None]:
        """The transcript that it may be, and why it could not be read as one."""
        try:
            spoken = read_transcript(self.path)
        except SourceTooLarge:
            raise
        except UnreadableSource as error:
            return None, error.said
        unlabelled = gives_floor(spoken.turns, spoken.source.text, load_registry())
        return spoken if spoken.source.times or _is_talk(spoken) or unlabelled else None, None

    @property
    def _draft_exposed(self) -> Draft:
        try:
            return self.draft
        except UnreadableSource as error:
            _, because = self._perhaps_talk
            if because is None or because == error.said:
                raise
            said = message(
                "is read neither as a transcript (%(because)s) nor as a text (%(instead)s)",
                because=because,
                instead=error.said,
            )
            raise UnreadableSource(said, where=str(self.path), remedy=error.advice) from error


def recognise(path: Path) -> SourceKind:
    """Return what kind of source a file's content shows it to be (see ``SourceFile.kind``)."""
    return SourceFile(path).kind


def _is_talk(transcript: Transcript) -> bool:
    text = transcript.source.text
    lists = objection_lists(text)
    named = [
        turn
        for turn in transcript.turns
        if turn.label
        and not phrase("procedure", "datelines.label").fullmatch(turn.label.strip())
        and _says_something(text[turn.start : turn.end])
        and not any(start < turn.start < end for start, end in lists)
    ]
    said = sum(turn.end - turn.start for turn in named)
    labels = {turn.label for turn in named if turn.label}
    marked = sum(len(turn.label) for turn in named if turn.label)
    if len(labels) < 2 or said + marked < _NAMED * _spoken_characters(transcript):
        return False
    known = _share_of_known(labels, persons=transcript.format == _MINUTES)
    return said < _TALK * len(named) or known >= _KNOWN


def _says_something(words: str) -> bool:
    return bool(_WORD.search(phrase("budgets", "money").sub("", words)))


def _spoken_characters(transcript: Transcript) -> int:
    """Return how many characters can be speech or a label: headings, bullets and rows of tables cannot.

    Where somebody speaks in most parts under headings, the others are of a meeting in which nobody is named.
    """
    starts = [turn.start for turn in transcript.turns if turn.label]
    parts = [[0, False]]  # characters of a part, and whether somebody named speaks in it
    place = 0
    for line in transcript.source.text.split("\n"):
        end = place + len(line)
        if is_heading(line):
            parts.append([0, False])
        elif not (_NO_SPEECH.match(line) or is_not_said(line)):
            parts[-1][0] += len(line)
            parts[-1][1] |= any(place <= start <= end for start in starts)
        place = end + 1
    parts[1:] = [part for part in parts[1:] if part[0]]
    spoken = sum(bool(part[1]) for part in parts)
    most = spoken > len(parts[1:]) / 2
    return sum(size for place, (size, speaks) in enumerate(parts) if place == 0 or speaks or not most)


def _share_of_known(labels: set[str], *, persons: bool) -> float:
    """Return which share of the labels is known, ``persons`` too where a verb of saying follows them."""
    registry = load_registry()
    speakers = [parse_label(label, registry) for label in labels]
    known = (each.actor or each.role or (persons and each.person) for each in speakers)
    return sum(map(bool, known)) / len(speakers)
