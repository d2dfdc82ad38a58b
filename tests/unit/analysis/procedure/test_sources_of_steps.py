"""Steps that versions, commitments, budgets and the floor tell of."""

from dataclasses import replace
from datetime import date

import pytest

from travaux.analysis.procedure.budgets import read_budget
from travaux.analysis.procedure.challenges import read_challenged, read_count, read_listed
from travaux.analysis.procedure.floor import find_on_floor
from travaux.analysis.procedure.narrated import find_in_meeting, find_steps, parties
from travaux.analysis.procedure.reviews import find_reviews
from travaux.analysis.procedure.versions import find_versions
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.process import Party, Step, StepKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.domain.votes import Votes
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
DAY = date(2031, 5, 1)
CHAIR = Actor("chair", "Chair", ActorKind.ROLE)
MARENIA = Actor("mar", "Marenia", ActorKind.STATE)
RIVERS = Actor("riv", "Group of Rivers", ActorKind.GROUP)


def draft(*texts: str, **facts: object) -> Draft:
    words = "\n".join(texts)
    paragraphs = []
    start = 0
    for index, text in enumerate(texts):
        paragraphs.append(
            Paragraph(index, f"{index + 1}.", ParagraphKind.OPERATIVE, text, start, start + len(text))
        )
        start += len(text) + 1
    plain = Draft(SourceText("d", words), "plain", paragraphs=tuple(paragraphs))
    return replace(plain, **facts)  # type: ignore[arg-type]


def test_a_version_is_circulated_on_its_day_under_its_name() -> None:
    version = draft("1. The toll stays.", stage="Rev.1", symbol="HT/1", title="Accord", date=DAY)
    (step,) = find_versions([version])
    assert (step.kind, step.what, step.date) == (StepKind.CIRCULATED, "Rev.1 · HT/1 · Accord", DAY)
    assert step.citations[0].quote == "1. The toll stays."
    (nameless,) = find_versions([draft("The toll stays.")])
    assert nameless.what == "circulated"


def test_a_version_that_says_so_in_front_is_adopted() -> None:
    said = "Resolution adopted by the Harbour Assembly on 1 May 2031"
    (step,) = find_versions([draft("Accord", said)])
    assert step.kind is StepKind.ADOPTION
    assert step.citations[0].quote == said
    for place, kind in ((29, StepKind.ADOPTION), (30, StepKind.CIRCULATED)):
        (late,) = find_versions([draft(*(f"Line {n}." for n in range(place)), said)])
        assert late.kind is kind


def test_a_version_without_a_word_in_front_is_no_step() -> None:
    assert list(find_versions([draft(" ", "  ")])) == []
    blank = draft(" ", "The toll stays.")
    assert next(find_versions([blank])).citations[0].quote == "The toll stays."


def meeting(*turns: tuple[Speaker, str]) -> Meeting:
    text, interventions = "", []
    for number, (speaker, words) in enumerate(turns):
        start = len(text)
        text += words
        interventions.append(Intervention(f"i{number}", speaker, start, len(text), len(words.split())))
        text += "\n"
    return Meeting(SourceText("m", text), "plain", MeetingFacts(), tuple(interventions))


PRESIDES = Speaker("The Chair", CHAIR, role="Chair")
DELEGATION = Speaker("MARENIA", MARENIA)


def on_floor(*turns: tuple[Speaker, str]) -> list[Step]:
    return list(find_on_floor(meeting(*turns), DAY, REGISTRY))


def test_the_floor_is_for_what_its_chair_opened_it_for_last() -> None:
    before = "I give the floor for explanations of position before the adoption."
    after = "I give the floor for explanations of position after the adoption."
    found = on_floor(
        (DELEGATION, "We thank the pilots."),
        (PRESIDES, before),
        (DELEGATION, "The toll is needed."),
        (PRESIDES, after),
        (DELEGATION, "The toll was needed."),
    )
    assert [(step.kind, step.citations[0].quote) for step in found] == [
        (StepKind.EXPLANATION_BEFORE, "The toll is needed."),
        (StepKind.EXPLANATION_AFTER, "The toll was needed."),
    ]
    assert found[0].by == (Party("Marenia", None),)
    assert found[0].date == DAY


def test_a_turn_of_nobody_known_is_no_step() -> None:
    after = "I give the floor for explanations of position after the adoption."
    assert on_floor((PRESIDES, after), (Speaker("VOICE 3"), "The toll was needed.")) == []


