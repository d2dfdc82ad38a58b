"""Versions that delegations send back: which version a file edits, and what becomes of its changes."""

from collections.abc import Iterator
from typing import TypeVar

from travaux.analysis.text.returned import Edit, Returned
from travaux.domain.canonical import restored
from travaux.domain.lineage import Lineage
from travaux.domain.messages import Text, counted, joined, listed, message
from travaux.domain.record import WHOLE, StageStatus
from travaux.domain.sources import Source, SourceKind, Viewer
from travaux.domain.texts import Draft
from travaux.errors import UsageError
from travaux.formats.registries import registry_of
from travaux.pipeline.declarations import MAKERS, read
from travaux.ports import RecordView
from travaux.reference.registry import Registry
from travaux.reports.composition.returned import name_place, other_hand, read_returned
from travaux.store.workspace import Workspace

T = TypeVar("T")


def said_of_return(
    workspace: Workspace, version: str, sender: str, viewer: Viewer = Viewer.KEEPER
) -> dict[str, str]:
    """Return what is said of a file that ``sender`` sends back for ``version``, an id, name, symbol or stage.

    Raises:
        UsageError: if there is no such version, or several, or the registry does not know the sender.
    """
    found = _registry(workspace).resolve(sender)
    if found.actor is None:
        may_be = [one.name for one in found.candidates[:3]]
        raise UsageError(
            joined(
                (
                    message("nobody in the registry is called “%(sender)s”", sender=sender),
                    message("it may be %(names)s", names=listed(may_be, either=True)) if may_be else None,
                ),
                "; ",
            ),
            remedy=message("name the delegation as the registry does, or add it there"),
        )
    with workspace.record.view(viewer) as reading:
        versions = [s.source for s in reading.sources() if s.source.facts.kind is SourceKind.DRAFT]
    meant = [one for one in versions if version in _names(one)]
    if len(meant) != 1:
        known = joined((f"{one.id} {one.facts.stage or one.title}" for one in versions), "; ")
        raise UsageError(
            message("more than one version of the text is called “%(version)s”", version=version)
            if meant
            else message("no version of the text is called “%(version)s”", version=version),
            remedy=message("name one by its id: %(known)s", known=known)
            if versions
            else message("add a draft first"),
        )
    return {"kind": SourceKind.RETURNED.value, "returns": meant[0].id, "author": found.actor.name}


def _names(source: Source) -> tuple[str | None, ...]:
    return source.id, source.name, source.facts.symbol, source.facts.stage, source.facts.title


def _registry(workspace: Workspace) -> Registry:
    actors = workspace.settings.actors
    return registry_of(workspace.folder / actors if actors else None)


def tell_return(workspace: Workspace, returned: Draft, viewer: Viewer = Viewer.KEEPER) -> tuple[Text, ...]:
    """Return what a returned draft changes, first what of it no longer applies or could not be taken."""
    with workspace.record.view(viewer) as reading:
        lineage = _lineage(reading, returned.returns or "")
    found = read_returned(returned, lineage) if lineage else None
    if found is None:
        return (
            message("the version that it returns has not been read: its changes are found by the next run"),
        )
    version, changes = found
    return tuple(_lines_of_return(returned, version, changes, _registry(workspace)))


def _lineage(reading: RecordView, version: str) -> Lineage | None:
    """Return the life of the text, at least the version that is returned; None where that was not read."""
    lineage = _stored_result(reading, Lineage, WHOLE)
    if lineage is not None and any(one.source.id == version for one in lineage.versions):
        return lineage
    draft = _stored_result(reading, Draft, version)
    return Lineage((draft,), (), ()) if draft is not None else None


def _stored_result(reading: RecordView, form: type[T], subject: str) -> T | None:
    stage = MAKERS[form] if form is not Draft else read.name
    head = reading.head(stage, subject)
    if head is None or head.status is not StageStatus.DONE or head.form != form.__name__:
        return None
    value: T = restored(reading.value(stage, subject), form, reading.text)
    return value


def _lines_of_return(
    returned: Draft, version: Draft, changes: Returned, registry: Registry
) -> Iterator[Text]:
    holder = registry.resolve(returned.author or "").actor
    hands = [other_hand(edit, holder, registry) if holder else None for edit in changes.edits]
    own = [edit for edit, hand in zip(changes.edits, hands, strict=True) if hand is None]
    gone = sum(edit.why_not is not None for edit in own)
    sums = (
        counted("%(n)s change", "%(n)s changes", len(own)),
        message("to %(version)s from %(sender)s", version=_name(version), sender=returned.author or ""),
    )
    lost = counted("%(n)s no longer applicable", "%(n)s no longer applicable", gone) if gone else None
    yield joined((joined(sums, " "), lost), "; ")
    for edit, other in zip(changes.edits, hands, strict=True):
        if other is not None:
            taken = message(
                "a change by %(other)s, not taken as that of %(author)s",
                other=other.name,
                author=returned.author or "",
            )
            yield joined((name_place(edit, version), taken), ": ")
    yield from changes.told
    for edit in sorted(own, key=lambda edit: edit.why_not is None):
        end = message("no longer applies: %(reason)s", reason=edit.why_not) if edit.why_not else None
        said = joined((name_place(edit, version), _described_change(edit)), ": ")
        yield joined((said, end), " – ")


def _name(version: Draft) -> str:
    return version.stage or version.symbol or version.title or version.source.id


def _described_change(edit: Edit) -> Text:
    if edit.old and edit.new:
        return message("“%(new)s” for “%(old)s”", new=edit.new, old=edit.old)
    if edit.new:
        return message("put in “%(words)s”", words=edit.new)
    return message("take out “%(words)s”", words=edit.old)
