"""Floors under what `make eval` reports; the corpus lies beside the project."""

from evals import argkp, qmsum


def test_key_points_are_matched_better_than_by_words_or_vectors_alone() -> None:
    cases = list(argkp.read_cases("dev"))
    strict, relaxed = argkp.mean_average_precision(cases, argkp.ours)
    assert strict > 0.78
    assert relaxed > 0.87
    for baseline in (argkp.by_tfidf, argkp.by_cosine):
        plain = argkp.mean_average_precision(cases, baseline)
        assert strict > plain[0]
        assert relaxed > plain[1]


def test_turns_that_answer_are_found_more_often_than_by_bm25() -> None:
    meetings = list(qmsum.read_meetings("val"))[1:4]
    ours, plain = qmsum.recall(meetings, qmsum.ours), qmsum.recall(meetings, qmsum.by_bm25)
    assert ours[0] > 0.55
    assert ours[0] > plain[0]
    assert ours[1] >= plain[1]
