"""Drafts read from files of every kind they come in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from travaux.analysis.text.assembly import Exposed, assemble
from travaux.domain.texts import ALL_IN, DIALECTS, Draft
from travaux.errors import UnreadableSource, UsageError
from travaux.formats.drafts.action_lists import is_action_list, read_action_list
from travaux.formats.drafts.akoma_ntoso import is_akoma_ntoso, read_akoma_ntoso
from travaux.formats.drafts.front_page import describe
from travaux.formats.drafts.markdown import read_markdown
from travaux.formats.drafts.paragraph_lists import parses, read_paragraph_list
from travaux.formats.drafts.plain_text import looks_like_markdown, read_plain_text
from travaux.formats.opening import Kind, Opened, decode, open_source
from travaux.ports import PageRecogniser
from travaux.reference.registry import Registry

__all__ = ["read_draft"]

_REMEDIES = {
    Kind.DOC: "save it as DOCX in a word processor",
    Kind.RTF: "save it as DOCX in a word processor",
    Kind.MEDIA: "a picture or a recording holds no draft; give its text",
    Kind.ZIP: "unpack it and give the files inside",
}


def read_draft(
    path: Path,
    *,
    source_id: str | None = None,
    dialect: str | None = None,
    registry: Registry | None = None,
    recogniser: PageRecogniser | None = None,
    choice: str = ALL_IN,
) -> Draft:
    """Return the draft in a file: its paragraphs with labels, brackets and clean text.

    ``dialect`` says how the draft shows what is not agreed; it is detected where it is not given.
    ``registry`` knows the names that may sign brackets; the shipped one is taken where it is not given.
    ``choice`` says which brackets the clean text keeps: "all in", "all out", or an actor's.
    ``recogniser`` reads pages that are pictures; without one they are left out.

    Raises:
        UsageError: if there is no such dialect.
        UnreadableSource: if the file holds no draft that can be read; SourceTooLarge if it is over a limit.
    """
    if dialect is not None and dialect not in DIALECTS:
        raise UsageError(f"there is no dialect {dialect!r}", remedy=f"choose one of {', '.join(DIALECTS)}")
    opened = open_source(path)
    exposed = _expose(opened, path, recogniser)
    exposed = replace(exposed, notes=opened.notes + exposed.notes)
    draft = assemble(source_id or str(path), exposed, dialect, registry, choice)
    draft = describe(draft, exposed.masthead)
    if not any(paragraph.text.strip() for paragraph in draft.paragraphs):
        raise UnreadableSource(
            "holds no paragraph", where=str(path), remedy="check that the right file was given"
        )
    return draft


def _expose(opened: Opened, path: Path, recogniser: PageRecogniser | None) -> Exposed:
    if opened.kind in (Kind.TEXT, Kind.JSON, Kind.SRT, Kind.VTT):
        decoded = decode(opened.data, opened.where)
        reader = _text_reader(opened.kind, decoded.text, path)
        exposed = reader(decoded.text, opened.where)
        return replace(exposed, notes=decoded.notes + exposed.notes)
    if opened.kind is Kind.XML and is_akoma_ntoso(opened.data):
        return read_akoma_ntoso(opened.data, opened.where)
    if (read := _laid_out_reader(opened.kind, recogniser)) is not None:
        return read(opened.data, opened.where)
    raise UnreadableSource(
        f"is {opened.kind.value}, not a draft",
        where=opened.where,
        remedy=_REMEDIES.get(
            opened.kind, "give the draft as PDF, DOCX, HTML, Markdown, Akoma Ntoso, JSON or plain text"
        ),
    )


def _laid_out_reader(kind: Kind, recogniser: PageRecogniser | None) -> Callable[[bytes, str], Exposed] | None:
    """Return what reads a kind of file with a layout; such readers are slow to import."""
    if kind is Kind.PDF:
        from travaux.formats.drafts.printed import read_pdf

        return lambda data, where: read_pdf(data, where, recogniser)
    if kind is Kind.DOCX:
        from travaux.formats.drafts.word_draft import read_docx

        return read_docx
    if kind is Kind.HTML:
        from travaux.formats.drafts.web_page import read_html

        return read_html
    return None


def _text_reader(kind: Kind, text: str, path: Path) -> Callable[[str, str], Exposed]:
    named_json = path.suffix.lower() == ".json"
    if kind is Kind.JSON and (named_json or parses(text)):
        return read_action_list if is_action_list(text) else read_paragraph_list
    marked = path.suffix.lower() in (".md", ".markdown") or looks_like_markdown(text)
    return read_markdown if marked else read_plain_text
