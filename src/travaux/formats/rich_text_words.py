"""All words of an RTF file, stretch by stretch, whatever they are read as."""

import codecs
import re
from collections.abc import Iterator

from travaux.domain.figures import well_formed, whole
from travaux.formats.rich_text_codes import CHARSETS, SKIPPED

_PIECE = re.compile(
    r"(?P<brace>[{}])|\\u(?P<number>-?\d+) ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<word>[a-zA-Z]+)(?P<value>-?\d+)? ?|\\(?P<sign>[^a-zA-Z])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.S,
)
_ENDS = re.compile(r"par|cell|row|line|tab|page|sect|nestcell|nestrow|footnote|annotation|chftn")
_PLACES = {"footnote": "footnotes", "annotation": "comments"}
_PLACES |= dict.fromkeys(("header", "headerl", "headerr", "headerf"), "running heads and feet")
_PLACES |= dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "running heads and feet")


def words_of_rtf(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text of each paragraph, cell and note with where it stands; ``text`` is Latin-1."""
    told = re.findall(r"\\f(\d+)[^{}]*?\\fcharset(\d+)", text)
    fonts = {whole(font, 0): CHARSETS.get(whole(charset, -1), "cp1252") for font, charset in told}
    page = next(map(_code_page, re.findall(r"\\ansicpg(\d+)", text)), "cp1252")
    stack: list[tuple[str, int, int]] = [("body", -1, 1)]
    held: list[str] = []
    pending, over = bytearray(), 0
    for found in _PIECE.finditer(text):
        place, font, skip = stack[-1]
        if pending and found["byte"] is None:
            held.append(pending.decode(fonts.get(font, page), "replace"))
            pending = bytearray()
        if found["brace"] == "{":
            stack.append(stack[-1])
        elif found["brace"] == "}" and len(stack) > 1:
            stack.pop()
            if stack[-1][0] != place:
                yield place, well_formed("".join(held))
                held = []
        elif (word := found["word"]) is not None:
            value = whole(found["value"], 0)
            before = text[max(0, found.start() - 2) : found.start()]
            stack[-1] = _place_after_word(stack[-1], word, value, before)
            if stack[-1][0] != place or _ENDS.fullmatch(word):
                yield place, well_formed("".join(held))
                held = []
        elif place and found["number"] is not None:
            held.append(chr(whole(found["number"], 0xFFFD) % 65_536))
            over = skip
        elif place and found["byte"] is not None:
            pending.extend(b"" if over else bytes.fromhex(found["byte"]))
            over = max(0, over - 1)
        elif place and (said := found["text"] or ""):
            held.append(said[over:])
            over = max(0, over - len(said))
    yield stack[0][0], well_formed("".join(held))


def _code_page(number: str) -> str:
    """Return the encoding of a code page by its number, that of western Europe where there is none."""
    try:
        return codecs.lookup(f"cp{whole(number, 1252)}").name
    except LookupError:
        return "cp1252"


def _place_after_word(
    state: tuple[str, int, int], word: str, value: int, before: str
) -> tuple[str, int, int]:
    """Return where words stand behind a control word: nowhere ("") in what only programs know."""
    place, font, skip = state
    if word in _PLACES:
        place = _PLACES[word]
    elif word == "fldrslt":
        place = place or "body"
    elif word in SKIPPED or before == r"\*":
        place = "" if word != "shptxt" else place
    font, skip = (value if word == "f" else font), (value if word == "uc" else skip)
    return place, font, skip
