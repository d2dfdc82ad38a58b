"""What a format is: its name, how the head of a file shows it, and what it is read as."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

from travaux.analysis.text.assembly import Exposed
from travaux.domain.meetings import Transcript
from travaux.domain.messages import Joined, Text, joined
from travaux.formats.data_files import is_data
from travaux.formats.encodings import decode_bytes
from travaux.formats.manuscript import Manuscript, Parse
from travaux.formats.opening import Kind, Opened
from travaux.ports import PageRecogniser

HEAD_BYTES = 65_536
"""Of a file's bytes so many are looked at: what no caption, cover or JSON of a recogniser needs to begin."""

HEAD_CHARACTERS = 200_000
"""Of a document's words so many are looked at: some four hours of speech, whatever its cover and annexes."""

SURE = 0.9
"""The confidence from which a file's own marks leave no doubt, such as the first line of WebVTT."""

LIKELY = 0.8
"""The most confidence in a layout, which words alone show: a format's own marks always win over it."""


_LEAST = 0.05
"""What labels without words weigh: they are no running text, and reading them says what is wrong."""


class ReadsAs(StrEnum):
    """What a format can be read as."""

    TRANSCRIPT = "transcript"
    DRAFT = "draft"
    BOTH = "transcript or draft"


@dataclass(frozen=True)
class Head:
    """What recognition looks at: a file's suffix, its kind, and the beginning of its text.

    ``is_whole`` says that ``text`` is all of it. ``manuscript`` is the beginning of a document's words, once
    a format has given them.
    """

    suffix: str
    kind: Kind
    text: str = field(repr=False)
    is_whole: bool
    manuscript: Manuscript | None = None

    @cached_property
    def is_data(self) -> bool:
        """Tell whether the words are records for a program, such as rows and fields."""
        return self.manuscript is not None and is_data(self.manuscript.text)


def head_of(opened: Opened) -> Head:
    """Return the head of a file; a file that is no text has no text there."""
    is_text = opened.kind in (Kind.TEXT, Kind.VTT, Kind.SRT, Kind.JSON, Kind.HTML, Kind.XML)
    text = decode_bytes(opened.data[:HEAD_BYTES]).text if is_text else ""
    suffix = Path(opened.where).suffix.lower()
    return Head(suffix, opened.kind, text.lstrip("\ufeff"), len(opened.data) <= HEAD_BYTES)


def with_words(head: Head, manuscript: Manuscript) -> Head:
    """Return ``head`` with the beginning of a document's words, up to the end of a line."""
    text = manuscript.text
    if len(text) <= HEAD_CHARACTERS:
        return replace(head, manuscript=manuscript)
    end = text.rfind("\n", 0, HEAD_CHARACTERS) + 1 or HEAD_CHARACTERS
    bold = tuple(span for span in manuscript.bold if span[1] <= end)
    return replace(head, manuscript=replace(manuscript, text=text[:end], bold=bold))


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: what it is called, how it is recognised, and what it gives.

    ``sniff`` returns from 0 to 1 how surely a head shows the format, and reads no further. A format gives a
    ``transcript``; or a document's words as a ``manuscript``, in which ``turns`` of another format, a layout,
    are found; or a ``draft``; or several of these. ``title`` names it to people, in the plural.
    """

    name: str
    title: Text
    suffixes: tuple[str, ...] = ()
    sniff: Callable[[Head], float]
    transcript: Callable[[Opened, str], Transcript] | None = None
    manuscript: Callable[[Opened], Manuscript] | None = None
    turns: Callable[[Manuscript], Parse | None] | None = None
    draft: Callable[[Opened, PageRecogniser | None], Exposed] | None = None

    @property
    def reads_as(self) -> ReadsAs:
        """Return what it can be read as."""
        if self.draft is None:
            return ReadsAs.TRANSCRIPT
        return ReadsAs.DRAFT if self.manuscript is None and self.transcript is None else ReadsAs.BOTH


def layout(
    name: str,
    title: Text,
    find: Callable[[Manuscript], Parse | None],
    strength: Callable[[Parse], float],
) -> Format:
    """Return a format that shows in a document's words alone: how turns are laid out in them.

    ``strength`` says how much speaks for what was found, counted in turns that name a speaker outright.
    """

    def sniff(head: Head) -> float:
        found = None if head.manuscript is None or head.is_data else found_in(find, head.manuscript)
        weight = max(strength(found), _LEAST) if found else 0.0
        return LIKELY * weight / (1 + weight)

    return Format(name=name, title=title, sniff=sniff, turns=find)


@lru_cache(maxsize=8)
def found_in(find: Callable[[Manuscript], Parse | None], manuscript: Manuscript) -> Parse | None:
    """Return what ``find`` makes of the head of a manuscript, worked out once for sniffing and reading."""
    return find(manuscript)


def ranked(head: Head, formats: Iterable[Format]) -> list[Format]:
    """Return the formats that ``head`` shows, the surest first, and of equals in the order given."""
    sure = [(each.sniff(head), each) for each in formats]
    return [each for confidence, each in sorted(sure, key=lambda pair: -pair[0]) if confidence > 0]


def titles_of(formats: Iterable[Format], between: str = ", ") -> Joined:
    """Return what formats are called, one after another, in the language of whoever reads it."""
    return joined((each.title for each in formats), between)


def likeliest(head: Head, formats: Iterable[Format]) -> Format | None:
    """Return the format that ``head`` shows most surely, None where it shows none."""
    return next(iter(ranked(head, formats)), None)
