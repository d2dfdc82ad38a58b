"""What stands to the letter is never denied, however few words a proposal changes; what does not, is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.analysis.text.trace import trace
from travaux.domain.lineage import Verdict, Wording

RULE = "The keeper shall light the lamps before the fog signals where the harbour office so requires."
OTHER = "Ferries shall dock at the eastern pier while the western pier is under repair."
WORDS = RULE.split()
EDITS = [
    ("shall", "may"),
    ("The keeper", "Every keeper"),
    ("before", "after"),
    ("the lamps", "the great lamps"),
    ("harbour office", "office"),
    (" where the harbour office so requires", ""),
    ("requires.", "requires and no later than dusk."),
    ("light", "paint"),
    ("signals", "signals and bells"),
    ("so requires", "requires"),
]


def _outcome(proposal: Wording, *texts: Wording, versions: tuple[str, ...] = ()) -> Verdict:
    return trace([proposal], texts, versions)[0].verdict


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_an_amendment_that_makes_the_change_has_it_word_for_word(old: str, new: str) -> None:
    made = RULE.replace(old, new)
    others = [Wording("b", OTHER.replace("shall", "may"), OTHER)]
    assert _outcome(Wording("p", made, RULE), Wording("a", made, RULE), *others) is Verdict.VERBATIM
    assert _outcome(Wording("p", made, RULE), *others) is not Verdict.VERBATIM


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_versions_show_whether_a_change_was_made_stayed_or_went(old: str, new: str) -> None:
    made = RULE.replace(old, new)
    before, after = Wording("1", RULE, draft="v1"), Wording("2", made, draft="v2")
    again = Wording("3", RULE, draft="v3")
    proposal = Wording("p", made, RULE)
    assert _outcome(proposal, before, after, versions=("v1", "v2")) is Verdict.VERBATIM
    assert _outcome(proposal, after, again, versions=("v2", "v3")) is not Verdict.VERBATIM
    assert _outcome(proposal, before, again, versions=("v1", "v3")) is Verdict.NOT_TAKEN_UP


def test_a_change_of_two_words_is_found_in_the_provision_that_it_was_made_in() -> None:
    proposal = Wording("p", "may light", "shall light")
    assert _outcome(proposal, Wording("a", RULE.replace("shall", "may"), RULE)) is Verdict.VERBATIM
    assert _outcome(proposal, Wording("a", RULE.replace("fog", "ice"), RULE)) is Verdict.NOT_TAKEN_UP
    drafts = Wording("1", RULE, draft="v1"), Wording("2", RULE.replace("shall", "may"), draft="v2")
    assert _outcome(proposal, *drafts, versions=("v1", "v2")) is Verdict.VERBATIM


def test_what_is_left_of_a_cut_provision_does_not_stand_while_all_of_it_does() -> None:
    proposal = Wording("p", "The keeper shall light the lamps.", RULE)
    whole, cut = Wording("1", RULE, draft="v1"), Wording("2", proposal.new, draft="v2")
    assert _outcome(proposal, whole, versions=("v1",)) is Verdict.NOT_TAKEN_UP
    assert _outcome(proposal, whole, cut, versions=("v1", "v2")) is Verdict.VERBATIM


def test_wording_over_two_paragraphs_is_found_where_it_begins() -> None:
    texts = Wording("1", RULE, draft="v"), Wording("2", OTHER, draft="v")
    (found,) = trace([Wording("p", f"{RULE} {OTHER}", "")], texts, ("v",))
    assert (found.verdict, found.matches[0].target.id) == (Verdict.VERBATIM, "1")


@given(st.integers(0, len(WORDS) - 1), st.sampled_from(["may", "never", "every", "lamps", "pier"]))
@settings(max_examples=25, deadline=None)
def test_any_change_of_one_word_is_found(place: int, word: str) -> None:
    made = " ".join([*WORDS[:place], word, *WORDS[place + 1 :]])
    if made.rstrip(".") != RULE.rstrip("."):
        texts = Wording("x", OTHER, draft="v"), Wording("y", made, draft="v")
        assert _outcome(Wording("p", made, RULE), *texts, versions=("v",)) is Verdict.VERBATIM


@given(st.integers(0, 3), st.integers(1, 4), st.sampled_from(EDITS))
@settings(max_examples=40, deadline=None)
def test_the_versions_that_have_the_words_are_named_first_and_last(
    before: int, stay: int, edit: tuple[str, str]
) -> None:
    """Put a change into some versions in a row: it is said to stand there, since when and until when."""
    made = RULE.replace(*edit)
    versions = tuple(f"v{n}" for n in range(before + stay + 1))
    texts = [
        Wording(f"{version}-{n}", words, draft=version)
        for number, version in enumerate(versions)
        for n, words in enumerate((made if before <= number < before + stay else RULE, OTHER))
    ]
    (found,) = trace([Wording("p", made, RULE)], texts, versions)
    assert (found.first, found.last) == (versions[before], versions[before + stay - 1])
    assert found.verdict is Verdict.DROPPED
    (found,) = trace([Wording("p", made, RULE)], texts[:-2], versions[:-1])
    assert found.verdict is Verdict.VERBATIM
    assert (found.first, found.last) == (versions[before], versions[-2])


def test_what_stands_nowhere_is_in_no_version() -> None:
    texts = Wording("1", OTHER, draft="v1"), Wording("2", OTHER, draft="v2")
    (found,) = trace([Wording("p", RULE)], texts, ("v1", "v2"))
    assert (found.verdict, found.first, found.last) == (Verdict.NOT_TAKEN_UP, None, None)
