"""Who challenged what when silence was broken, and whether in time."""

from datetime import date

import pytest

from travaux.analysis.procedure.budgets import read_budget
from travaux.analysis.procedure.narrated import find_steps
from travaux.analysis.procedure.objections import read_objections
from travaux.analysis.procedure.reviews import find_announced_reviews
from travaux.analysis.procedure.timeline import chart
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

DAY = date(2031, 5, 1)
GROUP = "Group of 77 and China"
BROKEN, LATE = StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION
PLACED = "The draft was placed under silence until 18 May 2031, 10:00. "


def told(text: str) -> tuple[Step, ...]:
    return chart(find_steps(SourceText("letter", text), DAY, load_registry())).steps


def who_challenged(text: str) -> set[tuple[tuple[str, ...], str | None, tuple[str, ...]]]:
    return {
        (tuple(party.name for party in step.by), step.by[0].speaking_for, step.paragraphs)
        for step in told(text)
        if step.kind in (BROKEN, LATE)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Silence was broken by Norway and Peru on paragraph 4, and by Cuba, on behalf of the Group "
            "of 77 and"
            " China, on 7 bis and PP3.",
            {(("Norway", "Peru"), None, ("4",)), (("Cuba",), GROUP, ("7 bis", "PP3"))},
        ),
        (
            "Fiji broke silence on paragraphs 12–15, Chad challenged paragraph 3, and Peru objected to "
            "7 and 44.",
            {
                (("Fiji",), None, ("12", "13", "14", "15")),
                (("Chad",), None, ("3",)),
                (("Peru",), None, ("7", "44")),
            },
        ),
        (
            "The text was under silence. Fiji broke silence on paragraph 2. Chad challenged paragraph 3.",
            {(("Fiji",), None, ("2",)), (("Chad",), None, ("3",))},
        ),
        (
            "Silence was broken by the following delegations:\n- Norway: paragraphs 3 and 7\n"
            "- Peru (on behalf of the Group of 77 and China): 12-14\n- Borduria: paragraph 9",
            {
                (("Norway",), None, ("3", "7")),
                (("Peru",), GROUP, ("12", "13", "14")),
                (("Borduria",), None, ("9",)),
            },
        ),
        (
            "Silence was broken by Borduria on paragraphs 12 and 13, by Norway on 3 and by Syldavia on 8.",
            {(("Borduria",), None, ("12", "13")), (("Norway",), None, ("3",)), (("Syldavia",), None, ("8",))},
        ),
        (
            "Paragraph 4 was challenged by Norway and paragraph 7 by Peru, and silence was thus broken.",
            {(("Norway",), None, ("4",)), (("Peru",), None, ("7",))},
        ),
        (
            "Norway, with Peru, broke silence on paragraphs 3, 5 and 9.",
            {(("Norway", "Peru"), None, ("3", "5", "9"))},
        ),
    ],
)
def test_each_objector_has_its_own_provisions(text: str, expected: set[object]) -> None:
    assert who_challenged(text) == expected


def test_each_objection_has_its_own_day() -> None:
    words = "Silence was broken on 3 May by Norway on paragraph 5 and on 4 May by Peru on paragraph 6."
    assert [(step.by[0].name, step.date) for step in told(words)] == [
        ("Norway", date(2031, 5, 3)),
        ("Peru", date(2031, 5, 4)),
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (PLACED + "On 19 May 2031, at 9.20 a.m., Norway broke silence on paragraph 7.", LATE),
        (PLACED + "On 18 May 2031, at 10.01 a.m., Norway broke silence on paragraph 7.", LATE),
        (PLACED + "At 10 a.m. on 18 May 2031 Norway broke silence on paragraph 7.", BROKEN),
        (PLACED + "Norway broke silence on 17 May 2031 on paragraph 7.", BROKEN),
        (PLACED + "Norway broke silence on 20 May 2031 on paragraph 7.", LATE),
        (PLACED + "Norway broke silence on paragraph 7.", BROKEN),
        (
            PLACED
            + "The silence was extended until 20 May 2031, 10:00. On 19 May 2031 Norway broke silence.",
            BROKEN,
        ),
        ("An objection was received from Norway after the deadline for silence had expired.", LATE),
        (
            "I place the text under silence until 10 a.m. (New York time) on 18 May 2031."
            " At 15:30 Geneva time on 18 May 2031, Norway broke silence on paragraph 2.",
            BROKEN,
        ),
        (
            "I place the text under silence until 10 a.m. (New York time) on 18 May 2031."
            " At 16:10 Geneva time on 18 May 2031, Norway broke silence on paragraph 2.",
            LATE,
        ),
    ],
)
def test_an_objection_is_in_time_or_late(words: str, kind: StepKind) -> None:
    assert [step.kind for step in told(words) if step.kind in (BROKEN, LATE)] == [kind]


