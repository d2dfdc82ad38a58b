"""Verbatim records of the United Nations and those made like them, in six languages.

"Mr. Surname (Country):", "The President (spoke in Arabic):" open turns; page furniture, notices, stage
directions and lists of votes are nobody's words; outcomes are kept apart from what was said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.domain.meetings import Turn
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.formats.labels import ADDRESSED, TITLES, without_capacity
from travaux.formats.lexicon import verbatim_words
from travaux.formats.manuscript import Manuscript, Parse

_SYMBOL = r"[A-Z]{1,2}(?:/[\w.()-]+){1,5}"
_FURNITURE = re.compile(
    r"^[ \t]*(?:\d{1,3}/\d{1,3}[ \t]+\d\d-\d{5,6}"
    r"|\d\d-\d{5,6}(?:[ \t]+\(\w\)|[ \t]+\*\d+\*)?(?:[ \t]+\d{1,3}/\d{1,3})?"
    rf"|\d\d/\d\d/\d{{4}}[^\n]{{0,160}}{_SYMBOL}|{_SYMBOL}[^\n]{{0,160}}\d\d/\d\d/\d{{4}}"
    r"|\*\d{7}\*|\d{1,3}/\d{1,3})[ \t]*$\n?",
    re.M,
)
_COVER = re.compile(
    rf"(?:(?:H\.E\. )?{TITLES}\.? (?!{ADDRESSED})[^.!?]{{2,60}}|[^。]{{1,25}}(?:先生|女士|夫人)[^。]{{0,30}})"
    r"(?:[. ]{4,}.*)?$"
)
"""What follows an office on a record's cover, where it names who holds it."""

END = re.compile(r"[.!?:;…»”\"')\]。！？：；）؟]\s*$")


@dataclass(frozen=True, slots=True)
class _VerbatimParagraph:
    start: int
    end: int
    text: str
    opening: re.Match[str] | None


def tidy_record(text: str) -> tuple[str, tuple[Note, ...]]:
    """Return a record's text without page furniture and notices."""
    notes = []
    text, furniture = _FURNITURE.subn("", text)
    if furniture:
        notes.append(Note(message("running heads and feet left out"), count=furniture))
    for notice in verbatim_words().notices:
        text, count = notice.subn("", text)
        if count:
            notes.append(Note(message("the notice about corrections left out"), count=count))
    return text, tuple(notes)


def find_verbatim(manuscript: Manuscript) -> Parse | None:
    """Return the manuscript read as a verbatim record, or None where it names no speakers as one does."""
    paragraphs = [_paragraph(manuscript.text, start, end) for start, end in manuscript.lines()]
    opened = [index for index, paragraph in enumerate(paragraphs) if paragraph.opening]
    covered = len(manuscript.text) - paragraphs[opened[0]].start if opened else 0
    if not opened or (len(opened) < 2 and covered < 0.5 * len(manuscript.text)):
        return None
    turns: list[Turn] = []
    lost = _outcomes(paragraphs[: opened[0]])
    for index, following in zip(opened, [*opened[1:], len(paragraphs)], strict=True):
        turn = _turn(paragraphs[index:following])
        turns.append(turn)
        lost += _outcomes([p for p in paragraphs[index + 1 : following] if p.start >= turn.end])
    return Parse("verbatim", tuple(turn for turn in turns if turn.start < turn.end), tuple(lost))


def _paragraph(text: str, start: int, end: int) -> _VerbatimParagraph:
    paragraph = text[start:end]
    opening = verbatim_words().label.match(paragraph)
    on_cover = opening and _COVER.match(paragraph, opening.end())
    return _VerbatimParagraph(start, end, paragraph, None if on_cover else opening)


def _turn(paragraphs: Sequence[_VerbatimParagraph]) -> Turn:
    """Return the turn that its first paragraph opens; it may be empty."""
    opening = paragraphs[0].opening
    if opening is None:
        raise ValueError("a turn starts with a label")
    last = len(paragraphs)
    while last > 1 and _is_aside(paragraphs, last - 1):
        last -= 1
    label, language = read_label(opening)
    start = paragraphs[0].start + opening.end()
    if start >= paragraphs[0].end and last > 1:
        start = paragraphs[1].start
    return Turn(label, start, paragraphs[last - 1].end, language=language)


def _outcomes(paragraphs: Sequence[_VerbatimParagraph]) -> list[tuple[int, int]]:
    return [
        (p.start, p.end)
        for p in paragraphs
        if any(pattern.match(p.text) for pattern in verbatim_words().outcomes)
    ]


def _is_aside(paragraphs: Sequence[_VerbatimParagraph], index: int) -> bool:
    """Return whether a paragraph is a stage direction, an outcome, a heading, or part of a list of votes."""
    text = paragraphs[index].text
    if is_stage(text) or any(outcome.match(text) for outcome in verbatim_words().outcomes):
        return True
    if verbatim_words().votes.match(text) or verbatim_words().votes.match(paragraphs[index - 1].text):
        return True
    return not END.search(text) and len(text) < 200 and not text[0].islower()


def is_stage(text: str) -> bool:
    return any(stage.match(text) for stage in verbatim_words().stages)


def read_label(found: re.Match[str]) -> tuple[str, str | None]:
    """Return a label without the remark on the language spoken, and that language's code."""
    language, remarks = None, []
    for remark in re.findall(r"[(（]\s*([^()（）]+?)\s*[)）]", found.group("remarks") or ""):
        spoken = _language(remark)
        if spoken and not (spoken == "und" and _for_whom(f" ({remark})")):
            language = spoken
        else:
            remarks.append(f" ({remark})" if remark.isascii() or not _is_wide(remark) else f"（{remark}）")
    who = re.sub(r"\s+", " ", found.group("who")).strip() + "".join(remarks)
    return who + _for_whom(found.group("tail") or ""), language


def _for_whom(tail: str) -> str:
    """Return what follows a label where it says for whom somebody speaks: ", speaking on behalf of …"."""
    said = re.sub(r"\s+", " ", tail).rstrip()
    return said if said and without_capacity(f"X{said}") == "X" else ""


_SPEAKING = re.compile(
    r"\b(?:spoke|speaking|interpretation|parle|parlant|habla|hablando|говорит|говоря|выступает)\b|تكلم|تتكلم|发言|以",
    re.I,
)


def _language(remark: str) -> str | None:
    if not _SPEAKING.search(remark):
        return None
    lower = remark.lower()
    for code, names in verbatim_words().languages.items():
        if any(name in lower.split(";")[0] for name in names):
            return code
    return "und"


def _is_wide(text: str) -> bool:
    return any("\u2e80" <= c <= "\uffef" for c in text)
