"""The life of a text as files: pages, tables, JSON, and what a terminal shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from travaux.domain.lineage import Comparison, Lineage, TermCount, Trace
from travaux.domain.texts import Draft
from travaux.errors import UsageError
from travaux.exports import text_tables
from travaux.exports.lineage import plain_lineage, plain_origins, plain_terms, plain_traces
from travaux.reports import comparison as compared
from travaux.reports import lineage as terminal
from travaux.reports import reading, text_life, tracing
from travaux.reports.drafts import print_clean, print_draft
from travaux.reports.page import Page
from travaux.views.documents import PAGE_FORMS, as_json, render
from travaux.views.text.drafts import draft_json
from travaux.views.text.lineage import DraftOrigin, comparison_as_json

T = TypeVar("T")
Writers = Mapping[str, Callable[[T], bytes]]


@dataclass(frozen=True, slots=True)
class Counted:
    """Terms that were asked for, and where they stand."""

    wanted: tuple[str, ...]
    counts: tuple[TermCount, ...] = field(repr=False)


def pages(page_of: Callable[[T], Page]) -> Writers[T]:
    """Return the writers of the forms that every page can be given."""
    return {form: partial(_page, page_of, form) for form in PAGE_FORMS}


def _page(page_of: Callable[[T], Page], form: str, found: T) -> bytes:
    return render(page_of(found), form)


def _lines(print_: Callable[[T], str]) -> Callable[[T], bytes]:
    return lambda found: (print_(found) + "\n").encode()


def _akoma_ntoso(found: Draft | Comparison | Lineage) -> bytes:
    from travaux.exports import akoma_ntoso, akoma_ntoso_life  # slow to import, and seldom wanted

    match found:
        case Draft():
            return akoma_ntoso.write_draft(found)
        case Comparison():
            return akoma_ntoso.write_comparison(found)
    return akoma_ntoso_life.write_lineage(found)


def _redline(comparison: Comparison) -> bytes:
    from travaux.exports.tracked_changes import write_redline

    return write_redline(comparison)


def _word(draft: Draft) -> bytes:
    from travaux.exports.draft_word import write_draft

    return write_draft(draft)


DRAFT: Writers[Draft] = {
    **pages(reading.page_of),
    "docx": _word,
    "csv": text_tables.write_draft,
    "akn": _akoma_ntoso,
    "json": draft_json,
    "text": _lines(print_draft),
}
COMPARISON: Writers[Comparison] = {
    **pages(compared.page_of),
    "docx": _redline,
    "csv": text_tables.write_comparison,
    "akn": _akoma_ntoso,
    "json": lambda found: as_json(comparison_as_json(found)),
    "text": _lines(terminal.print_comparison),
}
LINEAGE: Writers[Lineage] = {
    **pages(text_life.page_of),
    "csv": text_tables.write_threads,
    "words.csv": text_tables.write_words,
    "links.csv": text_tables.write_links,
    "akn": _akoma_ntoso,
    "json": lambda found: as_json(plain_lineage(found)),
    "text": _lines(terminal.print_lineage),
}
TRACES: Writers[Sequence[Trace]] = {
    **pages(lambda found: tracing.trace_page(found, {})),
    "csv": text_tables.write_traces,
    "json": lambda found: as_json(plain_traces(found)),
    "text": _lines(terminal.print_traces),
}
ORIGINS: Writers[DraftOrigin] = {
    **pages(lambda found: tracing.origin_page(found.draft, found.borrowings, found.new, {})),
    "csv": lambda found: text_tables.write_origins(found.borrowings),
    "json": lambda found: as_json(plain_origins(found.borrowings, found.new)),
    "text": _lines(lambda found: terminal.print_origins(found.draft, found.borrowings, found.new)),
}
TERMS: Writers[Counted] = {
    **pages(lambda found: tracing.terms_page(found.counts, found.wanted, {})),
    "csv": lambda found: text_tables.write_terms(found.counts),
    "json": lambda found: as_json(plain_terms(found.counts)),
    "text": _lines(lambda found: terminal.print_terms(found.counts)),
}


def in_form(found: T, form: str, writers: Writers[T]) -> bytes:
    """Return what was found as a file's bytes.

    Raises:
        UsageError: if it has no such form.
    """
    if form not in writers:
        raise UsageError(f"there is no form “{form}”", remedy=f"use one of {', '.join(writers)}")
    return writers[form](found)


def draft_text(draft: Draft, *, clean: bool) -> bytes:
    """Return a whole draft as a terminal shows it; ``clean`` without brackets, under the choice it has."""
    return (f"{print_clean(draft) if clean else print_draft(draft, full=True)}\n").encode()
