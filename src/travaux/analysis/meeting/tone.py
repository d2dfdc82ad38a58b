"""The tone of a meeting, counted from words and said with its figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.analysis.meeting.outcomes import Utterance
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.domain.findings import Line
from travaux.domain.meetings import Meeting
from travaux.domain.spans import stable_id
from travaux.reference.lexicons import load_lexicon

_PARTS = ("first", "middle", "last")
_FEWEST = 4
_TENSE = 0.8
_WARM = 4.0
_SAMPLE_WORDS = range(8, 46)


@dataclass(frozen=True, slots=True)
class _Count:
    warm: int
    critical: int
    urgent: int
    flexible: int


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = sorted(load_lexicon("summary")[kind], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def find_tone(meeting: Meeting, utterances: Sequence[Utterance]) -> tuple[Line, ...]:
    """Return the tone of what sides said, its course over the meeting, and the sharpest sentence."""
    spoken = [each for each in utterances if each.speaker and not holds_no_side(each.speaker)]
    count = _count(spoken)
    if count.warm + count.critical < _FEWEST:
        return ()
    warmest, sharpest = _strongest(spoken, "warm"), _strongest(spoken, "critical")
    cited = [each for each in (warmest, sharpest) if each is not None]
    if not cited:
        return ()
    text = f"The tone was {_verdict(count)}: {_figures(count)}{_course(spoken, count)}."
    if sharpest is not None and sharpest.speaker is not None:
        example = quoted(strip_lead_in(sharpest.text))
        text += f" {speaker_label(sharpest.speaker)}, for example, said: {example}."
    citations = tuple(meeting.source.cite(each.start, each.end) for each in cited)
    names = tuple(dict.fromkeys(speaker_label(each.speaker) for each in cited if each.speaker))
    return (Line(stable_id("tone", meeting.source.id), "tone", text, citations, names),)


def _count(spoken: Sequence[Utterance]) -> _Count:
    whole = " \n".join(each.text for each in spoken)
    return _Count(
        *(len(_pattern(kind).findall(whole)) for kind in ("warm", "critical", "urgent", "flexible"))
    )


def _verdict(count: _Count) -> str:
    if count.critical >= _TENSE * count.warm:
        return "tense"
    return "mostly appreciative" if count.warm >= _WARM * max(count.critical, 1) else "mixed"


def _figures(count: _Count) -> str:
    return (
        f"{count.warm} words of thanks, welcome or support against {count.critical} of concern or objection"
    )


def _course(spoken: Sequence[Utterance], count: _Count) -> str:
    """Return in which third of the meeting objections were most frequent, where one stands out."""
    third = max(len(spoken) // 3, 1)
    parts = (spoken[:third], spoken[third : 2 * third], spoken[2 * third :])
    sharp = [_count(part).critical for part in parts]
    most = max(range(3), key=lambda index: sharp[index])
    if count.critical < _FEWEST or sharp[most] * 2 < count.critical:
        return ""
    return f"; {sharp[most]} of the {count.critical} fall in the {_PARTS[most]} third of the meeting"


def _strongest(spoken: Sequence[Utterance], kind: str) -> Utterance | None:
    """Return the sentence with most such words for its length."""
    fitting = [each for each in spoken if len(each.text.split()) in _SAMPLE_WORDS]
    if kind == "critical":
        fitting = [each for each in fitting if not _pattern("warm").search(each.text)]
    best = max(fitting, key=lambda each: _density(each, kind), default=None)
    return best if best is not None and _density(best, kind) > 0 else None


def _density(utterance: Utterance, kind: str) -> float:
    return len(_pattern(kind).findall(utterance.text)) / (len(utterance.text.split()) + 10)
