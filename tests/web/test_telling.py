"""What reports say, told in a reader's language; words of the record stay as they are."""

import re

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.web.languages import catalogue
from travaux.web.telling import telling
from travaux.web.terms import PHRASES


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Words spoken, the 20 who spoke most of 41",
            "Mots prononcés : les 20 qui ont le plus parlé, sur 41",
        ),
        ("new in Rev.1; taken out in Rev.2", "nouveau dans Rev.1; retiré dans Rev.2"),
        ("opposed to Dravenia, Skarnland", "opposé à Dravenia, Skarnland"),
        ("I would like a map of the river", "I would like a map of the river"),
        ("", ""),
    ],
)
def test_phrases_are_told_with_what_stands_in_their_blanks(said: str, told: str) -> None:
    assert telling("fr")(said) == told
    assert telling("en")(said) == said


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_translation_has_the_blanks_of_its_phrase(language: str) -> None:
    for phrase in PHRASES:
        blanks = sorted(re.findall(r"%\((\w+)\)s", phrase))
        assert sorted(re.findall(r"%\((\w+)\)s", catalogue(language).gettext(phrase))) == blanks


def test_a_report_has_its_captions_and_columns_in_the_language_of_its_reader(client: TestClient) -> None:
    page = html.fromstring(client.get("/meetings/").text)
    path = page.xpath("//main//td/a/@href")[0]
    shown = html.fromstring(client.get(f"{path}?lang=fr").text)
    captions = " ".join(each.text_content() for each in shown.xpath("//caption | //figcaption"))
    assert "Mots prononcés" in captions
    assert "Words spoken" not in captions
    assert "Corriger" in shown.xpath("//a[@class='doubt']")[0].text_content()
