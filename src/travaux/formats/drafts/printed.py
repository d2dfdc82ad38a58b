"""PDF drafts: paragraphs from printed lines, headings from type, footnote marks told from words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from travaux.analysis.text.assembly import Exposed
from travaux.analysis.text.labels import find_label
from travaux.analysis.text.openings import is_closing, is_enacting, is_preambular, opens_with
from travaux.domain.texts import Mark, MarkKind, ParagraphKind
from travaux.formats.drafts.composition import TextComposition
from travaux.formats.drafts.margin import comments_of
from travaux.formats.flow import flow
from travaux.formats.pages import Pages, PrintedLine, PrintedRun, read_pages
from travaux.ports import PageRecogniser
from travaux.reference.structure_terms import load_structure_terms


@dataclass(slots=True)
class _PrintedParagraph:
    """A paragraph in the making: its runs, and where it was printed."""

    runs: list[PrintedRun]
    lines: list[PrintedLine]
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def read_pdf(data: bytes, where: str, recogniser: PageRecogniser | None = None) -> Exposed:
    """Return the paragraphs of a PDF in reading order, its footnotes behind them.

    ``recogniser`` reads pages that are pictures.

    Raises:
        UnreadableSource: if it is damaged, encrypted or holds pictures of text only.
    """
    pages = read_pages(data, where, recogniser)
    labels = _footnote_labels(pages.footnotes)
    units = list(_rejoined_paragraphs(_without_marks(_units(pages.body), labels)))
    title, first = _title(pages, units)
    page = TextComposition()
    opening = True
    printed: list[tuple[PrintedLine, int]] = []
    for number, unit in enumerate(units):
        place = len(page.blocks)
        if first <= number < first + 1 and title:
            page.add(title, heading=1)
        else:
            opening = opening and number < 30 and not _begins_text(unit, pages.size)
            _add(page, unit, pages.size, opening)
        printed += ((line, place) for line in unit.lines if len(page.blocks) > place)
    for label, words in _footnotes(pages.footnotes):
        page.add(words, label=label, kind=ParagraphKind.FOOTNOTE)
    return Exposed(
        page.text,
        tuple(page.blocks),
        "pdf",
        title,
        masthead="\n".join(line.text for line in pages.furniture[:12]),
        lost=pages.lost,
        notes=pages.notes,
        comments=tuple(comments_of(pages, printed)),
        written=pages.written,
        apart=pages.apart,
    )


def _units(lines: Sequence[PrintedLine]) -> Iterator[_PrintedParagraph]:
    for paragraph in flow(lines, _begins):
        yield _PrintedParagraph(list(paragraph.runs), list(paragraph.lines))


_ENDED = re.compile(r"(?:[.;:,!?…。；：،؛)\]}”\"*]|\b(?:and|or|et|ou|y|o|и|или|و|أو))\s*\d{0,2}\s*$")


def _begins(last: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether a line begins a paragraph by its label, or because only one of the two is a heading."""
    label = find_label(line.text.lstrip("[ "))
    if label and _ENDED.search(last.text) and (label.text or label.style == "-"):
        return True
    if label and (label.is_option or label.style in ("pp", "op")) and last.x1 < last.right - 2 * last.size:
        return True
    if _is_bold(last.runs) != _is_bold(line.runs):
        bold = last if _is_bold(last.runs) else line
        return len(bold.text) > 3 and not find_label(bold.text)
    return False


def _is_bold(runs: Sequence[PrintedRun]) -> bool:
    letters = sum(len(re.findall(r"\w", run.text)) for run in runs)
    bold = sum(len(re.findall(r"\w", run.text)) for run in runs if run.bold)
    return letters > 0 and bold >= 0.9 * letters


def _footnote_labels(lines: Sequence[PrintedLine]) -> dict[int, set[str]]:
    labels: dict[int, set[str]] = {}
    for line in lines:
        found = _NOTE.match(line.text)
        if found:
            labels.setdefault(line.page, set()).add(found["label"])
    return labels


_NOTE = re.compile(r"\s*(?P<label>\d{1,3}|[*†‡]{1,3}|[a-z](?=\s+[A-Z]))\s*(?=\S)")


def _without_marks(
    units: Iterator[_PrintedParagraph], labels: dict[int, set[str]]
) -> Iterator[_PrintedParagraph]:
    """Yield units without the raised marks that footnotes of their pages answer to."""
    last: _PrintedParagraph | None = None
    for unit in units:
        known = set[str]().union(*(labels.get(line.page, set()) for line in unit.lines))
        if last and unit.text.strip().isdigit() and _answered(unit.text.strip(), known):
            last.notes.append(f"footnote {unit.text.strip()}")
            continue
        _lift_marks(unit, known)
        if unit.text.strip():
            yield unit
            last = unit


