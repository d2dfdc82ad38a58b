"""The units that can bind somebody: operative paragraphs and their sub-paragraphs, each with its parent.

Where a reader left labels inside the text, as in annexes of some sources, they are taken from there.
"""

import re
from dataclasses import dataclass

from travaux.domain.texts import Draft, Paragraph, ParagraphKind

_LABELLED = re.compile(r"(?P<label>\d{1,3}\.|\([a-z]{1,4}\))\s+(?=\S)")
_BINDING = frozenset({ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH, ParagraphKind.OPTION})
_SPOKEN = re.compile(r"[Ww]e\b")
_ANNEX = re.compile(r"annex\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph to be searched: ``body`` is its text after the label; it stands at ``offset`` in the text.

    ``parent`` indexes the unit that introduces it.
    """

    paragraph: Paragraph
    label: str
    body: str
    offset: int
    place: str
    parent: int | None = None
    chapeau: bool = False


def find_units(draft: Draft) -> list[Unit]:
    """Return the units of a draft in reading order."""
    units: list[Unit] = []
    known: dict[int, int] = {}
    opener: int | None = None
    annex = ""
    for paragraph in draft.paragraphs:
        if paragraph.kind is ParagraphKind.ANNEX or (
            paragraph.kind in (ParagraphKind.OTHER, ParagraphKind.HEADING)
            and len(paragraph.text) < 80
            and _ANNEX.match(paragraph.text)
        ):
            annex, opener = " ".join(paragraph.text.split())[:20], None
        unit = _unit(paragraph, units, known, opener, annex)
        if unit is None:
            continue
        known[paragraph.index] = len(units)
        if paragraph.kind is not ParagraphKind.SUBPARAGRAPH and not unit.label.startswith("("):
            opener = len(units) if unit.body.rstrip().endswith(":") else None
        units.append(unit)
    return _marked(units)


def _unit(
    paragraph: Paragraph, units: list[Unit], known: dict[int, int], opener: int | None, annex: str
) -> Unit | None:
    label, offset = (paragraph.label or "").strip(), 0
    if paragraph.kind not in _BINDING:
        inside = _LABELLED.match(paragraph.text)
        if paragraph.kind not in (ParagraphKind.OTHER, ParagraphKind.ANNEX) or not (
            inside or _SPOKEN.match(paragraph.text)
        ):
            return None
        if inside:
            label, offset = inside["label"], inside.end()
    parent = known.get(paragraph.parent) if paragraph.parent is not None else None
    if parent is None and label.startswith("("):
        parent = opener
    own = label.strip(" .") or f"¶{paragraph.index + 1}"
    place = f"{units[parent].place}{own}" if parent is not None else f"{annex}, {own}" if annex else own
    return Unit(paragraph, label, paragraph.text[offset:], offset, place, parent)


def _marked(units: list[Unit]) -> list[Unit]:
    """Return the units with those marked that have sub-paragraphs."""
    parents = {unit.parent for unit in units}
    return [
        Unit(u.paragraph, u.label, u.body, u.offset, u.place, u.parent, n in parents)
        for n, u in enumerate(units)
    ]
