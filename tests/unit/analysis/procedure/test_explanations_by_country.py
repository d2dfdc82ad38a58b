"""Who explained a vote or position, as reports, lists of speakers and digests put it, one State at a time."""

from datetime import date

import pytest

from travaux.analysis.procedure.budgets import read_budget
from travaux.analysis.procedure.narrated import find_steps
from travaux.domain.process import DayRange, Step
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry


def steps(text: str, near: date | None = date(2031, 1, 1)) -> list[Step]:
    return find_steps(SourceText("report", text), near, load_registry(), own_day=False)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Kenya dissociated itself from paragraph 3 and Ghana distanced itself from the 2030 Agenda.",
            "Ghana, Kenya",
        ),
        ("Brazil – Representative providing explanation of position regarding the document", "Brazil"),
        ("Peru's explanation of position stressed the right of States to regulate.", "Peru"),
        ("Explanations of position came from Japan, Kenya and Peru.", "Japan, Kenya, Peru"),
        (
            "Delegations that explained their position after adoption included Chile and Norway.",
            "Chile, Norway",
        ),
        ("Japan (explanation of position): The text is balanced.", "Japan"),
        ("Statements in explanation of position: Chad, Fiji, Oman.", "Chad, Fiji, Oman"),
        ("Explanation of vote – Mongolia\n\nThe text is balanced.", "Mongolia"),
        ("In its explanation of position, Qatar objected to paragraph 4.", "Qatar"),
        ("Togo distanced itself from several provisions of the outcome document.", "Togo"),
        ("Malta did not consider itself bound by paragraph 7 of the resolution.", "Malta"),
        ("Explaining its position, Mali regretted the haste.", "Mali"),
        ("Honduras noted in its explanation of vote that the text had changed.", "Honduras"),
        ("Dissociations from paragraph 8 were put on record (Samoa, Tonga).", "Samoa, Tonga"),
        ("Kenya may dissociate itself from paragraph 3.", ""),
        ("Ghana distanced itself from the rumours in the press.", ""),
        ("No delegation gave an explanation of position.", ""),
        ("Brazil – Representative speaking on connectivity", ""),
        ("Peru asked whether explanations of vote would be heard.", ""),
    ],
)
def test_each_state_that_explained_is_told(words: str, names: str) -> None:
    explained = {party.name for step in steps(words) for party in step.by if "explanation" in step.kind}
    assert sorted(explained) == [name for name in names.split(", ") if name]


def test_a_group_is_told_with_the_one_who_spoke_for_it() -> None:
    (step,) = steps("Iraq on behalf of Group of 77 and China – Representative giving explanation of position")
    assert [(one.name, one.speaking_for) for one in step.by] == [("Iraq", "Group of 77 and China")]


@pytest.mark.parametrize(
    ("words", "day", "between"),
    [
        (
            "A zero draft was circulated at the end of August 2030.",
            None,
            (date(2030, 8, 21), date(2030, 8, 31)),
        ),
        ("A zero draft was circulated in early May 2030.", None, (date(2030, 5, 1), date(2030, 5, 10))),
        (
            "The talks met on 11 October 2030. Over the weekend, Rev.4 was circulated.",
            None,
            (date(2030, 10, 12), date(2030, 10, 13)),
        ),
        ("The talks met on 11 October 2030. On Tuesday, Rev.4 was circulated.", date(2030, 10, 15), None),
        ("The talks met on 11 October 2030. On Friday, Rev.4 was circulated.", None, None),
        ("Over the weekend, Rev.4 was circulated.", None, None),
        ("Rev.4 was circulated between May 2030 and June 2030.", None, None),
    ],
)
def test_what_names_no_day_is_kept_between_two(
    words: str, day: date | None, between: tuple[date, date] | None
) -> None:
    step = next(one for one in steps(words, None) if one.kind == "circulated")
    assert (step.date, step.between) == (day, DayRange(*between) if between else None)


def test_a_range_cannot_end_before_it_begins() -> None:
    assert DayRange(date(2030, 1, 1), date(2030, 1, 1)).last == date(2030, 1, 1)
    with pytest.raises(ValueError, match="before it begins"):
        DayRange(date(2030, 1, 2), date(2030, 1, 1))


def test_consultations_keep_whole_words() -> None:
    (step,) = steps("The chairs held two rounds of consultations in May 2030.", None)
    assert step.what == "rounds of consultations"


def test_a_budget_far_below_its_announcement_is_found() -> None:
    far = "The Secretariat announced the financial implications.\n\n" + "The debate went on.\n\n" * 400
    listed = "Resource requirements, broken down as follows:\n\n– Lamps: $5,500\n\n– Quays: $4,000 (one P3)\n"
    budget = read_budget(SourceText("report", f"{far}Total resource requirements of $9,500. {listed}"))
    assert budget is not None
    assert (budget.total, [one.amount for one in budget.items]) == (9500, [5500, 4000])
    assert budget.items[1].posts == "one P3"
