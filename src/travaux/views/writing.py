"""What a language model wrote of the meetings of a workspace, what it would be sent, and what it was sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from travaux.analysis.writing.sections import sections_of
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.sources import SPOKEN, Source, Viewer, Visibility
from travaux.domain.writings import WrittenReport
from travaux.errors import NotFound
from travaux.pipeline.tools import writer_choice_of, writer_of
from travaux.pipeline.writing import TOKEN, LoggedWriter, log_of
from travaux.store.workspace import WRITTEN, Workspace
from travaux.views.results import result, results
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import opened


def written_of(snapshot: Snapshot, source: str) -> WrittenReport | None:
    """Return what a model wrote of one meeting, None where none did."""
    return snapshot.result(WrittenReport, source) if snapshot.has(WrittenReport, source) else None


def written_at(folder: Path, meeting: str) -> WrittenReport | None:
    """Return what a model wrote of a meeting of the workspace in ``folder``, None where none did."""
    with opened(folder) as workspace:
        try:
            return result(workspace, WrittenReport, meeting)
        except NotFound:
            return None


@dataclass(frozen=True, slots=True)
class SendingPreview:
    """What would be sent of one meeting: the ``requests`` word for word, and about how many ``tokens``.

    ``is_written`` says whether it was written already, in which case only what has changed is asked anew;
    ``is_withheld`` whether it is private, and not sent.
    """

    source: Source
    requests: tuple[str, ...]
    is_written: bool
    is_withheld: bool

    @property
    def tokens(self) -> int:
        """Return about how many tokens the requests are, answers and corrections aside."""
        return sum(len(each) for each in self.requests) // TOKEN


@dataclass(frozen=True, slots=True)
class WriterPreview:
    """Which model writes, None where none does, what it may have of one run, and what it would be sent."""

    writer: str | None
    tokens: int = 0
    seconds: int = 0
    meetings: tuple[SendingPreview, ...] = ()


def preview_at(folder: Path) -> WriterPreview:
    """Return what the next run would send from the workspace in ``folder``; nothing is sent.

    Raises:
        UsageError: if the line that names the writer cannot be used.
    """
    with opened(folder) as workspace:
        choice = writer_choice_of(workspace)
        if choice is None:
            return WriterPreview(None)
        writer = writer_of(workspace, choice)[LoggedWriter].build()
        assert isinstance(writer, LoggedWriter)
        meetings = tuple(_meetings(workspace, writer, choice.private))
        return WriterPreview(writer.identity, choice.tokens, choice.seconds, meetings)


def _meetings(workspace: Workspace, writer: LoggedWriter, private: bool) -> Iterator[SendingPreview]:
    written = {each.id for each, _ in results(workspace, WrittenReport, viewer=Viewer.KEEPER)}
    for source, report in results(workspace, MeetingReport, *SPOKEN):
        withheld = source.facts.visibility is Visibility.PRIVATE and not private
        asked = (each for each in sections_of(report) if each.open)
        requests = () if withheld else tuple(writer.preview(each.task) for each in asked)
        yield SendingPreview(source, requests, source.id in written, withheld)


def sending_log(folder: Path) -> list[dict[str, Any]]:
    """Return what was sent from a workspace and what came back, oldest first."""
    with opened(folder) as workspace:
        return log_of(workspace.folder / WRITTEN)
