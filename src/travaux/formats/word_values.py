"""What a Word document holds: paragraphs of runs with their tracked changes, comments and notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from travaux.domain.coverage import Apart
from travaux.domain.spans import Note


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked insertion or deletion: who made it and when; ``moved`` if the words stand elsewhere.

    ``within`` is the insertion that a deletion stands in: such words are neither in the text before the
    changes nor in the text after them.
    """

    inserted: bool
    author: str | None
    when: str | None
    moved: bool = False
    within: "TrackedChange | None" = None


def holding_change(outer: TrackedChange | None, inner: TrackedChange | None) -> TrackedChange | None:
    """Return which of two changes around words holds: what is deleted, at whichever depth, is deleted."""
    if outer is None or inner is None:
        return inner or outer
    if outer.inserted and inner.inserted:
        return inner
    deletion, other = (inner, outer) if outer.inserted else (outer, inner)
    if not other.inserted or deletion.within is not None:
        return deletion
    return replace(deletion, within=other)


@dataclass(frozen=True, slots=True)
class WordRun:
    """Characters set alike, with the tracked change they belong to and the ids of comments on them.

    ``note`` is the id of the footnote or endnote that the run marks (``text`` is then empty).
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    raised: bool = False
    colour: str | None = None
    change: TrackedChange | None = None
    comments: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """One paragraph; ``number`` is the label that Word computes, as printed; ``style`` the style's name.

    ``cell`` is (table, row, column) for a paragraph in a table; ``heading`` its outline level from 1.
    ``mark_change`` tells that the paragraph's end was inserted or deleted (a split or a join); ``control`` is
    the tag of the content control that it stands in.
    """

    runs: tuple[WordRun, ...]
    number: str | None = None
    level: int = 0
    style: str = ""
    heading: int | None = None
    indent: int = 0
    centred: bool = False
    cell: tuple[int, int, int] | None = None
    mark_change: TrackedChange | None = None
    control: str | None = None

    @property
    def text(self) -> str:
        """Return the text with tracked changes taken: insertions in, deletions out."""
        return "".join(run.text for run in self.runs if not (run.change and not run.change.inserted))

    @property
    def full_text(self) -> str:
        """Return the text with insertions and deletions both."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class WordComment:
    id: str
    author: str | None
    when: str | None
    text: str


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A document's paragraphs in order; notes and comments by id; ``headers`` the running heads and feet.

    ``carried`` is what a document of our own carries of the draft it shows. ``written`` is all that the
    package holds, part by part; ``unseen`` what of it nobody can see.
    """

    paragraphs: tuple[WordParagraph, ...] = field(repr=False)
    footnotes: Mapping[str, tuple[WordParagraph, ...]]
    comments: Mapping[str, WordComment]
    headers: tuple[str, ...]
    title: str | None
    notes: tuple[Note, ...] = ()
    carried: str = field(default="", repr=False)
    written: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    unseen: tuple[Apart, ...] = field(default=(), repr=False)

    @property
    def tracked(self) -> bool:
        return any(run.change for paragraph in self.paragraphs for run in paragraph.runs)
