"""A draft's outline: what each block of text is, which label it bears, where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from travaux.analysis.text.labels import ParagraphLabel, find_label
from travaux.analysis.text.openings import (
    is_closing,
    is_enacting,
    is_preamble_heading,
    is_preambular,
    is_record_line,
    is_remark,
    opens_with,
)
from travaux.analysis.text.standing_text import GONE
from travaux.domain.texts import Mark, Paragraph, ParagraphKind
from travaux.reference.structure_terms import load_structure_terms


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A stretch of the exposed text that its reader saw as one unit.

    ``label`` is one the format gives beside the words; ``heading`` a level from 1; ``depth`` how far the
    format nests it; ``marks`` span the exposed text. ``origin`` is the index of the paragraph that an export
    of ours wrote there.
    """

    start: int
    end: int
    label: str | None = None
    kind: ParagraphKind | None = None
    heading: int | None = None
    depth: int | None = None
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
    origin: int | None = None


_LONE = re.compile(r"(?P<numeral>[IVX])(?P<mark>[.)])\s+(?=\S)")
_BESIDE = {"I": (None, "II"), "V": ("IV", "VI"), "X": ("IX", "XI")}


def _with_lone_numerals(
    text: str, labelled: Sequence[tuple[TextBlock, ParagraphLabel | None]]
) -> list[tuple[TextBlock, ParagraphLabel | None]]:
    """Return blocks with "I.", "V." and "X." read as labels where the numeral beside them is one.

    Alone such a letter may be an initial or a pronoun.
    """
    found = list(labelled)
    series = [place for place, (_, label) in enumerate(labelled) if label and label.style == "i."]
    for place, (block, label) in enumerate(labelled):
        lone = _LONE.match(text, block.start, block.end) if label is None and block.label is None else None
        if lone is None or not series:
            continue
        before = max((each for each in series if each < place), default=None)
        after = min((each for each in series if each > place), default=None)
        expected = [f"{each}{lone['mark']}" if each else None for each in _BESIDE[lone["numeral"]]]
        beside = [(labelled[each][1] if each is not None else None) for each in (before, after)]
        if any(one and one.text == wanted for one, wanted in zip(beside, expected, strict=True)):
            found[place] = block, ParagraphLabel(lone[0].strip(), lone.end(), "i.")
    return found


@dataclass(slots=True)
class _OutlinePlace:
    """Where an outline stands: the headings above, and the labelled paragraphs that may have children."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    open: list[tuple[str, int, int]] = field(default_factory=list)  # style, depth, paragraph index
    values: dict[str, int] = field(default_factory=dict)  # the last number of each open series
    introduces: bool = False  # the labelled paragraph seen last ends with a colon
    drafted: bool = False  # the text has numbered paragraphs, options or a preamble
    previous: ParagraphLabel | None = None
    in_annex: bool = False
    bare: bool = False  # the labelled paragraph seen last has a heading's words or none

    def enter(self, level: int, words: str) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, words))
        self.open.clear()
        self.values.clear()
        self.previous = None

    @property
    def section(self) -> tuple[str, ...]:
        return tuple(words for _, words in self.headings)


def outline(text: str, blocks: Sequence[TextBlock]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of ``text`` with labels, kinds, sections, levels and parents."""
    labelled = _with_lone_numerals(text, [(block, _label(text, block)) for block in blocks])
    preamble = _preamble(text, labelled)
    place = _OutlinePlace(
        drafted=bool(preamble) or any(label and label.style != "-" for _, label in labelled)
    )
    paragraphs: list[Paragraph] = []
    for index, (block, label) in enumerate(labelled):
        paragraph = _paragraph(text, block, label, index, place, index in preamble)
        if preamble and index < min(preamble) and label is None and block.heading is None:
            paragraph = replace(paragraph, kind=ParagraphKind.OTHER, parent=None, level=0)
        paragraphs.append(paragraph)
    return tuple(_mark_chapeaux(paragraphs))


