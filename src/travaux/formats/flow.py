"""Paragraphs put together from printed lines, words broken at line ends joined."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from travaux.formats.hyphens import is_broken, mended_end, whole_words
from travaux.formats.pages import PrintedLine, PrintedRun


@dataclass(frozen=True, slots=True)
class Flow:
    """A paragraph put together from lines: ``runs`` with broken words joined, ``lines`` as printed."""

    runs: tuple[PrintedRun, ...]
    lines: tuple[PrintedLine, ...] = field(repr=False)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def flow(
    lines: Iterable[PrintedLine], begins: Callable[[PrintedLine, PrintedLine], bool] | None = None
) -> tuple[Flow, ...]:
    """Return ``lines`` put together into paragraphs, in order.

    ``begins`` tells of two neighbours whether the second begins a paragraph by what it says.
    """
    lines = list(lines)
    known = whole_words(line.text for line in lines)
    return tuple(_joined_flow(group, known) for group in _paragraphs(lines, begins))


def _paragraphs(
    lines: list[PrintedLine], begins: Callable[[PrintedLine, PrintedLine], bool] | None
) -> Iterator[list[PrintedLine]]:
    leading = _leadings(lines)
    group: list[PrintedLine] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        told = begins is not None and bool(group) and begins(group[-1], line)
        if group and (told or _starts_paragraph(group, line, following, leading)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _leadings(lines: list[PrintedLine]) -> dict[float, float]:
    """Return the usual distance between baselines for each size of type that has lines enough to tell."""
    gaps: dict[float, Counter[float]] = {}
    for line in lines:
        if line.gap_above and 0 < line.gap_above < 3 * line.size:
            gaps.setdefault(round(line.size), Counter())[round(line.gap_above * 2) / 2] += 1
    return {
        size: min(g for g, n in counted.items() if n >= max(counted.values()) / 2)
        for size, counted in gaps.items()
        if counted.total() > 2
    }


def _starts_paragraph(
    group: list[PrintedLine], line: PrintedLine, following: PrintedLine | None, leading: dict[float, float]
) -> bool:
    last = group[-1]
    if line.role is not last.role or abs(line.size - last.size) > 1.5:
        return True
    same_column = (line.page, line.column) == (last.page, last.column)
    usual = leading.get(round(line.size), 1.3 * line.size)
    if same_column and line.gap_above and line.gap_above > 1.25 * usual:
        return True
    if _unfinished(last.text, line.text):
        return False
    return _has_room(last, line) or _first_line_indent(group, line, following)


def _unfinished(text: str, following: str) -> bool:
    """Return whether a sentence plainly runs on: no closing mark, and a small letter after it."""
    return text[-1] not in ".;:!?…。؟”\"'»)]" and following[:1].islower()


def _has_room(last: PrintedLine, line: PrintedLine) -> bool:
    """Return whether the first word of ``line`` would have fitted on ``last``: the break was meant."""
    first = line.text.split(" ", 1)[0]
    width = len(first) * (line.x1 - line.x0) / max(len(line.text), 1)
    space = (last.right - last.x1) if not _right_to_left(last.text) else (last.x0 - last.left)
    return space > width + 0.8 * line.size


def _first_line_indent(group: list[PrintedLine], line: PrintedLine, following: PrintedLine | None) -> bool:
    hanging = any(abs(run.x0 - line.x0) < 3 for run in group[-1].runs[1:])
    if _right_to_left(line.text) or following is None or hanging:
        return False
    indent = 0.8 * line.size
    returns = following.x0 < line.x0 - indent and (following.page, following.column) == (
        line.page,
        line.column,
    )
    return returns and line.x0 > line.left + indent and (len(group) == 1 or group[-1].x0 < line.x0 - indent)


def _right_to_left(text: str) -> bool:
    return sum("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc" for c in text) > len(text) / 3


def _joined_flow(lines: list[PrintedLine], known: Counter[str]) -> Flow:
    runs: list[PrintedRun] = []
    for line in lines:
        if runs:
            runs[-1] = replace(runs[-1], text=_line_end(runs[-1].text, line.text, known))
        runs.extend(line.runs)
    return Flow(tuple(run for run in runs if run.text), tuple(lines))


def _line_end(text: str, following: str, known: Counter[str]) -> str:
    """Return a line's end ready for ``following``: a space, or the word's halves joined."""
    if is_broken(text, following):
        return mended_end(text, following, known)
    tight = text.endswith(("-", "/", "—", "–")) and not text.endswith((" -", " –", " —"))
    return text if tight else _spaced(text, following)


def _spaced(text: str, following: str) -> str:
    """Return ``text`` with a space after it, unless the script writes none."""
    wide = "\u2e80" <= text[-1:] <= "\uffef" and "\u2e80" <= following[:1] <= "\uffef"
    return text if wide or text.endswith(" ") else text + " "
