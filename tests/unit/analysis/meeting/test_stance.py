import pytest

from travaux.analysis.meeting.stance import read_signature
from travaux.analysis.wording import stem


@pytest.mark.parametrize(
    ("sentence", "word", "sign"),
    [
        ("We support a permanent harbour forum.", "harbour", 1),
        ("We do not support a permanent harbour forum.", "harbour", -1),
        ("We are not opposed to a permanent harbour forum.", "harbour", 1),
        ("We cannot accept any reduction of quotas.", "quotas", -1),
        ("Member States must avoid parallel inspections.", "inspections", -1),
        ("Members must avoid parallel inspections and strengthen joint patrols.", "patrols", 1),
        ("We support the proposal to refrain from new levies.", "levies", -1),
        ("We do not support the proposal to refrain from new levies.", "levies", 1),
        ("Lighthouses are essential.", "Lighthouses", 1),
        ("Tolls are unacceptable.", "Tolls", -1),
        ("Speed must never come at the expense of pilotage.", "pilotage", 1),
        ("We caution against automatic tolls.", "tolls", -1),
        ("We should refrain from dredging which is not matched by surveys.", "surveys", 1),
    ],
)
def test_a_sentence_points_the_way_its_words_do(sentence: str, word: str, sign: int) -> None:
    assert read_signature(sentence).signs[stem(word)] == sign


@pytest.mark.parametrize(
    "sentence",
    ["The harbour lies north of the cape.", "We would appreciate clarity on the harbour levy."],
)
def test_a_description_or_a_request_for_clarity_takes_no_stand(sentence: str) -> None:
    assert not read_signature(sentence).signs


def test_a_condition_is_seen() -> None:
    assert read_signature("We support tolls provided that small boats are exempt.").conditional
    assert not read_signature("We support tolls.").conditional
