"""The settings of a workspace: `travaux.toml`, made to be read and edited by hand."""

import tomllib
from dataclasses import dataclass, fields
from hashlib import sha256
from json import dumps
from pathlib import Path

from travaux.domain.canonical import digest
from travaux.domain.canonical import dumps as canonical_dumps
from travaux.domain.messages import message
from travaux.errors import WorkspaceError
from travaux.store.drafts import write_whole

FILE = "travaux.toml"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole workspace.

    ``taxonomy`` names a shipped taxonomy, or a file relative to the workspace; ``actors`` is the keeper's
    own registry and ``scale`` the points by which delivery is assessed, files relative to the workspace.
    ``guidelines`` is a file of steps that participation is held against.
    ``members`` is the code of the group whom texts call "Member States", where it is not the United Nations.
    ``recogniser`` is a folder of a speech recogniser's model, or a server's address, in place of the
    embedded one. ``writer`` is the line that says which language model writes; None where none does.
    """

    title: str
    taxonomy: str = "none"
    actors: str | None = None
    scale: str | None = None
    members: str | None = None
    recogniser: str | None = None
    guidelines: str | None = None
    writer: str | None = None


USED = ("actors", "taxonomy", "scale", "members", "guidelines")
"""The settings that change what is found and shown."""


def files_of(settings: Settings) -> tuple[str, ...]:
    """Return the keeper's own files that the settings name, as they name them."""
    own = settings.taxonomy if settings.taxonomy.endswith(".toml") else None
    named = (settings.actors, own, settings.scale, settings.guidelines)
    return tuple(dict.fromkeys(name for name in named if name))


def digests_of(folder: Path, settings: Settings) -> dict[str, str]:
    """Return the digest of each setting in `USED`, with the bytes of the file it names; empty if not set."""
    files = files_of(settings)
    found = {}
    for name in USED:
        value = getattr(settings, name)
        content = _digest_of_file(folder / value) if value in files else None
        found[name] = digest(canonical_dumps([value, content])) if value else ""
    return found


def _digest_of_file(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def write_settings(folder: Path, settings: Settings) -> None:
    """Write `travaux.toml`, whole or not at all."""
    actors = _line("actors", settings.actors, "actors.toml")
    text = (
        "# A workspace of Travaux: originals/ holds the sources, record.sqlite what was found in them.\n"
        f"format = {FORMAT}\n"
        f"title = {_quoted(settings.title)}\n\n"
        "# The topics that arguments are sorted by: a shipped taxonomy, or a file of your own.\n"
        f"taxonomy = {_quoted(settings.taxonomy)}\n\n"
        "# Your own names for who takes part; they win over the shipped registry.\n"
        f"{actors}\n\n"
        "# How far commitments are delivered: a scale of your own in place of the shipped one.\n"
        f"{_line('scale', settings.scale, 'scale.toml')}\n"
        "# Whom texts call “Member States”: the code of a group, where it is not the United Nations.\n"
        f"{_line('members', settings.members, 'EU')}\n"
        "# What hears recordings: a folder of a CTranslate2 model, or a server of /v1/audio/transcriptions.\n"
        f"{_line('recogniser', settings.recogniser, 'models/large-v3-turbo')}\n"
        "# What participation is held against: guidelines of your own in place of the shipped checklist.\n"
        f"{_line('guidelines', settings.guidelines, 'guidelines.toml')}\n"
        "# A language model that may write, ADDRESS#MODEL; its key stands in TRAVAUX_WRITER_KEY alone.\n"
        f"{_line('writer', settings.writer, 'http://localhost:8080/v1#model')}\n"
    )
    write_whole(folder / FILE, text)


def read_settings(folder: Path) -> Settings:
    """Return the settings of the workspace in ``folder``.

    Raises:
        WorkspaceError: if they are missing, not TOML, of another format, or say something unknown.
    """
    path = folder / FILE
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(
            message("is not TOML: %(error)s", error=str(error)),
            where=str(path),
            remedy=message("mend that line"),
        ) from error
    if said.get("format") != FORMAT:
        raise WorkspaceError(
            message(
                "the workspace has format “%(said)s”; this Travaux knows %(format)s",
                said=str(said.get("format")),
                format=FORMAT,
            ),
            where=str(path),
            remedy=message("upgrade with: pip install --upgrade travaux"),
        )
    return _settings(said, path)


def _settings(said: dict[str, object], path: Path) -> Settings:
    known = {field.name for field in fields(Settings)}
    for name, value in said.items():
        if name != "format" and (name not in known or not isinstance(value, str)):
            text = message("“%(name)s” must be text", name=name)
            problem = text if name in known else message("“%(name)s” is not a setting", name=name)
            raise WorkspaceError(
                problem,
                where=str(path),
                remedy=message("settings are %(known)s", known=", ".join(sorted(known))),
            )
    texts = {name: str(value) for name, value in said.items() if name in known}
    texts.setdefault("title", path.parent.resolve().name)
    return Settings(**texts)


def _line(name: str, value: str | None, example: str) -> str:
    """Return the line of a setting; where there is none, how it would be written."""
    return f"{name} = {_quoted(value)}" if value else f'# {name} = "{example}"'


def _quoted(text: str) -> str:
    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
