from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.errors import WorkspaceError
from travaux.store.settings import FILE, Settings, read_settings, write_settings

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
