"""Who asked whom what, and who answered where the record makes that clear."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import takewhile

from travaux.analysis.meeting.outcomes import SentenceOfRecord, recast
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.analysis.wording import content_stems, inverse_frequencies
from travaux.domain.findings import Line, Reply, Sentence, SentenceRole
from travaux.domain.meetings import Manner, Meeting
from travaux.domain.messages import Text, message
from travaux.domain.spans import stable_id
from travaux.reference.lexicons import lexicon_pattern

_MOST = 60
_SHORTEST, _LONGEST = 6, 80
_BRIEFEST = 3  # words of a question that ends a turn and that the next turn answers
_FEWEST = 4
_REACH = 400  # sentences after the question among which an answer is looked for
_ANSWERED = 0.4
_TELLING_REPLY = 8  # words from which a reply says something by itself; a bare yes does not
_SHARED = 2  # telling words that a reported reply has in common with the question
_PLAINLY = 0.6  # by whoever presides, without saying so
_AT_ONCE = 0.15  # by whoever speaks next
_NEXT = 3
_TO_WHOM = 0.3  # by whom the question names
_LED_UP = 3  # sentences before a question that may say whom it is for
_NEVER = 2.0
_TELLING = 4  # content words that a question needs, if likeness alone is to find its answer
_GOES_ON = 8  # sentences that an asker may add before the next turn, for that still to answer
_ANSWERING = {SentenceRole.EXPLANATION, SentenceRole.OTHER}
_SKIPPED = {SentenceRole.COURTESY, SentenceRole.INTRODUCTION, SentenceRole.PROCEDURE}


_pattern = partial(lexicon_pattern, "questions")


def find_questions(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return the questions that asked somebody for something, each with its answer where that is clear."""
    answers = _Answers(utterances)
    asked = [
        place
        for place, each in enumerate(utterances)
        if _is_question(utterances, place, each) or answers.settle(place)
    ]
    return tuple(_line(meeting, utterances, place, answers.to(place)) for place in asked[:_MOST])


def answers_as_claims(sentences: Sequence[Sentence], asked: Sequence[Line]) -> tuple[Sentence, ...]:
    """Return ``sentences`` with the replies to what was ``asked`` as claims: who answers holds it."""
    replies = {
        line.reply.citation.start
        for line in asked
        if line.reply is not None and len(line.reply.citation.quote.split()) >= _TELLING_REPLY
    }
    return tuple(
        replace(each, role=SentenceRole.CLAIM) if each.start in replies and each.role in _ANSWERING else each
        for each in sentences
    )


def _is_question(utterances: Sequence[SentenceOfRecord], place: int, utterance: SentenceOfRecord) -> bool:
    words = len(utterance.text.split())
    if utterance.speaker is None or not utterance.speaker.name or not _SHORTEST <= words <= _LONGEST:
        return False
    marked = utterance.text.rstrip().endswith("?")
    if holds_no_side(utterance.speaker):
        return marked and _is_put_by_the_chair(utterances, place)
    if utterance.role in _SKIPPED and not (marked and utterance.role is SentenceRole.PROCEDURE):
        return False
    if _pattern("rhetorical").search(utterance.text):
        return False
    if utterance.manner is Manner.INDIRECT:
        return bool(_pattern("reported_asks").search(utterance.text))
    if _pattern("asks").search(utterance.text):
        return marked or bool(_pattern("subject").search(utterance.text))
    if not marked or not _pattern("open").match(utterance.text):
        return False
    return _is_announced(utterances, place) or not _answers_itself(utterances, place)


def _ends_a_turn_asking(utterances: Sequence[SentenceOfRecord], place: int) -> bool:
    """Tell whether a sentence that ends a turn asks something, however few its words."""
    question = utterances[place]
    if question.speaker is None or not question.speaker.name or question.manner is Manner.INDIRECT:
        return False
    marked = question.text.rstrip().endswith("?") or _pattern("unmarked").match(question.text)
    if not marked or len(question.text.split()) < _BRIEFEST:
        return False
    after = utterances[place + 1] if place + 1 < len(utterances) else None
    if after is None or after.speaker == question.speaker or len(question.text.split()) > _LONGEST:
        return False
    return not any(_pattern(kind).search(question.text) for kind in ("running", "idle_questions"))


