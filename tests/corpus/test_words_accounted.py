"""The words of real files are exposed or kept apart for a reason; what is missing is told, page by page."""

from pathlib import Path

import pytest

from evals.corpus import CORPUS
from travaux.formats.draft_file import read_draft

LEAST = 0.995
DRAFTS = CORPUS / "drafts"
UNTRUSTED = frozenset(("agreement-ar.pdf", "agreement-ru.pdf", "agreement-zh.pdf"))
"""PDFs whose fonts do not tell their letters: most of their words are missing without recognition."""


def _files(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in CORPUS.glob(pattern))


@pytest.mark.parametrize(
    "path",
    _files("drafts/*/*.pdf", "paris/*.pdf", "drafts/sc-akn/*.xml", "drafts/unfccc/*.docx", "paris/*.md"),
    ids=lambda path: path.name,
)
def test_words_of_drafts_are_accounted_for(path: Path) -> None:
    found = read_draft(path)
    assert found.coverage is not None
    if path.name in UNTRUSTED:
        assert found.coverage.share < LEAST
        assert sum(note.count for note in found.lost) >= found.coverage.count_missing > 0
    else:
        assert found.coverage.share >= LEAST
