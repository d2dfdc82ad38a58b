"""The river as SVG: versions as columns, paragraphs as blocks, ribbons for what became of them.

It needs no script and no style of its own: classes name what things are, the page says how they look.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup, escape

from travaux.domain.messages import Text
from travaux.reports.revisions import Node, Ribbon, River, RiverBlock

WIDTH = 1180.0  # width to aim at, in SVG units: that of the page on a desk
COLUMN, GAPS = (
    (60.0, 120.0),
    (48.0, 250.0),
)  # the least and the greatest width of a column and of what is between
COLUMNS_OF_WIDTH = 0.48  # the share of the width that columns take together
HEAD, LINE, SIDE, FOOT = 8.0, 16.0, 34.0, 12.0
HEIGHT = (460.0, 1400.0)  # the least and the greatest height of the longest column
ROOM = 11.0  # height to aim at for each block: that of a name on it
LEAST, BETWEEN, PARTS = 2.0, 1.2, 6.0  # the lowest block, and the space after a block and after a section
STUB = 24.0  # how far words added or removed are drawn beside their block
LETTER, NAME = 5.6, 11.0  # the width and the height of a letter on a block, at 10 units to the em
HEADING = 7.2  # the width of a letter over a column, at 13 units to the em
SHADES = (0.25, 0.6)  # shares of changed words, under which a block has the first and the second colour
# What is drawn over what: what stayed lies lowest.
_LAYERS = ("unchanged", "edited", "returned", "begins", "ends", "moved", "merged", "split")

Edge = tuple[float, float]  # where something starts and ends, from the top


@dataclass(frozen=True, slots=True)
class _Box:
    block: RiverBlock
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where columns stand: how wide each is, how far they are apart, and where their blocks start."""

    columns: int
    column: float
    gap: float
    top: float

    def x(self, version: int) -> float:
        return SIDE + version * (self.column + self.gap)

    @property
    def width(self) -> float:
        return 2 * SIDE + self.columns * self.column + (self.columns - 1) * self.gap


@dataclass(frozen=True, slots=True)
class Strip:
    """How to show two columns of a drawing at a time: in per cent of the width of a window on it.

    ``whole`` is how wide the drawing is then, ``step`` how far each two columns are from the next two.
    """

    whole: float
    step: float


def draw_river(
    river: River,
    address: Callable[[str], str] = "#t-{}".format,
    say: Callable[[Text], str] = str,
    open_section: Callable[[int], str] | None = None,
) -> Markup:
    """Return the diagram as one SVG element.

    ``address`` is where the history of a thread stands, ``open_section`` where a folded section is opened;
    ``say`` says texts in the language of the page.
    """
    heads = _heads(river, say)
    grid = _grid(len(river.versions), max(map(len, heads), default=0))
    boxes = {box.block.at: box for box in _boxes(river, grid)}
    bottom = max((box.y + box.height for box in boxes.values()), default=grid.top)

    def target(block: RiverBlock) -> str:
        return open_section(block.section) if block.folded and open_section else address(block.thread)

    parts = [
        *_drawn_heads(heads, grid),
        *(_ribbon(ribbon, start, end, boxes, grid) for ribbon, start, end in _ribbon_ends(river, boxes)),
        *(_block(box, grid, target(box.block), say) for box in boxes.values()),
    ]
    height, whole = bottom + FOOT, strip_of(len(river.versions)).whole
    return Markup(
        f'<svg class="river" viewBox="0 0 {grid.width:.0f} {height:.0f}" width="{whole:.1f}%" role="group" '
        f'aria-label="{escape(say(river.caption))}">{"".join(parts)}</svg>'
    )


def strip_of(columns: int) -> Strip:
    """Return how to show two of so many columns at a time."""
    grid = _grid(columns, 0)
    window = 2 * SIDE + 2 * grid.column + grid.gap
    return Strip(100 * max(grid.width / window, 1.0), 100 * (grid.column + grid.gap) / window)


