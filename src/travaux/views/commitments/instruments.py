"""The texts whose commitments are followed: the latest version, and every adopted text that was added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from travaux.analysis.commitments.document_context import is_unadopted
from travaux.analysis.commitments.duties import by_thread
from travaux.analysis.commitments.reviewed_commitments import reviewed
from travaux.analysis.commitments.same_duties import due_when, same_duties
from travaux.domain.commitments import Commitment, Commitments, DutyPlace
from travaux.domain.lineage import Lineage
from travaux.domain.messages import message
from travaux.domain.review import ReviewNote, describe_review
from travaux.domain.sources import Source, SourceKind
from travaux.domain.spans import Note, stable_id
from travaux.domain.texts import Draft
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text with what it commits to. ``listed`` ones have lines of their own in the register.

    Those of an earlier text that was added for its agreed language alone only show where a duty comes from.
    """

    draft: Draft
    title: str
    adopted: bool
    listed: bool
    commitments: tuple[Commitment, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty of the register: the commitment by which it is shown, and all the places where it stands."""

    commitment: Commitment
    instrument: Instrument = field(repr=False)
    places: tuple[DutyPlace, ...]


def instruments_in(snapshot: Snapshot) -> tuple[Instrument, ...]:
    """Return the texts whose commitments are followed: the latest version that commits anybody first.

    Where nobody has adopted that version yet, what has been adopted goes before it. Of others the newest is
    first; earlier texts that are there for their agreed language alone come last.
    """
    versions = [pair for pair in snapshot.results(Commitments, SourceKind.DRAFT) if pair[1].commitments]
    latest = (
        [(*versions[-1], not is_unadopted(snapshot.result(Draft, versions[-1][0].id)))] if versions else []
    )
    adopted = [(*pair, True) for pair in _newest_first(snapshot, SourceKind.ADOPTED)]
    listed = [*latest, *adopted] if all(is_adopted for *_, is_adopted in latest) else [*adopted, *latest]
    if not listed:
        return ()
    earlier = [(*pair, True) for pair in _newest_first(snapshot, SourceKind.AGREED)]
    taken: dict[str, tuple[object, ...]] = {}
    return tuple(
        _instrument(snapshot, source, _distinct(found, taken), is_adopted, place < len(listed))
        for place, (source, found, is_adopted) in enumerate((*listed, *earlier))
    )


def _newest_first(snapshot: Snapshot, kind: SourceKind) -> list[tuple[Source, Commitments]]:
    return [pair for pair in reversed(snapshot.results(Commitments, kind)) if pair[1].commitments]


def _distinct(found: Commitments, taken: dict[str, tuple[object, ...]]) -> Commitments:
    """Return commitments with other ids where the same words are due on other days in another text."""
    own = []
    for one in found.commitments:
        due = due_when(one.deadline)
        if taken.setdefault(one.id, due) != due:
            own.append(replace(one, id=stable_id(one.id, found.text)))
        else:
            own.append(one)
    return replace(found, commitments=tuple(own))


def lines_of(instruments: Sequence[Instrument]) -> tuple[DutyLine, ...]:
    """Return the duties of the listed instruments, each once, with every place where it stands."""
    lines = []
    for group in same_duties([one.commitments for one in instruments]):
        number, shown = group[0]
        if not instruments[number].listed:
            continue
        thread = next((one.thread for _, one in group if one.thread), None)
        places = tuple(_place(instruments[at], one) for at, one in group)
        lines.append(DutyLine(replace(shown, thread=thread), instruments[number], places))
    return tuple(lines)


def line_names(lines: Sequence[DutyLine]) -> Mapping[str, str]:
    """Return the id of the line by that of every commitment in it."""
    return {place.commitment: line.commitment.id for line in lines for place in line.places}


def _place(instrument: Instrument, one: Commitment) -> DutyPlace:
    return DutyPlace(instrument.draft.source.id, instrument.title, one.id, one.paragraph, one.citations)


def _instrument(
    snapshot: Snapshot, source: Source, found: Commitments, adopted: bool, listed: bool
) -> Instrument:
    draft = snapshot.result(Draft, source.id)
    if source.facts.kind is SourceKind.DRAFT and snapshot.has(Lineage):
        found = by_thread(found, paragraph_views(snapshot).lineage)
    own, rejected = reviewed(found.commitments, snapshot.reviews())
    left_out = (_note(one, one.review) for one in rejected if one.review)
    title = draft.symbol or draft.title or source.title
    return Instrument(draft, title, adopted, listed, own, (*found.notes, *left_out) if listed else ())


def _note(one: Commitment, review: ReviewNote) -> Note:
    """Return what is said of a commitment that somebody rejected."""
    return Note(describe_review(review), message("paragraph %(label)s", label=one.paragraph))
