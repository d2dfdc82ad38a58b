"""The procedure of a workspace or of lone files: read from sources, added to by hand, told in every form."""

from collections.abc import Sequence
from pathlib import Path

from travaux.analysis.hearing.holding import identify_surely
from travaux.domain.process import MeetingSteps, Procedure
from travaux.domain.sources import SPOKEN, SourceKind
from travaux.domain.texts import Draft
from travaux.exports.procedure_json import next_reviews, procedure_json
from travaux.exports.reviewed_json import reviews_used
from travaux.formats.registries import registry_of
from travaux.pipeline.exposure import spoken_of
from travaux.pipeline.recognition import SourceFile
from travaux.reference.phrases import phrase
from travaux.reference.registry import Registry
from travaux.reports.composition.procedure import read_procedure, steps_of_meeting
from travaux.reports.procedure import procedure_page
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.views.documents import Document, as_json, render
from travaux.views.procedure.timeline import procedure_in, procedure_of
from travaux.views.review.backing import backing_of
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import opened, workspace_among

_FRONT = 400  # characters in which a letter shows itself


def procedure_of_files(paths: Sequence[Path], registry: Registry) -> Procedure:
    """Return the procedure that lone files tell of."""
    letters: list[Draft] = []
    reports: list[Draft] = []
    meetings: list[MeetingSteps] = []
    versions: list[Draft] = []
    for path in paths:
        file = SourceFile(path)
        if file.kind in SPOKEN:
            meetings.append(steps_of_meeting(identify_surely(spoken_of(file), registry), registry))
        elif file.kind is SourceKind.DRAFT:
            versions.append(file.draft)
        else:
            opens = phrase("procedure", "letter.opening").search(file.draft.source.text[:_FRONT])
            (letters if opens else reports).append(file.draft)
    return read_procedure(letters, reports, meetings, versions, registry)


def in_form(procedure: Procedure, form: str, title: str, backing: Backing = UNBACKED) -> bytes:
    """Return a procedure as a file's bytes, with the reviews it rests on; html, md, docx or json."""
    if form == "json":
        said = reviews_used(backing.reviews, procedure)["reviews"]
        assert isinstance(said, list)
        return as_json(procedure_json(procedure) | {"reviews": [*next_reviews(procedure), *said]})
    return render(backing.of(procedure_page(procedure, title)), form)


def procedure_at(sources: Sequence[Path], actors: Path | None = None) -> tuple[Procedure, str, Backing]:
    """Return the procedure of one workspace or of files, its title, and the reviews it rests on."""
    if folder := workspace_among(sources):
        with opened(folder) as workspace:
            return procedure_of(workspace), workspace.settings.title, backing_of(workspace)
    found = procedure_of_files(sources, registry_of(actors))
    return found, ", ".join(path.stem for path in sources[:3]), UNBACKED


def procedure_document(snapshot: Snapshot) -> Document:
    """Return every step in order, with its evidence."""
    return snapshot.cached(
        "procedure", lambda: Document(procedure_page(procedure_in(snapshot), snapshot.title))
    )
