"""What a database complains of is one line that says what to do; a defect of ours stays what it is."""

import pytest

from travaux.store.errors import complaint_of


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        (
            "failed to resolve host 'records.example': [Errno -2] Name or service not known",
            "cannot be reached",
        ),
        ("connection timeout expired", "cannot be reached"),
        ('connection failed: FATAL:  password authentication failed for user "ana"', "does not let us in"),
        ("canceling statement due to lock timeout", "in use by another process"),
        ("database or disk is full", "the disk is full"),
    ],
)
def test_a_complaint_is_told_in_our_words(complaint: str, said: str) -> None:
    told = complaint_of(complaint, "postgresql://records.example/talks")
    assert told is not None
    assert said in str(told)
    assert "postgresql://records.example/talks" in str(told)


def test_a_defect_is_told_as_it_is() -> None:
    assert complaint_of('syntax error at or near "SELEC"', "record.sqlite") is None
