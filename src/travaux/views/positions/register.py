"""Who stands where: from sources of any kind to one register, in any form."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from travaux.analysis.commitments.register import gather
from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.positions.target_resolution import ground
from travaux.analysis.speakers.identification import identify
from travaux.analysis.text.threads import follow
from travaux.domain.actors import ActorKind
from travaux.domain.lineage import Lineage
from travaux.domain.meetings import Meeting, Transcript
from travaux.domain.positions import Membership, Register
from travaux.domain.sources import SPOKEN, SourceKind
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft
from travaux.errors import UsageError
from travaux.exports.positions import positions_csv, positions_json
from travaux.exports.reviewed_json import reviews_used
from travaux.formats.transcripts import read_transcript
from travaux.pipeline.drafts import read_draft
from travaux.pipeline.recognition import recognise
from travaux.reference.registry import Registry
from travaux.reports.positions import page_of
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.views.documents import (
    as_json,
    give_form,
)

Say = Callable[[str], None]


def register_of(
    sources: Sequence[Path],
    registry: Registry,
    *,
    texts: Sequence[Path] = (),
    kind: SourceKind | None = None,
    say: Say = lambda _: None,
) -> Register:
    """Return the positions that ``sources`` show, held against the last of ``texts`` where there are any.

    Raises:
        UnreadableSource: if a source can be read neither as a transcript nor as a text.
        UsageError: if there is no source.
    """
    if not sources:
        raise UsageError(
            "positions need at least one source", remedy="give a transcript, a statement or a report"
        )
    found = []
    for path in sources:
        say(f"reading {path.name}")
        found.append(positions_in(path, registry, kind))
    register = gather(found)
    if texts:
        register = ground(register, follow([read_draft(path) for path in texts]))
    return with_members(register, registry)


def with_members(register: Register, registry: Registry) -> Register:
    """Return ``register`` with the members of every group that it gives a position to."""
    holders = [position.holder for position in register.positions]
    groups = {holder.code: holder for holder in holders if holder.kind is ActorKind.GROUP}
    known = (
        Membership(groups[code], tuple(actor.name for actor in registry.members(code)))
        for code in sorted(groups)
    )
    return replace(register, memberships=tuple(each for each in known if each.members))


def positions_in(path: Path, registry: Registry, kind: SourceKind | None = None) -> Register:
    """Return the positions in one file: its speakers' own, or those that a report tells of."""
    known = kind or (SourceKind.TRANSCRIPT if path.is_dir() else recognise(path))
    transcript = read_transcript(path)
    if known in SPOKEN or transcript.format == "statement":
        return find_spoken(identify(transcript, registry), registry)
    return find_reported(transcript.source, registry)


def register_of_record(
    meetings: Sequence[Meeting], reports: Sequence[Draft], lineage: Lineage | None, registry: Registry
) -> Register:
    """Return the register of a workspace: what was said and reported, held against the text's versions."""
    spoken = [find_spoken(meeting, registry) for meeting in meetings]
    told = [find_reported(report.source, registry, date=report.date) for report in reports]
    register = gather([*spoken, *told])
    return with_members(ground(register, lineage) if lineage else register, registry)


def spoken_register(transcript: Transcript, registry: Registry) -> Register:
    """Return the positions that speakers of a transcript take in their own words."""
    return gather([find_spoken(identify(transcript, registry), registry)])


def reported_register(source: SourceText, registry: Registry) -> Register:
    """Return the positions that a report tells of."""
    return gather([find_reported(source, registry)])


def counted_positions(register: Register) -> dict[str, int]:
    """Return in figures what a register holds."""
    return {
        "positions": len(register.positions),
        "actors": len({position.holder.code for position in register.positions}),
        "contested": sum(position.contested is not None for position in register.positions),
        "unresolved": len(register.unresolved),
    }


def in_form(register: Register, form: str, backing: Backing = UNBACKED) -> bytes:
    """Return the register as a file's bytes, with the reviews it rests on; html, md, docx, csv or json."""
    if form == "json":
        return as_json(positions_json(register) | reviews_used(backing.reviews, register))
    if form == "csv":
        return positions_csv(register, backing.reviews)
    return give_form(backing.of(page_of(register)), form)
