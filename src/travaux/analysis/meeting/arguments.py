"""Sentences grouped into arguments: what a speaker holds, why, and on what evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from unicodedata import normalize

from rapidfuzz.fuzz import token_set_ratio

from travaux.analysis.meeting.claim import stripped, third_person
from travaux.analysis.meeting.designation import Designation, designation_of
from travaux.analysis.meeting.grounded import MeetingGrounding
from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.reasons import is_reason
from travaux.analysis.themes import assign_topics
from travaux.domain.findings import ARGUED, Argument, Evidence, Sentence, SentenceRole
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.domain.spans import stable_id
from travaux.language.identification import language_of_turn
from travaux.ports import Embedder
from travaux.reference.cues import Cues, load_cues
from travaux.reference.taxonomies import Taxonomy

ALIKE = 88  # token set ratio from which two claims of one intervention say the same
_RECENT = 40  # claims of a turn within which a repetition is looked for
REASONS = 3  # sentences of explanation that an argument shows
_LABEL = 8  # words of a point of discussion
_UNTIL_COMMA = re.compile(r"\s+(?P<point>[^,.;:?]{3,80})[,.;:]")


@dataclass
class ArgumentDraft:
    """An argument in the making: sentences by what they do in it."""

    turn: Intervention
    voice: Designation
    claim: Sentence
    reasons: list[Sentence] = field(default_factory=list)
    proofs: list[Sentence] = field(default_factory=list)
    repeats: list[Sentence] = field(default_factory=list)
    text: str = ""
    point: str | None = None


def find_arguments(
    meeting: Meeting,
    sentences: Sequence[Sentence],
    embedder: Embedder,
    taxonomy: Taxonomy,
    items: Items | None = None,
) -> tuple[Argument, ...]:
    """Return the arguments of ``meeting`` in the order they were made.

    ``sentences`` come with their roles; ``items`` are the meeting's, where they are known. Each claim, reason
    and piece of evidence cites its sentences.
    """
    turns = {turn.id: turn for turn in meeting.interventions}
    drafts: list[tuple[ArgumentDraft, Cues]] = []
    for identity, group in groupby(sentences, key=lambda sentence: sentence.intervention):
        turn = turns[identity]
        cues = load_cues(language_of_turn(meeting, turn))
        if cues:
            drafts.extend(
                (draft, cues)
                for draft in _without_repetitions(list(_drafted(meeting, turn, list(group), cues)))
            )
    topics = assign_topics([draft.text for draft, _ in drafts], taxonomy, embedder)
    grounding, items = MeetingGrounding(meeting), items or Items(meeting)
    return tuple(
        grounding.argument(
            replace(_finished(meeting, draft, cues), topics=found, point=_named_point(draft, items, found))
        )
        for (draft, cues), found in zip(drafts, topics, strict=True)
    )


def _named_point(draft: ArgumentDraft, items: Items, topics: tuple[str, ...]) -> str | None:
    """Return what the speaker names as its point, else the matter in hand, else the first topic."""
    item = items.at(draft.claim.start)
    return draft.point or (item.label if item else next(iter(topics), None))


def _drafted(
    meeting: Meeting, turn: Intervention, spoken: Sequence[Sentence], cues: Cues
) -> Iterator[ArgumentDraft]:
    """Yield the arguments of one turn: each claim with the reasons and evidence around it."""
    current: ArgumentDraft | None = None
    waiting: list[Sentence] = []
    national, point = False, None
    for sentence in spoken:
        text = _text(meeting, sentence)
        if cues.opening("speech.turning", "speech.point").match(text):
            point = point_named(text, cues)
        if sentence.role is SentenceRole.INTRODUCTION:
            national = national or bool(cues.anywhere("speech.national").search(text))
        if sentence.role is SentenceRole.CLAIM and not _depends_on_previous(text, current, turn.manner, cues):
            if current:
                yield current
            voice = designation_of(turn.speaker, cues, national)
            current = ArgumentDraft(
                turn, voice, sentence, text=third_person(text, voice, turn.manner, cues), point=point
            )
            _attach(current, waiting)
            waiting = []
        elif sentence.role in ARGUED and current:
            _attach(current, [sentence])
        elif sentence.role in ARGUED:
            waiting.append(sentence)
        elif sentence.role in {SentenceRole.PROCEDURE, SentenceRole.INTRODUCTION} and current:
            yield current
            current, waiting = None, []
    if current:
        yield current


def point_named(text: str, cues: Cues) -> str | None:
    """Return what a speaker says comes next ("On the budget, …"), as a label, or None."""
    bare = stripped(text, cues)
    match = cues.opening("speech.point").match(bare)
    named = _UNTIL_COMMA.match(bare, match.end()) if match else None
    if named is None or cues.anywhere("speech.first_person", "speech.second_person").search(named["point"]):
        return None
    label = cues.opening("speech.point_of").sub("", named["point"]).strip()
    determiner = cues.alternatives("speech.determiner")
    label = re.sub(rf"^{determiner}\s+", "", label, flags=re.IGNORECASE)
    if cues.opening("speech.point_not").match(label):
        return None
    return label[:1].upper() + label[1:] if label and len(label.split()) <= _LABEL else None


def _depends_on_previous(text: str, current: ArgumentDraft | None, manner: Manner, cues: Cues) -> bool:
    """Say whether a claim only goes on from the one before: its subject or its object points back."""
    if current is None:
        return False
    bare = stripped(text, cues)
    pointing = cues.alternatives("speech.pointing")
    if re.match(rf"(?:\S+\s+){{1,6}}{pointing}\W*$", bare):
        return True
    if manner is Manner.INDIRECT and cues.opening("minutes.speaker").match(bare):
        return False  # "He" is the speaker, not a thing spoken of
    bare = cues.opening("speech.opining").sub("", bare)
    return bool(cues.opening("speech.anaphora").match(bare)) and not cues.opening("speech.impersonal").match(
        bare
    )


def _attach(draft: ArgumentDraft, sentences: Sequence[Sentence]) -> None:
    for sentence in sentences:
        (draft.proofs if sentence.role is SentenceRole.EVIDENCE else draft.reasons).append(sentence)


def _without_repetitions(drafts: Sequence[ArgumentDraft]) -> list[ArgumentDraft]:
    """Return ``drafts`` with repetitions folded into the first of their kind."""
    kept: list[ArgumentDraft] = []
    for draft in drafts:
        first = next((one for one in kept[-_RECENT:] if token_set_ratio(one.text, draft.text) >= ALIKE), None)
        if first is None:
            kept.append(draft)
            continue
        first.repeats.append(draft.claim)
        first.reasons.extend(draft.reasons)
        first.proofs.extend(draft.proofs)
    return kept


def _finished(meeting: Meeting, draft: ArgumentDraft, cues: Cues) -> Argument:
    source, turn = meeting.source, draft.turn
    reasons = [one for one in draft.reasons if is_reason(_text(meeting, one), cues)][:REASONS]
    return Argument(
        id=stable_id(source.id, turn.id, str(draft.claim.start), draft.text),
        intervention=turn.id,
        actor=turn.speaker.actor.name if turn.speaker.actor else None,
        claim=draft.text,
        citations=tuple(source.cite(one.start, one.end) for one in (draft.claim, *draft.repeats)),
        explanation=" ".join(_restated(meeting, one, cues) for one in reasons) or None,
        explanation_citations=tuple(source.cite(one.start, one.end) for one in reasons),
        evidence=tuple(
            Evidence(_restated(meeting, one, cues), (source.cite(one.start, one.end),))
            for one in draft.proofs
        ),
    )


def _restated(meeting: Meeting, sentence: Sentence, cues: Cues) -> str:
    """Return a supporting sentence as said, quoted where the speaker says I, we or you."""
    text = stripped(_text(meeting, sentence), cues)
    text = text[:1].upper() + text[1:]
    personal = cues.anywhere("speech.first_person", "speech.second_person").search(text)
    return f"“{text}”" if personal else text


def _text(meeting: Meeting, sentence: Sentence) -> str:
    return normalize("NFC", meeting.source.text[sentence.start : sentence.end])