def _grid(columns: int, lines: int) -> _Grid:
    column = min(max(WIDTH * COLUMNS_OF_WIDTH / max(columns, 1), COLUMN[0]), COLUMN[1])
    room = (WIDTH - 2 * SIDE - columns * column) / max(columns - 1, 1)
    return _Grid(columns, column, min(max(room, GAPS[0]), GAPS[1]), HEAD + lines * LINE + LINE / 2)


def shade_of(block: RiverBlock) -> str:
    """Return the colour of a block by how much of it changed: first, same, some, much, most or new."""
    if block.share is None:
        return "first"
    if block.came:
        return "new"
    if not block.share:
        return "same"
    return "some" if block.share < SHADES[0] else "much" if block.share < SHADES[1] else "most"


def _boxes(river: River, grid: _Grid) -> Iterator[_Box]:
    """Yield where each block stands, all columns to one scale."""
    columns: dict[int, list[RiverBlock]] = defaultdict(list)
    for block in sorted(river.blocks, key=lambda block: block.at):
        columns[block.at[0]].append(block)
    longest = max((sum(block.words for block in column) for column in columns.values()), default=0)
    most = max(map(len, columns.values()), default=0)
    scale = min(max(most * ROOM, HEIGHT[0]), HEIGHT[1]) / max(longest, 1)
    for version, column in columns.items():
        y = grid.top
        for place, block in enumerate(column):
            if place and block.section != column[place - 1].section:
                y += PARTS
            height = max(block.words * scale, LEAST)
            yield _Box(block, grid.x(version), y, height)
            y += height + BETWEEN


def _heads(river: River, say: Callable[[Text], str]) -> list[list[tuple[str, str]]]:
    """Return the lines over each column, each with its look: names are wrapped, never cut."""
    grid = _grid(len(river.versions), 0)
    room = max(int((grid.column + min(grid.gap, 2 * SIDE)) / HEADING), 8)
    return [
        [
            *(("head", line) for line in wrap(name, room)),
            *(("soft", line) for part in say(detail).split(" · ") for line in wrap(part, room)),
        ]
        for name, detail in river.versions
    ]


def _drawn_heads(heads: Sequence[Sequence[tuple[str, str]]], grid: _Grid) -> Iterator[str]:
    for version, lines in enumerate(heads):
        x = grid.x(version) + grid.column / 2
        for turn, (look, words) in enumerate(lines, 1):
            y = HEAD + LINE * turn - LINE / 4
            yield f'<text class="{look}" x="{x:.1f}" y="{y:.0f}" text-anchor="middle">{escape(words)}</text>'


def _block(box: _Box, grid: _Grid, address: str, say: Callable[[Text], str]) -> str:
    block = box.block
    return (
        f'<a href="{escape(address)}" class="{"part" if block.folded else "t"}" data-thread="{block.thread}">'
        f"<title>{escape(say(block.title))}</title>"
        f'<rect class="block c-{shade_of(block)}" x="{box.x:.1f}" y="{box.y:.1f}" '
        f'width="{grid.column:.1f}" height="{box.height:.1f}"/>{"".join(_name_on(box, grid, say))}</a>'
    )


def _name_on(box: _Box, grid: _Grid, say: Callable[[Text], str]) -> Iterator[str]:
    """Yield the lines of a block's name, as many as it has room for; its title has all of it."""
    rows, letters = int((box.height + 1) / NAME), int((grid.column - 6) / LETTER)
    name = say(box.block.name)
    if not name or not rows:
        return
    whole = wrap(name, letters)
    lines = whole if len(whole) <= rows else [*whole[: rows - 1], _cut(" ".join(whole[rows - 1 :]), letters)]
    first = box.y + (box.height - len(lines) * NAME) / 2 + NAME * 0.77
    x, look = box.x + grid.column / 2, f"name on-{shade_of(box.block)}"
    for turn, words in enumerate(lines):
        y = first + turn * NAME
        yield f'<text class="{look}" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(words)}</text>'


