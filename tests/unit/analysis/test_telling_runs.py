"""Which runs of words may name a matter, and which are a piece of one."""

import pytest

from travaux.analysis.wording import telling_runs


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("The harbour levy is high.", {"harbour levy"}),
        ("It must link pilots to accountability structures.", {"accountability structures"}),
        ("Of the seasonal harbour levy, nothing.", {"harbour levy", "seasonal harbour levy"}),
    ],
)
def test_a_whole_group_of_words_names_a_matter(said: str, named: set[str]) -> None:
    assert {words for _, words in telling_runs(said, ())} == named


@pytest.mark.parametrize(
    ("said", "piece"),
    [
        ("There is a need to strengthen internal oversight.", "strengthen internal"),
        ("There is a need to strengthen internal oversight.", "strengthen internal oversight"),
        ("We should protect pilots.", "protect pilots"),
        ("The harbour emergency response benefit is paid.", "harbour emergency"),
    ],
)
def test_what_goes_on_or_opens_with_a_verb_names_none(said: str, piece: str) -> None:
    assert piece not in {words for _, words in telling_runs(said, ())}


def test_names_and_figures_end_a_run() -> None:
    assert not list(telling_runs("Corvane levy, 2030 levy.", {"corvan", "corvane"}))
