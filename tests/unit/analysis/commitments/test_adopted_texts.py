"""Which texts say of themselves that they were adopted."""

from dataclasses import replace

import pytest

from tests.unit.analysis.text.drafting import draft
from travaux.analysis.commitments.document_context import is_adopted


@pytest.mark.parametrize("stage", ["adopted", "Adopted", "as adopted", "final text adopted"])
def test_a_stage_may_say_so(stage: str) -> None:
    assert is_adopted(replace(draft("1. We light."), stage=stage))


@pytest.mark.parametrize(
    "stage", ["Rev.1", "to be adopted", "draft", "not adopted", "adopted ad ref", "draft to be adopted", None]
)
def test_another_stage_does_not(stage: str | None) -> None:
    assert not is_adopted(replace(draft("1. We light."), stage=stage))


@pytest.mark.parametrize(
    "front",
    ["# Resolution adopted by the Harbour Assembly on 3 March 2031", "# Treaty concluded on 3 March 2031"],
)
def test_a_heading_in_front_may_say_so(front: str) -> None:
    assert is_adopted(draft(f"{front}\nThe Assembly,\n1. We light."))


@pytest.mark.parametrize(
    "front",
    [
        "# Harbour lights\nRecalling resolution 4, adopted by the Assembly in 2020,",
        "# Draft resolution to follow up the decision adopted by the Assembly on 3 March 2020",
        "# Zero draft of the outcome adopted by the Bureau on 3 March 2031",
        "# Harbour lights",
    ],
)
def test_a_recital_of_another_adoption_or_a_draft_does_not(front: str) -> None:
    assert not is_adopted(draft(f"{front}\n1. We light."))


def test_a_limited_document_is_not_adopted_whatever_its_heading_says() -> None:
    text = draft("# Resolution adopted by the Harbour Assembly on 3 March 2031\n1. We light.")
    assert not is_adopted(replace(text, symbol="H/2/L.7"))
