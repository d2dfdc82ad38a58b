"""The life of a text as files: pages, tracked changes, tables, Akoma Ntoso, JSON."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from travaux.domain.lineage import Comparison, Lineage
from travaux.errors import UsageError
from travaux.exports.lineage import plain_lineage
from travaux.reports import comparison as compared
from travaux.reports import lineage as terminal
from travaux.reports import text_life
from travaux.service.forms import as_json, give_form
from travaux.service.lineage import comparison_as_json

T = TypeVar("T")
Writers = Mapping[str, Callable[[T], bytes]]

COMPARISON: Writers[Comparison] = {
    "html": lambda found: give_form(compared.page_of(found), "html"),
    "md": lambda found: give_form(compared.page_of(found), "md"),
    "json": lambda found: as_json(comparison_as_json(found)),
    "text": lambda found: (terminal.print_comparison(found) + "\n").encode(),
}
LINEAGE: Writers[Lineage] = {
    "html": lambda found: give_form(text_life.page_of(found), "html"),
    "md": lambda found: give_form(text_life.page_of(found), "md"),
    "docx": lambda found: give_form(text_life.page_of(found), "docx"),
    "json": lambda found: as_json(plain_lineage(found)),
    "text": lambda found: (terminal.print_lineage(found) + "\n").encode(),
}


def in_form(found: T, form: str, writers: Writers[T]) -> bytes:
    """Return what was found as a file's bytes.

    Raises:
        UsageError: if it has no such form.
    """
    if form not in writers:
        raise UsageError(f"there is no form “{form}”", remedy=f"use one of {', '.join(writers)}")
    return writers[form](found)
