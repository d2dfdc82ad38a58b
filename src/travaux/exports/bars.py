"""Bar charts laid out for any width: a label over its bar, wrapped and never cut, its figure beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import wrap

from travaux.domain.messages import Text
from travaux.reports.page import Bars

WIDTH = 360  # of the drawing, in SVG units: a phone shows it at its own size
LETTER = 6.6  # the width of a letter of a label
LINE, BAR = 15, 22  # the height of a line of a label, and of the bar below with the space behind it


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar, ``y`` from the top: its label in lines, its value, and that as printed."""

    y: int
    label: str
    lines: tuple[str, ...]
    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class DrawnBars:
    """The bars of a chart below one another."""

    bars: tuple[DrawnBar, ...]
    height: int
    width: int = WIDTH


def draw_bars(chart: Bars, say: Callable[[Text], str] = str) -> DrawnBars:
    """Return where each bar of a chart stands; ``say`` says texts in the language of the page."""
    drawn: list[DrawnBar] = []
    y = 0
    for label, value, figure in chart.bars:
        name, shown = say(label), say(figure)
        lines = tuple(wrap(name, max(int(WIDTH / LETTER) - len(shown) - 2, 12))) or ("–",)
        drawn.append(DrawnBar(y, name, lines, value, shown))
        y += LINE * len(lines) + BAR
    return DrawnBars(tuple(drawn), max(y, 1))
