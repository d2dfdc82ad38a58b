"""Citations of paragraphs of a draft, and of words in them."""

from travaux.domain.spans import Citation
from travaux.domain.texts import Draft, Paragraph


def cite_paragraph(draft: Draft, paragraph: Paragraph) -> Citation:
    """Return the citation of a paragraph; one without words of its own is cited by the line of its label."""
    text, start, end = draft.source.text, paragraph.start, paragraph.end
    if not text[start:end].strip():
        start = len(text[:start].rstrip(" \t").rpartition("\n")[0])
        end = text.find("\n", end) if "\n" in text[end:] else len(text)
    if not text[start:end].strip():  # nothing is printed there at all: the words before it
        start = text[:end].rstrip().rfind("\n") + 1
    return draft.source.cite(start, end)


def cite_words(draft: Draft, paragraph: Paragraph, start: int, end: int) -> Citation:
    """Return the citation of words of a paragraph, or of all of it where its source reads otherwise."""
    if draft.source.text[paragraph.start : paragraph.end] != paragraph.text:
        return cite_paragraph(draft, paragraph)
    return draft.source.cite(paragraph.start + start, paragraph.start + end)
