"""Speakers named at the start of lines, in any of the usual forms."""

from travaux.domain.messages import message
from travaux.formats.format import layout
from travaux.formats.manuscript import Parse
from travaux.formats.names import find_names
from travaux.formats.spoken import strength_of_labels


def _strength(found: Parse) -> float:
    return strength_of_labels(found.turns)


FORMAT = layout(
    "names", message("speakers named at the start of lines, in any of the usual forms"), find_names, _strength
)
