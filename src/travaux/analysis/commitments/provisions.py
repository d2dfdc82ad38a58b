"""The units that can bind somebody: operative paragraphs and their sub-paragraphs, each with its parent.

Where a reader left labels inside the text, as in annexes of some sources, they are taken from there.
"""

import re
from dataclasses import dataclass

from travaux.analysis.commitments.directives import opens_with_directive
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase

_LABELLED = re.compile(r"(?P<label>\d{1,3}(?:\.\d{1,2})*\.|\d{1,2}\.\d{1,2}(?=\s)|\([a-z]{1,4}\))\s+(?=\S)")
_BINDING = frozenset({ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH, ParagraphKind.OPTION})


def _phrase(name: str) -> Expression:
    return phrase("commitments", f"provisions.{name}")


@dataclass(frozen=True, slots=True)
class ProvisionUnit:
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


def find_units(draft: Draft) -> list[ProvisionUnit]:
    """Return the units of a draft in reading order."""
    units: list[ProvisionUnit] = []
    known: dict[int, int] = {}
    opener: int | None = None
    annex = article = ""
    enacting = False
    for paragraph in draft.paragraphs:
        enacting = enacting or bool(_phrase("enacting").fullmatch(paragraph.text.strip()))
        if paragraph.kind is ParagraphKind.ANNEX or (
            paragraph.kind in (ParagraphKind.OTHER, ParagraphKind.HEADING)
            and len(paragraph.text) < 80
            and _phrase("annex").match(paragraph.text)
        ):
            annex, opener, article = " ".join(paragraph.text.split())[:20], None, ""
        article = _article(paragraph) or article
        acts = enacting and opens_with_directive(paragraph.text)
        unit = _unit(paragraph, units, known, opener, (annex, article), acts)
        if unit is None:
            continue
        known[paragraph.index] = len(units)
        if paragraph.kind is not ParagraphKind.SUBPARAGRAPH and not unit.label.startswith("("):
            opener = len(units) if unit.body.rstrip().endswith(":") else None
        units.append(unit)
    return _marked_chapeaux(units)


def _unit(
    paragraph: Paragraph,
    units: list[ProvisionUnit],
    known: dict[int, int],
    opener: int | None,
    within: tuple[str, str],
    acts: bool,
) -> ProvisionUnit | None:
    annex, article = within
    label, offset = (paragraph.label or "").strip(), 0
    if paragraph.kind not in _BINDING:
        inside = _LABELLED.match(paragraph.text)
        if paragraph.kind not in (ParagraphKind.OTHER, ParagraphKind.ANNEX) or not (
            inside
            or _phrase("spoken").match(paragraph.text)
            or _phrase("binds").search(paragraph.text)
            or _phrase("directs").match(paragraph.text)
            or acts
        ):
            return None
        inside = inside or _phrase("numbered_decision").match(paragraph.text)
        if inside:
            label, offset = inside.groupdict().get("number") or inside["label"], inside.end()
    parent = known.get(paragraph.parent) if paragraph.parent is not None else None
    if parent is None and label.startswith("("):
        parent = opener
    if parent is not None and _are_listed_together(label, units[parent].label):
        parent = units[parent].parent
    own = label.strip(" .") or ("" if article else f"¶{paragraph.index + 1}")
    if parent is not None:
        place = f"{units[parent].place}{own}"
    elif article:
        place = (
            f"{annex}, {_address_in_article(article, own)}" if annex else _address_in_article(article, own)
        )
    else:
        place = f"{annex}, {own}" if annex else own
    body = phrase("commitments", "duties.dash").sub(_closed_by_colon, paragraph.text[offset:])
    return ProvisionUnit(paragraph, label, body, offset, place, parent)


def _closed_by_colon(dash: re.Match[str]) -> str:
    """Return a colon for the dash that closes a chapeau, with the same number of characters."""
    return ":" + " " * (len(dash[0]) - 1)


def _are_listed_together(label: str, above: str) -> bool:
    """Tell whether "(ii)" follows "(i)" in one list and stands not below it, as it would below a letter i."""
    roman = _phrase("roman")
    return label != "(i)" and above == "(i)" and bool(roman.fullmatch(label))


def _article(paragraph: Paragraph) -> str | None:
    """Return the article that a heading, or a short line like one, opens: "Article 5"."""
    found = _phrase("article").match(paragraph.text) or _phrase("article").match(paragraph.label or "")
    heads = paragraph.kind is ParagraphKind.HEADING or len(paragraph.text) < _SHORT
    found = found if found and heads else _phrase("article_run_in").match(paragraph.text)
    return " ".join(found["name"].split()) if found else None


def _address_in_article(article: str, own: str) -> str:
    """Return the address of a paragraph of an article: "Article 5(1)", "Article 5(a)"."""
    if not own:
        return article
    if _phrase("article_label").match(own):
        return own
    if own.startswith("("):
        return f"{article}{own}"
    number = article.rsplit(" ", 1)[-1]
    if own.startswith(f"{number}.") and not _phrase("numbered_within").match(article):
        return own  # "3.1" in section 3 is printed so, and cited so
    return f"{article}({own.removeprefix(f'{number}.')})"


_SHORT = 90  # characters of an article's number and title


def _marked_chapeaux(units: list[ProvisionUnit]) -> list[ProvisionUnit]:
    """Return the units with those marked that have sub-paragraphs."""
    parents = {unit.parent for unit in units}
    return [
        ProvisionUnit(u.paragraph, u.label, u.body, u.offset, u.place, u.parent, n in parents)
        for n, u in enumerate(units)
    ]
