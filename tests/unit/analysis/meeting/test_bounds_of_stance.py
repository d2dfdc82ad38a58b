"""Which way a sentence points: how far a negation, a demand and a predicate reach, and what resets them."""

import pytest

from travaux.analysis.meeting.stance import demands, read_signature
from travaux.analysis.wording import stem


@pytest.mark.parametrize(
    ("sentence", "word", "sign"),
    [
        ("We support the pier but oppose the levies.", "levies", -1),
        ("We support the pier but oppose the levies.", "pier", 1),
        ("We oppose the levies. We support the pier.", "pier", 1),
        ("We oppose the levies and the pier.", "pier", -1),
        ("We support reducing levies.", "levies", -1),
        ("We oppose reducing levies.", "levies", 1),
        ("We must reduce reports to free boats.", "reports", -1),
        ("Tolls must not rise.", "Tolls", -1),
        ("Tolls must rise.", "Tolls", 1),
        ("We must strengthen patrols and avoid levies.", "levies", -1),
        ("We must strengthen patrols and avoid levies.", "patrols", 1),
        ("We should refrain from dredging which is not matched by surveys.", "dredging", -1),
    ],
)
def test_what_is_wanted_or_not_is_what_stands_in_reach(sentence: str, word: str, sign: int) -> None:
    assert read_signature(sentence).signs.get(stem(word)) == sign


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("We said “we oppose levies” in jest.", "levies"),
        ("If we must avoid levies, we lose the pier.", "levies"),
        ("Strengthening patrols erodes trust.", "trust"),
        ("We regret that nobody supports the levies.", "jest"),
        ("Could you explain why we must support the levies?", "jest"),
        ("The pier erodes trust and must be closed.", "trust"),
    ],
)
def test_what_is_quoted_supposed_or_only_described_is_nobodys_wish(sentence: str, word: str) -> None:
    assert stem(word) not in read_signature(sentence).signs


@pytest.mark.parametrize(
    ("words", "firm"),
    [(7, True), (8, True), (9, False)],
    ids=["eight words behind", "nine", "ten"],
)
def test_what_stands_within_nine_words_of_the_stand_is_firm(words: int, firm: bool) -> None:
    found = read_signature(f"We support {'the ' * words}levies.")
    assert found.signs[stem("levies")] == 1
    assert (stem("levies") in found.firm) is firm


@pytest.mark.parametrize(("words", "sign"), [(7, -1), (8, None)], ids=["nine words on", "ten"])
def test_a_predicate_reaches_nine_words_back(words: int, sign: int | None) -> None:
    assert read_signature(f"Tolls {'the ' * words}are unacceptable.").signs.get(stem("tolls")) == sign


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("Strengthen patrols.", True),
        ("Avoid levies.", True),
        ("2. Strengthen patrols.", True),
        ("Strengthening patrols is late.", False),
        ("Strengthens patrols.", False),
        ("The pilots of ports strengthen patrols.", False),
        ("Support the levies.", False),
        ("Boats sail.", False),
    ],
)
def test_an_item_of_a_list_may_ask_outright(sentence: str, does: bool) -> None:
    assert demands(sentence) is does
