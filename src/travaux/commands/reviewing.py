"""What people decide on findings: confirmed, corrected, rejected, withdrawn."""

from collections.abc import Iterable

from travaux.domain.canonical import canonical
from travaux.domain.corrections import Correction
from travaux.domain.messages import message
from travaux.domain.review import Review, ReviewDecision
from travaux.errors import UsageError
from travaux.store.workspace import Workspace
from travaux.views.review.findings import CORRECTIONS, ReviewItem


def decide(
    workspace: Workspace,
    of: Iterable[ReviewItem],
    verdict: ReviewDecision,
    who: str,
    *,
    reason: str = "",
    correction: Correction | None = None,
    after: int | None = None,
) -> None:
    """Keep one verdict on each of several findings, all or none, in the name of ``who``.

    ``after`` is how many reviews of the first of them its reviewer has seen.

    Raises:
        Conflict: if somebody else has reviewed it since.
        UsageError: if an edit says nothing, or there is nothing to take back.
    """
    with workspace.record.writing(who) as writing:
        for place, one in enumerate(of):
            _check(one, verdict, correction)
            said = canonical(correction) if correction is not None else None
            review = Review(one.key, verdict, one.original, " ".join(reason.split()), said)
            writing.put_review(review, after if place == 0 else None)


def _check(one: ReviewItem, verdict: ReviewDecision, correction: Correction | None) -> None:
    if verdict is ReviewDecision.EDIT and one.key.kind not in CORRECTIONS:
        raise UsageError(
            message("is not corrected as a finding"),
            where=one.name,
            remedy=message("note how it stands in the register: `travaux note`, or its page"),
        )
    if verdict is ReviewDecision.EDIT and not isinstance(correction, CORRECTIONS[one.key.kind]):
        raise UsageError(message("a correction must say what stands instead"), where=one.name)
    if verdict is not ReviewDecision.EDIT and correction is not None:
        raise UsageError(message("only an edit says what stands instead"), where=one.name)
    if verdict is ReviewDecision.WITHDRAW and one.in_force is None:
        raise UsageError(message("there is no review to take back"), where=one.name)
