"""All words of a file of captions: its lines without times, numbers of cues, marks and notes to programs."""

import html
import re
from collections.abc import Iterator

_TIMING = re.compile(r"^[ \t]*[\d:.,]+[ \t]*-->.*$")
_TAG = re.compile(r"<(?!v[ .\t])/?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^}]*\}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_FOR_PROGRAMS = ("NOTE", "STYLE", "REGION", "WEBVTT", "X-TIMESTAMP-MAP")
_GROUP = 100  # lines whose missing words are told together


def words_of_captions(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of all cues, and the names in their voice tags, some lines at a time."""
    lines = text.split("\n")
    held: list[str] = []
    first = 1
    program = False
    for number, line in enumerate(lines, 1):
        before = lines[number - 2].strip() if number > 1 else ""
        following = lines[number] if number < len(lines) else ""
        program = line.startswith(_FOR_PROGRAMS) if not before or number == 1 else program
        names_cue = not before and _TIMING.match(following) is not None
        if not (program or names_cue or _TIMING.match(line)):
            spoken = _VOICE.sub(r" \1 ", _TAG.sub("", line))
            held.append(html.unescape(spoken))
        if number % _GROUP == 0:
            yield f"from line {first}", "\n".join(held)
            held, first = [], number + 1
    yield f"from line {first}", "\n".join(held)
