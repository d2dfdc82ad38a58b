"""The river as SVG: versions as columns, paragraphs as blocks, ribbons for what became of them.

It needs no script and no style of its own: classes name what things are, the page says how they look.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from travaux.domain.messages import Text
from travaux.reports.revisions import Node, Ribbon, River, RiverBlock

COLUMN = 34.0  # width of a column, in SVG units
WIDTH, GAPS = 900.0, (96.0, 230.0)  # width to aim at, and the least and greatest space between columns
TOP, SIDE, FOOT = 66.0, 50.0, 12.0
HEIGHT = (320.0, 980.0)  # the least and the greatest height of the longest column
ROOM = 9.0  # height to aim at for each paragraph
LEAST, BETWEEN, PARTS = 2.0, 1.2, 6.0  # the lowest block, and the space after a block and after a section
STUB = 26.0  # how far words added or removed are drawn beside their block
HUES = 9  # so many sections have a colour of their own, the longest; the rest share one
# What is drawn over what: what stayed lies lowest.
_LAYERS = ("unchanged", "edited", "returned", "begins", "ends", "moved", "merged", "split")

Edge = tuple[float, float]  # where something starts and ends, from the top


@dataclass(frozen=True, slots=True)
class _Box:
    block: RiverBlock
    x: float
    y: float
    height: float


def draw_river(
    river: River, address: Callable[[str], str] = "#t-{}".format, say: Callable[[Text], str] = str
) -> Markup:
    """Return the diagram as one SVG element.

    ``address`` is where the history of a thread stands, and ``say`` says texts in the language of the page.
    """
    columns = len(river.versions)
    gap, hues = _column_gap(columns), hues_of(river)
    boxes = {box.block.at: box for box in _boxes(river, gap)}
    bottom = max((box.y + box.height for box in boxes.values()), default=TOP)
    width = 2 * SIDE + columns * COLUMN + (columns - 1) * gap
    parts = [
        *_column_heads(river, gap, say),
        *(_ribbon(ribbon, start, end, boxes) for ribbon, start, end in _ribbon_ends(river, boxes)),
        *(_block(box, hues[box.block.section], address(box.block.thread), say) for box in boxes.values()),
    ]
    return Markup(
        f'<svg class="river" viewBox="0 0 {width:.0f} {bottom + FOOT:.0f}" width="{width:.0f}" '
        f'height="{bottom + FOOT:.0f}" role="group" aria-label="{escape(say(river.caption))}">'
        f"{''.join(parts)}</svg>"
    )


def hues_of(river: River) -> list[str]:
    """Return the colour of each section, by number; "rest" where it is too short for one of its own."""
    words = Counter[int]()
    for block in river.blocks:
        words[block.section] += block.words
    longest = sorted(section for section, _ in words.most_common(HUES))
    own = {section: str(number) for number, section in enumerate(longest)}
    return [own.get(section, "rest") for section in range(len(river.sections))]


def _column_gap(columns: int) -> float:
    room = (WIDTH - 2 * SIDE - columns * COLUMN) / max(columns - 1, 1)
    return min(max(room, GAPS[0]), GAPS[1])


def _boxes(river: River, gap: float) -> Iterator[_Box]:
    """Yield where each block stands, all columns to one scale."""
    columns: dict[int, list[RiverBlock]] = defaultdict(list)
    for block in sorted(river.blocks, key=lambda block: block.at):
        columns[block.at[0]].append(block)
    longest = max((sum(block.words for block in column) for column in columns.values()), default=0)
    most = max(map(len, columns.values()), default=0)
    scale = min(max(most * ROOM, HEIGHT[0]), HEIGHT[1]) / max(longest, 1)
    for version, column in columns.items():
        y = TOP
        for place, block in enumerate(column):
            if place and block.section != column[place - 1].section:
                y += PARTS
            height = max(block.words * scale, LEAST)
            yield _Box(block, SIDE + version * (COLUMN + gap), y, height)
            y += height + BETWEEN


def _column_heads(river: River, gap: float, say: Callable[[Text], str]) -> Iterator[str]:
    for version, (name, detail) in enumerate(river.versions):
        x = SIDE + version * (COLUMN + gap) + COLUMN / 2
        lines = (("head", _shortened_name(name)), *(("soft", part) for part in say(detail).split(" · ")))
        for turn, (look, words) in enumerate(lines):
            y = 18 + 16 * turn
            yield f'<text class="{look}" x="{x:.1f}" y="{y}" text-anchor="middle">{escape(words)}</text>'


def _shortened_name(name: str, room: int = 18) -> str:
    return name if len(name) <= room else f"{name[: room - 8]}…{name[-7:]}"


def _block(box: _Box, hue: str, address: str, say: Callable[[Text], str]) -> str:
    block = box.block
    return (
        f'<a href="{escape(address)}" class="t" data-thread="{block.thread}">'
        f"<title>{escape(say(block.title))}</title>"
        f'<rect class="block s-{hue}" x="{box.x:.1f}" y="{box.y:.1f}" '
        f'width="{COLUMN:.0f}" height="{box.height:.1f}"/></a>'
    )


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
    weights = [max(boxes[other].block.words, 1) if other else 1 for other in others]
    y, box = boxes[node].y, boxes[node]
    for ribbon, weight in zip(ribbons, weights, strict=True):
        share = box.height * weight / sum(weights)
        yield ribbon, (y, y + share)
        y += share


def _ribbon(ribbon: Ribbon, start: Edge | None, end: Edge | None, boxes: Mapping[Node, _Box]) -> str:
    if ribbon.start and ribbon.end and start and end:
        left, right = boxes[ribbon.start].x + COLUMN, boxes[ribbon.end].x
        if ribbon.kind == "returned":
            path = _thread(left, start, right, end)
        else:
            path = _band(left, start, right, end)
    elif ribbon.start and start:
        path = _wedge(boxes[ribbon.start].x + COLUMN, start, STUB)
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
