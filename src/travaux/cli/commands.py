"""The table of commands: where each lives, and its line in the help."""

from typing import NamedTuple


class Entry(NamedTuple):
    target: str
    help: str
    heading: str


TEXTS = "The life of a text"

COMMANDS: dict[str, Entry] = {
    "read": Entry("travaux.cli.text:read", "Show what is understood of a draft, and what was lost.", TEXTS),
    "compare": Entry(
        "travaux.cli.lineage:compare", "Show what became of each paragraph of a version in the next.", TEXTS
    ),
}
