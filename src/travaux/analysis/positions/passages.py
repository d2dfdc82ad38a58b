"""The parts of a report: prose, and parts that a heading gives to one speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.analysis.positions.attributions import Holder, read_names
from travaux.reference.registry import Registry
from travaux.reference.stances import StanceLexicon

_SPEECH = re.compile(r"^(?:Speech speed|Speech length|Speech time)\s*$", re.IGNORECASE)
# What such reports print above a line: a label holds no position, and what two speakers are said to share or
# to differ on is a title, in nobody's words.
_SHARED = re.compile(r"^(?:Agreed on|Disagreed on|Major discussion point|Topics)\s*$", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:Agreed|Disagreed) (?:on|with)|Major discussion point|Topics|Explanation|Evidence|Reason|Impact)"
    r"\s*$",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"^([A-Z][^–—\n]{2,90}?)\s+[–—]\s+")
_LONGEST_NAME = 100
_TOPIC = re.compile(
    r"^(?:Agreements|Differences|Agreement points|Thought provoking comments|Takeaways|"
    r"Follow-up questions)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a report. ``owner`` is whose it is where a heading or a list entry says so."""

    start: int
    end: int
    owner: Holder | None = None
    listed: bool = False


def find_passages(text: str, registry: Registry, lexicon: StanceLexicon) -> tuple[Passage, ...]:
    """Return the paragraphs of ``text``, each with whoever its heading names."""
    return tuple(_passages(text, registry, lexicon))


def _passages(text: str, registry: Registry, lexicon: StanceLexicon) -> Iterator[Passage]:
    lines = list(_paragraphs(text))
    owner: Holder | None = None
    line = ""
    for index, (start, end) in enumerate(lines):
        before, line = line, text[start:end].strip()
        if _LABEL.match(line) or _SHARED.match(before):
            continue
        if _TOPIC.match(line):
            owner = None
        if _is_speakers_heading(line, text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""):
            owner = _one_name(line, registry, lexicon)
            continue
        item = _LIST_ITEM.match(line)
        listed = _one_name(item.group(1), registry, lexicon) if item else None
        if item and listed and listed.actor and text[:start].rstrip().count("\n"):
            yield Passage(start + item.end(), end, listed, listed=True)
            continue
        yield Passage(start, end, owner)


def _is_speakers_heading(line: str, following: str) -> bool:
    """Tell whether ``line`` heads what one speaker said: figures of the speech follow it."""
    figures = bool(_SPEECH.match(line)) or line[:1].isdigit()
    return len(line) < _LONGEST_NAME and not figures and bool(_SPEECH.match(following.strip()))


def _one_name(line: str, registry: Registry, lexicon: StanceLexicon) -> Holder | None:
    holders = list(read_names(line.strip("#* "), registry, lexicon))
    return holders[0] if len(holders) == 1 and (holders[0].actor or holders[0].why) else None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield paragraphs: to a blank line where lines are wrapped, else each line."""
    for match in re.finditer(r"[^\n]+(?:\n(?!\s*\n|\s*[#>*-]|\s*\d+[.)])[^\n]+)*", text):
        yield match.span()
