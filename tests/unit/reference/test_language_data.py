"""The languages are the folders that have an identity: nothing else lists them."""

from importlib.resources import files

import pytest

from travaux.language.identification import language_of, language_written
from travaux.reference.language_data import LANGUAGES, read_language


def test_every_folder_is_a_language() -> None:
    folders = {each.name for each in files("travaux.languages").iterdir() if each.is_dir()}
    assert set(LANGUAGES) == {name for name in folders if not name.startswith("_")}


def test_english_comes_first_and_each_rank_is_of_one() -> None:
    ranks = [read_language(language, "identity")["rank"] for language in LANGUAGES]
    assert LANGUAGES[0] == "en"
    assert ranks == sorted(set(ranks))


def test_a_language_is_told_by_its_script_or_by_its_words() -> None:
    for language in LANGUAGES:
        told_by_script = "script" in read_language(language, "identity")
        assert told_by_script or read_language(language, "roles")["language"]["words"]


def test_letters_of_another_language_of_the_script_tell_it_apart() -> None:
    assert language_written("Делегация поддерживает текст") == "ru"
    assert language_written("Делегація підтримує текст") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ms. del Río opposed it.", "en"),
        ("Mr. de la Cruz had opposed that too.", "en"),
        ("El Ecuador se opone al párrafo 4.", "es"),
        ("La France s'oppose au paragraphe 4.", "fr"),
    ],
)
def test_a_particle_before_a_name_tells_no_language(text: str, language: str) -> None:
    assert language_of(text) == language
