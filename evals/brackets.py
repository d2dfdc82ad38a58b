"""Measure how bracketed drafts are read, on the real ones beside the project: `python -m evals.brackets`.

Counts by version; whether every printed bracket is in the tree and prints back; and how far a PDF reads to
the same words, brackets and paragraphs as its Markdown twin, which other hands typed.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from evals.corpus import CORPUS
from travaux.analysis.text.brackets import parse_brackets
from travaux.domain.texts import Draft, Paragraph
from travaux.formats.draft_file import read_draft

VERSIONS = (
    ("5 October, PDF", "paris/8infnot.pdf"),
    ("23 October, PDF", "paris/11infnot.pdf"),
    ("23 October, Markdown", "paris/23-oct-2015.agreement.md"),
    ("4 December, PDF", "paris/adp_compilation_4dec15_10am.pdf"),
    ("4 December, Markdown", "paris/4-dec-2015.agreement.md"),
)
TWINS = ("paris/4-dec-2015.agreement.md", "paris/adp_compilation_4dec15_10am.pdf")


class Likeness(NamedTuple):
    """Shares of the Markdown found in the PDF."""

    words: float
    brackets: float
    paragraphs: float


def printed_marks(path: Path) -> int:
    """Return the opening and closing marks a Markdown file prints, counted without our readers."""
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"^\[[^\]^\n]+\]:.*$|\[\^\w+\]:?", "", text, flags=re.MULTILINE)
    named = set(re.findall(r"^\[([^\]^\n]+)\]:", path.read_text("utf-8"), flags=re.MULTILINE))
    for name in named:
        text = re.sub(rf"\[[^\[\]\n]+\]\[{re.escape(name)}\]", "", text)
    return len(re.findall(r"[\[\]]", text))


def words_of(text: str) -> list[str]:
    """Return the words, brackets and punctuation aside, in one case and one kind of dash."""
    return re.findall(r"\w+", text.casefold().replace("’", "'"))


def contested_words(paragraph: Paragraph) -> int:
    """Return how many words of a paragraph stand in brackets, its own or those that hold it whole."""
    if paragraph.within:
        return len(words_of(paragraph.text))
    outer = [bracket for bracket in paragraph.brackets if bracket.parent is None]
    return sum(len(words_of(paragraph.text[bracket.start : bracket.end])) for bracket in outer)


def count(draft: Draft) -> Counter[str]:
    """Return what a draft holds, by name."""
    found: Counter[str] = Counter()
    tree = parse_brackets(draft.source.text, draft.dialect, [p.start for p in draft.paragraphs])
    assert tree.printed() == draft.source.text
    opening = [b for p in draft.paragraphs for b in p.brackets if b.opened_in is None]
    found["paragraphs"] = len(draft.paragraphs)
    found["brackets"] = len(opening)
    found["marks"] = len(tree.marks())
    found["mended"] = sum(bracket.mended is not None for bracket in opening)
    found["in alternatives"] = sum(bracket.alternative is not None for bracket in opening)
    found["attributed"] = sum(bool(bracket.attributions) for bracket in opening)
    found["words"] = len(words_of(draft.source.text))
    found["contested words"] = sum(contested_words(paragraph) for paragraph in draft.paragraphs)
    return found


def agreement_part(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs from the preamble's first words to the end of the agreement, notes aside."""
    start = next(i for i, p in enumerate(paragraphs) if "parties to this agreement" in p.text.casefold()[:40])
    end = next(
        (i for i, p in enumerate(paragraphs) if i > start and "draft decision" in p.text.casefold()[:20]),
        len(paragraphs),
    )
    return [p for p in paragraphs[start:end] if p.kind != "footnote"]


def bracket_words(paragraphs: Iterable[Paragraph]) -> list[str]:
    return [
        " ".join(words_of(p.text[b.start : b.end]))
        for p in paragraphs
        for b in p.brackets
        if b.opened_in is None
    ]


def shared(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Return the share of ``wanted`` that stands in ``found`` in the same order."""
    ids: dict[str, int] = {}
    one = [ids.setdefault(word, len(ids)) for word in wanted]
    other = [ids.setdefault(word, len(ids)) for word in found]
    return LCSseq.similarity(one, other) / max(len(one), 1)


def compare(markdown: Draft, pdf: Draft) -> Likeness:
    """Return how much of the Markdown the PDF reads to."""
    wanted, found = agreement_part(markdown.paragraphs), agreement_part(pdf.paragraphs)
    words = shared(words_of(" ".join(p.text for p in wanted)), words_of(" ".join(p.text for p in found)))
    brackets = shared(bracket_words(wanted), bracket_words(found))
    there = {" ".join(words_of(p.text)) for p in found}
    whole = [p for p in wanted if len(words_of(p.text)) >= 6]
    paragraphs = sum(" ".join(words_of(p.text)) in there for p in whole) / max(len(whole), 1)
    return Likeness(words, brackets, paragraphs)


def main() -> None:
    """Print the tables."""
    if not CORPUS.is_dir():
        sys.exit("the corpus is not beside the project")
    names = ("paragraphs", "brackets", "mended", "in alternatives", "attributed", "words", "contested words")
    print("version".ljust(24), *(name.rjust(16) for name in names), "seconds".rjust(8))
    for title, name in VERSIONS:
        started = time.perf_counter()
        draft = read_draft(CORPUS / name)
        seconds = time.perf_counter() - started
        found = count(draft)
        print(title.ljust(24), *(str(found[name]).rjust(16) for name in names), f"{seconds:8.2f}")
        if name.endswith(".md"):
            print(f"  marks printed {printed_marks(CORPUS / name)}, in the tree {found['marks']}")
    likeness = compare(*(read_draft(CORPUS / name) for name in TWINS))
    print(f"4 December, PDF against Markdown: words in order {likeness.words:.4f},", end=" ")
    print(f"brackets in order {likeness.brackets:.4f}, paragraphs word for word {likeness.paragraphs:.4f}")


if __name__ == "__main__":
    main()
