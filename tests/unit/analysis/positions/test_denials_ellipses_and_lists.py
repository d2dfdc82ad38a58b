"""What is denied, left out, listed or done to a text: who holds what, each beside a plain neighbour."""

from pathlib import Path

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Position
from travaux.domain.spans import SourceText
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry


def line(one: Position) -> str:
    group = f"/{one.speaking_for.code}" if one.speaking_for else ""
    return f"{one.actor.code}{group} {one.stance.value}: {'; '.join(each.label for each in one.targets)}"


def reported(text: str, language: str = "en") -> list[str]:
    register = find_reported(SourceText("report.txt", text), load_registry(), language)
    return list(dict.fromkeys(line(one) for one in register.positions))


ENGLISH = [
    # an objection that is none, or is recalled, supposed or told of others
    ("Chad wished it to be known that its question should not be read as an objection to paragraph 4.", []),
    ("Chad said that its silence did not amount to opposition to paragraph 4.", []),
    ("Chad said that its silence amounted to opposition to paragraph 4.", ["TCD oppose: 4"]),
    ("Peru said that it had been wrongly counted among those rejecting article 7.", []),
    ("3. Were the draft to be reopened tomorrow, Peru would reject paragraph 4.", []),
    ("Peru would reject paragraph 4.", ["PER oppose: 4"]),
    ("Peru recalled that at the tenth session its delegation had voted against a like draft.", []),
    ("Peru recalled that it had always supported paragraph 4.", ["PER support: 4"]),
    ("Peru said that several growers had told its ministry that they could not accept article 4.", []),
    # whose an act was
    ("The reference to reefs was dropped, as demanded by PERU.", ["PER delete: reefs"]),
    # a second that says or asks without a verb
    ("KENYA proposed that the third sentence be kept short, and PERU that paragraph 8 be moved to the annex.",
     ["KEN propose: third sentence be kept short", "PER amend: 8"]),
    ("The EU said that the fund was premature, and CHAD that paragraph 8 should be deleted.",
     ["EU oppose: fund", "TCD delete: 8"]),
    ("While welcoming article 3, PERU could not accept article 4.",
     ["PER welcome: Article 3", "PER oppose: Article 4"]),
    ("Peru said that article 3 was welcome and article 5 unacceptable.",
     ["PER support: Article 3", "PER oppose: Article 5"]),
    ("Peru said that article 3 was welcome, article 4 less so.", ["PER support: Article 3"]),
    # what is done to words
    ("PERU asked for “may” to be replaced by “must” in paragraph 6.", ["PER amend: may; must; 6"]),
    ("The plan was replaced by PERU.", []),
    ("CHAD would rather see article 5 shortened.", ["TCD amend: Article 5"]),
    ("Peru opposed the amendment proposed to draft article 8.",
     ["PER oppose: amendment proposed to draft article 8"]),
    ("Peru opposed draft article 8.", ["PER oppose: 8"]),
    ("Peru rejected brackets around paragraph 7.", ["PER oppose: brackets around paragraph 7"]),
    ("Peru did not want paragraph 6 deleted.", ["PER oppose: deletion of paragraph 6"]),
    # lists
    ("The delegate of Peru and, briefly, the delegates of Fiji and Chad opposed article 6.",
     ["PER oppose: Article 6", "FJI oppose: Article 6", "TCD oppose: Article 6"]),
    ("Others, including PERU, CHILE, for AILAC, and the EU, opposed article 6.",
     ["PER oppose: Article 6", "CHL/AILAC oppose: Article 6", "EU oppose: Article 6"]),
    ("The plan was opposed by Fiji (on behalf of AOSIS), Peru, the African Group and, finally, Chad.",
     ["FJI/AOSIS oppose: ", "PER oppose: ", "AFRICAN oppose: ", "TCD oppose: "]),
    ("The plan was supported by Fiji (for AOSIS) and the EU.",
     ["FJI/AOSIS support: plan", "EU support: plan"]),
    # votes and notes
    ("PERU felt compelled to vote “no” on the draft.", ["PER oppose: draft"]),
    ("Peru firm against new levy. Will not move.", ["PER oppose: new levy"]),
    ("Chad (African Group) against new levy.", ["TCD oppose: new levy"]),
    ("1. Kenya introduced a new draft of Article 3. Withdrew it when Peru objected. Supported the old text.",
     ["KEN propose: Article 3", "KEN support: old text"]),
    ("1. Kenya introduced a new draft of Article 3. Peru objected to it. Supported the old text.",
     ["KEN propose: Article 3", "PER oppose: Article 3", "PER support: old text"]),
    ("Peru said that the register does not, and will not, form part of the mandate of the Committee.",
     ["PER oppose: Committee"]),
]  # fmt: skip
SPANISH = [
    ("Se opuso la representante de Chile al párrafo 9.", ["CHL oppose: 9"]),
    (
        "Pidió el delegado de Fiji que el fondo se reúna cada año.",
        ["FJI call for: que el fondo se reúna cada año"],
    ),
    (
        "México se opuso a que se trasladara el párrafo 12.",
        ["MEX oppose: que se trasladara el párrafo 12"],
    ),
    ("México se opuso al párrafo 12.", ["MEX oppose: 12"]),
    (
        "Crear un fondo sería, a su juicio, prematuro, dijo el representante de Chile.",
        ["CHL oppose: Crear un fondo"],
    ),
]


