"""The text report of a workspace: its text's life, what became of the inputs, and whose wording it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from travaux.analysis.text.reuse import find_new_words
from travaux.domain.lineage import Lineage, Origin, Origins, Trace, Traces
from travaux.domain.messages import message
from travaux.domain.sources import SourceKind, Viewer
from travaux.errors import NotFound
from travaux.exports.lineage import Plain, plain_lineage, plain_origins, plain_phrases, plain_traces
from travaux.reports.page import Page, Section
from travaux.reports.text_life import page_of, picture_of
from travaux.reports.tracing import inputs_section, origin_section, put_forward_section
from travaux.views.documents import Document, as_json
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.views.text.documents import Writers, pages
from travaux.views.text.paragraphs import paragraph_views
from travaux.views.workspace import opened


@dataclass(frozen=True, slots=True)
class TextReport:
    """What a workspace knows of its text. ``names`` says what its sources are called."""

    lineage: Lineage
    traces: tuple[Trace, ...] = field(default=(), repr=False)
    origins: tuple[Origin, ...] = field(default=(), repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)


def text_report(folder: Path) -> TextReport:
    """Return what a workspace knows of its text.

    Raises:
        NotFound: if it has no draft that was worked through.
    """
    with opened(folder) as workspace:
        snapshot = Snapshots(workspace, Viewer.KEEPER).now()
        if not snapshot.of_kind(SourceKind.DRAFT):
            raise NotFound(
                message("holds no draft"),
                remedy=message(
                    "add one: travaux add %(folder)s FILE --as draft --stage “Rev.1”", folder=str(folder)
                ),
            )
        return TextReport(
            snapshot.result(Lineage),
            snapshot.result(Traces).traces if snapshot.has(Traces) else (),
            snapshot.result(Origins).versions if snapshot.has(Origins) else (),
            snapshot.names,
        )


def text_report_page(report: TextReport) -> Page:
    """Return the report as a page."""
    return page_of(report.lineage, tuple(_sections(report)), report.names)


def _sections(report: TextReport) -> Iterator[Section]:
    if report.traces:
        yield inputs_section(report.traces, report.names)
    if report.origins:
        last = report.lineage.versions[-1]
        yield origin_section(last, report.origins[-1].agreed, report.names)
        yield put_forward_section(last, report.origins[-1].put_forward, report.names)


def text_report_as_json(report: TextReport) -> Plain:
    """Return the report as plain values: the lineage, proposals, phrases, and what its sources are called.

    ``phrases`` and ``new`` are of the newest version; ``origins`` has the phrases of every version.
    """
    told = {**plain_lineage(report.lineage), **plain_traces(report.traces), "names": dict(report.names)}
    if not report.origins:
        return told
    last, origin = report.lineage.versions[-1], report.origins[-1]
    new = find_new_words(last, (*origin.agreed, *origin.put_forward))
    told |= plain_origins((*origin.agreed, *origin.put_forward), new)
    return told | {"origins": [_plain_origin(each) for each in report.origins]}


def _plain_origin(origin: Origin) -> Plain:
    return {
        "version": origin.draft,
        "agreed": plain_phrases(origin.agreed),
        "put_forward": plain_phrases(origin.put_forward),
    }


REPORT: Writers[TextReport] = {
    **pages(text_report_page),
    "json": lambda found: as_json(text_report_as_json(found)),
}


def river_document(snapshot: Snapshot) -> Document:
    """Return the history of the whole text as a diagram, and in words."""
    return snapshot.cached("river", lambda: Document(picture_of(paragraph_views(snapshot).lineage)))
