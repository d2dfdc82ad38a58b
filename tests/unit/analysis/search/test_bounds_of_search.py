"""Cut-offs of search, each on both sides."""

import numpy as np
import pytest

from travaux.analysis.search.folding import folded, forms, words
from travaux.analysis.search.query import And, Not, Or, Term, parse, stem_of
from travaux.analysis.search.question import Question, understand
from travaux.analysis.search.ranking import excerpt, fused, highlights
from travaux.domain.actors import Actor, ActorKind, Sector
from travaux.domain.positions import Stance
from travaux.domain.process import StepKind
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def word(text: str, **more: bool) -> Term:
    return Term((text,), **more)


def test_a_query_is_read_to_its_longest() -> None:
    assert parse("x" * 498 + " y").terms[-1] == word("y")
    assert parse("x" * 499 + " y").terms[-1] == word("x" * 499)
    assert parse("x" * 600).text == "x" * 500


def test_a_query_has_at_most_so_many_words() -> None:
    assert len(parse(" ".join(f"w{n}" for n in range(32))).terms) == 32
    assert len(parse(" ".join(f"w{n}" for n in range(33))).terms) == 32
    assert len(parse('"' + " ".join(f"w{n}" for n in range(40)) + '"').terms[0].forms) == 32
    assert parse(" ".join(["w"] * 32) + " actor:Fiji").fields == {"actor": ("Fiji",)}


def test_brackets_group_to_a_depth_and_are_passed_over_below() -> None:
    within, below = (parse("(" * depth + "x (a OR b) y").expression for depth in (7, 8))
    assert within == And((word("x"), Or((word("a"), word("b"))), word("y")))
    assert below == And((Or((And((word("x"), word("a"))), word("b"))), word("y")))


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("a && b", And((word("a"), word("b")))),
        ("a || b", Or((word("a"), word("b")))),
        ("a | b", Or((word("a"), word("b")))),
        ("a AND AND b", And((word("a"), word("b")))),
        ("a OR", word("a")),
        ("OR a", word("a")),
        ("AND", None),
        ("NOT", None),
        ("NOT (a OR b)", Not(Or((word("a"), word("b"))))),
        ("NOT )", None),
        (") a", word("a")),
        ("a ) b", And((word("a"), word("b")))),
        ("(a) b", And((word("a"), word("b")))),
        ("()", None),
        ("-", None),
        ("−a", Not(word("a"))),
        ("*", None),
        ('"a b" c', And((Term(("a", "b"), exact=True), word("c")))),
        ('"a b *"', Term(("a", "b"), exact=True, prefix=True)),
        ("", None),
    ],
)
def test_marks_and_operators_mean_what_they_say(text: str, expression: object) -> None:
    assert parse(text).expression == expression


@pytest.mark.parametrize(
    ("text", "plain"),
    [("a b", True), ("a*", False), ('"a"', False), ("a OR b", False), ("-a", False), ("", True)],
)
def test_only_words_alone_are_plain(text: str, plain: bool) -> None:
    assert parse(text).plain is plain


def test_terms_are_found_by_their_stem_only_where_they_are_one_plain_word() -> None:
    assert stem_of(word("gauges")) == stem_of(word("gauge")) is not None
    assert stem_of(word("gauges", exact=True)) is None
    assert stem_of(word("gauges", prefix=True)) is None
    assert stem_of(Term(("low", "water"))) is None


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("from:2031", {"from": ("2031",)}),
        ("to:2031-02-03", {"to": ("2031-02-03",)}),
        ("from:2031-2", {}),
        ("from:soon", {}),
        ("month:soon", {"month": ("soon",)}),
        ("actor:", {}),
        ("actor:A actor:B", {"actor": ("A", "B")}),
        ("Actor:A", {}),
    ],
)
def test_fields_are_those_that_fit(text: str, fields: dict[str, tuple[str, ...]]) -> None:
    assert parse(text).fields == fields


def test_a_word_without_a_letter_is_none() -> None:
    assert forms("… – !") == []
    assert [(one.form, one.start, one.end) for one in words("A toll.")] == [("a", 0, 1), ("toll", 2, 6)]


@pytest.mark.parametrize(
    ("word_", "form"), [("الماء", "ماء"), ("الما", "الما"), ("للماء", "ماء"), ("لله", "لله")]
)
def test_an_article_leaves_three_letters_at_least(word_: str, form: str) -> None:
    assert folded(word_) == form


def test_first_ranks_weigh_more_and_ranks_add_up() -> None:
    scores = fused([np.array([2, 0]), np.array([2])], 3)
    assert scores.tolist() == pytest.approx([1 / 62, 0, 2 / 61])


def lit(text: str, *terms: Term) -> list[str]:
    return [text[start:end] for start, end in highlights(text, terms)]


def test_words_side_by_side_are_lit_as_one_where_nothing_but_space_is_between() -> None:
    assert lit("low water, low tide", word("low"), word("water")) == ["low water", "low"]
    assert lit("低水位", word("低"), word("水")) == ["低水"]
    assert lit("low  water", Term(("low", "water"))) == ["low  water"]


