"""The background of a process, in people's own words."""

from datetime import date

from travaux.domain.background import Background
from travaux.domain.canonical import canonical
from travaux.domain.messages import message
from travaux.domain.review import BACKGROUND, FindingKey, Review, ReviewDecision
from travaux.errors import UsageError
from travaux.store.workspace import Workspace

LONGEST = 8000  # characters: a background is no report


def write_background(
    workspace: Workspace, words: str, who: str, today: date, after: int | None = None
) -> Background:
    """Keep what somebody writes of the background in place of what stood, and return it; none takes it away.

    ``after`` is how many its writer has seen. What stood before stays in the record.

    Raises:
        UsageError: if it is too long.
        Conflict: if somebody else has written another since.
    """
    paragraphs = (" ".join(part.split()) for part in words.replace("\r\n", "\n").split("\n\n"))
    said = Background("\n\n".join(part for part in paragraphs if part), who, today)
    if len(said.words) > LONGEST:
        raise UsageError(
            message("the background is longer than %(longest)s characters", longest=LONGEST),
            remedy=message("shorten it"),
        )
    written = canonical(said)
    review = Review(FindingKey("", BACKGROUND, BACKGROUND), ReviewDecision.EDIT, written, "written", written)
    with workspace.record.writing(who) as writing:
        writing.put_review(review, after)
    return said
