"""What two sequences of words have in common, exactly and for very long ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.text import sequences
from travaux.analysis.text.sequences import common_runs

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=60)


def _is_sound(old: list[str], new: list[str]) -> bool:
    i = j = 0
    for start, there, size in common_runs(old, new):
        if start < i or there < j or old[start : start + size] != new[there : there + size]:
            return False
        i, j = start + size, there + size
    return True


@given(WORDS, WORDS)
def test_runs_are_the_same_in_both_and_in_order(old: list[str], new: list[str]) -> None:
    assert _is_sound(old, new)


def test_long_sequences_are_cut_at_landmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequences, "LARGEST", 400)
    old = [f"w{number % 97}-{number}" for number in range(300)]
    new = [*old[:100], "put", "in", *old[100:200], *old[230:]]
    assert common_runs(old, new) == [(0, 0, 100), (100, 102, 100), (230, 202, 70)]


def test_long_sequences_without_landmarks_share_nothing_rather_than_take_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sequences, "LARGEST", 10)
    assert common_runs(["a", "b"] * 20, ["b", "a"] * 20) == []
