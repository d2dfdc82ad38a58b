"""A manifest is read as it is meant, and whatever makes no sense in it is named with its place."""

from datetime import date, datetime
from pathlib import Path

import pytest

from travaux.commands.manifest import Listed, facts_with, read_manifest
from travaux.domain.actors import Sector
from travaux.domain.sources import SourceFacts, SourceKind, Track, Visibility
from travaux.errors import NotFound, UsageError

BASE = SourceFacts(SourceKind.DOCUMENT, "Old title", body="Harbour talks")


def written(folder: Path, text: str) -> Path:
    path = folder / "talks.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_files_come_in_their_order_with_what_is_said_of_them(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'actors = "who.toml"\n[[file]]\npath = "b.txt"\nactor = "Marenia"\ntitle = "B"\n'
        'mood = "calm"\nage = 3\n[[file]]\npath = "in/a.txt"\n',
    )
    manifest = read_manifest(path)
    assert manifest.files == (
        Listed(tmp_path / "b.txt", {"author": "Marenia", "title": "B"}, ("age", "mood")),
        Listed(tmp_path / "in/a.txt", {}),
    )
    assert (manifest.actors, manifest.taxonomy) == (tmp_path / "who.toml", None)


def test_a_taxonomy_lies_beside_its_manifest_and_what_is_no_name_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, 'taxonomy = "topics.toml"\nactors = 3\n[[file]]\npath = "a"\n')
    manifest = read_manifest(path)
    assert (manifest.actors, manifest.taxonomy) == (None, tmp_path / "topics.toml")


@pytest.mark.parametrize(("members", "group"), [("'RIVER'", "RIVER"), ("3", None), ("['RIVER']", None)])
def test_the_group_that_is_called_member_states_is_one_code(
    tmp_path: Path, members: str, group: str | None
) -> None:
    path = written(tmp_path, f'members = {members}\n[[file]]\npath = "a"\n')
    assert read_manifest(path).members == group
    assert read_manifest(written(tmp_path, '[[file]]\npath = "a"\n')).members is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("file = 'a.txt'", "lists no file"),
        ("file = []", "lists no file"),
        ("file = ['a.txt']", "file 1: has no path"),
        ("[[file]]\npath = 'a'\n[[file]]\npath = 3", "file 2: has no path"),
        ("[[file]]\npath = 'a'\nvisibility = 'shy'", "file 1: .*visibility is public or private"),
    ],
)
def test_what_makes_no_sense_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_manifest(written(tmp_path, text))


def test_a_manifest_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such manifest"):
        read_manifest(tmp_path / "talks.toml")
    (tmp_path / "talks.toml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UsageError, match="is not TOML"):
        read_manifest(tmp_path / "talks.toml")


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("kind", "draft", SourceKind.DRAFT),
        ("sector", "youth", Sector.YOUTH),
        ("visibility", "private", Visibility.PRIVATE),
        ("track", "closed", Track.CLOSED),
        ("date", "2031-02-03", date(2031, 2, 3)),
        ("date", date(2031, 2, 3), date(2031, 2, 3)),
        ("date", datetime(2031, 2, 3, 9, 30), date(2031, 2, 3)),
        ("title", 12, "12"),
        ("title", None, None),
    ],
)
def test_what_is_said_takes_its_place_and_the_rest_stays(name: str, said: object, kept: object) -> None:
    facts = facts_with(BASE, {name: said}, "a.txt")
    assert getattr(facts, name) == kept
    assert type(getattr(facts, name)) is type(kept)
    assert facts.body == "Harbour talks"
    assert facts.title == (kept if name == "title" else "Old title")


def test_a_fact_that_is_none_is_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match=r"a\.txt: .*kinds are transcript, .*sectors are government, "):
        facts_with(BASE, {"sector": "poets"}, "a.txt")