def _is_put_by_the_chair(utterances: Sequence[SentenceOfRecord], place: int) -> bool:
    """Tell whether whoever presides asks somebody about the matter, not the room about its course."""
    text = utterances[place].text
    if _pattern("running").search(text) or _pattern("rhetorical").search(text):
        return False
    following = _next_speaker(utterances, place)
    return _pattern("to_you").search(text) is not None and following is not None


def _next_speaker(utterances: Sequence[SentenceOfRecord], place: int) -> int | None:
    """Return where the next turn begins, None where nobody who may answer speaks next.

    A turn of whoever presides that only calls the next speaker is stepped over.
    """
    asker = utterances[place].speaker
    after = range(place + 1, min(place + 1 + _GOES_ON, len(utterances)))
    begins = next((n for n in after if utterances[n].speaker != asker), None)
    if begins is not None:
        called = _after_the_call(utterances, begins)
        begins = called if called is not None and utterances[called].speaker != asker else begins
    speaker = utterances[begins].speaker if begins is not None else None
    return begins if speaker is not None and speaker.name else None


def _after_the_call(utterances: Sequence[SentenceOfRecord], begins: int) -> int | None:
    """Return where the turn begins that the turn at ``begins`` only calls, None where it says more."""
    calling = utterances[begins].speaker
    if calling is None or not holds_no_side(calling):
        return None
    said = list(takewhile(lambda each: each.speaker == calling, utterances[begins : begins + _GOES_ON]))
    ends = begins + len(said)
    return ends if ends < len(utterances) and all(map(_only_calls, said)) else None


def _only_calls(utterance: SentenceOfRecord) -> bool:
    """Tell whether whoever presides thanks, names who is next or asks for a reply, and says no more."""
    if _pattern("calls").search(utterance.text):
        return True
    return utterance.role in _SKIPPED and not _pattern("replying").match(utterance.text)


def _is_announced(utterances: Sequence[SentenceOfRecord], place: int) -> bool:
    """Tell whether the speaker said just before that a question comes."""
    before = utterances[max(0, place - _LED_UP) : place]
    return any(
        each.speaker == utterances[place].speaker and _pattern("announcing").search(each.text)
        for each in before
    )


def _answers_itself(utterances: Sequence[SentenceOfRecord], place: int) -> bool:
    """Tell whether the speaker goes on arguing after the question: it was put for effect."""
    after = utterances[place + 1 : place + 3]
    own = [each for each in after if each.speaker == utterances[place].speaker]
    return any(each.role in {SentenceRole.CLAIM, SentenceRole.EVIDENCE} for each in own)


def _may_answer(utterance: SentenceOfRecord) -> bool:
    """Tell whether ``utterance`` says something, and does not ask in its turn."""
    said = utterance.role not in _SKIPPED and len(utterance.text.split()) >= _FEWEST
    return utterance.speaker is not None and said and not _asks_or_puts_off(utterance.text)


@lru_cache(maxsize=4096)
def _asks_or_puts_off(text: str) -> bool:
    return text.endswith("?") or bool(_pattern("asks").search(text) or _pattern("no_answer").search(text))


def _says_something(utterance: SentenceOfRecord) -> bool:
    courteous = {SentenceRole.COURTESY, SentenceRole.INTRODUCTION}
    if utterance.speaker is not None and holds_no_side(utterance.speaker) and _only_calls(utterance):
        return False
    return (
        utterance.role not in courteous and not utterance.text.rstrip().endswith("?") and bool(utterance.text)
    )


def _gives_the_floor(utterance: SentenceOfRecord) -> bool:
    presides = utterance.speaker is not None and holds_no_side(utterance.speaker)
    return presides and utterance.role in {SentenceRole.PROCEDURE, SentenceRole.COURTESY}


