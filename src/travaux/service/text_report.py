"""The text report of a workspace: its text's life, what became of the inputs, and agreed language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from travaux.analysis.text.reuse import find_new_words, find_origins
from travaux.domain.lineage import Lineage, Trace, Traces
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.errors import NotFound
from travaux.exports.lineage import Plain, plain_lineage, plain_origins, plain_traces
from travaux.reports.page import Page, Section
from travaux.reports.text_life import page_of
from travaux.reports.tracing import inputs_section, origin_section
from travaux.service.forms import as_json
from travaux.service.lineage import Origins
from travaux.service.results import result, results
from travaux.service.text_forms import Writers, pages
from travaux.service.workspace import opened


@dataclass(frozen=True, slots=True)
class TextReport:
    """What a workspace knows of its text. ``names`` says what its sources are called."""

    lineage: Lineage
    traces: tuple[Trace, ...] = field(default=(), repr=False)
    origins: Origins | None = field(default=None, repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)


def text_report(folder: Path) -> TextReport:
    """Return what a workspace knows of its text.

    Raises:
        NotFound: if it has no draft that was worked through.
    """
    with opened(folder) as workspace:
        lineage = result(workspace, Lineage)
        if not lineage.versions:
            raise NotFound(
                "holds no draft", remedy=f"add one: travaux add {folder} FILE --as draft --stage “Rev.1”"
            )
        read = results(workspace, Draft)
        agreed = [draft for source, draft in read if source.facts.kind is SourceKind.AGREED]
        names = {source.id: source.facts.stage or source.title for source, _ in read}
        return TextReport(
            lineage, result(workspace, Traces).traces, _origins(lineage.versions[-1], agreed), names
        )


def _origins(last: Draft, agreed: list[Draft]) -> Origins | None:
    if not agreed:
        return None
    found = find_origins(last, agreed)
    return Origins(last, found, tuple(find_new_words(last, found)))


def text_report_page(report: TextReport) -> Page:
    """Return the report as a page."""
    return page_of(report.lineage, tuple(_sections(report)))


def _sections(report: TextReport) -> list[Section]:
    sections = [inputs_section(report.traces, report.names)] if report.traces else []
    if report.origins:
        sections.append(origin_section(report.origins.draft, report.origins.borrowings, report.names))
    return sections


def text_report_as_json(report: TextReport) -> Plain:
    """Return the report as plain values: the lineage, proposals, phrases, and what its sources are called."""
    told = {**plain_lineage(report.lineage), **plain_traces(report.traces), "names": dict(report.names)}
    return told | plain_origins(report.origins.borrowings, report.origins.new) if report.origins else told


REPORT: Writers[TextReport] = {
    **pages(text_report_page),
    "json": lambda found: as_json(text_report_as_json(found)),
}
