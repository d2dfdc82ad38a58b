"""Transcripts of meetings in any of the forms they come in, recognised by what they hold."""

from collections.abc import Callable, Mapping
from pathlib import Path

from travaux.domain.meetings import MeetingFacts, Transcript, Turn
from travaux.domain.spans import Note, SourceText
from travaux.errors import UnreadableSource, UsageError
from travaux.readers.captions import read_captions
from travaux.readers.leftovers import tidy
from travaux.readers.manuscript import Manuscript, Reading, Structural, trim
from travaux.readers.minutes import find_minutes
from travaux.readers.names import find_names
from travaux.readers.opening import Kind, Opened, decode, open_source
from travaux.readers.verbatim import find_verbatim, tidy_record
from travaux.readers.wrapping import is_wrapped, unwrap

FORMATS: Mapping[str, str] = {
    "vtt": "WebVTT captions",
    "srt": "SRT captions",
    "verbatim": "verbatim records of the United Nations and those made like them",
    "minutes": "minutes and summary records in indirect speech",
    "names": "speakers named at the start of lines, in any of the usual forms",
    "plain": "running text in which nobody is named",
}
"""The names that ``as_format`` takes, each with what it means."""

Finder = Callable[[Manuscript], Reading | None]

_FINDERS: Mapping[str, Finder] = {"names": find_names, "verbatim": find_verbatim, "minutes": find_minutes}


def read_transcript(path: Path, *, source_id: str | None = None, as_format: str | None = None) -> Transcript:
    """Return the transcript in a file.

    Args:
        path: the file.
        source_id: what citations call the source; the path as given by default.
        as_format: one of ``FORMATS``, to read it as that whatever it looks like.

    Raises:
        UsageError: if ``as_format`` is not known.
        UnreadableSource: if the file is damaged or holds nothing that can be read.
        SourceTooLarge: if it is over a limit.
    """
    if as_format is not None and as_format not in FORMATS:
        raise UsageError(
            f"no transcript format is called {as_format!r}", remedy=f"use one of {', '.join(FORMATS)}"
        )
    opened = open_source(path)
    return _read(opened, source_id or str(path), as_format)


def _read(opened: Opened, source_id: str, as_format: str | None) -> Transcript:
    if opened.kind in (Kind.TEXT, Kind.VTT, Kind.SRT):
        decoded = decode(opened.data, opened.where)
        notes = opened.notes + decoded.notes
        if as_format in ("vtt", "srt") or (as_format is None and opened.kind in (Kind.VTT, Kind.SRT)):
            return _with_notes(
                read_captions(decoded.text, source_id, as_format or opened.kind.name.lower()), notes
            )
        return _read_manuscript(prepare(decoded.text, notes), source_id, as_format)
    raise UnreadableSource(
        f"is {opened.kind.value}, which is not read as a transcript",
        where=opened.where,
        remedy="give it as text, DOCX, PDF, WebVTT, SRT or JSON",
    )


def _with_notes(transcript: Transcript, notes: tuple[Note, ...]) -> Transcript:
    return Transcript(
        transcript.source,
        transcript.format,
        transcript.facts,
        transcript.turns,
        transcript.unattributed,
        notes + transcript.notes,
    )


def prepare(text: str, notes: tuple[Note, ...]) -> Manuscript:
    """Return a text without what conversion and pages left in it, ready to be read."""
    text, tidied = tidy(text)
    text, furniture = tidy_record(text)
    joined: tuple[Note, ...] = ()
    if is_wrapped(text):
        text, joined = unwrap(text), (Note("lines broken by the page joined to paragraphs"),)
    return Manuscript(text, notes=notes + tidied + furniture + joined)


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
    return _transcript(manuscript, _likeliest(readings) or _plain(manuscript), source_id)


def _likeliest(readings: list[Reading]) -> Reading | None:
    """Return the reading that most speaks for, None where there is none.

    A record that names speakers as verbatim records do is read as one only if that leaves out few of those
    whom a plain reading finds: words of a speaker who is missed would go to the one before.
    """
    by_name = {reading.format: reading for reading in readings}
    verbatim, minutes = by_name.pop("verbatim", None), by_name.pop("minutes", None)
    named = next(iter(by_name.values()), None)
    direct = verbatim if verbatim and (not named or len(verbatim.turns) >= 0.85 * len(named.turns)) else named
    if minutes and (not direct or len(minutes.turns) > 2 * len(direct.turns)):
        return minutes
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
        MeetingFacts(title=manuscript.title),
        reading.turns,
        reading.unattributed,
        manuscript.notes + reading.notes,
    )
