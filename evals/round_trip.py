"""Whether a draft that is exported and read back is the same draft, paragraph by paragraph.

``python -m evals.round_trip [--shown] [FOLDER …]`` reads every draft of the shipped example and of the
corpus, writes each as Word and as Akoma Ntoso, reads what was written, and prints the share of paragraphs
whose text, label, kind, section and brackets come back, then that of marks, links to other paragraphs,
authors and notes. Paragraphs are set side by side in their order, by their words where their number differs.
With ``--shown`` what a file carries beside its words is taken out before it is read: this is how a file comes
back that somebody edited.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from evals.corpus import CORPUS, DATA
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.errors import TravauxError
from travaux.formats.draft_file import read_draft
from travaux.views.text.documents import DRAFT, in_form

FORMS = {"docx": ".docx", "akn": ".xml"}
EXAMPLE = DATA.parents[1] / "example" / "files"
FOLDERS = ("drafts", "wsis20", "un-texts")
TOLD: Mapping[str, str] = {
    "text": "text",
    "label": "label",
    "kind": "kind",
    "section": "section",
    "brackets": "brackets",
    "marks": "marks",
    "links": "parent within level chapeau",
    "authors": "attributions status",
    "notes": "notes",
    "clean": "clean_text",
}
"""What is compared, by the fields of a paragraph that hold it."""


def paths(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that may hold drafts."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def drafts(folders: Sequence[Path]) -> Iterator[tuple[Path, Draft]]:
    """Yield the drafts of some folders; what cannot be read as one is no draft."""
    for path in paths(folders):
        try:
            yield path, read_draft(path)
        except TravauxError:
            continue


def returned(draft: Draft, form: str, folder: Path, *, shown: bool = False) -> Draft:
    """Return what reading the export of a draft gives; ``shown`` by what people see of it alone."""
    path = folder / f"returned{FORMS[form]}"
    content = in_form(draft, form, DRAFT)
    path.write_bytes(_without_carried(content, form) if shown else content)
    return read_draft(path)


def _without_carried(content: bytes, form: str) -> bytes:
    if form == "akn":
        return re.sub(rb"<t:carried>.*?</t:carried>", b"", content, flags=re.DOTALL)
    left = BytesIO()
    with ZipFile(BytesIO(content)) as whole, ZipFile(left, "w", ZIP_DEFLATED) as part:
        for name in whole.namelist():
            if b"<t:carried" not in (data := whole.read(name)):
                part.writestr(name, data)
    return left.getvalue()


def count(draft: Draft, again: Draft) -> Counter[str]:
    """Return how many paragraphs come back with each of ``TOLD``, and how many headings stand there."""
    found: Counter[str] = Counter(paragraphs=max(len(draft.paragraphs), len(again.paragraphs)))
    for one, other in _beside(draft.paragraphs, again.paragraphs):
        for name, fields in TOLD.items():
            same = all(getattr(one, each) == getattr(other, each) for each in fields.split())
            found[name] += same
    found["headings"] = _headings(draft)
    found["headings again"] = _headings(again)
    return found


def _beside(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Paragraph]]:
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    words = [[" ".join(p.text.split()) for p in side] for side in (before, after)]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            pairs = zip_longest(before[i:i_end], after[j:j_end])
            yield from ((one, other) for one, other in pairs if one and other)


def _headings(draft: Draft) -> int:
    return sum(p.kind in (ParagraphKind.HEADING, ParagraphKind.ANNEX) for p in draft.paragraphs)


def _line(name: str, sums: Counter[str]) -> str:
    total = sums["paragraphs"] or 1
    shares = "  ".join(f"{each} {sums[each] / total:.4f}" for each in TOLD)
    return (
        f"{name:<44} {sums['paragraphs']:>6}  {shares}  headings {sums['headings again']}/{sums['headings']}"
    )


def main(folders: Sequence[Path], *, shown: bool = False) -> int:
    """Print the shares of each draft that does not come back whole, and of all drafts, by form."""
    sums = {form: Counter[str]() for form in FORMS}
    whole: Counter[str] = Counter()
    read = 0
    with tempfile.TemporaryDirectory() as place:
        for path, draft in drafts(folders):
            read += 1
            for form in FORMS:
                found = count(draft, returned(draft, form, Path(place), shown=shown))
                sums[form] += found
                exact = all(found[name] == found["paragraphs"] for name in TOLD)
                whole[form] += exact
                if not exact:
                    print(_line(f"{form} {path.name}", found), flush=True)
    for form in FORMS:
        print(_line(f"{form}, {whole[form]} of {read} drafts whole", sums[form]))
    return 0 if all(whole[form] == read for form in FORMS) else 1


if __name__ == "__main__":
    named = [Path(each) for each in sys.argv[1:] if each != "--shown"]
    everything = [EXAMPLE, *(CORPUS / each for each in FOLDERS)]
    sys.exit(main(named or everything, shown="--shown" in sys.argv))
