"""Who stands where: from sources of any kind to one register, in any form."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from travaux.analysis.consultation.authors import is_input
from travaux.analysis.consultation.contributions import read_contribution
from travaux.analysis.hearing.holding import identify_surely
from travaux.analysis.positions.register import gather
from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.positions.target_resolution import ground
from travaux.analysis.statements.ledger import enter
from travaux.analysis.text.threads import follow
from travaux.domain.actors import Actor
from travaux.domain.positions import Register
from travaux.domain.sources import SPOKEN, SourceKind
from travaux.errors import UsageError
from travaux.exports.positions import positions_csv, positions_json
from travaux.exports.reviewed_json import reviews_used
from travaux.formats.budget import analysing
from travaux.formats.registries import registry_of
from travaux.pipeline.drafts import read_draft
from travaux.pipeline.exposure import files_apart, spoken_of
from travaux.pipeline.recognition import SourceFile
from travaux.reference.registry import Registry
from travaux.reports.composition.commented import commented_register
from travaux.reports.composition.positions import (
    register_of_document,
    with_members,
    written_register,
)
from travaux.reports.positions import page_of
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.views.documents import as_json, render
from travaux.views.results import result
from travaux.views.review.backing import backing_of
from travaux.views.speakers import confirmations_of
from travaux.views.workspace import opened, workspace_among

Say = Callable[[str], None]


def register_of(
    sources: Sequence[Path],
    registry: Registry,
    *,
    texts: Sequence[Path] = (),
    kind: SourceKind | None = None,
    confirmations: Mapping[str, Actor] = MappingProxyType({}),
    say: Say = lambda _: None,
) -> Register:
    """Return the positions that ``sources`` show, held against the last of ``texts`` where there are any.

    ``confirmations`` say whom labels, and names of those who type comments, mean.

    Raises:
        UnreadableSource: if a source can be read neither as a transcript nor as a text.
        UsageError: if there is no source.
    """
    if not sources:
        raise UsageError(
            "positions need at least one source", remedy="give a transcript, a statement or a report"
        )
    found = []
    for path in files_apart(sources):
        say(f"reading {path.name}")
        found.append(positions_in(path, registry, kind, confirmations))
    register = gather(found)
    if texts:
        register = ground(register, follow([read_draft(path) for path in texts]))
    return with_members(enter(register), registry)


def positions_in(
    path: Path,
    registry: Registry,
    kind: SourceKind | None = None,
    confirmations: Mapping[str, Actor] = MappingProxyType({}),
) -> Register:
    """Return the positions in one file: its speakers' own, or those that a report tells of."""
    file = SourceFile(path)
    known = kind or (SourceKind.TRANSCRIPT if path.is_dir() else file.kind)
    with analysing(path):
        return _positions_in(file, known, registry, confirmations)


def _positions_in(
    file: SourceFile, known: SourceKind, registry: Registry, confirmations: Mapping[str, Actor]
) -> Register:
    if known is SourceKind.INPUT:
        return written_register(read_contribution(file.draft, registry), registry)
    transcript = spoken_of(file)
    if known in SPOKEN or transcript.format == "statement":
        meeting = identify_surely(transcript, registry, confirmations=confirmations)
        stated = any(_is_known(turn.speaker.actor, registry) for turn in meeting.interventions)
        if stated or known in SPOKEN or not is_input(read_contribution(file.draft, registry)):
            return find_spoken(meeting, registry)
    if known is SourceKind.REPORT:
        told = find_reported(
            transcript.source, registry, date=transcript.facts.date, title=transcript.facts.title
        )
    else:
        told = register_of_document(file.draft, registry)
    return gather([told, commented_register(file.draft, registry, confirmations)])


def _is_known(actor: Actor | None, registry: Registry) -> bool:
    return actor is not None and actor.code in registry.actors


def in_form(register: Register, form: str, backing: Backing = UNBACKED) -> bytes:
    """Return the register as a file's bytes, with the reviews it rests on; html, md, docx, csv or json."""
    if form == "json":
        return as_json(positions_json(register) | reviews_used(backing.reviews, register))
    if form == "csv":
        return positions_csv(register, backing.reviews)
    return render(backing.of(page_of(register)), form)


def register_at(
    sources: Sequence[Path],
    *,
    texts: Sequence[Path] = (),
    kind: SourceKind | None = None,
    actors: Path | None = None,
    confirm: Sequence[str] = (),
    say: Say = lambda _: None,
) -> tuple[Register, Backing]:
    """Return the register of one workspace with the reviews it rests on, or that of files."""
    if folder := workspace_among(sources):
        with opened(folder) as workspace:
            return result(workspace, Register), backing_of(workspace)
    registry = registry_of(actors)
    confirmations = confirmations_of(confirm, registry)
    found = register_of(sources, registry, texts=texts, kind=kind, confirmations=confirmations, say=say)
    return found, UNBACKED
