"""How numbers, times and places are printed, alike in every form."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from travaux.domain.messages import ENGLISH, Cell, English, Message, Text
from travaux.domain.spans import Citation
from travaux.reports.page import Page, citations_of


def clock(milliseconds: int) -> str:
    """Return a time of the recording as m:ss, or h:mm:ss from the first hour on."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


_WORDS: ContextVar[English] = ContextVar("words", default=ENGLISH)
"""What writes the texts of documents: English, where nobody asks for another language."""


@contextmanager
def written_in(words: English) -> Iterator[None]:
    """Have documents that are made meanwhile written by ``words``; data stay in English."""
    before = _WORDS.set(words)
    try:
        yield
    finally:
        _WORDS.reset(before)


def say(text: Text) -> str:
    """Return a text in the language of the document."""
    return _WORDS.get().say(text)


def printed(cell: Cell) -> str:
    """Return a table's cell as text: thousands separated, absent values as an en dash."""
    return _WORDS.get().cell(cell)


def language() -> str:
    """Return the language of the document, as ISO 639-1 has it."""
    return _WORDS.get().language


def gettext(key: str) -> str:
    """Return what a template says in the language of the document."""
    return _WORDS.get().pattern(Message(key))


def ngettext(one: str, several: str, n: int) -> str:
    """Return what a template says of ``n`` in the language of the document."""
    return _WORDS.get().pattern(Message(one, (("n", n),), several))


class EvidencePlaces:
    """Where the words behind a page's lines stand, for forms in which nothing can be clicked.

    A place is ``[120–240]``, with its time where that is known. Where the page rests on several sources, each
    has a number that leads its places, ``[2: 120–240]``, and is named in ``sources``.
    """

    def __init__(self, page: Page) -> None:
        self._numbers: dict[str, int] = {}
        for citation in citations_of(page):
            self._numbers.setdefault(citation.source, len(self._numbers) + 1)
        self.sources = tuple(map(page.name_of, self._numbers)) if len(self._numbers) > 1 else ()

    def place(self, citation: Citation) -> str:
        """Return where the words of ``citation`` stand."""
        number = f"{self._numbers[citation.source]}: " if self.sources else ""
        time = "" if citation.start_ms is None else f", {clock(citation.start_ms)}"
        return f"[{number}{citation.start}–{citation.end}{time}]"
