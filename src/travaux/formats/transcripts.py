"""Transcripts of meetings in any of the formats of the table, recognised by what they hold."""

from dataclasses import replace
from pathlib import Path

from travaux.domain.coverage import Apart
from travaux.domain.figures import name_of
from travaux.domain.meetings import Transcript
from travaux.domain.messages import message
from travaux.domain.spans import Note, SourceText
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.chats import without_private
from travaux.formats.coverage import account, taken_out
from travaux.formats.facts import find_facts
from travaux.formats.format import (
    SURE,
    Format,
    Head,
    found_in,
    head_of,
    likeliest,
    ranked,
    titles_of,
    with_words,
)
from travaux.formats.interludes import divide
from travaux.formats.leftovers import without_leftovers
from travaux.formats.manuscript import Manuscript, Parse
from travaux.formats.opening import REMEDIES, Kind, Opened, name_of_kind, open_source
from travaux.formats.rehearsal import reading
from travaux.formats.statements import read_folder
from travaux.formats.table import (
    document_formats,
    document_suffixes,
    formats,
    transcript_format,
    transcript_formats,
)
from travaux.formats.verbatim import tidy_record
from travaux.formats.wrapping import is_wrapped, unwrap

MAX_TURNS = 15_000
"""Turns of one meeting; the longest days of a parliament have some four thousand."""


def read_transcript(path: Path, *, source_id: str | None = None, as_format: str | None = None) -> Transcript:
    """Return the transcript in a file, or in a folder of single statements.

    Args:
        path: the file or folder.
        source_id: what citations call the source; the path as given by default.
        as_format: the name of a transcript format, to read it as that whatever it looks like.

    Raises:
        UsageError: if ``as_format`` is not known.
        NotFound: if there is no such file.
        UnreadableSource: if the file is damaged, or no format is recognised; those tried stand in it.
        SourceTooLarge: if it is over a limit.
    """
    wanted = transcript_format(as_format) if as_format is not None else None
    if path.is_dir():
        return read_folder(
            path, source_id or name_of(path), lambda file: _words(open_source(file)), document_suffixes()
        )
    with reading(path, read_transcript):
        found = _read(open_source(path), source_id or name_of(path), wanted)
    if len(found.turns) > MAX_TURNS:
        raise SourceTooLarge(
            message(
                "holds %(n)s turns of speech; at most %(most)s are read as one meeting",
                n=len(found.turns),
                most=MAX_TURNS,
            ),
            where=name_of(path),
            remedy=message("split it, and give each meeting a file of its own"),
        )
    return found


def is_surely_transcript(path: Path) -> bool:
    """Tell whether a file's own marks show it to be a transcript, as captions are, before it is read."""
    head = head_of(open_source(path))
    found = likeliest(head, formats())
    return found is not None and found.transcript is not None and found.sniff(head) >= SURE


def words_of_file(path: Path) -> str:
    """Return the words of a document of any format, in paragraphs.

    Raises:
        UnreadableSource: if the file is damaged, or no document.
    """
    return _words(open_source(path)).text


def transcript_in(manuscript: Manuscript, source_id: str, as_format: str | None = None) -> Transcript:
    """Return the turns found in a text that is exposed already: none of its characters are altered.

    Raises:
        UsageError: if ``as_format`` is not known.
        UnreadableSource: if the text does not name speakers so, or holds no words.
    """
    wanted = transcript_format(as_format) if as_format is not None else None
    head = Head("", Kind.TEXT, "", is_whole=True)
    return _read_words(manuscript, source_id, wanted, with_words(head, manuscript))


def _read(opened: Opened, source_id: str, wanted: Format | None) -> Transcript:
    direct = wanted or likeliest(head_of(opened), transcript_formats())
    if direct and direct.transcript:
        found = direct.transcript(opened, source_id)
        return replace(found, notes=opened.notes + found.notes)
    manuscript = _words(opened)
    return _read_words(manuscript, source_id, wanted, with_words(head_of(opened), manuscript))


