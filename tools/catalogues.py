"""Bring the interface's catalogues up to date with its texts: `python tools/catalogues.py`.

Texts are gathered from the package's templates, modules and data files into each language's .po file, where
people translate them; what is translated is compiled into the .mo file that the product reads.
"""

import sys
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "src" / "travaux"
FOLDER = PACKAGE / "web" / "translations"
GUIDELINES = PACKAGE / "reference" / "data" / "guidelines.toml"
SESSIONS = PACKAGE / "reference" / "data" / "sessions.toml"
NARRATION = PACKAGE / "languages" / "en" / "narration.toml"
WORDING = PACKAGE / "reference" / "data" / "wording.toml"
SCALE = PACKAGE / "reference" / "data" / "delivery_scale.toml"
BRACKETS = PACKAGE / "reference" / "data" / "bracket_terms.toml"
FIRST_MADE = datetime(2026, 1, 1, tzinfo=UTC)  # catalogues change with their texts, not with the day
LANGUAGES = ("en", "fr", "es")
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
OPTIONS = {
    "**/templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}
}
KEYWORDS = {"N_": None, "_": None, "gettext": None, "ngettext": (1, 2), "message": (1,), "counted": (1, 2)}


def gathered() -> Catalog:
    """Return every text of the interface, in the order of files and lines."""
    catalogue = Catalog(project="Travaux", charset="utf-8")
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS)
    for file, _, text, _, _ in sorted(found, key=lambda each: (each[0], each[1])):
        catalogue.add(text, locations=[(Path(file).as_posix(), None)])
    data = {
        GUIDELINES: in_guidelines,
        SESSIONS: in_sessions,
        NARRATION: in_narration,
        WORDING: in_wording,
        BRACKETS: in_brackets,
        SCALE: in_scale,
    }
    for file, texts_of in data.items():
        for text in texts_of():
            catalogue.add(text, locations=[(file.relative_to(PACKAGE).as_posix(), None)])
    for acts in sorted(PACKAGE.glob("languages/*/acts.toml")):
        name = tomllib.loads((acts.parent / "identity.toml").read_text("utf-8"))["name"]
        catalogue.add(f"sentences not read in this language: {name}", locations=[(acts.name, None)])
    return catalogue


def in_guidelines() -> Iterator[str]:
    """Yield the texts of the guidelines against which participation is assessed."""
    data = tomllib.loads(GUIDELINES.read_text("utf-8"))
    yield data["name"]
    for step in data["step"]:
        yield from (step["title"], step["silent"])


def in_sessions() -> Iterator[str]:
    """Yield what is said of the calendars of bodies whose sessions a deadline may name."""
    data = tomllib.loads(SESSIONS.read_text("utf-8"))
    yield from dict.fromkeys(body["note"] for body in data["body"] if body.get("note"))


def in_narration() -> Iterator[str]:
    """Yield the words by which an overview tells what is held without naming whose it is."""
    data = tomllib.loads(NARRATION.read_text("utf-8"))
    yield from data["object_forms"].values()
    for form in data["form"]:
        yield form["text"]


def in_wording() -> Iterator[str]:
    """Yield what phrases are called by what they say: a date, a modal verb."""
    data = tomllib.loads(WORDING.read_text("utf-8"))
    yield from dict.fromkeys(entry["name"] for entry in (*data["called"], *data["scale"]))


def in_brackets() -> Iterator[str]:
    """Yield what is written of words on which negotiators have agreed so far."""
    data = tomllib.loads(BRACKETS.read_text("utf-8"))
    yield from dict.fromkeys(entry["status"] for entry in data["statuses"])


def in_scale() -> Iterator[str]:
    """Yield the points by which delivery is assessed, and when each is given."""
    data = tomllib.loads(SCALE.read_text("utf-8"))
    yield data["name"]
    for grade in data["grade"]:
        yield from (grade["label"], grade["meaning"])


def kept(language: str, template: Catalog) -> Catalog:
    """Return the catalogue of a language with the texts of ``template``, its translations kept."""
    path = FOLDER / f"{language}.po"
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
        catalogue.update(deepcopy(template), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
    else:
        catalogue = Catalog(locale=language, project="Travaux", charset="utf-8")
        for message in texts(template):
            catalogue.add(message.id, locations=message.locations)
    catalogue.header_comment = f"# What the reading room says ({language})."
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = FIRST_MADE
    if language == "en":
        for message in texts(catalogue):
            message.string = message.id
            message.flags.discard("fuzzy")
    return catalogue


def texts(catalogue: Catalog) -> Iterator[Message]:
    """Yield the texts of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def is_translated(message: Message) -> bool:
    """Say whether every form of a text has a translation that is not in doubt, which would be left out."""
    strings = (message.string,) if isinstance(message.string, str) else message.string
    return bool(strings) and all(strings) and not message.fuzzy


def main() -> int:
    """Write every catalogue; return how many texts still wait for a translation."""
    waiting = 0
    for language in LANGUAGES:
        catalogue = kept(language, gathered())  # catalogues share the messages that they take over
        with (FOLDER / f"{language}.po").open("wb") as file:
            write_po(file, catalogue, width=100, sort_output=True, ignore_obsolete=True, no_location=True)
        with (FOLDER / f"{language}.mo").open("wb") as file:
            write_mo(file, catalogue)
        missing = [message.id for message in texts(catalogue) if not is_translated(message)]
        waiting += len(missing)
        print(f"{language}: {sum(1 for _ in texts(catalogue))} texts, {len(missing)} to translate")
    return waiting


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
