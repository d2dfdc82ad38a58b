"""What stood in one track and later in the other: requests of two holders, and wording."""

from datetime import date

import pytest

from travaux.analysis.text.crossings import TrackedSource, find_crossings
from travaux.domain.actors import Actor, ActorKind
from travaux.domain.crossings import CrossingKind
from travaux.domain.lineage import Borrowing, EarlierOccurrence, Origin
from travaux.domain.positions import Moment, Position, Stance, Via
from travaux.domain.spans import SourceText

WATCH = Actor("WATCH", "Harbour Watch", ActorKind.ENTITY)
MARENIA = Actor("MAR", "Marenia", ActorKind.STATE)
SOURCES = {
    "open": TrackedSource("open", date(2031, 6, 9), "Harbour Watch"),
    "closed": TrackedSource("closed", date(2031, 11, 10)),
    "early": TrackedSource("closed", date(2031, 1, 10)),
    "undated": TrackedSource("closed"),
}
ASKED = "We propose a permanent public register of dredging permits."


def position(actor: Actor, source: str, words: str, stance: Stance = Stance.PROPOSE) -> Position:
    cited = SourceText(source, words).cite(0, len(words))
    return Position(f"{actor.code} {source}", actor, stance, (), Moment.UNKNOWN, Via.REPORT, 1.0, (cited,))


def test_a_request_that_another_then_makes_in_the_other_track_has_both_places() -> None:
    again = "Marenia proposes adding a permanent public register of dredging permits."
    (one,) = find_crossings([position(WATCH, "open", ASKED), position(MARENIA, "closed", again)], (), SOURCES)
    assert (one.kind, one.words) == (CrossingKind.REQUEST, "permanent public register of dredging permits")
    assert (one.first.by, one.first.track, one.first.citation.quote) == ("Harbour Watch", "open", ASKED)
    assert (one.then.by, one.then.track, one.then.date) == ("Marenia", "closed", date(2031, 11, 10))


@pytest.mark.parametrize(
    ("actor", "source", "words", "stance"),
    [
        (MARENIA, "undated", ASKED, Stance.PROPOSE),
        (MARENIA, "open", ASKED, Stance.PROPOSE),  # the same track
        (WATCH, "closed", ASKED, Stance.PROPOSE),  # the same holder
        (MARENIA, "closed", ASKED, Stance.OPPOSE),
        (MARENIA, "closed", ASKED, Stance.DELETE),
        (MARENIA, "closed", "Marenia proposes a public register of ships.", Stance.PROPOSE),
        (MARENIA, "elsewhere", ASKED, Stance.PROPOSE),  # of no track
    ],
)
def test_what_is_no_later_request_of_another_in_the_other_track_is_none(
    actor: Actor, source: str, words: str, stance: Stance
) -> None:
    assert not find_crossings(
        [position(WATCH, "open", ASKED), position(actor, source, words, stance)], (), SOURCES
    )


def test_the_same_request_in_another_order_needs_most_of_its_words() -> None:
    again = "Marenia proposes that permits of dredging stand in a register, public and permanent."
    (one,) = find_crossings([position(WATCH, "open", ASKED), position(MARENIA, "closed", again)], (), SOURCES)
    assert one.words == "permits, dredging, register, public, permanent"


def test_what_the_closed_track_asked_first_crosses_the_other_way() -> None:
    (one,) = find_crossings([position(WATCH, "open", ASKED), position(MARENIA, "early", ASKED)], (), SOURCES)
    assert (one.first.by, one.then.by) == ("Marenia", "Harbour Watch")


def wording(source: str, *, common: bool = False) -> Origin:
    phrase = "keep tide tables free of charge"
    there = SourceText("closed", f"Decides to {phrase};").cite(11, 11 + len(phrase))
    first = EarlierOccurrence(source, 0, SourceText(source, phrase).cite(0, len(phrase)))
    borrowed = Borrowing(0, there, (first,), common)
    return Origin("closed", (), (borrowed, borrowed))


def test_wording_of_a_submission_in_a_later_version_is_shown_once() -> None:
    (one,) = find_crossings((), (wording("open"),), SOURCES)
    assert (one.kind, one.words) == (CrossingKind.WORDING, "keep tide tables free of charge")
    assert (one.first.citation.source, one.first.by, one.then.citation.source) == (
        "open",
        "Harbour Watch",
        "closed",
    )


@pytest.mark.parametrize("origin", [wording("early"), wording("elsewhere"), wording("open", common=True)])
def test_wording_of_the_same_track_of_none_or_of_many_is_no_crossing(origin: Origin) -> None:
    assert not find_crossings((), (origin,), SOURCES)
