"""How often terms stand in texts, whatever their hyphens, spaces, plurals and spelling."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from travaux.analysis.text.citing import cite_words
from travaux.analysis.text.wording import find_words, word_key
from travaux.domain.lineage import TermCount, TermPart
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.reference.wording import load_wording

_PART = re.compile(r"[^-\u2010\u2011/]+")
_JOINED = re.compile(r"[\s\u00a0]*[-\u2010\u2011]?[\s\u00a0]*")

Part = tuple[int, int, str]  # a word, or a part of a hyphenated one, by its place; and its key
Hit = tuple[int, int]


def count_terms(terms: Sequence[str], drafts: Sequence[Draft]) -> tuple[TermCount, ...]:
    """Return the counts of each term by document and paragraph, in that order; none where it is absent.

    Each says whether its paragraph is numbered, of the preamble or a title, which people cite apart.

    "multi-stakeholder", "multistakeholder" and "multi stakeholders" are one term; a part of a hyphenated
    word counts ("gender" in "gender-responsive"), but not what a prefix makes another word of
    ("stakeholder" in "multi-stakeholder"), nor what stands within a longer term asked for beside it.
    Each variant is counted as written.
    """
    return tuple(
        found
        for term in terms
        for draft in drafts
        for paragraph, part in _paragraphs_with_parts(draft)
        for found in _count(term, terms, draft, paragraph, part)
    )


def _paragraphs_with_parts(draft: Draft) -> Iterator[tuple[Paragraph, TermPart]]:
    """Yield the paragraphs of a draft, each with its part: what stands below a number is numbered with it."""
    seen: set[TermPart] = set()
    for paragraph in draft.paragraphs:
        part = _part_of_paragraph(paragraph, seen)
        if paragraph.kind is not ParagraphKind.HEADING:
            seen.add(part)
        yield paragraph, part


def _part_of_paragraph(paragraph: Paragraph, seen: set[TermPart]) -> TermPart:
    """Return the part of a paragraph by the parts ``seen`` before it; a preamble stands before any number."""
    if paragraph.kind is ParagraphKind.HEADING:
        return TermPart.ELSEWHERE if seen else TermPart.TITLE
    label = paragraph.label or ""
    if paragraph.kind in _NUMBERED and (re.search(r"\d", label) or (label and TermPart.NUMBERED in seen)):
        return TermPart.NUMBERED
    if paragraph.kind is ParagraphKind.PREAMBULAR and TermPart.NUMBERED not in seen:
        return TermPart.PREAMBLE
    return TermPart.ELSEWHERE


_NUMBERED = frozenset({ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH, ParagraphKind.OPTION})


def _count(
    term: str, terms: Sequence[str], draft: Draft, paragraph: Paragraph, part: TermPart
) -> Iterator[TermCount]:
    hits = list(find_term(term, paragraph.text))
    longer = [hit for one in terms if hits and one != term for hit in find_term(one, paragraph.text)]
    hits = [hit for hit in hits if not any(_lies_within(hit, other) for other in longer)]
    if not hits:
        return
    text = paragraph.text
    variants = Counter(" ".join(text[start:end].split()).casefold() for start, end in hits)
    yield TermCount(
        term=term,
        document=draft.source.id,
        section=paragraph.section,
        paragraph=paragraph.index,
        count=len(hits),
        variants=tuple(variants.most_common()),
        citations=tuple(cite_words(draft, paragraph, start, end) for start, end in hits),
        part=part,
    )


def _lies_within(hit: Hit, other: Hit) -> bool:
    return other[0] <= hit[0] and hit[1] <= other[1] and other != hit


def find_term(term: str, text: str) -> Iterator[Hit]:
    """Yield where a term stands in a text, in any of its variants."""
    wanted = list(_parts_of_text(term))
    sought = _squeeze([key for _, _, key in wanted])
    parts = list(_parts_of_text(text))
    index = 0
    while sought and index < len(parts):
        prefixed = index > 0 and _is_prefix(text, parts[index - 1], parts[index])
        end = 0 if prefixed else _match_from(text, parts, index, sought, len(wanted) + 2)
        if end:
            yield parts[index][0], parts[end - 1][1]
        index = end or index + 1


def _is_prefix(text: str, before: Part, part: Part) -> bool:
    """Tell whether a part is joined to a prefix that makes another word of it: "multi-", "non-"."""
    joined = text[before[1] : part[0]]
    return bool(joined) and not joined.strip("-\u2010\u2011") and before[2] in load_wording().prefixes


def _match_from(text: str, parts: Sequence[Part], index: int, sought: str, most: int) -> int:
    """Return the part after the term that starts at ``index``, or 0 where none does."""
    for end in range(index + 1, min(index + most, len(parts)) + 1):
        if end > index + 1 and not _JOINED.fullmatch(text[parts[end - 2][1] : parts[end - 1][0]]):
            return 0
        if _squeeze([key for _, _, key in parts[index:end]]) == sought:
            return end
    return 0


def _parts_of_text(text: str) -> Iterator[Part]:
    for word in find_words(text):
        for part in _PART.finditer(word.form):
            yield word.start + part.start(), word.start + part.end(), word_key(part.group())


def _squeeze(keys: Sequence[str]) -> str:
    return "".join((*keys[:-1], _singular(keys[-1]))) if keys else ""


def _singular(key: str) -> str:
    """Return an English word without the ending of its plural."""
    if len(key) > 4 and key.endswith("ies"):
        return key[:-3] + "y"
    if len(key) > 4 and key.endswith(("ches", "shes", "sses", "xes", "zes")):
        return key[:-2]
    if len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "us", "is")):
        return key[:-1]
    return key