def test_a_turn_says_itself_what_it_is_for_within_its_opening() -> None:
    own = "speaking in exercise of the right of reply, said that the toll was dry."
    (step,) = on_floor((DELEGATION, f"The representative, {own}"))
    assert step.kind is StepKind.RIGHT_OF_REPLY
    assert on_floor((DELEGATION, "The toll stays. " * 20 + own)) == []


def test_a_right_of_reply_ends_with_the_next_words_of_the_chair() -> None:
    reply = "A delegation has asked for the floor in exercise of the right of reply."
    turns = ((PRESIDES, reply), (DELEGATION, "We reply."), (PRESIDES, "Thank you."), (DELEGATION, "We go."))
    found = on_floor(*turns)
    assert [step.citations[0].quote for step in found] == ["We reply."]


def test_a_long_turn_is_shown_by_its_opening_and_names_its_group() -> None:
    after = "I give the floor for explanations of position after the adoption."
    long = "The toll was needed by all pilots of the coast. " * 9
    group = replace(DELEGATION, on_behalf_of=(RIVERS,))
    short, cut = on_floor((PRESIDES, after), (group, "We agree."), (DELEGATION, long))
    assert short.by == (Party("Marenia", "Group of Rivers"),)
    quote = cut.citations[0].quote
    assert 180 < len(quote) <= 200
    assert long[len(quote)] == " "


def test_a_group_named_in_front_is_spoken_for_and_one_merely_named_is_not() -> None:
    after = "I give the floor for explanations of position after the adoption."
    speaks, names = on_floor(
        (PRESIDES, after),
        (DELEGATION, "I speak on behalf of the Group of 77 and China on the toll."),
        (DELEGATION, "We thank the Group of 77 and China for the toll."),
    )
    assert speaks.by[0].speaking_for == "Group of 77 and China"
    assert names.by[0].speaking_for is None


def test_a_review_is_provided_for_where_the_text_decides_it_with_a_day() -> None:
    text = draft(
        "Decides to review the toll at its session in 2035, and no later than 31 December 2035;",
        "Encourages pilots to review the toll by 2035;",
        "Decides to keep the toll until 2035;",
        "Decides to review the toll from time to time;",
    )
    found = list(find_reviews(text))
    assert [(step.kind, step.paragraphs) for step in found] == [(StepKind.REVIEW, ("1",))]
    assert found[0].date == date(2035, 12, 31)


BUDGET = "Statement of budget implications\n\n"


def test_a_budget_reads_rows_of_a_table_and_its_total() -> None:
    rows = "| 4 | Pilots | 300,000 |\n| 5 | Charts | 1 200 000 |\n| | **Total** | 1,500,000 |\n"
    budget = read_budget(SourceText("b", BUDGET + rows))
    assert budget is not None
    assert [(item.paragraphs, item.activity, item.amount) for item in budget.items] == [
        ("4", "Pilots", 300_000),
        ("5", "Charts", 1_200_000),
    ]
    assert budget.total == 1_500_000
    assert budget.total_citation is not None
    assert budget.adds_up


def test_a_row_of_one_cell_answers_no_paragraph() -> None:
    budget = read_budget(SourceText("b", BUDGET + "Pilots\t\t300,000\nCharts\tcoast\t5000\n"))
    assert budget is not None
    assert [(item.paragraphs, item.activity) for item in budget.items] == [
        ("", "Pilots"),
        ("Charts", "coast"),
    ]
    assert budget.total is None


def test_a_total_stated_in_words_is_taken_where_the_table_has_none() -> None:
    stated = "resources amounting to $400,000 are needed.\n"
    alone = read_budget(SourceText("b", BUDGET + stated))
    assert alone is not None
    assert (alone.items, alone.total) == ((), 400_000)
    table = read_budget(
        SourceText("b", BUDGET + stated + "| 4 | Pilots | 300,000 |\n| | Total | 300,000 |\n")
    )
    assert table is not None
    assert table.total == 300_000


def test_only_what_says_so_in_front_is_a_budget() -> None:
    rows = "| 4 | Pilots | 300,000 |\n"
    assert read_budget(SourceText("b", "A table\n" + rows)) is None
    assert read_budget(SourceText("b", "x" * 1450 + " " + BUDGET + rows)) is not None
    assert read_budget(SourceText("b", "x" * 1500 + " " + BUDGET + rows)) is None
    assert read_budget(SourceText("b", BUDGET + "No rows.")) is None


