"""“There is no need” for a thing is opposition to it; a need that there is, is a call."""

import pytest

from tests.unit.analysis.positions.sentences import reported
from travaux.domain.positions import Stance


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("there was no need to reopen paragraph 5", Stance.OPPOSE),
        ("there was little need for paragraph 5", Stance.OPPOSE),
        ("there was a need to strengthen paragraph 5", Stance.CALL_FOR),
        ("there was still an urgent need to strengthen paragraph 5", Stance.CALL_FOR),
        ("there was no need to oppose paragraph 5", Stance.NOT_BLOCKING),
    ],
)
def test_a_need_is_heard_with_its_no(said: str, stance: Stance) -> None:
    assert [each.stance for each in reported(f"KENYA said {said}.")] == [stance]
