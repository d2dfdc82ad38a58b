"""Whether the text was adopted, and by what the record shows it."""

from dataclasses import dataclass
from datetime import date

from travaux.analysis.commitments.document_context import is_adopted
from travaux.domain.lineage import Lineage
from travaux.domain.process import Procedure, Step, StepKind
from travaux.views.procedure.timeline import procedure_in
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views


@dataclass(frozen=True, slots=True)
class Adoption:
    """The version that was adopted, the day, and the step that tells how, each None where unknown."""

    version: int
    date: date | None
    step: Step | None


def adoption_of(snapshot: Snapshot) -> Adoption | None:
    """Return the adoption of the latest version, None where nothing shows that it was adopted.

    A record tells of the adoption of much else (an agenda, a report): either the text says of itself that
    it was adopted, or the words on an adoption name it by its symbol.
    """

    def find() -> Adoption | None:
        text = paragraph_views(snapshot) if snapshot.has(Lineage) else None
        return _adoption(snapshot, text) if text and text.sources else None

    return snapshot.cached("adoption", find)


def _adoption(snapshot: Snapshot, text: ParagraphViews) -> Adoption | None:
    last = len(text.sources) - 1
    draft, day = text.lineage.versions[last], text.sources[last].facts.date
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    told = [step for step in steps if step.kind is StepKind.ADOPTION]
    symbol = text.sources[last].facts.symbol or draft.symbol
    named = [step for step in told if symbol and _names(step, symbol)]
    if not named and not is_adopted(draft):
        return None
    same = named or [step for step in told if step.date is not None and step.date == day]
    step = same[-1] if same else None
    return Adoption(last, (step.date if step else None) or day, step)


def _names(step: Step, symbol: str) -> bool:
    return any(
        symbol.casefold() in words.casefold() for words in (step.what, *(c.quote for c in step.citations))
    )
