"""The diagram of a text's history with sections folded: one block a section and version, opened at will."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.domain.messages import Cell, Text, counted, message
from travaux.reports.page import Table
from travaux.reports.revisions import Node, Ribbon, River, RiverBlock
from travaux.reports.river import length_and_change

_STAYS = frozenset({"unchanged", "edited", "moved", "split", "merged"})

Flow = tuple[str, Node | None, Node | None]  # a kind of ribbon, and where it starts and ends


def fold_sections(river: River, opened: Collection[int]) -> River:
    """Return the diagram with every section but those in ``opened`` as one block a version.

    Within a folded section ribbons only carry on; those between sections say that words moved. Rows are kept
    of paragraphs in opened sections alone.
    """
    parts = _parts(river, opened)
    folded = {block.at: at for at, blocks in parts.items() for block in blocks}
    whole = tuple(_fold(river, at, blocks) for at, blocks in parts.items())
    kept = tuple(block for block in river.blocks if block.section in opened)
    rows = [(row, place) for row, place in zip(river.rows, river.placed, strict=True) if place in opened]
    return replace(
        river,
        caption=message(
            "Each column is a version and each block a section or a paragraph, as tall as it is long. The "
            "stronger its colour, the more of its words changed since the version before. Select a section "
            "to open it, a paragraph for its history."
        ),
        blocks=(*whole, *kept),
        ribbons=tuple(_flows(river.ribbons, folded, {block.at: block for block in (*whole, *kept)})),
        rows=tuple(row for row, _ in rows),
        placed=tuple(place for _, place in rows),
    )


def _parts(river: River, opened: Collection[int]) -> dict[Node, list[RiverBlock]]:
    """Return the paragraphs of each folded section and version, by where the first of them stands."""
    found: dict[tuple[int, int], list[RiverBlock]] = defaultdict(list)
    for block in sorted(river.blocks, key=lambda block: block.at):
        if block.section not in opened:
            found[block.at[0], block.section].append(block)
    return {blocks[0].at: blocks for blocks in found.values()}


def _fold(river: River, at: Node, blocks: Sequence[RiverBlock]) -> RiverBlock:
    section = blocks[0].section
    share, came = share_of(blocks)
    words = sum(block.words for block in blocks)
    title = message(
        "%(version)s, %(section)s · %(paragraphs)s, %(words)s",
        version=river.versions[at[0]][0],
        section=river.sections[section],
        paragraphs=counted("%(n)s paragraph", "%(n)s paragraphs", len(blocks)),
        words=length_and_change(words, share, came=came),
    )
    name = river.sections[section]
    return RiverBlock(at, words, section, f"s{section}", title, name, share, came, len(blocks))


def share_of(blocks: Sequence[RiverBlock]) -> tuple[float | None, bool]:
    """Return how much of some paragraphs of one version changed, by their words, and whether all are new."""
    if all(block.share is None for block in blocks):
        return None, False
    words = sum(max(block.words, 1) for block in blocks)
    changed = sum((block.share or 0.0) * max(block.words, 1) for block in blocks)
    return changed / words, all(block.came for block in blocks)


def _flows(
    ribbons: Sequence[Ribbon], folded: Mapping[Node, Node], blocks: Mapping[Node, RiverBlock]
) -> Iterator[Ribbon]:
    """Yield ribbons between the blocks that are drawn, those with the same ends as one."""
    flows: dict[Flow, int] = defaultdict(int)
    threads: dict[Flow, str] = {}
    for ribbon in ribbons:
        start = folded.get(ribbon.start, ribbon.start) if ribbon.start else None
        end = folded.get(ribbon.end, ribbon.end) if ribbon.end else None
        if ribbon.start == start and ribbon.end == end:
            yield ribbon
            continue
        kind = _kind(ribbon.kind, start and blocks[start], end and blocks[end])
        flows[kind, start, end] += max(ribbon.words, 1)
        near = end if end in folded.values() else start
        threads[kind, start, end] = blocks[near].thread if near else ribbon.thread
    yield from (Ribbon(*flow, threads[flow], words) for flow, words in flows.items())


def _kind(kind: str, start: RiverBlock | None, end: RiverBlock | None) -> str:
    if kind in _STAYS and start and end:
        return "unchanged" if start.section == end.section else "moved"
    return kind


def section_table(river: River) -> Table:
    """Return for each section how long it is in each version, and how much of it changed at each step.

    ``river`` is the diagram with nothing folded.
    """
    parts: dict[tuple[int, int], list[RiverBlock]] = defaultdict(list)
    for block in river.blocks:
        parts[block.section, block.at[0]].append(block)
    rows: Iterator[tuple[Cell, ...]] = (
        (name, *(_cell(parts.get((section, version), ())) for version in range(len(river.versions))))
        for section, name in enumerate(river.sections)
    )
    columns: tuple[Text, ...] = (message("Section"), *(name for name, _ in river.versions))
    return Table(message("Words of each section, and how many changed"), columns, tuple(rows))


def _cell(blocks: Sequence[RiverBlock]) -> Text:
    if not blocks:
        return "–"
    share, came = share_of(blocks)
    return length_and_change(sum(block.words for block in blocks), share, came=came)
