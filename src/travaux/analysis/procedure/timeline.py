"""The timeline of a text: steps from all sources merged, put in order, and checked for what cannot be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from travaux.analysis.procedure.clocks import at
from travaux.analysis.procedure.moments import names_day, read_later
from travaux.domain.messages import Message, Text, joined, message
from travaux.domain.process import OBJECTIONS, Budget, DayRange, Doubt, Procedure, Step, StepKind
from travaux.domain.votes import Votes
from travaux.reference.phrases import phrase

_LAST = date(9999, 12, 31)
_ORDER = {kind: number for number, kind in enumerate(StepKind)}
SHORTEST = timedelta(hours=72)
"""What the General Assembly allows at the least for a silence procedure."""


def chart(steps: Iterable[Step], budgets: Iterable[Budget] = ()) -> Procedure:
    """Return the steps of all sources in order, each once with all its evidence, and the doubts."""
    known = tuple(budgets)
    merged = _objections_after_deadline(_steps_told_once(steps))
    ordered = tuple(sorted(merged, key=lambda step: _order_of_step(step, merged)))
    doubts = (*_doubts(ordered), *(_sums(budget) for budget in known if budget.adds_up is False))
    return Procedure(ordered, known, tuple(doubts))


def in_track(steps: Iterable[Step], track: str | None) -> list[Step]:
    """Return the steps that a meeting, a letter or a version shows as taken in its track.

    What a report tells of was done elsewhere, so that its own track says nothing of it.
    """
    return [replace(step, track=track) for step in steps] if track else list(steps)


def _one_track(one: Step, other: Step) -> str | None:
    """Return the track of a step that two sources show; None where they are of different ones."""
    tracks = {track for track in (one.track, other.track) if track}
    return tracks.pop() if len(tracks) == 1 else None


def _order_of_step(step: Step, steps: Sequence[Step]) -> tuple[date, str, float, int]:
    """Return where a step stands; one without a day stands beside the nearest one that its source dates."""
    start = step.citations[0].start if step.citations else 0
    if step.date is None and step.between:
        return step.between.last, "", _ORDER[step.kind], start
    if step.date is None and step.citations:
        source = step.citations[0].source
        beside = [one for one in steps if one.date and one.citations and one.citations[0].source == source]
        if beside:
            near = min(beside, key=lambda one: abs(one.citations[0].start - start))
            day, time, order, _ = _order_of_step(near, steps)
            return day, time, order + (0.5 if start > near.citations[0].start else -0.5), start
    usual = _ORDER[step.kind] if step.date else 0  # without any day the order of the record stands
    return step.date or _LAST, step.time or "", usual, start


def _steps_told_once(steps: Iterable[Step]) -> list[Step]:
    """Return the steps with several accounts of the same as one, under the account that says most."""
    found: list[Step] = []
    for step in sorted(steps, key=_fullness, reverse=True):
        same = [n for n, other in enumerate(found) if _is_the_same(other, step)]
        undated = [n for n, other in enumerate(found) if _lends_its_day(other, step)] if not same else []
        same = undated if len(undated) == 1 else same
        if not same:
            found.append(step)
        for n in same:
            found[n] = replace(
                _with_said_kind(found[n], step),
                citations=tuple(dict.fromkeys((*found[n].citations, *step.citations))),
                date=found[n].date or step.date,
                between=_one_range(found[n], step),
                votes=_fuller_tally(found[n].votes, step.votes),
                result=found[n].result or step.result,
                counted=found[n].counted or (step.counted if len(same) == 1 else None),
                note=found[n].note or _together(step, len(same)),
                track=_one_track(found[n], step),
            )
    return found


def _one_range(one: Step, other: Step) -> DayRange | None:
    """Return between which days a step was that two accounts tell: none where one of them knows the day."""
    return None if one.date or other.date else one.between or other.between


def _fuller_tally(one: Votes | None, other: Votes | None) -> Votes | None:
    """Return a tally with what either account of it states of abstentions and of voters."""
    if one is None or other is None:
        return one or other
    rest = other.abstaining if one.abstaining is None else one.abstaining
    return Votes(one.favour, one.against, rest, one.ballots or other.ballots)


_EACH_ITS_OWN = frozenset(
    {StepKind.ADOPTION, StepKind.AMENDMENT, StepKind.REVIEW, StepKind.CIRCULATED, StepKind.NO_ACTION}
)


def _together(step: Step, several: int) -> Text | None:
    """Return what a retelling counts of several steps at once."""
    if several < 2 or step.counted is None:
        return None
    part, whole = step.counted
    return message("all challenges together: %(part)s of %(all)s paragraphs", part=part, all=whole)


def _fullness(step: Step) -> tuple[int, ...]:
    """Return how much a step says: what is precise leads what only retells it."""
    return (
        bool(step.by_hand),
        step.date is not None,
        step.until is not None,
        -len(step.by) if step.by else -99,
        len(step.paragraphs),
        step.time is not None,
    )


_EXPLAINED = frozenset({StepKind.EXPLANATION_BEFORE, StepKind.EXPLANATION_AFTER})


def _lends_its_day(known: Step, other: Step) -> bool:
    """Tell whether a step that another source tells without its day can be one whose day is known.

    An account that does not say whether somebody explained a position before or after the adoption tells of
    either.
    """
    if other.date or other.between or known.date is None or _sources(known) & _sources(other):
        return False
    if other.kind is StepKind.ADOPTION and known.kind is other.kind:
        named = other.what == other.kind.value or known.what in (other.what, known.kind.value)
        return named and (known.result is None or other.result in (None, known.result)) and not other.votes
    if not {known.kind, other.kind} <= _EXPLAINED or not other.by:
        return False
    unsaid = known.kind is other.kind or not (_says_after(known) and _says_after(other))
    return unsaid and {one.name for one in known.by} == {one.name for one in other.by}


def _with_said_kind(known: Step, other: Step) -> Step:
    """Return an explanation as before or after the adoption where the other account says which."""
    if known.kind is other.kind or not {known.kind, other.kind} <= _EXPLAINED or _says_after(known):
        return known
    return replace(known, kind=other.kind, what=other.kind.value)


def _says_after(step: Step) -> bool:
    """Tell whether an account itself says that an explanation came after, or before, the adoption."""
    name = "explanation_after" if step.kind is StepKind.EXPLANATION_AFTER else "explanation_before"
    said = phrase("procedure", f"explanations.kinds.{name}")
    return any(said.search(citation.quote) for citation in step.citations)


def _sources(step: Step) -> set[str]:
    return {citation.source for citation in step.citations}


def _is_retold(known: Step, other: Step) -> bool:
    """Tell whether one account tells again of the same review, or of the adoption of the same named text."""
    if known.paragraphs or other.paragraphs or known.votes or other.votes:
        return False
    if known.kind is StepKind.REVIEW:
        return True
    plain = known.what == other.what == known.kind.value and known.result == other.result
    if known.kind is not StepKind.ADOPTION or not plain:
        return False
    return any(
        kind == kind2 and (names <= names2 or names2 <= names)
        for kind, names in _named_texts(known)
        for kind2, names2 in _named_texts(other)
    )


def _named_texts(step: Step) -> Iterator[tuple[str, set[str]]]:
    """Yield what accounts of an adoption call the text, with the names in front: "the Riga declaration"."""
    for citation in step.citations:
        if found := phrase("procedure", "adoption.named_text").search(citation.quote):
            yield found["kind"].lower(), set(re.findall(r"[A-Z]\w+", found["whose"]))


def _is_the_same(known: Step, other: Step) -> bool:
    if known.kind is not other.kind and not _is_its_end(known, other):
        return False
    if known.votes and other.votes:
        shared = {c.source for c in known.citations} & {c.source for c in other.citations}
        apart = shared and known.what != other.what  # two texts of one meeting can have the same figures
        return known.votes.agrees_with(other.votes) and known.paragraphs == other.paragraphs and not apart
    if _is_put_to_vote(known, other):
        return True
    if known.kind is StepKind.CIRCULATED:
        return _same_version(known, other)
    if other.kind is StepKind.UNDER_SILENCE and other.until and None in (known.date, other.date):
        return known.until == other.until  # one account tells when silence began, the other when it ended
    if _follows_its_end(known, other):
        return False
    if known.date != other.date or (known.until and other.until and known.until != other.until):
        return False
    if known.kind is StepKind.CONSULTATIONS and known.what != other.what and not _same_round(known, other):
        return False
    if known.between and other.between and known.between != other.between:
        return False
    if known.kind is StepKind.ADOPTION and known.date is None:
        return known.result == other.result
    sources = [{citation.source for citation in step.citations} for step in (known, other)]
    if known.kind in _EACH_ITS_OWN and sources[0] & sources[1] and not _is_retold(known, other):
        return False
    parted = known.paragraphs and other.paragraphs and known.paragraphs != other.paragraphs
    if known.kind in OBJECTIONS and parted and sources[0] & sources[1]:
        return False
    mine, theirs = {party.name for party in known.by}, {party.name for party in other.by}
    return not theirs or (bool(mine) and mine <= theirs)


_PUT_WITHIN = 700  # characters between a motion and the vote on it


def _is_put_to_vote(one: Step, other: Step) -> bool:
    """Tell whether one step is a motion that is made and the other the vote on "the motion" after it."""
    made, voted = (one, other) if other.votes else (other, one)
    if made.votes or not voted.votes or made.kind not in (StepKind.NO_ACTION, StepKind.MOTION):
        return False
    first, second = made.citations[:1], voted.citations[:1]
    if not first or not second or first[0].source != second[0].source:
        return False
    follows = 0 <= second[0].start - first[0].start <= _PUT_WITHIN
    return follows and bool(phrase("procedure", "votes.that_motion").match(second[0].quote))


def _same_round(known: Step, other: Step) -> bool:
    """Tell whether two sources name one round of consultations in other words: same days, same people."""
    days = (known.date, known.between) == (other.date, other.between) and (known.date or known.between)
    people = [
        set(phrase("procedure", "consulted_people").findall(step.what.lower())) for step in (known, other)
    ]
    return bool(days and people[0] & people[1]) and not _sources(known) & _sources(other)


def _is_its_end(known: Step, other: Step) -> bool:
    """Tell whether a step only says when a silence that was extended ended."""
    extended = known.kind is StepKind.SILENCE_EXTENDED
    return (
        extended and other.kind is StepKind.UNDER_SILENCE and other.date is None and other.until is not None
    )


def _follows_its_end(known: Step, other: Step) -> bool:
    """Tell whether a text is placed under silence anew, after an account of when silence ended."""
    ended = known.kind is StepKind.UNDER_SILENCE and known.until and not other.until
    if not ended or not known.citations or not other.citations:
        return False
    first, second = known.citations[0], other.citations[0]
    return first.source == second.source and first.start < second.start


def _same_version(known: Step, other: Step) -> bool:
    """Tell whether two steps are the circulation of one version, by its name; days must not differ."""
    names = [re.sub(r"\W", "", step.what.split(" · ")[0].lower()) for step in (known, other)]
    days = {step.date for step in (known, other)} - {None}
    return names[0] == names[1] and len(days) < 2


_SETS_DEADLINE = frozenset({StepKind.UNDER_SILENCE, StepKind.SILENCE_EXTENDED})


def _objections_after_deadline(steps: Sequence[Step]) -> list[Step]:
    """Return the steps with objections that came after the deadline named as what they are."""
    placed = [step for step in steps if step.kind in _SETS_DEADLINE]
    kept = [step for step in steps if step.kind is StepKind.SILENCE_KEPT and step.date]
    placed += [replace(step, date=None, until=step.date) for step in kept]
    return [_with_lateness(step, placed) for step in steps]


def _with_lateness(step: Step, placed: Sequence[Step]) -> Step:
    """Return an objection as late where its own words date it after the last deadline set before it."""
    if step.kind is not StepKind.SILENCE_BROKEN or step.date is None:
        return step
    running = [one for one in placed if one.until and _runs(one, step.date)]
    # An end that is told without its beginning says nothing of another silence that ran by that day.
    dated = [one for one in running if one.date or one.kind is StepKind.SILENCE_EXTENDED]
    running = dated or running
    last = max(running, key=lambda one: (one.until or _LAST, one.until_time or "24"), default=None)
    if last is None or last.until is None or _placed_again(step, last, placed) or not _is_late(step, last):
        return step
    deadline = joined((last.until, last.until_time, last.until_zone), " ")
    note = step.note or message("the deadline was %(deadline)s", deadline=deadline)
    return replace(step, kind=StepKind.LATE_OBJECTION, what=StepKind.LATE_OBJECTION.value, note=note)


def _placed_again(step: Step, last: Step, placed: Sequence[Step]) -> bool:
    """Tell whether a text was placed under silence anew, nobody says until when, before an objection."""
    anew = [
        one for one in placed if one.until is None and one.citations and last.citations and step.citations
    ]
    for one in anew:
        at, after, until = one.citations[0], last.citations[0], step.citations[0]
        between = at.source == after.source == until.source and after.start < at.start < until.start
        if between or (one.date and last.until and step.date and last.until < one.date <= step.date):
            return True
    return False


def _runs(placed: Step, day: date) -> bool:
    """Tell whether a text was under silence by a day; a day after its deadline is the account's."""
    if placed.date is None or placed.until is None or placed.date > placed.until:
        return True
    return placed.date <= day


