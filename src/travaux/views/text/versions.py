"""The versions of the text, and what became of its paragraphs from each to the next."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from travaux.analysis.text.survival import Figures, count_versions
from travaux.domain.lineage import OUTCOMES, Lineage, Link
from travaux.domain.sources import Source
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """One version in the list. ``step`` counts what became of paragraphs since the version before."""

    number: int
    source: Source
    name: str
    figures: Figures
    step: tuple[tuple[str, int], ...]


def _step(text: ParagraphViews, number: int) -> tuple[tuple[str, int], ...]:
    return counts_by_kind(text.lineage.links[number - 1]) if number else ()


def counts_by_kind(links: Iterable[Link]) -> tuple[tuple[str, int], ...]:
    """Return what became of paragraphs, counted; what became of none is left out."""
    outcomes = Counter(link.outcome for link in links)
    return tuple((outcome, outcomes[outcome]) for outcome in OUTCOMES if outcomes[outcome])


def named(text: ParagraphViews) -> tuple[tuple[Source, str], ...]:
    """Return every version with what to call it."""
    return tuple((source, text.name(number)) for number, source in enumerate(text.sources))


def version_ids(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the ids of the sources that are versions of the text, oldest first."""
    return (
        tuple(draft.source.id for draft in snapshot.result(Lineage).versions) if snapshot.has(Lineage) else ()
    )


def versions_of(snapshot: Snapshot) -> tuple[ListedVersion, ...]:
    """Return every version with its figures and what changed since the one before."""
    text = paragraph_views(snapshot)
    figures = snapshot.cached(
        "figures", lambda: [row for row in count_versions(text.lineage.versions) if row.section is None]
    )
    return tuple(
        ListedVersion(number, source, text.name(number), figures[number], _step(text, number))
        for number, source in enumerate(text.sources)
    )
