"""Drafts for tests, from plain lines: "3. Invites …" is operative, "# …" a heading, the rest preambular."""

import re

from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft, Paragraph, ParagraphKind

LABEL = re.compile(r"(\d+(?: bis)?\.|\([a-z]\))\s+")


def draft(text: str, name: str = "draft") -> Draft:
    """Return the non-empty lines of ``text`` as a draft."""
    paragraphs: list[Paragraph] = []
    section: tuple[str, ...] = ()
    for match in re.finditer(r"[^\n]+", text):
        line, start = match.group(), match.start()
        label = LABEL.match(line)
        kind = ParagraphKind.OPERATIVE if label else ParagraphKind.PREAMBULAR
        if line.startswith("# "):
            kind, start, section = ParagraphKind.HEADING, start + 2, (line[2:],)
        start += label.end() if label else 0
        words = text[start : match.end()]
        paragraphs.append(
            Paragraph(
                len(paragraphs), label.group(1) if label else None, kind, words, start, match.end(), section
            )
        )
    return Draft(SourceText(name, text), "text", paragraphs=tuple(paragraphs))