def _is_a_side(utterance: SentenceOfRecord) -> bool:
    """Tell whether a delegation that is known speaks, whose turn may be a statement of its own."""
    speaker = utterance.speaker
    return speaker is not None and speaker.actor is not None and not holds_no_side(speaker)


def _goes_on_arguing(utterances: Sequence[SentenceOfRecord], place: int) -> bool:
    """Tell whether the asker says much more before the next speaks."""
    asker = utterances[place].speaker
    rest = takewhile(lambda each: each.speaker == asker, utterances[place + 1 :])
    return sum(each.role in {SentenceRole.CLAIM, SentenceRole.EVIDENCE} for each in rest) > 1


def _needed_overlap(answer: SentenceOfRecord, distance: int) -> float:
    """Return how much of a question a sentence must take up to count as an answer to it."""
    if not _is_put_as_answer(answer.text):
        return _PLAINLY if answer.speaker and holds_no_side(answer.speaker) else _NEVER
    return _AT_ONCE if distance <= _NEXT else _ANSWERED


@lru_cache(maxsize=4096)
def _is_put_as_answer(text: str) -> bool:
    return _pattern("answering").search(text) is not None


@dataclass(frozen=True, slots=True)
class _Answer:
    utterance: SentenceOfRecord
    share: float


class _Answers:
    """Later sentences by others that speak of what a question asks."""

    def __init__(self, utterances: Sequence[SentenceOfRecord]) -> None:
        self._utterances = utterances
        self._stems = [set(content_stems(each.text)) for each in utterances]
        self._weights = inverse_frequencies(self._stems)

    def _addressed(self, place: int, answer: SentenceOfRecord) -> bool:
        """Tell whether the question, or what led up to it, names who speaks in ``answer``."""
        asker = self._utterances[place].speaker
        before = self._utterances[max(0, place - _LED_UP) : place + 1]
        words = " ".join(each.text for each in before if each.speaker == asker)
        name = speaker_label(answer.speaker) if answer.speaker else ""
        short = " ".join(name.split()[-2:])
        return len(short) > 3 and short in words

    def to(self, place: int) -> _Answer | None:
        """Return the sentence that answers the question at ``place``, None where none clearly does."""
        return self._at_once(place) or self._reported(place) or self._later_answer(place)

    def settle(self, place: int) -> bool:
        """Tell whether the next turn makes a question of a few words that ends a turn: it plainly answers."""
        question = self._utterances[place]
        if not _ends_a_turn_asking(self._utterances, place):
            return False
        answer = self._at_once(place)
        if answer is None or _pattern("own_statement").search(answer.utterance.text):
            return False
        opening = _pattern("open").match(question.text) is not None
        return opening or _pattern("replying").match(answer.utterance.text) is not None

    def _reported(self, place: int) -> _Answer | None:
        """Return what minutes report next of another who takes up what was asked: "She said that it was"."""
        question = self._utterances[place]
        begins = _next_speaker(self._utterances, place)
        if question.manner is not Manner.INDIRECT or begins is None:
            return None
        first = self._utterances[begins]
        if first.manner is not Manner.INDIRECT or _pattern("reported_asks").search(first.text):
            return None
        shared = self._stems[place] & self._stems[begins]
        takes_up = _pattern("reported_replies").search(first.text) or _pattern("reported_takes_up").search(
            first.text
        )
        said = _pattern("reported_says").search(first.text) is not None
        return _Answer(first, 1.0) if takes_up or (said and len(shared) >= _SHARED) else None

    def _at_once(self, place: int) -> _Answer | None:
        """Return the first sentence of the next turn that says something, where that turn answers."""
        question = self._utterances[place]
        begins = _next_speaker(self._utterances, place)
        if question.manner is Manner.INDIRECT or begins is None or _goes_on_arguing(self._utterances, place):
            return None
        speaker = self._utterances[begins].speaker
        said = takewhile(lambda each: each.speaker == speaker, self._utterances[begins:])
        first = next((each for each in said if _says_something(each)), None)
        if first is None or not self._replies(place, begins, first):
            return None
        return _Answer(first, 1.0)

    def _replies(self, place: int, begins: int, first: SentenceOfRecord) -> bool:
        """Tell whether the turn that begins next speaks to the question, not to a matter of its own."""
        question, opening = self._utterances[place], self._utterances[begins]
        if _pattern("no_answer").search(first.text) or _gives_the_floor(opening):
            return False
        own_statement = _pattern("own_statement").search(opening.text) is not None
        shared = self._stems[place] & set(content_stems(first.text))
        if _pattern("replying").match(opening.text) or self._addressed(place, first):
            return True
        if self._utterances[begins - 1].speaker != question.speaker:
            return not own_statement and self._replies_when_called(place, begins, first)
        if own_statement or (_is_a_side(question) and _is_a_side(first)):
            return bool(shared) and not own_statement and _pattern("to_you").search(question.text) is not None
        return True  # in a hearing or among experts whoever is asked speaks next

    def _replies_when_called(self, place: int, begins: int, first: SentenceOfRecord) -> bool:
        """Tell whether who was called in between was called to reply, or plainly takes up what was asked."""
        calls = self._utterances[place + 1 : begins]
        if any(_pattern("calls_to_reply").search(each.text) for each in calls):
            return True
        shared = self._stems[place] & set(content_stems(first.text))
        if _is_a_side(first):
            return (
                len(shared) >= _SHARED and _pattern("to_you").search(self._utterances[place].text) is not None
            )
        if shared or _pattern("takes_up").match(first.text):
            return True
        asked = _pattern("how_much").search(self._utterances[place].text)
        return asked is not None and _pattern("figure").search(first.text) is not None

    def _later_answer(self, place: int) -> _Answer | None:
        """Return the sentence further on by another that takes up most of the question."""
        question = self._utterances[place]
        own = self._stems[place]
        mass = sum(self._weights[stem] for stem in own) or 1.0
        best: _Answer | None = None
        for index in range(place + 1, min(place + _REACH, len(self._utterances))):
            each = self._utterances[index]
            if each.speaker == question.speaker or not _may_answer(each):
                continue
            share = sum(self._weights[stem] for stem in own & self._stems[index]) / mass
            needed = _needed_overlap(each, index - place)
            if self._addressed(place, each):
                needed = 0.0 if index - place <= _NEXT else _TO_WHOM
            if not self._addressed(place, each) and needed >= _PLAINLY and len(own) < _TELLING:
                continue
            if needed <= share and (best is None or share > best.share):
                best = _Answer(each, share)
        return best


