"""Budget statements in lists and prose of any layout, and reviews that accounts announce."""

from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.procedure.budgets import read_budget
from travaux.analysis.procedure.reviews import find_announced_reviews
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.pipeline.recognition import recognise

THREE = [("documentation", 52_000), ("webcasting", 21_000), ("security", 15_000)]
BUDGETS = {
    "letters, the amount first": "Requirements of $88,000 would arise, comprising:\n(a) $52,000 for "
    "documentation;\n"
    "(b) $21,000 for webcasting; and\n(c) $15,000 for security.",
    "letters, the amount last": "Requirements of $88,000 would arise, as follows:\n\n(a) Documentation: "
    "$52,000;\n\n"
    "(b) Webcasting: $21,000;\n\n(c) Security: $15,000.",
    "Roman numbers": "An amount of $88,000 would be needed:\n   (i) Documentation: $52,000;\n   (ii) "
    "Webcasting: "
    "$21,000;\n   (iii) Security: $15,000.",
    "marks and commas": "The cost is estimated at EUR 88,000:\n- documentation, EUR 52,000\n- "
    "webcasting, EUR 21,000\n"
    "- security, EUR 15,000",
    "dots, the total last": "a. Documentation .......... $52,000\nb. Webcasting .......... $21,000\nc. "
    "Security "
    ".......... $15,000\nd. Total .......... $88,000",
    "in brackets": "Requirements were put at $88,000: documentation ($52,000), webcasting ($21,000) and "
    "security "
    "($15,000).",
    "in one sentence": "It would give rise to additional requirements of $88,000, comprising $52,000 for "
    "documentation, $21,000 for webcasting and $15,000 for security.",
    "letters in a sentence": "Additional resources of $88,000 would be needed: (a) $52,000 for "
    "documentation; (b) "
    "$21,000 for webcasting; and (c) $15,000 for security.",
    "money in words": "Should the draft be adopted, requirements estimated at 88,000 United States "
    "dollars would "
    "arise. They are:\n\n• Documentation: 52,000 United States dollars\n• Webcasting: 21,000 United "
    "States dollars\n"
    "• Security: 15,000 United States dollars",
    "amounts of": "Requirements of $88,000 would arise.\n(1) Documentation: an amount of $52,000 is "
    "required.\n(2) "
    "Webcasting: an amount of $21,000 is required.\n(3) Security: an amount of $15,000 is required.",
}


@pytest.mark.parametrize("words", BUDGETS.values(), ids=BUDGETS)
def test_a_budget_has_its_items_and_total_in_any_layout(words: str) -> None:
    budget = read_budget(SourceText("note", f"Programme budget implications\n\n{words}\n"))
    assert budget is not None
    assert budget.total == 88_000
    assert [(item.activity.lower(), item.amount) for item in budget.items] == THREE
    assert budget.adds_up


LETTERED = "\n\n(a) Documentation: $52,000;\n\n(b) Webcasting: $21,000;\n\n(c) Security: $15,000."


@pytest.mark.parametrize(
    "words",
    [
        "Oral statement under rule 153\n\nShould the Board adopt the draft, resources in the total amount of "
        "$88,000 would be required:",
        "Note\n\nIf the Council adopted the text, total resources of $88,000 would be needed, as follows:",
        "Note\n\nAdoption of the draft would give rise to expenditure in the amount of $88,000, namely:",
        "Note\n\nTo implement the requests in paragraph 5, an appropriation of $88,000 will be necessary.",
        "Note\n\nThe draft, if adopted, would entail additional costs of $88,000:",
        "Costs of $88,000 would arise from the adoption of the draft decision, broken down below:",
    ],
)
def test_what_a_text_would_cost_is_a_budget_without_the_word(words: str) -> None:
    budget = read_budget(SourceText("note", words + LETTERED))
    assert budget is not None
    assert (budget.total, [item.amount for item in budget.items]) == (88_000, [52_000, 21_000, 15_000])


