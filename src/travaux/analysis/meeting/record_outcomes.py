"""What a record itself says was decided and given to do, put together with what was said in the room."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from travaux.analysis.meeting.annexed_decisions import AnnexedDecision, find_annexed
from travaux.analysis.meeting.body_acts import BodyTask, find_body_acts
from travaux.analysis.meeting.minuted_motions import MinutedMotion, find_minuted_motions
from travaux.analysis.meeting.outcomes import SentenceOfRecord
from travaux.analysis.meeting.phrasing import report, shorten, without_voters
from travaux.analysis.meeting.record_blocks import RecordBlock, acting_parts, annex_of
from travaux.analysis.meeting.task_lists import find_assigned, find_listed_tasks
from travaux.analysis.meeting.tasks import names_by_label
from travaux.analysis.wording import content_stems
from travaux.domain.findings import Line
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, joined, message
from travaux.domain.spans import Citation, stable_id
from travaux.reference.lexicons import lexicon_pattern
from travaux.reference.phrases import load_pattern, pattern_about

MOST = 100
"""Lines of one kind: the decisions that a session annexes give some fifty tasks."""
_SAME = 0.6  # of the telling words of two tasks of one holder, from which they are one, said twice
_CLAUSES, _CLAUSE = 3, 30  # paragraphs told of a printed decision, and words of each
_form = partial(load_pattern, "body_acts")


@dataclass(frozen=True, slots=True)
class RecordOutcomes:
    """Decisions and tasks that stand in the record as its own words."""

    decisions: tuple[Line, ...]
    actions: tuple[Line, ...]


def find_record_outcomes(meeting: Meeting, blocks: Sequence[RecordBlock]) -> RecordOutcomes:
    """Return what the record says in its ``blocks`` was settled and who is to do what, in order."""
    annex = annex_of(meeting)
    own = acting_parts(blocks, annex)
    acts = find_body_acts(meeting, own)
    annexed = find_annexed(meeting, blocks, annex)
    motions = [_motion(meeting, each) for each in find_minuted_motions(own)]
    settled = [_settled(each) for each in acts.settled]
    names = names_by_label(meeting)
    tasks = [
        *((each, None) for each in acts.tasks),
        *((each, None) for decision in annexed for each in decision.tasks),
    ]
    tasks += [(each, None) for each in find_assigned(meeting, own) if not _is_given(each, tasks)]
    listed = [_action(task, due, names) for task, due in find_listed_tasks(meeting, blocks)]
    told = _with_texts([*motions, *_lines_of_their_own(settled, motions)], annexed, meeting)
    actions = _tasks_told_once([_action(task, due, names) for task, due in tasks], listed)
    return RecordOutcomes(_in_order(told), _in_order(actions))


def before_annexes(
    meeting: Meeting, blocks: Sequence[RecordBlock], utterances: Sequence[SentenceOfRecord]
) -> tuple[SentenceOfRecord, ...]:
    """Return ``utterances`` without what the annexes of a record say: rules and terms are no acts."""
    annex = annex_of(meeting)
    acting = {block.start for block in acting_parts(blocks, annex)}
    texts = [block for block in blocks if block.start >= annex and block.start not in acting]
    starts = [block.start for block in texts]

    def in_a_text(place: int) -> bool:
        before = bisect_right(starts, place)
        return before > 0 and place < texts[before - 1].end

    return tuple(each for each in utterances if not in_a_text(each.start))


def with_recorded(found: Sequence[Line], recorded: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines ``found`` in what was said with those of the record, each matter told once.

    A line that joins several places stands; otherwise the record's own line stands for what it repeats.
    """
    joint = [line for line in found if len(line.citations) > 1]
    own = list(_lines_of_their_own(recorded, joint))
    return _in_order([*_lines_of_their_own(found, own), *own])


def _lines_of_their_own(lines: Sequence[Line], others: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if not any(
            one.overlaps(other) for each in others for one in line.citations for other in each.citations
        ):
            yield line


def _in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.citations[0].start)[:MOST])


def _settled(citation: Citation) -> Line:
    lead = _form("resolved").match(citation.quote)
    words = (
        citation.quote[lead.end() :]
        if lead and not lead.group().lower().startswith("it ")
        else citation.quote
    )
    mark = _form("sub_item").match(words)
    said = report(without_voters(" ".join(words[mark.end() if mark else 0 :].split())))
    return Line(stable_id("decision", str(citation.start)), "decision", said, (citation,))


def _motion(meeting: Meeting, motion: MinutedMotion) -> Line:
    citation = meeting.source.cite(motion.start, motion.end)
    result = motion.result.strip(" .*#")
    result = result.capitalize() if result.isupper() else result[:1].upper() + result[1:]
    said = message("%(result)s: %(motion)s.", result=result, motion=shorten(motion.what))
    return Line(stable_id("decision", str(motion.start)), "decision", said, (citation,))


