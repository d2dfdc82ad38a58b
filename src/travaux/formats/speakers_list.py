"""Lists of speakers: who is down to speak, and the symbols of documents that stand beside the names."""

import re
from pathlib import Path

from travaux.errors import UnreadableSource
from travaux.formats.transcripts import words_of_file

MOST = 200
"""Entries that are taken: a general debate has some 190 speakers."""

_LEAD = re.compile(r"^[\s\d.)(•*–—-]+|[\s|;,]+$")
_LONGEST = 100  # characters of an entry; longer lines are headings or notes
_SYMBOL = re.compile(r"\b[A-Z]{1,4}(?:/[A-Z0-9.]+){1,6}(?:\*)*")
"""A document symbol, as the United Nations forms it: "A/C.2/80/L.4"."""
_LETTER = re.compile(r"[^\W\d_]")


def read_speakers_list(path: Path) -> tuple[str, ...]:
    """Return the entries of a list of speakers in its order, one a line or a row, and the symbols in it.

    Raises:
        UnreadableSource: if it cannot be read, or names nobody.
    """
    text = words_of_file(path)
    entries = (_LEAD.sub("", line) for line in text.replace("\t", "\n").splitlines())
    names = [" ".join(entry.split()) for entry in entries if _LETTER.search(entry) and len(entry) <= _LONGEST]
    found = tuple(dict.fromkeys((*names, *_SYMBOL.findall(text))))[:MOST]
    if not found:
        raise UnreadableSource(
            "names no speaker", where=path.name, remedy="give one name, State or organisation a line"
        )
    return found
