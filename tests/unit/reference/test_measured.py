"""The account of what was measured: the product tells what its documentation tells."""

import tomllib
from pathlib import Path

from travaux.reference.measured import load_measured

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "docs" / "measured.md"


def test_every_row_of_the_documentation_is_told() -> None:
    told = {row for wing in load_measured()[1] for row in (*wing.rows, *wing.earlier)}
    lines = DOCUMENT.read_text(encoding="utf-8").replace("`", "").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    assert {tuple(row) for row in rows if row != ["what", "figure"]} == told
    assert len(told) > 20


def test_figures_of_today_come_first_and_what_was_before_is_folded() -> None:
    texts = next(wing for wing in load_measured()[1] if wing.title == "Texts")
    assert texts.earlier
    assert not set(texts.rows) & set(texts.earlier)
    assert all("details" not in said for said in texts.told)


def test_what_is_to_be_known_of_the_figures_is_told_with_them() -> None:
    method, wings = load_measured()
    assert "make eval" in method
    assert [wing.title for wing in wings][:3] == ["Meetings", "Texts", "Positions and commitments"]
    assert all(wing.rows for wing in wings)
    assert all("|" not in said for wing in wings for said in wing.told)


def test_a_built_package_holds_the_account_where_it_is_read() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    taken = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert taken == {"docs/measured.md": "travaux/reference/data/measured.md"}
    assert all((ROOT / source).is_file() for source in taken)


def test_nothing_of_the_package_is_a_link_that_a_checkout_may_lack() -> None:
    assert [path for path in (ROOT / "src").rglob("*") if path.is_symlink()] == []
