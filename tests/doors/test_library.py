"""The record for programs: tables of values that agree with their rows, and examples that run."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import travaux
from travaux.errors import MissingExtra, UsageError, WorkspaceError
from travaux.views.tables import TABLE_FORMS, TABLES, table_of
from travaux.views.workspace import snapshot_of

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "how-to" / "use-from-python.md"
REGISTERS = (
    "sources", "meetings", "interventions", "arguments", "agreements", "differences", "positions",
    "commitments", "steps", "drafts", "threads", "proposals",
)  # fmt: skip


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_is_values_and_rows_of_the_same_things(review: Path, register: str) -> None:
    with travaux.open(review) as record:
        table = getattr(record, register)()
        rows = table.to_dicts()
        assert table
        assert len(rows) == len(table)
        assert json.loads(json.dumps(rows)) == rows
        for value, row in zip(table, rows, strict=True):
            if isinstance(getattr(value, "id", None), str) and "id" in row and register != "proposals":
                assert value.id == row["id"]


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_is_a_data_frame(review: Path, register: str) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    with travaux.open(review) as record:
        table = getattr(record, register)()
        assert table.to_pandas().shape == table.to_polars().shape
        assert len(table.to_pandas()) == len(table)


def test_an_empty_part_is_an_empty_table(review: Path) -> None:
    with travaux.open(review) as record:
        nobody = record.positions(actor="Nobody at All")
        assert len(nobody) == 0
        assert nobody.to_dicts() == []
        assert repr(nobody) == "<ValueTable: 0 × nothing>"


def test_filters_take_an_actor_by_any_of_its_names(review: Path) -> None:
    with travaux.open(review) as record:
        whole = record.positions()
        some = record.positions(actor="Emberley")
        assert 0 < len(some) < len(whole)
        assert [one.id for one in record.positions(actor="EMB")] == [one.id for one in some]
        assert [one.id for one in some[:2]] == [one["id"] for one in some.to_dicts()[:2]]


def test_every_quote_of_the_positions_slices(review: Path) -> None:
    with travaux.open(review) as record:
        for position in record.positions():
            for citation in position.citations:
                assert record.quote(citation) == citation.quote


def test_the_public_sees_less_than_the_keeper(review: Path) -> None:
    with travaux.open(review) as record, travaux.open(review, viewer="public") as public:
        assert record.withheld == 0
        assert public.withheld == len(record.sources()) - len(public.sources()) == 1


def test_what_is_no_workspace_or_no_viewer_is_refused(review: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        travaux.open(tmp_path)
    with pytest.raises(UsageError, match="keeper"):
        travaux.open(review, viewer="everybody")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_named_with_its_line(
    review: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travaux.extras.find_spec", lambda _: None)
    with travaux.open(review) as record, pytest.raises(MissingExtra) as refused:
        getattr(record.sources(), f"to_{library}")()
    assert refused.value.remedy == f"pip install 'travaux[{library}]'"


def test_the_examples_of_the_guide_run(review: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    blocks = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) == 3
    names: dict[str, object] = {}
    here = Path.cwd()
    os.chdir(review.parent)
    try:
        exec("\n".join(blocks), names)
    finally:
        os.chdir(here)
    said = capsys.readouterr().out
    assert "Review of the Compact" in said
    assert "Emberley" in said


def test_the_guide_names_every_method_of_a_record() -> None:
    told = set(re.findall(r"`?(\w+)\([\w, ]*\)`", GUIDE.read_text(encoding="utf-8")))
    methods = {name for name in vars(travaux.OpenRecord) if not name.startswith("_")}
    assert methods - {"close", "title", "withheld"} <= told


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, travaux; print(sorted(name for name in sys.modules if name.startswith('travaux')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['travaux', 'travaux.release']"
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = travaux.nothing_such  # type: ignore[attr-defined]


@pytest.mark.parametrize("what", TABLES)
def test_every_register_is_a_table_in_every_form(review: Path, what: str) -> None:
    with snapshot_of(review) as snapshot:
        made = {form: table_of(snapshot, what, form).decode() for form in TABLE_FORMS}
    values = json.loads(made["json"])
    rows = values.get(what, values.get("rows"))
    assert [json.loads(line) for line in made["ndjson"].splitlines()] == rows
    assert bool(made["csv"].strip()) or not rows
