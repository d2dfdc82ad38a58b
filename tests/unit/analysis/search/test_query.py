"""A query is understood, whatever is typed."""

from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.search.query import parse
from travaux.domain.search import And, Not, Or, Term

MARKS = st.lists(
    st.sampled_from(
        [
            "AND",
            "OR",
            "NOT",
            "(",
            ")",
            '"',
            "“",
            "*",
            "-",
            ":",
            "actor:",
            "from:20",
            "NEAR/3",
            "a",
            "water",
            "水",
        ]
    ),
    max_size=40,
)


def test_words_next_to_each_other_are_all_wanted() -> None:
    assert parse("river gauges").expression == And((Term(("river",)), Term(("gauges",))))


def test_or_binds_less_than_and() -> None:
    found = parse("a AND b OR c").expression
    assert found == Or((And((Term(("a",)), Term(("b",)))), Term(("c",))))


def test_brackets_group() -> None:
    found = parse("(tide OR flood) gauge").expression
    assert found == And((Or((Term(("tide",)), Term(("flood",)))), Term(("gauge",))))


def test_not_and_a_minus_mean_the_same() -> None:
    assert parse("tide NOT gauge").expression == parse("tide -gauge").expression
    assert parse("NOT NOT gauge").expression == Term(("gauge",))
    assert parse("NOT gauge").expression == Not(Term(("gauge",)))


def test_a_minus_within_a_word_is_a_hyphen() -> None:
    assert parse("co-chair").expression == Term(("co", "chair"))


def test_phrases_stand_as_written_and_prefixes_begin_words() -> None:
    assert parse("“Early Warning”").expression == Term(("early", "warning"), exact=True)
    assert parse("warn*").expression == Term(("warn",), prefix=True)
    assert parse('"early warn*').expression == Term(("early", "warn"), exact=True, prefix=True)


def test_chinese_is_a_phrase_of_characters() -> None:
    assert parse("气候变化").expression == Term(("气", "候", "变", "化"))


def test_fields_are_taken_out_and_unknown_ones_are_words() -> None:
    found = parse('dues actor:"New Zealand" kind:draft from:2025-03 to:soon colour:red')
    assert found.fields == {"actor": ("New Zealand",), "kind": ("draft",), "from": ("2025-03",)}
    assert found.words == "dues to soon colour red"


def test_only_words_that_are_wanted_are_lit() -> None:
    assert [term.forms for term in parse('tide -gauge OR "low water"').terms] == [("tide",), ("low", "water")]


@given(st.one_of(st.text(), MARKS.map(" ".join), MARKS.map("".join)))
def test_anything_typed_means_something_or_nothing(text: str) -> None:
    found = parse(text)
    assert all(term.forms for term in found.terms)
    assert parse(text) == found


def test_endless_brackets_are_no_danger() -> None:
    assert parse("(" * 10_000 + "a").expression is None or parse("(" * 400 + "a")
    assert len(parse("a " * 10_000).terms) <= 32
