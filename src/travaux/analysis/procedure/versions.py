"""Versions of a text as steps: when each was issued, and that the last was adopted."""

from collections.abc import Iterator, Sequence

from travaux.analysis.text.citing import cite_paragraph
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import stable_id
from travaux.domain.texts import Draft
from travaux.reference.phrases import phrase

_FRONT = 30


def find_versions(drafts: Sequence[Draft]) -> Iterator[Step]:
    """Yield the circulation of every version, or its adoption where it says so in front."""
    for draft in drafts:
        front = [paragraph for paragraph in draft.paragraphs[:_FRONT] if paragraph.text.strip()]
        adopts = phrase("procedure", "adoption.adopted_by")
        adopted = next((paragraph for paragraph in front if adopts.search(paragraph.text)), None)
        shown = adopted or next(iter(front), None)
        if shown is None:
            continue
        kind = StepKind.ADOPTION if adopted else StepKind.CIRCULATED
        yield Step(
            id=stable_id("step", draft.source.id, "version"),
            kind=kind,
            what=" · ".join(part for part in (draft.stage, draft.symbol, draft.title) if part) or kind.value,
            date=draft.date,
            citations=(cite_paragraph(draft, shown),),
        )
