"""A provision is tied to a paragraph that was there to be spoken of, or says why it is not."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.target_resolution import ground
from travaux.analysis.text.threads import follow
from travaux.domain.positions import Target
from travaux.domain.spans import SourceText
from travaux.formats.draft_file import read_draft
from travaux.reference.registry import load_registry

DRAFT = """# Draft agreement on lamps, 3 May 2031

## Article 3

1. Parties shall light their harbours.

2. Parties shall count their lamps.

5. Parties shall report every year.

## Article 4

1. A fund is hereby established.

2. The fund shall report every year.
"""


def _bound(
    tmp_path: Path, said: str, day: date | None = date(2031, 5, 4), stage: str | None = None
) -> Target:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    draft = replace(read_draft(path), date=date(2031, 5, 3), stage=stage)
    source = SourceText("report", f"Report of the day\n\nNorway {said}.\n")
    found = find_reported(source, load_registry(), date=day)
    (position,) = ground(found, follow([draft])).positions
    return position.targets[0]


@pytest.mark.parametrize(
    "said",
    [
        "opposed paragraph 5",
        "opposed paragraph 2 of Article 4",
        "opposed Article 3, paragraph 1",
        "opposed paragraph 5 of the draft text",
        "opposed paragraph 2 of Article 4 of the draft agreement on lamps",
    ],
)
def test_one_paragraph_of_the_text_on_the_table_is_tied(tmp_path: Path, said: str) -> None:
    target = _bound(tmp_path, said)
    assert target.thread is not None
    assert target.why_unbound is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("opposed paragraph 1", "2 paragraphs have the number 1: Article 3, Article 4"),
        ("opposed paragraph 5 of the Harbour Protocol", "of another text: Harbour Protocol"),
        ("opposed paragraph 5 of the draft decision on tolls", "of another text: draft decision on tolls"),
        ("opposed paragraph 9", "paragraph 9 of 5"),
        ("opposed paragraph 5 of Article 4", "Article 4, paragraph 5 of 5"),
    ],
)
def test_what_is_not_one_paragraph_of_it_says_why(tmp_path: Path, said: str, why: str) -> None:
    target = _bound(tmp_path, said)
    assert target.thread is None
    assert target.paragraph is None
    assert str(target.why_unbound) == why


@pytest.mark.parametrize(("day", "tied"), [(date(2031, 5, 2), False), (date(2031, 5, 3), True), (None, True)])
def test_a_text_that_came_later_was_not_there_to_be_spoken_of(
    tmp_path: Path, day: date | None, tied: bool
) -> None:
    target = _bound(tmp_path, "opposed paragraph 5", day)
    assert (target.thread is not None) is tied
    assert tied or (str(target.why_unbound) or "").startswith("of a text not at hand")


@pytest.mark.parametrize(
    ("said", "stage", "tied"),
    [
        ("expressed a reservation on paragraph 5", "Rev.1", True),
        ("expressed a reservation on paragraph 5", None, True),
        ("expressed a reservation on paragraph 5", "Chair’s paper", False),
        ("opposed paragraph 5", "Chair’s paper", True),
    ],
)
def test_what_is_placed_on_record_at_adoption_is_of_no_paper_that_came_before_drafts(
    tmp_path: Path, said: str, stage: str | None, tied: bool
) -> None:
    target = _bound(tmp_path, said, stage=stage)
    assert (target.thread is not None) is tied
    assert tied or str(target.why_unbound) == "the text that was adopted is not at hand"