def _label(text: str, block: TextBlock) -> ParagraphLabel | None:
    if block.label is not None:
        found = find_label(block.label + " x")
        return ParagraphLabel(block.label, block.start, found.style if found else "number")
    if block.kind in (ParagraphKind.OTHER,):
        return None
    label = find_label(text, block.start, block.end)
    if block.heading:
        return (
            _heading_label(text, block)
            if label is None
            else None
            if label.style in ("-", "former")
            else label
        )
    return _after_struck(text, block, label) if label else None


_PART = re.compile(r"(?P<label>(?:[A-Z]|[IVXL]{1,6})[.)])\s+(?=\S)")


def _heading_label(text: str, block: TextBlock) -> ParagraphLabel | None:
    """Return a part's letter or numeral: "A. Purpose", "IV) Means"."""
    found = _PART.match(text, block.start, block.end)
    return ParagraphLabel(found["label"], found.end(), "number") if found else None


def _after_struck(text: str, block: TextBlock, label: ParagraphLabel) -> ParagraphLabel:
    """Return the label that stands where an old one is struck before it: 8. of "7. 8. Decides"."""
    gone = any(m.kind in GONE and m.start <= block.start and label.end - 1 <= m.end for m in block.marks)
    standing = find_label(text, label.end, block.end) if gone else None
    kept = standing and not any(m.kind in GONE and m.start <= label.end < m.end for m in block.marks)
    return standing if standing and kept else label


def _paragraph(
    text: str,
    block: TextBlock,
    label: ParagraphLabel | None,
    index: int,
    place: _OutlinePlace,
    preamble: bool,
) -> Paragraph:
    start = label.end if label else block.start
    if start >= block.end and block.heading:
        start, label = block.start, None
    start = min(start, block.end)
    base = Paragraph(
        index=index,
        label=(label.text or None) if label else None,
        kind=block.kind or ParagraphKind.OTHER,
        text=text[start : block.end],
        clean_text=text[start : block.end],
        start=start,
        end=block.end,
        section=place.section,
        marks=tuple(
            replace(mark, start=max(0, mark.start - start), end=mark.end - start)
            for mark in block.marks
            if mark.end > start
        ),
        notes=block.notes,
        origin=block.origin,
    )
    if block.heading is not None and not is_remark(base.text):
        return _heading(base, block, text, place)
    if block.heading is not None:
        return base
    if block.kind in (ParagraphKind.FOOTNOTE, ParagraphKind.OTHER):
        return base
    return _body(base, block, label, place, preamble)


def _heading(base: Paragraph, block: TextBlock, text: str, place: _OutlinePlace) -> Paragraph:
    words = " ".join(text[block.start : block.end].split())
    place.enter(block.heading or 1, words)
    annex = opens_with(words, load_structure_terms().annex)
    place.in_annex = annex or (place.in_annex and len(place.headings) > 1)
    numbered = _ARTICLE.match(words)
    return replace(
        base,
        kind=ParagraphKind.ANNEX if annex else ParagraphKind.HEADING,
        label=base.label or (numbered["label"] if numbered else None),
        level=len(place.headings) - 1,
    )


_ARTICLE = re.compile(
    r"[\[*\s]*(?P<label>(?:article|annex|annexe|artículo|anexo|статья|приложение|المادة|المرفق)\s+"
    r"(?:\d{1,3}|[IVXL]{1,6}|[A-Z])(?:\s?(?:bis|ter|quater))?)\b",
    re.IGNORECASE,
)


def _body(
    base: Paragraph, block: TextBlock, label: ParagraphLabel | None, place: _OutlinePlace, preamble: bool
) -> Paragraph:
    if label is None:
        return _unlabelled(base, block, place, preamble)
    style = _series(label, place) if block.depth is None else _roman_or_letter(label, place)
    depth = block.depth or 0
    if label.holder == "number" and label.value is not None:
        place.values["number"] = label.value
    _close(place, label.holder or style, block.depth)
    parent = place.open[-1][2] if place.open else None
    level = len(place.open)
    below = any(not kept[0].startswith("option") for kept in place.open)
    if label.holder:
        place.open.append((label.holder, depth, base.index))
    place.open.append((style, depth, base.index))
    place.previous = label
    words = base.text.strip()
    place.introduces = words.rstrip("]").endswith((":", "："))
    place.bare = (
        words.startswith(("(", "{", "[("))
        or not words
        or (not label.is_option and len(words) <= 80 and not words.rstrip("]").endswith((".", ";", ",")))
    )
    return replace(base, kind=kind_of(style, below, preamble, block.kind), level=level, parent=parent)


