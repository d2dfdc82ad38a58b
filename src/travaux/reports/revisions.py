"""The wording of a text as pages show it: words kept, added and removed, and the diagram of its history."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from travaux.domain.lineage import CAME, REWORDINGS, Change, Remainder
from travaux.domain.messages import Text, message
from travaux.domain.spans import Citation

KINDS = {
    "edited": message("Edited"),
    "marked": message("Marks only"),
    "gone": message("Gone"),
    "no counterpart found": message("No counterpart found"),
    "stands elsewhere": message("Stands elsewhere"),
    "taken into": message("Taken into another paragraph"),
    "new": message("New"),
    "no earlier counterpart found": message("No earlier counterpart found"),
    "stood elsewhere": message("Stood elsewhere"),
    "taken from": message("Taken from another paragraph"),
    "begins": message("Begins"),
    "ends": message("Ends"),
    "moved": message("Moved"),
    "renumbered": message("Renumbered"),
    "split": message("Split"),
    "merged": message("Merged"),
    "returned": message("Reinstated"),
    "unchanged": message("Unchanged"),
    "first": message("First wording"),
}
"""What happened to a provision, as pages name it."""

BEGINNINGS = frozenset(remainder.value for remainder in CAME)
ENDINGS = frozenset(remainder.value for remainder in Remainder) - BEGINNINGS
"""What is said of paragraphs that one version alone has, the newer or the older one."""


class WordOutcome(StrEnum):
    """What became of a run of words between two versions."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RevisionRun:
    """Words with one fate. ``light`` where the change is no rewording: brackets, commas, capitals, notes.

    ``bracket`` says how the innermost bracket around the words stands: open, closing or settled.
    """

    text: str
    outcome: WordOutcome = WordOutcome.KEPT
    light: bool = False
    bracket: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One provision in two versions, or in one: where it stands, its words, and what to say of them.

    ``kinds`` are what happened, the main one first; ``margin`` says who wants what; ``thread`` names the
    thread that tells the rest of its life on the same page; ``weighed`` are the lines of changes that
    strengthen or weaken the text.
    """

    id: str
    kinds: tuple[str, ...]
    section: Text
    place: Text
    runs: tuple[RevisionRun, ...] = field(repr=False)
    lines: tuple[Text, ...] = ()
    margin: tuple[Text, ...] = ()
    actors: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = field(default=(), repr=False)
    heading: bool = False
    thread: str | None = None
    weighed: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Revisions:
    """Revisions in reading order. ``sides`` names the two versions where they can be read side by side.

    ``filtered`` where readers can choose rows: by what happened, by section, by who is named. ``whole`` are
    all rows that filters count where ``rows`` are only a part of them.
    """

    caption: Text
    rows: tuple[Revision, ...] = field(repr=False)
    sides: tuple[str, str] | None = None
    filtered: bool = False
    whole: tuple[Revision, ...] = field(default=(), repr=False)


Node = tuple[int, int]  # a version and the index of a paragraph in it


@dataclass(frozen=True, slots=True)
class RiverBlock:
    """A paragraph in a version, as long as it has words. ``section`` indexes the river's sections.

    ``name`` is what to write on it. ``share`` is how much of its words changed since the version before, from
    0 to 1, None in the first version; ``came`` where that version has nothing of it. Where ``folded`` is not
    0, the block stands for so many paragraphs of its section.
    """

    at: Node
    words: int
    section: int
    thread: str
    title: Text
    name: Text = ""
    share: float | None = None
    came: bool = False
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What links two paragraphs; a paragraph that came or went has no start or no end.

    ``words`` is how many words go along it, 0 where nobody counted.
    """

    kind: str
    start: Node | None
    end: Node | None
    thread: str
    words: int = 0


@dataclass(frozen=True, slots=True)
class River:
    """The life of a text as a picture: versions (name, detail) as columns, what links them as ribbons.

    ``rows`` say the same in words: for each thread, where it stands in each version and what happened;
    ``placed`` are the sections of the rows.
    """

    caption: Text
    versions: tuple[tuple[str, Text], ...]
    sections: tuple[Text, ...]
    blocks: tuple[RiverBlock, ...] = field(repr=False)
    ribbons: tuple[Ribbon, ...] = field(repr=False)
    rows: tuple[tuple[Text, ...], ...] = field(default=(), repr=False)
    placed: tuple[int, ...] = field(default=(), repr=False)

    @property
    def columns(self) -> tuple[Text, ...]:
        """Return the headings of ``rows``."""
        return (*(name for name, _ in self.versions), message("What happened"), message("Wording"))


def weave(old: str, new: str, changes: Iterable[Change]) -> tuple[RevisionRun, ...]:
    """Return both texts as one: words that went stand just before those that came in their place.

    The runs that were kept or came give ``new`` to the letter. Those kept or gone give ``old``, up to
    spacing where ``changes`` leaves spacing out.
    """
    runs: list[RevisionRun] = []
    position = 0
    for change in changes:
        light = change.op not in REWORDINGS
        runs += [
            RevisionRun(new[position : change.new_start]),
            RevisionRun(old[change.old_start : change.old_end], WordOutcome.REMOVED, light),
            RevisionRun(new[change.new_start : change.new_end], WordOutcome.ADDED, light),
        ]
        position = change.new_end
    return tuple(run for run in (*runs, RevisionRun(new[position:])) if run.text)
