"""What is said off the cuff: what only looks at a thing takes no stand, and plain words beside it do."""

from pathlib import Path

import pytest

from tests.unit.analysis.positions.sentences import reported, spoken


def told(sentence: str, folder: Path) -> set[str]:
    return {
        f"{one.actor.code} {one.stance}: {', '.join(target.label for target in one.targets)}".strip(": ")
        for one in spoken(sentence, folder)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Some would say we need a new fund, do you agree?",
        "The table shows how to count ships and what needs to be counted.",
        "Will this be left to the bureau and should it have been settled before.",
        "Should we do this in Geneva or before.",
        "We have to recognize that this is no rule.",
        "There was a concern that calls for more ports have been made to others.",
        "They cannot be used, they can't be sold and they can't be carried.",
        "They praise the ban on goods that have no place in a harbour.",
        "We should all take pride in that.",
        "Whenever you have several values, you need to add them.",
        "You should now be able to choose a room.",
        "I cannot underscore how much the pilots have done.",
        "I want to strike a hopeful tone.",
        "This can lead the pilots to have to guess the depth.",
        "And so we really want to see what happens with those.",
        "Let's try another speaker and see if that helps.",
        "It is an important one.",
        "That is the part I want to highlight.",
        "Last calls for announcements.",
    ],
)
def test_what_is_looked_at_described_or_admired_is_no_stand(sentence: str, tmp_path: Path) -> None:
    assert told(sentence, tmp_path) == set()


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("We must recognize that the fund should be doubled.", "NOR call for: fund should be doubled"),
        ("We want to strike paragraph 4.", "NOR delete: 4"),
        ("We want to see a report every year.", "NOR call for: report every year"),
        ("We are going to have to change paragraph 4.", "NOR call for: 4"),
        ("A paragraph that has no place in this text must go.", "NOR oppose: text"),
        ("This is precisely the opposite of what should happen in the ports.", None),
        ("A discussion on what goes into ports is beyond the mandate.", "NOR oppose"),
        ("We do not see why paragraph 12 should go.", "NOR oppose: deletion of paragraph 12"),
        ("Will you vote? We oppose paragraph 3.", "NOR oppose: 3"),
    ],
)
def test_plain_words_beside_them_take_a_stand(sentence: str, held: str | None, tmp_path: Path) -> None:
    found = told(sentence, tmp_path)
    assert (held in found) if held else found


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("We oppose paragraph 8, it is written. Nothing could be further from the truth.", set()),
        ("Nous nous opposons au paragraphe 8, écrit-on. Il n'en est rien.", set()),
        ("Rechazamos el párrafo 8, se escribe. Eso no es cierto.", set()),
        ("We oppose paragraph 8. That is not true of paragraph 9.", {"NOR oppose: 8"}),
        ("We oppose paragraph 8. It is not true that it helps.", {"NOR oppose: 8"}),
    ],
)
def test_the_next_sentence_may_deny_what_was_said(sentence: str, held: set[str], tmp_path: Path) -> None:
    assert told(sentence, tmp_path) == held


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        (
            "I speak to a text to which Kenya and Ghana subscribe.",
            {"KEN align with: a text", "GHA align with: a text"},
        ),
        (
            "I add little to the statement of the African Group, to which my country subscribes.",
            {"NOR align with: the statement of the African Group"},
        ),
        ("I speak to a text to which Kenya made changes.", set()),
    ],
)
def test_who_joins_a_statement_by_a_clause_behind_it(sentence: str, held: set[str], tmp_path: Path) -> None:
    assert {one for one in told(sentence, tmp_path) if "align" in one} == held


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Let's go with the wording of paragraph 4.", "NOR support: 4"),
        ("Let's stick with the original text of paragraph 4.", "NOR support: 4"),
        ("Paragraphs 10 and 11 say the same thing and could be combined.", "NOR amend: 10, 11"),
        ("Articles 3 and 4 repeat each other and can be merged.", "NOR amend: Article 3, Article 4"),
        ("I'm going to vote no on this article.", "NOR oppose: this article"),
        ("We can't live with paragraph 4.", "NOR oppose: 4"),
        ("I don't think that's a good idea.", "NOR oppose"),
        ("I'm not convinced by paragraph 4.", "NOR oppose: 4"),
    ],
)
def test_talk_agrees_changes_and_refuses_in_its_own_words(sentence: str, held: str, tmp_path: Path) -> None:
    assert held in told(sentence, tmp_path)


@pytest.mark.parametrize(
    "sentence",
    ["Let's go with the flow.", "Let's go on with paragraph 4.", "Paragraphs 10 and 11 say the same thing."],
)
def test_going_on_and_comparing_take_no_stand(sentence: str, tmp_path: Path) -> None:
    assert told(sentence, tmp_path) == set()


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("CHINA said, and PAKISTAN agreed, that the table should be removed.", {"CHN", "PAK"}),
        ("CHINA insisted, and the EU concurred, that donors should pay.", {"CHN", "EU"}),
        ("CHINA said, and parties agreed, that the table should be removed.", {"CHN"}),
    ],
)
def test_what_one_said_and_another_agreed_is_of_both(sentence: str, holders: set[str]) -> None:
    found = reported(sentence)
    assert {one.actor.code for one in found} == holders
    assert len({one.stance for one in found}) == 1


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("Mexico opposed the cap, according to experts.", set()),
        ("According to experts, Mexico opposed the cap.", set()),
        ("Mexico opposed the cap, according to its instructions.", {"MEX"}),
    ],
)
def test_a_view_told_of_experts_is_hearsay_before_and_behind(sentence: str, holders: set[str]) -> None:
    assert {one.actor.code for one in reported(sentence)} == holders


def test_a_reason_that_is_told_of_experts_leaves_the_stand(tmp_path: Path) -> None:
    said = "We oppose paragraph 4, because it would harm reefs, according to experts."
    assert told(said, tmp_path) == {"NOR oppose: 4"}