def kind_of(style: str, below: bool, preamble: bool, known: ParagraphKind | None) -> ParagraphKind:
    """Return what a labelled paragraph is, by its label's style and whether one stands above it."""
    if known is not None:
        return known
    if style.startswith("option"):
        return ParagraphKind.OPTION
    if below:
        return ParagraphKind.SUBPARAGRAPH
    if style == "pp" or (preamble and style != "op"):
        return ParagraphKind.PREAMBULAR
    return ParagraphKind.SUBPARAGRAPH if style == "-" else ParagraphKind.OPERATIVE


_INNER = "inner number"


def _series(label: ParagraphLabel, place: _OutlinePlace) -> str:
    """Return a label's style, telling numbers that begin again below an option or a colon from the outer."""
    style = _roman_or_letter(label, place)
    if style != "number" or label.value is None:
        return style
    open_styles = [kept for kept, _, _ in place.open]
    held = place.introduces or any(kept.startswith("option") for kept in open_styles)
    below = held and "number" in open_styles
    goes_on = _INNER in open_styles and label.value - place.values.get(_INNER, -9) in (0, 1)
    outer = label.value - place.values.get("number", -9) in (0, 1)
    if (goes_on and not outer) or (below and label.value == 1 and not outer):
        style = _INNER
    place.values[style] = label.value
    return style


def _roman_or_letter(label: ParagraphLabel, place: _OutlinePlace) -> str:
    """Tell the letter (i) after (h) from the numeral (i) that opens a series below (a)."""
    if label.style not in ("(a)", "a."):
        return label.style
    letter = label.text.strip("(). ").split(")")[0].casefold()
    roman = "(i)" if label.style == "(a)" else "i."
    styles = [style for style, _, _ in place.open]
    if letter in ("v", "x") and roman in styles:
        return roman
    if letter != "i" or label.style not in styles:
        return label.style
    before = place.previous.text.strip("(). ").casefold() if place.previous else ""
    return label.style if before == "h" else roman


def _close(place: _OutlinePlace, style: str, depth: int | None) -> None:
    """Close the paragraphs that cannot hold one of this style and depth."""
    if depth is not None:
        while place.open and (
            place.open[-1][1] > depth
            or (place.open[-1][1] == depth and not _nests_below(place.open[-1][0], style, place))
        ):
            place.open.pop()
        return
    styles = [kept for kept, _, _ in place.open]
    if style in styles:
        del place.open[styles.index(style) :]
    elif style in ("number", "pp", "op") and styles and styles[-1].startswith("option") and not place.bare:
        place.open.clear()
    elif style == _INNER:
        while place.open and not place.open[-1][0].startswith(("option", "number")):
            place.open.pop()
    elif style in ("number", "pp", "op") and not any(kept.startswith("option") for kept in styles):
        place.open.clear()


def _nests_below(above: str, style: str, place: _OutlinePlace) -> bool:
    if above == style or style.startswith("option"):
        return False
    depth = place.open[-1][1]
    styles = [kept for kept, kept_depth, _ in place.open if kept_depth == depth]
    return style not in styles and (above.startswith("option") or style.startswith(("(", "a.", "i.", "-")))


def _unlabelled(base: Paragraph, block: TextBlock, place: _OutlinePlace, preamble: bool) -> Paragraph:
    if block.depth is not None:
        while place.open and place.open[-1][1] >= block.depth and block.depth >= 0:
            if place.open[-1][1] == block.depth and place.open[-1][0].startswith("option"):
                break
            place.open.pop()
    if is_record_line(base.text):
        return replace(base, kind=block.kind or ParagraphKind.OTHER)
    alone = is_closing(base.text) or (preamble and not place.bare)
    parent = None if alone else _holder(base, block, place)
    level = len(place.open) if parent is not None else 0
    if base.kind is ParagraphKind.OTHER and block.kind is None:
        kind = ParagraphKind.PREAMBULAR if preamble else _unlabelled_kind(place)
        return replace(base, kind=kind, parent=parent, level=level)
    return replace(base, parent=parent, level=level)


