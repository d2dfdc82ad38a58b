"""What telegrams give to whom: by adjective, surname, list and short reply, and what the sender did."""

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.writers import find_writer
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

SENT = "Norwegian Delegation, United Nations, to Ministry of Foreign Affairs"
CABLE = "Cablegram 12, OSLO, 3 May 2031.\n\n"


def held(text: str, title: str | None = None) -> list[tuple[str, str]]:
    found = find_reported(SourceText("cable.txt", text), load_registry(), title=title)
    return sorted({(position.actor.name, position.stance.value) for position in found.positions})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru, Kenyan and Chile abstained on the motion.",
            [("Chile", "not blocking"), ("Kenya", "not blocking"), ("Peru", "not blocking")],
        ),
        ("Peru voted with the Dutch.", [("Peru", "support")]),
        (
            "The motion was lost by 8 to 5, Peru, Yugoslavia, Kenyan and Iraq abstaining.",
            [(name, "not blocking") for name in ("Iraq", "Kenya", "Peru", "Yugoslavia")],
        ),
        (
            "It was lost nine to four with the U.S.S.R., Iraq and Czechoslovakia abstaining.",
            [(name, "not blocking") for name in ("Czechoslovakia", "Iraq", "Russian Federation")],
        ),
        (
            "The Peruvian, Kenyan and Chilean proposals were lost.",
            [("Chile", "propose"), ("Kenya", "propose"), ("Peru", "propose")],
        ),
        (
            "Proposal for a fund supported by Kenya, opposed by Chile.",
            [("Chile", "oppose"), ("Kenya", "support")],
        ),
        (
            "Peru was supported by Cuba, Chile by Kenya.",
            [("Cuba", "support"), ("Kenya", "support")],
        ),
        (
            "Sato (Japan) proposed a fund and Roe (Fiji) opposed it.",
            [("Fiji", "oppose"), ("Japan", "propose")],
        ),
        ("Sato (Kenyan delegate) also supported the fund.", [("Kenya", "support")]),
        (
            "Our supporters were Kenya, Borduria, Chile and Peru; opponents were Iraq and Fiji.",
            [
                *(("Chile", "support"), ("Fiji", "oppose"), ("Iraq", "oppose")),
                *(("Kenya", "support"), ("Peru", "support")),
            ],
        ),
        ("MARA VOSS ( Kenya) said the levy was unacceptable.", [("Kenya", "oppose")]),
        ("MARA F. VOSS (Kenya) expressed regret that costs rose.", [("Kenya", "regret")]),
        # neighbours
        ("The new SITE (Kenya) was said to be large. The levy fell in OSLO (Norway).", []),
        ("The text was read in French, Spanish and English.", []),
        ("Canada called for more finance (JAPAN).", [("Canada", "call for")]),
        (
            "The fund was approved by 9 votes with 2 abstentions (Kenyan and Chile).",
            [("Chile", "not blocking"), ("Kenya", "not blocking")],
        ),
    ],
)
def test_each_way_of_naming_delegations_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_items_of_a_list_are_said_by_whoever_leads_to_it() -> None:
    text = "Kenya made two points:-\n\n(a) The levy was premature;\n\n(b) The fund should be larger.\n\n"
    assert held(text) == [("Kenya", "call for"), ("Kenya", "oppose")]
    reply = "Chilean reply:-\n\n(a) The levy was unacceptable;\n\n2. The fund should be larger.\n"
    assert held(reply) == [("Chile", "oppose")]  # a numbered paragraph is no item


def test_the_delegation_that_sends_a_telegram_is_we() -> None:
    text = CABLE + "We opposed the levy. Our amendment was lost. Kenya said “we support it”."
    assert held(text, SENT) == [("Kenya", "support"), ("Norway", "amend"), ("Norway", "oppose")]
    assert held(text) == [("Kenya", "support")]
    assert held(text, "Notes on a visit to Oslo") == [("Kenya", "support")]


def test_surnames_are_persons_in_telegrams_alone() -> None:
    text = "Vosk proposed a fund. Tarn (Fiji) opposed it. Vosk withdrew the proposal. Tarn agreed to a levy."
    found = held(CABLE + text, SENT)
    assert {("Vosk", "propose"), ("Fiji", "oppose"), ("Fiji", "support")} <= set(found)
    assert all(name == "Fiji" for name, _ in held(text))


@pytest.mark.parametrize(
    ("title", "sender"),
    [
        (SENT, "Norway"),
        ("The Kenyan Government to Roe", "Kenya"),
        ("Roe to Department of External Affairs", None),
        ("From Oslo to Nairobi", None),
        (None, None),
    ],
)
def test_a_heading_tells_who_sends_a_telegram(title: str | None, sender: str | None) -> None:
    writer = find_writer("Text.", title, load_registry(), "en")
    assert (writer.actor.name if writer else None) == sender


def test_an_opinion_piece_is_its_authors_judgement() -> None:
    piece = (
        "Home / Blogs\n\nBy Mara Voss, Professor\n\nThe fund must be larger. Some said that the levy must go."
    )
    assert held(piece) == [("Mara Voss", "call for")]
    assert held(piece.replace("Home / Blogs", "News")) == []
    assert held("Home / Blogs\n\nThe fund must be larger.") == []
