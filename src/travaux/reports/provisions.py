"""How pages name the provisions of a text."""

from collections.abc import Sequence

from travaux.domain.messages import Text, counted, message


def name_paragraph(label: str) -> Text:
    """Return a paragraph by its label."""
    return message("paragraph %(label)s", label=label)


def name_paragraphs(labels: Sequence[str]) -> Text:
    """Return paragraphs by their labels."""
    return counted("paragraph %(labels)s", "paragraphs %(labels)s", len(labels), labels=", ".join(labels))
