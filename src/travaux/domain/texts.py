"""Negotiated texts: drafts, their paragraphs, brackets and marks."""

from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812 - the field is called date
from enum import StrEnum

from travaux.domain.coverage import Coverage
from travaux.domain.figures import whole
from travaux.domain.spans import Note, SourceText


class ParagraphKind(StrEnum):
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    HEADING = "heading"
    SUBPARAGRAPH = "subparagraph"
    OPTION = "option"
    ANNEX = "annex"
    FOOTNOTE = "footnote"
    OTHER = "other"


class Action(StrEnum):
    """What an actor is recorded as wanting of bracketed words."""

    PROPOSES = "proposes"
    DELETES = "deletes"
    RETAINS = "retains"
    RESERVES = "reserves"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    COMMENTS = "comments"  # says something of the words that is none of these: flexible, would consider


class MarkKind(StrEnum):
    STRUCK = "struck"
    UNDERLINED = "underlined"
    BOLD = "bold"
    INSERTED = "inserted"  # a tracked insertion
    DELETED = "deleted"  # a tracked deletion
    MOVED_HERE = "moved here"  # a tracked move, where the words now stand
    MOVED_AWAY = "moved away"  # a tracked move, where they stood
    END_INSERTED = "paragraph end inserted"  # a tracked split; its span is empty, at the paragraph's end
    END_DELETED = "paragraph end deleted"  # a tracked join with the paragraph after


TRACKED_CHANGES = frozenset(
    {
        MarkKind.INSERTED, MarkKind.DELETED, MarkKind.MOVED_HERE, MarkKind.MOVED_AWAY, MarkKind.END_INSERTED,
        MarkKind.END_DELETED,
    }
)  # fmt: skip
"""What a word processor records as changes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Formatting that carries meaning, by its span in the paragraph's text."""

    kind: MarkKind
    start: int
    end: int
    author: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who wants what of the bracketed words, as written beside or inside them."""

    actors: tuple[str, ...]
    action: Action
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Bracket:
    """One bracket of a paragraph; ``start``/``end`` span it with its marks, in the paragraph's text.

    ``parent`` indexes the bracket that holds it; ``alternative`` numbers adjoining brackets that stand
    for one another. ``mended`` says where a missing mark was supplied. A bracket over several
    paragraphs has a piece where it opens and one where it closes; ``opened_in`` and ``closed_in``
    then index the paragraph of the other mark.
    """

    start: int
    end: int
    attributions: tuple[Attribution, ...] = ()
    status: str | None = None
    parent: int | None = None
    alternative: int | None = None
    mended: str | None = None
    opened_in: int | None = None
    closed_in: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One unit of a draft. ``text`` is as printed, brackets included, without the label.

    ``start``/``end`` span the text in the source; ``section`` is the heading it stands under, outermost
    first; ``parent`` indexes the paragraph whose sub-paragraph it is; ``level`` is its depth; a ``chapeau``
    introduces its sub-paragraphs. ``clean_text`` has no bracket marks, attributions and struck words, and
    keeps what is proposed. ``attributions`` and ``status`` are those of the paragraph as a whole; ``within``
    indexes the paragraphs where brackets open that hold the whole of this one. ``origin`` is the index of the
    paragraph that an export of ours wrote in this place.
    """

    index: int
    label: str | None
    kind: ParagraphKind
    text: str
    start: int
    end: int
    section: tuple[str, ...] = ()
    level: int = 0
    parent: int | None = None
    clean_text: str = ""
    brackets: tuple[Bracket, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    status: str | None = None
    within: tuple[int, ...] = ()
    chapeau: bool = False
    origin: int | None = None

    @property
    def label_apart(self) -> str | None:
        """Return the label to be written before the text; None where the text opens with it ("Article 1")."""
        if self.label is None or self.text.lstrip("[* \n\t").startswith(self.label):
            return None
        return self.label


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside a text. ``typist`` is whose name the word processor put to it.

    The typist need not hold what it says: "Norway: delete" is Norway's. ``paragraph`` is the index of the
    paragraph that it stands beside, ``words`` those of it that it is anchored to; both None where it has no
    place. ``start`` and ``end`` span its text in the source where comments were set out there, behind the
    text itself; both None where they were not.
    """

    text: str
    typist: str | None = None
    when: str | None = None
    paragraph: int | None = None
    words: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a negotiated text.

    ``returns`` is the source of the version that a delegation, ``author``, edited and sent back.
    """

    source: SourceText
    format: str
    title: str | None = None
    symbol: str | None = None
    stage: str | None = None
    date: Date | None = None
    dialect: str | None = None
    paragraphs: tuple[Paragraph, ...] = field(default=(), repr=False)
    lost: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    coverage: Coverage | None = None
    returns: str | None = None
    author: str | None = None
    track: str | None = None

    def with_comments(self) -> "Draft":
        """Return the draft with its comments set out behind the text of its source, to be cited there."""
        if not self.comments or self.comments[0].start is not None:
            return self
        text, placed = self.source.text, []
        for comment in self.comments:
            text += "\n\n"
            placed.append(replace(comment, start=len(text), end=len(text) + len(comment.text)))
            text += comment.text
        return replace(self, source=replace(self.source, text=text), comments=tuple(placed))

    def without_comments(self) -> "Draft":
        """Return the draft with the text itself as its source; what stands beside it is no part of it."""
        first = self.comments[0].start if self.comments else None
        if first is None:
            return self
        text = self.source.text[:first].removesuffix("\n\n")
        bare = tuple(replace(comment, start=None, end=None) for comment in self.comments)
        return replace(self, source=replace(self.source, text=text), comments=bare)


CONTESTED = "contested"  # brackets around everything that is not agreed


DELETIONS = "deletions"  # brackets around words to delete, underline under words to add


TRACKED = "tracked"  # insertions and deletions shown as changes, with or without authors


CLEAN = "clean"  # nothing marked


DIALECTS = (CONTESTED, DELETIONS, TRACKED, CLEAN)


ALL_IN = "all in"


ALL_OUT = "all out"


def label_order(label: str) -> tuple[int, int, str]:
    """Return what sorts labels as a text has them: the preamble first, then by number."""
    digits = "".join(letter if letter.isdigit() else " " for letter in label).split()
    return (0 if label.startswith("PP") else 1, whole(digits[0], 0) if digits else 0, label)
