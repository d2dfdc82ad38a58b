"""Who answers a question, where the record makes that clear: the next turn, one called, one later on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import takewhile

from travaux.analysis.meeting.outcomes import SentenceOfRecord
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.analysis.wording import content_stems, inverse_frequencies
from travaux.domain.actors import Speaker
from travaux.domain.findings import SentenceRole
from travaux.domain.meetings import Manner
from travaux.reference.lexicons import lexicon_pattern

_FEWEST = 4
_REACH = 400  # sentences after the question among which an answer is looked for
_ANSWERED = 0.4
_SHARED = 2  # telling words that a reported reply has in common with the question
_PLAINLY = 0.6  # by whoever presides, without saying so
_AT_ONCE = 0.15  # by whoever speaks next
_TO_ASKER = 0.1  # by whoever says that it is to the asker: one telling word in common
_NEXT = 3
_TO_WHOM = 0.3  # by whom the question names
_LED_UP = 3  # sentences before a question that may say whom it is for
_NEVER = 2.0
_TELLING = 4  # content words that a question needs, if likeness alone is to find its answer
_GOES_ON = 8  # sentences that an asker may add before the next turn, for that still to answer
_FRAGMENT = 2  # words of what a recogniser gives as a turn, without a stop, when two speak at once
_SKIPPED = {SentenceRole.COURTESY, SentenceRole.INTRODUCTION, SentenceRole.PROCEDURE}

_pattern = partial(lexicon_pattern, "questions")


def next_speaker(utterances: Sequence[SentenceOfRecord], place: int) -> int | None:
    """Return where the next turn begins, None where nobody who may answer speaks next.

    A turn of whoever presides that only calls the next speaker is stepped over, and so is one broken off.
    """
    asker = utterances[place].speaker
    after = range(place + 1, min(place + 1 + _GOES_ON, len(utterances)))
    others = (n for n in after if _key(utterances[n].speaker) != _key(asker))
    begins = next((n for n in others if not _is_torn(utterances, n)), None)
    if begins is not None:
        called = _after_the_call(utterances, begins)
        begins = called if called is not None and utterances[called].speaker != asker else begins
    speaker = utterances[begins].speaker if begins is not None else None
    return begins if speaker is not None and speaker.name else None


def _is_torn(utterances: Sequence[SentenceOfRecord], place: int) -> bool:
    """Tell whether a turn is a word or two without a stop, as where two speak at once."""
    here = utterances[place]
    goes_on = place + 1 < len(utterances) and utterances[place + 1].speaker == here.speaker
    if goes_on or place + 1 == len(utterances) or len(here.text.split()) > _FRAGMENT:
        return False
    return here.text.rstrip().endswith(",") or _pattern("torn").fullmatch(here.text.strip()) is not None


def _after_the_call(utterances: Sequence[SentenceOfRecord], begins: int) -> int | None:
    """Return where the turn begins that the turn at ``begins`` only calls, None where it says more."""
    calling = utterances[begins].speaker
    if calling is None or not holds_no_side(calling):
        return None
    said = _run(utterances, begins)
    ends = begins + len(said)
    short = len(said) <= _GOES_ON
    return ends if ends < len(utterances) and short and all(map(_only_calls, said)) else None


def _run(utterances: Sequence[SentenceOfRecord], begins: int) -> list[SentenceOfRecord]:
    """Return the sentences that the speaker at ``begins`` says in one go."""
    speaker = utterances[begins].speaker
    return list(takewhile(lambda each: each.speaker == speaker, utterances[begins:]))


def _only_calls(utterance: SentenceOfRecord) -> bool:
    """Tell whether whoever presides thanks, names who is next or asks for a reply, and says no more."""
    if any(_pattern(kind).search(utterance.text) for kind in ("calls", "keeps_time")):
        return True
    return utterance.role in _SKIPPED and not _pattern("replying").match(utterance.text)


def _may_answer(utterance: SentenceOfRecord) -> bool:
    """Tell whether ``utterance`` says something, and does not ask in its turn."""
    said = utterance.role not in _SKIPPED and len(utterance.text.split()) >= _FEWEST
    if _presides(utterance) and _only_calls(utterance):
        return False
    return utterance.speaker is not None and said and not _asks_or_puts_off(utterance.text)


@lru_cache(maxsize=4096)
def _asks_or_puts_off(text: str) -> bool:
    return text.endswith("?") or bool(_pattern("asks").search(text) or _pattern("no_answer").search(text))


def _says_something(utterance: SentenceOfRecord) -> bool:
    courteous = {SentenceRole.COURTESY, SentenceRole.INTRODUCTION}
    if _presides(utterance) and _only_calls(utterance):
        return False
    return (
        utterance.role not in courteous and not utterance.text.rstrip().endswith("?") and bool(utterance.text)
    )


def _gives_the_floor(utterance: SentenceOfRecord) -> bool:
    return _presides(utterance) and utterance.role in {SentenceRole.PROCEDURE, SentenceRole.COURTESY}


def _is_a_side(utterance: SentenceOfRecord) -> bool:
    """Tell whether a delegation that is known speaks, whose turn may be a statement of its own."""
    speaker = utterance.speaker
    return speaker is not None and speaker.actor is not None and not holds_no_side(speaker)


def _goes_on_arguing(utterances: Sequence[SentenceOfRecord], place: int) -> bool:
    """Tell whether the asker says much more before the next speaks."""
    rest = _run(utterances, place)[1:]
    return sum(each.role in {SentenceRole.CLAIM, SentenceRole.EVIDENCE} for each in rest) > 1


def _needed_overlap(answer: SentenceOfRecord, distance: int, replying: bool) -> float:
    """Return how much of a question a sentence must take up to count as an answer to it.

    ``replying`` says that its speaker was called to reply, or said so as the turn began.
    """
    if not replying and not _is_put_as_answer(answer.text):
        return _PLAINLY if answer.speaker and holds_no_side(answer.speaker) else _NEVER
    return _AT_ONCE if distance <= _NEXT else _ANSWERED


@lru_cache(maxsize=4096)
def _is_put_as_answer(text: str) -> bool:
    return _pattern("answering").search(text) is not None


@dataclass(frozen=True, slots=True)
class FoundReply:
    """A sentence that answers, and how much of the question it takes up, from 0 to 1."""

    utterance: SentenceOfRecord
    share: float


class Replies:
    """Later sentences by others that speak of what a question asks."""

    def __init__(self, utterances: Sequence[SentenceOfRecord]) -> None:
        self._utterances = utterances
        self._stems = [set(content_stems(each.text)) for each in utterances]
        self._weights = inverse_frequencies(self._stems)
        self._asking = {_key(each.speaker) for each in utterances if each.text.rstrip().endswith("?")}
        self._called = frozenset(_called_to_reply(utterances))

    def to(self, place: int) -> FoundReply | None:
        """Return the sentence that answers the question at ``place``, None where none clearly does."""
        return self.at_once(place) or self._reported(place) or self._later_answer(place)

    def at_once(self, place: int) -> FoundReply | None:
        """Return the first sentence of the next turn that says something, where that turn answers."""
        question = self._utterances[place]
        begins = next_speaker(self._utterances, place)
        if question.manner is Manner.INDIRECT or begins is None or _goes_on_arguing(self._utterances, place):
            return None
        first = next((each for each in _run(self._utterances, begins) if _says_something(each)), None)
        if first is None or not self._replies(place, begins, first):
            return None
        return FoundReply(first, 1.0)

    def goes_back_and_forth(self, place: int) -> bool:
        """Tell whether the two talk to each other: one of them speaks again after the other's turn."""
        begins = next_speaker(self._utterances, place)
        if begins is None:
            return False
        asker, replier = self._utterances[place].speaker, self._utterances[begins].speaker
        earlier = (each for each in reversed(self._utterances[:place]) if _key(each.speaker) != _key(asker))
        before = next(earlier, None)
        led_up = before is not None and _key(before.speaker) == _key(replier)
        return self._comes_back(place, begins) or led_up

    def tells_of_asking(self, place: int) -> bool:
        """Tell whether who is being questioned says in an answer what one asks oneself."""
        asker = self._utterances[place].speaker
        begins = next_speaker(self._utterances, place)
        before = next((n for n in range(place - 1, -1, -1) if self._utterances[n].speaker != asker), None)
        if begins is None or before is None:
            return False
        run = _run(self._utterances, begins)
        same = self._utterances[before].speaker == run[0].speaker and not _presides(run[0])
        return same and self._utterances[before].text.endswith("?") and run[-1].text.endswith("?")

    def _comes_back(self, place: int, begins: int) -> bool:
        ends = begins + len(_run(self._utterances, begins))
        rest = self._utterances[ends : ends + _GOES_ON]
        following = next((each for each in rest if each.speaker and not holds_no_side(each.speaker)), None)
        return following is not None and _key(following.speaker) == _key(self._utterances[place].speaker)

    def _addressed(self, place: int, answer: SentenceOfRecord) -> bool:
        """Tell whether the question, or what led up to it, names who speaks in ``answer``."""
        asker = self._utterances[place].speaker
        before = self._utterances[max(0, place - _LED_UP) : place + 1]
        own = (each.text for each in before if each.speaker == asker)
        words = " ".join(text for text in own if not _pattern("addresses_chair").match(text))
        name = speaker_label(answer.speaker) if answer.speaker else ""
        short = " ".join(name.split()[-2:])
        return len(short) > 3 and short in words

    def _reported(self, place: int) -> FoundReply | None:
        """Return what minutes report next of another who takes up what was asked: "She said that it was"."""
        question = self._utterances[place]
        begins = next_speaker(self._utterances, place)
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
        return FoundReply(first, 1.0) if takes_up or (said and len(shared) >= _SHARED) else None

    def _replies(self, place: int, begins: int, first: SentenceOfRecord) -> bool:
        """Tell whether the turn that begins next speaks to the question, not to a matter of its own."""
        question, opening = self._utterances[place], self._utterances[begins]
        if _pattern("no_answer").search(first.text) or _gives_the_floor(opening):
            return False
        if _pattern("replying").match(opening.text) or self._addressed(place, first):
            return True
        own = _pattern("own_statement").search(opening.text) is not None
        if any(self._utterances[n].speaker != question.speaker for n in range(place, begins)):
            return not own and self._replies_when_called(place, begins, first)
        shared = self._stems[place] & set(content_stems(first.text))
        if _is_a_side(question) and (_is_a_side(first) or _presides(first)):
            plain = _pattern("addresses_chair").match(opening.text) is None
            return bool(shared) and not own and plain and _to_you(question)
        return not own and self._is_for_the_asker(place, begins, shared)

    def _is_for_the_asker(self, place: int, begins: int, shared: set[str]) -> bool:
        """Tell whether a turn that opens with the chair's name is still a reply, as in a parliament."""
        opening = self._utterances[begins]
        if _pattern("addresses_chair").match(opening.text) is None:
            return True  # in a hearing or among experts whoever is asked speaks next
        if self._comes_back(place, begins):
            return True
        thanks = _pattern("thanks_chair").match(opening.text) is not None
        return _key(opening.speaker) not in self._asking and (not thanks or bool(shared))

    def _replies_when_called(self, place: int, begins: int, first: SentenceOfRecord) -> bool:
        """Tell whether who was called in between was called to reply, or plainly takes up what was asked."""
        calls = self._utterances[place + 1 : begins]
        if any(_presides(each) and _pattern("calls_to_reply").search(each.text) for each in calls):
            return True
        if _pattern("addresses_chair").match(self._utterances[begins].text):
            return False
        shared = self._stems[place] & set(content_stems(first.text))
        if _is_a_side(first):
            asks = any(each.text.endswith("?") for each in _run(self._utterances, begins))
            return len(shared) >= _SHARED and not asks and _to_you(self._utterances[place])
        if shared or _pattern("takes_up").match(first.text):
            return True
        asked = _pattern("how_much").search(self._utterances[place].text)
        return asked is not None and _pattern("figure").search(first.text) is not None

    def _later_answer(self, place: int) -> FoundReply | None:
        """Return the sentence further on by another that takes up most of the question."""
        question = self._utterances[place]
        own = self._stems[place]
        mass = sum(self._weights[stem] for stem in own) or 1.0
        best: FoundReply | None = None
        for index in range(place + 1, min(place + _REACH, len(self._utterances))):
            each = self._utterances[index]
            if index - place > _NEXT and own.isdisjoint(self._stems[index]):
                continue  # farther on, what takes up nothing of the question answers none
            if each.speaker == question.speaker or not _may_answer(each):
                continue
            share = sum(self._weights[stem] for stem in own & self._stems[index]) / mass
            needed = self._needed(place, index)
            if needed <= share and (best is None or share > best.share):
                best = FoundReply(each, share)
        return best

    def _needed(self, place: int, index: int) -> float:
        """Return how much of the question at ``place`` the sentence at ``index`` must take up."""
        question, each = self._utterances[place], self._utterances[index]
        if self._addressed(place, each):
            return 0.0 if index - place <= _NEXT else _TO_WHOM
        if _answers_by_name(question, each):
            return _TO_ASKER
        needed = _needed_overlap(each, index - place, index in self._called)
        if needed >= _PLAINLY and len(self._stems[place]) < _TELLING:
            return _NEVER
        return needed


