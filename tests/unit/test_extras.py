"""Optional packages: where one is missing, the line that installs it is said, and nothing else happens."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from travaux import extras
from travaux.cli import travaux
from travaux.errors import MissingExtra
from travaux.extras import EXTRAS, install_line, is_installed, require


@pytest.fixture
def half_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "EXTRAS", {"web": ("json", "no_such_module"), "ocr": ("json",)})


@pytest.mark.usefixtures("half_installed")
def test_one_missing_module_makes_an_extra_missing_and_is_named() -> None:
    assert not is_installed("web")
    with pytest.raises(MissingExtra) as raised:
        require("web", "the reading room")
    assert str(raised.value) == "the reading room needs no_such_module — pip install 'travaux[web]'"


@pytest.mark.usefixtures("half_installed")
def test_an_extra_that_is_there_is_no_matter() -> None:
    assert is_installed("ocr")
    require("ocr", "page recognition")


@pytest.mark.usefixtures("half_installed")
def test_serving_without_its_extra_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    result = CliRunner().invoke(travaux, ["serve", str(tmp_path / "nowhere")])
    assert isinstance(result.exception, MissingExtra)
    assert result.exception.remedy == install_line("web")


def test_every_extra_has_its_modules() -> None:
    assert all(modules for modules in EXTRAS.values())
