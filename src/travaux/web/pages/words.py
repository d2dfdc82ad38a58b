"""Some words of a version, beside the text or alone: when they entered, from whom, against whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from travaux.domain.messages import Text
from travaux.views.snapshot import Snapshot
from travaux.views.words import WordsView, words_view
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind


@dataclass(frozen=True, slots=True)
class Words:
    """The page of some words of a version."""

    heading: str
    words: WordsView

    @property
    def subject(self) -> Text:
        """Return what tells this page from others: the version, the paragraph by its turn, the words."""
        chosen = f"“{self.words.asked}”" if self.words.asked else ""
        return f"¶{self.words.paragraph.index + 1}, {self.words.version} {chosen}".strip()

    @property
    def preview(self) -> Text:
        """Return the words."""
        return self.words.shown


def words(snapshot: Snapshot, source: str, asked: Mapping[str, Sequence[str]] | None = None) -> Words:
    """Return what the record knows of words of a version: of paragraph ``p``, those in ``words`` or all.

    Raises:
        NotFound: if there is no such version or paragraph.
    """
    given = {name: values[0] for name, values in (asked or {}).items() if values}
    number = given.get("p", "")
    index = int(number) if number.isdecimal() and len(number) < _DIGITS else 0
    view = words_view(snapshot, source, index, given.get("words", ""))
    return Words(N_("Where these words come from"), view)


_DIGITS = 8  # no text has so many paragraphs

PAGES = (
    PageKind("text/{source}/words/", "words.html", words, lambda _: (), "text", live=True, queried=True),
)
"""The pages of this module; they need a server. A published site has the history of whole paragraphs."""
