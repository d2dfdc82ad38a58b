"""Who asked whom what, and who answered where the record makes that clear."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.analysis.meeting.outcomes import Utterance, told
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.analysis.wording import content_stems, inverse_frequencies
from travaux.domain.findings import Line, SentenceRole
from travaux.domain.meetings import Manner, Meeting
from travaux.domain.spans import stable_id
from travaux.reference.lexicons import load_lexicon

_MOST = 60
_SHORTEST, _LONGEST = 6, 80
_FEWEST = 4
_REACH = 400  # sentences after the question among which an answer is looked for
_ANSWERED = 0.4
_PLAINLY = 0.6  # by whoever presides, without saying so
_AT_ONCE = 0.15  # by whoever speaks next
_NEXT = 3
_TO_WHOM = 0.3  # by whom the question names
_LED_UP = 3  # sentences before a question that may say whom it is for
_NEVER = 2.0
_TELLING = 4  # content words that a question needs, if likeness alone is to find its answer
_SKIPPED = {SentenceRole.COURTESY, SentenceRole.INTRODUCTION, SentenceRole.PROCEDURE}


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    flags = 0 if kind == "addressee" else re.IGNORECASE
    return re.compile("|".join(f"(?:{each})" for each in load_lexicon("questions")[kind]), flags)


def find_questions(meeting: Meeting, utterances: Sequence[Utterance]) -> tuple[Line, ...]:
    """Return the questions that asked somebody for something, each with its answer where that is clear."""
    asked = [place for place, each in enumerate(utterances) if _asks(utterances, place, each)]
    answers = _Answers(utterances)
    return tuple(_line(meeting, utterances, place, answers.to(place)) for place in asked[:_MOST])


def _asks(utterances: Sequence[Utterance], place: int, utterance: Utterance) -> bool:
    words = len(utterance.text.split())
    if utterance.speaker is None or holds_no_side(utterance.speaker) or not utterance.speaker.name:
        return False
    if utterance.role in _SKIPPED or not _SHORTEST <= words <= _LONGEST:
        return False
    if _pattern("rhetorical").search(utterance.text):
        return False
    if utterance.manner is Manner.INDIRECT:
        return bool(_pattern("reported_asks").search(utterance.text))
    marked = utterance.text.rstrip().endswith("?")
    if _pattern("asks").search(utterance.text):
        return marked or bool(_pattern("subject").search(utterance.text))
    if not marked or not _pattern("open").match(utterance.text):
        return False
    return _is_announced(utterances, place) or not _answers_itself(utterances, place)


def _is_announced(utterances: Sequence[Utterance], place: int) -> bool:
    """Tell whether the speaker said just before that a question comes."""
    before = utterances[max(0, place - _LED_UP) : place]
    return any(
        each.speaker == utterances[place].speaker and _pattern("announcing").search(each.text)
        for each in before
    )


def _answers_itself(utterances: Sequence[Utterance], place: int) -> bool:
    """Tell whether the speaker goes on arguing after the question: it was put for effect."""
    after = utterances[place + 1 : place + 3]
    own = [each for each in after if each.speaker == utterances[place].speaker]
    return any(each.role in {SentenceRole.CLAIM, SentenceRole.EVIDENCE} for each in own)


def _may_answer(utterance: Utterance) -> bool:
    """Tell whether ``utterance`` says something, and does not ask in its turn."""
    asks = utterance.text.endswith("?") or _pattern("asks").search(utterance.text)
    if _pattern("no_answer").search(utterance.text):
        return False
    said = utterance.role not in _SKIPPED and len(utterance.text.split()) >= _FEWEST
    return utterance.speaker is not None and said and not asks


def _needed(answer: Utterance, distance: int) -> float:
    """Return how much of a question a sentence must take up to count as an answer to it."""
    if not _pattern("answering").search(answer.text):
        return _PLAINLY if answer.speaker and holds_no_side(answer.speaker) else _NEVER
    return _AT_ONCE if distance <= _NEXT else _ANSWERED


@dataclass(frozen=True, slots=True)
class _Answer:
    utterance: Utterance
    share: float


class _Answers:
    """Later sentences by others that speak of what a question asks."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self._utterances = utterances
        self._stems = [set(content_stems(each.text)) for each in utterances]
        self._weights = inverse_frequencies(self._stems)

    def _addressed(self, place: int, answer: Utterance) -> bool:
        """Tell whether the question, or what led up to it, names who speaks in ``answer``."""
        asker = self._utterances[place].speaker
        before = self._utterances[max(0, place - _LED_UP) : place + 1]
        words = " ".join(each.text for each in before if each.speaker == asker)
        name = speaker_label(answer.speaker) if answer.speaker else ""
        short = " ".join(name.split()[-2:])
        return len(short) > 3 and short in words

    def to(self, place: int) -> _Answer | None:
        """Return the sentence that answers the question at ``place``, None where none clearly does."""
        question = self._utterances[place]
        own = self._stems[place]
        mass = sum(self._weights[stem] for stem in own) or 1.0
        best: _Answer | None = None
        for index in range(place + 1, min(place + _REACH, len(self._utterances))):
            each = self._utterances[index]
            if each.speaker == question.speaker or not _may_answer(each):
                continue
            share = sum(self._weights[stem] for stem in own & self._stems[index]) / mass
            needed = _needed(each, index - place)
            if self._addressed(place, each):
                needed = 0.0 if index - place <= _NEXT else _TO_WHOM
            if not self._addressed(place, each) and needed >= _PLAINLY and len(own) < _TELLING:
                continue
            if needed <= share and (best is None or share > best.share):
                best = _Answer(each, share)
        return best


def _line(meeting: Meeting, utterances: Sequence[Utterance], place: int, answer: _Answer | None) -> Line:
    utterance = utterances[place]
    name = speaker_label(utterance.speaker) if utterance.speaker else ""
    citations = [meeting.source.cite(utterance.start, utterance.end)]
    note = "No reply to it was recognised in the record."
    if answer is not None and answer.utterance.speaker is not None:
        citations.append(meeting.source.cite(answer.utterance.start, answer.utterance.end))
        words = quoted(strip_lead_in(answer.utterance.text))
        note = f"{speaker_label(answer.utterance.speaker)} spoke to it: {words}."
    return Line(
        stable_id("question", citations[0].source, str(citations[0].start)),
        "question",
        _text(name, utterance),
        tuple(citations),
        (name,),
        note=note,
    )


def _text(name: str, utterance: Utterance) -> str:
    if utterance.manner is Manner.INDIRECT or not utterance.text.rstrip().endswith("?"):
        return told(utterance)
    found = _pattern("addressee").search(utterance.text)
    whom = f" {_with_article(found.group())}" if found else ""
    words = quoted(strip_lead_in(utterance.text))
    return f"{name} asks{whom}: {words}."


def _with_article(name: str) -> str:
    return name if name.lower().startswith(("the ", "director", "under")) else f"the {name}"
