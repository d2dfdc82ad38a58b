"""The one text that a lone file exposes, whatever is asked of it: what its content shows it to be decides.

A transcript is read as one and its lines are its paragraphs; any other text is read as a draft, and turns
are looked for in that. So every command counts the same characters, and `show` opens what any of them cites.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from travaux.analysis.text.assembly import Exposed, assemble
from travaux.domain.meetings import Transcript
from travaux.domain.spans import SourceText
from travaux.domain.texts import ALL_IN, Draft, MarkKind
from travaux.errors import TravauxError, UnreadableSource
from travaux.formats.drafts.front_page import describe
from travaux.formats.drafts.plain_text import blocks_of
from travaux.formats.manuscript import Manuscript
from travaux.formats.table import document_suffixes
from travaux.formats.transcripts import read_transcript, transcript_in
from travaux.pipeline.drafts import read_draft
from travaux.pipeline.recognition import SourceFile
from travaux.reference.registry import Registry


def spoken_in(path: Path, as_format: str | None = None) -> Transcript:
    """Return the turns of a file or a folder of statements, in the text that it exposes.

    Raises:
        UnreadableSource: if it can be read neither as a transcript nor as a text.
        UsageError: if there is no such transcript format.
    """
    return spoken_of(SourceFile(path), as_format)


def records_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that record a whole meeting each: no statement of one speaker."""
    files = (path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~")))
    return tuple(path for path in sorted(files) if _is_record(path))


def _is_record(path: Path) -> bool:
    try:
        return SourceFile(path).talk is not None
    except TravauxError:
        return False


def files_apart(sources: Sequence[Path]) -> tuple[Path, ...]:
    """Return ``sources`` with the files of each folder that holds records of meetings, one by one.

    A folder of single statements stays one: it is one meeting.
    """
    return tuple(each for source in sources for each in _files_of_folder(source))


def _files_of_folder(source: Path) -> Iterator[Path]:
    records = records_in(source) if source.is_dir() else ()
    if not records:
        yield source
        return
    known = document_suffixes()
    for path in sorted(source.iterdir()):
        if path in records or (path.suffix.lower() in known and not path.name.startswith((".", "~"))):
            yield path


def spoken_of(file: SourceFile, as_format: str | None = None) -> Transcript:
    """Return the same of a file that may have been read already."""
    is_folder = file.path.is_dir()
    talk = None if is_folder else file.talk
    if talk is not None and as_format is None:
        return talk
    if talk is not None or is_folder:
        return read_transcript(file.path, as_format=as_format)
    try:
        draft = file.draft
    except UnreadableSource as error:
        return _at_least(file.path, as_format, error)
    found = transcript_in(_manuscript(draft), draft.source.id, as_format)
    return replace(found, coverage=draft.coverage)


def written_in(
    path: Path, *, dialect: str | None = None, registry: Registry | None = None, choice: str = ALL_IN
) -> Draft:
    """Return the paragraphs of a file, in the text that it exposes; a transcript's lines are its paragraphs.

    Raises:
        UnreadableSource: if it can be read neither as a transcript nor as a text.
    """
    talk = SourceFile(path).talk
    if talk is None:
        return read_draft(path, dialect=dialect, registry=registry, choice=choice)
    exposed = Exposed(talk.source.text, blocks_of(talk.source.text), talk.format, notes=talk.notes)
    draft = describe(assemble(talk.source.id, exposed, dialect, registry, choice))
    title = draft.title or talk.facts.title
    lost = (*talk.lost, *draft.lost)
    return replace(draft, source=talk.source, title=title, coverage=talk.coverage, lost=lost)


def exposed_text(path: Path) -> SourceText:
    """Return the text that a file or a folder of statements exposes.

    Raises:
        UnreadableSource: if it can be read neither as a transcript nor as a text.
    """
    if path.is_dir():
        return read_transcript(path).source
    file = SourceFile(path)
    if file.talk is not None:
        return file.talk.source
    try:
        return file.draft.source
    except UnreadableSource as error:
        return _at_least(path, None, error).source


def _at_least(path: Path, as_format: str | None, error: TravauxError) -> Transcript:
    """Return what is no text at all as the transcript it may be, such as a recogniser's JSON."""
    try:
        return read_transcript(path, as_format=as_format)
    except UnreadableSource:
        raise error from None


def _manuscript(draft: Draft) -> Manuscript:
    """Return a draft's text for turns to be found in, with the paragraphs that are bold throughout."""
    bold = tuple(
        (paragraph.start, paragraph.end)
        for paragraph in draft.paragraphs
        if any(
            mark.kind is MarkKind.BOLD and mark.end - mark.start >= len(paragraph.text.strip())
            for mark in paragraph.marks
        )
    )
    return Manuscript(draft.source.text, bold, draft.title, draft.notes)
