"""Whether a record names anybody at all, asked before its sentences are read one by one."""

import pytest

from travaux.analysis.positions.attributions import names_anybody
from travaux.reference.registry import load_registry


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour was closed. Norway regretted it.", "en"),
        ("The British supported the toll.", "en"),
        ("Ms. Orla Quill, director of the port, opposed the toll.", "en"),
        ("La délégation chinoise a rejeté le péage.", "fr"),
    ],
)
def test_a_state_an_adjective_or_a_person_introduced_is_somebody(text: str, language: str) -> None:
    assert names_anybody(text, load_registry(), language)


def test_headings_and_figures_name_nobody() -> None:
    assert not names_anybody("# Item 4\n\nWords of it.\n\n| 12 | 40 |\n", load_registry(), "en")
