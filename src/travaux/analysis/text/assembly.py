"""A draft put together from what its reader exposed: outline, brackets, clean text, dialect."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from travaux.analysis.text.bracket_tree import Aside, BracketNode, BracketTree
from travaux.analysis.text.brackets import has_marks, parse_brackets
from travaux.analysis.text.dialects import detect_dialect, find_lacking
from travaux.analysis.text.losses import find_losses, place_of
from travaux.analysis.text.openings import names_a_text
from travaux.analysis.text.standing_text import refused_marks
from travaux.analysis.text.structure import TextBlock, outline
from travaux.domain.coverage import Apart
from travaux.domain.exchange import Carried
from travaux.domain.messages import N_, Message, joined
from travaux.domain.spans import Note, SourceText
from travaux.domain.texts import ALL_IN, Attribution, Bracket, Comment, Draft, Paragraph, ParagraphKind
from travaux.reference.registry import Registry


@dataclass(frozen=True, slots=True)
class Exposed:
    """What a reader makes of a file: its text, the blocks in it, and what it knows beside them.

    ``written`` is all that the file holds, taken out of it another way: each a place and the words there.
    ``apart`` are the words of it that are kept out of the text.
    """

    text: str = field(repr=False)
    blocks: tuple[TextBlock, ...] = field(repr=False)
    format: str = "text"
    title: str | None = None
    symbol: str | None = None
    masthead: str = field(default="", repr=False)
    lost: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    carried: Carried | None = field(default=None, repr=False)
    written: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    apart: tuple[Apart, ...] = field(default=(), repr=False)


def assemble(
    source_id: str,
    exposed: Exposed,
    dialect: str | None = None,
    registry: Registry | None = None,
    choice: str = ALL_IN,
) -> Draft:
    """Return the draft: every paragraph with its brackets, attributions and clean text under a choice.

    A draft that a file of our own carries is returned as it was exported.
    """
    if exposed.carried is not None and dialect in (None, exposed.carried.draft.dialect):
        return _returned(source_id, exposed.format, exposed.carried, registry, choice)
    paragraphs = outline(exposed.text, exposed.blocks)
    spoken = dialect or detect_dialect(has_marks(exposed.text), paragraphs)
    tree = parse_brackets(exposed.text, spoken, [block.start for block in exposed.blocks], registry)
    paragraphs = tuple(_bracketed(tree, paragraphs, choice))
    return Draft(
        source=SourceText(source_id, exposed.text),
        format=exposed.format,
        title=exposed.title or _title(paragraphs),
        symbol=exposed.symbol,
        dialect=spoken,
        paragraphs=paragraphs,
        lost=exposed.lost + find_lacking(spoken, paragraphs) + find_losses(paragraphs),
        notes=exposed.notes + _notes_of_mending(tree, paragraphs),
        comments=exposed.comments,
    )


def _returned(source_id: str, form: str, carried: Carried, registry: Registry | None, choice: str) -> Draft:
    """Return the draft that a file carries, its clean text under a choice."""
    draft, text = carried.draft, carried.draft.source.text
    tree = parse_brackets(text, draft.dialect, carried.blocks, registry)
    paragraphs = tuple(
        replace(paragraph, clean_text=_clean_text(tree, paragraph, choice)) for paragraph in draft.paragraphs
    )
    return replace(draft, source=SourceText(source_id, text), format=form, paragraphs=paragraphs)


def _title(paragraphs: Sequence[Paragraph]) -> str | None:
    """Return what names the text: the last full line before its preamble, else its first heading."""
    opening = next((p.index for p in paragraphs[:40] if p.kind == ParagraphKind.PREAMBULAR), 0)
    lines = [" ".join(p.clean_text.split()) for p in paragraphs[:opening]]
    named = [line for line in lines if names_a_text(line)]
    if named:
        return _NUMBERED.sub("", named[-1])
    headings = (p for p in paragraphs[:12] if p.kind == ParagraphKind.HEADING)
    return next((" ".join(p.clean_text.split()) or None for p in headings), None)


_NUMBERED = re.compile(r"^\d{1,4}/\d{1,4}\.?\s+")


def _bracketed(tree: BracketTree, paragraphs: Sequence[Paragraph], choice: str) -> list[Paragraph]:
    starts = [paragraph.start for paragraph in paragraphs]
    opened = _by_paragraph(starts, [node.start for node in tree.nodes])
    closed = _by_paragraph(starts, [max(node.start, node.end - 1) for node in tree.nodes])
    inside: list[list[int]] = [[] for _ in paragraphs]
    enclosing: list[list[int]] = [[] for _ in paragraphs]
    for index in range(len(tree.nodes)):
        first, last = opened[index], closed[index]
        inside[first].append(index)
        if last != first:
            inside[last].append(index)
            for between in range(first + 1, min(last, first + 5000)):
                enclosing[between].append(first)
    asides = _asides_by_paragraph(starts, tree.asides)
    return [
        _with_brackets(
            tree, paragraph, sorted(inside[at]), (opened, closed), asides[at], enclosing[at], choice
        )
        for at, paragraph in enumerate(paragraphs)
    ]


def _by_paragraph(starts: Sequence[int], offsets: Sequence[int]) -> list[int]:
    return [max(0, bisect_right(starts, offset) - 1) for offset in offsets]


def _asides_by_paragraph(starts: Sequence[int], asides: Sequence[Aside]) -> list[list[Aside]]:
    found: list[list[Aside]] = [[] for _ in starts]
    for aside in asides:
        if starts:
            found[max(0, bisect_right(starts, aside.start) - 1)].append(aside)
    return found


def _with_brackets(
    tree: BracketTree,
    paragraph: Paragraph,
    inside: Sequence[int],
    places: tuple[Sequence[int], Sequence[int]],
    asides: Sequence[Aside],
    enclosing: Sequence[int],
    choice: str,
) -> Paragraph:
    rank = {node: at for at, node in enumerate(inside)}
    brackets = tuple(_bracket_of_node(tree.nodes[node], node, paragraph, rank, places) for node in inside)
    own = [aside for aside in asides if aside.kind == "aside" and aside.node is None]
    status = next((aside.status for aside in own if aside.status), None)
    clean = _clean_text(tree, paragraph, choice)
    if clean == paragraph.clean_text and not (inside or own or enclosing):
        return paragraph  # as most are: nothing of it is open
    return replace(
        paragraph,
        brackets=brackets,
        clean_text=clean,
        attributions=paragraph.attributions + _all_attributions(own),
        status=status or _closing_status(tree, paragraph, inside),
        within=tuple(dict.fromkeys(enclosing)),
    )


def _clean_text(tree: BracketTree, paragraph: Paragraph, choice: str) -> str:
    struck = [
        (paragraph.start + mark.start, paragraph.start + mark.end)
        for mark in refused_marks(paragraph, choice)
    ]
    return tree.resolve_span(paragraph.start, paragraph.end, choice, without=struck)


def _all_attributions(asides: Sequence[Aside]) -> tuple[Attribution, ...]:
    return tuple(said for aside in asides for said in aside.attributions)


def _closing_status(tree: BracketTree, paragraph: Paragraph, inside: Sequence[int]) -> str | None:
    """Return the status of a bracket that stands last and says nothing but it: "[Suggested for closure]"."""
    for index in inside:
        node = tree.nodes[index]
        if node.status in (None, "remark") or paragraph.end - node.end > 400:
            continue
        at = bisect_left(tree.aside_starts, node.start)
        first = tree.asides[at] if at < len(tree.asides) else None
        whole = first is not None and first.node == index and (first.start, first.end) == node.inner
        if whole and not any(map(str.isalnum, tree.text[node.end : paragraph.end])):
            return node.status
    return None


def _bracket_of_node(
    node: BracketNode,
    index: int,
    paragraph: Paragraph,
    rank: dict[int, int],
    places: tuple[Sequence[int], Sequence[int]],
) -> Bracket:
    opened, closed = places[0][index], places[1][index]
    length = len(paragraph.text)
    return Bracket(
        start=min(max(node.start - paragraph.start, 0), length),
        end=min(max(node.end - paragraph.start, 0), length),
        attributions=node.attributions,
        status=node.status,
        parent=rank.get(node.parent) if node.parent is not None else None,
        alternative=node.alternative,
        mended=_how_mended(node),
        opened_in=opened if opened != paragraph.index else None,
        closed_in=closed if closed != paragraph.index else None,
    )


def _how_mended(node: BracketNode) -> str | None:
    if not node.mended:
        return None
    return N_("closing mark supplied") if node.opened else N_("opening mark supplied")


def _notes_of_mending(tree: BracketTree, paragraphs: Sequence[Paragraph]) -> tuple[Note, ...]:
    starts = [paragraph.start for paragraph in paragraphs]
    notes: list[Note] = []
    for node in tree.nodes:
        if node.mended and starts:
            at = max(0, bisect_right(starts, node.start) - 1)
            words = " ".join(tree.text[node.start : node.end].split())
            shown = words if len(words) <= 60 else f"{words[:28]} … {words[-28:]}"
            notes.append(
                Note(joined((Message(_how_mended(node) or ""), shown), ": "), place_of(paragraphs[at]))
            )
    return tuple(notes)
