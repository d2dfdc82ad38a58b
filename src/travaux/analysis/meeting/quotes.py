"""Sentences worth keeping word for word, why they stand out, and what followed them in the room."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from travaux.analysis.meeting.outcomes import SentenceOfRecord
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.analysis.wording import content_stems, inverse_frequencies
from travaux.domain.findings import Line, SentenceRole
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.domain.messages import Text, listed, message
from travaux.domain.spans import Citation, stable_id
from travaux.reference.lexicons import lexicon_pattern

_REASONS = {
    "contrast": (2.0, message("a contrast")),
    "image": (1.6, message("an image")),
    "conviction": (1.8, message("a conviction in the first person")),
    "triple": (0.8, message("a list of three")),
    "aphorism": (1.6, message("a maxim")),
    "figure": (1.0, message("a figure")),
}
_SHORTEST, _LONGEST = 8, 42
_MOST = 12
_LEAST = 2.0
_TAKEN_UP = 0.34
_NEXT = 12  # interventions after the quote in which a reply counts as one
_FIRST_WORDS = 220
_ON_THE_MATTER = {SentenceRole.CLAIM, SentenceRole.EXPLANATION}
_ADMITTED = {SentenceRole.CLAIM, SentenceRole.EXPLANATION, SentenceRole.EVIDENCE, SentenceRole.OTHER}
_pattern = partial(lexicon_pattern, "quotes")


@dataclass(frozen=True, slots=True)
class _Candidate:
    utterance: SentenceOfRecord
    intervention: int
    score: float
    reasons: tuple[Text, ...]


def find_quotes(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return the sentences that stand out most, at most one a speaker, in the order they were spoken."""
    candidates = sorted(
        _candidates(meeting, utterances), key=lambda each: (-each.score, each.utterance.start)
    )
    chosen: dict[str, _Candidate] = {}
    for candidate in candidates:
        name = speaker_label(candidate.utterance.speaker) if candidate.utterance.speaker else ""
        if len(chosen) < _MOST:
            chosen.setdefault(name, candidate)
    if not chosen:
        return ()
    reactions = _Reactions(meeting, utterances)
    kept = sorted(chosen.values(), key=lambda each: each.utterance.start)
    return tuple(_line(meeting, candidate, reactions) for candidate in kept)


def _candidates(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> list[_Candidate]:
    found = []
    for utterance in utterances:
        if not _quotable(utterance):
            continue
        kinds = [kind for kind in _REASONS if _pattern(kind).search(utterance.text)]
        score = sum(_REASONS[kind][0] for kind in kinds) + _brevity(utterance.text)
        if kinds and score >= _LEAST:
            place = bisect_right(meeting.interventions, utterance.start, key=lambda turn: turn.start) - 1
            reasons = tuple(_REASONS[kind][1] for kind in kinds)
            found.append(_Candidate(utterance, place, score, reasons))
    return found


def _quotable(utterance: SentenceOfRecord) -> bool:
    words = len(utterance.text.split())
    return (
        utterance.speaker is not None
        and bool(utterance.speaker.name.strip())
        and utterance.manner is Manner.DIRECT
        and not holds_no_side(utterance.speaker)
        and utterance.role in _ADMITTED
        and _SHORTEST <= words <= _LONGEST
        and utterance.text[:1].isupper()
        and utterance.text.rstrip()[-1:] in ".!"
        and not _pattern("about_the_meeting").search(utterance.text)
    )


def _brevity(text: str) -> float:
    """Return more for a short sentence: what is remembered is short."""
    return 1.0 - abs(len(text.split()) - 16) / 26


class _Reactions:
    """Who took up whose words later in a meeting."""

    def __init__(self, meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> None:
        self._meeting = meeting
        self._points = [each.start for each in utterances if each.role in _ON_THE_MATTER]
        self._stems = [set(content_stems(meeting.words_of(each))) for each in meeting.interventions]
        self._weights = inverse_frequencies(self._stems)

    def after(self, candidate: _Candidate) -> tuple[Text, Citation | None]:
        """Return what followed: who named the speaker and took the words up, else who spoke next."""
        speaker = candidate.utterance.speaker
        name = speaker_label(speaker) if speaker else ""
        own = {stem for stem in content_stems(candidate.utterance.text) if self._weights.get(stem, 0) > 1}
        mass = sum(self._weights[stem] for stem in own) or 1.0
        later = range(candidate.intervention + 1, len(self._meeting.interventions))
        for index in later:
            each = self._meeting.interventions[index]
            if holds_no_side(each.speaker) or speaker_label(each.speaker) == name:
                continue
            shared = sum(self._weights[stem] for stem in own & self._stems[index]) / mass
            place = self._meeting.words_of(each).find(name) if len(name) > 3 else -1
            if place >= 0 and shared >= _TAKEN_UP:
                said = self._quotation_around(each, each.start + place)
                return message("taken up by %(name)s", name=speaker_label(each.speaker)), said
        return self._quotation_with_next(candidate, name)

    def _quotation_with_next(self, candidate: _Candidate, name: str) -> tuple[Text, Citation | None]:
        following = self._meeting.interventions[candidate.intervention + 1 :][:_NEXT]
        for each in following:
            if not holds_no_side(each.speaker) and speaker_label(each.speaker) != name:
                place = self._first_point(each)
                said = self._quotation_around(each, place) if place is not None else None
                return message("followed by %(name)s", name=speaker_label(each.speaker)), said
        return "", None

    def _first_point(self, intervention: Intervention) -> int | None:
        """Return where ``intervention`` first says something on the matter."""
        index = bisect_left(self._points, intervention.start)
        found = self._points[index] if index < len(self._points) else intervention.end
        return found if found < intervention.end else None

    def _quotation_around(self, intervention: Intervention, place: int) -> Citation | None:
        """Return the words around ``place``, None where there are none."""
        text = self._meeting.source.text
        start = max(text.rfind(mark, intervention.start, place) for mark in (". ", "\n")) + 1
        start = max(start, intervention.start)
        stop = min(place + _FIRST_WORDS, intervention.end)
        ends = [text.find(mark, place, stop) for mark in (". ", ".\n", "? ", "?\n")]
        end = min((each + 1 for each in ends if each > 0), default=stop)
        if not text[start:end].strip():
            return None
        return self._meeting.source.cite(start, end)


def _line(meeting: Meeting, candidate: _Candidate, reactions: _Reactions) -> Line:
    utterance = candidate.utterance
    citation = meeting.source.cite(utterance.start, utterance.end)
    followed, reply = reactions.after(candidate)
    reasons = listed(candidate.reasons[:2])
    note = message("Stands out for %(reasons)s.", reasons=reasons)
    if reply:
        note = message(
            "Stands out for %(reasons)s; %(followed)s: %(words)s.",
            reasons=reasons,
            followed=followed,
            words=quoted(strip_lead_in(reply.quote)),
        )
    return Line(
        stable_id("quote", citation.source, str(citation.start)),
        "quote",
        citation.quote,
        (citation, reply) if reply else (citation,),
        (speaker_label(utterance.speaker),) if utterance.speaker else (),
        note=note,
    )
