"""Who does what beside whom, and what is done to which of two things, in one sentence of a report."""

from pathlib import Path

import pytest
from sentences import reported, spoken

REPORTED = [
    (
        "PERU lifted its reservation on paragraph 4, and NEPAL, joined by BHUTAN, withdrew its objection.",
        {("Peru", "not blocking"), ("Nepal", "not blocking"), ("Bhutan", "not blocking")},
    ),
    (
        "PERU rejected option 2, and NEPAL, supported by BHUTAN, opposed paragraph 9.",
        {("Peru", "oppose"), ("Nepal", "oppose"), ("Bhutan", "oppose")},
    ),
    (
        "PERU, alongside NEPAL and BHUTAN, opposed paragraph 4.",
        {("Peru", "oppose"), ("Nepal", "oppose"), ("Bhutan", "oppose")},
    ),
    (
        "PERU welcomed the survey and, together with NEPAL, urged donors to pay.",
        {("Peru", "welcome"), ("Peru", "call for"), ("Nepal", "call for")},
    ),
    ("PERU supported the Nepalese amendment to article 4.", {("Peru", "support"), ("Nepal", "amend")}),
    ("PERU could agree to the proposal put forward by Nepal.", {("Peru", "support"), ("Nepal", "propose")}),
    ("PERU proposed an amendment to article 4.", {("Peru", "amend")}),
    ("PERU welcomed the survey, and NEPAL opposed paragraph 4.", {("Peru", "welcome"), ("Nepal", "oppose")}),
]


@pytest.mark.parametrize(("sentence", "right"), REPORTED)
def test_each_holder_has_its_own_act(sentence: str, right: set[tuple[str, str]]) -> None:
    assert {(one.actor.name, one.stance.value) for one in reported(sentence)} == right


APART = [
    ("PERU said that article 10 should be deleted and article 11 kept.", {("delete", "Article 10")}),
    (
        "PERU proposed deleting article 10 and retaining article 11.",
        {("delete", "Article 10"), ("support", "retaining article 11")},
    ),
    ("PERU proposed deleting articles 10 and 11.", {("delete", "Article 10"), ("delete", "Article 11")}),
]


@pytest.mark.parametrize(("sentence", "right"), APART)
def test_what_stays_is_not_what_goes(sentence: str, right: set[tuple[str, str]]) -> None:
    found = {(one.stance.value, target.label) for one in reported(sentence) for target in one.targets}
    assert found == right


NOT_HELD = [
    "Let's say we reject paragraph 9: what then?",
    "Let us suppose that we reject paragraph 9.",
    "A delegate of a small country whispered to me: we will never support article 6.",
    "According to the engineers, the fund should be closed.",
    "We must not shrink from a vote on paragraph 3.",
    "I accept with gratitude the invitation to the reception.",
]


@pytest.mark.parametrize("sentence", NOT_HELD)
def test_what_is_supposed_whispered_or_polite_is_no_stand(sentence: str, tmp_path: Path) -> None:
    assert not [
        one for one in spoken(sentence, tmp_path) if one.stance.value in {"oppose", "support", "call for"}
    ]


HELD = [
    ("As Peru said, we oppose paragraph 3.", "oppose"),
    ("We have no choice but to reject paragraph 4.", "oppose"),
    ("We are left with no option but to oppose article 7.", "oppose"),
    ("Our support goes to paragraph 22.", "support"),
    ("The committee lacks the competence to create a panel.", "oppose"),
    ("We emphasize weaknesses in the present rules.", "regret"),
    ("We emphasize the importance of the present rules.", "support"),
    ("We call the draft unbalanced.", "regret"),
    ("A panel is not, strictly speaking, within the mandate that ministers gave to it.", "oppose"),
    ("We go back to the old text.", "amend"),
    ("We warn that a fixed timetable could slow the work.", "oppose"),
]


@pytest.mark.parametrize(("sentence", "stance"), HELD)
def test_what_is_said_outright_is_held(sentence: str, stance: str, tmp_path: Path) -> None:
    assert [one.stance.value for one in spoken(sentence, tmp_path)] == [stance]
