"""Reports that pair, list, contrast and point back: each gets its own, and what is not certain is told."""

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.domain.positions import Register
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry


def read(text: str) -> Register:
    return find_reported(SourceText("report.txt", text), load_registry())


def held(text: str) -> list[tuple[str, str, list[str]]]:
    return [(p.holder.code, p.stance.value, [t.label for t in p.targets]) for p in read(text).positions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fiji and Peru supported paragraphs 3 and 4, respectively.",
            [("FJI", "support", ["3"]), ("PER", "support", ["4"])],
        ),
        (
            "Fiji, Peru and Chad proposed deleting paragraphs 7, 8 and 9, respectively.",
            [("FJI", "delete", ["7"]), ("PER", "delete", ["8"]), ("TCD", "delete", ["9"])],
        ),
        (
            "Fiji and Peru expressed reservations on paragraphs 11 and 38, respectively.",
            [("FJI", "reserve", ["11"]), ("PER", "reserve", ["38"])],
        ),
        (
            "Fiji, on behalf of Tonga and Samoa, welcomed paragraph 2.",
            [("TON", "welcome", ["2"]), ("WSM", "welcome", ["2"])],
        ),
        (
            "Fiji and Peru supported and opposed paragraph 3, respectively.",
            [("FJI", "support", []), ("PER", "oppose", ["3"])],
        ),
        (
            "On paragraph 12, Fiji and Peru were in favour, Chad against.",
            [("FJI", "support", ["12"]), ("PER", "support", ["12"]), ("TCD", "oppose", ["12"])],
        ),
        (
            "Several States, including Fiji and Peru, expressed reservations about paragraph 20.",
            [("FJI", "reserve", ["20"]), ("PER", "reserve", ["20"])],
        ),
        (
            "Nepal, on behalf of the LDCs, the LLDCs and AOSIS, welcomed paragraph 16.",
            [("LDC", "welcome", ["16"]), ("LLDC", "welcome", ["16"]), ("AOSIS", "welcome", ["16"])],
        ),
        (
            "Fiji declared that it would not ask for a vote, despite its reservations about paragraph 6.",
            [("FJI", "not blocking", []), ("FJI", "reserve", ["6"])],
        ),
        (
            "Fiji said that paragraph 3 was premature and that paragraph 4 was regrettable.",
            [("FJI", "oppose", ["3"]), ("FJI", "regret", ["4"])],
        ),
        ("For the EU, paragraph 8 was a red line.", [("EU", "oppose", ["8"])]),
        ("Paragraph 8 is a red line for Egypt.", [("EGY", "oppose", ["8"])]),
        ("Peru’s reservation on paragraph 11 was noted.", [("PER", "reserve", ["11"])]),
        ("Paragraph 6 was long. Fiji supported it.", [("FJI", "support", ["6"])]),
        ("The text calls for restraint.", []),
    ],
)
def test_each_is_given_its_own(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert sorted(held(text)) == sorted(expected)


def test_nobody_is_paired_where_the_numbers_do_not_fit() -> None:
    found = read("Fiji and Peru supported paragraphs 3, 4 and 5, respectively.")
    assert not found.positions
    assert "respectively" in str(found.unresolved[0].reason)


@pytest.mark.parametrize("pointing", ["supported it", "opposed this paragraph"])
def test_one_thing_is_not_read_out_of_several(pointing: str) -> None:
    found = read(f"Fiji reserved its position on paragraphs 11, 38 and 79. Peru {pointing}.")
    assert [target.label for p in found.positions if p.holder.code == "PER" for target in p.targets] == []
    assert any("11, 38 or 79" in str(item.reason) for item in found.unresolved)


def test_what_it_means_is_cited_beside_the_stand() -> None:
    _, second = read("Peru opposed paragraph 6. Fiji supported it.").positions
    assert second.citations[0].quote == "Fiji supported it."
    assert [citation.quote for citation in second.context] == ["Peru opposed paragraph 6."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Zembla opposed paragraph 9.", "nobody known is meant by “Zembla”"),
        ("The delegate of Zembla supported paragraph 9.", "nobody known is meant by “Zembla”"),
        ("The EU opposed paragraph 44 (Fiji, Peru).", "a subject and names in brackets"),
        ("Would Peru oppose paragraph 4?", "asked as a question"),
        ("Korea opposed paragraph 4.", "could mean"),
        ("Reservations were entered on paragraph 3.", "nobody is named as holding it"),
    ],
)
def test_what_cannot_be_given_to_anybody_is_told(text: str, reason: str) -> None:
    assert any(reason in str(item.reason) for item in read(text).unresolved)


def test_what_heads_a_speakers_part_of_a_report_is_the_speakers() -> None:
    report = (
        "Session report\n\nFiji\n\nSpeech speed\n\n120 words per minute\n\nSpeech length\n\n90 words\n\n"
        "Paragraph 4 is premature\n\nExplanation\n\nThey regret paragraph 5.\n\nDisagreed on\n\n"
        "Paragraph 9 should be deleted\n\nPeru\n\nSpeech speed\n\n100 words per minute\n\n"
        "Reservations regarding paragraph 6\n"
    )
    assert held(report) == [("FJI", "oppose", ["4"]), ("FJI", "regret", ["5"]), ("PER", "reserve", ["6"])]


def test_agreement_with_somebody_is_not_a_stand_on_the_paragraph() -> None:
    (found,) = read("On paragraph 22, Fiji agreed with Peru.").positions
    assert [(target.kind.value, target.label) for target in found.targets] == [
        ("proposal", "position of Peru")
    ]
    assert [actor.name for actor in found.aligned_with] == ["Peru"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji and Peru against; Chad, supported by Mali, was flexible.", ["FJI", "PER"]),
        ("Chad was flexible; Fiji and Peru against.", ["FJI", "PER"]),
    ],
)
def test_who_is_supported_beyond_a_semicolon_is_not_against(text: str, expected: list[str]) -> None:
    found = read(f"On paragraph 4, Benin was in favour. {text}").positions
    assert sorted(p.holder.code for p in found if p.stance.value == "oppose") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fiji disagreed with nobody on paragraph 4.",
        "Fiji was not saying that it supported paragraph 4.",
        "The delegates knew at last what they disagreed about.",
    ],
)
def test_what_is_denied_is_no_stand(text: str) -> None:
    assert not read(text).positions


def test_a_paragraph_that_only_tells_when_is_not_what_a_stand_is_about() -> None:
    (found,) = read("Fiji opposed a new fund before the review in paragraph 18 has been read.").positions
    assert [target.label for target in found.targets] == ["new fund"]
