"""Resolutions as JSON lists of paragraphs: {"text", "type", "prefix", "paragraph_type", …}."""

import re
from collections.abc import Mapping

from travaux.analysis.text.assembly import Exposed
from travaux.analysis.text.labels import find_label
from travaux.analysis.text.openings import opens_with
from travaux.domain.messages import message
from travaux.domain.texts import ParagraphKind
from travaux.errors import UnreadableSource, in_line
from travaux.formats.drafts.composition import TextComposition
from travaux.formats.json_values import read_json
from travaux.formats.json_words import pieces_by_key
from travaux.reference.structure_terms import load_structure_terms

_SHAPE = message('a list of {"text": …, "type": …, "prefix": …} is expected')
_HEADED = re.compile(r"^(?P<number>\d{1,4}/\d{1,4}[A-Z]?)\.?\s+(?P<title>\S.*)$", re.DOTALL)
_ORGANS = {
    "General Assembly": "A",
    "Economic and Social Council": "E",
    "Human Rights Council": "A/HRC",
    "Security Council": "S",
}


def read_paragraph_list(text: str, where: str) -> Exposed:
    """Return the paragraphs of a JSON list, their texts joined by line ends.

    Raises:
        UnreadableSource: if it is no JSON or has another shape.
    """
    entries = _entries(text, where)
    page = TextComposition("\n")
    title = symbol = None
    annexed = False
    organ = next(
        (_ORGANS[name] for entry in entries[:8] for name in _ORGANS if name in str(entry.get("text"))), None
    )
    for number, entry in enumerate(entries, 1):
        words = _words(entry, number, where)
        if entry.get("type") == "title" and title is None:
            title, symbol = _title(words, organ)
        annexed = annexed or (entry.get("type") == "backmatter" and _is_annex(words))
        if annexed and entry.get("type") == "backmatter":
            page.add(words, heading=_annex_heading(words))
        else:
            _add(page, entry, words)
    written = tuple(pieces_by_key(entries))
    return Exposed(page.text, tuple(page.blocks), "json", title, symbol, written=written)


def _entries(text: str, where: str) -> list[Mapping[str, object]]:
    try:
        data = read_json(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise UnreadableSource(
            message("this is not JSON"), where=in_line(where, line) if line else where, remedy=_SHAPE
        ) from error
    if isinstance(data, dict):
        data = data.get("paragraphs", data)
    if not isinstance(data, list) or not all(isinstance(entry, dict) for entry in data):
        raise UnreadableSource(message("this JSON is no list of paragraphs"), where=where, remedy=_SHAPE)
    return data


def _words(entry: Mapping[str, object], number: int, where: str) -> str:
    words = entry.get("text")
    if words is None:
        words = ""
    if not isinstance(words, str):
        raise UnreadableSource(
            message("a paragraph's text is no text"),
            where=message("%(file)s, entry %(n)s", file=where, n=number),
            remedy=_SHAPE,
        )
    return words


def _title(words: str, organ: str | None) -> tuple[str, str | None]:
    found = _HEADED.match(words.strip())
    if not found:
        return " ".join(words.split()), None
    symbol = f"{organ}/RES/{found['number']}" if organ else None
    return " ".join(found["title"].split()), symbol


def _is_annex(words: str) -> bool:
    return len(words) <= 80 and opens_with(words, load_structure_terms().annex)


def _annex_heading(words: str) -> int | None:
    """Return a heading's level in an annex, where such lists tell no types: an annex's name, a short line."""
    if _is_annex(words):
        return 1
    short = len(words) <= 160 and not words.rstrip().endswith((".", ";", ",", ":"))
    return 2 if short and find_label(words) is None else None


_KINDS = {
    "preambular": ParagraphKind.PREAMBULAR,
    "operative": ParagraphKind.OPERATIVE,
    "annex": ParagraphKind.ANNEX,
    "option": ParagraphKind.OPTION,
}


def _add(page: TextComposition, entry: Mapping[str, object], words: str) -> None:
    type_ = entry.get("type")
    level = entry.get("paragraph_level")
    depth = level - 1 if isinstance(level, int) and level > 0 else None
    prefix = entry.get("prefix")
    label = prefix.strip() if isinstance(prefix, str) and prefix.strip() else None
    known = _KINDS.get(str(entry.get("paragraph_type")))
    if depth and known:
        known = ParagraphKind.SUBPARAGRAPH
    if type_ in ("title", "heading"):
        given = entry.get("heading_level")
        heading = given if isinstance(given, int) and given > 0 else 1
        page.add(words, label=label, heading=0 if type_ == "title" else heading, depth=depth)
    elif type_ == "footnote":
        page.add(words, label=label, kind=ParagraphKind.FOOTNOTE)
    elif type_ in ("frontmatter", "backmatter"):
        page.add(words, label=label, kind=ParagraphKind.OTHER)
    else:
        page.add(words, label=label, kind=known, depth=depth)
