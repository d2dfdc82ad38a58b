"""Transcripts of meetings in any of the forms they come in, recognised by what they hold."""

from collections.abc import Callable, Mapping
from pathlib import Path

from travaux.domain.meetings import Transcript, Turn
from travaux.domain.spans import Note, SourceText
from travaux.errors import UnreadableSource, UsageError
from travaux.formats.captions import read_captions
from travaux.formats.documents import from_html, from_pdf, from_word
from travaux.formats.facts import find_facts
from travaux.formats.leftovers import tidy
from travaux.formats.manuscript import Manuscript, Reading, Structural, trim
from travaux.formats.minutes import find_minutes
from travaux.formats.names import find_bold_names, find_names
from travaux.formats.opening import Kind, Opened, decode, open_source
from travaux.formats.recognisers import read_recognised
from travaux.formats.statements import find_statement, read_folder
from travaux.formats.verbatim import find_verbatim, tidy_record
from travaux.formats.wrapping import is_wrapped, unwrap

FORMATS: Mapping[str, str] = {
    "vtt": "WebVTT captions",
    "srt": "SRT captions",
    "recogniser": "what a speech recogniser writes as JSON: Whisper, WhisperX and the like",
    "verbatim": "verbatim records of the United Nations and those made like them",
    "minutes": "minutes and summary records in indirect speech",
    "names": "speakers named at the start of lines, in any of the usual forms",
    "bold-names": "speakers named in bold on lines of their own",
    "statement": "one speaker's statement, named in its first lines",
    "plain": "running text in which nobody is named",
}
"""The names that ``as_format`` takes, each with what it means. A folder is read as statements, one a file."""

Finder = Callable[[Manuscript], Reading | None]

_FINDERS: Mapping[str, Finder] = {
    "names": find_names,
    "bold-names": find_bold_names,
    "verbatim": find_verbatim,
    "minutes": find_minutes,
    "statement": find_statement,
}


def read_transcript(path: Path, *, source_id: str | None = None, as_format: str | None = None) -> Transcript:
    """Return the transcript in a file, or in a folder of single statements.

    Args:
        path: the file or folder.
        source_id: what citations call the source; the path as given by default.
        as_format: one of ``FORMATS``, to read it as that whatever it looks like.

    Raises:
        UsageError: if ``as_format`` is not known.
        NotFound: if there is no such file.
        UnreadableSource: if the file is damaged or holds nothing that can be read.
        SourceTooLarge: if it is over a limit.
    """
    if as_format is not None and as_format not in FORMATS:
        raise UsageError(
            f"no transcript format is called {as_format!r}", remedy=f"use one of {', '.join(FORMATS)}"
        )
    if path.is_dir():
        return read_folder(path, source_id or str(path), lambda file: _manuscript(open_source(file)))
    return _read(open_source(path), source_id or str(path), as_format)


def _read(opened: Opened, source_id: str, as_format: str | None) -> Transcript:
    own = {Kind.VTT: "vtt", Kind.SRT: "srt", Kind.JSON: "recogniser"}.get(opened.kind)
    wanted = as_format or own
    if wanted in ("vtt", "srt", "recogniser") and opened.kind in (Kind.VTT, Kind.SRT, Kind.JSON, Kind.TEXT):
        decoded = decode(opened.data, opened.where)
        notes = opened.notes + decoded.notes
        if wanted == "recogniser":
            return _with_notes(read_recognised(decoded.text, source_id), notes)
        return _with_notes(read_captions(decoded.text, source_id, wanted), notes)
    return _read_manuscript(_manuscript(opened), source_id, as_format)


