"""The scale of delivery: shipped with five points, or a user's own in the order that they give."""

import pytest

from travaux.domain.messages import Message
from travaux.errors import UsageError
from travaux.reference.delivery_scale import parse_scale, shipped_scale


def test_the_shipped_scale_has_five_points_in_words_that_are_translated() -> None:
    scale = shipped_scale()
    assert [grade.key for grade in scale.grades] == [
        "no-evidence",
        "not-begun",
        "begun",
        "well-advanced",
        "delivered",
    ]
    assert [grade.key for grade in scale.grades if grade.delivered] == ["delivered"]
    assert all(isinstance(grade.label, Message) and grade.meaning for grade in scale.grades)


def test_a_scale_of_ones_own_keeps_its_order_and_its_words() -> None:
    table = {
        "name": "Traffic lights",
        "grade": [{"key": "r", "label": "red"}, {"key": "g", "label": "green", "delivered": True}],
    }
    scale = parse_scale(table)
    assert (scale.name, [str(grade.label) for grade in scale.grades]) == ("Traffic lights", ["red", "green"])
    assert scale.grade("g") == scale.grades[1]
    assert scale.grade("amber") is None
    assert scale.grade(None) is None


ONE = {"key": "a", "label": "A"}


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        (None, "at least two"),
        ([ONE], "at least two"),
        ([ONE, {"key": "b"}], "grade 2: has no key and label"),
        ([ONE, {"key": " ", "label": "B"}], "grade 2: has no key and label"),
        ([ONE, "b"], "grade 2: has no key and label"),
        ([ONE, {"key": "a", "label": "B"}], "two grades have the key"),
        ([ONE, {"key": "b", "label": "Not assessed"}], "is no grade"),
        ([ONE, {"key": "not assessed", "label": "B"}], "is no grade"),
    ],
)
def test_a_scale_that_makes_no_sense_is_refused(grades: object, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse_scale({"grade": grades} if grades else {})
