"""Whether two statements stand against one another in so many words."""

import pytest

from travaux.analysis.grounding.contrast import opposed
from travaux.analysis.grounding.lines import CitedWords
from travaux.domain.spans import Citation


def words(speaker: str, said: str) -> CitedWords:
    return CitedWords(Citation(speaker, 0, len(said), said), speaker)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We support the levy on boats.", "We do not support a levy on boats."),
        ("The levy should be kept.", "We ask for the deletion of the levy."),
        ("We welcome the new pier.", "A new pier is premature."),
        ("We need a second lock.", "There is no need for a second lock."),
        ("Supporting the levy is wise.", "We oppose the levy."),  # the very first word
    ],
)
def test_for_and_against_one_thing_is_opposed(one: str, other: str) -> None:
    assert opposed([words("Aru", one)], [words("Belmora", other)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We encourage owners to use the existing piers.", "There is no debate on the need for piers."),
        (
            "We stress that the survey was a first step.",
            "Fees are premature. Talks should keep to the survey.",
        ),
        ("We support the levy.", "The levy was mentioned twice."),
        ("We support the levy.", "We oppose the closing of the lock."),
        ("We do not oppose the levy.", "We can accept the levy."),
    ],
)
def test_the_same_or_another_thing_is_not_opposed(one: str, other: str) -> None:
    assert not opposed([words("Aru", one)], [words("Belmora", other)])


def test_a_language_without_rules_opposes_nobody() -> None:
    sides = [words("Aru", "We support the levy.")], [words("Belmora", "We oppose the levy.")]
    assert opposed(*sides)
    assert not opposed(*sides, "fr")