def _cut(words: str, letters: int) -> str:
    """Return as much of a name as there is room for."""
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def _ribbon_ends(
    river: River, boxes: Mapping[Node, _Box]
) -> Iterator[tuple[Ribbon, Edge | None, Edge | None]]:
    """Yield each ribbon with the part of either block's edge that it takes, lowest layer first."""
    leaving: dict[Node, list[Ribbon]] = defaultdict(list)
    arriving: dict[Node, list[Ribbon]] = defaultdict(list)
    for ribbon in river.ribbons:
        if ribbon.start and ribbon.kind != "returned":
            leaving[ribbon.start].append(ribbon)
        if ribbon.end and ribbon.kind != "returned":
            arriving[ribbon.end].append(ribbon)
    starts = {
        id(ribbon): edge for node, found in leaving.items() for ribbon, edge in _shares(boxes, node, found)
    }
    ends = {
        id(ribbon): edge for node, found in arriving.items() for ribbon, edge in _shares(boxes, node, found)
    }
    for ribbon in sorted(river.ribbons, key=lambda ribbon: _LAYERS.index(ribbon.kind)):
        start = starts.get(id(ribbon)) or (_box_edge(boxes[ribbon.start]) if ribbon.start else None)
        end = ends.get(id(ribbon)) or (_box_edge(boxes[ribbon.end]) if ribbon.end else None)
        yield ribbon, start, end


def _box_edge(box: _Box) -> Edge:
    return box.y, box.y + box.height


def _shares(
    boxes: Mapping[Node, _Box], node: Node, ribbons: Sequence[Ribbon]
) -> Iterator[tuple[Ribbon, Edge]]:
    """Yield the part of a block's edge that each of its ribbons takes, by how long the other ends are."""
    others = [ribbon.end if ribbon.start == node else ribbon.start for ribbon in ribbons]
    weights = [
        ribbon.words or (max(boxes[other].block.words, 1) if other else 1)
        for ribbon, other in zip(ribbons, others, strict=True)
    ]
    y, box = boxes[node].y, boxes[node]
    for ribbon, weight in zip(ribbons, weights, strict=True):
        share = box.height * weight / sum(weights)
        yield ribbon, (y, y + share)
        y += share


def _ribbon(
    ribbon: Ribbon, start: Edge | None, end: Edge | None, boxes: Mapping[Node, _Box], grid: _Grid
) -> str:
    if ribbon.start and ribbon.end and start and end:
        left, right = boxes[ribbon.start].x + grid.column, boxes[ribbon.end].x
        if ribbon.kind == "returned":
            path = _thread(left, start, right, end)
        else:
            path = _band(left, start, right, end)
    elif ribbon.start and start:
        path = _wedge(boxes[ribbon.start].x + grid.column, start, STUB)
    elif ribbon.end and end:
        path = _wedge(boxes[ribbon.end].x, end, -STUB)
    else:
        return ""
    return f'<path class="ribbon r-{ribbon.kind}" data-thread="{ribbon.thread}" d="{path}"/>'


def _band(left: float, start: Edge, right: float, end: Edge) -> str:
    half = f"{(left + right) / 2:.1f}"
    (y0, y1), (z0, z1) = (map("{:.1f}".format, edge) for edge in (start, end))
    return (
        f"M{left:.1f} {y0}C{half} {y0} {half} {z0} {right:.1f} {z0}"
        f"V{z1}C{half} {z1} {half} {y1} {left:.1f} {y1}Z"
    )


def _thread(left: float, start: Edge, right: float, end: Edge) -> str:
    """Return a line over the versions in which the paragraph was gone."""
    half, here, there = (left + right) / 2, sum(start) / 2, sum(end) / 2
    return f"M{left:.1f} {here:.1f}C{half:.1f} {here:.1f} {half:.1f} {there:.1f} {right:.1f} {there:.1f}"


def _wedge(x: float, edge: Edge, length: float) -> str:
    """Return a wedge beside a block: it points away where words went, and from outside where they came."""
    middle = sum(edge) / 2
    return f"M{x:.1f} {edge[0]:.1f}L{x + length:.1f} {middle:.1f}L{x:.1f} {edge[1]:.1f}Z"
