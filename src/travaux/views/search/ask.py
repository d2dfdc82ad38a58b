"""Questions answered with the record's own words, from its registers first, by actor; or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from travaux.analysis.search.question import Question, understand
from travaux.domain.search import Answer, Answers, Unit, UnitKind
from travaux.exports.reviewed_json import reviews_used
from travaux.exports.search import answers_json
from travaux.views.positions.indexes import positions_of
from travaux.views.registry import registry_of
from travaux.views.review.backing import reviewed_turns
from travaux.views.search.answers import due, history, is_about, position_answers, steps, wordings
from travaux.views.search.indexes import Say
from travaux.views.search.results import search
from travaux.views.snapshot import Snapshot

MOST = 60
"""Answers that are given; more are counted as left out."""
_PASSAGES = 12
_NEAR = 0.42
"""Cosine from which a passage that shares no words may answer: above all that unrelated questions reach."""
_SPOKEN = (UnitKind.INTERVENTION, UnitKind.INPUT, UnitKind.REPORT, UnitKind.LETTER)
_WRITTEN = (UnitKind.PARAGRAPH, UnitKind.AGREED, UnitKind.DOCUMENT)


def ask(snapshot: Snapshot, question: str, *, today: date, say: Say | None = None) -> Answers:
    """Return what the record answers to ``question``, as the viewer of ``snapshot`` may see it.

    Commitments answer what is due and who must do what, the procedure what happened to the text, positions,
    brackets and proposals who stands where; other questions are answered by passages that hold what is asked
    about. Nothing is concluded that is not written.
    """
    asked = understand(question, registry_of(snapshot))
    found = _by_actor(_distinct(_answers(snapshot, asked, today, say)), ordered=_is_ordered(asked))
    return Answers(question, described(asked), tuple(found[:MOST]), max(0, len(found) - MOST))


def described(asked: Question) -> str:
    """Return in words what a question was taken to ask."""
    parts = [_sought(asked)]
    if asked.actors:
        parts.append(f"of {', '.join(actor.name for actor in asked.actors)}")
    if asked.sectors:
        parts.append(f"of {', '.join(asked.sectors)}")
    if asked.paragraphs:
        parts.append(f"on paragraph {', '.join(asked.paragraphs)}")
    if asked.days is not None:
        parts.append(f"within {asked.days} days")
    if asked.topic:
        parts.append(f"about “{' '.join(asked.topic)}”")
    return " ".join(parts)


def _sought(asked: Question) -> str:
    """Return in words what kind of answer is sought."""
    if asked.overdue:
        return "what is overdue"
    if asked.due:
        return "what is due"
    if asked.stances:
        return " or ".join(stance.value for stance in asked.stances)
    if asked.duties:
        return "what shall be done"
    if asked.steps:
        return "procedure: " + " or ".join(asked.steps)
    return "how the words changed" if _is_history(asked) else "words"


def _is_history(asked: Question) -> bool:
    return asked.history and bool(asked.paragraphs) and not asked.actors


def _is_ordered(asked: Question) -> bool:
    """Say whether the order of answers in time tells something."""
    return asked.due or bool(asked.steps) or _is_history(asked) or (asked.duties and not asked.stances)


def _answers(snapshot: Snapshot, asked: Question, today: date, say: Say | None) -> list[Answer]:
    if asked.due:
        return list(due(snapshot, asked, today))
    if asked.stances:
        return _of_stance(snapshot, asked, say)
    if asked.duties and (found := list(due(snapshot, asked, today))):
        return found
    if asked.steps and (found := list(steps(snapshot, asked))):
        return found
    stands = list(position_answers(snapshot, asked))
    if asked.paragraphs:
        told = history(snapshot, asked) if _is_history(asked) else wordings(snapshot, asked)
        return [*([] if asked.actors else told), *([] if _is_history(asked) else stands)]
    if asked.topic:
        return list(_passages(snapshot, asked, say)) or (stands if asked.actors or asked.sectors else [])
    return stands if asked.actors or asked.sectors else []


def _of_stance(snapshot: Snapshot, asked: Question, say: Say | None) -> list[Answer]:
    """Return who takes the stance; for one who is named and does not, all else that they say of it."""
    found = list(position_answers(snapshot, asked))
    if found or not (asked.actors or asked.sectors):
        return found
    anyhow = replace(asked, stances=())
    if asked.paragraphs or not asked.topic:
        return list(position_answers(snapshot, anyhow))
    return list(position_answers(snapshot, anyhow)) or list(_passages(snapshot, anyhow, say))


def _passages(snapshot: Snapshot, asked: Question, say: Say | None) -> Iterator[Answer]:
    """Yield the passages that hold what is asked about, of those who are asked about."""
    kinds = _SPOKEN if asked.who or asked.actors or asked.sectors else (*_SPOKEN, *_WRITTEN)
    filters = {
        "actor": [actor.name for actor in asked.actors],
        "sector": [sector.value for sector in asked.sectors],
        "kind": [kind.value for kind in kinds],
    }
    result = search(snapshot, " ".join(asked.topic), filters, limit=_PASSAGES, near=_NEAR, say=say)
    ways = {hit.how for hit in result.hits}
    best = next((how for how in ("words", "some words", "meaning") if how in ways), "")
    for hit in result.hits:
        if hit.how == best:
            yield Answer(
                " ".join(hit.unit.text.split()),
                hit.unit.actor,
                _stance_in(snapshot, asked, hit.unit),
                hit.unit.citations,
                hit.unit.path,
                f"passage, by {hit.how}",
                hit.unit.title,
                hit.unit.date,
            )


def _stance_in(snapshot: Snapshot, asked: Question, unit: Unit) -> str | None:
    """Return the one stance that a passage takes on what is asked about, None unless it is one."""
    whole = unit.citations[0]
    stances = {
        position.stance.value
        for position in positions_of(snapshot)
        for citation in position.citations[:1]
        if citation.source == whole.source
        and whole.start <= citation.start < whole.end
        and position.actor.name == unit.actor
        and is_about(asked, [citation.quote, *(target.label for target in position.targets)])
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


def answers_plain(snapshot: Snapshot, found: Answers) -> dict[str, object]:
    """Return answers as `travaux ask --json` prints them, with the reviews they rest on."""
    return {**answers_json(found), **reviews_used(reviewed_turns(snapshot), found.answers)}
