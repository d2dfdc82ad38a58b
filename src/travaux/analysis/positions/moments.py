"""Whether something was said before or after the text was adopted, from the order of the record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.meetings import Meeting
from travaux.domain.positions import Moment
from travaux.reference.stances import StanceLexicon

_FRONT = 1500
_REACH = 160


@dataclass(frozen=True, slots=True)
class AdoptionPlaces:
    """Where the record adopts: the first and the last place that says so, None where none does.

    ``announced`` is what a lone statement says of itself.
    """

    first: int | None = None
    last: int | None = None
    announced: Moment = Moment.UNKNOWN

    def moment(self, place: int) -> Moment:
        """Return on which side of the adoption ``place`` stands; between two adoptions that is unknown."""
        if self.first is None or self.last is None:
            return self.announced
        if place < self.first:
            return Moment.BEFORE
        return Moment.AFTER if place > self.last else Moment.UNKNOWN


def find_adoption(meeting: Meeting, lexicon: StanceLexicon) -> AdoptionPlaces:
    """Return where the record of a meeting says that the text was adopted, in its chair's words or a note."""
    text = meeting.source.text
    chaired = [(turn.start, turn.end) for turn in meeting.interventions if holds_no_side(turn.speaker)]
    places = sorted(_adopted(text, (*chaired, *meeting.unattributed), lexicon))
    if places:
        return AdoptionPlaces(places[0], places[-1])
    return AdoptionPlaces(announced=announced(text, lexicon))


def announced(text: str, lexicon: StanceLexicon) -> Moment:
    """Return when a statement or report says in front that it was made."""
    front = text[:_FRONT]
    for name, moment in (("after", Moment.AFTER), ("before", Moment.BEFORE)):
        pattern = lexicon.moments.get(name)
        if pattern and pattern.search(front):
            return moment
    return Moment.UNKNOWN


def _adopted(text: str, spans: Iterable[tuple[int, int]], lexicon: StanceLexicon) -> Iterator[int]:
    adopted, what, other = (lexicon.moments.get(key) for key in ("adopted", "adopted_what", "not_the_text"))
    if adopted is None or what is None:
        return
    for start, end in spans:
        for match in adopted.finditer(text, start, end):
            before = text[max(0, match.start() - _REACH) : match.start()]
            around = before.rpartition("\n\n")[2] + text[match.start() : match.end() + 8]
            if what.search(before) and not (other and other.search(around)):
                yield match.start()