def _lift_marks(unit: _PrintedParagraph, known: set[str]) -> None:
    """Move a unit's footnote marks from its words to its notes."""
    kept: list[PrintedRun] = []
    for number, run in enumerate(unit.runs):
        mark = run.text.strip()
        if not (run.raised and _answered(mark, known)):
            kept.append(run)
            continue
        unit.notes.append(f"footnote {mark}")
        following = unit.runs[number + 1].text[:1] if number + 1 < len(unit.runs) else ""
        before = kept[-1].text if kept else ""
        if kept and before.endswith(" ") and not following.isalnum():
            kept[-1] = replace(kept[-1], text=before.rstrip())
        elif kept and run.text.endswith(" ") and following.isalnum() and not before.endswith(" "):
            kept[-1] = replace(kept[-1], text=before + " ")
    unit.runs = kept


def _answered(mark: str, known: set[str]) -> bool:
    if mark in known or (mark and set(mark) <= set("*†‡,")):
        return True
    parts = re.split(r"[,\s]+", mark)
    if len(parts) > 1:
        return all(_answered(part, known) for part in parts if part)
    return any(mark[:cut] in known and mark[cut:] in known for cut in range(1, len(mark)))


def _rejoined_paragraphs(units: Iterator[_PrintedParagraph]) -> Iterator[_PrintedParagraph]:
    """Put together what printed lines broke although the sentence plainly goes on."""
    held: _PrintedParagraph | None = None
    for unit in units:
        if held is not None and _goes_on(held, unit):
            held.runs = [*held.runs, replace(held.runs[-1], text=" ", raised=False), *unit.runs]
            held.lines += unit.lines
            held.notes += unit.notes
            continue
        if held is not None:
            yield held
        held = unit
    if held is not None:
        yield held


def _goes_on(held: _PrintedParagraph, unit: _PrintedParagraph) -> bool:
    before, after = held.text.rstrip(), unit.text.lstrip()
    first, last = unit.lines[0], held.lines[-1]
    if (
        find_label(after.lstrip("[ "))
        or abs(first.size - last.size) > 1
        or _is_bold(held.runs) != _is_bold(unit.runs)
    ):
        return False
    bare = before.rstrip("]")
    if bare.endswith((".", ";", ":", "!", "?", "}")) or not re.search(r"\w", before):
        return False
    small = after.lstrip("[( ")[:1].islower()
    if small and len(last.text) > 40:
        return not bare.endswith(",") or not is_preambular(after)
    joined = bare.rsplit(" ", 1)[-1].casefold() in load_structure_terms().joiners
    return joined and not find_label(after)


def _title(pages: Pages, units: Sequence[_PrintedParagraph]) -> tuple[str | None, int]:
    """Return the title and its unit: the file's own where page one prints it, else its largest words."""
    front = [unit for unit in units[:25] if unit.lines[0].page <= 2]
    named = " ".join((pages.title or "").split())
    plain = [" ".join(unit.text.split()) for unit in front]
    for at in range(len(plain)):
        for many in range(1, 5):
            words = " ".join(plain[at : at + many])
            if named and len(named) > 12 and words.casefold() == named.casefold():
                return _take_front(front, at, many, words)
    sizes = [unit.lines[0].size for unit in front]
    largest = max(sizes, default=0.0)
    if largest < pages.size + 1:
        return None, -1
    at = sizes.index(largest)
    many = 1
    while (
        at + many < len(front)
        and sizes[at + many] >= largest - 0.3
        and many < 3
        and _runs_on(plain[at + many - 1])
    ):
        many += 1
    return _take_front(front, at, many, " ".join(plain[at : at + many]))


def _runs_on(words: str) -> bool:
    return words.rsplit(" ", 1)[-1].casefold() in load_structure_terms().joiners


def _take_front(front: Sequence[_PrintedParagraph], at: int, many: int, words: str) -> tuple[str, int]:
    for unit in front[at + 1 : at + many]:
        unit.runs = []
    return words, at


def _begins_text(unit: _PrintedParagraph, size: float) -> bool:
    if _heading_level(unit, size) in (1, 2):
        return True
    words = unit.text.lstrip("[ ")
    label = find_label(words)
    return (
        bool(label and label.text)
        or is_enacting(words)
        or is_preambular(words)
        or len(words) > 160
        or is_closing(words)
    )


