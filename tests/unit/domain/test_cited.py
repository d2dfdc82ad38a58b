"""No finding of any kind can be built without the words that prove it."""

from collections.abc import Callable, Sequence

import pytest
from parties import MARENIA

from travaux.domain.citations import citations_in
from travaux.domain.commitments import Commitment, Strength
from travaux.domain.consultation import FollowUp
from travaux.domain.findings import Agreement, Argument, Evidence, Line, Side
from travaux.domain.lineage import Link, LinkKind, TermCount
from travaux.domain.overview import AttributedSentence, Unattributed
from travaux.domain.positions import Moment, Position, Stance, Unresolved, Via
from travaux.domain.search import Unit, UnitKind
from travaux.domain.spans import Citation, SourceText
from travaux.domain.texts import Draft
from travaux.domain.voices import Voice

WORDS = SourceText("m.txt", "Marenia: we keep the toll.").cite(9, 26)
OTHER = SourceText("n.txt", "No toll.").cite(0, 8)
Made = Callable[[Sequence[Citation]], object]


def position(cited: Sequence[Citation]) -> Position:
    return Position("p1", MARENIA, Stance.SUPPORT, (), Moment.BEFORE, Via.OWN_WORDS, 0.9, tuple(cited))


def voices(cited: Sequence[Citation]) -> tuple[Voice, ...]:
    return tuple(Voice("Marenia", each) for each in cited)


FINDINGS: dict[str, Made] = {
    "argument": lambda cited: Argument("a", "i1", "Marenia", "Keep it.", tuple(cited)),
    "evidence": lambda cited: Evidence("Two boats sank.", tuple(cited)),
    "line": lambda cited: Line("l", "takeaway", "The toll stays.", tuple(cited)),
    "agreement": lambda cited: Agreement("g", "agreement", "Keep it.", voices(cited), ("a",)),
    "side": lambda cited: Side(voices(cited), ("a",)),
    "position": position,
    "unresolved": lambda cited: Unresolved("nobody is named", tuple(cited)),
    "commitment": lambda cited: Commitment(
        "c", "1", 0, (), Strength.URGES, "urges", (), (), "keep it", tuple(cited)
    ),
    "link": lambda cited: Link(LinkKind.EDITED, (0,), (1,), 0.8, citations=tuple(cited)),
    "follow-up": lambda cited: FollowUp("A draft will come.", tuple(cited)),
    "term": lambda cited: TermCount("toll", "d", (), 0, 1, (), tuple(cited)),
    "sentence": lambda cited: AttributedSentence("s", "…", voices(cited), ("Marenia",)),
    "unattributed": lambda cited: Unattributed("nobody is named", tuple(cited)),
    "unit": lambda cited: Unit("u", UnitKind.ARGUMENT, "…", "…", tuple(cited), "page", "m"),
}


@pytest.mark.parametrize("kind", FINDINGS)
def test_a_finding_stands_on_words_or_not_at_all(kind: str) -> None:
    made = FINDINGS[kind]
    assert list(citations_in(made([WORDS, OTHER]))) == [WORDS, OTHER]
    with pytest.raises(ValueError, match="at least one citation"):
        made([])


def test_a_sentence_of_an_overview_names_somebody() -> None:
    with pytest.raises(ValueError, match="somebody who said it"):
        AttributedSentence("s", "…", (Voice("", WORDS),), ())


def test_views_are_not_divergent_unless_it_is_said() -> None:
    assert not AttributedSentence("s", "…", voices([WORDS]), ("Marenia",)).divergent


def test_citations_are_found_in_all_that_holds_findings() -> None:
    held = {"list": [position([WORDS])], "set": frozenset({OTHER}), "pair": ("words", WORDS)}
    assert list(citations_in(held)) == [WORDS, OTHER, WORDS]
    assert list(citations_in("words")) == []
    assert list(citations_in(Position)) == []


def test_a_whole_draft_is_not_searched_for_citations() -> None:
    draft = Draft(SourceText("d.txt", "1. The toll."), "plain")
    assert list(citations_in((draft, WORDS))) == [WORDS]
