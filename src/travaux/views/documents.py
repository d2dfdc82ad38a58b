"""The forms that a report can be given, by the names that users know them by."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from travaux.domain.messages import Text
from travaux.domain.review import describe_review
from travaux.errors import UsageError
from travaux.exports.html.page import page_context
from travaux.exports.wording import written_in as written_in
from travaux.plugins import ensure_new, provided
from travaux.reports.page import Page
from travaux.reports.positions import target_name
from travaux.reports.reviewed import Reviewed, with_reviews


def _html(page: Page) -> bytes:
    from travaux.exports.html import write_page  # each is imported only when it is asked for

    return write_page(page).encode()


def _markdown(page: Page) -> bytes:
    from travaux.exports.markdown import write_page

    return write_page(page).encode()


def _word(page: Page) -> bytes:
    from travaux.exports.word import write_page

    return write_page(page)


_SHIPPED: Mapping[str, Callable[[Page], bytes]] = {"html": _html, "md": _markdown, "docx": _word}


def _with_plugins() -> Mapping[str, Callable[[Page], bytes]]:
    """Return the writer of every form, those of plug-ins too, by the suffix of its files."""
    added = provided("exporters")
    for name in added:
        ensure_new("exporters", name, {*_SHIPPED, "json", "csv", "ics", "akn", "text"})
    return {**_SHIPPED, **added}


PAGE_WRITERS = _with_plugins()
PAGE_FORMS = tuple(PAGE_WRITERS)
"""The forms that every page can be given: html, md, docx, and those of plug-ins."""


def render(page: Page, form: str) -> bytes:
    """Return ``page`` as a file's bytes; ``form`` is one of ``PAGE_FORMS``.

    Raises:
        UsageError: if there is no such form.
    """
    if form not in PAGE_WRITERS:
        raise UsageError(f"there is no form “{form}”", remedy=f"use one of {', '.join(PAGE_FORMS)}, json")
    return PAGE_WRITERS[form](page)


def as_json(values: Mapping[str, object]) -> bytes:
    """Return JSON that people can read too."""
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Document:
    """A report as a page shows it; whatever form it is wanted in, its lines keep the words they rest on."""

    report: Page = field(repr=False)

    def with_reviews(self, said: Iterable[Reviewed]) -> "Document":
        """Return the document with what people said of the findings that its lines rest on."""
        return Document(with_reviews(self.report, said))

    def without(self, section: str) -> "Document":
        """Return the document less a section that its page shows in a way of its own."""
        kept = tuple(part for part in self.report.sections if part.id != section)
        return Document(replace(self.report, sections=kept))

    def context(self, also: Iterable[tuple[int, int]] = ()) -> dict[str, object]:
        """Return what the templates of blocks print; ``also`` are spans that other pages cite."""
        return page_context(self.report, also)


BLOCK_FUNCTIONS: Mapping[str, Callable[..., Text]] = {
    "target_name": target_name,
    "describe_review": describe_review,
}
"""By the names that templates know, what names the target of a position and describes a review."""
