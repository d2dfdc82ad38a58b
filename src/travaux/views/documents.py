"""The forms that a report can be given, by the names that users know them by."""

import json
from collections.abc import Mapping

from travaux.errors import UsageError
from travaux.reports.page import Page

PAGE_FORMS = ("html", "md", "docx")


def give_form(page: Page, form: str) -> bytes:
    """Return ``page`` as a file's bytes; ``form`` is html, md or docx.

    Raises:
        UsageError: if there is no such form.
    """
    if form == "html":
        from travaux.exports.html import write_page as write_html

        return write_html(page).encode()
    if form == "md":
        from travaux.exports.markdown import write_page as write_markdown

        return write_markdown(page).encode()
    if form == "docx":
        from travaux.exports.word import write_page as write_word

        return write_word(page)
    raise UsageError(f"there is no form “{form}”", remedy=f"use one of {', '.join(PAGE_FORMS)}, json")


def as_json(values: Mapping[str, object]) -> bytes:
    """Return JSON that people can read too."""
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()
