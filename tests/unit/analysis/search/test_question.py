"""Questions are understood: whom, which paragraphs, which stance, and what is left as their topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.search.question import Question, understand
from travaux.domain.actors import Sector
from travaux.domain.positions import Stance
from travaux.domain.process import StepKind
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


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
    assert found.actors == ()
    assert found.stances == (Stance.SUPPORT,)
    assert {"Kenya", "fees"} <= set(found.topic)


def test_sectors_and_steps_are_named_by_phrases() -> None:
    assert asked("What did civil society ask for?").sectors == (Sector.CIVIL_SOCIETY,)
    assert asked("Qu'a proposé la société civile ?").sectors == (Sector.CIVIL_SOCIETY,)
    found = asked("Who broke the silence on paragraph 15?")
    assert StepKind.SILENCE_BROKEN in found.steps
    assert (found.paragraphs, found.topic) == (("15",), ())
    after = asked("Which explanations of position came after the adoption?")
    assert after.steps == (StepKind.EXPLANATION_AFTER,)


def test_what_must_be_done_what_is_late_and_what_changed() -> None:
    assert asked("What must the Secretary-General do?").duties
    assert asked("What is overdue?").overdue
    assert asked("What changed in paragraph 2?").history
    assert not asked("What does paragraph 2 say?").history


def test_what_is_due_and_how_soon() -> None:
    assert asked("What is due in the next 90 days?") == Question(
        "What is due in the next 90 days?", due=True, days=90
    )
    assert asked("When is the report due?").topic == ("report",)


@given(st.text())
def test_any_text_is_understood_somehow(text: str) -> None:
    assert isinstance(asked(text), Question)
