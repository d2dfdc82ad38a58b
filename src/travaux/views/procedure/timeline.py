"""The course of the text as one viewer sees it: what sources tell, and what people set down."""

from collections.abc import Callable, Iterable

from travaux.analysis.procedure.timeline import chart
from travaux.domain.canonical import restored
from travaux.domain.process import Procedure, Step
from travaux.domain.review import EVENT, Review, ReviewDecision
from travaux.domain.sources import Viewer
from travaux.domain.spans import SourceText
from travaux.store.workspace import Workspace
from travaux.views.snapshot import Snapshot


def procedure_in(snapshot: Snapshot) -> Procedure:
    """Return the procedure with the steps that people have set down.

    Raises:
        NotFound: if nothing of it is worked out yet.
    """

    def make() -> Procedure:
        found = snapshot.result(Procedure)
        by_hand = steps_among(snapshot.recorded(), snapshot.text)
        return chart((*found.steps, *by_hand), found.budgets) if by_hand else found

    return snapshot.cached("procedure with events", make)


def procedure_of(workspace: Workspace) -> Procedure:
    """Return the procedure of a workspace, with the steps that people have set down."""
    from travaux.views.results import result  # it loads every stage

    found = result(workspace, Procedure)
    by_hand = recorded_steps(workspace)
    return chart((*found.steps, *by_hand), found.budgets) if by_hand else found


def recorded_steps(workspace: Workspace) -> tuple[Step, ...]:
    """Return the steps that people have set down in a workspace, less what they took back."""
    with workspace.record.view(Viewer.KEEPER) as reading:
        return steps_among(reading.reviews(), reading.text)


def steps_among(reviews: Iterable[Review], text: Callable[[str], SourceText]) -> tuple[Step, ...]:
    """Return the steps set down in ``reviews``, oldest first, less what was taken back."""
    kept: dict[str, Step] = {}
    for review in reviews:
        if review.finding.kind != EVENT:
            continue
        if review.verdict is ReviewDecision.EDIT and review.replacement:
            kept[review.finding.id] = restored(review.replacement, Step, text)
        else:
            kept.pop(review.finding.id, None)
    return tuple(kept.values())
