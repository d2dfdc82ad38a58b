"""The measures of statements tell what is right from what is wrong, on both sides."""

from collections import Counter
from dataclasses import replace

import pytest

from evals import turns
from evals.binding import _names
from evals.denials import cases
from evals.labelled import Names
from evals.statements import Record, Sentence, judge
from travaux.analysis.speakers.identification import parse_label
from travaux.domain.actors import Speaker
from travaux.domain.positions import Moment, Position, Stance, Time, Via
from travaux.domain.spans import Citation
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
NAMES = Names(REGISTRY)
RECORD = Record("Norway", None, ("oppose", "reserve"), None, None, False, "now", (0, 40), None, None)
SENTENCE = Sentence("invented", "bulletin", "tune", (0, 40), False, (RECORD,))


def found(name: str = "Norway", stance: Stance = Stance.OPPOSE, start: int = 0, end: int = 40) -> Position:
    actor = REGISTRY.resolve_exactly(name).actor
    assert actor is not None
    words = Citation("invented", start, end, "x" * (end - start))
    return Position("p", actor, stance, (), Moment.UNKNOWN, Via.REPORT, 0.9, (words,))


def test_a_position_of_the_holder_with_any_of_the_stances_is_right() -> None:
    tally = judge(SENTENCE, [found(stance=Stance.RESERVE)], NAMES)
    assert (len(tally.pairs), tally.records, tally.wrong, tally.missed) == (1, 1, [], [])
    assert tally.figures()["stance"] == 1.0


def test_another_holder_is_wrong_and_leaves_the_record_missed() -> None:
    tally = judge(SENTENCE, [found("Sweden")], NAMES)
    assert (len(tally.pairs), len(tally.wrong), len(tally.missed)) == (0, 1, 1)


def test_words_elsewhere_are_not_judged() -> None:
    tally = judge(SENTENCE, [found("Sweden", start=50, end=90)], NAMES)
    assert (tally.wrong, len(tally.missed)) == ([], 1)


def test_a_second_position_answers_no_second_record_and_its_other_stance_is_wrong() -> None:
    tally = judge(SENTENCE, [found(), found(stance=Stance.SUPPORT)], NAMES)
    assert (tally.answered, len(tally.pairs), len(tally.further)) == (2, 1, 1)
    again = judge(SENTENCE, [found(), found()], NAMES)
    assert again.further == []


@pytest.mark.parametrize("change", [{"closes": Stance.RESERVE}, {"time": Time.PAST}])
def test_a_present_stand_told_as_closed_or_past_is_a_wrong_stance(change: dict[str, object]) -> None:
    tally = judge(SENTENCE, [replace(found(), **change)], NAMES)
    assert (len(tally.pairs), tally.reversed, tally.figures()["stance"]) == (1, 1, 0.0)


def test_what_is_past_need_not_be_found_and_must_not_be_told_as_of_now() -> None:
    past = replace(SENTENCE, records=(replace(RECORD, time="past"),))
    assert judge(past, [], NAMES).records == 0
    assert judge(past, [found()], NAMES).figures()["stance"] == 0.0
    assert judge(past, [replace(found(), time=Time.PAST)], NAMES).figures()["stance"] == 1.0


def test_a_group_that_is_left_out_is_a_wrong_capacity() -> None:
    record = replace(RECORD, speaking_for="African Group")
    sentence = replace(SENTENCE, records=(record,))
    assert judge(sentence, [found()], NAMES).capacity_right == 0
    group = REGISTRY.resolve_exactly("African Group").actor
    assert judge(sentence, [replace(found(), speaking_for=group)], NAMES).capacity_right == 1
    assert judge(SENTENCE, [replace(found(), speaking_for=group)], NAMES).capacity_right == 0


ROW = turns.Row(0, 9, "Norway", "Norway", "own")


@pytest.mark.parametrize(
    ("row", "label", "verdict"),
    [
        (ROW, "Norway", "right"),
        (ROW, "Sweden", "wrong"),
        (ROW, "Speaker 3", "unknown"),
        (replace(ROW, who=None, state=None, capacity=None), "Norway", "wrong"),
        (replace(ROW, who=None, state=None, capacity=None), "Speaker 3", "unknown"),
        (replace(ROW, who="Ada Quill", state=None), "Norway", "wrong"),
        (replace(ROW, who="Ada Quill", state=None), "Dr. Quill", "right"),
        (replace(ROW, who="Ada Quill", state=None), "Bo Pendrell", "wrong"),
        (replace(ROW, who="Ada Quill", state=None, capacity="presiding"), "Chair", "right"),
        (replace(ROW, who="Ada Quill", state=None), "Chair", "wrong"),
        (replace(ROW, who="unknown", state=None), "Norway", "wrong"),
    ],
)
def test_words_are_right_wrong_or_unknown(row: turns.Row, label: str, verdict: str) -> None:
    assert turns.judge(row, parse_label(label, REGISTRY), NAMES) == verdict


def test_words_given_to_nobody_are_unknown() -> None:
    assert turns.judge(ROW, None, NAMES) == "unknown"
    assert turns.judge(ROW, Speaker(""), NAMES) == "unknown"


@pytest.mark.parametrize(
    ("label", "words", "expected"),
    [
        ("7", "We oppose paragraph 7.", True),
        ("7", "We oppose paragraph 17.", False),
        ("4", "We oppose paragraphs 3-5.", True),
        ("6", "We oppose paragraphs 3-5.", False),
        ("20(e)", "We oppose paragraph 20 (e).", True),
        ("20(e)", "We oppose paragraph 20.", False),
        ("PP3", "We oppose preambular paragraph 3.", True),
        ("PP3", "We oppose paragraph 3.", False),
    ],
)
def test_a_paragraph_is_named_by_its_label(label: str, words: str, expected: bool) -> None:
    assert _names(label, words) is expected


def test_forty_frames_stand_around_our_own_clauses() -> None:
    ours = [case for case in cases() if case.origin == "ours"]
    kinds = Counter(case.kind for case in ours)
    assert kinds == {"plain": 20, "denial": 80, "condition": 80, "quotation": 80, "past": 80, "hearsay": 80}
    assert not [case.text for case in ours if "{" in case.text]