def _manuscript(opened: Opened) -> Manuscript:
    """Return a document of any kind as clean text in paragraphs."""
    if opened.kind is Kind.DOCX:
        return prepare(from_word(opened.data, opened.where), opened.notes)
    if opened.kind is Kind.PDF:
        return prepare(from_pdf(opened.data, opened.where), opened.notes)
    if opened.kind not in (Kind.TEXT, Kind.VTT, Kind.SRT, Kind.HTML):
        raise UnreadableSource(
            f"is {opened.kind.value}, which is not read as a transcript",
            where=opened.where,
            remedy="give it as text, DOCX, PDF, HTML, WebVTT, SRT or a recogniser's JSON",
        )
    decoded = decode(opened.data, opened.where)
    if opened.kind is Kind.HTML:
        return prepare(from_html(decoded.text, opened.where), opened.notes + decoded.notes)
    return prepare(Manuscript(decoded.text), opened.notes + decoded.notes)


def _with_notes(transcript: Transcript, notes: tuple[Note, ...]) -> Transcript:
    return Transcript(
        transcript.source,
        transcript.format,
        transcript.facts,
        transcript.turns,
        transcript.unattributed,
        notes + transcript.notes,
    )


def prepare(manuscript: Manuscript, notes: tuple[Note, ...] = ()) -> Manuscript:
    """Return a manuscript without what conversion and pages left in it, its wrapped lines joined.

    Where that alters the text its bold lines are not known any more, except that nothing was altered.
    """
    text, tidied = tidy(manuscript.text)
    text, furniture = tidy_record(text)
    joined: tuple[Note, ...] = ()
    if is_wrapped(text):
        text, joined = unwrap(text), (Note("lines broken by the page joined to paragraphs"),)
    bold = manuscript.bold if text == manuscript.text else ()
    return Manuscript(text, bold, manuscript.title, notes + manuscript.notes + tidied + furniture + joined)


def _read_manuscript(manuscript: Manuscript, source_id: str, as_format: str | None) -> Transcript:
    if as_format == "plain":
        return _transcript(manuscript, _plain(manuscript), source_id)
    finders = _FINDERS if as_format is None else {as_format: _FINDERS[as_format]}
    readings = [reading for find in finders.values() if (reading := find(manuscript))]
    if not readings and as_format is not None:
        raise UnreadableSource(
            f"names no speaker as {FORMATS[as_format]} do",
            where=source_id,
            remedy="leave the format to be recognised",
        )
    reading = _likeliest(readings) or _plain(manuscript)
    if not reading.turns:
        raise UnreadableSource("holds no words that were said", where=source_id, remedy="check the file")
    return _transcript(manuscript, reading, source_id)


def _likeliest(readings: list[Reading]) -> Reading | None:
    """Return the reading that most speaks for, None where there is none.

    A record that names speakers as verbatim records do is read as one only if that leaves out few of those
    whom a plain reading finds: words of a speaker who is missed would go to the one before.
    """
    by_name = {reading.format: reading for reading in readings}
    verbatim, minutes = by_name.pop("verbatim", None), by_name.pop("minutes", None)
    statement = by_name.pop("statement", None)
    named = max(by_name.values(), key=lambda reading: len(reading.turns), default=None)
    direct = verbatim if verbatim and (not named or len(verbatim.turns) >= 0.85 * len(named.turns)) else named
    if minutes and (not direct or len(minutes.turns) > 2 * len(direct.turns)):
        return minutes
    if statement and (not direct or len({turn.label for turn in direct.turns}) == len(direct.turns) < 4):
        return statement
    return direct


def _plain(manuscript: Manuscript) -> Reading:
    span = trim(manuscript.text, 0, len(manuscript.text), Structural)
    turns = (Turn(None, *span),) if span else ()
    return Reading(
        "plain", turns, notes=(Note("nobody is named as speaking: read as one unattributed turn"),)
    )


def _transcript(manuscript: Manuscript, reading: Reading, source_id: str) -> Transcript:
    return Transcript(
        SourceText(source_id, manuscript.text, reading.times),
        reading.format,
        find_facts(manuscript, reading.turns[0].start if reading.turns and reading.turns[0].label else None),
        reading.turns,
        reading.unattributed,
        manuscript.notes + reading.notes,
    )
