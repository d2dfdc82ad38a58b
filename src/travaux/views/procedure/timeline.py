"""The course of the text as one viewer sees it: what sources tell, and what people set down."""

from travaux.analysis.procedure.timeline import chart
from travaux.domain.process import Procedure
from travaux.views.procedure.documents import steps_among
from travaux.views.snapshot import Snapshot


def procedure_in(room: Snapshot) -> Procedure:
    """Return the procedure with the steps that people have set down.

    Raises:
        NotFound: if nothing of it is worked out yet.
    """

    def make() -> Procedure:
        found = room.result(Procedure)
        by_hand = steps_among(room.set_down(), room.text)
        return chart((*found.steps, *by_hand), found.budgets) if by_hand else found

    return room.kept("procedure with events", make)
