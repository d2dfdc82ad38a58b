"""What the text answers: how it reads, how a paragraph came to read so, what changed, what is contested."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.analysis.search.question import Question
from travaux.domain.lineage import Lineage, Link, LinkKind
from travaux.domain.messages import Text, counted, joined, joined_or_none, message
from travaux.domain.positions import Position
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.search import Answer
from travaux.domain.texts import Paragraph, ParagraphKind
from travaux.exports.positions import named
from travaux.views.disputes import Dispute, bracketed, disputes_now, last_bracketed
from travaux.views.procedure.timeline import procedure_in
from travaux.views.search.reply import RegisterReply, is_about, is_all_about, names_label, written
from travaux.views.search.stance_answers import of_position
from travaux.views.search.subjects import drafts_of, lives_asked, names
from travaux.views.snapshot import Snapshot
from travaux.views.text.lives import At
from travaux.views.text.paragraphs import ParagraphViews, compared, label_of, paragraph_views

_PROVISIONS = frozenset(
    {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH, ParagraphKind.OPTION}
)
_BREAKS = frozenset({StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION})


def wording_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return how the version that is named words the paragraphs, else the newest that has them."""
    every = [
        (source, draft, paragraph)
        for source, draft in drafts_of(snapshot)
        for paragraph in draft.paragraphs
        if any(names(wanted, paragraph) for wanted in asked.paragraphs)
    ]
    named = _versions_named(snapshot, asked)
    found = [one for one in every if not asked.versions or one[0].id in named]
    newest = found[-1][0].id if found else ""
    answers = tuple(
        written(snapshot, source, paragraph.label, draft.source.cite(paragraph.start, paragraph.end))
        for source, draft, paragraph in found
        if asked.versions or source.id == newest
    )
    versions = len({source.id for source, *_ in every})
    said = message("%(n)s of %(all)s versions that have it", n=len(answers), all=versions)
    return RegisterReply(answers, said if answers else None, ordered=True)


