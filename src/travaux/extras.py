"""Optional packages: which belong to which extra, and what to say where they are missing."""

from collections.abc import Mapping
from importlib.util import find_spec

from travaux.domain.messages import Message, message
from travaux.errors import MissingExtra

EXTRAS: Mapping[str, tuple[str, ...]] = {
    "web": ("fastapi", "uvicorn", "python_multipart"),
    "server": ("argon2", "itsdangerous", "limits", "pyotp", "segno", "zxcvbn"),
    "postgres": ("psycopg",),
    "ocr": ("tesserocr",),
    "assistant": ("mcp",),
    "pandas": ("pandas",),
    "polars": ("polars",),
    "audio": ("faster_whisper", "ctranslate2", "av"),
    "writer": ("openai",),
}
"""The modules that each extra of `pip install 'travaux[EXTRA]'` brings."""

ADDS: Mapping[str, Message] = {
    "web": message("the reading room, and published sites"),
    "server": message("accounts: who may see and change what on a server"),
    "postgres": message("a record in PostgreSQL, whose work many machines share"),
    "ocr": message("drafts that are pictures of paper"),
    "audio": message("recordings of sound and film"),
    "assistant": message("serving assistants"),
    "pandas": message("registers as pandas data frames"),
    "polars": message("registers as polars data frames"),
    "writer": message("a language model that writes, behind a server of yours"),
}
"""What each extra adds, in words."""


def missing_modules(extra: str) -> list[str]:
    """Return the modules of an extra that are not there."""
    return [name for name in EXTRAS[extra] if find_spec(name) is None]


def install_line(extra: str) -> str:
    """Return the command that installs an extra."""
    return f"pip install 'travaux[{extra}]'"


def is_installed(extra: str) -> bool:
    """Tell whether every module of an extra is there."""
    return not missing_modules(extra)


def require(extra: str, what: str) -> None:
    """Do nothing where ``extra`` is installed.

    Raises:
        MissingExtra: if it is not: ``what`` cannot be used, and the error names the line that installs it.
    """
    if missing := missing_modules(extra):
        raise MissingExtra(
            message("%(what)s needs %(missing)s", what=what, missing=", ".join(missing)),
            remedy=install_line(extra),
        )