def test_a_list_that_a_person_typed_is_taken_item_by_item() -> None:
    assert read_listed("PP3, 7; 24-26 and chapeau, 7,") == ("PP3", "7", "24", "25", "26", "chapeau")
    assert read_listed(" ") == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("7 of 7 paragraphs", (7, 7)),
        ("0 of 7 paragraphs", (0, 7)),
        ("8 of 7 paragraphs, then 2 of 7 paragraphs", (2, 7)),
        ("0 of 0 paragraphs", None),
    ],
)
def test_a_count_is_of_no_more_than_there_are(words: str, found: tuple[int, int] | None) -> None:
    assert read_count(words) == found


def test_a_number_without_a_list_before_it_is_no_paragraph() -> None:
    assert read_challenged("We wait; 14") == ((), ())
    assert read_challenged("We break silence on paragraph 3; 14") == (("3", "14"), ())
    assert read_challenged("chapeau; paragraph 3") == (("3",), ())
    assert read_challenged("Preambular paragraphs 2 and 3, operative paragraph 4")[0] == ("PP2", "PP3", "4")


def told(words: str, own_day: bool = True, day: date | None = DAY) -> list[Step]:
    return find_steps(SourceText("s", words), day, REGISTRY, own_day)


@pytest.mark.parametrize(
    ("words", "kind", "votes"),
    [
        ("The motion was rejected by 72 votes to 60, with 40 abstentions.", StepKind.MOTION, (60, 72, 40)),
        ("The amendment was adopted by 5 to none.", StepKind.AMENDMENT, (5, 0, None)),
        ("Paragraph 4 was retained by 5 to 3.", StepKind.PARAGRAPH_VOTE, (5, 3, None)),
        (
            "The draft resolution was adopted by 9 votes in favour, 1 against.",
            StepKind.ADOPTION,
            (9, 1, None),
        ),
        ("The draft resolution was rejected by 1 to 9.", StepKind.VOTE, (1, 9, None)),
        ("The proposal was adopted by 9 to 1.", StepKind.VOTE, (9, 1, None)),
    ],
)
def test_a_tally_says_what_it_is_of(words: str, kind: StepKind, votes: tuple[int, int, int | None]) -> None:
    (step,) = told(words)
    assert (step.kind, step.votes, step.date) == (kind, Votes(*votes), DAY)
    assert step.result == words.split(" was ")[1].split()[0]


def test_a_tally_takes_the_day_that_it_names() -> None:
    (step,) = told("On 30 April 2031 the amendment was adopted by 5 to 3.")
    assert step.date == date(2031, 4, 30)
    assert step.what.startswith("On 30 April 2031 the amendment")


def test_what_a_meeting_holds_only_by_hearsay_is_left_out() -> None:
    said = "The draft resolution was adopted without a vote. Silence was broken by Norway."
    for speaker, kinds in ((PRESIDES, [StepKind.ADOPTION]), (DELEGATION, [])):
        found = find_in_meeting(meeting((speaker, said)), DAY, REGISTRY)
        assert [step.kind for step in found] == kinds
    vote = "The amendment was rejected by 3 to 5."
    (step,) = find_in_meeting(meeting((DELEGATION, vote)), DAY, REGISTRY)
    assert step.kind is StepKind.AMENDMENT


def test_what_nobody_in_particular_said_is_the_records_own() -> None:
    text = "The draft resolution was adopted by consensus."
    unattributed = replace(meeting(), source=SourceText("m", text), unattributed=((0, len(text)),))
    (step,) = find_in_meeting(unattributed, DAY, REGISTRY)
    assert (step.kind, step.result) == (StepKind.ADOPTION, "by consensus")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Fiji", (Party("Fiji"),)),
        ("Fiji and Norway", (Party("Fiji"), Party("Norway"))),
        ("Fiji, on behalf of the Group of 77 and China", (Party("Fiji", "Group of 77 and China"),)),
        ("on behalf of the Group of 77 and China", (Party("Group of 77 and China"),)),
        ("Fiji, Norway and Fiji", (Party("Fiji"), Party("Norway"))),
        ("Atlantis", ()),
    ],
)
def test_parties_are_named_with_the_group_that_they_speak_for(words: str, found: tuple[Party, ...]) -> None:
    assert parties(words, REGISTRY) == found
