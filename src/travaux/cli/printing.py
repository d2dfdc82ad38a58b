"""Where the command line puts what it makes: a file, a pipe, or a named file when a person looks on."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from travaux.domain.messages import Text, message
from travaux.errors import UsageError

LOUDNESS = "travaux.loudness"
"""Under this name a command's context keeps “quiet” or “verbose”, where either was asked for."""

_FOR_READING_HERE = frozenset({"md", "json", "ndjson", "txt", "text", "csv", "words.csv", "links.csv"})


def put_out(content: bytes, form: str, output: str | None, default_name: str) -> None:
    """Write ``content`` to ``output``, or to standard output.

    On a terminal, a form that cannot be read there goes to ``default_name`` in the current folder instead.

    Raises:
        UsageError: if the file cannot be written.
    """
    if output is None and form not in _FOR_READING_HERE and sys.stdout.isatty():
        output = default_name
    if output is None or output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise UsageError(f"cannot write there: {error.strerror}", where=output) from error
    if not is_quiet():
        say(message("wrote %(file)s", file=output), err=True)


def say(said: Text, *, err: bool = False) -> None:
    """Print a line of ours, on standard error where it is none of what was asked for."""
    click.echo(str(said), err=err)


def is_quiet() -> bool:
    """Tell whether nothing is to be said of what is being done."""
    return _loudness() == "quiet"


def show_status(line: str) -> None:
    """Say on a terminal what is being done, to a pipe only where that was asked for."""
    if _loudness() == "verbose" or (sys.stderr.isatty() and not is_quiet()):
        click.echo(f"  {line}", err=True)


def print_json(value: Mapping[str, object]) -> None:
    """Print what a script reads."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _loudness() -> str | None:
    context = click.get_current_context(silent=True)
    asked: str | None = context.meta.get(LOUDNESS) if context else None
    return asked
