"""The languages of the interface: whole and current catalogues, who gets which, and which way scripts run."""

import importlib.util
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient
from lxml import html

from travaux.web.languages import LANGUAGES, chosen, day, direction

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def catalogues() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "tools" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_catalogue_holds_just_the_texts_of_the_interface_all_translated(
    language: str, catalogues: ModuleType
) -> None:
    wanted = {message.id for message in catalogues.texts(catalogues.gathered())}
    with (catalogues.FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    held = {message.id for message in catalogues.texts(catalogue)}
    assert held == wanted, "run: python tools/catalogues.py"
    assert [m.id for m in catalogues.texts(catalogue) if not catalogues.is_translated(m)] == []
    assert [(m.id, errors) for m, errors in catalogue.check()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_was_translated(language: str, catalogues: ModuleType) -> None:
    compiled = BytesIO()
    with (catalogues.FOLDER / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    assert (catalogues.FOLDER / f"{language}.mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize(
    ("asked", "accepted", "expected"),
    [
        ((None, None), None, "en"),
        ((None, None), "fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ((None, None), "de, es;q=0.3, fr;q=0.2", "es"),
        ((None, "es"), "fr", "es"),
        (("fr", "es"), "en", "fr"),
        (("xx", None), "fr;q=0, tlh", "en"),
        ((None, None), "fr;q=much, ,;;", "en"),
    ],
)
def test_a_reader_gets_the_language_they_asked_for_else_the_one_they_read_best(
    asked: tuple[str | None, ...], accepted: str | None, expected: str
) -> None:
    assert chosen(*asked, accepted=accepted) == expected


def test_a_page_speaks_the_language_asked_for_and_goes_on_in_it(client: TestClient) -> None:
    page = html.fromstring(client.get("/text/?lang=fr").text)
    assert page.get("lang") == "fr"
    assert page.findtext(".//h1") == "Le texte"
    assert html.fromstring(client.get("/meetings/").text).findtext(".//h1") == "Séances"
    spanish = client.get("/meetings/?lang=es").text
    assert html.fromstring(spanish).findtext(".//h1") == "Sesiones"


def test_days_are_written_as_people_write_them() -> None:
    assert day("2025-03-06", "fr") == "6 mars 2025"
    assert day("2025-03-06T10:00:00Z") == "6 March 2025"
    assert day(None) == "–"
    assert day("last spring") == "last spring"


def test_scripts_run_their_own_way() -> None:
    assert (direction("ar"), direction("en"), direction(None)) == ("rtl", "ltr", "auto")