@pytest.mark.parametrize(("words", "expected"), ENGLISH)
def test_english_reports(words: str, expected: list[str]) -> None:
    assert reported(words) == expected


@pytest.mark.parametrize(("words", "expected"), SPANISH)
def test_spanish_reports(words: str, expected: list[str]) -> None:
    assert reported(words, "es") == expected


def spoken(record: str, folder: Path) -> list[str]:
    path = folder / "record.txt"
    path.write_text(record, encoding="utf-8")
    registry = load_registry()
    register = find_spoken(identify(read_transcript(path), registry), registry)
    return [line(one) for one in register.positions]


def test_a_group_named_by_its_short_name_is_the_one_spoken_for(tmp_path: Path) -> None:
    """A known group in brackets behind its States is the speaker’s, and so is its number."""
    listed = (
        "Ms. Low (Australia): I have the honour to speak on behalf of New Zealand, Canada and my own "
        "country, Australia (CANZ). CANZ supports paragraph 4.\n\nMr. Ray (India): We oppose paragraph 4.\n"
    )
    assert spoken(listed, tmp_path) == ["AUS/CANZ support: 4", "IND oppose: 4"]
    summed_up = (
        "Ms. Lind (Sweden): I make this statement on behalf of the eight Nordic and Baltic countries, "
        "the NB8. The NB8 opposes paragraph 4. The Eight support paragraph 5.\n\n"
        "Mr. Ray (India): We oppose paragraph 4.\n"
    )
    assert spoken(summed_up, tmp_path) == [
        "SWE/NORDIC-BALTIC oppose: 4",
        "SWE/NORDIC-BALTIC support: 5",
        "IND oppose: 4",
    ]


def test_a_group_that_another_spoke_for_is_not_the_speakers(tmp_path: Path) -> None:
    """A statement that somebody aligns with leaves him speaking for himself."""
    record = (
        "Ms. Low (Australia): We heard the statement of Canada on behalf of three countries (CANZ). "
        "Australia supports paragraph 4.\n\nMr. Ray (India): We oppose paragraph 4.\n"
    )
    assert "AUS support: 4" in spoken(record, tmp_path)


def test_calling_on_ones_memory_asks_for_nothing(tmp_path: Path) -> None:
    """A turn of phrase has a verb of asking, and a call beside it stays one."""
    record = (
        "Ms. Low (Australia): I call on my own memory rather than on notes. I call for the deletion of "
        "paragraph 4.\n\nMr. Ray (India): We oppose paragraph 4.\n"
    )
    assert spoken(record, tmp_path) == ["AUS delete: 4", "IND oppose: 4"]
