"""Questions answered with the record's own words, from its registers first, by actor; or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from travaux.analysis.search.folding import forms, stemmed
from travaux.analysis.search.question import Question, understand
from travaux.domain.commitments import Commitment
from travaux.domain.positions import Position, TargetKind
from travaux.domain.search import Unit, UnitKind
from travaux.domain.sources import Source, SourceKind
from travaux.domain.spans import Citation
from travaux.domain.texts import Attribution, Draft, Paragraph
from travaux.exports.positions import named
from travaux.reports.findings import Answer, Answers
from travaux.service.finders import Say
from travaux.service.reading_room import Snapshot
from travaux.service.registers import commitments_of, positions_of
from travaux.service.search import search
from travaux.service.search_units import STANCES_OF_ACTIONS, opened_at, registry_of

MOST = 60
"""Answers that are given; more are counted as left out."""
_PASSAGES = 12
_NEAR = 0.42
"""Cosine from which a passage that shares no words may answer: above all that unrelated questions reach."""
_SPOKEN = (UnitKind.INTERVENTION, UnitKind.INPUT, UnitKind.REPORT, UnitKind.LETTER)


def ask(room: Snapshot, question: str, *, today: date, say: Say | None = None) -> Answers:
    """Return what the record answers to ``question``, as the viewer of ``room`` may see it.

    Commitments answer what is due, positions and brackets who stands where; other questions are answered by
    passages that hold what is asked about. Nothing is concluded that is not written.
    """
    asked = understand(question, registry_of(room))
    found = _by_actor(_distinct(_answers(room, asked, today, say)), ordered=asked.due)
    return Answers(question, described(asked), tuple(found[:MOST]), max(0, len(found) - MOST))


def described(asked: Question) -> str:
    """Return in words what a question was taken to ask."""
    parts = ["what is due" if asked.due else " or ".join(stance.value for stance in asked.stances) or "words"]
    if asked.actors:
        parts.append(f"of {', '.join(actor.name for actor in asked.actors)}")
    if asked.paragraphs:
        parts.append(f"on paragraph {', '.join(asked.paragraphs)}")
    if asked.days is not None:
        parts.append(f"within {asked.days} days")
    if asked.topic:
        parts.append(f"about “{' '.join(asked.topic)}”")
    return " ".join(parts)


def _answers(room: Snapshot, asked: Question, today: date, say: Say | None) -> list[Answer]:
    if asked.due:
        return list(_due(room, asked, today))
    standing = list(_standing(room, asked))
    if asked.stances:
        if asked.actors and not standing:
            return list(_standing(room, replace(asked, stances=())))
        return standing
    if asked.paragraphs:
        return [*([] if asked.actors else _wordings(room, asked)), *standing]
    if asked.topic:
        return list(_passages(room, asked, say)) or standing
    return standing if asked.actors else []


def _standing(room: Snapshot, asked: Question) -> Iterator[Answer]:
    """Yield the positions, spoken, reported and written into brackets, that are asked for."""
    if not (asked.stances or asked.actors or asked.paragraphs):
        return
    for position in positions_of(room, registry_of(room)):
        if _is_asked(position, asked) and all(c.source in room.sources for c in position.citations):
            yield _of_position(room, position)
    if asked.paragraphs:
        yield from _bracketed(room, asked)


def _is_asked(position: Position, asked: Question) -> bool:
    codes = {actor.code for actor in asked.actors}
    labels = {_plain(t.label) for t in position.targets if t.kind is TargetKind.PARAGRAPH}
    if asked.stances and position.stance not in asked.stances:
        return False
    if codes and not codes & {position.actor.code, position.holder.code}:
        return False
    if asked.paragraphs and not any(_names(wanted, label) for wanted in asked.paragraphs for label in labels):
        return False
    said = [*(c.quote for c in position.citations), *(target.label for target in position.targets)]
    return bool(asked.paragraphs) or _is_about(asked, said)


def _is_about(asked: Question, said: Iterable[str]) -> bool:
    """Say whether most of the topic's words are in ``said``."""
    have = {stemmed(form) for text in said for form in forms(text)}
    stems = asked.stems
    return not stems or len(stems & have) * 2 > len(stems)


def _names(wanted: str, label: str) -> bool:
    """Say whether ``label`` is the paragraph ``wanted`` or a part of it."""
    plain = _plain(wanted)
    return label == plain or label.startswith(f"{plain}(")


def _plain(label: str) -> str:
    return label.casefold().replace(" ", "").removeprefix("op").rstrip(".")


def _of_position(room: Snapshot, position: Position) -> Answer:
    citation = position.citations[0]
    source = room.sources[citation.source]
    about = ", ".join(map(named, position.targets))
    return Answer(
        _quote(citation),
        position.holder.name,
        position.stance.value,
        position.citations,
        opened_at(room, citation),
        f"position, {position.via.value}",
        f"{source.title}: {about}" if about else source.title,
        source.facts.date.isoformat() if source.facts.date else None,
    )


def _bracketed(room: Snapshot, asked: Question) -> Iterator[Answer]:
    """Yield what actors are recorded as wanting of a paragraph, beside its brackets."""
    codes = {actor.code for actor in asked.actors}
    registry = registry_of(room)
    for source, draft, paragraph in _paragraphs(room, asked):
        for start, end, attributions in _marked(draft, paragraph):
            for attribution in attributions:
                stance = STANCES_OF_ACTIONS.get(attribution.action)
                for name in attribution.actors:
                    actor = registry.resolve_exactly(name).actor
                    wanted = not asked.stances or stance in asked.stances
                    if stance and wanted and (not codes or (actor and actor.code in codes)):
                        yield _written(
                            room, source, paragraph.label, draft.source.cite(start, end),
                            actor.name if actor else name, stance.value,
                        )  # fmt: skip