@pytest.mark.parametrize(
    ("words", "total", "amounts", "posts"),
    [
        (
            "Programme budget implications: additional requirements would amount to $1,200,000: $900,000 for"
            " conference services and $300,000 for two P-4 posts.",
            1_200_000,
            [900_000, 300_000],
            ("two P-4 posts",),
        ),
        (
            "Statement of financial implications. The total cost is US$ 2.4 million:\n"
            "(a) Office for Gauges (one P-3 post): US$ 1.4 million\n(b) Documentation – US$ 1,000,000",
            2_400_000,
            [1_400_000, 1_000_000],
            ("one P-3 post",),
        ),
        (
            "Budget implications: $45,000 for interpretation; $5,000 for travel. Total requirements of "
            "$50,000.",
            50_000,
            [45_000, 5_000],
            (),
        ),
        (
            "The text has budget implications: additional requirements of $600,000 under section 9 and "
            "$40,000"
            " under section 2.",
            None,
            [600_000, 40_000],
            (),
        ),
    ],
)
def test_a_budget_is_read_from_prose_and_lists(
    words: str, total: int | None, amounts: list[int], posts: tuple[str, ...]
) -> None:
    budget = read_budget(SourceText("note", words))
    assert budget is not None
    assert (budget.total, [item.amount for item in budget.items], budget.posts) == (total, amounts, posts)


def test_words_of_budget_without_amounts_state_none() -> None:
    assert read_budget(SourceText("note", "Norway asked about budget implications in 2025.")) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The next overall review will be held in 2035.", date(2035, 12, 31)),
        ("The second review conference shall take place in June 2033.", date(2033, 6, 30)),
        ("The next review of the fund was held in 2029.", None),
        ("Norway reviewed the text in 2035.", None),
    ],
)
def test_the_next_review_is_found_in_an_account(words: str, day: date | None) -> None:
    found = list(find_announced_reviews(SourceText("note", words), DAY))
    assert [step.date for step in found] == ([day] if day else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Silence was broken by Chile (paragraphs 4 and 6) and, on behalf of the African "
            "Group, by Ghana (paragraph 8).",
            [("Chile", None, "4 6"), ("Ghana", "African Group", "8")],
        ),
        (
            "Silence was broken by Chile (paragraph 4), on behalf of the African Group, by Ghana "
            "(paragraph 8) and by Japan (paragraph 9).",
            [("Chile", None, "4"), ("Ghana", "African Group", "8"), ("Japan", None, "9")],
        ),
        (
            "Silence was broken by Chile (paragraph 1) and, for the African Group, Ghana "
            "(paragraphs 3 to 5).",
            [("Chile", None, "1"), ("Ghana", "African Group", "3 4 5")],
        ),
        (
            "On behalf of the African Group, Ghana broke silence on paragraph 8, and Chile on paragraph 4.",
            [("Ghana", "African Group", "8"), ("Chile", None, "4")],
        ),
        (
            "Silence was broken by Ghana (paragraph 8), on behalf of the African Group, and Chile "
            "(paragraph 4).",
            [("Ghana", "African Group", "8"), ("Chile", None, "4")],
        ),
        (
            "Ghana broke silence, on behalf of the African Group, on paragraph 8, and Chile on paragraph 4.",
            [("Ghana", "African Group", "8"), ("Chile", None, "4")],
        ),
    ],
)
def test_a_group_is_of_whoever_speaks_for_it_in_front_or_behind(
    words: str, told: list[tuple[str, str | None, str]]
) -> None:
    found = read_objections(words, load_registry())
    assert [
        (party.name, party.speaking_for, " ".join(one.paragraphs)) for one in found for party in one.by
    ] == told
