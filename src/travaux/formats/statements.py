"""Single statements: one speaker a file, named in its first lines or by the file's name."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from travaux.domain.coverage import Apart, Coverage, sum_coverages
from travaux.domain.meetings import MeetingFacts, Transcript, Turn
from travaux.domain.messages import joined, message
from travaux.domain.spans import Note, SourceText
from travaux.errors import SourceTooLarge, TravauxError, UnreadableSource
from travaux.formats.coverage import account
from travaux.formats.lexicon import statement_words
from travaux.formats.manuscript import Manuscript, Parse

MAX_FILES = 2_000
"""The most files that are read of one folder."""

FRONT_LINES = 25
_SENTENCE = re.compile(r"[!?;]|\b(?:is|are|was|were|has|have|we|our|I|will|would)\b")


@dataclass(frozen=True, slots=True)
class StatementSpan:
    """Who makes a statement, None where neither text nor name tells, and the span of what is said."""

    label: str | None
    start: int
    end: int


def find_statement(manuscript: Manuscript) -> Parse | None:
    """Return the manuscript read as one speaker's statement, or None where its first lines do not say so."""
    statement = locate(manuscript)
    if statement is None or statement.label is None:
        return None
    return Parse("statement", (Turn(statement.label, statement.start, statement.end),))


def locate(manuscript: Manuscript) -> StatementSpan | None:
    """Return what is said and by whom, by the front of the text; None where it has no words."""
    lines = list(manuscript.lines())
    if not lines:
        return None
    label, after = _front_label(manuscript.text, lines[:FRONT_LINES])
    body = _body_index(manuscript.text, lines, after)
    return StatementSpan(label, lines[body][0], lines[-1][1])


def _front_label(text: str, lines: Sequence[tuple[int, int]]) -> tuple[str | None, int]:
    """Return who the first lines say speaks, and the index of the line after that."""
    words = statement_words()
    for index, (start, end) in enumerate(lines):
        line = text[start:end].strip("*_# ")
        opening = words.opening.match(line)
        if not opening:
            continue
        name, used = line[opening.end() :], index + 1
        while used < len(lines) and (not name.strip() or _goes_on(name)):
            name = f"{name} {text[slice(*lines[used])].strip('*_# ')}"
            used += 1
        name = words.ending.split(re.sub(r"\s+", " ", name), maxsplit=1)[0].strip(" ,;:.-–—")
        if 2 <= len(name) <= 200 and not name[0].islower() and not _SENTENCE.search(name):
            return name, used
    return None, 0


def _goes_on(name: str) -> bool:
    """Return whether a name's line plainly goes on in the next: it ends on a comma or a small word."""
    return len(name) < 200 and bool(
        re.search(r"(?:,|\b(?:of|the|by|to|and|de|du|des|la|del|on behalf of))\s*$", name)
    )


def _body_index(text: str, lines: Sequence[tuple[int, int]], after: int) -> int:
    """Return the index of the first line that is said: a form of address, or a line as long as a sentence."""
    words = statement_words()
    for index in range(after, min(len(lines), after + FRONT_LINES)):
        line = text[slice(*lines[index])]
        if words.address.match(line):
            return index
        if len(line.split()) > 12 and not words.remark.match(line):
            return index
        if len(line) > 40 and any("\u2e80" <= c <= "\u9fff" for c in line):
            return index
    return min(after, len(lines) - 1)


def name_from_file(path: Path) -> str | None:
    """Return the speaker that a file's name suggests, None where nothing but common words is left of it."""
    words = statement_words()
    parts = re.split(r"[\W_]+|(?<=[a-zа-я])(?=[A-ZА-Я\d])", path.stem)
    kept = [part for part in parts if part and not part.isdigit() and part.lower() not in words.file_words]
    name = " ".join(
        part if not part.islower() or part in ("of", "the", "and", "de", "du") else part.capitalize()
        for part in kept
    )
    return name or None


_FROM_NAME = message("speaker taken from the file's name")
_NOBODY = message("nobody is named as speaking")


def read_folder(
    folder: Path, source_id: str, read: Callable[[Path], Manuscript], suffixes: Container[str]
) -> Transcript:
    """Return a folder of statements as one meeting, in the order of the files' names.

    ``read`` gives the words of one file; ``suffixes`` are those of the files to read.

    Raises:
        UnreadableSource: if no file in it can be read.
        SourceTooLarge: if it holds more than ``MAX_FILES`` files.
    """
    files = _files_in(folder, suffixes)
    parts: list[str] = []
    turns: list[Turn] = []
    notes: list[Note] = []
    accounts: list[Coverage] = []
    for path, manuscript, problem in _files_read(files, read):
        statement = locate(manuscript) if manuscript else None
        if manuscript is None or statement is None:
            notes.append(Note(message("could not be read: %(problem)s", problem=str(problem)), path.name))
            continue
        notes.extend(Note(note.what, path.name, note.count) for note in manuscript.notes)
        label = statement.label or name_from_file(path)
        if statement.label is None:
            notes.append(Note(_FROM_NAME if label else _NOBODY, path.name))
        accounts.append(_account(manuscript, statement, path.name))
        parts.append(f"{path.name}\n\n")
        start = sum(map(len, parts))
        parts.append(manuscript.text[statement.start : statement.end] + "\n\n")
        turns.append(Turn(label, start, start + statement.end - statement.start))
    if not turns:
        raise _nothing_read(folder, notes)
    source = SourceText(source_id, "".join(parts))
    facts = MeetingFacts(title=folder.name)
    return Transcript(source, "statements", facts, tuple(turns), (), tuple(notes), sum_coverages(accounts))


def _files_in(folder: Path, suffixes: Container[str]) -> list[Path]:
    files = sorted(
        p for p in folder.iterdir() if p.suffix.lower() in suffixes and not p.name.startswith((".", "~"))
    )
    if len(files) > MAX_FILES:
        raise SourceTooLarge(
            message("holds %(n)s files; at most %(most)s are read", n=len(files), most=MAX_FILES),
            where=str(folder),
        )
    return files


def _nothing_read(folder: Path, notes: Sequence[Note]) -> UnreadableSource:
    reasons = joined((notes[0].where, notes[0].what), " ") if notes else None
    return UnreadableSource(
        joined((message("holds no statement that can be read"), reasons), "; "),
        where=str(folder),
        remedy=message("put TXT, MD, DOCX, PDF or HTML files in it"),
    )


def _account(manuscript: Manuscript, statement: StatementSpan, name: str) -> Coverage:
    """Return the account of one file's words, of which what stands before the statement is kept apart."""
    text = manuscript.text
    around = text[: statement.start] + text[statement.end :]
    apart = (*manuscript.apart, Apart(around, message("what stands before statements")))
    pieces = ((", ".join(filter(None, (name, place))), words) for place, words in manuscript.written)
    return account(pieces, (text[statement.start : statement.end],), apart)


def _files_read(
    files: Sequence[Path], read: Callable[[Path], Manuscript]
) -> Iterator[tuple[Path, Manuscript | None, str]]:
    """Yield each file with its manuscript, or with what was wrong with it."""
    for path in files:
        try:
            yield path, read(path), "it holds no words"
        except TravauxError as error:
            yield path, None, error.message