def test_a_statement_under_a_rule_is_an_account_whatever_shall_be_reviewed(tmp_path: Path) -> None:
    words = f"Oral statement under rule 153\n\nResources of $88,000 would be required:{LETTERED}"
    reviewed = f"{words}\n\nA review of the forum shall take place in 2034."
    assert recognise(_file(tmp_path, reviewed)) is SourceKind.DOCUMENT
    plain = "1. The Board shall meet yearly.\n\n2. A review of the forum shall take place in 2034."
    assert recognise(_file(tmp_path, plain)) is SourceKind.DRAFT


def _file(folder: Path, text: str) -> Path:
    path = folder / "note.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_without_a_total_has_none() -> None:
    words = (
        "Budget implications\n\n(1) Documentation: an amount of $52,000 is required.\n(2) Webcast: $21,000."
    )
    budget = read_budget(SourceText("note", words))
    assert budget is not None
    assert (budget.total, [item.amount for item in budget.items]) == (None, [52_000, 21_000])


@pytest.mark.parametrize(
    "words",
    [
        "Norway said that the budget implications of the draft were unclear. Its pledge of $5,000 for "
        "wells stood.",
        "Norway said that resources of $5,000 would be needed for wells and $7,000 for roads.",
        "If the Conference adopted the text, Norway would give $5,000 to the fund and $6,000 to the trust.",
        "There were no programme budget implications. Peru thanked the donors.",
    ],
)
def test_an_amount_of_something_else_is_no_budget(words: str) -> None:
    assert read_budget(SourceText("note", words)) is None


def test_items_that_do_not_make_the_total_are_kept_beside_it() -> None:
    words = (
        "Budget implications: total requirements of $90,000, comprising $52,000 for documents and "
        "$21,000 for rooms."
    )
    budget = read_budget(SourceText("note", words))
    assert budget is not None
    assert (budget.total, budget.sum, budget.adds_up) == (90_000, 73_000, False)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The arrangements will be reviewed in 2033.", date(2033, 12, 31)),
        ("The mandate is to be reviewed at the ninetieth session, in 2035.", date(2035, 12, 31)),
        (
            "The Assembly decided that the rules shall be reviewed at its ninety-fifth session.",
            date(2041, 9, 9),
        ),
        ("The fund shall be subject to review in 2034.", date(2034, 12, 31)),
        ("A review of the mandate is foreseen for 2036.", date(2036, 12, 31)),
        ("The plan comes up for review in June 2037.", date(2037, 6, 30)),
        ("The Council will review the implementation of the plan in 2033.", date(2033, 12, 31)),
        (
            "Implementation of the outcome will be assessed in 2032 by a high-level meeting.",
            date(2032, 12, 31),
        ),
        ("The parties agreed to review the annex every five years, starting in 2034.", date(2034, 12, 31)),
        ("The next review is scheduled for 2035.", date(2035, 12, 31)),
        ("The stocktaking of progress is due in 2032.", date(2032, 12, 31)),
        ("In 2033, the Conference will take stock of the fund.", date(2033, 12, 31)),
    ],
)
def test_a_review_to_come_is_announced_in_many_ways(words: str, day: date) -> None:
    (step,) = find_announced_reviews(SourceText("note", words), date(2031, 5, 1))
    assert step.date == day


@pytest.mark.parametrize(
    "words",
    [
        "The mandate was reviewed in 2029.",
        "The report will be published in 2033. The review was useful.",
        "Norway said that it would review its position in 2033.",
        "The draft would be reviewed by the editors in June 2033.",
        "The rules shall be reviewed no later than five years after their adoption.",
        "The mandate will be reviewed in 2029.",
    ],
)
def test_what_was_reviewed_or_has_no_day_announces_none(words: str) -> None:
    assert list(find_announced_reviews(SourceText("note", words), date(2031, 5, 1))) == []
