"""The names by which people speak of paragraphs: "OP7", "paragraph 18 (d)", "PP3"."""

import re
from collections.abc import Iterator, Mapping

from travaux.analysis.text.standing_text import is_gone
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.reference.asking import load_asking

_LABEL = re.compile(r"(?:OP\s*)?(.+)", re.IGNORECASE | re.DOTALL)
_PREAMBULAR = re.compile(r"PP\s*(\d.*)", re.IGNORECASE | re.DOTALL)


def name_paragraphs(draft: Draft) -> dict[int, str]:
    """Return what each paragraph is called, by its index: "7", "18(d)", "PP3"."""
    return dict(_names(draft))


def find_named(words: str) -> str | None:
    """Return the first paragraph that ``words`` name, in the same form; None where they name none."""
    match = load_asking().paragraph.search(words)
    if match is None:
        return None
    number = _squeezed(match["number"])
    return f"PP{number}" if match["preambular"] else number


def read_label(label: str) -> str:
    """Return a label as printed in the same form."""
    bare = label.strip().strip(".:)")
    if found := _PREAMBULAR.fullmatch(bare):
        return f"PP{_squeezed(found[1])}"
    match = _LABEL.fullmatch(bare)
    return _squeezed(match[1] if match else bare)


def _names(draft: Draft) -> Iterator[tuple[int, str]]:
    preambular = 0
    by_index = {paragraph.index: paragraph for paragraph in draft.paragraphs}
    for paragraph in draft.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING or is_gone(paragraph):
            continue
        if paragraph.kind is ParagraphKind.PREAMBULAR and not is_chapeau(paragraph):
            preambular += 1
            yield paragraph.index, read_label(paragraph.label) if paragraph.label else f"PP{preambular}"
        elif paragraph.label:
            yield paragraph.index, _numbered(by_index, paragraph, paragraph.label)


def _numbered(by_index: Mapping[int, Paragraph], paragraph: Paragraph, label: str) -> str:
    parent = by_index.get(paragraph.parent) if paragraph.parent is not None else None
    if parent is not None and parent.label and paragraph.kind is ParagraphKind.SUBPARAGRAPH:
        return f"{_numbered(by_index, parent, parent.label)}({read_label(label).strip('()')})"
    return read_label(label)


def is_chapeau(paragraph: Paragraph) -> bool:
    """Tell whether a preambular unit only names the body: "The General Assembly,"."""
    return len(paragraph.text.split()) <= 5 and paragraph.text.lstrip().startswith("The ")


def is_renumbered(old: Paragraph, new: Paragraph, was: str | None, now: str | None) -> bool:
    """Tell whether a paragraph bears another number; ``was`` and ``now`` are what it is called.

    One whose number is printed in one version alone is renumbered where it is called otherwise in the other.
    """
    if plain_label(old) == plain_label(new):
        return False
    return not (was and was == now) or bool(old.label and new.label)


def plain_label(paragraph: Paragraph) -> str:
    """Return a paragraph's number as it compares: without points and brackets around it."""
    return re.sub(r"[\W_]+", "", paragraph.label or "").casefold()


def _squeezed(label: str) -> str:
    return re.sub(r"\s+", "", label).lower()
