"""The measure of meeting reports tells what is right from what is wrong, on both sides."""

from dataclasses import replace

import pytest

from evals.meetings import Holders, Label, Told, Words, answered, judge
from travaux.reference.registry import load_registry

HOLDERS = Holders(load_registry())
NORWAY = Words(((0, 40),), ("Norway",))
SWEDEN = Words(((50, 90),), ("Sweden",))
CHILE = Words(((100, 140),), ("Chile",))
AGREED = Label("agreement", ((NORWAY, SWEDEN),))
PARTED = Label("difference", ((NORWAY,), (SWEDEN, CHILE)))
ASKED = Label("question", ((NORWAY,),), replies=(SWEDEN,))


def told(label: Label, *sides: tuple[Words, ...]) -> bool:
    return answered(label, Told(label.kind, sides), HOLDERS)


def test_an_agreement_needs_two_holders_with_their_own_words() -> None:
    assert told(AGREED, (NORWAY, SWEDEN))
    assert told(AGREED, (NORWAY, SWEDEN, CHILE))
    assert not told(AGREED, (NORWAY, CHILE))
    assert not told(AGREED, (replace(NORWAY, spans=SWEDEN.spans), replace(SWEDEN, spans=NORWAY.spans)))


def test_a_difference_needs_a_holder_of_each_side_in_either_order() -> None:
    assert told(PARTED, (NORWAY,), (CHILE,))
    assert told(PARTED, (SWEDEN,), (NORWAY,))
    assert not told(PARTED, (SWEDEN,), (CHILE,))
    assert not told(PARTED, (NORWAY, SWEDEN))


@pytest.mark.parametrize(("kind", "right"), [("action", False), ("compromise", False), ("decision", True)])
def test_the_name_counts_but_for_decisions(kind: str, right: bool) -> None:
    other = replace(NORWAY, names=("Sweden",))
    assert told(Label(kind, ((NORWAY,),)), (other,)) is right
    assert told(Label(kind, ((replace(NORWAY, names=()),),)), (other,))
    assert not told(Label(kind, ((NORWAY,),)), (SWEDEN,))


@pytest.mark.parametrize(
    ("label", "name", "same"),
    [
        ("Norway", "Norway", True),
        ("Norway", "Sweden", False),
        ("Guinea", "Guinea-Bissau", False),
        ("Ada Quill", "Ms. Quill", True),
        ("Ada Quill", "Bo Pendrell", False),
        ("Ada Quill", "Norway", False),
    ],
)
def test_names_are_held_against_the_registry_before_they_are_a_persons(
    label: str, name: str, same: bool
) -> None:
    assert HOLDERS.is_same(label, name) is same


def test_a_question_is_replied_by_the_label_s_reply_or_by_nobody() -> None:
    def replies(label: Label, reply: Words | None) -> tuple[int, int]:
        count = judge("invented", [label], (), [Told("question", ((NORWAY,),), reply)], HOLDERS).of("reply")
        return count.found, count.labels

    assert replies(ASKED, SWEDEN) == (1, 1)
    assert replies(ASKED, CHILE) == (0, 1)
    assert replies(ASKED, None) == (0, 1)
    assert replies(replace(ASKED, replies=()), None) == (1, 1)
    assert replies(replace(ASKED, replies=()), SWEDEN) == (0, 1)


def test_what_shows_an_unscored_label_alone_is_neither_right_nor_wrong() -> None:
    doubtful = Label("decision", ((SWEDEN,),), scored=False)
    firm = Label("decision", ((NORWAY,),), vote="7-0-4")
    here = [
        Told("decision", ((NORWAY,),), vote="7-0-4"),
        Told("decision", ((SWEDEN,),)),
        Told("decision", ((CHILE,),)),
    ]
    tally = judge("invented", [doubtful, firm], (), here, HOLDERS)
    assert tally.figures()["decision precision"] == 0.5
    assert tally.figures()["decision recall"] == 1.0
    assert (tally.of("vote").found, [each for _, each in tally.wrong]) == (1, here[2:])


@pytest.mark.parametrize(
    ("figures", "right"), [("7-0-4", 1), ("7-?-?", 1), ("7-0-5", 0), ("6-0-4", 0), ("?-?-?", 0)]
)
def test_a_vote_is_right_as_far_as_its_figures_are_stated(figures: str, right: int) -> None:
    firm = Label("decision", ((NORWAY,),), vote="7-0-4")
    found = [Told("decision", ((NORWAY,),), vote=figures)]
    assert judge("invented", [firm], (), found, HOLDERS).of("vote").found == right


def test_the_top_is_held_against_the_main_points() -> None:
    points = [Label("point", ((NORWAY,),)), Label("point", ((SWEDEN,),))]
    tally = judge("invented", points, [Told("top", ((NORWAY,),)), Told("top", ((CHILE,),))], (), HOLDERS)
    assert tally.figures()["top recall"] == 0.5
    assert (tally.of("point").right, tally.of("point").told) == (1, 2)
    assert [each for _, each in tally.missed] == points[1:]
