"""Whose cited words are, in what language and capacity, and whether those of two speakers stand opposed."""

import pytest

from tests.unit.analysis.grounding.test_contrast import words
from travaux.analysis.grounding.attribution import TurnsByPlace
from travaux.analysis.grounding.contrast import opposed, stands_in_words
from travaux.analysis.grounding.persons import with_own
from travaux.analysis.grounding.rules import alike, load_rules
from travaux.analysis.grounding.words import OWN, read_words
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import Citation, SourceText

GROUP = Actor("RS", "River States", ActorKind.GROUP)
AVARIA = Actor("AVA", "Avaria", ActorKind.STATE)
RULES = load_rules("en")

FIRST = "We support the levy. In my national capacity, I oppose it."
TEXT = f"Head. {FIRST} (Pause.) Nous appuyons la taxe sur tous les bateaux du fleuve."


def meeting() -> Meeting:
    start = TEXT.index("We")
    end = start + len(FIRST)
    second = TEXT.index("Nous")
    turns = (
        Intervention(
            "t1", Speaker("Mr Ode (Avaria)", AVARIA, person="Mr Ode", on_behalf_of=(GROUP,)), start, end, 10
        ),
        Intervention("t2", Speaker("The Chair", role="Chair"), second, len(TEXT), 10),
    )
    return Meeting(SourceText("m", TEXT), "plain", MeetingFacts(), turns)


def cite(quote: str, source: str = "m") -> Citation:
    start = TEXT.index(quote)
    return Citation(source, start, start + len(quote), quote)


@pytest.mark.parametrize(
    ("quote", "speaker"),
    [
        ("Head.", ""),
        ("We support", "Avaria"),
        ("oppose it.", "Avaria"),
        ("(Pause.)", ""),
        ("Nous", "The Chair"),
        ("fleuve.", "The Chair"),
    ],
)
def test_words_are_those_of_whoever_holds_the_floor_there(quote: str, speaker: str) -> None:
    assert TurnsByPlace([meeting()]).words(cite(quote)).speaker == speaker
    assert TurnsByPlace([meeting()]).words(cite(quote, "other")).speaker == ""
    assert TurnsByPlace([]).words(cite(quote)).speaker == ""


def test_a_speaker_goes_by_its_names_and_speaks_for_its_group_until_it_speaks_for_itself() -> None:
    turns = TurnsByPlace([meeting()])
    for_group, for_itself = turns.words(cite("We support")), turns.words(cite("oppose it."))
    assert (for_group.speaking_for, for_itself.speaking_for) == (("River States",), ())
    assert set(for_group.known_as) == {"Mr Ode (Avaria)", "Mr Ode", "AVA", "RS"}
    assert set(for_itself.known_as) == {"Mr Ode (Avaria)", "Mr Ode", "AVA"}
    assert set(turns.words(cite("Nous")).known_as) == {"Chair"}


def test_words_are_read_in_the_language_of_their_turn() -> None:
    turns = TurnsByPlace([meeting()])
    assert turns.context(cite("We support")).language == "en"
    assert turns.context(cite("la taxe")).language == "fr"
    assert turns.context(cite("Nous appuyons la taxe sur tous les bateaux", "other")).language == "fr"
    assert turns.context(cite("e", "other")).language == "en"


def signs(said: str) -> dict[str, set[int]]:
    return stands_in_words(words("Aru", said), RULES)


