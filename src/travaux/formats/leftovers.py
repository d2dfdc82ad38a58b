"""What a conversion from Word leaves in plain text: field codes, contents lists, marks, footnote figures."""

import re
from collections.abc import Iterator

from travaux.domain.messages import Message, message
from travaux.domain.spans import Note

_CONTENTS_LINE = re.compile(r"^[^\n]*\bPAGEREF\s+_\w+[^\n]*\n?", re.M | re.I)
_FIELD = re.compile(
    r"[ \t]*\b(?:TOC(?:[ \t]+\\[A-Za-z](?:[ \t]+\"[^\"\n]*\")?)+"
    r"|HYPERLINK[ \t]+(?:\\[a-z][ \t]+)?\"[^\"\n]*\"(?:[ \t]+\\[a-z])*"
    r"|(?:PAGE|NUMPAGES|SECTIONPAGES)(?:[ \t]+\\\*[ \t]+\w+)+)",
    re.I,
)
_MARK = re.compile(r"^([ \t]*(?:\d{1,4}\.[ \t]*)?)(?:&&[ \t]*)+|[ \t]*&&(?=[ \t]*$)", re.M)
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(\d{1,2})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")


def without_leftovers(text: str) -> tuple[str, tuple[Note, ...]]:
    """Return ``text`` without field codes and marks, glued footnote figures set apart, and what was done."""
    if "PAGEREF" not in text.upper() and "&&" not in text and "\\" not in text and not _GLUED.search(text):
        return text, ()
    counts: dict[Message, int] = {}
    text, counts[message("lines of a contents list left out")] = _CONTENTS_LINE.subn("", text)
    text, counts[message("field codes left out")] = _FIELD.subn("", text)
    text, counts[message("editing marks (&&) left out")] = _MARK.subn(r"\1", text)
    text, counts[message("footnote figures set apart from the words they were glued to")] = _GLUED.subn(
        r" \1 ", text
    )
    return text, tuple(_notes(counts))


def _notes(counts: dict[Message, int]) -> Iterator[Note]:
    for what, count in counts.items():
        if count:
            yield Note(what, count=count)