def paragraphs_about(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return the paragraphs that have every word of the topic, of the version named or of the newest."""
    drafts = drafts_of(snapshot)
    named = _versions_named(snapshot, asked) or {source.id for source, _ in drafts[-1:]}
    paragraphs = [
        (source, draft, paragraph)
        for source, draft in drafts
        for paragraph in draft.paragraphs
        if source.id in named and _is_of_text(paragraph) and paragraph.end > paragraph.start
    ]
    answers = tuple(
        written(
            snapshot, source, label_of(paragraph) or None, draft.source.cite(paragraph.start, paragraph.end)
        )
        for source, draft, paragraph in paragraphs
        if is_all_about(asked, [paragraph.text])
    )
    said = message("%(n)s of %(all)s paragraphs", n=len(answers), all=len(paragraphs))
    return RegisterReply(answers, said if answers else None, ordered=True)


def _versions_named(snapshot: Snapshot, asked: Question) -> frozenset[str]:
    if not asked.versions:
        return frozenset()
    text = paragraph_views(snapshot)
    return frozenset(text.sources[number].id for number in asked.versions)


def history_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return each wording of a paragraph by version, with the versions that do not have it."""
    if not snapshot.has(Lineage):
        return wording_reply(snapshot, asked) if asked.paragraphs else RegisterReply()
    text = paragraph_views(snapshot)
    answers: list[Answer] = []
    notes: list[Text] = []
    for life in lives_asked(text, _unbound(asked)):
        kept = [at for at in life if not asked.versions or at[0] >= asked.versions[0]]
        answers += _wordings(snapshot, text, kept)
        answers += _objections_to_removal(snapshot, text, kept)
        notes += _absences(text, kept)
    said = counted("%(n)s wording", "%(n)s wordings", n=len([a for a in answers if a.actor is None]))
    return RegisterReply(tuple(answers), joined_or_none((said, *notes)) if answers else None, ordered=True)


def _unbound(asked: Question) -> Question:
    """Return the question without its versions where one is only the start: "since the zero draft"."""
    return replace(asked, versions=()) if len(asked.versions) == 1 else asked


def _wordings(snapshot: Snapshot, text: ParagraphViews, life: Sequence[At]) -> Iterator[Answer]:
    """Yield the wordings of a life, each where it is new or was brought back after a version without it."""
    worded, last = "", -1
    have = {version for version, _ in life}
    for version, index in life:
        draft, source = text.lineage.versions[version], text.sources[version]
        paragraph = draft.paragraphs[index]
        came_back = 0 <= last < version and version - 1 not in have
        last = version
        if paragraph.end <= paragraph.start or (paragraph.text == worded and not came_back):
            continue
        worded = paragraph.text
        citation = draft.source.cite(paragraph.start, paragraph.end)
        note = message("brought back") if came_back else None
        yield replace(written(snapshot, source, paragraph.label, citation), note=note)


def _objections_to_removal(snapshot: Snapshot, text: ParagraphViews, life: Sequence[At]) -> Iterator[Answer]:
    """Yield objections, under silence, that name the paragraph by the label of a version that had it."""
    labels = {
        label_of(text.lineage.versions[version].paragraphs[index])
        for version, index in life
        if not any(at[0] == version + 1 for at in life)
    } - {""}
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    for step in steps:
        if step.kind in _BREAKS and any(
            names_label(label, former) for label in labels for former in step.former
        ):
            yield from _breaking(snapshot, step)


def _breaking(snapshot: Snapshot, step: Step) -> Iterator[Answer]:
    citation = step.citations[0]
    for party in step.by:
        answer = written(snapshot, snapshot.sources[citation.source], None, citation)
        yield replace(
            answer,
            actor=party.speaking_for or party.name,
            found=f"procedure, {step.kind.value}",
            note=message("objected to its removal"),
        )


def _absences(text: ParagraphViews, life: Sequence[At]) -> Iterator[Text]:
    if not life:
        return
    have = {version for version, _ in life}
    missing = [text.name(n) for n in range(life[0][0], len(text.sources)) if n not in have]
    if missing:
        yield message("not in %(versions)s", versions=joined(missing))


def change_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return each provision that two versions do not have alike, with what became of it."""
    if not snapshot.has(Lineage):
        return RegisterReply()
    text = paragraph_views(snapshot)
    pair = _versions_to_compare(asked.versions, len(text.sources))
    if pair is None:
        return RegisterReply()
    old, new = pair
    links = [link for link in compared(snapshot, old, new) if _is_provision(text, old, new, link)]
    changed = [link for link in links if link.kind is not LinkKind.UNCHANGED or link.changes]
    kinds = set(asked.form.kinds) if asked.form else set()
    wanted = [link for link in changed if not kinds or link.kind.value in kinds]
    found = [answer for link in wanted if (answer := _answer_of_change(snapshot, text, (old, new), link))]
    answers = tuple(answer for answer in found if is_all_about(asked, [answer.text]))
    said = message(
        "%(n)s of %(all)s provisions between %(old)s and %(new)s",
        n=len(answers),
        all=len(links),
        old=text.name(old),
        new=text.name(new),
    )
    return RegisterReply(answers, said if answers else None, ordered=True)


def _versions_to_compare(versions: Sequence[int], all_versions: int) -> tuple[int, int] | None:
    """Return the two versions to compare: those named, or the named one with the one before it."""
    if len(versions) > 1:
        return versions[0], versions[-1]
    new = versions[0] if versions else all_versions - 1
    return (new - 1, new) if new > 0 else None


def _is_provision(text: ParagraphViews, old: int, new: int, link: Link) -> bool:
    version, indexes = (new, link.new) if link.new else (old, link.old)
    return any(_is_of_text(text.lineage.versions[version].paragraphs[index]) for index in indexes)


def _is_of_text(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is one of the text itself, and no heading, symbol or note above or below it."""
    return paragraph.kind in _PROVISIONS


def _answer_of_change(
    snapshot: Snapshot, text: ParagraphViews, pair: tuple[int, int], link: Link
) -> Answer | None:
    old, new = pair
    version, indexes = (new, link.new) if link.new else (old, link.old)
    draft = text.lineage.versions[version]
    paragraph = draft.paragraphs[indexes[0]]
    if paragraph.end <= paragraph.start:
        return None
    citation = draft.source.cite(paragraph.start, paragraph.end)
    answer = written(snapshot, text.sources[version], label_of(paragraph) or None, citation)
    return replace(
        answer,
        stance=link.kind.value,
        citations=tuple(dict.fromkeys((citation, *link.citations))),
        note=_move_in_words(text, pair, link),
        found=f"comparison of versions, {link.kind.value}",
    )


def _move_in_words(text: ParagraphViews, pair: tuple[int, int], link: Link) -> Text | None:
    if not (link.old and link.new):
        return None
    labels = [
        ", ".join(filter(None, (label_of(text.lineage.versions[version].paragraphs[i]) for i in indexes)))
        for version, indexes in ((pair[0], link.old), (pair[1], link.new))
    ]
    if not all(labels) or labels[0] == labels[1]:
        return None
    return message("paragraph %(old)s before", old=labels[0])


def contested_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return who objects to which words of the latest version, and the words in brackets."""
    if not snapshot.has(Lineage):
        return RegisterReply()
    text = paragraph_views(snapshot)
    found = [one for one in disputes_now(snapshot) if _is_asked(one, asked)]
    by_dispute = [list(_of_dispute(snapshot, text, one)) for one in found]
    answers = [answer for own in by_dispute for answer in own]
    provisions = [p for p in text.lineage.versions[-1].paragraphs if _is_of_text(p)]
    said = message(
        "%(n)s of %(all)s paragraphs of %(version)s",
        n=sum(any(not answer.apart for answer in own) for own in by_dispute),
        all=len(provisions),
        version=text.name(len(text.sources) - 1),
    )
    return RegisterReply(_distinct_answers(answers), said if answers else None, ordered=True)


def bracket_reply(snapshot: Snapshot, asked: Question) -> RegisterReply:
    """Return the paragraphs in brackets, of the version that is named or the last that has any."""
    if not snapshot.has(Lineage):
        return RegisterReply()
    text = paragraph_views(snapshot)
    version = asked.versions[-1] if asked.versions else last_bracketed(text)
    if version is None:
        return RegisterReply()
    found = sorted(bracketed(text, version), key=lambda one: one.paragraph.index)
    answers = tuple(_bracket(snapshot, text, one) for one in found if _is_asked(one, asked))
    said = message("%(n)s paragraphs in brackets in %(version)s", n=len(answers), version=text.name(version))
    return RegisterReply(answers, said if answers else None, ordered=True)


def _is_asked(one: Dispute, asked: Question) -> bool:
    if asked.paragraphs and not any(names(wanted, one.paragraph) for wanted in asked.paragraphs):
        return False
    return is_about(asked, [one.paragraph.text])


def _of_dispute(snapshot: Snapshot, text: ParagraphViews, one: Dispute) -> Iterator[Answer]:
    if one.brackets:
        yield _bracket(snapshot, text, one)
    for objection in one.objections:
        if _is_on(objection, text, one):
            yield of_position(snapshot, objection)
    for step in one.breaks:
        yield from (replace(answer, note=None) for answer in _breaking(snapshot, step))


def _is_on(objection: Position, text: ParagraphViews, one: Dispute) -> bool:
    """Say whether an objection names this paragraph of what its thread was split into."""
    label = label_of(one.paragraph)
    last = text.sources[one.version].id
    here = [t for t in objection.targets if t.version == last and t.paragraph is not None]
    if here:
        return any(target.paragraph == one.paragraph.index for target in here)
    return any(label in named(target) for target in objection.targets if target.thread == one.thread)


def _bracket(snapshot: Snapshot, text: ParagraphViews, one: Dispute) -> Answer:
    draft = text.lineage.versions[one.version]
    paragraph: Paragraph = one.paragraph
    citation = draft.source.cite(paragraph.start, paragraph.end)
    answer = written(snapshot, text.sources[one.version], label_of(paragraph) or None, citation)
    said = counted("%(n)s bracket", "%(n)s brackets", n=one.brackets)
    who = message("beside them: %(names)s", names=joined(one.actors)) if one.actors else None
    return replace(answer, note=joined_or_none((said, who)), found="brackets")


def _distinct_answers(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    found: dict[tuple[str | None, str | None, str], Answer] = {}
    for answer in answers:
        found.setdefault((answer.actor, answer.stance, answer.text), answer)
    return tuple(found.values())
