"""Who must do what by when, as the latest text that commits anybody says it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from travaux.analysis.search.folding import folded
from travaux.analysis.search.question import Question
from travaux.domain.commitments import CLOSED, CommitmentStatus, FollowedCommitment
from travaux.domain.messages import message
from travaux.domain.search import Answer
from travaux.views.commitments.register import promises
from travaux.views.registry import registry_of
from travaux.views.search.reply import RegisterReply, closeness, names_label, written
from travaux.views.snapshot import Snapshot


def duty_reply(snapshot: Snapshot, asked: Question, today: date) -> RegisterReply:
    """Return commitments with their deadlines, the soonest first and what names no day last.

    Of those on what is asked about, only the nearest to its words are given.
    """
    found = promises(snapshot, today)
    if found is None:
        return RegisterReply()
    names = _named_addressees(found.items, asked)
    if names and not asked.actors:
        asked = _without(asked, names)
    items = [
        item
        for item in found.items
        if (not asked.paragraphs or item.commitment.citations[0].source == found.draft.source.id)
        and _is_asked(snapshot, item, asked, today)
        and (asked.actors or not names or any(_has_words(name, item.commitment.addressees) for name in names))
    ]
    nearest = _nearest(items, asked)
    ordered = sorted(nearest, key=lambda item: item.due or date.max)
    said = message("%(n)s of %(all)s commitments of the text", n=len(ordered), all=len(found.items))
    answers = tuple(commitment_answer(snapshot, item) for item in ordered)
    return RegisterReply(answers, said if answers else None, ordered=True)


def commitment_answer(snapshot: Snapshot, item: FollowedCommitment) -> Answer:
    """Return a commitment as an answer, with its day and how far it has come."""
    commitment = item.commitment
    citation = commitment.citations[0]
    source = snapshot.sources[citation.source]
    answer = written(snapshot, source, commitment.paragraph, citation, None, commitment.strength.value)
    return replace(
        answer,
        actor=", ".join(commitment.addressees) or None,
        citations=commitment.citations,
        found=f"commitment, {item.status.value}",
        due=item.due.isoformat() if item.due else None,
    )


def _named_addressees(items: Iterable[FollowedCommitment], asked: Question) -> tuple[str, ...]:
    """Return the addressees that a question names as the text does: "Member States", in no registry."""
    if asked.who:
        return ()
    written_so = {name for item in items for name in item.commitment.addressees}
    found = [name for name in written_so if _has_words(name, (asked.text,))]
    return tuple(
        sorted(n for n in found if not any(n != other and _has_words(n, (other,)) for other in found))
    )


def _has_words(name: str, texts: Iterable[str]) -> bool:
    """Say whether one of ``texts`` has the words of ``name``."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return any(pattern.search(text) for text in texts)


def _without(asked: Question, names: Iterable[str]) -> Question:
    """Return the question without the words of those whom it names in its topic."""
    taken = {folded(word) for name in names for word in name.split()}
    return replace(asked, topic=tuple(word for word in asked.topic if folded(word) not in taken))


def _is_asked(snapshot: Snapshot, item: FollowedCommitment, asked: Question, today: date) -> bool:
    commitment = item.commitment
    if asked.sought == "due" and commitment.deadline is None:
        return False
    if asked.sought == "overdue" and item.status is not CommitmentStatus.OVERDUE:
        return False
    if not _in_time(item, asked, today):
        return False
    if asked.paragraphs and not any(names_label(p, commitment.paragraph) for p in asked.paragraphs):
        return False
    return not asked.actors or _is_addressed(snapshot, commitment.addressees, asked)


def _in_time(item: FollowedCommitment, asked: Question, today: date) -> bool:
    """Say whether it falls into the time that a question bounds, if it bounds any."""
    if asked.days is not None:
        soon = item.due is not None and 0 <= (item.due - today).days <= asked.days
        return soon and item.status not in CLOSED
    if asked.until is None:
        return True
    return item.due is not None and (asked.since or date.min) <= item.due <= asked.until


def _is_addressed(snapshot: Snapshot, addressees: Iterable[str], asked: Question) -> bool:
    """Say whether one of those asked about is addressed: by name, and not as a part of another's."""
    registry = registry_of(snapshot)
    wanted = {actor.code for actor in asked.actors}
    for name in addressees:
        whole = registry.resolve_exactly(name).actor
        found = (
            {whole.code} if whole else {a.code for m in registry.mentions(name) if (a := m.resolution.actor)}
        )
        if wanted & found:
            return True
    return False


def _nearest(items: Sequence[FollowedCommitment], asked: Question) -> list[FollowedCommitment]:
    """Return the items that are about what is asked, of these the nearest to its words."""
    if not asked.topic:
        return list(items)
    near = {item.commitment.id: closeness(asked, _duty_in_words(item)) for item in items}
    best = max(near.values(), default=0)
    return [item for item in items if best and near[item.commitment.id] == best]


def _duty_in_words(item: FollowedCommitment) -> list[str]:
    return [*(citation.quote for citation in item.commitment.citations), *item.commitment.addressees]
