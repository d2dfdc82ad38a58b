"""Speakers named in bold on lines of their own."""

from travaux.domain.messages import message
from travaux.formats.format import layout
from travaux.formats.manuscript import Parse
from travaux.formats.names import find_bold_names
from travaux.formats.spoken import strength_of_labels


def _strength(found: Parse) -> float:
    """Weigh a little less than names with a mark of their own, which say the same of as many turns."""
    return 0.99 * strength_of_labels(found.turns)


FORMAT = layout(
    "bold-names", message("speakers named in bold on lines of their own"), find_bold_names, _strength
)
