"""Which text a provision is of, what is done to it, and which stand has been left behind."""

from pathlib import Path

import pytest

from travaux.analysis.positions.instruments import instrument_after
from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Register
from travaux.domain.spans import SourceText
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry


def _told(text: str, language: str = "en") -> Register:
    return find_reported(SourceText("report", text), load_registry(), language)


def _held(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    found = _told(text, language).positions
    return {(one.actor.name, one.stance.value, target.label) for one in found for target in one.targets}


@pytest.mark.parametrize(
    ("words", "instrument"),
    [
        ("of the summary of the Chair", "summary of the Chair"),
        ("of the ministers’ communiqué", "ministers’ communiqué"),
        ("of the earlier decision and paragraph 5", "earlier decision"),
        ("of the 2019 agreement", "2019 agreement"),
        ("of the memorandum on lamps", "memorandum on lamps"),
        ("of a decision taken last year", "decision taken last year"),
        ("of that treaty", "treaty"),
        ("of Norway’s text", "Norway’s text"),
        ("as set out in the letter from the donors", "letter from the donors"),
        ("of the Chair’s draft", None),
        ("of the proposal by the Chair", None),
        ("of the text before us", None),
        ("of the latest draft", None),
        ("of the programme for this week", None),
        ("to reflect the statement of the Chair", None),
    ],
)
def test_a_text_is_another_by_whose_which_or_of_when_it_is(words: str, instrument: str | None) -> None:
    found = instrument_after(f"paragraph 4 {words}", len("paragraph 4"))
    assert (found.instrument if found else None) == instrument


@pytest.mark.parametrize(
    ("text", "language", "held"),
    [
        ("CUBA, which in May had opposed paragraph 3, accepted it.", "en", {("Cuba", "support", "3")}),
        ("MALI had opposed paragraph 6 but now supported it.", "en", {("Mali", "support", "6")}),
        (
            "CUBA, which had proposed paragraph 8, opposed paragraph 9.",
            "en",
            {("Cuba", "propose", "8"), ("Cuba", "oppose", "9")},
        ),
        (
            "Le MALI, qui avait rejeté le paragraphe 4 en mars, l'a appuyé.",
            "fr",
            {("Mali", "support", "4")},
        ),
        (
            "CHILE, que había rechazado el párrafo 4 en marzo, ahora lo apoyó.",
            "es",
            {("Chile", "support", "4")},
        ),
    ],
)
def test_a_stand_that_its_sentence_turns_from_is_past(
    text: str, language: str, held: set[tuple[str, str, str]]
) -> None:
    assert _held(text, language) == held


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Ms. ADE (Benin) supported paragraph 7.\n\n2. She opposed paragraph 8.", "en"),
        ("1. Mme ADE (Bénin) a appuyé le paragraphe 7.\n\n2. Elle a rejeté le paragraphe 8.", "fr"),
        ("1. La Sra. ADE (Benin) apoyó el párrafo 7.\n\n2. Su delegación rechazó el párrafo 8.", "es"),
    ],
)
def test_a_numbered_paragraph_goes_on_about_the_person_before(text: str, language: str) -> None:
    assert _held(text, language) == {("Benin", "support", "7"), ("Benin", "oppose", "8")}


def test_a_short_name_beside_the_others_full_name_is_its_own() -> None:
    both = "The DEMOCRATIC REPUBLIC OF THE CONGO supported paragraph 4, while CONGO opposed it."
    assert ("Congo", "oppose", "4") in _held(both)
    assert not _held("CONGO opposed paragraph 4.")


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("Please do not delete paragraph 12.", "delete paragraph 12"),
        ("Don’t remove paragraph 12.", "remove paragraph 12"),
        ("Paragraph 12 must not be removed.", "deletion of paragraph 12"),
    ],
)
def test_what_one_asks_not_to_do_is_no_opposition_to_the_paragraph(
    said: str, label: str, tmp_path: Path
) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(f"Chair: The floor is open.\n\nPeru: {said}\n\nChile: We support paragraph 3.\n", "utf-8")
    found = find_spoken(identify(read_transcript(path), load_registry()), load_registry()).positions
    assert {
        (one.stance.value, t.label) for one in found if one.actor.name == "Peru" for t in one.targets
    } == {("oppose", label)}