def _add(page: TextComposition, unit: _PrintedParagraph, size: float, opening: bool) -> None:
    words = "".join(run.text for run in unit.runs)
    if not words.strip():
        return
    level = _heading_level(unit, size)
    text, marks = _words_with_marks(unit.runs)
    if unit.runs[0].raised and (note := _NOTE.match(text)):
        page.add(text[note.end() :], label=note["label"], kind=ParagraphKind.FOOTNOTE)
        return
    if opening and level not in (1, 2):
        page.add(text, kind=ParagraphKind.OTHER, marks=marks, notes=tuple(unit.notes))
        return
    if (star := _STAR.match(text)) and level is None:
        page.add(text[star.end() :], label=star["star"], kind=ParagraphKind.FOOTNOTE)
        return
    page.add(
        text,
        heading=level,
        marks=() if level is not None else marks,
        notes=tuple(unit.notes),
    )


def _words_with_marks(runs: Sequence[PrintedRun]) -> tuple[str, tuple[Mark, ...]]:
    """Return the words without surrounding space, and the spans that are struck, underlined or bold."""
    text = "".join(run.text for run in runs).replace("\uf0b7", "•")
    lead = len(text) - len(text.lstrip())
    length = len(text.strip())
    marks: list[Mark] = []
    at = -lead
    for run in runs:
        start, end = max(0, at), min(at + len(run.text), length)
        at += len(run.text)
        if start < end and run.text.strip():
            marks += [Mark(kind, start, end) for kind in _kinds(run)]
    return text.strip(), tuple(_merged_marks(marks, text.strip()))


def _kinds(run: PrintedRun) -> Iterator[MarkKind]:
    if run.struck:
        yield MarkKind.STRUCK
    if run.underlined:
        yield MarkKind.UNDERLINED
    if run.bold:
        yield MarkKind.BOLD


def _merged_marks(marks: list[Mark], text: str) -> Iterator[Mark]:
    for kind in MarkKind:
        own = [mark for mark in marks if mark.kind is kind]
        held: Mark | None = None
        for mark in own:
            if held and not text[held.end : mark.start].strip():
                held = replace(held, end=mark.end)
                continue
            if held:
                yield held
            held = mark
        if held:
            yield held


_STAR = re.compile(r"(?P<star>[*†‡]{1,3})\s*(?=[\w\[])")
_PART = re.compile(r"\[?\s*(?:[A-Z]|[IVX]{1,5})\.\s")


def _heading_level(unit: _PrintedParagraph, size: float) -> int | None:
    words = " ".join(unit.text.split())
    bare = words.strip("[] ")
    terms = load_structure_terms()
    if len(words) > 200 or not re.search(r"[^\W\d_]{2}", words):
        return None
    if bare.startswith("{") and bare.endswith("}") and len(bare) <= 90 and bare.count("{") == 1:
        return 4
    label = find_label(bare)
    if label and (label.is_option or label.style in ("pp", "op", "-")):
        return None
    capitals = (
        bare.isupper() and len(unit.lines) <= 2 and len(bare) < 90 and label is None and " " * 3 not in bare
    )
    larger = unit.lines[0].size >= size + 0.8 and bool(re.match(r"[\[\w]", words))
    named = (
        opens_with(bare, (*terms.article, *terms.annex))
        and len(bare) < 90
        and not bare.endswith((".", ";", ","))
    )
    if not (_is_bold(unit.runs) or larger or capitals or (named and len(unit.lines) == 1)) or bare.endswith(
        (";", ",", ".")
    ):
        return None
    if label and label.style.startswith("number") and len(bare) > 90:
        return None
    if opens_with(bare, terms.article):
        return 2
    if opens_with(bare, (*terms.annex, *terms.section)) or _PART.match(words):
        return 1
    return 3


def _footnotes(lines: Sequence[PrintedLine]) -> Iterator[tuple[str, str]]:
    """Yield each footnote's mark and words, further lines joined to it."""
    label: str | None = None
    group: list[PrintedLine] = []
    for line in [*lines, None]:
        found = _NOTE.match(line.text) if line else None
        if line is None or (found and _is_next_label(label, found["label"])):
            if group:
                yield label or "", _note_words(group, label)
            label, group = (found["label"] if found else None), []
        if line is not None:
            group.append(line)


def _is_next_label(label: str | None, found: str) -> bool:
    if label is None or not found.isdigit() or not label.isdigit():
        return True
    return 0 < int(found) - int(label) <= 5 or int(found) == 1


def _note_words(group: Sequence[PrintedLine], label: str | None) -> str:
    words = " ".join(" ".join(one.text.split()) for one in flow(group))
    return words[len(label) :].lstrip() if label and words.startswith(label) else words