def _read_words(manuscript: Manuscript, source_id: str, wanted: Format | None, head: Head) -> Transcript:
    """Return the turns in a document's words, by the format wanted or the likeliest that holds throughout."""
    chosen = [wanted] if wanted else ranked(head, transcript_formats())
    if not chosen:
        raise _unrecognised(head.kind, source_id)
    for each in chosen:
        parse = _turns(each, manuscript, is_head=head.manuscript is manuscript)
        if parse and not parse.turns:
            raise UnreadableSource(
                message("holds no words that were said"), where=source_id, remedy=message("check the file")
            )
        if parse:
            return _transcript(manuscript, _divided(manuscript.text, parse), source_id)
    raise UnreadableSource(
        message("names no speaker as %(title)s do", title=chosen[0].title),
        where=source_id,
        remedy=message("leave the format to be recognised"),
    )


def _divided(text: str, parse: Parse) -> Parse:
    """Return ``parse`` without what is nobody's; minutes and single statements part that themselves."""
    return parse if parse.format in ("minutes", "statement", "plain") else divide(text, parse)


def _turns(layout: Format, manuscript: Manuscript, *, is_head: bool) -> Parse | None:
    """Return what a layout finds in all of a document, None where its head had promised too much."""
    if layout.turns is None:
        return None
    return found_in(layout.turns, manuscript) if is_head else layout.turns(manuscript)


def _words(opened: Opened) -> Manuscript:
    """Return a document of any format that has words as clean text in paragraphs."""
    document = likeliest(head_of(opened), document_formats())
    if document is None or document.manuscript is None:
        raise _unrecognised(opened.kind, opened.where)
    return prepare(document.manuscript(opened), opened.notes)


def _unrecognised(kind: Kind, where: str) -> UnreadableSource:
    """Say what was tried: a format that is not known is no reason to take a file for running text."""
    tried = titles_of(transcript_formats(), "; ")
    documents = titles_of(document_formats())
    return UnreadableSource(
        message(
            "is %(kind)s, and not recognised as a transcript (tried: %(tried)s; in %(documents)s)",
            kind=name_of_kind(kind),
            tried=tried,
            documents=documents,
        ),
        where=where,
        remedy=REMEDIES.get(kind, message("give it in one of these formats, or as running text: --as plain")),
    )


def prepare(manuscript: Manuscript, notes: tuple[Note, ...] = ()) -> Manuscript:
    """Return a manuscript without what conversion and pages left in it, its wrapped lines joined.

    Where that alters the text its bold lines are not known any more, except that nothing was altered.
    """
    public, private, count = without_private(manuscript.text)
    text, tidied = without_leftovers(public)
    text, furniture = tidy_record(text)
    left_out = taken_out(public, text, message("contents lists, field codes and page marks of records"))
    joined: tuple[Note, ...] = ()
    if is_wrapped(text):
        text, joined = unwrap(text), (Note(message("lines broken by the page joined to paragraphs")),)
    bold = manuscript.bold if text == manuscript.text else ()
    told = notes + manuscript.notes + tidied + furniture + joined
    if count:
        told = (*told, Note(message("private messages left out"), count=count))
    apart = (*manuscript.apart, *left_out, Apart(private, message("private messages")))
    return replace(manuscript, text=text, bold=bold, notes=told, apart=apart)


def _transcript(manuscript: Manuscript, parse: Parse, source_id: str) -> Transcript:
    return Transcript(
        SourceText(source_id, manuscript.text, parse.times),
        parse.format,
        find_facts(manuscript, parse.turns[0].start if parse.turns and parse.turns[0].label else None),
        parse.turns,
        parse.unattributed,
        manuscript.notes + parse.notes,
        account(manuscript.written, (manuscript.text,), manuscript.apart) if manuscript.written else None,
    )