@pytest.mark.parametrize(
    ("said", "word", "expected"),
    [
        ("We support the levy.", "levy", {1}),
        ("We do not support the levy.", "levy", {-1}),
        ("We oppose the levy.", "levy", {-1}),
        ("We do not oppose the levy.", "levy", {1}),
        ("The levy should stay.", "levy", {1}),
        ("The levy must not stay.", "levy", {-1}),
        ("The levy shall never not stay.", "levy", {1}),
        ("The levy may stay.", "levy", None),
        ("The levy is old.", "levy", None),
        ("The levy is old. We support the pier.", "levy", None),
        ("We support the levy and oppose the pier.", "pier", {-1}),
        ("We support the levy and oppose the pier.", "levy", {1}),
        (f"We support {'old ' * 13}levies.", "levy", {1}),
        (f"We support {'old ' * 14}levies.", "levy", None),
        ("We support the levy; we oppose the levy.", "levy", {1, -1}),
    ],
)
def test_a_stand_is_on_what_stands_near_it_in_its_clause(
    said: str, word: str, expected: set[int] | None
) -> None:
    assert signs(said).get(word) == expected


def test_one_for_and_one_against_are_opposed_whichever_of_them_is_first() -> None:
    wanted, against = words("Aru", "We support the levy."), words("Belmora", "We oppose the levy.")
    other = words("Corvania", "We support the pier.")
    assert opposed([wanted], [against])
    assert opposed([against], [other, wanted])
    assert not opposed([wanted], [other])
    assert not opposed([wanted, against], [])


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("levy", "levy", True),
        ("support", "supportive", True),
        ("supper", "support", False),
        ("regulat", "regulation", True),
        ("lev", "levy", False),
        ("contract", "control", False),
    ],
)
def test_two_roots_are_forms_of_one_word(first: str, second: str, same: bool) -> None:
    assert alike(first, second) is same
    assert alike(second, first) is same


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("My delegation waits.", [OWN, "waits"]),
        ("The delegation of Avaria waits.", [OWN, "waits"]),
        ("Avaria’s boats wait.", [OWN, "boats", "wait"]),
        ("Avarian boats wait.", ["avarian", "boats", "wait"]),
        ("We wait for us.", [OWN, "wait", "for", OWN]),
        ("The delegation waits.", ["the", "delegation", "waits"]),
        ("His Government waits.", [OWN, "waits"]),
        ("We won’t wait.", [OWN, "will", "not", "wait"]),
        ("We didn't wait.", [OWN, "did", "not", "wait"]),
        ("We no longer wait.", [OWN, "nolonger", "wait"]),
        ("We have to wait.", [OWN, "must", "wait"]),
        ("The need to wait", ["the", "need", "to", "wait"]),
        ("Option A and 14 bis", ["option", "#a", "and", "14", "#bis"]),
        ("Option boats", ["option", "boats"]),
        ("A boat", ["a", "boat"]),
        ("The “shall” in it", ["the", "#shall", "in", "it"]),
        ("In May we may", ["in", "#may", OWN, "may"]),
    ],
)
def test_words_are_read_with_whoever_speaks_and_labels_marked(text: str, read: list[str]) -> None:
    found = read_words(with_own(text, ["Avaria"], RULES, first_person=True), RULES)
    assert [word.text for word in found] == read


@pytest.mark.parametrize(
    ("text", "clauses", "sentences"),
    [
        ("We came. We saw.", 2, 2),
        ("We came; we saw.", 2, 1),
        ("We came and we saw.", 2, 1),
        ("Boats and nets came.", 1, 1),
        ("We came to No. 4.", 1, 1),
        ("Mr. Ode came.", 1, 1),
        ("We came, because we saw.", 2, 1),
        ("We came because boats sank.", 1, 1),
        ("We came but boats sank.", 2, 1),
        ("We came, and boats in the bay will sink.", 2, 1),
        ("We came and boats in the bay will sink.", 1, 1),
        ("We came and support the levy.", 2, 1),
        ("We came and the support grew.", 1, 1),
    ],
)
def test_marks_and_words_with_a_subject_or_verb_of_their_own_part_clauses(
    text: str, clauses: int, sentences: int
) -> None:
    found = read_words(with_own(text, [], RULES, first_person=True), RULES)
    assert len({word.clause for word in found}) == clauses
    assert len({word.sentence for word in found}) == sentences
