"""Guidelines: the shipped checklist, and a user's own, refused where it names no figure of the record."""

import pytest

from travaux.errors import UsageError
from travaux.reference.guidelines import FIGURES, load_guidelines, parse_guidelines


def test_every_shipped_step_shows_a_figure() -> None:
    assert {step.shows for step in load_guidelines().steps} <= set(FIGURES)


def test_a_step_of_ones_own_may_show_nothing() -> None:
    own = parse_guidelines(
        {"name": "Code", "step": [{"title": " Heard ", "shows": "sectors"}, {"title": "Paid"}]}
    )
    assert (own.name, [(step.title, step.shows, step.silent) for step in own.steps]) == (
        "Code",
        [("Heard", "sectors", ""), ("Paid", None, "")],
    )


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({}, "at least one step"),
        ({"step": [{"shows": "sectors"}]}, "has no title"),
        ({"step": [{"title": " "}]}, "has no title"),
        ({"step": [{"title": "Heard", "shows": "secters"}]}, "no figure of the record"),
    ],
)
def test_what_is_no_guidelines_is_refused(table: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        parse_guidelines(table)
