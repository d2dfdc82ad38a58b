"""Corrections as people write them, in a form, a request or on the command line, read into what they mean."""

import re
from collections.abc import Callable, Mapping

from travaux.domain.actors import Actor
from travaux.domain.canonical import restored
from travaux.domain.corrections import (
    ArgumentCorrection,
    Correction,
    LinkCorrection,
    PositionCorrection,
    SpeakerCorrection,
)
from travaux.domain.lineage import Lineage, Link
from travaux.domain.messages import listed, message
from travaux.domain.positions import Position, Stance, Target, TargetKind
from travaux.domain.texts import Draft
from travaux.errors import UsageError
from travaux.pipeline.tools import tools_of
from travaux.reference.registry import Registry
from travaux.reports.composition.tools import Tools
from travaux.views.review.findings import ReviewItem
from travaux.views.snapshot import Snapshot

Said = Mapping[str, str]
"""What a person filled in, by the name of the field."""

FIELDS: dict[str, tuple[str, ...]] = {
    "intervention": ("actor", "person", "on_behalf_of"),
    "position": ("actor", "stance", "targets"),
    "argument": ("topics",),
    "link": ("old", "new"),
    "commitment": (),  # how one stands is noted in the register
}
"""What may be said of each kind of finding."""


_MAY_BE_EMPTY = frozenset({"old", "new"})  # nothing in the one version: it came, or it went


def registry_of(snapshot: Snapshot) -> Registry:
    """Return who takes part, as this workspace knows them."""

    def load() -> Registry:
        built = tools_of(snapshot.workspace)[Tools].build()
        assert isinstance(built, Tools)
        return built.registry

    return snapshot.cached("registry", load)


def read_correction(snapshot: Snapshot, item: ReviewItem, said: Said) -> Correction:
    """Return what ``said`` puts in place of the finding.

    Raises:
        UsageError: if it names nobody known, a stance that does not exist, or paragraphs that are not there.
    """
    given = {name: value.strip() for name, value in said.items() if value.strip() or name in _MAY_BE_EMPTY}
    if item.key.kind not in _READERS:
        raise UsageError(
            message("is not corrected as a finding"),
            where=item.name,
            remedy=message("note how it stands in the register: `travaux note`, or its page"),
        )
    unknown = sorted(set(given) - set(FIELDS[item.key.kind]))
    if unknown:
        raise UsageError(
            message("%(names)s cannot be said of this", names=", ".join(unknown)),
            where=item.name,
            remedy=message("say %(names)s", names=", ".join(FIELDS[item.key.kind])),
        )
    return _READERS[item.key.kind](snapshot, item, given)


def _speaker(snapshot: Snapshot, _: ReviewItem, said: Said) -> SpeakerCorrection:
    groups = tuple(actor_named(snapshot, name) for name in _listed_values(said.get("on_behalf_of", "")))
    actor = actor_named(snapshot, said["actor"]) if "actor" in said else None
    return SpeakerCorrection(actor, said.get("person"), groups)


def _position(snapshot: Snapshot, item: ReviewItem, said: Said) -> PositionCorrection:
    if not said:
        raise UsageError(message("a correction must say what stands instead"), where=item.name)
    return PositionCorrection(
        actor_named(snapshot, said["actor"]) if "actor" in said else None,
        _stance(said["stance"]) if "stance" in said else None,
        _targets(item, _listed_values(said["targets"])) if "targets" in said else None,
    )


def _argument(_: Snapshot, __: ReviewItem, said: Said) -> ArgumentCorrection:
    return ArgumentCorrection(_listed_values(said.get("topics", "")))


def _link(snapshot: Snapshot, item: ReviewItem, said: Said) -> LinkCorrection:
    seen: Link = restored(item.original, Link)
    older, newer = _versions(snapshot, seen)
    old = _indexes(said["old"], older) if "old" in said else seen.old
    new = _indexes(said["new"], newer) if "new" in said else seen.new
    if not old and not new:
        raise UsageError(
            message("a link needs a paragraph"), where=item.name, remedy=message("count paragraphs from 1")
        )
    return LinkCorrection(older.source.id, newer.source.id, old, new)


_READERS: dict[str, Callable[[Snapshot, ReviewItem, Said], Correction]] = {
    "intervention": _speaker,
    "position": _position,
    "argument": _argument,
    "link": _link,
}


def actor_named(snapshot: Snapshot, name: str) -> Actor:
    """Return the actor that a person names, by code or name.

    Raises:
        UsageError: if nobody known, or several, are called so.
    """
    registry = registry_of(snapshot)
    if name in registry.actors:
        return registry.actors[name]
    found = registry.resolve(name)
    if found.actor:
        return found.actor
    raise UsageError(
        message("could be %(names)s", names=listed([actor.name for actor in found.candidates], either=True))
        if found.candidates
        else message("nobody known is called so"),
        where=name,
        remedy=message("use a name or code of the registry"),
    )


def _stance(name: str) -> Stance:
    try:
        return Stance(name)
    except ValueError as error:
        known = ", ".join(stance.value for stance in Stance)
        raise UsageError(
            message("there is no such stance"), where=name, remedy=message("one of %(known)s", known=known)
        ) from error


def _targets(item: ReviewItem, labels: tuple[str, ...]) -> tuple[Target, ...]:
    seen: Position = restored(item.original, Position)
    known = {target.label: target for target in seen.targets}
    return tuple(known.get(label) or Target(_kind(label), label) for label in labels)


def _kind(label: str) -> TargetKind:
    return TargetKind.PARAGRAPH if re.match(r"(OP|PP)?\d", label) else TargetKind.TERM


def _listed_values(said: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;\n]", said) if part.strip())


def _versions(snapshot: Snapshot, seen: Link) -> tuple[Draft, Draft]:
    lineage = snapshot.result(Lineage)
    cited = [citation.source for citation in seen.citations]
    for older, newer in zip(lineage.versions, lineage.versions[1:], strict=False):
        old_fits = not seen.old or older.source.id == cited[0]
        new_fits = not seen.new or newer.source.id == cited[-1]
        if old_fits and new_fits:
            return older, newer
    raise UsageError(message("the versions of this link no longer follow one another"))


def _indexes(said: str, draft: Draft) -> tuple[int, ...]:
    numbers = re.findall(r"\d+", said)
    if re.sub(r"[\d\s,;+]", "", said):
        raise UsageError(message("paragraphs are named by their numbers in the reading order"), where=said)
    found = tuple(sorted({int(number) - 1 for number in numbers}))
    if found and not 0 <= found[0] <= found[-1] < len(draft.paragraphs):
        raise UsageError(
            message(
                "%(text)s has %(n)s paragraphs", text=draft.title or draft.source.id, n=len(draft.paragraphs)
            ),
            where=said,
        )
    return found
