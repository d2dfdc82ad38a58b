"""The edition of the shipped data: what tells one state of a word list from another."""

import re

import pytest

from travaux.reference.edition import edition, editions_of, whole_edition


def test_every_file_has_an_edition_and_all_of_them_one() -> None:
    assert {"languages/en/narration.toml", "languages/en/roles.toml", "states.csv"} <= edition().keys()
    assert all(re.fullmatch(r"[0-9a-f]{8}", digest) for digest in (*edition().values(), whole_edition()))


def test_a_line_names_files_and_all_files_of_a_folder() -> None:
    line = editions_of("languages/en/narration.toml", "languages/fr/")
    assert line.startswith(f"languages/en/narration {edition()['languages/en/narration.toml']}, ")
    assert {"languages/fr/roles", "languages/fr/stances"} <= {part.split()[0] for part in line.split(", ")}


def test_what_is_not_shipped_has_no_edition() -> None:
    with pytest.raises(LookupError, match="no data file"):
        editions_of("hearsay.toml")
