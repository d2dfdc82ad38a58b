"""Two versions compared as people read them: every paragraph that is not as it was."""

from dataclasses import dataclass

from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.places import place
from travaux.domain.lineage import Change, Comparison, Link, LinkKind
from travaux.domain.messages import Text
from travaux.domain.review import ReviewNote
from travaux.reports.changes import SUMMED, sums_of
from travaux.reports.comparison import describe_trail
from travaux.reports.revisions import BEGINNINGS, ENDINGS
from travaux.views.snapshot import Snapshot
from travaux.views.text.documents import COMPARISON, in_form
from travaux.views.text.paragraphs import ParagraphViews, compared, paragraph_views
from travaux.views.text.wordings import Run, compared_runs


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one provision between two versions, with the words and a line for each change."""

    outcome: str
    moved: bool
    old_label: str
    new_label: str
    runs: tuple[Run, ...]
    changes: tuple[Change, ...]
    sums: tuple[Text, ...]
    thread: str | None
    old_at: int | None
    new_at: int | None
    review: ReviewNote | None = None
    near: Text | None = None
    near_at: int | None = None

    @property
    def drawn(self) -> str:
        """Return under which colour it is shown: as one of what begins, of what ends, or as it is called."""
        return "begins" if self.outcome in BEGINNINGS else "ends" if self.outcome in ENDINGS else self.outcome


def _difference(text: ParagraphViews, old: int, new: int, link: Link) -> Difference:
    before, after = text.lineage.versions[old], text.lineage.versions[new]
    there, here = joined_text(before, link.old), joined_text(after, link.new)
    trail = link.trail
    first = (new, link.new[0]) if link.new else (old, link.old[0])
    return Difference(
        link.outcome,
        link.moved,
        place(before, link.old),
        place(after, link.new),
        _runs(link.kind, there, here, link.changes),
        tuple(change for change in link.changes if change.op not in SUMMED),
        tuple(sums_of(change.op for change in link.changes)),
        text.at.get(first),
        link.old[0] if link.old else None,
        link.new[0] if link.new else None,
        link.review,
        describe_trail(trail, before if link.new else after) if trail and trail.nearest else None,
        trail.nearest[0] if trail and trail.nearest else None,
    )


def _runs(kind: LinkKind, old: str, new: str, changes: tuple[Change, ...]) -> tuple[Run, ...]:
    if kind is LinkKind.DELETED:
        return (Run(old, elements=("del",)),)
    if kind is LinkKind.INSERTED:
        return (Run(new, elements=("ins",)),)
    return compared_runs(old, new, changes)


def differences(snapshot: Snapshot, old: int, new: int) -> tuple[Difference, ...]:
    """Return what is not in the newer version as it was in the older one, in the order of the newer."""
    text = paragraph_views(snapshot)
    links = compared(snapshot, old, new)
    changed = (link for link in links if link.kind is not LinkKind.UNCHANGED or link.changes)
    return tuple(_difference(text, old, new, link) for link in changed)


def comparison_file(snapshot: Snapshot, source: str, other: str, form: str) -> bytes:
    """Return two versions compared as a file, the older one first."""
    text = paragraph_views(snapshot)
    old, new = sorted((text.number(source), text.number(other)))
    versions = text.lineage.versions
    return in_form(Comparison(versions[old], versions[new], compared(snapshot, old, new)), form, COMPARISON)
