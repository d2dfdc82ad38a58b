"""Drafts read from files of every kind they come in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from travaux.analysis.text.assembly import Exposed, assemble
from travaux.domain.figures import name_of
from travaux.domain.messages import message
from travaux.domain.texts import ALL_IN, DIALECTS, Draft
from travaux.errors import SourceTooLarge, UnreadableSource, UsageError
from travaux.formats.coverage import account
from travaux.formats.drafts.front_page import describe
from travaux.formats.format import head_of, likeliest, titles_of
from travaux.formats.opening import REMEDIES, Opened, name_of_kind, open_source
from travaux.formats.rehearsal import reading
from travaux.formats.table import draft_formats
from travaux.ports import PageRecogniser
from travaux.reference.registry import Registry

MAX_PARAGRAPHS = 100_000
"""The most paragraphs of one draft: the longest treaties with all their annexes have some ten thousand."""


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
        raise UsageError(
            message("there is no dialect “%(dialect)s”", dialect=dialect),
            remedy=message("choose one of %(dialects)s", dialects=", ".join(DIALECTS)),
        )
    with reading(path, read_draft, pictures=recogniser is not None):
        return _read_draft(path, source_id, dialect, registry, recogniser, choice)


def _read_draft(
    path: Path,
    source_id: str | None,
    dialect: str | None,
    registry: Registry | None,
    recogniser: PageRecogniser | None,
    choice: str,
) -> Draft:
    opened = open_source(path)
    exposed = _expose(opened, recogniser)
    exposed = replace(exposed, notes=opened.notes + exposed.notes)
    _check_length(exposed, name_of(path))
    draft = assemble(source_id or name_of(path), exposed, dialect, registry, choice)
    draft = _accounted(describe(draft, exposed.masthead), exposed)
    if not any(paragraph.text.strip() for paragraph in draft.paragraphs):
        raise UnreadableSource(
            message("holds no paragraph"),
            where=name_of(path),
            remedy=message("check that the right file was given"),
        )
    return draft


def _check_length(exposed: Exposed, where: str) -> None:
    paragraphs = len(exposed.blocks)
    if paragraphs > MAX_PARAGRAPHS:
        raise SourceTooLarge(
            message("holds %(n)s paragraphs; at most %(most)s are read", n=paragraphs, most=MAX_PARAGRAPHS),
            where=where,
            remedy=message("split it, and give its parts"),
        )


def _accounted(draft: Draft, exposed: Exposed) -> Draft:
    """Return a draft with the account of its file's words, those missing told as lost."""
    if not exposed.written:
        return draft
    coverage = account(exposed.written, _words_exposed(exposed), exposed.apart)
    return replace(draft, coverage=coverage, lost=(*coverage.missing, *draft.lost))


def _words_exposed(exposed: Exposed) -> Iterator[str]:
    """Yield all that a reader makes of a file's words: the text, labels, marks of notes, comments."""
    yield exposed.text
    for block in exposed.blocks:
        yield block.label or ""
        yield from block.notes
    for comment in exposed.comments:
        yield comment.text


def _expose(opened: Opened, recogniser: PageRecogniser | None) -> Exposed:
    found = likeliest(head_of(opened), draft_formats())
    if found is None or found.draft is None:
        tried = titles_of(draft_formats())
        raise UnreadableSource(
            message(
                "is %(kind)s, and not recognised as a draft (tried: %(tried)s)",
                kind=name_of_kind(opened.kind),
                tried=tried,
            ),
            where=opened.where,
            remedy=REMEDIES.get(opened.kind, message("give the draft in one of these formats")),
        )
    return found.draft(opened, recogniser)
