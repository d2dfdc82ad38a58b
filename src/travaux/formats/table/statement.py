"""One speaker's statement, named in its first lines."""

from travaux.domain.messages import message
from travaux.formats.format import layout
from travaux.formats.statements import find_statement

FORMAT = layout(
    "statement", message("one speaker’s statement, named in its first lines"), find_statement, lambda _: 0.5
)
