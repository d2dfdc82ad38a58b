"""What a search can find in a record: its passages, and what was found in them."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    EGYPT,
    FIJI,
    G77,
    KENYA,
    NORWAY,
    by,
    cite,
    meeting,
    paragraph_target,
    position,
    record,
    source,
)
from travaux.domain.actors import Actor, ActorKind, Sector, Speaker
from travaux.domain.findings import Agreement, Argument, Difference, Side
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics
from travaux.domain.meetings import Meeting
from travaux.domain.positions import Register, Stance, Target, TargetKind
from travaux.domain.search import Facet, Unit, UnitKind
from travaux.domain.sources import SourceKind
from travaux.domain.spans import Citation, SourceText
from travaux.domain.texts import Action, Attribution, Bracket
from travaux.domain.voices import Voice
from travaux.reference.registry import load_registry
from travaux.views.search.units import attributed, facets_of, opened_at, spans_found, spoken_spans, units_of

REGISTRY = load_registry()
TALK = meeting(
    "talk",
    (by(NORWAY), "We light harbours. We like lamps. We keep boats. We mend nets."),
    (by(EGYPT, G77), "We dredge rivers."),
    (Speaker("Voice 3"), "Nobody knows us."),
)
ARGUMENTS = (
    Argument(
        "a1", "t1", "Norway", "Lamps matter.", (cite(TALK, "We like lamps"),), topics=("Lights",),
        explanation="They light.", explanation_citations=(cite(TALK, "We light harbours"),),
    ),
    Argument("a2", "t2", "Egypt", "Rivers matter.", (cite(TALK, "We dredge rivers"),), topics=("Rivers",)),
    Argument("a3", "t3", None, "Nobody.", (cite(TALK, "Nobody knows us"),)),
)  # fmt: skip
LAMPS, RIVERS = Voice("Norway", cite(TALK, "We like lamps")), Voice("Egypt", cite(TALK, "dredge rivers"))
REPORT = MeetingReport(
    TALK,
    MeetingStatistics(()),
    ARGUMENTS,
    (Agreement("g1", "agreement", "Both care.", (LAMPS, RIVERS), ("a1", "a2")),),
    (Difference("d1", "difference", "They differ.", (Side((LAMPS,), ("a1",)), Side((RIVERS,), ("a2",)))),),
)
TEXT = draft("1. We light [lamps].\n2. We part.\nWe hope.", "text")
MARKED = replace(
    TEXT,
    paragraphs=(
        replace(
            TEXT.paragraphs[0],
            attributions=(Attribution(("Kenya",), Action.COMMENTS),),
            brackets=(Bracket(9, 16, (Attribution(("Kenya", "Fiji", "Nowhere"), Action.DELETES),)),),
        ),
        *TEXT.paragraphs[1:],
    ),
)
INPUT = draft("We ask for lamps.", "input")
LETTER = draft("We write.", "letter")
SOURCES = (
    source("talk", SourceKind.TRANSCRIPT, date(2031, 2, 1), title="First reading"),
    source("text", SourceKind.DRAFT, date(2031, 1, 1), stage="Rev.1", title="Text", author="Kenya"),
    source("input", SourceKind.INPUT, author="Kenya", title="Input"),
    source("letter", SourceKind.LETTER, author="Port Choir", title="Letter", sector=Sector.MEDIA),
)
HELD = (
    position(
        "p1", NORWAY, Stance.SUPPORT, cite(TALK, "We like lamps"), paragraph_target("1"),
        Target(TargetKind.TERM, "lamps"), beside=(cite(TEXT, "We part"),),
    ),
    position("p2", KENYA, Stance.OPPOSE, cite(TEXT, "light [lamps]")),
    position("p3", FIJI, Stance.OPPOSE, cite(TEXT, "light [lamps]")),
    position("p4", NORWAY, Stance.OPPOSE, cite(SourceText("gone", "away"), "away")),
)  # fmt: skip


@pytest.fixture(scope="module")
def units() -> list[Unit]:
    values = {"talk": [REPORT], "text": [MARKED], "input": [INPUT], "letter": [LETTER], "": [Register(HELD)]}
    kept = record(SOURCES, values)
    kept.workspace.record.texts["gone"] = SourceText("gone", "away")  # type: ignore[attr-defined]
    return units_of(kept)


def _of(units: list[Unit], kind: UnitKind) -> list[Unit]:
    return [unit for unit in units if unit.kind is kind]


def test_units_are_in_the_order_of_dates_with_passages_before_what_is_found_in_them(
    units: list[Unit],
) -> None:
    assert [(unit.kind.value, unit.citations[0].source) for unit in units] == [
        *[("paragraph", "text")] * 3,
        *[("intervention", "talk")] * 4,
        *[("argument", "talk")] * 3,
        ("agreement", "talk"),
        ("difference", "talk"),
        ("input", "input"),
        ("letter", "letter"),
        ("position", "talk"),
        ("position", "text"),
        ("position", "text"),
    ]


def test_passages_of_an_intervention_are_of_three_sentences_at_most(units: list[Unit]) -> None:
    assert [(unit.text, unit.actor) for unit in _of(units, UnitKind.INTERVENTION)] == [
        ("We light harbours. We like lamps. We keep boats.", "Norway"),
        ("We mend nets.", "Norway"),
        ("We dredge rivers.", "Egypt"),
        ("Nobody knows us.", "Voice 3"),
    ]


@pytest.mark.parametrize(("letters", "passages"), [(208, [420]), (209, [209, 211])])
def test_sentences_are_one_passage_up_to_420_characters(letters: int, passages: list[int]) -> None:
    spoken = meeting("talk", (by(NORWAY), f"A{'a' * 207}. A{'a' * letters}."))
    assert [end - start for _, (start, end) in spoken_spans(spoken)] == passages


def test_a_passage_gains_what_was_found_in_it(units: list[Unit]) -> None:
    first, second, third, fourth = _of(units, UnitKind.INTERVENTION)
    assert first.facets[Facet.THEME] == ("Lights",)
    assert first.facets[Facet.STANCE] == ("support",)
    assert Facet.THEME not in second.facets
    assert third.facets[Facet.THEME] == ("Rivers",)
    assert Facet.STANCE not in third.facets
    assert third.facets[Facet.ACTOR] == ("Egypt", "Group of 77 and China")
    assert third.facets[Facet.SECTOR] == ("government",)
    assert Facet.ACTOR not in fourth.facets
    assert fourth.facets == {
        Facet.SOURCE: ("transcript",),
        Facet.MONTH: ("2031-02",),
        Facet.KIND: ("intervention",),
    }


def test_an_argument_stands_where_its_passage_does_and_cites_its_reason(units: list[Unit]) -> None:
    lamps, rivers, nobody = _of(units, UnitKind.ARGUMENT)
    passages = _of(units, UnitKind.INTERVENTION)
    assert (lamps.id, lamps.actor, lamps.place) == ("a1", "Norway", passages[0].place)
    assert [one.quote for one in lamps.citations] == ["We like lamps", "We light harbours"]
    assert lamps.facets[Facet.THEME] == ("Lights",)
    assert lamps.facets[Facet.ACTOR] == ("Norway",)
    assert rivers.place == passages[2].place
    assert (nobody.actor, nobody.facets.get(Facet.ACTOR)) == (None, None)


def test_what_several_say_has_a_place_of_its_own(units: list[Unit]) -> None:
    [agreement], [difference] = _of(units, UnitKind.AGREEMENT), _of(units, UnitKind.DIFFERENCE)
    for found, name, text in ((agreement, "g1", "Both care."), (difference, "d1", "They differ.")):
        assert (found.id, found.place, found.text, found.actor) == (name, name, text, None)
        assert [one.quote for one in found.citations] == ["We like lamps", "dredge rivers"]
        assert found.path.endswith(f"#w{LAMPS.citation.start}-{LAMPS.citation.end}")
        assert found.facets[Facet.ACTOR] == ("Norway", "Egypt")


def test_a_paragraph_is_nobodys_and_tells_who_wants_what_of_it(units: list[Unit]) -> None:
    first, second, third = _of(units, UnitKind.PARAGRAPH)
    assert (first.title, first.actor, third.title) == ("Text, 1.", "Kenya", "Text")
    assert first.facets[Facet.ACTOR] == ("Kenya", "Fiji")
    assert set(first.facets[Facet.STANCE]) == {"delete", "oppose"}
    assert first.facets[Facet.VERSION] == ("Rev.1",)
    assert Facet.STANCE not in second.facets
    assert Facet.ACTOR not in second.facets
    assert first.place == units_of(record(SOURCES[1:2], {"text": [TEXT]}))[0].place  # by its words alone


def test_what_is_sent_in_is_its_authors(units: list[Unit]) -> None:
    [asked], [written] = _of(units, UnitKind.INPUT), _of(units, UnitKind.LETTER)
    assert (asked.actor, asked.facets[Facet.ACTOR], asked.place) == ("Kenya", ("Kenya",), "input:0")
    assert (written.actor, written.facets.get(Facet.ACTOR)) == ("Port Choir", None)
    assert written.facets[Facet.SECTOR] == ("media",)
    assert (asked.date, asked.facets.get(Facet.MONTH), asked.facets.get(Facet.VERSION)) == (None, None, None)


def test_a_position_is_its_holders_at_the_place_of_its_words(units: list[Unit]) -> None:
    lamps, kenya, fiji = _of(units, UnitKind.POSITION)
    assert (lamps.id, lamps.title, lamps.actor) == ("p1", "support: paragraph 1, “lamps”", "Norway")
    assert lamps.facets[Facet.STANCE] == ("support",)
    assert lamps.place == _of(units, UnitKind.INTERVENTION)[0].place
    assert kenya.title == "oppose"
    place = _of(units, UnitKind.PARAGRAPH)[0].place
    assert [kenya.place, fiji.place] == [f"{place}/Kenya", f"{place}/Fiji"]


def test_a_finding_outside_of_every_passage_keeps_its_own_place() -> None:
    text = replace(TEXT, paragraphs=TEXT.paragraphs[1:2])
    held = [
        position(name, NORWAY, Stance.SUPPORT, cite(TEXT, words))
        for name, words in (("before", "We light"), ("within", "part"), ("behind", "hope"))
    ]
    found = units_of(record(SOURCES[1:2], {"text": [text], "": [Register(tuple(held))]}))
    assert [unit.place == found[0].place for unit in found] == [True, False, True, False]


def test_paragraphs_without_words_are_no_passages() -> None:
    text = SourceText("text", "1. \n2. We part.")
    first, second = TEXT.paragraphs[:2]
    spans = (replace(first, start=3, end=4, text=" "), replace(second, start=7, end=15))
    found = units_of(record(SOURCES[1:2], {"text": [replace(TEXT, source=text, paragraphs=spans)]}))
    assert [unit.text for unit in found] == ["We part."]


def test_whom_brackets_name_is_told_once_with_each_stance() -> None:
    assert attributed(MARKED.paragraphs[0], REGISTRY) == [
        (KENYA, None),
        (KENYA, Stance.DELETE),
        (FIJI, Stance.DELETE),
    ]


@pytest.mark.parametrize(
    ("action", "stance"),
    [
        (Action.PROPOSES, Stance.PROPOSE),
        (Action.DELETES, Stance.DELETE),
        (Action.RETAINS, Stance.SUPPORT),
        (Action.RESERVES, Stance.RESERVE),
        (Action.SUPPORTS, Stance.SUPPORT),
        (Action.OPPOSES, Stance.OPPOSE),
        (Action.COMMENTS, None),
    ],
)
def test_what_stands_beside_a_bracket_is_a_stance(action: Action, stance: Stance | None) -> None:
    marked = replace(TEXT.paragraphs[0], attributions=(Attribution(("Kenya",), action),))
    assert attributed(marked, REGISTRY) == [(KENYA, stance)]


def test_facets_follow_from_who_speaks_and_else_from_the_source() -> None:
    unknown = Actor("X", "Choir", ActorKind.ORGANISATION, groups=("NOWHERE", "NORDIC"))
    where = SOURCES[3]
    assert facets_of(REGISTRY, where, [unknown]) == {
        Facet.ACTOR: ("Choir",),
        Facet.GROUP: (REGISTRY.actors["NORDIC"].name,),
        Facet.SECTOR: ("media",),
        Facet.SOURCE: ("letter",),
    }
    found = facets_of(REGISTRY, where, [NORWAY, KENYA])
    assert found[Facet.SECTOR] == ("government",)
    untitled = facets_of(REGISTRY, source("text", SourceKind.DRAFT), [])
    assert untitled == {Facet.SOURCE: ("draft",), Facet.VERSION: ("text.txt",)}


def _cited(start: int, end: int, of: Meeting = TALK) -> Citation:
    return Citation(of.source.id, start, end, of.source.text[start:end])


def test_a_citation_opens_on_its_own_anchor_else_on_the_nearest_around_it() -> None:
    kept = record(SOURCES, {"talk": [REPORT], "text": [TEXT]})
    lamps = cite(TALK, "We like lamps")
    assert spans_found(kept, "talk") == {(0, 48), (49, 62), (63, 80), (81, 97)}
    assert spans_found(kept, "text") == frozenset()
    assert opened_at(kept, lamps) == f"meetings/talk/#w{lamps.start}-{lamps.end}"
    within = _cited(lamps.start + 3, lamps.end - 1)
    assert opened_at(kept, within) == f"meetings/talk/#w{lamps.start}-{lamps.end}"
    assert opened_at(kept, _cited(50, 55)) == "meetings/talk/#w49-62"
    assert opened_at(kept, cite(TEXT, "part")) == "sources/text/#w24-32"
    between = Citation("text", 20, 22, TEXT.source.text[20:22])
    assert opened_at(kept, between) == "sources/text/"
