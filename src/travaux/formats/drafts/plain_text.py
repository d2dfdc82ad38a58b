"""Plain-text drafts: paragraphs by blank lines, labels and line ends; footnotes that pages broke in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.analysis.text.assembly import Exposed
from travaux.analysis.text.labels import find_label, label_first
from travaux.analysis.text.openings import is_enacting, is_masthead, is_preambular, names_a_text
from travaux.analysis.text.structure import TextBlock
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.domain.texts import ParagraphKind
from travaux.reference.structure_terms import load_structure_terms

_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\[\^[^\]\s]+\]:|---\n(?:\w+:.*\n)+---$)|\*\*[^*\n]+\*\*", re.MULTILINE)
_NOTE_START = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}\s?(?=\S)|\*{1,3}\s(?=[A-Z])|\[\d{1,3}\]\s(?=[A-Z])")
_PAGE = re.compile(
    r"\s*(?:[-–—]?\s*\d{1,4}\s*[-–—]?|(?:page\s+)?\d{1,4}\s*(?:of|/)\s*\d{1,4}|page\s+\d{1,4})\s*",
    re.IGNORECASE,
)


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text's own characters mark headings, footnotes or bold words."""
    return len(_MARKDOWN.findall(text[:60_000])) >= 3


@dataclass(slots=True)
class _LineStretch:
    """Neighbouring lines of one paragraph, by their offsets in the text."""

    start: int
    end: int
    kind: str = "text"


def read_plain_text(text: str, where: str) -> Exposed:
    """Return the text as it stands, one block a paragraph.

    A footnote that breaks a paragraph at the foot of a page is moved behind it; nothing else is altered but
    brackets printed before a label, which are put behind it.
    """
    del where
    text = "".join(label_first(line) for line in text.splitlines(keepends=True))
    text, joined = _move_notes(text)
    blocks = blocks_of(text)
    notes = (
        (Note(message("paragraphs broken by a footnote put together again"), count=joined),) if joined else ()
    )
    return Exposed(text, blocks, "text", notes=notes)


def blocks_of(text: str) -> tuple[TextBlock, ...]:
    """Return the paragraphs of a text that is exposed already, by blank lines, labels and line ends."""
    stretches = list(_rejoined(text, _stretches(text)))
    named = _title_at(text, stretches)
    return tuple(_block(text, stretch, at, stretches, named) for at, stretch in enumerate(stretches))


def _move_notes(text: str) -> tuple[str, int]:
    """Return the text of the same length with each such note behind the paragraph it broke."""
    lines = text.splitlines(keepends=True)
    moved = 0
    for number in [at for at, line in enumerate(lines) if _NOTE_START.match(line)]:
        place = _broken_by(lines, number)
        if place is None:
            continue
        before, after = place
        lines[before] = lines[before][:-1] + " "
        rest = lines[after] if lines[after].endswith("\n") else lines[after] + "\n"
        between = lines[before + 1 : after]
        if rest is not lines[after]:
            between[-1] = between[-1].removesuffix("\n")
        lines[before + 1 : after + 1] = [rest, *between]
        moved += 1
    return "".join(lines), moved


def _broken_by(lines: list[str], note: int) -> tuple[int, int] | None:
    """Return the lines before and after a note that are one sentence: blank lines part them from it."""
    before, after = note - 1, note + 1
    while before >= 0 and note - before < 6 and not lines[before].strip():
        before -= 1
    while after < len(lines) and after - note < 12 and lines[after].strip():
        after += 1
    end = after
    while after < len(lines) and after - end < 6 and not lines[after].strip():
        after += 1
    parted = 0 <= before < note - 1 and end < after < len(lines)
    if not parted or not lines[before].strip() or not lines[before].endswith("\n"):
        return None
    goes_on = lines[before].rstrip()[-1:] not in ".;:!?" and lines[after][:1].islower()
    return (before, after) if goes_on else None


def _stretches(text: str) -> Iterator[_LineStretch]:
    stretch: _LineStretch | None = None
    offset = 0
    wide = _is_wrapped(text)
    for line in text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        words = line.strip()
        if not words or _PAGE.fullmatch(words):
            if stretch:
                yield stretch
            stretch = None
            continue
        start += len(line) - len(line.lstrip())
        end = offset - (len(line) - len(line.rstrip()))
        kind = "note" if _NOTE_START.match(words) else "text"
        if stretch and kind == "text" and wide and not _begins(text, start, end, stretch):
            stretch.end = end
            continue
        if stretch:
            yield stretch
        stretch = _LineStretch(start, end, kind)
    if stretch:
        yield stretch


