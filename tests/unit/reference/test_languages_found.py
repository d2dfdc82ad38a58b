"""A language is a folder: nothing else lists it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from travaux.reference import language_data
from travaux.reference.language_data import LANGUAGES, language_folders, languages_found, read_language


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(language_data, "files", lambda _: tmp_path)
    language_folders.cache_clear()
    read_language.cache_clear()
    yield tmp_path
    language_folders.cache_clear()
    read_language.cache_clear()


def write(folder: Path, identity: str) -> None:
    folder.mkdir()
    (folder / "identity.toml").write_text(identity, encoding="utf-8")


def test_a_folder_with_an_identity_is_a_language_and_they_stand_by_rank(folders: Path) -> None:
    write(folders / "zz", 'name = "Second"\nrank = 2\n')
    write(folders / "yy", 'name = "First"\nrank = 1\n')
    (folders / "draft").mkdir()
    (folders / "__pycache__").mkdir()
    assert languages_found() == ("yy", "zz")


def test_a_file_that_a_language_lacks_is_empty(folders: Path) -> None:
    write(folders / "yy", 'name = "First"\nrank = 1\n')
    assert read_language("yy", "identity")["name"] == "First"
    assert read_language("yy", "stances") == {}


def test_the_languages_read_are_the_folders_that_there_are() -> None:
    shipped = Path(language_data.__file__).parents[1] / "languages"
    assert {path.parent.name for path in shipped.glob("*/identity.toml")} == set(LANGUAGES)