def test_a_phrase_with_an_open_end_is_lit_by_how_its_last_word_begins() -> None:
    term = Term(("low", "wat"), exact=True, prefix=True)
    assert lit("low water, low tide, slow water", term) == ["low water"]
    assert lit("water", Term(("low", "wat"), prefix=True)) == []


@pytest.mark.parametrize(
    ("length", "spans", "longest", "expected"),
    [
        (20, [], 20, (0, 20)),
        (21, [], 20, (0, 19)),
        (100, [(90, 92)], 20, (81, 100)),
        (100, [(50, 52)], 20, (46, 63)),
        (100, [(3, 5)], 20, (0, 19)),
    ],
)
def test_an_excerpt_lies_around_the_first_highlight_and_cuts_between_words(
    length: int, spans: list[tuple[int, int]], longest: int, expected: tuple[int, int]
) -> None:
    text = ("abc " * 100)[:length]
    start, end = excerpt(text, spans, longest)
    assert (start, end) == expected or (text[start:end].strip(), start <= spans[0][0] < end) == (
        text[start:end].rstrip(),
        True,
    )
    assert end - start <= longest


def test_an_excerpt_of_one_long_word_is_cut_within_it() -> None:
    assert excerpt("x" * 100, [(50, 52)], 30) == (40, 51)
    assert excerpt("x" * 100, [], 30) == (0, 1)


def asked(text: str) -> Question:
    return understand(text, REGISTRY)


def test_a_question_is_read_to_its_longest() -> None:
    assert len(asked("x" * 1200).text) == 1000


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("What is due in 3 days?", 3),
        ("What is due in 2 weeks?", 14),
        ("What is due in 1 month?", 30),
        ("What is overdue by 2 Weeks?", 14),
        ("What was said in 3 days?", None),
        ("What is due?", None),
    ],
)
def test_a_time_to_look_ahead_belongs_to_what_is_due(text: str, days: int | None) -> None:
    assert asked(text).days == days


def test_what_is_overdue_is_due_and_what_is_due_need_not_be_overdue() -> None:
    assert asked("What is overdue?").sought == "overdue"
    assert asked("What is due?").sought == "due"
    assert asked("What was said of tolls?").sought == "said"


def test_stances_are_several_only_where_they_are_joined() -> None:
    assert asked("Who supported or opposed tolls?").stances == (Stance.SUPPORT, Stance.OPPOSE)
    assert asked("Who supported tolls that Fiji opposed?").stances == (Stance.SUPPORT,)
    assert asked("Who supported or supported tolls?").stances == (Stance.SUPPORT,)


def test_after_the_stance_of_who_somebody_is_merely_named() -> None:
    found = asked("Who opposed Norway?")
    assert ([a.name for a in found.actors], [a.name for a in found.others]) == ([], ["Norway"])
    found = asked("Did Norway oppose tolls?")
    assert [a.name for a in found.actors] == ["Norway"]
    found = asked("Who of Norway opposed tolls?")
    assert [a.name for a in found.actors] == ["Norway"]
    assert not asked("Tell me in the end who opposed tolls").who
    assert asked("Tell me who opposed tolls").who


def test_names_in_small_letters_are_whole_and_of_four_letters_at_least() -> None:
    assert [a.name for a in asked("what did new zealand say").actors] == ["New Zealand"]
    assert [a.name for a in asked("what did fiji say").actors] == ["Fiji"]
    assert asked("what did us say").actors == ()
    assert [a.name for a in asked("what did fiji and norway and fiji say").actors] == ["Fiji", "Norway"]


def test_steps_are_asked_only_where_no_stance_is() -> None:
    assert StepKind.SILENCE_BROKEN in asked("Who broke the silence?").steps
    assert asked("Who supported those who broke the silence?").steps == ()


def test_sectors_take_their_words_off_the_topic() -> None:
    found = asked("What did civil society say about tolls?")
    assert (found.sectors, found.topic) == ((Sector.CIVIL_SOCIETY,), ("tolls",))
    assert found.stems == asked("Who spoke of a toll?").stems


def test_a_number_of_four_digits_is_a_topic_and_a_shorter_one_is_not() -> None:
    assert asked("Who spoke of tolls 2030 203?").topic == ("tolls", "2030")


def test_a_paragraph_is_asked_for_once() -> None:
    assert asked("paragraph 3 and paragraph 3").paragraphs == ("3",)
    assert isinstance(asked("Fiji").actors[0], Actor)
    assert asked("Fiji").actors[0].kind is ActorKind.STATE


def test_an_excerpt_begins_by_the_first_of_several_highlights() -> None:
    assert excerpt("abc " * 25, [(50, 52), (90, 92)], 20) == (48, 63)


@pytest.mark.parametrize(
    ("text", "sought", "named"),
    [
        ("Who opposed Kenya's proposal on fees?", [], ["Kenya"]),
        ("who opposed kenya's proposal on fees?", [], []),
        ("Which of Fiji and kenya opposed Tonga and norway?", ["Fiji", "Kenya"], ["Tonga"]),
        ("Who of the chair and Fiji opposed fees?", ["Fiji"], []),
    ],
)
def test_small_letters_name_those_who_act_and_not_those_behind_the_verb(
    text: str, sought: list[str], named: list[str]
) -> None:
    found = asked(text)
    assert ([a.name for a in found.actors], [a.name for a in found.others]) == (sought, named)