def _holder(base: Paragraph, block: TextBlock, place: _OutlinePlace) -> int | None:
    """Return which labelled paragraph an unlabelled one belongs to: by depth, or as a bare label's words."""
    if not place.open:
        return None
    if block.depth is not None:
        return place.open[-1][2] if block.depth or place.open[-1][0].startswith("option") else None
    options = [index for style, _, index in place.open if style.startswith("option")]
    if place.open[-1][2] == base.index - 1 and place.bare:
        return base.index - 1
    return options[-1] if options else None


def _unlabelled_kind(place: _OutlinePlace) -> ParagraphKind:
    stands = place.drafted and (place.headings or place.open)
    return ParagraphKind.OPERATIVE if stands else ParagraphKind.OTHER


def _preamble(text: str, labelled: Sequence[tuple[TextBlock, ParagraphLabel | None]]) -> frozenset[int]:
    """Return which blocks stand in the preamble: from its first sign to the first operative paragraph.

    One paragraph in mid-text that opens like a preambular one makes no preamble, unless an operative one
    follows it.
    """
    search = _PreambleSearch()
    for index, (block, label) in enumerate(labelled):
        words = text[label.end if label else block.start : block.end]
        if block.kind in (ParagraphKind.OTHER, ParagraphKind.FOOTNOTE):
            continue
        if search.heading(words) if block.heading is not None else search.passes(index, words, label):
            break
    return frozenset(search.members) if search.signs >= _PLAIN else frozenset()


@dataclass(slots=True)
class _PreambleSearch:
    """Goes through a text's first blocks, weighing how plainly they are a preamble's."""

    members: list[int] = field(default_factory=list)
    signs: int = 0
    opened: bool = False
    begun: bool = False  # the text has a full paragraph before any sign

    def heading(self, words: str) -> bool:
        """Take a heading in; tell whether the preamble ends there."""
        if is_preamble_heading(words):
            self.opened, self.signs = True, _PLAIN
            return False
        return self.opened

    def passes(self, index: int, words: str, label: ParagraphLabel | None) -> bool:
        """Take a paragraph in; tell whether the preamble ends with it or before it."""
        if _is_numbered(label) and not is_preambular(words):
            self.signs += self.opened
            return True
        told = _preamble_signs(words, label)
        self.signs += told if self.begun or self.opened else _PLAIN * bool(told)
        self.begun = self.begun or len(words) > _LONGEST_FRONT_LINE
        self.opened = self.opened or told > 0
        if not self.opened:
            return False
        if label is None and self.members and opens_with(words, load_structure_terms().operative):
            self.signs += 1
            return True
        self.members.append(index)
        if is_closing(words):
            self.signs = _PLAIN
        return is_closing(words)


_LONGEST_FRONT_LINE = 160
_PLAIN = 2  # what makes a preamble plain: its heading, its body's name, or two lesser signs


def _is_numbered(label: ParagraphLabel | None) -> bool:
    return label is not None and not label.is_option and label.style not in ("pp", "-", "(a)", "a.", "(i)")


def _preamble_signs(words: str, label: ParagraphLabel | None) -> int:
    """Return how plainly a paragraph shows that it stands in a preamble."""
    if is_enacting(words) or (label and label.style == "pp"):
        return _PLAIN
    return int(is_preambular(words) and _runs_on(words))


def _runs_on(words: str) -> bool:
    return words.rstrip("] \n").endswith((",", ";", "،", "，", "；", "؛"))


def _mark_chapeaux(paragraphs: list[Paragraph]) -> list[Paragraph]:
    holding = {paragraph.parent for paragraph in paragraphs}
    return [
        replace(paragraph, chapeau=True)
        if paragraph.index in holding and paragraph.text.rstrip().rstrip("]").endswith((":", "：", ":["))
        else paragraph
        for paragraph in paragraphs
    ]
