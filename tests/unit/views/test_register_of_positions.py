"""The register over the shipped example, as its users get it."""

import csv
import io
import json
import tomllib
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from click.testing import CliRunner

from travaux.cli import travaux
from travaux.domain.positions import Register
from travaux.reference.registry import load_registry
from travaux.views.positions.register import in_form, register_of

PLENARY = "2025-10-22-plenary-adoption.txt"
OVERVIEW = "2025-10-23-overview-plenary.md"
ADOPTED = "2025-10-22-resolution-12-19.txt"


@pytest.fixture(scope="module")
def example() -> Path:
    with as_file(files("travaux.example")) as folder:
        return folder


@pytest.fixture(scope="module")
def register(example: Path) -> Register:
    registry = load_registry(tomllib.loads((example / "actors.toml").read_text(encoding="utf-8")))
    sources = [example / "files" / name for name in (PLENARY, OVERVIEW)]
    return register_of(sources, registry, texts=[example / "files" / ADOPTED])


def test_most_positions_of_adoption_day_are_found_with_stance_moment_and_holder(
    example: Path, register: Register
) -> None:
    truth = tomllib.loads((example / "truth.toml").read_text(encoding="utf-8"))["position"]
    found = [_is_found(wanted, register) for wanted in truth]
    assert sum(found) >= 0.9 * len(truth)


def _is_found(wanted: dict[str, object], register: Register) -> bool:
    quote = _plain(str(wanted["quote"]))
    for position in register.positions:
        said = _plain(position.citations[0].quote)
        if (
            (quote in said or said.rstrip(".") in quote)
            and position.actor.name == wanted["actor"]
            and position.stance.value.removesuffix(" with") == wanted["stance"]
            and position.moment.value == wanted["moment"]
            and (position.speaking_for.name if position.speaking_for else None) == wanted.get("speaking_for")
        ):
            return True
    return False


def _plain(words: str) -> str:
    return " ".join(words.split())


def test_what_is_heard_in_the_corridor_on_a_paragraph_that_the_text_lacks_is_listed(
    register: Register,
) -> None:
    left = [str(one.reason) for one in register.unresolved if "paragraph 41" in one.citations[0].quote]
    assert left == ["hearsay: told by nobody who holds it"]
    assert not any(target.label == "41" for p in register.positions for target in p.targets)


def test_a_name_in_a_report_that_means_nobody_is_unresolved(register: Register) -> None:
    assert any("meant by “Ondra”" in str(item.reason) for item in register.unresolved)


def test_targets_open_on_paragraphs_and_threads_of_the_text(register: Register) -> None:
    linked = [t for p in register.positions for t in p.targets if t.kind == "paragraph" and not t.why_unbound]
    assert linked
    assert all(target.paragraph is not None and target.thread for target in linked)


def test_a_report_yields_to_own_words(register: Register) -> None:
    told = [p for p in register.positions if p.via == "report" and p.actor.name == "Yarovia"]
    assert any(position.yields for position in told)


def test_reports_that_belie_own_words_are_shown_as_contested(register: Register) -> None:
    contested = [p for p in register.positions if p.contested and p.actor.name == "Sahwan"]
    assert any("interpret" in str(position.contested) for position in contested)


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_every_form_of_the_page_can_be_made(register: Register, form: str) -> None:
    assert len(in_form(register, form)) > 5000


def test_the_table_has_a_row_a_position_with_its_quote_and_place(register: Register) -> None:
    rows = list(csv.DictReader(io.StringIO(in_form(register, "csv").decode("utf-8-sig"))))
    assert len(rows) == len(register.positions)
    assert all(row["quote"] and int(row["end"]) > int(row["start"]) for row in rows)


def test_the_command_prints_the_register_as_json(example: Path) -> None:
    source = example / "files" / PLENARY
    options = ["positions", str(source), "--actors", str(example / "actors.toml"), "--json"]
    found = json.loads(CliRunner().invoke(travaux, options, catch_exceptions=False).stdout)
    text = source.read_text(encoding="utf-8")
    assert {"positions", "unresolved"} <= set(found)
    assert all(group["members"] for group in found["groups"])
    for position in found["positions"]:
        assert position["actor"]
        for citation in position["citations"]:
            assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_members_of_a_group_are_listed_and_given_no_position(register: Register) -> None:
    listed = {each.group.name: each.members for each in register.memberships}
    assert len(listed["Group of Fourteen"]) > 1
    spoken = {p.actor.name for p in register.positions if p.speaking_for}
    silent = set(listed["Group of Fourteen"]) - spoken - {p.actor.name for p in register.positions}
    assert silent


def test_who_aligns_with_a_statement_is_linked_to_whose_it_is(register: Register) -> None:
    linked = [p for p in register.positions if p.stance == "align with" and p.aligned_with]
    assert linked
    assert all(p.holder not in p.aligned_with for p in linked)
