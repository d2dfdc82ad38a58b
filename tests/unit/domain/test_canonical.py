from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.domain.canonical import canonical, digest, found_in, restored, shape, text_form, text_restored
from travaux.domain.spans import Citation, SourceText, TimedSpan


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    when: date | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Stone:
    colour: Colour
    count: int = 1


@dataclass(frozen=True, slots=True)
class Basket:
    holds: tuple[Leaf | Stone, ...]
    first: Leaf | None = None
    spans: tuple[tuple[int, int], ...] = ()
    tally: Mapping[str, int] | None = None
    sealed: bool = False


WORDS = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.builds(Leaf, WORDS, st.none() | st.dates(), st.floats(allow_nan=False, allow_infinity=False))
STONES = st.builds(Stone, st.sampled_from(Colour), st.integers())
BASKETS = st.builds(
    Basket,
    st.lists(LEAVES | STONES).map(tuple),
    st.none() | LEAVES,
    st.lists(st.tuples(st.integers(), st.integers())).map(tuple),
    st.none() | st.dictionaries(WORDS, st.integers()),
    st.booleans(),
)


@given(BASKETS)
def test_what_is_written_reads_back_as_it_was(basket: Basket) -> None:
    text = canonical(basket)
    assert restored(text, Basket) == basket
    assert canonical(restored(text, Basket)) == text


@given(st.dictionaries(WORDS, st.integers()))
def test_the_order_of_a_mapping_changes_nothing(tally: dict[str, int]) -> None:
    backwards = dict(reversed(tally.items()))
    assert digest(canonical(Basket((), tally=tally))) == digest(canonical(Basket((), tally=backwards)))


def test_a_default_is_left_out_and_comes_back() -> None:
    assert canonical(Leaf("oak")) == '{"name":"oak"}'
    assert restored('{"name":"oak"}', Leaf) == Leaf("oak")


@pytest.mark.parametrize(
    "text", ['{"colour":"green"}', '{"shape":1}', "[]", '{"colour":"red","count":"2"}', "{}"]
)
def test_json_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Stone|Colour"):
        restored(text, Stone)


@pytest.mark.parametrize("value", [Leaf("oak", weight=float("nan")), Leaf("\ud800")])
def test_what_json_cannot_carry_is_refused(value: Leaf) -> None:
    with pytest.raises(ValueError, match=r"not JSON compliant|surrogates not allowed"):
        canonical(value)


def test_a_value_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="is not"):
        canonical(Stone(Colour.RED, "many"))  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_source_is_named_in_a_value_and_its_text_kept_apart(words: str) -> None:
    source = SourceText("abc", words, (TimedSpan(0, len(words), 0, 1500),))

    assert canonical((source,), tuple[SourceText, ...]) == '["abc"]'
    assert restored('["abc"]', tuple[SourceText, ...], lambda _: source) == (source,)
    assert text_restored("abc", text_form(source)) == source


def test_values_of_a_kind_are_found_wherever_they_are() -> None:
    stones = Stone(Colour.RED), Stone(Colour.BLUE, 2)
    cited = Citation("abc", 0, 2, "We")
    assert list(found_in(Basket((stones[0], Leaf("oak"), stones[1])), Stone)) == list(stones)
    assert list(found_in({"a": [cited]}, Citation)) == [cited]


def test_a_class_that_changes_has_another_shape_wherever_it_is_held() -> None:
    def basket(leaf: type) -> type:
        return make_dataclass("Box", [("leaves", tuple[leaf, ...])])  # type: ignore[valid-type]

    one = make_dataclass("Thing", [("name", str)])
    other = make_dataclass("Thing", [("name", str), ("size", int)])
    assert shape(basket(one)) == shape(basket(make_dataclass("Thing", [("name", str)])))
    assert shape(basket(one)) != shape(basket(other))
