"""Pages, command help and documents say what the field says: words of the workshop are held out of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from travaux.cli import travaux
from travaux.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "src" / "travaux" / "web"

HELD_OUT = {
    "take it away": "Download",
    "what cannot be so": "Inconsistencies",
    "the order of steps is sound": "No inconsistency found",
    "what the record contradicts": "Contradictory statements",
    "what it feeds": "Related processes",
    "nobody named": "No addressee",
    "its life": "History",
    "narrow it down": "Filter",
    "change what is said of it": "Edit details",
    "as its reader exposes it": "Source text as read",
    "the name matches nobody known": "no matching participant",
    "speakers told of": "speakers",
    "issues that inputs speak to": "Issues raised in submissions",
    "held against published guidelines": "Assessment against published guidelines",
    "heard in which phase": "Participation by phase",
    "not worked out yet": "Process new sources",
    "looked like one and": "were not assigned",
    "of these at the end": "Still present at adoption",
    "brackets lifted": "brackets removed",
}
"""What is not said, in lower case, and what is said instead."""

# Both of Jinja's and Python's marks of a text that people see: _("…"), N_("…"), ngettext("…", "…").
_TEXTS = re.compile(r"\b(?:N?_|n?gettext)\(((?:\s*\"[^\"]*\",?)+)")
# A document may quote a file's own words: what stands in a fence of code is not its prose.
_REMARK = re.compile(r"\{#.*?#\}", re.DOTALL)  # for whoever reads the template
_CODE = re.compile(r"```.*?```", re.DOTALL)


def held_out_of(text: str) -> list[str]:
    """Return what ``text`` should not say, over line ends too."""
    plain = " ".join(text.casefold().split())
    return [words for words in HELD_OUT if words in plain]


def _templates() -> Iterator[Path]:
    yield from sorted((PAGES / "templates").glob("*.html"))
    yield from sorted((ROOT / "src" / "travaux" / "exports" / "html" / "templates").glob("*.html"))


def _documents() -> Iterator[Path]:
    yield from (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md")
    yield from sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("path", [*_templates()], ids=lambda path: path.name)
def test_templates_say_what_the_field_says(path: Path) -> None:
    assert held_out_of(_REMARK.sub("", path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", sorted((PAGES / "pages").glob("*.py")), ids=lambda path: path.name)
def test_headings_and_labels_say_what_the_field_says(path: Path) -> None:
    texts = " | ".join(_TEXTS.findall(path.read_text(encoding="utf-8")))
    assert held_out_of(texts) == []


def test_the_catalogue_says_what_the_field_says() -> None:
    """Every text of pages, reports and data files that is translated is in it, in English."""
    with (PAGES / "translations" / "en.po").open("rb") as file:
        entries = [entry.id for entry in read_po(file, locale="en") if entry.id]
    texts = [text for entry in entries for text in ([entry] if isinstance(entry, str) else entry)]
    assert len(texts) > 1500
    assert {text: held_out_of(text) for text in texts if held_out_of(text)} == {}


@pytest.mark.parametrize("name", COMMANDS)
def test_command_help_says_what_the_field_says(name: str) -> None:
    context = click.Context(travaux)
    command = travaux.get_command(context, name)
    assert command is not None
    shown = command.get_help(click.Context(command, info_name=name, parent=context))
    assert held_out_of(f"{COMMANDS[name].help} {shown}") == []


@pytest.mark.parametrize("path", [*_documents()], ids=lambda path: path.name)
def test_documents_say_what_the_field_says(path: Path) -> None:
    assert held_out_of(_CODE.sub("", path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Take it\naway: docx", ["take it away"]),
        ("3 BRACKETS LIFTED", ["brackets lifted"]),
        ("Download: DOCX", []),
        ("The paragraph took its place", []),
    ],
)
def test_words_are_found_in_any_case_and_over_line_ends(text: str, found: list[str]) -> None:
    assert held_out_of(text) == found