def _is_late(step: Step, placed: Step) -> bool:
    if step.date is None or placed.until is None:
        return False
    if step.time is None or placed.until_time is None:
        own = step.by_hand or any(_says_when(citation.quote, step.date) for citation in step.citations)
        return bool(own) and step.date > placed.until
    zones = (step.zone, placed.until_zone)
    came = at(step.date, step.time, zones[0] or zones[1])
    ended = at(placed.until, placed.until_time, zones[1] or zones[0])
    return came > ended


def _says_when(words: str, day: date) -> bool:
    """Tell whether words name a day, or its distance from another."""
    return names_day(words, day) or read_later(words, day) is not None


def _doubts(steps: Sequence[Step]) -> Iterator[Doubt]:
    yield from _of_silence(steps)
    yield from _of_adoption(steps)
    for step in steps:
        for difference in step.votes.differences() if step.votes else ():
            yield Doubt(difference, (step.id,))


def _of_silence(steps: Sequence[Step]) -> Iterator[Doubt]:
    opened = StepKind.UNDER_SILENCE
    placed = [step for step in steps if step.kind in _SETS_DEADLINE]
    for step in steps:
        ends = step.kind in (StepKind.SILENCE_BROKEN, StepKind.SILENCE_KEPT) and step.date and placed
        if ends and not any(one.date is None or one.date <= step.date for one in placed if step.date):
            early = message(
                "%(step)s before any text was placed under silence", step=Message(step.kind.value)
            )
            yield Doubt(early, (step.id,))
    for one in placed:
        if one.until and one.date and one.until < one.date:
            yield Doubt(
                message("the deadline of the silence procedure is before the day it began"), (one.id,)
            )
        elif one.until and one.date and one.kind is opened and one.until - one.date < SHORTEST:
            yield Doubt(message("less than 72 hours between the letter and the deadline"), (one.id,))
        yield from _both_ways(one, steps)


