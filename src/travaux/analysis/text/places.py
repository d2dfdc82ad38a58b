"""How people and pages name places in a version: 7, 20 (e), PP3, ¶6."""

from collections.abc import Sequence

from travaux.analysis.text.named import is_chapeau
from travaux.analysis.text.standing_text import is_gone
from travaux.domain.texts import Draft, Paragraph, ParagraphKind


def place(draft: Draft, indexes: Sequence[int]) -> str:
    """Return where paragraphs stand, by label: 7, 20 (e), PP3; any other is counted from the start (¶)."""
    return " + ".join(_path(draft, draft.paragraphs[index]) for index in indexes)


def _path(draft: Draft, paragraph: Paragraph) -> str:
    """Return the label of a paragraph behind those of the numbered ones that it is part of: 20 (e)."""
    if paragraph.kind is ParagraphKind.PREAMBULAR and not paragraph.label:
        return _recital(draft, paragraph)
    labels = [label_of(paragraph)]
    while paragraph.parent is not None:
        paragraph = draft.paragraphs[paragraph.parent]
        if paragraph.label and paragraph.kind not in (ParagraphKind.HEADING, ParagraphKind.ANNEX):
            labels.insert(0, label_of(paragraph))
    return " ".join(labels)


def label_of(paragraph: Paragraph) -> str:
    """Return the label of one paragraph; where it has none, how it is counted from the start: ¶6."""
    return (paragraph.label or "").strip(" .:") or f"¶{paragraph.index + 1}"


def _recital(draft: Draft, paragraph: Paragraph) -> str:
    """Return the number of a preambular paragraph that has none printed: PP3."""
    if is_chapeau(paragraph) or is_gone(paragraph):
        return label_of(paragraph)
    earlier = (each for each in draft.paragraphs[: paragraph.index + 1] if each.kind is paragraph.kind)
    return f"PP{sum(not is_chapeau(each) and not is_gone(each) for each in earlier)}"
