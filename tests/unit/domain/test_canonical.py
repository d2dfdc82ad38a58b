from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass
from datetime import date, datetime
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


@dataclass(frozen=True, slots=True)
class Label:
    text: str | int | None = None
    pairs: tuple[tuple[str, int], ...] = ()
    made: datetime | None = None
    basket: Basket | None = None


@pytest.mark.parametrize(
    "value",
    [
        Label("oak"),
        Label(7),
        Label(pairs=(("oak", 1),)),
        Label(made=datetime(2031, 2, 3, 4, 5, 6)),
        Label(basket=Basket((Leaf("oak"),), tally={"oak": 2}, sealed=True)),
    ],
)
def test_scalars_pairs_and_moments_read_back(value: Label) -> None:
    assert restored(canonical(value), Label) == value


def test_a_truth_value_is_no_number_and_a_name_is_no_value_of_a_list() -> None:
    with pytest.raises(TypeError, match="is not int"):
        canonical(Stone(Colour.RED, True))
    with pytest.raises(TypeError, match="is not str"):
        canonical(Leaf(Colour.RED))
    assert canonical(Leaf("oak", weight=0)) == '{"name":"oak","weight":0.0}'


class Text(str):
    """A string of another class, as readers of web pages give them."""


def test_a_string_of_another_class_is_written_as_one() -> None:
    assert canonical(Leaf(Text("oak"))) == '{"name":"oak"}'


def test_a_pair_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        canonical(Label(pairs=(("oak",),)))  # type: ignore[arg-type]


def test_a_value_that_is_none_of_several_classes_is_refused() -> None:
    with pytest.raises(TypeError, match="is not one of Leaf, Stone"):
        canonical(Basket((Label(),)))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="is not Basket"):
        canonical(Label(basket=Leaf("oak")))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not a Basket"):
        restored('{"holds":[{"is":"Label"}]}', Basket)


@pytest.mark.parametrize("form", [list[int], complex, Leaf | int])
def test_a_type_without_a_form_is_refused(form: object) -> None:
    with pytest.raises(TypeError, match=r"has no canonical form|one of several dataclasses"):
        canonical(None, form)


def test_a_text_that_is_not_at_hand_is_named() -> None:
    with pytest.raises(ValueError, match="the text of abc is not at hand"):
        restored('"abc"', SourceText)


def test_keys_are_sorted_and_characters_kept() -> None:
    assert canonical({"é": 1, "a": 2}, Mapping[str, int]) == '{"a":2,"é":1}'


def test_nothing_is_sought_inside_words_and_texts() -> None:
    text = SourceText("abc", "We", (TimedSpan(0, 2, 0, 1),))
    assert list(found_in(text, TimedSpan)) == []
    assert list(found_in((text, "We"), SourceText, str)) == [text, "We"]
    assert list(found_in([Leaf("oak")], str)) == ["oak"]
