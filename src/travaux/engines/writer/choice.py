"""Which language model writes, if any: one line of the settings or of the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from travaux.domain.messages import message
from travaux.errors import UsageError

VARIABLE = "TRAVAUX_WRITER"
"""The variable of the environment with the line, where a workspace says nothing."""
KEY = "TRAVAUX_WRITER_KEY"
"""The variable of the environment that holds the key of a server that wants one; it is stored nowhere."""
OFF = "off"

_TOKENS = 200_000  # of one run, sent and received: some forty meetings of a session
_SECONDS = 3600  # of one run: an hour, after which a person should look


@dataclass(frozen=True, slots=True)
class WriterChoice:
    """A model behind a server, and what it may have: ``tokens`` and ``seconds`` of one run.

    ``private`` says whether private sources may be sent too.
    """

    address: str
    model: str
    tokens: int = _TOKENS
    seconds: int = _SECONDS
    private: bool = False


def writer_choice(setting: str | None, environment: Mapping[str, str]) -> WriterChoice | None:
    """Return which model writes; None where nobody chose one, or the workspace says "off".

    The line is ``ADDRESS#MODEL``, then options: ``http://localhost:8080/v1#small tokens=50000 private=yes``.

    Raises:
        UsageError: if the line is none, or holds a key.
    """
    line = setting or environment.get(VARIABLE, "")
    if line.strip() in ("", OFF):
        return None
    named, *options = line.split()
    address, _, model = named.partition("#")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or not model:
        raise _misread("it must be ADDRESS#MODEL")
    if parts.username or parts.password or parts.query:
        raise _misread("a key belongs into the environment")
    return _with_options(WriterChoice(address.rstrip("/"), model), options)


def _with_options(choice: WriterChoice, options: list[str]) -> WriterChoice:
    for each in options:
        name, _, value = each.partition("=")
        if name == "tokens" and value.isdigit() and int(value):
            choice = replace(choice, tokens=int(value))
        elif name == "seconds" and value.isdigit() and int(value):
            choice = replace(choice, seconds=int(value))
        elif name == "private" and value in ("yes", "no"):
            choice = replace(choice, private=value == "yes")
        else:
            raise _misread("options are tokens=NUMBER, seconds=NUMBER and private=yes")
    return choice


def _misread(why: str) -> UsageError:
    """Return the error; it does not repeat the line, which may hold a key."""
    return UsageError(
        message("the line of the writer cannot be used: %(why)s", why=why),
        where="writer",
        remedy=message("write it as http://localhost:8080/v1#model, and the key in %(key)s", key=KEY),
    )