def _key(speaker: Speaker | None) -> str:
    return speaker.name if speaker is not None else ""


def _presides(utterance: SentenceOfRecord) -> bool:
    """Tell whether whoever presides or serves says ``utterance``."""
    return utterance.speaker is not None and holds_no_side(utterance.speaker)


def _to_you(question: SentenceOfRecord) -> bool:
    return _pattern("to_you").search(question.text) is not None


def _answers_by_name(question: SentenceOfRecord, answer: SentenceOfRecord) -> bool:
    """Tell whether a sentence says that it is to whoever asked: "To Chile, …", "the question by Chile"."""
    if question.speaker is None:
        return False
    name = speaker_label(question.speaker).removeprefix("the ").removeprefix("The ")
    if len(name) <= _NEXT or name not in answer.text:
        return False
    before, _, after = answer.text.partition(name)
    return _pattern("to_asker").search(f"{before}◊{after}") is not None


def _called_to_reply(utterances: Sequence[SentenceOfRecord]) -> Iterator[int]:
    """Yield the sentences of turns whose speaker the chair called to reply, or that say so as they begin."""
    place = 0
    while place < len(utterances):
        run = _run(utterances, place)
        before = utterances[place - 1] if place else None
        called = (
            before is not None
            and _presides(before)
            and _pattern("calls_to_reply").search(before.text) is not None
        )
        if called or any(_pattern("opens_replies").search(each.text) for each in run[:_NEXT]):
            yield from range(place, place + len(run))
        place += len(run)
