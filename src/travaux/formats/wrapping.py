"""Lines broken at a page's width, put together to paragraphs again."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from travaux.formats.chats import opens_message
from travaux.formats.hyphens import is_broken, mended_end, whole_words
from travaux.formats.interludes import is_passing
from travaux.formats.labels import is_plausible, is_strong
from travaux.formats.lexicon import verbatim_words
from travaux.formats.names import opens_with_stop
from travaux.formats.verbatim import END, is_stage

_BULLET = re.compile(r"[-–•*]\s|\(?[a-z0-9]{1,3}[.)]\s")
_SPREAD = re.compile(r"\S(?: {5,}|\t)\S")
_NAMED = re.compile(r"([^:\n]{2,90}):\s")


def is_wrapped(text: str) -> bool:
    """Return whether a text's lines are broken at a width rather than at the ends of paragraphs."""
    lines = [line.strip() for line in text.split("\n") if len(line.strip()) > 15]
    if len(lines) < 8:
        return False
    broken = sum(not END.search(line) for line in lines)
    running_on = sum(not END.search(a) and b[0].islower() for a, b in pairwise(lines))
    widest = sorted(len(line) for line in lines)[int(len(lines) * 0.97)]
    return widest < 130 and (broken > 0.5 * len(lines) or running_on > max(1, 0.1 * len(lines)))


def unwrap(text: str) -> str:
    """Return ``text`` with lines joined to paragraphs, one a line, and words broken at line ends mended."""
    raw = [line.strip() for line in text.split("\n")]
    widths = _widths(raw)
    words = whole_words(raw)
    paragraphs: list[list[str]] = []
    last = ""
    for line, width in zip(raw, widths, strict=True):
        if line and last and not _breaks(last, line, width):
            _join_line(paragraphs[-1], line, words)
        elif line:
            paragraphs.append([line])
        last = line
    return "\n".join("".join(parts) for parts in paragraphs) + "\n"


def _widths(lines: Sequence[str]) -> list[int]:
    """Return for each line how wide the lines around it are, since covers and columns differ."""
    lengths = [len(line) for line in lines]
    blocks = []
    for start in range(0, len(lengths), 8):
        near = sorted(length for length in lengths[max(0, start - 8) : start + 16] if length > 8)
        blocks.append(near[int(len(near) * 0.8)] if near else 0)
    return [blocks[index // 8] for index in range(len(lines))]


def _breaks(last: str, line: str, width: int) -> bool:
    """Return whether a paragraph ends between two lines."""
    if (
        _opens_with_label(line)
        or is_stage(line)
        or verbatim_words().votes.match(line)
        or verbatim_words().votes.match(last)
    ):
        return True
    if _SPREAD.search(last) or (END.search(last) and is_passing(line)):
        return True
    if not line[0].islower() and not last[0].islower() and is_passing(last):
        return True
    first = line.split(" ", 1)[0]
    ended = bool(END.search(last))
    room = width - len(last) > min(len(first), width // 4) + 2
    deliberate = room and (ended or width - len(last) > 0.4 * width)
    return deliberate or (ended and bool(_BULLET.match(line))) or is_stage(last)


def _opens_with_label(line: str) -> bool:
    """Return whether a line opens with a label, or with one that runs on to the next line."""
    label = verbatim_words().label
    if label.match(line) or line.startswith(">>") or opens_message(line) or opens_with_stop(line):
        return True
    named = _NAMED.match(line)
    if named and (is_strong(named.group(1)) or named.group(1).isupper()) and is_plausible(named.group(1)):
        return True
    cut = re.sub(r"\s*\([^()]*$", "", line)
    return cut != line and len(cut) > 3 and bool(label.match(cut + ":"))


def opening_label(line: str) -> str | None:
    """Return the name of a speaker that a line opens with, before a colon; None where it opens with none."""
    named = _NAMED.match(line)
    if named and is_plausible(named.group(1)):
        return named.group(1)
    found = verbatim_words().label.match(line)
    return found.group().strip(" :：") if found else None


def _join_line(parts: list[str], line: str, words: Counter[str]) -> None:
    """Add a line to a paragraph, a broken word put together."""
    last = parts[-1]
    if is_broken(last, line):
        parts[-1] = mended_end(last, line, words)
    elif not ("\u2e80" <= last[-1] <= "\uffef" and "\u2e80" <= line[0] <= "\uffef"):
        parts[-1] = last + " "
    parts.append(line)
