"""When silence ended, as accounts tell it without saying that a text was placed under it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from travaux.analysis.procedure.moments import (
    StatedTime,
    days_in,
    last_day_before,
    last_until,
    read_later,
    same_day,
    silence_end,
)
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText, stable_id

_REACH = 600  # characters before an objection within which the end of silence lends it a day
_SET = frozenset({StepKind.UNDER_SILENCE, StepKind.SILENCE_EXTENDED})
_SILENT = _SET | {StepKind.SILENCE_KEPT}


def with_silence_ends(
    source: SourceText, spans: Sequence[tuple[int, int]], steps: Sequence[Step], near: date | None
) -> list[Step]:
    """Return the steps of a source with the ends of silence that its sentences state.

    An end is the deadline of the text that was placed under silence last before it, where that has none;
    else it is a step of its own, whose beginning is left open.
    """
    found = list(steps)
    told = [(c.start, c.end) for step in steps if step.kind in _SILENT for c in step.citations]
    for start, end in spans:
        ended = silence_end(source.text[start:end], near or last_day_before(source.text, start))
        if ended is None or any(first < end and start < last for first, last in told):
            continue
        placed = _placed_before(found, start)
        if placed is not None and _can_end(found[placed], ended.day):
            cited = (*found[placed].citations, source.cite(start, end))
            found[placed] = _step_with_end(replace(found[placed], citations=cited), ended)
        else:
            found.append(_step_with_end(_step_begun(source, start, end), ended))
    return found


def _placed_before(steps: Sequence[Step], start: int) -> int | None:
    """Return the number of the step by which a text was last placed under silence before a place."""
    placed = [n for n, one in enumerate(steps) if one.kind in _SET and one.citations[0].start < start]
    return max(placed, key=lambda n: steps[n].citations[0].start, default=None)


def _can_end(placed: Step, day: date) -> bool:
    return placed.until is None and (placed.date is None or placed.date <= day)


def _step_begun(source: SourceText, start: int, end: int) -> Step:
    kind = StepKind.UNDER_SILENCE
    key = stable_id("step", source.id, "silence ended", str(start))
    return Step(key, kind, kind.value, citations=(source.cite(start, end),))


def _step_with_end(step: Step, ended: StatedTime) -> Step:
    return replace(step, until=ended.day, until_time=ended.time, until_zone=ended.zone)


def moment_after(text: str, start: int, end: int, near: date | None) -> StatedTime | None:
    """Return when an objection came that is told by its distance from the end of silence before it.

    None where another day than that end is the last that is named before, unless it came on that same day.
    """
    before = text[max(0, start - _REACH) : start]
    days = days_in(before, near)
    ended = last_until(before, near)
    if days and (same := same_day(text[start:end], days[-1])):
        return same
    if ended is None or not days or days[-1] != ended.day:
        return None
    return read_later(text[start:end], ended.day)
