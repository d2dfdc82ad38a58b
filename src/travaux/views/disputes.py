"""Where a text is contested now: brackets, and objections to the words as they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from travaux.analysis.text.standing_text import shown_text
from travaux.domain.lineage import LinkKind
from travaux.domain.positions import AGAINST, Position, Stance
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.texts import Paragraph
from travaux.reports.lineage import shorten
from travaux.views.positions.indexes import positions_by
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, is_heading, label_of, paragraph_views

_SETTLING = frozenset({StepKind.SILENCE_KEPT, StepKind.ADOPTION})
_BREAKING = frozenset({StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION})


@dataclass(frozen=True, slots=True)
class Dispute:
    """A paragraph that somebody does not agree to.

    ``brackets`` counts those that stand in no other; ``actors`` are named beside them. ``objections`` were
    made since the words are as they are and nothing settled them since; ``breaks`` of the silence likewise.
    """

    version: int
    paragraph: Paragraph
    thread: str | None
    brackets: int = 0
    actors: tuple[str, ...] = ()
    objections: tuple[Position, ...] = ()
    breaks: tuple[Step, ...] = ()

    @property
    def weight(self) -> int:
        """Return how much there is against the paragraph."""
        return self.brackets + len({one.holder.code for one in self.objections}) + len(self.breaks)


def disputes_now(snapshot: Snapshot) -> tuple[Dispute, ...]:
    """Return the paragraphs of the latest version that are contested, most of all first.

    Raises:
        NotFound: if there is no text yet.
    """
    return snapshot.cached("contested now", lambda: tuple(_disputes(snapshot, paragraph_views(snapshot))))


def bracketed(text: ParagraphViews, version: int) -> tuple[Dispute, ...]:
    """Return the paragraphs of a version that have brackets, most brackets first."""
    found = (_in_brackets(text, version, each) for each in text.lineage.versions[version].paragraphs)
    return tuple(sorted((one for one in found if one), key=lambda one: (-one.weight, one.paragraph.index)))


def last_bracketed(text: ParagraphViews) -> int | None:
    """Return the number of the last version with brackets, None where no version has any."""
    versions = enumerate(text.lineage.versions)
    return max((n for n, draft in versions if any(p.brackets for p in draft.paragraphs)), default=None)


def _disputes(snapshot: Snapshot, text: ParagraphViews) -> list[Dispute]:
    last = len(text.sources) - 1
    steps = snapshot.result(Procedure).steps if snapshot.has(Procedure) else ()
    settled = max((step.date for step in steps if step.kind in _SETTLING and step.date), default=date.min)
    breaks = _by_label(step for step in steps if step.kind in _BREAKING and step.date)
    held = positions_by(snapshot).held_on
    found = []
    for paragraph in text.lineage.versions[last].paragraphs:
        thread = text.at.get((last, paragraph.index))
        since = max(settled, _worded_since(text, thread)) if thread else settled
        one = Dispute(
            last,
            paragraph,
            thread,
            *_brackets(paragraph),
            tuple(_objections(held.get(thread or "", ()), since)),
            tuple(s for s in breaks.get(label_of(paragraph).casefold(), ()) if s.date and s.date > since),
        )
        if one.weight and not is_heading(paragraph):
            found.append(one)
    return sorted(found, key=lambda one: (-one.weight, one.paragraph.index))


def _objections(positions: Iterable[Position], since: date) -> Iterator[Position]:
    """Yield objections of the day or later, each holder's once a stance."""
    seen: set[tuple[str, Stance]] = set()
    for one in positions:
        if one.stance not in AGAINST or not one.date or one.date < since.isoformat():
            continue
        if (one.holder.code, one.stance) not in seen:
            seen.add((one.holder.code, one.stance))
            yield one


def _worded_since(text: ParagraphViews, thread: str) -> date:
    """Return the date of the version in which a paragraph got the words that it has now."""
    for place in reversed(text.threads[thread].places):
        link = text.into[place.version].get(place.paragraphs[0])
        if link is None or link.kind is not LinkKind.UNCHANGED:
            return text.sources[place.version].facts.date or date.min
    return date.min


def _by_label(steps: Iterable[Step]) -> Mapping[str, list[Step]]:
    found: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        for label in step.paragraphs:
            found[label.casefold()].append(step)
    return found


def _in_brackets(text: ParagraphViews, version: int, paragraph: Paragraph) -> Dispute | None:
    if not paragraph.brackets or is_heading(paragraph):
        return None
    return Dispute(version, paragraph, text.at.get((version, paragraph.index)), *_brackets(paragraph))


def _brackets(paragraph: Paragraph) -> tuple[int, tuple[str, ...]]:
    said = [*paragraph.attributions, *(a for bracket in paragraph.brackets for a in bracket.attributions)]
    outer = sum(1 for bracket in paragraph.brackets if bracket.opened_in is None)
    return outer, tuple(dict.fromkeys(actor for one in said for actor in one.actors)) if outer else ()


@dataclass(frozen=True, slots=True)
class DisputeShown:
    """A contested paragraph as the page shows it: where it opens, its label and its first words."""

    path: str
    label: str
    words: str
    dispute: Dispute


def dispute_shown(text: ParagraphViews, one: Dispute) -> DisputeShown:
    """Return a dispute with where it opens, what its paragraph is called and how it begins."""
    place = f"text/{text.sources[one.version].id}/#p{one.paragraph.index}"
    return DisputeShown(
        f"paragraphs/{one.thread}/" if one.thread else place,
        text.called(one.version, (one.paragraph.index,)),
        shorten(shown_text(one.paragraph), 110),
        one,
    )
