"""Who asked whom what, and who answered where the record makes that clear."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from travaux.analysis.meeting.outcomes import SentenceOfRecord, recast
from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.meeting.replies import FoundReply, Replies, next_speaker
from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.domain.findings import Line, Reply, Sentence, SentenceRole
from travaux.domain.meetings import Manner, Meeting
from travaux.domain.messages import Text, message
from travaux.domain.spans import stable_id
from travaux.reference.lexicons import lexicon_pattern

_MOST = 200  # more than any sitting of a day puts
_SHORTEST, _LONGEST = 6, 80
_BRIEFEST = 3  # words of a question that ends a turn and that the next turn answers
_TELLING_REPLY = 8  # words from which a reply says something by itself; a bare yes does not
_LED_UP = 3  # sentences before a question that may say whom it is for
_ANSWERING = {SentenceRole.EXPLANATION, SentenceRole.OTHER}
_SKIPPED = {SentenceRole.COURTESY, SentenceRole.INTRODUCTION, SentenceRole.PROCEDURE}


_pattern = partial(lexicon_pattern, "questions")


def find_questions(meeting: Meeting, utterances: Sequence[SentenceOfRecord]) -> tuple[Line, ...]:
    """Return the questions that asked somebody for something, each with its answer where that is clear."""
    answers = Replies(utterances)
    asked = [
        place
        for place, each in enumerate(utterances)
        if _is_question(utterances, place, each) or _is_settled(utterances, place, answers)
    ]
    told = ((place, answers.to(place)) for place in asked)
    kept = [each for each in told if each[1] is not None or not answers.tells_of_asking(each[0])]
    return tuple(_line(meeting, utterances, place, answer) for place, answer in kept[:_MOST])


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


def _is_settled(utterances: Sequence[SentenceOfRecord], place: int, answers: Replies) -> bool:
    """Tell whether the next turn makes a question of what ends a turn: it plainly answers."""
    question = utterances[place]
    if not _ends_a_turn_asking(utterances, place):
        return False
    answer = answers.at_once(place)
    if answer is None or _pattern("own_statement").search(answer.utterance.text):
        return False
    plain = _pattern("open").match(question.text) or _pattern("replying").match(answer.utterance.text)
    return plain is not None or (question.text.endswith("?") and answers.goes_back_and_forth(place))


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
    following = next_speaker(utterances, place)
    return _pattern("to_you").search(text) is not None and following is not None


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


def _line(
    meeting: Meeting, utterances: Sequence[SentenceOfRecord], place: int, answer: FoundReply | None
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