def _line(
    meeting: Meeting, utterances: Sequence[SentenceOfRecord], place: int, answer: _Answer | None
) -> Line:
    utterance = utterances[place]
    name = speaker_label(utterance.speaker) if utterance.speaker else ""
    citations = [meeting.source.cite(utterance.start, utterance.end)]
    note, reply = message("No reply to it was recognised in the record."), None
    if answer is not None and answer.utterance.speaker is not None:
        citations.append(meeting.source.cite(answer.utterance.start, answer.utterance.end))
        reply = Reply(speaker_label(answer.utterance.speaker), citations[-1])
        words = quoted(strip_lead_in(answer.utterance.text))
        note = message("%(name)s spoke to it: %(words)s.", name=reply.name, words=words)
    return Line(
        stable_id("question", citations[0].source, str(citations[0].start)),
        "question",
        _text(name, utterance),
        tuple(citations),
        (name,),
        note=note,
        reply=reply,
    )


def _text(name: str, utterance: SentenceOfRecord) -> Text:
    if utterance.manner is Manner.INDIRECT or not utterance.text.rstrip().endswith("?"):
        return recast(utterance)
    found = _pattern("addressee").search(utterance.text)
    words = quoted(strip_lead_in(utterance.text))
    if found is None:
        return message("%(name)s asks: %(words)s.", name=name, words=words)
    whom = _with_article(found.group())
    return message("%(name)s asks %(whom)s: %(words)s.", name=name, whom=whom, words=words)


def _with_article(name: str) -> str:
    return name if name.lower().startswith(("the ", "director", "under")) else f"the {name}"
