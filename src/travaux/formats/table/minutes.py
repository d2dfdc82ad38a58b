"""Minutes and summary records in indirect speech."""

from travaux.domain.messages import message
from travaux.formats.format import layout
from travaux.formats.manuscript import Parse
from travaux.formats.minutes import find_minutes


def _strength(found: Parse) -> float:
    """Weigh less than half: "Ms. Orsa said" stands within many a speech that somebody else holds."""
    return (len(found.turns) - 0.5) / 2


FORMAT = layout("minutes", message("minutes and summary records in indirect speech"), find_minutes, _strength)
