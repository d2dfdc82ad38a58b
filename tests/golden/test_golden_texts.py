"""The life of one small text in every form, as reviewed; TRAVAUX_REGENERATE=1 writes what is made anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from travaux.analysis.text.comparison import compare
from travaux.analysis.text.threads import follow
from travaux.domain.texts import Draft
from travaux.exports.akoma_ntoso import write_comparison
from travaux.exports.markdown import write_page
from travaux.exports.river import draw_river
from travaux.exports.text_tables import write_words
from travaux.formats.draft_file import read_draft
from travaux.reports import comparison, reading, river, text_life
from travaux.reports.redline import redline

FOLDER = Path(__file__).parent / "texts"
MARKS = {"kept": "{}", "added": "{{+{}+}}", "removed": "{{-{}-}}"}


def _redline(drafts: list[Draft]) -> str:
    lines = redline(compare(drafts[1], drafts[2]))
    return "".join(
        "".join(MARKS[ink.outcome].format(ink.text) for ink in line.inks) + f" ¶{line.end}\n"
        for line in lines
    )


def _river(drafts: list[Draft]) -> str:
    return str(draw_river(river.draw_life(river.read_life(follow(drafts))))).replace("><", ">\n<")


FORMS: dict[str, Callable[[list[Draft]], str]] = {
    "compared.md": lambda drafts: write_page(comparison.page_of(compare(*drafts[:2]))),
    "lineage.md": lambda drafts: write_page(text_life.page_of(follow(drafts))),
    "read.md": lambda drafts: write_page(reading.page_of(drafts[1])),
    "river.svg": _river,
    "words.csv": lambda drafts: write_words(follow(drafts)).decode().replace("\r\n", "\n"),
    "redline.txt": _redline,
    "compared.akn": lambda drafts: write_comparison(compare(*drafts[1:])).decode().replace("><", ">\n<"),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_made_as_reviewed(form: str) -> None:
    drafts = [read_draft(path, source_id=path.name) for path in sorted(FOLDER.glob("[0-9]-*.md"))]
    expected = FOLDER / f"expected.{form}"
    made = FORMS[form](drafts)
    if os.environ.get("TRAVAUX_REGENERATE"):
        expected.write_text(made, encoding="utf-8")
    assert made == expected.read_text(encoding="utf-8")
