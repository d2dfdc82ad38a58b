"""What pages call a paragraph: its label, with the article before it where labels begin anew in each."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from travaux.analysis.text.places import place
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.reports.lineage import shorten

_NUMBERED = re.compile(r"^\W*(\w+ (?:\d+|[IVXLC]+|[A-Z])(?: ?(?:bis|ter|quater))?)(?!\w)")
_WIDTH = 32  # characters of a heading that has no number of its own
_ANEW = 0.2  # a share of paragraphs with shared labels that no accident of numbering reaches
_HEADINGS = (ParagraphKind.HEADING, ParagraphKind.ANNEX)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one version, by the indexes of its paragraphs."""

    names: Mapping[int, str]

    def of(self, indexes: Sequence[int]) -> str:
        """Return what paragraphs are called together."""
        return " + ".join(dict.fromkeys(self.names[index] for index in indexes))


def labels_of(draft: Draft) -> Labels:
    """Return the labels of a version; those that several paragraphs share say in which article they are.

    Where numbers begin anew in each article, all say so: a lone "15" beside many a "1" would mislead.
    """
    plain = {p.index: place(draft, (p.index,)) for p in draft.paragraphs}
    counts = Counter(plain[p.index] for p in draft.paragraphs if p.kind not in _HEADINGS)
    shared = {label for label, count in counts.items() if count > 1}
    anew = sum(counts[label] for label in shared) > _ANEW * len(draft.paragraphs)
    return Labels(
        {
            p.index: _label_behind(p, plain[p.index]) if anew or plain[p.index] in shared else plain[p.index]
            for p in draft.paragraphs
        }
    )


def heading_words(paragraph: Paragraph) -> str:
    """Return a heading with its label, where its words do not begin with that."""
    label = (paragraph.label or "").strip()
    return f"{label} {paragraph.text}" if label and label not in paragraph.text[:12] else paragraph.text


def _label_behind(paragraph: Paragraph, label: str) -> str:
    """Return a label behind the article or section that the paragraph stands in; recitals need none."""
    if paragraph.kind in _HEADINGS or not paragraph.section or label.startswith("PP"):
        return label
    numbered = (_NUMBERED.match(heading) for heading in reversed(paragraph.section))
    found = next((match[1] for match in numbered if match), None) or shorten(paragraph.section[-1], _WIDTH)
    return f"{found} § {label}"
