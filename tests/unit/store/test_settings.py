from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.errors import WorkspaceError
from travaux.store.settings import (
    FILE,
    USED,
    Settings,
    digests_of,
    files_of,
    read_settings,
    write_settings,
)

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, NAMES, st.none() | NAMES)
def test_settings_read_back_as_written(tmp_path: Path, title: str, taxonomy: str, actors: str | None) -> None:
    wanted = Settings(title, taxonomy, actors)
    write_settings(tmp_path, wanted)
    assert read_settings(tmp_path) == wanted


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("format = 1\ntitle = [", "is not TOML"),
        ('title = "x"', "has format “None”"),
        ('format = 2\ntitle = "x"', "has format “2”.*upgrade"),
        ("format = 1\nmood = 3", "“mood” is not a setting"),
        ("format = 1\ntitle = 3", "“title” must be text"),
    ],
)
def test_settings_that_make_no_sense_are_refused(tmp_path: Path, said: str, message: str) -> None:
    (tmp_path / FILE).write_text(said, encoding="utf-8")
    with pytest.raises(WorkspaceError, match=message):
        read_settings(tmp_path)


def test_the_keepers_files_are_those_that_settings_name() -> None:
    assert files_of(Settings("Tolls", taxonomy="sdgs")) == ()
    named = Settings("Tolls", taxonomy="own.toml", actors="a.toml", scale="s.toml", guidelines="g.toml")
    assert files_of(named) == ("a.toml", "own.toml", "s.toml", "g.toml")
    assert files_of(Settings("Tolls", taxonomy="a.toml", actors="a.toml")) == ("a.toml",)


def test_a_digest_of_settings_follows_the_value_and_the_file_that_it_names(tmp_path: Path) -> None:
    named = Settings("Tolls", taxonomy="sdgs", actors="a.toml")
    missing = digests_of(tmp_path, named)
    (tmp_path / "a.toml").write_text("", encoding="utf-8")
    empty = digests_of(tmp_path, named)
    (tmp_path / "a.toml").write_text("[actor]", encoding="utf-8")
    filled = digests_of(tmp_path, named)
    assert set(missing) == set(USED)
    assert len({found["actors"] for found in (missing, empty, filled)}) == 3
    assert missing["taxonomy"] == filled["taxonomy"] != digests_of(tmp_path, Settings("Tolls"))["taxonomy"]
    assert (missing["scale"], missing["guidelines"]) == ("", "")
    (tmp_path / "sdgs").write_text("no file of the keeper's is called so", encoding="utf-8")
    assert digests_of(tmp_path, named)["taxonomy"] == missing["taxonomy"]
