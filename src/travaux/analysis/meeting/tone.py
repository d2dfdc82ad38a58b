"""The tone of a meeting, counted from words and said with its figures. Thanks are form and do not count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.analysis.meeting.outcomes import SentenceOfRecord
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.domain.findings import Line, SentenceRole
from travaux.domain.meetings import Meeting
from travaux.domain.messages import N_, Message, Text, joined, message
from travaux.domain.spans import stable_id
from travaux.reference.expressions import Expression
from travaux.reference.lexicons import load_lexicon

_PARTS = (
    N_("%(part)s of the %(all)s fall in the first third of the meeting"),
    N_("%(part)s of the %(all)s fall in the middle third of the meeting"),
    N_("%(part)s of the %(all)s fall in the last third of the meeting"),
)
_FEWEST = 4
_TENSE = 0.8
_WARM = 4.0
_NEARLY_ALL = 0.8  # of the sentences of sides, from which a meeting of courtesies is one of praise
_SHARP = 2  # words thrown at others from which a meeting is not called friendly
_SAMPLE_WORDS = range(8, 46)


@dataclass(frozen=True, slots=True)
class _Count:
    warm: int
    critical: int
    sharp: int


@cache
def _pattern(kind: str) -> Expression:
    words = sorted(load_lexicon("summary")[kind], key=len, reverse=True)
    # what a word may begin with is looked at first: a search for hundreds of words is many times quicker
    first = re.escape("".join(sorted({word[0] for word in words})))
    return Expression(rf"(?<!\w)(?=[{first}])(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def find_tone(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return the tone of what sides said, its course over the meeting, and the sharpest sentence."""
    spoken = [each for each in utterances if _counts(each)]
    count = _count(spoken)
    praising = [each for each in utterances if _is_of_a_side(each)]
    if count.warm + count.critical + count.sharp < _FEWEST:
        return _praised(meeting, praising) if _is_all_praise(praising) else ()
    warmest, sharpest = _strongest(spoken, "warm"), _strongest(spoken, "sharp", "critical")
    cited = [each for each in (warmest, sharpest) if each is not None]
    if not cited:
        return ()
    said = [_tone_in_words(count, spoken)]
    if sharpest is not None and sharpest.speaker is not None:
        name, words = speaker_label(sharpest.speaker), quoted(strip_lead_in(sharpest.text))
        said.append(message("%(name)s, for example, said: %(words)s.", name=name, words=words))
    citations = tuple(meeting.source.cite(each.start, each.end) for each in cited)
    names = tuple(dict.fromkeys(speaker_label(each.speaker) for each in cited if each.speaker))
    return (Line(stable_id("tone", meeting.source.id), "tone", joined(said, " "), citations, names),)


def _praised(meeting: Meeting, spoken: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return the tone of a meeting of nothing but praise and support."""
    best = _strongest(spoken, "praise")
    if best is None:
        return ()
    said = _tone_in_words(_Count(_praise(spoken), 0, 0), spoken)
    names = (speaker_label(best.speaker),) if best.speaker else ()
    cited = (meeting.source.cite(best.start, best.end),)
    return (Line(stable_id("tone", meeting.source.id), "tone", said, cited, names),)


def _is_all_praise(spoken: Sequence[SentenceOfRecord]) -> bool:
    """Tell whether nearly every sentence of the sides praises, and none takes anything back."""
    praising = sum(_pattern("praise").search(each.text) is not None for each in spoken)
    if praising < _NEARLY_ALL * len(spoken) or _praise(spoken) < _FEWEST:
        return False
    hard = ("critical", "sharp", "limits")
    return not any(_pattern(kind).search(each.text) for each in spoken for kind in hard)


def _tone_in_words(count: _Count, spoken: Sequence[SentenceOfRecord]) -> Text:
    """Return the tone with its figures, and where in the meeting objections came if one third stands out."""
    tone, hard, course = _tone(count), count.critical + count.sharp, _third_of_objections(spoken)
    if course is None:
        return message(
            "The tone was %(tone)s: %(warm)s words of welcome or support against %(hard)s of concern, "
            "objection or reproach.",
            tone=tone,
            warm=count.warm,
            hard=hard,
        )
    return message(
        "The tone was %(tone)s: %(warm)s words of welcome or support against %(hard)s of concern, "
        "objection or reproach; %(course)s.",
        tone=tone,
        warm=count.warm,
        hard=hard,
        course=course,
    )


def _praise(spoken: Sequence[SentenceOfRecord]) -> int:
    """Return how many words of praise sides say."""
    return sum(len(_pattern("praise").findall(each.text)) for each in spoken)


def _is_of_a_side(utterance: SentenceOfRecord) -> bool:
    return utterance.speaker is not None and not holds_no_side(utterance.speaker)


def _counts(utterance: SentenceOfRecord) -> bool:
    """Tell whether a side speaks to the matter, not in courtesy."""
    return _is_of_a_side(utterance) and utterance.role not in {
        SentenceRole.COURTESY,
        SentenceRole.INTRODUCTION,
        SentenceRole.PROCEDURE,
    }


def _count(spoken: Sequence[SentenceOfRecord]) -> _Count:
    whole = " \n".join(each.text for each in spoken)
    return _Count(*(len(_pattern(kind).findall(whole)) for kind in ("warm", "critical", "sharp")))


def _tone(count: _Count) -> Text:
    hard = count.critical + count.sharp
    if hard >= _TENSE * count.warm:
        return message("tense")
    if count.sharp >= _SHARP:
        return message("mixed, with sharp words")
    supportive = count.warm >= _WARM * max(hard, 1) and not count.sharp
    return message("mostly supportive") if supportive else message("mixed")


def _third_of_objections(spoken: Sequence[SentenceOfRecord]) -> Text | None:
    """Return in which third of the meeting objections were most frequent, where one stands out."""
    third = max(len(spoken) // 3, 1)
    parts = (spoken[:third], spoken[third : 2 * third], spoken[2 * third :])
    hard = [each.critical + each.sharp for each in map(_count, parts)]
    most = max(range(3), key=lambda index: hard[index])
    if sum(hard) < _FEWEST or hard[most] * 2 < sum(hard):
        return None
    return Message(_PARTS[most], (("part", hard[most]), ("all", sum(hard))))


def _strongest(spoken: Sequence[SentenceOfRecord], *kinds: str) -> SentenceOfRecord | None:
    """Return the sentence with most such words for its length."""
    fitting = [each for each in spoken if len(each.text.split()) in _SAMPLE_WORDS]
    if "critical" in kinds:
        fitting = [each for each in fitting if not _pattern("warm").search(each.text)]
    best = max(fitting, key=lambda each: _density(each, kinds), default=None)
    return best if best is not None and _density(best, kinds) > 0 else None


def _density(utterance: SentenceOfRecord, kinds: Sequence[str]) -> float:
    found = sum(len(_pattern(kind).findall(utterance.text)) for kind in kinds)
    return found / (len(utterance.text.split()) + 10)