def _both_ways(placed: Step, steps: Sequence[Step]) -> Iterator[Doubt]:
    if placed.date is None or placed.until is None:
        return
    last = placed.until + timedelta(days=2)
    within = [step for step in steps if step.date and placed.date <= step.date <= last]
    broken = [step.id for step in within if step.kind is StepKind.SILENCE_BROKEN]
    kept = [step.id for step in within if step.kind is StepKind.SILENCE_KEPT]
    if broken and kept:
        both = message("silence is reported to have been both kept and broken")
        yield Doubt(both, (*broken, *kept))


_BEFORE_ADOPTION = frozenset(
    {
        StepKind.UNDER_SILENCE,
        StepKind.SILENCE_BROKEN,
        StepKind.AMENDMENT,
        StepKind.PARAGRAPH_VOTE,
        StepKind.NO_ACTION,
        StepKind.ORAL_REVISION,
        StepKind.BUDGET,
        StepKind.EXPLANATION_BEFORE,
    }
)


def _of_adoption(steps: Sequence[Step]) -> Iterator[Doubt]:
    adopted = [step for step in steps if step.kind is StepKind.ADOPTION and step.date]
    if not adopted:
        return
    last = max(step.date for step in adopted if step.date)
    for step in steps:
        placed = step.date if step.kind is StepKind.UNDER_SILENCE else None
        if placed and step.until and placed <= last < step.until:
            early = message("adopted on %(day)s, before silence ended on %(end)s", day=last, end=step.until)
            yield Doubt(early, (step.id, adopted[-1].id))
    for step in steps:
        kind = Message(step.kind.value)
        if step.kind in _BEFORE_ADOPTION and step.date and step.date > last:
            late = message("%(step)s after the adoption on %(day)s", step=kind, day=last)
            yield Doubt(late, (step.id, adopted[-1].id))
        if step.kind is StepKind.EXPLANATION_AFTER and step.date and step.date < last:
            early = message("%(step)s before the adoption on %(day)s", step=kind, day=last)
            yield Doubt(early, (step.id, adopted[-1].id))
        if step.kind is StepKind.REVIEW and step.date and step.date < last:
            yield Doubt(message("the next review is before the adoption"), (step.id, adopted[-1].id))


def _sums(budget: Budget) -> Doubt:
    return Doubt(
        message(
            "the items of the budget add up to %(sum)s, not to the stated %(total)s",
            sum=budget.sum,
            total=budget.total or 0,
        ),
        (),
    )
