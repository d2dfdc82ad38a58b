"""Text files as documents: their words for turns to be found in, or their paragraphs."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from travaux.analysis.text.assembly import Exposed
from travaux.formats.encodings import decode_bytes
from travaux.formats.manuscript import Manuscript
from travaux.formats.opening import Opened, decode


def words_of_text(opened: Opened) -> Manuscript:
    """Return a text file's words, as they stand, with what decoding noted."""
    decoded = decode(opened.data, opened.where)
    return Manuscript(decoded.text, notes=decoded.notes, written=tuple(lines_in_groups(opened.data)))


def exposed_text(opened: Opened, read: Callable[[str, str], Exposed]) -> Exposed:
    """Return what ``read`` exposes of a text file, with what decoding noted."""
    decoded = decode(opened.data, opened.where)
    exposed = read(decoded.text, opened.where)
    written = exposed.written or tuple(lines_in_groups(opened.data))
    return replace(exposed, notes=decoded.notes + exposed.notes, written=written)


def lines_in_groups(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield a text file's words as they were decoded, before anything was cleaned, some lines at a time."""
    lines = decode_bytes(data).text.splitlines()
    for first in range(0, len(lines), _GROUP):
        yield f"from line {first + 1}", "\n".join(lines[first : first + _GROUP])


_GROUP = 50
"""Lines whose missing words are told together."""