def _rejoined(text: str, stretches: Iterator[_LineStretch]) -> Iterator[_LineStretch]:
    """Put together paragraphs that an empty line broke in mid-sentence, as pages do."""
    held: _LineStretch | None = None
    for stretch in stretches:
        if held and held.kind == stretch.kind == "text" and _goes_on(text, held, stretch):
            held.end = stretch.end
            continue
        if held:
            yield held
        held = stretch
    if held:
        yield held


def _goes_on(text: str, held: _LineStretch, stretch: _LineStretch) -> bool:
    ended = text[held.start : held.end].rstrip('])”"').endswith((".", ";", ":", "!", "?", ","))
    long = held.end - held.start > 60
    return (
        long
        and not ended
        and text[stretch.start].islower()
        and not find_label(text, stretch.start, stretch.end)
    )


def _is_wrapped(text: str) -> bool:
    """Tell whether lines were broken at a width, so that most paragraphs take several."""
    lines = [line for line in text.splitlines() if line.strip()]
    long = [len(line) for line in lines if len(line) > 40]
    return bool(long) and sorted(long)[int(len(long) * 0.9)] <= 130


def _begins(text: str, start: int, end: int, above: _LineStretch) -> bool:
    """Tell whether a line begins a paragraph, rather than going on with the one above."""
    label = find_label(text, start, end)
    if label and not (label.style == "number" and _mid_sentence(text, above)):
        return True
    words = text[start:end]
    ended = (
        text[above.start : above.end].rstrip(' ]）)”"').endswith((".", ";", ":", ",", "。", "；", "：", "، "))
    )
    if is_enacting(words) or (ended and is_preambular(words)):
        return True
    last = text.rfind("\n", above.start, above.end) + 1 or above.start
    return ended and above.end - last < 45 and words[:1].isupper()


def _mid_sentence(text: str, above: _LineStretch) -> bool:
    return text[above.end - 1] not in ".;:,!?]”\"'»)。；：" and above.end - above.start > 60


def _title_at(text: str, stretches: list[_LineStretch]) -> int | None:
    """Return which line names a text that has a preamble: the last of its front page that may."""
    lines = [text[stretch.start : stretch.end] for stretch in stretches[:40]]
    begins = next((at for at, words in enumerate(lines) if is_enacting(words)), 0)
    return next((at for at in reversed(range(begins)) if names_a_text(" ".join(lines[at].split()))), None)


def _block(
    text: str, stretch: _LineStretch, at: int, stretches: list[_LineStretch], named: int | None
) -> TextBlock:
    words = text[stretch.start : stretch.end]
    if named is not None and at <= named:
        heading = 1 if at == named else None
        return TextBlock(
            stretch.start, stretch.end, kind=None if heading else ParagraphKind.OTHER, heading=heading
        )
    if stretch.kind == "note":
        return TextBlock(stretch.start, stretch.end, kind=ParagraphKind.FOOTNOTE, label="")
    if at == 0 and _is_title(words):
        return TextBlock(stretch.start, stretch.end, heading=1)
    if at < 25 and is_masthead(words) and not find_label(words):
        return TextBlock(stretch.start, stretch.end, kind=ParagraphKind.OTHER)
    follower = stretches[at + 1] if at + 1 < len(stretches) else None
    level = _heading_level(words, follower is not None)
    return TextBlock(stretch.start, stretch.end, heading=level)


def _is_title(words: str) -> bool:
    """Tell whether a text's first line names it: longer than a heading may be, and no sentence."""
    plain = "\n" not in words and 20 < len(words) <= 300 and not is_masthead(words)
    return plain and words[-1:] not in ".;:,。；،" and find_label(words) is None


def _heading_level(words: str, followed: bool) -> int | None:
    """Return a heading's level, by how it looks: named parts, capitals, short lines without an end."""
    terms = load_structure_terms()
    line = words.strip("[]* ")
    if "\n" in line or len(line) > 140 or not any(map(str.isalpha, line)):
        return None
    head = line.split()[0].casefold().rstrip(".:")
    if len(line) < 90 and not line.endswith((".", ";", ",")) and len(line.split()) > 1:
        if head in terms.annex or head in terms.section:
            return 1
        if head in terms.article:
            return 2
    label = find_label(words)
    if label and label.style not in ("i.",) and not (label.style == "number" and _titled(words[label.end :])):
        return None
    if line.endswith((".", ";", ",", "，", "。", "；", "،")) or not followed or is_enacting(words):
        return None
    if line.endswith((":", "：")):
        return None
    if line.isupper() and len(line) < 100:
        return 1
    return (
        2
        if len(line.split()) <= 12 and len(line) < 90 and line[:1].isupper() | (not line.isascii())
        else None
    )


def _titled(words: str) -> bool:
    return 0 < len(words.split()) <= 8 and words[:1].isupper()