def _marked(draft: Draft, paragraph: Paragraph) -> Iterator[tuple[int, int, tuple[Attribution, ...]]]:
    """Yield the spans in the source of the words that attributions are written beside."""
    exact = draft.source.text[paragraph.start : paragraph.end] == paragraph.text
    yield paragraph.start, paragraph.end, paragraph.attributions
    for bracket in paragraph.brackets:
        if exact:
            yield paragraph.start + bracket.start, paragraph.start + bracket.end, bracket.attributions
        else:
            yield paragraph.start, paragraph.end, bracket.attributions


def _paragraphs(room: Snapshot, asked: Question) -> Iterator[tuple[Source, Draft, Paragraph]]:
    for source, draft in room.results(Draft, SourceKind.DRAFT):
        for paragraph in draft.paragraphs:
            label = _plain(paragraph.label or "")
            if (
                label
                and paragraph.end > paragraph.start
                and any(_plain(p) == label for p in asked.paragraphs)
            ):
                yield source, draft, paragraph


def _wordings(room: Snapshot, asked: Question) -> list[Answer]:
    """Return how the newest version that has the paragraphs words them."""
    found = list(_paragraphs(room, asked))
    newest = found[-1][0].id if found else None
    return [
        _written(room, source, paragraph.label, draft.source.cite(paragraph.start, paragraph.end), None, None)
        for source, draft, paragraph in found
        if source.id == newest
    ]


def _written(
    room: Snapshot,
    source: Source,
    label: str | None,
    citation: Citation,
    actor: str | None,
    stance: str | None,
) -> Answer:
    return Answer(
        _quote(citation),
        actor,
        stance,
        (citation,),
        opened_at(room, citation),
        "the text",
        f"{source.title}, paragraph {label}",
        source.facts.date.isoformat() if source.facts.date else None,
    )


def _due(room: Snapshot, asked: Question, today: date) -> Iterator[Answer]:
    """Yield commitments with their deadlines, the soonest first and what names no day last."""
    rows = [row for row in commitments_of(room) if _is_due(row[1], asked, today)]
    for source, commitment in sorted(rows, key=lambda row: _day(row[1]) or date.max):
        deadline = commitment.deadline
        citation = commitment.citations[0]
        answer = _written(room, source, commitment.paragraph, citation, None, commitment.strength.value)
        yield replace(
            answer,
            actor=", ".join(commitment.addressees) or None,
            citations=commitment.citations,
            found="commitment",
            due=deadline.date.isoformat() if deadline and deadline.date else None,
        )


def _is_due(commitment: Commitment, asked: Question, today: date) -> bool:
    day = _day(commitment)
    if commitment.deadline is None:
        return False
    if asked.days is not None and not (day and 0 <= (day - today).days <= asked.days):
        return False
    if asked.paragraphs and not any(_names(p, _plain(commitment.paragraph)) for p in asked.paragraphs):
        return False
    said = [*(c.quote for c in commitment.citations), *commitment.addressees]
    whole = " ".join(said).casefold()
    return all(actor.name.casefold() in whole for actor in asked.actors) and _is_about(asked, said)


def _day(commitment: Commitment) -> date | None:
    return commitment.deadline.date if commitment.deadline else None


def _passages(room: Snapshot, asked: Question, say: Say | None) -> Iterator[Answer]:
    """Yield the passages that hold what is asked about, of those who are asked about."""
    filters = {"actor": [actor.name for actor in asked.actors], "kind": [kind.value for kind in _SPOKEN]}
    result = search(room, " ".join(asked.topic), filters, limit=_PASSAGES, near=_NEAR, say=say)
    ways = {hit.how for hit in result.hits}
    best = next((how for how in ("words", "some words", "meaning") if how in ways), "")
    for hit in result.hits:
        if hit.how == best:
            yield Answer(
                " ".join(hit.unit.text.split()),
                hit.unit.actor,
                _stance_in(room, asked, hit.unit),
                hit.unit.citations,
                hit.unit.path,
                f"passage, by {hit.how}",
                hit.unit.title,
                hit.unit.date,
            )


def _stance_in(room: Snapshot, asked: Question, unit: Unit) -> str | None:
    """Return the one stance that a passage takes on what is asked about, None unless it is one."""
    whole = unit.citations[0]
    stances = {
        position.stance.value
        for position in positions_of(room, registry_of(room))
        for citation in position.citations[:1]
        if citation.source == whole.source
        and whole.start <= citation.start < whole.end
        and position.actor.name == unit.actor
        and _is_about(asked, [citation.quote, *(target.label for target in position.targets)])
    }
    return stances.pop() if len(stances) == 1 else None


def _by_actor(answers: Sequence[Answer], *, ordered: bool) -> list[Answer]:
    """Return answers with those of one actor together, in the order in which actors first come."""
    if ordered:
        return list(answers)
    first = {name: place for place, name in reversed(list(enumerate(answer.actor for answer in answers)))}
    return sorted(answers, key=lambda answer: first[answer.actor])


def _distinct(answers: Iterable[Answer]) -> list[Answer]:
    found: dict[tuple[object, ...], Answer] = {}
    for answer in answers:
        found.setdefault((answer.actor, answer.stance, answer.text), answer)
    return list(found.values())


def _quote(citation: Citation) -> str:
    return " ".join(citation.quote.split())
