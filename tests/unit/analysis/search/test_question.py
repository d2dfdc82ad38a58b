"""Questions are understood: whom, which paragraphs, which stance, and what is left as their topic."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.search.question import Question, root_of, understand
from travaux.domain.actors import Sector
from travaux.domain.positions import Stance
from travaux.domain.process import StepKind
from travaux.domain.votes import VoteChoice
from travaux.reference.language_data import LANGUAGES
from travaux.reference.questions import QuestionForm, load_question_forms
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
VERSIONS = [("zero draft", "Zero"), ("Rev.1",), ("Rev.2", "A/80/L.41"), ("adopted",)]


def asked(text: str) -> Question:
    return understand(text, REGISTRY)


@pytest.mark.parametrize(
    ("text", "stances", "paragraphs"),
    [
        ("Who reserved on paragraph 11?", {"reserve"}, ("11",)),
        ("who made reservations on paras 3 and 5-7", {"reserve"}, ("3", "5", "6", "7")),
        ("Which delegations opposed PP3?", {"oppose"}, ("PP3",)),
        ("Who supported or welcomed paragraph 4 bis?", {"support", "welcome"}, ("4 bis",)),
        ("Qui s'est opposé au paragraphe 15 ?", {"oppose"}, ("15",)),
        ("¿Quién apoyó el párrafo 9?", {"support"}, ("9",)),
        ("Who dissociated from the text?", {"dissociate"}, ()),
    ],
)
def test_stances_and_paragraphs_are_recognised(
    text: str, stances: set[str], paragraphs: tuple[str, ...]
) -> None:
    found = asked(text)
    assert {stance.value for stance in found.stances} == stances
    assert found.paragraphs == paragraphs


def test_whose_words_are_sought_and_about_what() -> None:
    found = asked("What did Kenya say about the Digital Forum?")
    assert [actor.name for actor in found.actors] == ["Kenya"]
    assert found.topic == ("Digital", "Forum")
    assert found.stances == ()


def test_a_name_in_small_letters_is_a_name() -> None:
    assert [actor.name for actor in asked("where does kenya stand on fees").actors] == ["Kenya"]


def test_who_supported_somebody_does_not_ask_for_that_somebody() -> None:
    found = asked("Who supported Kenya's proposal on fees?")
    assert found.sought == "agreed with"
    assert (found.actors, [actor.name for actor in found.others]) == ((), ["Kenya"])
    assert found.topic == ("fees",)
    opposed = asked("Who opposed Kenya's proposal on fees?")
    assert (opposed.actors, opposed.stances) == ((), (Stance.OPPOSE,))
    assert {"Kenya", "fees"} <= set(opposed.topic)


def test_sectors_and_steps_are_named_by_phrases() -> None:
    assert asked("What did civil society ask for?").sectors == (Sector.CIVIL_SOCIETY,)
    assert asked("Qu'a proposé la société civile ?").sectors == (Sector.CIVIL_SOCIETY,)
    found = asked("Who broke the silence on paragraph 15?")
    assert StepKind.SILENCE_BROKEN in found.steps
    assert (found.paragraphs, found.topic) == (("15",), ())
    after = asked("Which explanations of position came after the adoption?")
    assert after.steps == (StepKind.EXPLANATION_AFTER,)


def test_what_must_be_done_what_is_late_and_what_changed() -> None:
    assert asked("What must the Secretary-General do?").sought == "duties"
    assert asked("What is overdue?").sought == "overdue"
    assert asked("What changed in paragraph 2?").sought == "history"
    assert asked("What does paragraph 2 say?").sought == "wording"


def test_what_is_due_and_how_soon() -> None:
    found = asked("What is due in the next 90 days?")
    assert (found.sought, found.days, found.topic) == ("due", 90, ())
    assert asked("When is the report due?").topic == ("report",)


def test_duties_are_bounded_by_a_day_or_a_year() -> None:
    by_a_day = asked("What must Kenya do by 30 June 2027?")
    assert (by_a_day.since, by_a_day.until, by_a_day.topic) == (None, date(2027, 6, 30), ())
    in_a_year = asked("What is due in 2026?")
    assert (in_a_year.since, in_a_year.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert asked("What must Kenya do?").until is None


FORMS = [
    (form, text, taken)
    for language in LANGUAGES
    for form in load_question_forms(language)
    if form.language == language
    for texts, taken in ((form.takes, True), (form.leaves, False))
    for text in texts
]


@pytest.mark.parametrize(("form", "text", "taken"), FORMS)
def test_every_form_takes_and_leaves_its_examples(form: QuestionForm, text: str, taken: bool) -> None:
    found = understand(text, REGISTRY, VERSIONS).form
    assert (found == form) is taken


def test_every_form_has_examples_of_both_sides() -> None:
    for language in ("en", "fr", "es"):
        assert all(form.takes and form.leaves for form in load_question_forms(language))


@pytest.mark.parametrize(
    "text",
    [
        "is the moon cheese?", "why did Kenya lie?", "tell me a joke", "How do I bake bread?", "Storms",
        "What is the capital of France?", "Who won the match?", "Kenya", "paragraph", "Who spoke first?",
        "Who did not support paragraph 3?", "Who hasn't spoken about fees?", "What was agreed?",
        "Qui n'a pas voté ?", "¿Quién no votó?",
    ],
)  # fmt: skip
def test_what_no_form_fits_is_not_understood(text: str) -> None:
    assert asked(text).form is None


@pytest.mark.parametrize("text", ["Who will vote against?", "Who asked for the vote?"])
def test_a_vote_that_is_announced_or_asked_for_is_no_vote_cast(text: str) -> None:
    assert asked(text).sought != "vote"


def test_versions_are_named_by_stage_symbol_or_place() -> None:
    def named(text: str) -> tuple[int, ...]:
        return understand(text, REGISTRY, VERSIONS).versions

    assert named("What changed between Rev.1 and Rev.2?") == (1, 2)
    assert named("What changed between rev 1 and the adopted text?") == (1, 3)
    assert named("What is new in A/80/L.41?") == (2,)
    assert named("What changed between the first draft and the latest version?") == (0, 3)
    assert named("What changed between Rev.2 and adopted?") == (2, 3)
    assert named("When was it adopted?") == ()
    assert named("What did Rev.11 change?") == ()


def test_who_voted_how_is_asked_by_choice() -> None:
    assert asked("who voted against?").choices == (VoteChoice.AGAINST,)
    assert asked("How many abstained?").choices == (VoteChoice.ABSTAINING,)
    assert asked("Which members voted in favour?").choices == (VoteChoice.FAVOUR,)
    assert asked("Who did not vote?").choices == (VoteChoice.NOT_VOTING,)
    assert asked("How did Kenya vote?").choices == ()


@given(st.text())
def test_any_text_is_understood_somehow(text: str) -> None:
    assert isinstance(asked(text), Question)


@pytest.mark.parametrize(
    ("word", "root"),
    [("gas", "gas"), ("bus", "bus"), ("laws", "law"), ("ties", "tie"), ("piers", "pier"), ("toll", "toll")],
)
def test_words_of_a_topic_lose_their_plural_where_more_than_three_letters_are_left(
    word: str, root: str
) -> None:
    assert root_of(word) == root