def _with_texts(lines: Sequence[Line], annexed: Sequence[AnnexedDecision], meeting: Meeting) -> list[Line]:
    """Return decisions with what their printed texts say; a text without its adoption is a line."""
    told = list(lines)
    for each in annexed:
        place = next((n for n, line in enumerate(told) if _adopts(line, each)), None)
        if place is None:
            told.append(_printed(each, meeting))
        else:
            told[place] = _line_with_decision(told[place], each, meeting)
    return told


def _adopts(line: Line, decision: AnnexedDecision) -> bool:
    number = decision.number
    words = " ".join(citation.quote for citation in line.citations)
    return bool(number) and pattern_about("body_acts", "names_act", number).search(words) is not None


def _printed(decision: AnnexedDecision, meeting: Meeting) -> Line:
    blocks = [decision.heading, *decision.settles[:_CLAUSES]]
    citations = tuple(meeting.source.cite(each.start, each.end) for each in blocks)
    heading = " ".join(decision.heading.words.split()).strip(" *#,:")
    clauses = _clauses(decision)
    said: Text = joined((heading, clauses), ": ") if clauses else heading
    return Line(stable_id("decision", str(decision.heading.start)), "decision", said, citations)


def _line_with_decision(line: Line, decision: AnnexedDecision, meeting: Meeting) -> Line:
    clauses = _clauses(decision)
    if not clauses:
        return line
    blocks = decision.settles[:_CLAUSES]
    citations = tuple(meeting.source.cite(each.start, each.end) for each in blocks)
    said = joined((line.text.rstrip("."), clauses), ": ")
    return replace(line, said=said, citations=(*line.citations, *citations))


def _clauses(decision: AnnexedDecision) -> str:
    told = [
        shorten(" ".join(each.words.split()).rstrip(" .;,:"), _CLAUSE) for each in decision.settles[:_CLAUSES]
    ]
    clauses = "; ".join(each[:1].lower() + each[1:] for each in told)
    return f"{clauses}." if clauses and not clauses.endswith("…") else clauses


def _action(task: BodyTask, due: str | None, names: Mapping[str, str]) -> Line:
    to = _form("in_brackets").sub("", task.to).strip()
    several = _form("several_names").split(to) if not _form("office").search(to) or "," in to else [to]
    actors = tuple(names.get(one.lower(), one[:1].upper() + one[1:]) for one in several if one)
    quote = task.citations[0].quote
    when = due or _due(task.citations)
    if task.said or task.do.startswith("do so"):
        said = report(task.said or " ".join(quote.split()))
    elif not task.to:
        said = report(task.do)
    else:
        link = " to " if task.do[:1].islower() else ": "
        said = shorten(f"{task.to[:1].upper()}{task.to[1:]}{link}{task.do}")
        said += "" if said.endswith(("…", "?", "!")) else "."
    return Line(
        stable_id("action", *(str(each.start) for each in task.citations), task.to, task.do[:40]),
        "action",
        said,
        task.citations,
        actors,
        when,
    )


def _is_given(assigned: BodyTask, tasks: Sequence[tuple[BodyTask, str | None]]) -> bool:
    """Tell whether a sentence of a paragraph gives its task already to whom the line after it names."""
    return any(
        task.to.lower() == assigned.to.lower()
        and any(one.overlaps(other) for one in task.citations for other in assigned.citations)
        for task, _ in tasks
    )


def _due(citations: Sequence[Citation]) -> str | None:
    found = (lexicon_pattern("outcomes", "dues").search(each.quote) for each in citations)
    return next((match.group() for match in found if match is not None), None)


def _tasks_told_once(given: Sequence[Line], listed: Sequence[Line]) -> list[Line]:
    """Return tasks, each told once: what a sentence gives and a list repeats is one with both places."""
    told = list(given)
    for line in listed:
        place = next((n for n, other in enumerate(told) if _is_same_task(line, other)), None)
        if place is None:
            told.append(line)
        else:
            citations = dict.fromkeys((*told[place].citations, *line.citations))
            told[place] = replace(told[place], citations=tuple(citations), due=told[place].due or line.due)
    return told


def _is_same_task(one: Line, other: Line) -> bool:
    if any(mine.overlaps(theirs) for mine in one.citations for theirs in other.citations):
        return not one.actors or one.actors == other.actors
    first, second = (set(content_stems(each.text)) for each in (one, other))
    named = {each.lower() for each in one.actors} & {each.lower() for each in other.actors}
    return bool(named) and len(first & second) >= max(_SAME * min(len(first), len(second)), 2)
