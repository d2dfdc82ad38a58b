"""Text files as documents: their words for turns to be found in, or their paragraphs."""

from collections.abc import Callable
from dataclasses import replace

from travaux.analysis.text.assembly import Exposed
from travaux.formats.manuscript import Manuscript
from travaux.formats.opening import Opened, decode


def words_of_text(opened: Opened) -> Manuscript:
    """Return a text file's words, as they stand, with what decoding noted."""
    decoded = decode(opened.data, opened.where)
    return Manuscript(decoded.text, notes=decoded.notes)


def exposed_text(opened: Opened, read: Callable[[str, str], Exposed]) -> Exposed:
    """Return what ``read`` exposes of a text file, with what decoding noted."""
    decoded = decode(opened.data, opened.where)
    exposed = read(decoded.text, opened.where)
    return replace(exposed, notes=decoded.notes + exposed.notes)
