"""The wording of a text as pages show it: what stands, what came, what went, and the picture of its life."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from travaux.domain.lineage import REWORDINGS, Change
from travaux.domain.spans import Citation


class Standing(StrEnum):
    """What became of a run of words between two versions."""

    KEPT = "kept"
    CAME = "came"
    WENT = "went"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one fate. ``light`` where the change is no rewording: brackets, commas, capitals, notes.

    ``bracket`` says how the innermost bracket around the words stands: open, closing or settled.
    """

    text: str
    standing: Standing = Standing.KEPT
    light: bool = False
    bracket: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One provision in two versions, or in one: where it stands, its words, and what to say of them.

    ``kinds`` are what happened, the main one first; ``margin`` says who wants what; ``thread`` names the
    thread that tells the rest of its life on the same page.
    """

    id: str
    kinds: tuple[str, ...]
    section: str
    place: str
    runs: tuple[Run, ...] = field(repr=False)
    lines: tuple[str, ...] = ()
    margin: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = field(default=(), repr=False)
    heading: bool = False
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Revisions:
    """Revisions in reading order. ``sides`` names the two versions where they can be read side by side.

    ``filtered`` where readers can choose rows: by what happened, by section, by who is named.
    """

    caption: str
    rows: tuple[Revision, ...] = field(repr=False)
    sides: tuple[str, str] | None = None
    filtered: bool = False


Node = tuple[int, int]  # a version and the index of a paragraph in it


@dataclass(frozen=True, slots=True)
class RiverBlock:
    """A paragraph in a version, as long as it has words. ``section`` indexes the river's sections."""

    at: Node
    words: int
    section: int
    thread: str
    title: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What links two paragraphs; a paragraph that came or went has no start or no end."""

    kind: str
    start: Node | None
    end: Node | None
    thread: str


@dataclass(frozen=True, slots=True)
class River:
    """The life of a text as a picture: versions (name, detail) as columns, what links them as ribbons.

    ``rows`` say the same in words: for each thread, where it stands in each version and what happened.
    """

    caption: str
    versions: tuple[tuple[str, str], ...]
    sections: tuple[str, ...]
    blocks: tuple[RiverBlock, ...] = field(repr=False)
    ribbons: tuple[Ribbon, ...] = field(repr=False)
    rows: tuple[tuple[str, ...], ...] = field(default=(), repr=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the headings of ``rows``."""
        return (*(name for name, _ in self.versions), "What happened", "Wording")


def weave(old: str, new: str, changes: Iterable[Change]) -> tuple[Run, ...]:
    """Return both texts as one: words that went stand just before those that came in their place.

    The runs that were kept or came give ``new`` to the letter. Those kept or gone give ``old``, up to
    spacing where ``changes`` leaves spacing out.
    """
    runs: list[Run] = []
    position = 0
    for change in changes:
        light = change.op not in REWORDINGS
        runs += [
            Run(new[position : change.new_start]),
            Run(old[change.old_start : change.old_end], Standing.WENT, light),
            Run(new[change.new_start : change.new_end], Standing.CAME, light),
        ]
        position = change.new_end
    return tuple(run for run in (*runs, Run(new[position:])) if run.text)
