"""The table of commands: where each lives, and its line in the help."""

from typing import NamedTuple


class Entry(NamedTuple):
    target: str
    help: str
    heading: str


COMMANDS: dict[str, Entry] = {}
