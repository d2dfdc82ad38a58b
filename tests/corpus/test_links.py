"""A floor under the links of heavily redrafted pairs (figures: `python -m evals.lineage_hard`)."""

from evals import lineage_hard


def test_links_of_hard_pairs_reach_their_floor() -> None:
    assert lineage_hard.main() == 0
