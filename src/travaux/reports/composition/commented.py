"""What delegations say in the margin of a draft, as positions on the paragraphs that they stand beside."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from travaux.analysis.hearing.holding import identify_surely
from travaux.analysis.positions.register import gather
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.positions.target_resolution import bound_to
from travaux.analysis.text.comments import CommentRecord, read_comments, target_of
from travaux.analysis.text.places import place
from travaux.analysis.text.returned import counterparts
from travaux.domain.actors import Actor
from travaux.domain.lineage import Lineage
from travaux.domain.messages import message
from travaux.domain.positions import Position, Register, Target, TargetKind, Unresolved
from travaux.domain.texts import Comment, Draft
from travaux.reference.registry import Registry

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def with_commented(
    register: Register, drafts: Sequence[Draft], lineage: Lineage | None, registry: Registry
) -> Register:
    """Return a register with what is said in the margins of ``drafts``, tied to the life of the text.

    In a version that a delegation sent back, comments that name nobody are the sender's, and those that the
    version had before are told of there alone.
    """
    versions = {one.source.id: one for one in (*drafts, *(lineage.versions if lineage else ()))}
    found = [
        commented_register(
            draft,
            registry,
            sender=draft.author,
            known=_comments_of(versions.get(draft.returns or "")),
            lineage=lineage,
        )
        for draft in drafts
        if draft.comments
    ]
    return gather([register, *found]) if found else register


def commented_register(
    draft: Draft,
    registry: Registry,
    confirmations: Mapping[str, Actor] = MappingProxyType({}),
    *,
    sender: str | None = None,
    known: Collection[str] = (),
    lineage: Lineage | None = None,
) -> Register:
    """Return what the comments beside a draft say, each held by the delegation that it names.

    What a comment asks for is asked of the paragraph that it stands beside, unless it names another. One that
    names nobody is held by nobody, unless ``confirmations`` say for whom its typist writes, or the draft was
    sent by its ``sender``. Paragraphs of a version in ``lineage`` are tied to their life.
    """
    record = read_comments(draft, registry, confirmations.keys(), sender, known)
    if not record.clauses:
        return Register(())
    register = find_spoken(identify_surely(record.spoken, registry, confirmations=confirmations), registry)
    margin = _Margin(draft, lineage)
    if margin.number is not None and lineage is not None:
        register = bound_to(register, lineage, margin.number)
    return replace(
        register,
        positions=tuple(_as_written(one, record, margin, registry) for one in register.positions),
        unresolved=tuple(_as_typed(one, record) for one in register.unresolved),
    )


class _Margin:
    """The paragraphs of a draft that comments stand beside, and which they are in the life of the text.

    ``number`` is that of the version that the draft is or returns, None where it is none.
    """

    def __init__(self, draft: Draft, lineage: Lineage | None) -> None:
        self._draft = draft
        ids = [one.source.id for one in lineage.versions] if lineage else []
        of = draft.returns or draft.source.id
        self.number = ids.index(of) if of in ids else None
        if lineage is None or self.number is None:
            return
        self._version = lineage.versions[self.number]
        self._places = counterparts(draft, self._version) if draft.returns else None
        self._threads = {
            at: thread.id
            for thread in lineage.threads
            for here in thread.places
            if here.version == self.number
            for at in here.paragraphs
        }

    def target(self, comment: Comment) -> Target | None:
        """Return the paragraph that a comment stands beside, None where it has no place."""
        if self.number is None:
            return target_of(comment, self._draft)
        at = comment.paragraph
        if at is not None and self._places is not None:
            at = self._places.get(at)
        if at is None:
            return None
        version = self._version
        return Target(
            TargetKind.PARAGRAPH,
            place(version, (at,)),
            self._threads.get(at),
            at,
            version=version.source.id,
            words=comment.words,
        )


def _comments_of(version: Draft | None) -> frozenset[str]:
    return frozenset(one.text.strip() for one in version.comments) if version else frozenset()


def _as_typed(one: Unresolved, record: CommentRecord) -> Unresolved:
    """Return what was not taken for a position with the words of its comment, and under whose name it is."""
    written = [record.written(each) for each in one.citations]
    typist = written[0][1].typist
    reason = one.reason
    if reason == message("nobody is named as the speaker") and typist:
        reason = message(
            "the comment names nobody; “%(name)s” typed it, and whoever types need not hold it", name=typist
        )
    return Unresolved(reason, tuple(citation for citation, _ in written))


def _as_written(position: Position, record: CommentRecord, margin: _Margin, registry: Registry) -> Position:
    """Return a position with the words of its comment, about the paragraph beside unless it names another."""
    written, comment = record.written(position.citations[0])
    beside = margin.target(comment)
    named = any(target.kind is TargetKind.PARAGRAPH for target in position.targets)
    targets = position.targets if beside is None or named else (beside, *position.targets)
    day = _DAY.match(comment.when or "")
    return replace(
        position,
        citations=(written,),
        context=(),
        targets=targets,
        date=day.group() if day else position.date,
        typist=_other_typist(comment, position, registry),
    )


def _other_typist(comment: Comment, position: Position, registry: Registry) -> str | None:
    """Return whose name the word processor put to a comment, None where it is the holder's own."""
    typist = registry.resolve_exactly(comment.typist or "").actor
    own = typist is not None and typist.code in (position.actor.code, position.holder.code)
    return None if own else comment.typist
