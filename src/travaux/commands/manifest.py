"""A manifest: a TOML file that lists sources with what is said of each, so that many are added at once.

::

    title = "Ten-year review"
    actors = "actors.toml"        # optional, beside the manifest; likewise taxonomy
    members = "CLIN"              # optional: the group whom the texts call "Member States"

    [[file]]
    path = "files/zero-draft.txt"
    kind = "draft"
    title = "Zero draft"
    date = 2025-05-12
    stage = "zero draft"
    visibility = "public"

A transcript may name the ``sound`` in which its words are heard, a file beside the manifest.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from travaux.domain.actors import Sector
from travaux.domain.sources import SourceFacts, SourceKind, Track, Visibility
from travaux.errors import NotFound, UsageError

Said = Mapping[str, object]
"""What somebody says of a source, by the names of its facts."""

_FACTS = tuple(field.name for field in fields(SourceFacts))
_SYNONYMS = {"actor": "author"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of a manifest. ``unused`` are things it says that the record has no place for."""

    path: Path
    said: Said
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """Files in the order they are to be added, and the registry and taxonomy that go with them.

    ``members`` is the code of the group whom its texts call "Member States".
    """

    files: tuple[Listed, ...]
    actors: Path | None = None
    taxonomy: Path | None = None
    members: str | None = None


def read_manifest(path: Path) -> Manifest:
    """Return what the manifest at ``path`` lists.

    Raises:
        NotFound: if there is no such file.
        UsageError: if it is not TOML, lists nothing, or says something of a file that makes no sense.
    """
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NotFound("no such manifest", where=str(path), remedy="check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"is not TOML: {error}", where=str(path), remedy="mend that line") from error
    entries = said.get("file", [])
    if not isinstance(entries, list) or not entries:
        raise UsageError("lists no file", where=str(path), remedy="give each source a [[file]] with its path")
    files = tuple(_listed_entry(path, number, entry) for number, entry in enumerate(entries, 1))
    members = said.get("members")
    return Manifest(
        files,
        _file_beside(path, said.get("actors")),
        _file_beside(path, said.get("taxonomy")),
        members if isinstance(members, str) else None,
    )


def facts_with(base: SourceFacts, said: Said, where: str) -> SourceFacts:
    """Return ``base`` with what is ``said``, by the names of the facts, in its place.

    ``room`` says where it stands; what is already private stays in its room where it is said to be private.

    Raises:
        UsageError: if a kind, sector, visibility, track or date is none.
    """
    told = {name: value for name, value in said.items() if name not in ("room", "visibility")}
    try:
        facts = replace(base, **{name: _parsed(name, value) for name, value in told.items()})
        if said.get("room"):
            return facts.moved_to(str(said["room"]))
        if "visibility" in said and (wanted := Visibility(str(said["visibility"]))) is not facts.visibility:
            return facts.moved_to(wanted.value)
        return facts
    except ValueError as error:
        raise UsageError(str(error), where=where, remedy=_choices()) from error


def _parsed(name: str, value: object) -> Any:
    if value is None:
        return None
    if name == "date":
        return _date(value)
    forms = {"kind": SourceKind, "sector": Sector, "visibility": Visibility, "track": Track}
    form = forms.get(name, str)
    return form(str(value))


def _listed_entry(manifest: Path, number: int, entry: object) -> Listed:
    where = f"{manifest}: file {number}"
    if not isinstance(entry, dict) or not isinstance(entry.get("path"), str):
        raise UsageError("has no path", where=where, remedy='write path = "…", from the manifest\'s folder')
    told: Said = {_SYNONYMS.get(str(name), str(name)): value for name, value in entry.items()}
    unused = tuple(sorted(set(told) - set(_FACTS) - {"path"}))
    said = {name: told[name] for name in _FACTS if name in told}
    facts_with(SourceFacts(SourceKind.DOCUMENT), said, where)
    if isinstance(said.get("sound"), str):
        said = {**said, "sound": str(manifest.parent / str(said["sound"]))}
    return Listed(manifest.parent / entry["path"], said, unused)


def _file_beside(manifest: Path, name: object) -> Path | None:
    return manifest.parent / name if isinstance(name, str) else None


def _date(said: object) -> date:
    if isinstance(said, datetime):
        return said.date()
    return said if isinstance(said, date) else date.fromisoformat(str(said))


def _choices() -> str:
    kinds, sectors = ", ".join(SourceKind), ", ".join(Sector)
    known = f"dates are YYYY-MM-DD; kinds are {kinds}; sectors are {sectors}"
    return f"{known}; visibility is public or private; a track is open or closed"
