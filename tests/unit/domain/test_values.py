"""What values of the record say of themselves."""

from dataclasses import replace
from datetime import date

import pytest
from parties import MARENIA, RIVERS

from travaux.domain.actors import Speaker
from travaux.domain.commitments import Strength
from travaux.domain.lineage import Link, LinkKind, Trace, Traces, Verdict, Wording
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.positions import Moment, Position, Stance, Via
from travaux.domain.process import Budget, BudgetItem, Step, StepKind
from travaux.domain.sources import Source, SourceFacts, SourceKind, Visibility
from travaux.domain.spans import Citation, SourceText, TimedSpan, name_of, stable_id

TEXT = SourceText("a/m.txt", "Marenia: we keep the toll.")
WORDS = TEXT.cite(9, 26)


def test_a_speaker_is_called_by_actor_then_person_then_label() -> None:
    assert Speaker("MAR", MARENIA, "Ms. Dune").name == "Marenia"
    assert Speaker("MAR", None, "Ms. Dune").name == "Ms. Dune"
    assert Speaker("MAR").name == "MAR"


def test_a_position_is_the_groups_where_somebody_speaks_for_one() -> None:
    own = Position("p", MARENIA, Stance.SUPPORT, (), Moment.BEFORE, Via.REPORT, 1.0, (WORDS,))
    assert own.holder == MARENIA
    assert replace(own, speaking_for=RIVERS).holder == RIVERS
    assert not own.yields


@pytest.mark.parametrize("strength", Strength)
def test_every_strength_says_what_those_addressed_are(strength: Strength) -> None:
    irregular = {Strength.SHALL: "obliged", Strength.AIMS: "aimed to"}
    expected = irregular.get(strength, strength.value)
    assert strength.asked.split()[0][:4] == expected[:4]


def test_a_meeting_gives_the_words_of_a_turn() -> None:
    turn = Intervention("i", Speaker("Marenia"), 9, 26, 4)
    assert Meeting(TEXT, "plain", MeetingFacts(), (turn,)).words_of(turn) == "we keep the toll."


def test_a_source_is_called_by_its_title_and_undated_ones_come_last() -> None:
    source = Source("1", "m.txt", SourceFacts(SourceKind.STATEMENT))
    titled = replace(source, facts=replace(source.facts, title="Harbour talks", date=date(2031, 2, 3)))
    assert (source.title, titled.title) == ("m.txt", "Harbour talks")
    assert (source.dated, titled.dated) == ("9999", "2031-02-03")
    assert source.facts.visibility is Visibility.PUBLIC


@pytest.mark.parametrize(
    ("path", "name"), [("m.txt", "m.txt"), ("a/b/m.txt", "m.txt"), (r"C:\a\m.txt", "m.txt"), ("a/", "")]
)
def test_a_source_is_called_by_its_files_name(path: str, name: str) -> None:
    assert name_of(path) == name


def test_an_identifier_depends_on_its_parts_and_their_bounds() -> None:
    assert stable_id("a", "b") == stable_id("a", "b")
    assert len({stable_id("a", "b"), stable_id("ab"), stable_id("b", "a"), stable_id("a", "b", "")}) == 4
    assert len(stable_id("a")) == 12


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 3), (0, 2)])
def test_a_citation_fits_its_quote(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"m\.txt at"):
        Citation("m.txt", start, end, "toll"[: max(end - start, 0)] + ("x" if end == 2 else ""))


def test_a_citation_may_begin_at_the_first_and_end_at_the_last_character() -> None:
    assert TEXT.cite(0, len(TEXT.text)).quote == TEXT.text
    assert Citation("m.txt", 0, 1, "t").quote == "t"
    with pytest.raises(ValueError, match="outside"):
        TEXT.cite(0, len(TEXT.text) + 1)
    with pytest.raises(ValueError, match="outside"):
        TEXT.cite(-1, 3)


def test_words_are_spoken_from_the_first_to_the_last_span_that_they_touch() -> None:
    times = (TimedSpan(0, 3, 0, 900), TimedSpan(4, 7, 500, 800), TimedSpan(8, 13, 1000, 1500))
    timed = SourceText("m.vtt", "one two three", times)
    assert timed.spoken(0, 7) == (0, 900)
    assert timed.spoken(2, 5) == (0, 900)
    assert timed.spoken(3, 4) is None
    assert timed.spoken(6, 9) == (500, 1500)
    assert timed.cite(3, 7).start_ms == 500
    assert SourceText("m.txt", "one").spoken(0, 3) is None


def test_a_step_needs_words_or_a_person() -> None:
    told = Step("s", StepKind.VOTE, "vote", citations=(WORDS,))
    assert replace(told, citations=(), by_hand="Ada").by_hand == "Ada"
    assert replace(told, by_hand="Ada").citations
    with pytest.raises(ValueError, match="words that prove it"):
        replace(told, citations=())


def test_a_budget_adds_up_or_not_or_cannot_be_held_against_anything() -> None:
    items = (BudgetItem("1", "pilots", 300, WORDS), BudgetItem("2", "charts", 200, WORDS))
    assert Budget(items, 500).sum == 500
    assert Budget(items, 500).adds_up is True
    assert Budget(items, 501).adds_up is False
    assert Budget(items, None).adds_up is None
    assert Budget((), 500).adds_up is None
    assert Budget((BudgetItem("1", "pilots", 0, WORDS),), 0).adds_up is True


def test_a_link_is_neither_moved_nor_renumbered_unless_it_is_said() -> None:
    link = Link(LinkKind.EDITED, (0,), (1,), 0.8, citations=(WORDS,))
    assert (link.moved, link.renumbered) == (False, False)
    assert link.id == replace(link, score=0.1, kind=LinkKind.UNCHANGED).id
    assert link.id != replace(link, new=(2,)).id
    assert link.id != replace(link, citations=(TEXT.cite(9, 11),)).id


def test_a_wording_shows_the_whole_sentence_first_and_struck_words_last() -> None:
    assert Wording("w", "new", "old", said="we ask for new").text == "we ask for new"
    assert Wording("w", "new", "old").text == "new"
    assert Wording("w", "", "old").text == "old"
    assert Wording("w", "").text == ""


def test_only_what_asks_for_something_is_a_proposal() -> None:
    asks, tells = Wording("a", "keep"), Wording("b", "thanks", asks=False)
    traces = Traces(tuple(Trace(one, Verdict.DROPPED, 0.5, ()) for one in (asks, tells)))
    assert [trace.proposal.id for trace in traces.proposals] == ["a"]
    assert not traces.traces[0].already
