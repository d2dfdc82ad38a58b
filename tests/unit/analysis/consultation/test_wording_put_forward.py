"""Wording that an input puts forward: which is its own proposal, and what of the rest is told beside it."""

import pytest

from tests.unit.analysis.consultation.test_contributions import read
from travaux.analysis.consultation.asks import find_unargued, find_wordings, holder_of
from travaux.analysis.consultation.composition import ReadSubmission, claims_of
from travaux.analysis.overview.claims import ArguedMeeting
from travaux.domain.consultation import Contribution
from travaux.domain.findings import Argument
from travaux.engines.sentence_encoder import default_embedder
from travaux.pipeline.tools import tools

PROVISION = "Urges all ports to train their pilots before every winter."
WORDING = "pilots shall be trained every winter"


def quotes(found: Contribution) -> list[str]:
    holder = holder_of(found)
    return [one.argument.citations[0].quote for one in find_wordings(found, holder)]


@pytest.mark.parametrize(
    ("above", "said", "own"),
    [
        ("Proposed text:", PROVISION, True),
        ("Our proposal:", PROVISION, False),
        ("On the training of pilots:", PROVISION, False),
        ("Proposed text:", "The pilots of the delta wait for the winter.", False),
        ("*Proposed wording:*", PROVISION, True),
        (f"We propose {'a ' * 9}text:", PROVISION, True),
        (f"We propose {'a ' * 10}text:", PROVISION, False),
    ],
    ids=["announced", "not so", "not announced", "no provision", "in bold", "in twelve words", "in thirteen"],
)
def test_a_paragraph_under_a_line_that_announces_wording_is_put_forward(
    above: str, said: str, own: bool
) -> None:
    assert (quotes(read(f"{above}\n\n{said}")) == [said]) is own


def test_marks_within_wording_are_told_as_inner_ones() -> None:
    found = read("Proposed text:\n\nUrges all ports to train “pilots of the delta” before every winter.")
    (one,) = find_wordings(found, holder_of(found))
    told = "Wording was proposed: “Urges all ports to train ‘pilots of the delta’ before every winter”."
    assert one.argument.claim == told


@pytest.mark.parametrize(
    ("between", "own"),
    [("", True), ("and so on " * 18, True), ("and so on " * 24, False)],
    ids=["at once", "within two hundred and twenty characters", "farther away"],
)
def test_the_purpose_of_a_quotation_stands_right_before_it(between: str, own: bool) -> None:
    said = f"We propose to insert the following text, {between}“{WORDING}” at the end."
    assert (quotes(read(said)) == [WORDING]) is own


@pytest.mark.parametrize(
    ("before", "own"),
    [
        ("We propose wording such as ", True),
        ("We read the wording ", False),
        ("The wording of the pilots: ", True),
        ("The song of the pilots: ", False),
        (f"The wording of the pilots {'of the delta ' * 7}: ", False),
    ],
    ids=["proposed", "read", "announced", "a song", "announced far away"],
)
def test_a_quotation_is_proposed_as_wording_or_announced_as_such(before: str, own: bool) -> None:
    assert (quotes(read(f"{before}“{WORDING}”.")) == [WORDING]) is own


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("Pilots Shall Be trained every winter", True),
        ("Pilots Shall Be Trained Every winter", False),
        ("Pilots Shall train every winter by night", True),
    ],
    ids=["half of the long words", "more than half", "less than half"],
)
def test_words_printed_as_a_title_are_a_title(words: str, own: bool) -> None:
    assert (quotes(read(f"We propose to insert the following text: “{words}”.")) == [words]) is own


def test_wording_within_wording_is_told_once() -> None:
    said = (
        "Replace the words “pilots are trained in winter” with the following text: “pilots shall be trained”."
    )
    assert quotes(read(said)) == [said]


@pytest.mark.parametrize("said", ["Delete.", "delete paragraph 4 of the draft."])
def test_an_amendment_opens_with_a_capital_and_says_what_it_amends(said: str) -> None:
    assert quotes(read(f"{said} The ports wait for the winter.")) == []
    for amended in ("Delete paragraph 4.", "Delete it."):
        assert quotes(read(f"{amended} The ports wait for the winter.")) == [amended]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("We propose that the pilots be trained.", False),
        ("We propose that the pilots be trained again.", True),
        (f"We propose that the pilots be trained{' again' * 53}.", True),
        (f"We propose that the pilots be trained{' again' * 54}.", False),
        ("We propose that the pilots be trained again", False),
        ("we propose that the pilots be trained again.", False),
        ("We propose that the pilots be trained as follows:", False),
        ("It is a grave threat that pilots are not trained.", False),
        ("The pilots of the delta are trained every winter.", False),
    ],
    ids=["7 words", "8 words", "60 words", "61 words", "no stop", "small", "heads", "points back", "a view"],
)
def test_a_sentence_of_its_own_has_eight_to_sixty_words_and_stands_alone(sentence: str, told: bool) -> None:
    found = read(sentence)
    holder = holder_of(found)
    assert holder is not None
    left = [one.argument.citations[0].quote for one in find_unargued(found, holder, [])]
    assert left == ([sentence] if told else [])


def claims(text: str, *argued: str) -> list[str]:
    """Return what is told of an input in which the sentences ``argued`` are known as claims."""
    found = read(text)
    source = found.meeting.source
    arguments = tuple(
        Argument(
            f"a{number}",
            next(
                turn.id for turn in found.meeting.interventions if turn.start <= text.index(words) < turn.end
            ),
            found.author or "",
            words,
            (source.cite(text.index(words), text.index(words) + len(words)),),
        )
        for number, words in enumerate(argued)
    )
    told = claims_of(
        ReadSubmission(found, ArguedMeeting(found.meeting, arguments)), tools().taxonomy, default_embedder()
    )
    return [one.argument.citations[0].quote for one in told]


LEAD = "We propose the following text"


@pytest.mark.parametrize(
    ("text", "argued", "shown"),
    [
        (f"{LEAD}: “{WORDING}”.", LEAD, [WORDING]),
        (f"{LEAD}: (i) “{WORDING}”.", LEAD, [WORDING]),
        (f"{LEAD}: First: “{WORDING}”.", LEAD, [WORDING]),
        (f"{LEAD}:{' ' * 14}“{WORDING}”.", LEAD, [WORDING]),
        (f"{LEAD}:{' ' * 15}“{WORDING}”.", LEAD, [LEAD, WORDING]),
        (f"{LEAD} in the annex: “{WORDING}”.", LEAD, [LEAD, WORDING]),
        (f"{LEAD}: “{WORDING}”.", f"{LEAD}: “{WORDING}”.", [WORDING]),
        (
            f"{LEAD}: “{WORDING}”. The ports must wait.",
            "The ports must wait.",
            ["The ports must wait.", WORDING],
        ),
        (
            f"The ports must wait. {LEAD}: “{WORDING}”.",
            "The ports must wait.",
            ["The ports must wait.", WORDING],
        ),
    ],
    ids=[
        "leads up",
        "with a count",
        "with a counter",
        "near",
        "far",
        "words",
        "about it",
        "behind",
        "before",
    ],
)
def test_a_claim_that_leads_up_to_wording_or_is_about_it_gives_way_to_it(
    text: str, argued: str, shown: list[str]
) -> None:
    assert claims(text, argued) == shown
