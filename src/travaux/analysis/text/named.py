"""The names by which people speak of paragraphs: "OP7", "paragraph 18 (d)", "PP3"."""

import re
from collections.abc import Iterator

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
    for paragraph in draft.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            continue
        if paragraph.kind is ParagraphKind.PREAMBULAR and not is_chapeau(paragraph):
            preambular += 1
            yield paragraph.index, read_label(paragraph.label) if paragraph.label else f"PP{preambular}"
        elif paragraph.label:
            yield paragraph.index, _numbered(draft, paragraph, paragraph.label)


def _numbered(draft: Draft, paragraph: Paragraph, label: str) -> str:
    parent = draft.paragraphs[paragraph.parent] if paragraph.parent is not None else None
    if parent is not None and parent.label and paragraph.kind is ParagraphKind.SUBPARAGRAPH:
        return f"{_numbered(draft, parent, parent.label)}({read_label(label).strip('()')})"
    return read_label(label)


def is_chapeau(paragraph: Paragraph) -> bool:
    """Tell whether a preambular unit only names the body: "The General Assembly,"."""
    return len(paragraph.text.split()) <= 5 and paragraph.text.lstrip().startswith("The ")


def _squeezed(label: str) -> str:
    return re.sub(r"\s+", "", label).lower()
